// The checks of how attempts end: what failed, what the function said, and whether windows have a good size.
#include "engine/doctorrow.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sluice {

using namespace doctor;

namespace {

bool isFailedAttempt(const LedgerRecord &record)
{
    return record.attempt > 0 && record.status != AttemptStatus::Ok && record.status != AttemptStatus::Cancelled;
}

struct Failures { // of one error code
    std::uint64_t count = 0;
    LedgerRecord newest;
};

// By the newest one of each code, newest first.
std::vector<Failures> failuresOf(const std::vector<LedgerRecord> &records)
{
    std::map<std::string, Failures> byCode;
    for (const auto &record : records) {
        auto &failures = byCode[record.errorCode];
        failures.count += record.attempt > 0 ? 1 : std::max<std::uint64_t>(1, record.count);
        failures.newest = record;
    }
    std::vector<Failures> all;
    for (auto &[code, failures] : byCode)
        all.push_back(std::move(failures));
    std::ranges::sort(all, [](const Failures &a, const Failures &b) { return a.newest.sequence > b.newest.sequence; });
    return all;
}

std::string failureLine(const DoctorFacts &facts, const Failures &failures)
{
    const auto &record = failures.newest;
    auto text = std::to_string(failures.count) + " × " + record.errorCode + ", newest " + ago(record.startedAt, facts.now);
    if (record.shard.value() >= 0)
        text += " on shard " + std::to_string(record.shard.value());
    if (record.attempt > 0)
        text += ", attempt " + std::to_string(record.attempt) + " of " + std::to_string(record.attemptsMax) + " of round "
            + std::to_string(record.round);
    if (!record.requestId.empty())
        text += ", request " + record.requestId;
    return text + ": " + shown(record.errorMessage);
}

CheckRow remedied(CheckRow row, const DoctorFacts &facts, std::string reason, const LedgerRecord &newest)
{
    const auto show = "sluicectl executions " + nameOf(facts) + " --failed";
    if (newest.errorCode == "Unauthorized" && !facts.authorized)
        return bad(std::move(row), std::move(reason), "Confirm the authorization.", "sluicectl authorize", "authorize");
    if (newest.status == AttemptStatus::Denied)
        return bad(std::move(row), std::move(reason), "Attach a policy that allows it to the role.", show,
                   facts.role.name.empty() ? "tick" : "edit-role=" + facts.role.name);
    if (newest.status == AttemptStatus::TimedOut)
        return bad(std::move(row), std::move(reason), "Give the function more time, or the trigger smaller windows.", show,
                   "edit-function");
    if (newest.errorCode.ends_with("NotExist") || newest.errorCode.starts_with("NoSuch"))
        return bad(std::move(row), std::move(reason), "Make what is missing, or correct the function configuration.", show,
                   "edit");
    return bad(std::move(row), std::move(reason), "Mend the cause; the window is tried again by itself, or now with tick.",
               show, "tick");
}

double comfortableBytes(const Trigger &trigger)
{
    return std::min(static_cast<double>(trigger.windowBytes) / 2, kBusyBytes * limits::kIntervalSecondsDefault);
}

// Over the time since the first data of the measured span came, but at least one interval.
Traffic trafficOf(const DoctorFacts &facts, const ShardFacts &shard)
{
    const auto &cut = *shard.recent;
    Traffic traffic{shard.state.id.value(), 0, 0};
    if (cut.end == cut.begin)
        return traffic;
    const bool isWhole = cut.end == cut.shardEnd;
    const auto seen = (isWhole ? facts.now : cut.lastReceivedAt) - cut.firstReceivedAt;
    const auto least = isWhole ? intervalOf(facts) : Duration(std::chrono::seconds(1));
    const auto seconds = std::chrono::duration<double>(std::max(seen, least)).count();
    traffic.bytes = static_cast<double>(cut.bytes) / seconds;
    traffic.groups = static_cast<double>(cut.groups) / seconds;
    return traffic;
}

std::string fullWindows(const DoctorFacts &facts)
{
    std::uint64_t windows = 0;
    std::uint64_t full = 0;
    for (const auto &record : facts.records) {
        if (record.attempt == 0 || record.status != AttemptStatus::Ok || !isRecent(facts, record))
            continue;
        ++windows;
        full += record.windowGroups >= facts.trigger.windowGroups || record.windowBytes * 10 >= facts.trigger.windowBytes * 9
            ? 1
            : 0;
    }
    if (full == 0)
        return {};
    return std::to_string(full) + " of " + counted(windows, "window") + " in the last " + span(failuresSpan(facts))
        + " were cut at the limit; what was left followed at once";
}

std::string trafficLine(const DoctorFacts &facts, const Traffic &traffic)
{
    const auto interval = facts.trigger.intervalSeconds;
    const auto groups = static_cast<std::uint64_t>(std::ceil(traffic.groups * interval));
    return "shard " + std::to_string(traffic.shard) + ": " + rate(traffic.bytes) + " over the last "
        + span(facts.now - facts.recentFrom) + "; a window of " + std::to_string(interval) + " s holds "
        + size(traffic.bytes * interval) + " in " + counted(groups, "log group") + " (limits "
        + size(static_cast<double>(facts.trigger.windowBytes)) + ", " + std::to_string(facts.trigger.windowGroups) + ')';
}

CheckRow tooMuch(CheckRow row, const DoctorFacts &facts, const Traffic &worst, std::string reason)
{
    const auto advised = shorterInterval(worst, facts.trigger);
    if (!advised)
        return bad(std::move(row), std::move(reason),
                   "No interval is short enough: give the source more shards, or the trigger larger windows.", {}, "edit");
    const auto seconds = std::to_string(*advised);
    addLine(row.evidence, "with an interval of " + seconds + " s a window would hold " + size(worst.bytes * *advised));
    return bad(std::move(row), std::move(reason), "Set interval: " + seconds + " in the stack file and apply it.",
               "sluicectl apply STACK", "interval=" + seconds);
}

} // namespace

