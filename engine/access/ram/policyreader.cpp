#include "engine/access/ram/policyreader.h"

#include "engine/access/ram/conditionreader.h"
#include "engine/base/nearest.h"

#include <algorithm>
#include <array>
#include <set>

namespace sluice {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 2> kDocumentNames = {"Version", "Statement"};
constexpr std::array<std::string_view, 6> kStatementNames = {"Effect",   "Action",      "NotAction",
                                                             "Resource", "NotResource", "Condition"};

// The byte that a place of the JSON reader, which counts characters, is about.
std::size_t offsetOf(std::string_view text, const Place &place)
{
    std::size_t at = 0;
    for (int line = 1; line < place.line; ++line)
        at = text.find('\n', at) + 1;
    const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
    for (int column = 1; column < place.column && at < text.size(); ++column)
        for (++at; at < text.size() && continues(at);)
            ++at;
    return at;
}

class PolicyReader {
public:
    explicit PolicyReader(PolicyProblems &problems)
        : m_problems(problems)
    {
    }

    std::vector<PolicyStatement> document(const JsonValue &root)
    {
        if (!root.is(JsonValue::Kind::Object)) {
            m_problems.error(root.begin, R"(a policy is an object: {"Version": "1", "Statement": […]})");
            return {};
        }
        checkNames(root, kDocumentNames, "a policy");
        version(root);
        const auto *list = root.find("Statement");
        if (!list) {
            m_problems.error(root.begin, "PolicyStatement is missing: the list of what is allowed and denied");
        } else if (!list->is(JsonValue::Kind::Array)) {
            m_problems.error(list->begin,
                             "PolicyStatement must be a list of statements, not " + std::string(toText(list->kind)));
        } else if (list->items.empty()) {
            m_problems.error(list->begin, "PolicyStatement is empty: name at least one");
        } else if (list->items.size() > kStatementsMax) {
            m_problems.error(list->begin,
                             "a policy has at most " + std::to_string(kStatementsMax) + " statements, not "
                                 + std::to_string(list->items.size()));
        } else {
            std::vector<PolicyStatement> statements;
            for (const auto &item : list->items)
                statements.push_back(statement(item));
            return statements;
        }
        return {};
    }

private:
    void version(const JsonValue &root)
    {
        const auto *value = root.find("Version");
        if (!value)
            m_problems.error(root.begin, R"(Version is missing: write "Version": "1")");
        else if (!value->is(JsonValue::Kind::String) || value->text != "1")
            m_problems.error(value->begin, R"(Version must be "1")");
    }

    template <class Names> void checkNames(const JsonValue &object, const Names &known, std::string_view owner)
    {
        std::set<std::string_view> seen;
        for (const auto &member : object.members) {
            if (!seen.insert(member.name).second)
                m_problems.error(member.begin, jsonQuoted(member.name) + " stands here twice");
            else if (member.name == "Principal" || member.name == "NotPrincipal")
                m_problems.error(member.begin,
                                 member.name + " belongs into the trust document of a role, not into a policy");
            else if (std::ranges::find(known, member.name) == known.end())
                m_problems.error(member.begin,
                                 jsonQuoted(member.name) + " is no part of " + std::string(owner)
                                     + meant(member.name, known));
        }
    }

    template <class Names> [[nodiscard]] std::string meant(std::string_view word, const Names &known) const
    {
        const auto near = m_problems.enough() ? std::string() : nearest(word, known);
        return near.empty() ? near : "; did you mean " + near + "?";
    }

    PolicyStatement statement(const JsonValue &value)
    {
        PolicyStatement read;
        if (!value.is(JsonValue::Kind::Object)) {
            m_problems.error(value.begin, "a statement is an object, not " + std::string(toText(value.kind)));
            return read;
        }
        checkNames(value, kStatementNames, "a statement");
        StatementPlaces places;
        places.begin = value.begin;
        m_patterns = 0;
        read.effect = effect(value);
        actions(value, read, places);
        resources(value, read, places);
        if (const auto *condition = value.find("Condition"))
            readConditions(*condition, read, m_patterns, m_problems);
        if (m_patterns > kPatternsMax)
            m_problems.error(value.begin,
                             "a statement has at most " + std::to_string(kPatternsMax)
                                 + " actions, resources and condition values, not " + std::to_string(m_patterns));
        adviseOn(read, places, m_problems);
        return read;
    }

