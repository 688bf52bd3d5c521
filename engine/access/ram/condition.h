// One condition of a statement: an operator, a key, the values that it is compared with.
#pragma once

#include "engine/access/ram/conditionvalue.h"
#include "engine/access/ram/evaluator.h"
#include "engine/access/ram/glob.h"
#include "engine/base/result.h"

#include <variant>
#include <vector>

namespace sluice {

enum class ValueKind { Text, Pattern, Number, Time, Bool, Address };
enum class Comparison { Equal, EqualAnyCase, Less, LessOrEqual, Greater, GreaterOrEqual, Within };

struct ConditionOperator {
    std::string_view name; // "NotIpAddress"
    ValueKind kind = ValueKind::Text;
    Comparison comparison = Comparison::Equal;
    bool negated = false; // none of the values may match, instead of one
};

[[nodiscard]] const std::vector<ConditionOperator> &conditionOperators();

// What of a request is compared.
enum class KeyKind { SourceIp, SecureTransport, CurrentTime, MfaPresent, ResourceTag, Unknown };

struct ConditionKey {
    KeyKind kind = KeyKind::Unknown;
    std::string tag; // of a ResourceTag: the part behind the slash
};

[[nodiscard]] ConditionKey conditionKey(std::string_view name);
[[nodiscard]] const std::vector<std::string_view> &conditionKeyNames(); // "acs:SourceIp" …, "acs:ResourceTag/KEY"

class Condition {
public:
    using Value = std::variant<std::string, Glob, double, WallTime, bool, AddressRange>;

    Condition(std::string written, const ConditionOperator &how, ConditionKey key)
        : m_written(std::move(written))
        , m_operator(how)
        , m_key(std::move(key))
    {
    }

    // Invalid when the text is no value of the operator's kind; the detail says what is expected.
    [[nodiscard]] Done add(const std::string &text);

    // A request that lacks what the key names satisfies no condition on it, whatever the operator. Every key has at most
    // one value, so that the set prefixes ForAnyValue and ForAllValues make no difference.
    [[nodiscard]] bool holds(const AccessRequest &request) const;

    [[nodiscard]] const std::string &written() const { return m_written; } // "IpAddress acs:SourceIp"
    [[nodiscard]] const ConditionOperator &how() const { return m_operator; }
    [[nodiscard]] const ConditionKey &key() const { return m_key; }
    [[nodiscard]] const std::vector<Value> &values() const { return m_values; }

private:
    [[nodiscard]] bool compare(std::string_view text, WallTime time) const;

    std::string m_written;
    ConditionOperator m_operator;
    ConditionKey m_key;
    std::vector<Value> m_values;
};

} // namespace sluice
