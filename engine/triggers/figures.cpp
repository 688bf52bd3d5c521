#include "engine/triggers/figures.h"

#include "engine/client/consolecommands.h"

#include <algorithm>
#include <map>

namespace sluice {

namespace {

constexpr std::int64_t kFigureStepMsMin = 1'000;
constexpr std::size_t kFigureLags = 2; // two lines of their own beside "all others" in a chart

// The value that `share` of the sorted values do not exceed.
std::int64_t rankOf(const std::vector<std::int64_t> &sorted, double share)
{
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(sorted.size()) + 0.999999);
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

void setPercentiles(FigureScan &scan)
{
    auto &rows = scan.figures.rows;
    std::vector<std::vector<std::int64_t>> durations(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        durations[i].reserve(rows[i].ok + rows[i].failed);
    for (const auto &attempt : scan.attempts)
        durations[attempt.step].push_back(attempt.durationMs);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto &sorted = durations[i];
        if (sorted.empty())
            continue;
        std::ranges::sort(sorted);
        rows[i].p50Ms = rankOf(sorted, 0.50);
        rows[i].p95Ms = rankOf(sorted, 0.95);
        rows[i].p99Ms = rankOf(sorted, 0.99);
    }
}

// The triggers with the worst newest lag, worst first; equal ones by name.
std::vector<std::string> worstTriggers(const FigureScan &scan)
{
    std::map<std::string, std::int64_t> newest;
    std::vector<bool> seen(scan.triggers.size(), false);
    for (const auto &attempt : scan.attempts) {
        if (seen[attempt.subject])
            continue;
        seen[attempt.subject] = true;
        newest.try_emplace(scan.triggers[attempt.subject], attempt.lagMs);
    }
    std::vector<std::pair<std::int64_t, std::string>> order;
    for (const auto &[trigger, lag] : newest)
        order.emplace_back(-lag, trigger);
    std::ranges::sort(order);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < order.size() && i < kFigureLags; ++i)
        names.push_back(std::move(order[i].second));
    return names;
}

void setLags(FigureScan &scan)
{
    auto &rows = scan.figures.rows;
    const auto worst = worstTriggers(scan);
    std::vector<std::size_t> line(scan.triggers.size());
    for (std::size_t i = 0; i < line.size(); ++i)
        line[i] = static_cast<std::size_t>(std::ranges::find(worst, scan.triggers[i]) - worst.begin());
    for (const auto &trigger : worst)
        scan.figures.lags.push_back({trigger, std::vector<std::int64_t>(rows.size(), -1)});
    for (const auto &attempt : scan.attempts) {
        const auto at = line[attempt.subject];
        auto &value = at < worst.size() ? scan.figures.lags[at].worstMs[attempt.step] : rows[attempt.step].worstLagMs;
        value = std::max(value, attempt.lagMs);
    }
}

void addGlance(FigureScan &scan, const LedgerGlance &glance, std::size_t step)
{
    auto &row = scan.figures.rows[step];
    scan.attempts.push_back({static_cast<std::uint32_t>(step), glance.subject, glance.duration / 1'000, glance.lagMs});
    if (!glance.isOk) {
        ++row.failed;
        return;
    }
    ++row.ok;
    row.linesIn += glance.windowLines;
    row.bytesIn += glance.windowBytes;
    row.linesShipped += glance.shipLines;
    row.bytesShipped += glance.shipBytes;
}

} // namespace

Result<FigureSpan> figureSpan(std::int64_t fromMs, std::int64_t stepMs, std::int64_t nowMs)
{
    if (stepMs < kFigureStepMsMin)
        return fail(ErrorKind::Invalid, "StepTooShort", "a step of figures is at least one second");
    const auto from = std::max<std::int64_t>(fromMs, 0) / stepMs * stepMs;
    if (from > nowMs)
        return FigureSpan{from, stepMs, 0};
    const auto steps = (nowMs - from) / stepMs + 1;
    if (steps > GetFigures::kStepsMax)
        return fail(ErrorKind::Invalid, "TooManySteps",
                    "these are " + std::to_string(steps) + " steps; at most " + std::to_string(GetFigures::kStepsMax)
                        + " are given at once: take longer ones, or a shorter time");
    return FigureSpan{from, stepMs, static_cast<std::size_t>(steps)};
}

FigureScan scanFigures(const Ledger &ledger, const FigureSpan &span, const std::optional<TriggerKey> &trigger)
{
    FigureScan scan;
    scan.figures.rows.resize(span.steps);
    for (std::size_t i = 0; i < span.steps; ++i)
        scan.figures.rows[i].startMs = span.fromMs + static_cast<std::int64_t>(i) * span.stepMs;
    scan.attempts.reserve(ledger.size());
    std::vector<bool> wanted;
    for (const auto &subject : ledger.subjects()) {
        scan.triggers.push_back(toText(subject->trigger));
        wanted.push_back(!trigger || subject->trigger == *trigger);
    }
    const auto from = span.fromMs * 1'000;
    const auto step = span.stepMs * 1'000;
    const auto end = from + static_cast<std::int64_t>(span.steps) * step;
    const auto last = from - kFigureClockSlack.count();
    std::uint64_t next = 0; // sequence of the record before, newer one
    std::int64_t oldestEnd = 0;
    bool isWhole = true; // no record is missing so far
    ledger.glance([&](const LedgerGlance &glance) {
        if (isWhole && next != 0 && glance.sequence + 1 != next) {
            isWhole = false;
            scan.figures.coveredSinceMs = oldestEnd / 1'000;
        }
        next = glance.sequence;
        oldestEnd = glance.startedAt + glance.duration;
        if (oldestEnd < last)
            return false;
        if (glance.isAttempt && wanted[glance.subject] && glance.startedAt >= from && glance.startedAt < end)
            addGlance(scan, glance, static_cast<std::size_t>((glance.startedAt - from) / step));
        return true;
    });
    if (isWhole && next > 1) // at the ring's end, or where the walk ended: before that nobody looked
        scan.figures.coveredSinceMs = oldestEnd / 1'000;
    return scan;
}

FigureRows figuresOf(FigureScan scan)
{
    setPercentiles(scan);
    setLags(scan);
    return std::move(scan.figures);
}

} // namespace sluice
