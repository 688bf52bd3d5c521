#include "ui/forms/policystatements.h"

#include "engine/access/ram/policy.h"
#include "engine/base/jsonvalue.h"

namespace sluice {

namespace {

std::vector<WrittenPattern> patternsOf(const JsonValue &value)
{
    std::vector<WrittenPattern> found;
    const auto add = [&found](const JsonValue &one) {
        if (one.is(JsonValue::Kind::String))
            found.push_back({one.text, one.begin, one.end});
    };
    add(value);
    for (const auto &item : value.items)
        add(item);
    return found;
}

WrittenStatement statementOf(const JsonValue &value)
{
    WrittenStatement statement;
    statement.begin = value.begin;
    for (const auto &member : value.members) {
        if (member.name == "Effect")
            statement.allows = member.value.text != "Deny";
        else if (member.name == "Condition")
            statement.hasCondition = true;
        else if (member.name == "Action" || member.name == "NotAction") {
            statement.notAction = member.name == "NotAction";
            statement.actions = patternsOf(member.value);
        } else if (member.name == "Resource" || member.name == "NotResource") {
            statement.notResource = member.name == "NotResource";
            statement.resources = patternsOf(member.value);
            statement.resourcesAreList = member.value.is(JsonValue::Kind::Array);
        }
    }
    return statement;
}

} // namespace

std::vector<WrittenStatement> writtenStatements(std::string_view json)
{
    std::vector<WrittenStatement> statements;
    const auto root = parseJson(json, kPolicyBytesMax);
    const auto *list = root ? root->find("Statement") : nullptr;
    if (!list)
        return statements;
    for (const auto &item : list->items)
        statements.push_back(statementOf(item));
    return statements;
}

} // namespace sluice
