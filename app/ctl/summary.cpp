#include "app/ctl/summary.h"

#include "app/ctl/format.h"
#include "app/ctl/table.h"
#include "engine/client/json.h"

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

void printSummary(Session &session, const RunSummary &summary)
{
    auto &out = session.out();
    for (const auto &error : summary.errors)
        out.warn(error);
    if (out.json())
        return out.printLine(toJson(summary));
    Table table({{"TRIGGER"},
                 {"WINDOWS", Align::Right},
                 {"ATTEMPTS", Align::Right},
                 {"FAILED", Align::Right},
                 {"LINES", Align::Right},
                 {"BYTES", Align::Right}});
    for (const auto &row : summary.triggers)
        table.add({row.name, countText(row.windows), countText(row.attempts), countText(row.failed), countText(row.lines),
                   bytesText(row.bytes)});
    out.print(table.take());
    if (out.quiet())
        return;
    std::string closing = "done in " + durationText(std::llround(summary.seconds * 1000));
    if (summary.parseErrors > 0)
        closing += ", " + plural(summary.parseErrors, "line") + " kept raw";
    if (summary.linesCut > 0)
        closing += ", " + plural(summary.linesCut, "line") + " cut";
    out.printLine(closing);
}

Exit exitFor(const RunSummary &summary)
{
    const bool failed = std::ranges::any_of(summary.triggers, [](const RunTriggerRow &row) { return row.failed > 0; });
    return failed || !summary.errors.empty() ? Exit::Failed : Exit::Done;
}

RunSummary summaryOf(const TriggerRows &triggers, double seconds)
{
    RunSummary summary;
    summary.seconds = seconds;
    for (const auto &row : triggers.rows)
        summary.triggers.push_back({toText(row.definition.key), row.windows, row.attempts,
                                    static_cast<std::uint64_t>(std::max(0, row.blockedShards)), row.lines, row.bytes});
    std::ranges::sort(summary.triggers, {}, &RunTriggerRow::name);
    return summary;
}

} // namespace sluice::ctl
