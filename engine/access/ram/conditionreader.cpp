#include "engine/access/ram/conditionreader.h"

#include "engine/base/nearest.h"

#include <algorithm>
#include <set>

namespace sluice {

namespace {

// Whether a value of the key can ever be read as the operator's kind.
bool fits(KeyKind key, ValueKind kind)
{
    if (kind == ValueKind::Text || kind == ValueKind::Pattern || key == KeyKind::ResourceTag)
        return true;
    switch (key) {
    case KeyKind::SourceIp: return kind == ValueKind::Address;
    case KeyKind::SecureTransport:
    case KeyKind::MfaPresent: return kind == ValueKind::Bool;
    case KeyKind::CurrentTime: return kind == ValueKind::Time;
    default: return false;
    }
}

std::string_view nameOf(KeyKind key)
{
    switch (key) {
    case KeyKind::SourceIp: return "an address: compare it with IpAddress or NotIpAddress";
    case KeyKind::CurrentTime: return "a time: compare it with a Date operator";
    default: return "true or false: compare it with Bool";
    }
}

class ConditionReader {
public:
    ConditionReader(PolicyStatement &statement, std::size_t &patterns, PolicyProblems &problems)
        : m_statement(statement)
        , m_patterns(patterns)
        , m_problems(problems)
    {
    }

    void read(const JsonValue &value)
    {
        if (!value.is(JsonValue::Kind::Object))
            return m_problems.error(value.begin, R"(Condition is an object: {"OPERATOR": {"KEY": ["VALUE"]}})");
        if (value.members.empty())
            m_problems.warning(value.begin, "an empty Condition always holds");
        std::set<std::string_view> seen;
        for (const auto &member : value.members) {
            if (seen.insert(member.name).second)
                comparison(member);
            else
                m_problems.error(member.begin, jsonQuoted(member.name) + " stands here twice");
        }
    }

private:
    void comparison(const JsonMember &member)
    {
        std::string_view name = member.name;
        for (const std::string_view prefix : {"ForAnyValue:", "ForAllValues:"}) {
            if (name.starts_with(prefix)) {
                name.remove_prefix(prefix.size());
                break;
            }
        }
        const auto &operators = conditionOperators();
        const auto how = std::ranges::find(operators, name, &ConditionOperator::name);
        if (how == operators.end()) {
            std::vector<std::string_view> names;
            for (const auto &known : operators)
                names.push_back(known.name);
            return m_problems.error(member.begin, "there is no condition operator " + jsonQuoted(name) + meant(name, names));
        }
        if (!member.value.is(JsonValue::Kind::Object))
            return m_problems.error(member.value.begin, member.name + R"( is an object: {"KEY": ["VALUE"]})");
        if (member.value.members.empty())
            m_problems.error(member.value.begin, member.name + " is empty");
        std::set<std::string_view> seen;
        for (const auto &key : member.value.members) {
            if (seen.insert(key.name).second)
                condition(member.name, *how, key);
            else
                m_problems.error(key.begin, jsonQuoted(key.name) + " stands here twice");
        }
    }

    void condition(const std::string &operatorName, const ConditionOperator &how, const JsonMember &member)
    {
        auto key = conditionKey(member.name);
        if (key.kind == KeyKind::Unknown)
            never(member.begin,
                  "this engine has no condition key " + jsonQuoted(member.name) + meant(member.name, conditionKeyNames()));
        else if (!fits(key.kind, how.kind))
            never(member.begin, member.name + " is " + std::string(nameOf(key.kind)));
        Condition condition(operatorName + ' ' + member.name, how, std::move(key));
        const auto &value = member.value;
        if (!value.is(JsonValue::Kind::Array)) {
            add(condition, value);
        } else {
            if (value.items.empty())
                m_problems.error(value.begin, "the list of values is empty");
            for (const auto &item : value.items)
                add(condition, item);
        }
        m_statement.conditions.push_back(std::move(condition));
    }

    void add(Condition &condition, const JsonValue &value)
    {
        ++m_patterns;
        const bool plain =
            value.is(JsonValue::Kind::String) || value.is(JsonValue::Kind::Number) || value.is(JsonValue::Kind::Bool);
        if (!plain)
            m_problems.error(value.begin,
                             "a condition compares with texts, numbers, true and false, not with "
                                 + std::string(toText(value.kind)));
        else if (value.text.size() > kPatternBytesMax)
            m_problems.error(value.begin, "longer than " + std::to_string(kPatternBytesMax) + " bytes");
        else if (const auto done = condition.add(value.text); !done)
            m_problems.error(value.begin, done.error().detail + ", not with " + jsonQuoted(value.text));
    }

    void never(std::size_t at, const std::string &why)
    {
        if (m_statement.effect == Effect::Deny)
            m_problems.error(at, why + "; the condition never holds, and the statement would deny nothing");
        else
            m_problems.warning(at, why + "; the condition never holds, and the statement allows nothing");
    }

    template <class Names> [[nodiscard]] std::string meant(std::string_view word, const Names &known) const
    {
        const auto near = m_problems.enough() ? std::string() : nearest(word, known);
        return near.empty() ? near : "; did you mean " + near + "?";
    }

    PolicyStatement &m_statement;
    std::size_t &m_patterns;
    PolicyProblems &m_problems;
};

} // namespace

void readConditions(const JsonValue &value, PolicyStatement &statement, std::size_t &patterns, PolicyProblems &problems)
{
    ConditionReader(statement, patterns, problems).read(value);
}

} // namespace sluice