    Effect effect(const JsonValue &statement)
    {
        const auto *value = statement.find("Effect");
        if (value && value->is(JsonValue::Kind::String) && value->text == "Deny")
            return Effect::Deny;
        if (!value)
            m_problems.error(statement.begin, "Effect is missing: Allow or Deny");
        else if (!value->is(JsonValue::Kind::String) || value->text != "Allow")
            m_problems.error(value->begin, "Effect must be \"Allow\" or \"Deny\"");
        return Effect::Allow;
    }

    // Exactly one of a list and its negation.
    const JsonMember *oneOf(const JsonValue &statement, std::string_view name, std::string_view negated)
    {
        const JsonMember *found = nullptr;
        for (const auto &member : statement.members) {
            if (member.name != name && member.name != negated)
                continue;
            if (found && found->name != member.name)
                m_problems.error(member.begin,
                                 "a statement has " + std::string(name) + " or " + std::string(negated) + ", not both");
            else if (!found)
                found = &member;
        }
        if (!found)
            m_problems.error(statement.begin, std::string(name) + " is missing (or " + std::string(negated) + ')');
        return found;
    }

    void actions(const JsonValue &statement, PolicyStatement &read, StatementPlaces &places)
    {
        const auto *member = oneOf(statement, "Action", "NotAction");
        if (!member)
            return;
        places.actionKey = member->begin;
        read.actionList = member->name == "Action" ? Listed::Takes : Listed::Excludes;
        eachPattern(*member, [&](const JsonValue &value) {
            if (!checkAction(value))
                return;
            read.actions.emplace_back(value.text, Glob::Case::Any);
            places.actions.push_back(value.begin);
        });
    }

    void resources(const JsonValue &statement, PolicyStatement &read, StatementPlaces &places)
    {
        const auto *member = oneOf(statement, "Resource", "NotResource");
        if (!member)
            return;
        places.resourceKey = member->begin;
        read.resourceList = member->name == "Resource" ? Listed::Takes : Listed::Excludes;
        eachPattern(*member, [&](const JsonValue &value) {
            read.resources.emplace_back(value.text);
            places.resources.push_back(value.begin);
        });
    }

    template <class F> void eachPattern(const JsonMember &member, F take)
    {
        const auto &value = member.value;
        const auto one = [&](const JsonValue &item) {
            ++m_patterns;
            if (!item.is(JsonValue::Kind::String))
                m_problems.error(item.begin, member.name + " lists texts, not " + std::string(toText(item.kind)));
            else if (checkPattern(item))
                take(item);
        };
        if (!value.is(JsonValue::Kind::Array))
            return one(value);
        if (value.items.empty())
            m_problems.error(value.begin, member.name + " is empty");
        for (const auto &item : value.items)
            one(item);
    }

    bool checkPattern(const JsonValue &value)
    {
        if (value.text.empty())
            m_problems.error(value.begin, "an empty text matches nothing");
        else if (value.text.size() > kPatternBytesMax)
            m_problems.error(value.begin, "longer than " + std::to_string(kPatternBytesMax) + " bytes");
        else if (std::ranges::any_of(value.text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
            m_problems.error(value.begin, "holds a control character");
        else
            return true;
        return false;
    }

    bool checkAction(const JsonValue &value)
    {
        const auto &text = value.text;
        if (text == "*")
            return true;
        const auto allowed = [](char c) {
            const char low = lowerCase(c);
            return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9')
                || std::string_view("*?-_:").find(c) != std::string::npos;
        };
        if (const auto bad = std::ranges::find_if_not(text, allowed); bad != text.end())
            m_problems.error(value.begin,
                             "an action is made of letters, digits, - _ * and ?, and a colon; this holds another character");
        else if (std::ranges::count(text, ':') != 1 || text.front() == ':' || text.back() == ':')
            m_problems.error(value.begin,
                             "an action is written service:Name, such as log:GetLogStore, or *; not " + jsonQuoted(text));
        else
            return true;
        return false;
    }

    PolicyProblems &m_problems;
    std::size_t m_patterns = 0; // of the statement that is read
};

} // namespace

std::vector<PolicyStatement> readPolicy(std::string_view json, PolicyProblems &problems)
{
    if (json.size() > kPolicyBytesMax) {
        problems.error(
            0, "a policy has at most " + std::to_string(kPolicyBytesMax) + " bytes, not " + std::to_string(json.size()));
        return {};
    }
    if (json.starts_with(kByteOrderMark)) {
        problems.error(0, "the text begins with a byte-order mark: save it without one");
        return {};
    }
    const auto root = parseJson(json, kPolicyBytesMax, kPolicyDepthMax);
    if (!root) {
        problems.error(offsetOf(json, root.error().place), root.error().detail);
        return {};
    }
    return PolicyReader(problems).document(*root);
}

} // namespace sluice
