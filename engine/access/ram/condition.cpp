#include "engine/access/ram/condition.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::string_view kTagPrefix = "acs:ResourceTag/";

bool sameAnyCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lowerCase(x) == lowerCase(y); });
}

template <class T> bool ordered(Comparison comparison, const T &asked, const T &wanted)
{
    switch (comparison) {
    case Comparison::Less: return asked < wanted;
    case Comparison::LessOrEqual: return asked <= wanted;
    case Comparison::Greater: return asked > wanted;
    case Comparison::GreaterOrEqual: return asked >= wanted;
    default: return asked == wanted;
    }
}

std::string_view expected(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Number: return "a number";
    case ValueKind::Time: return "a time such as 2026-11-22T14:20:00Z";
    case ValueKind::Bool: return "true or false";
    case ValueKind::Address: return "an address such as 10.0.0.1, or a range such as 10.0.0.0/8 or 2001:db8::/32";
    default: return "a text";
    }
}

} // namespace

const std::vector<ConditionOperator> &conditionOperators()
{
    using enum Comparison;
    static const std::vector<ConditionOperator> all = {
        {"StringEquals", ValueKind::Text, Equal, false},
        {"StringNotEquals", ValueKind::Text, Equal, true},
        {"StringEqualsIgnoreCase", ValueKind::Text, EqualAnyCase, false},
        {"StringNotEqualsIgnoreCase", ValueKind::Text, EqualAnyCase, true},
        {"StringLike", ValueKind::Pattern, Equal, false},
        {"StringNotLike", ValueKind::Pattern, Equal, true},
        {"NumericEquals", ValueKind::Number, Equal, false},
        {"NumericNotEquals", ValueKind::Number, Equal, true},
        {"NumericLessThan", ValueKind::Number, Less, false},
        {"NumericLessThanEquals", ValueKind::Number, LessOrEqual, false},
        {"NumericGreaterThan", ValueKind::Number, Greater, false},
        {"NumericGreaterThanEquals", ValueKind::Number, GreaterOrEqual, false},
        {"DateEquals", ValueKind::Time, Equal, false},
        {"DateNotEquals", ValueKind::Time, Equal, true},
        {"DateLessThan", ValueKind::Time, Less, false},
        {"DateLessThanEquals", ValueKind::Time, LessOrEqual, false},
        {"DateGreaterThan", ValueKind::Time, Greater, false},
        {"DateGreaterThanEquals", ValueKind::Time, GreaterOrEqual, false},
        {"Bool", ValueKind::Bool, Equal, false},
        {"IpAddress", ValueKind::Address, Within, false},
        {"NotIpAddress", ValueKind::Address, Within, true},
    };
    return all;
}

ConditionKey conditionKey(std::string_view name)
{
    if (name == "acs:SourceIp")
        return {KeyKind::SourceIp, {}};
    if (name == "acs:SecureTransport")
        return {KeyKind::SecureTransport, {}};
    if (name == "acs:CurrentTime")
        return {KeyKind::CurrentTime, {}};
    if (name == "acs:MFAPresent")
        return {KeyKind::MfaPresent, {}};
    if (name.starts_with(kTagPrefix) && name.size() > kTagPrefix.size())
        return {KeyKind::ResourceTag, std::string(name.substr(kTagPrefix.size()))};
    return {};
}

const std::vector<std::string_view> &conditionKeyNames()
{
    static const std::vector<std::string_view> all = {"acs:SourceIp", "acs:SecureTransport", "acs:CurrentTime",
                                                      "acs:MFAPresent", "acs:ResourceTag/KEY"};
    return all;
}

Done Condition::add(const std::string &text)
{
    const auto keep = [this](auto value) {
        if (value)
            m_values.emplace_back(*value);
        return value.has_value();
    };
    bool good = true;
    switch (m_operator.kind) {
    case ValueKind::Text: m_values.emplace_back(text); break;
    case ValueKind::Pattern: m_values.emplace_back(Glob(text)); break;
    case ValueKind::Number: good = keep(plainNumber(text)); break;
    case ValueKind::Time: good = keep(conditionTime(text)); break;
    case ValueKind::Bool: good = keep(trueOrFalse(text)); break;
    case ValueKind::Address: good = keep(addressRange(text)); break;
    }
    if (good)
        return {};
    return fail(ErrorKind::Invalid, "InvalidConditionValue",
                std::string(m_operator.name) + " compares with " + std::string(expected(m_operator.kind)));
}

bool Condition::holds(const AccessRequest &request) const
{
    const auto word = [](bool value) { return std::string_view(value ? "true" : "false"); };
    switch (m_key.kind) {
    case KeyKind::SourceIp: return !request.sourceIp.empty() && compare(request.sourceIp, request.time);
    case KeyKind::SecureTransport: return compare(word(request.secureTransport), request.time);
    case KeyKind::MfaPresent: return compare(word(request.mfa), request.time);
    case KeyKind::CurrentTime: {
        if (m_operator.kind == ValueKind::Time)
            return compare({}, request.time);
        const auto text = isoText(request.time);
        return compare(std::string_view(text.data(), text.size()), request.time);
    }
    case KeyKind::ResourceTag: {
        const auto found = std::ranges::find(request.tags, m_key.tag, [](const auto &tag) { return tag.first; });
        return found != request.tags.end() && compare(found->second, request.time);
    }
    case KeyKind::Unknown: return false;
    }
    return false;
}

bool Condition::compare(std::string_view text, WallTime time) const
{
    const auto any = [this]<class T>(const T &asked, auto matches) {
        const bool found = std::ranges::any_of(m_values, [&](const Value &value) {
            using Wanted = std::conditional_t<std::is_same_v<T, std::string_view>, std::string, T>;
            const auto *wanted = std::get_if<Wanted>(&value);
            return wanted && matches(asked, *wanted);
        });
        return found != m_operator.negated;
    };
    const auto comparison = m_operator.comparison;
    const auto inOrder = [comparison](const auto &asked, const auto &wanted) { return ordered(comparison, asked, wanted); };
    switch (m_operator.kind) {
    case ValueKind::Text:
        return any(text, [comparison](std::string_view asked, std::string_view wanted) {
            return comparison == Comparison::Equal ? asked == wanted : sameAnyCase(asked, wanted);
        });
    case ValueKind::Pattern: {
        const bool found = std::ranges::any_of(m_values, [text](const Value &value) {
            const auto *pattern = std::get_if<Glob>(&value);
            return pattern && pattern->matches(text);
        });
        return found != m_operator.negated;
    }
    case ValueKind::Number: {
        const auto number = plainNumber(text);
        return number && any(*number, inOrder);
    }
    case ValueKind::Time: {
        const auto asked = m_key.kind == KeyKind::CurrentTime ? std::optional(time) : conditionTime(text);
        return asked && any(*asked, inOrder);
    }
    case ValueKind::Bool: {
        const auto asked = trueOrFalse(text);
        return asked && any(*asked, inOrder);
    }
    case ValueKind::Address: {
        const auto asked = address(text);
        return asked && any(*asked, [](const AddressRange &from, const AddressRange &range) { return range.holds(from); });
    }
    }
    return false;
}

} // namespace sluice