std::vector<LedgerRecord> unmended(const std::vector<LedgerRecord> &records)
{
    std::map<ShardId, const LedgerRecord *> open;
    for (const auto &record : records) {
        const bool mends = record.status == AttemptStatus::Ok && (record.attempt > 0 || record.reason == TickReason::Moved);
        if (mends)
            open.erase(record.shard);
        else if (isFailedAttempt(record))
            open[record.shard] = &record;
    }
    std::vector<LedgerRecord> all;
    for (const auto &[shard, record] : open)
        all.push_back(*record);
    std::ranges::sort(all, {}, &LedgerRecord::sequence);
    return all;
}

CheckRow checkAttempts(const DoctorFacts &facts)
{
    auto row = begun(facts, "attempts", "Attempts succeed");
    const auto open = unmended(facts.records);
    std::uint64_t tried = 0;
    std::vector<LedgerRecord> failed; // exceptions too
    for (const auto &record : facts.records) {
        if (!isRecent(facts, record))
            continue;
        tried += record.attempt > 0 ? 1 : 0;
        if (isFailedAttempt(record) || (record.attempt == 0 && record.status != AttemptStatus::Ok))
            failed.push_back(record);
    }
    const auto groups = failuresOf(failed.empty() ? open : failed);
    for (std::size_t i = 0; i < groups.size() && i < kCodesShown; ++i)
        addLine(row.evidence, failureLine(facts, groups[i]));
    if (groups.size() > kCodesShown)
        addLine(row.evidence, "and " + counted(groups.size() - kCodesShown, "other error code"));
    const auto when = " in the last " + span(failuresSpan(facts));
    if (!open.empty()) {
        std::vector<std::int32_t> shards;
        for (const auto &record : open)
            shards.push_back(record.shard.value());
        std::ranges::sort(shards);
        return remedied(std::move(row), facts,
                        "On " + shardNames(shards) + " the newest attempt failed: " + open.back().errorCode + '.',
                        open.back());
    }
    const auto wrong = static_cast<std::uint64_t>(std::ranges::count_if(failed, isFailedAttempt));
    row.reason = tried == 0 ? "There was no attempt" + when + '.'
        : wrong == 0
        ? counted(tried, "attempt") + when + ", none failed."
        : std::to_string(wrong) + " of " + counted(tried, "attempt") + when + " failed; their windows are delivered since.";
    return row;
}

