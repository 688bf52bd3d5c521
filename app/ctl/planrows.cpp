#include "app/ctl/planrows.h"

#include "app/ctl/format.h"
#include "app/ctl/table.h"
#include "engine/client/json.h"

#include <map>

namespace sluice::ctl {

namespace {

std::string sign(const std::string &action)
{
    if (action == "create" || action == "restore")
        return "+";
    return action == "delete" ? "-" : "~";
}

std::string closing(const std::map<std::string, std::uint64_t> &counts, Tense tense)
{
    std::string text;
    for (const auto &[action, count] : counts)
        text += (text.empty() ? "" : ", ") + countText(count)
            + (tense == Tense::Would ? " to " + action : ' ' + action + (action.ends_with('e') ? "d" : "ed"));
    return text.empty() ? "nothing to change" : text;
}

} // namespace

void printPlan(Session &session, const PlanRows &plan, Tense tense)
{
    auto &out = session.out();
    if (out.json())
        return out.printLine(toJson(plan));
    Table table({{""}, {"KIND"}, {"NAME"}, {"CHANGE"}});
    std::map<std::string, std::uint64_t> counts;
    for (const auto &row : plan.rows) {
        if (row.action == "keep")
            continue;
        ++counts[row.action];
        table.add({sign(row.action), row.kind, row.name, row.detail});
    }
    if (!out.quiet()) {
        out.print(table.take());
        out.printLine(closing(counts, tense));
    }
    for (const auto &warning : plan.warnings)
        out.warn(warning);
}

} // namespace sluice::ctl