CheckRow checkFunctionLog(const DoctorFacts &facts)
{
    auto row = begun(facts, "function-log", "The function reports no error");
    const auto &log = facts.functionLog;
    const auto function = toText(facts.trigger.key.functionKey());
    if (log.requestId.empty()) {
        row.reason = "No request has failed that was not mended.";
        return row;
    }
    if (!log.invoked) {
        row.reason = "The newest failed attempt did not reach the function.";
        return row;
    }
    if (!log.hasLog)
        return bad(std::move(row), "What the function said is nowhere: its service names no Logstore for it.",
                   "Give service " + facts.trigger.key.service + " log: {project, logstore}.", "sluicectl apply STACK",
                   "edit");
    const auto show = "sluicectl logs " + function + " --request " + log.requestId;
    if (!log.lines) {
        row.evidence = shown(log.lines.error());
        return bad(std::move(row), "What the function said cannot be read.", "Mend the Logstore of the function log.", show);
    }
    if (log.lines->empty())
        return bad(std::move(row), "The function log has no line of the failed request " + log.requestId + '.',
                   "See whether the Logstore of the function log can be written.", show, "open-function-log");
    const auto from = log.lines->size() - std::min(log.lines->size(), kLinesShown);
    for (auto i = from; i < log.lines->size(); ++i)
        addLine(row.evidence, shown((*log.lines)[i]));
    return bad(std::move(row), "The function reported an error for request " + log.requestId + '.',
               "Read its log and correct the function, or its configuration.", show, "open-function-log");
}

std::optional<int> shorterInterval(const Traffic &traffic, const Trigger &trigger)
{
    for (const int seconds : {300, 180, 120, 60, 45, 30, 20, 15, 10, 5, limits::kIntervalSecondsMin}) {
        const bool fits = traffic.bytes * seconds <= comfortableBytes(trigger)
            && traffic.groups * seconds <= static_cast<double>(trigger.windowGroups) / 2;
        if (seconds < trigger.intervalSeconds && fits)
            return seconds;
    }
    return std::nullopt;
}

CheckRow checkInterval(const DoctorFacts &facts)
{
    auto row = begun(facts, "interval", "The interval suits the traffic");
    if (!facts.source.shards)
        return bad(std::move(row), "The traffic cannot be told: the source cannot be read.", "See the source above.");
    std::vector<Traffic> all;
    std::string errors;
    for (const auto &shard : facts.shards) {
        if (shard.recent)
            all.push_back(trafficOf(facts, shard));
        else
            addLine(errors, "shard " + std::to_string(shard.state.id.value()) + ": " + shown(shard.recent.error()));
    }
    if (!errors.empty()) {
        row.evidence = errors;
        return bad(std::move(row), "The traffic cannot be told.", "Look at the error and at the disk.");
    }
    if (all.empty()) {
        row.reason = "The source has no shard.";
        return row;
    }
    const auto &trigger = facts.trigger;
    const auto worst = *std::ranges::max_element(all, {}, &Traffic::bytes);
    const auto most = *std::ranges::max_element(all, {}, &Traffic::groups);
    const auto window = worst.bytes * trigger.intervalSeconds;
    row.evidence = trafficLine(facts, worst);
    addLine(row.evidence, fullWindows(facts));
    if (worst.bytes > kBusyBytes && window > comfortableBytes(trigger))
        return tooMuch(std::move(row), facts, worst,
                       rate(worst.bytes) + " a shard, over " + rate(kBusyBytes) + ", is too much for an interval of "
                           + std::to_string(trigger.intervalSeconds) + " s.");
    if (window > static_cast<double>(trigger.windowBytes))
        return tooMuch(std::move(row), facts, worst, "An interval brings more bytes than a window may hold.");
    if (most.groups * trigger.intervalSeconds > static_cast<double>(trigger.windowGroups)) {
        row.evidence = trafficLine(facts, most);
        return tooMuch(std::move(row), facts, most, "An interval brings more log groups than a window may hold.");
    }
    row.reason = "A window holds what comes in an interval, and more.";
    return row;
}

} // namespace sluice
