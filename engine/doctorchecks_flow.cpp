// The checks of what flows: data into the source, windows out of it, and how the attempts end.
#include "engine/doctorrow.h"

#include <algorithm>

namespace sluice {

using namespace doctor;

namespace {

std::int32_t idOf(const ShardFacts &shard)
{
    return shard.state.id.value();
}

CheckRow unreadable(CheckRow row, const char *what)
{
    return bad(std::move(row), std::string(what) + " cannot be told: the source cannot be read.", "See the source above.");
}

// --- checkpoint

struct Behind { // one shard
    std::int32_t shard = 0;
    std::uint64_t groups = 0;
    std::optional<Duration> age; // of the oldest group that is not delivered
};

struct Position { // of all shards
    std::vector<std::int32_t> missing; // no checkpoint
    std::vector<std::int32_t> beyond; // checkpoint behind the end
    std::vector<std::int32_t> atEnd;
    std::vector<Behind> behind;
    std::uint64_t lost = 0; // groups that retention took before they were delivered
    std::string errors;
    Duration oldest{};
};

Position positionOf(const DoctorFacts &facts)
{
    Position all;
    for (const auto &shard : facts.shards) {
        const auto id = idOf(shard);
        if (!shard.pump) {
            all.missing.push_back(id);
            continue;
        }
        const auto at = shard.pump->checkpoint;
        if (at > shard.state.end) {
            all.beyond.push_back(id);
            continue;
        }
        if (shard.undelivered && !*shard.undelivered)
            addLine(all.errors, "shard " + std::to_string(id) + ": " + shown(shard.undelivered->error()));
        if (at == shard.state.end) {
            all.atEnd.push_back(id);
            continue;
        }
        Behind one{id, static_cast<std::uint64_t>(shard.state.end.value() - at.value()), std::nullopt};
        if (shard.undelivered && *shard.undelivered) {
            const auto &cut = **shard.undelivered;
            all.lost += cut.lostGroups;
            if (cut.end > cut.begin)
                one.age = std::max(Duration(0), facts.now - cut.firstReceivedAt);
        }
        all.oldest = std::max(all.oldest, one.age.value_or(Duration(0)));
        all.behind.push_back(one);
    }
    std::ranges::stable_sort(all.behind, [](const Behind &a, const Behind &b) { return a.age > b.age; });
    return all;
}

std::string evidenceOf(const Position &position)
{
    std::string text = position.errors;
    for (std::size_t i = 0; i < position.behind.size() && i < kShardsShown; ++i) {
        const auto &one = position.behind[i];
        addLine(text,
                "shard " + std::to_string(one.shard) + ": " + counted(one.groups, "log group") + " not delivered"
                    + (one.age ? ", the oldest received " + span(*one.age) + " ago" : std::string()));
    }
    if (position.behind.size() > kShardsShown)
        addLine(text, "and " + counted(position.behind.size() - kShardsShown, "shard") + " more");
    if (!position.atEnd.empty())
        addLine(text, shardNames(position.atEnd) + ": all is delivered, nothing new");
    return text;
}

// --- ticks

bool isTrouble(const PumpSnapshot &pump)
{
    switch (pump.state) {
    case PumpState::Blocked:
    case PumpState::NotAuthorized:
    case PumpState::SourceGone:
    case PumpState::BackingOff:
    case PumpState::Disabled: return true;
    default: return pump.reason == TickReason::PollFailed || pump.reason == TickReason::SourceGone;
    }
}

// A pump that should have looked, but did not.
bool isOverdue(const DoctorFacts &facts, const PumpSnapshot &pump)
{
    if (pump.pending || pump.state == PumpState::ShardGone || pump.reason == TickReason::WaitingForParents)
        return false;
    if (!pump.nextTick && pump.lastTick)
        return false; // a shard that is read to its end for good
    const auto since = pump.lastTick ? facts.now - *pump.lastTick : facts.up;
    return since > kLateIntervals * intervalOf(facts) + kLateLeast;
}

std::string tickLine(const DoctorFacts &facts, const PumpSnapshot &pump, const std::vector<std::int32_t> &shards)
{
    auto text = shardNames(shards) + ": " + std::string(toText(pump.reason));
    if (!pump.reasonDetail.empty())
        text += " (" + pump.reasonDetail + ')';
    if (pump.lastTick)
        text += ", looked " + ago(*pump.lastTick, facts.now);
    if (pump.blockedSince)
        text += ", blocked since " + span(facts.now - *pump.blockedSince);
    if (pump.nextTick)
        text += ", looks again in " + span(*pump.nextTick - facts.now);
    if (!pump.lastError.empty())
        text += "; " + shown(pump.lastError);
    return text;
}

// A line for each reason, with the shards that share it.
std::string tickLines(const DoctorFacts &facts)
{
    std::vector<std::pair<const PumpSnapshot *, std::vector<std::int32_t>>> groups;
    for (const auto &shard : facts.shards) {
        if (!shard.pump)
            continue;
        const auto same = std::ranges::find_if(groups, [&pump = *shard.pump](const auto &group) {
            return group.first->reason == pump.reason && group.first->state == pump.state;
        });
        if (same != groups.end())
            same->second.push_back(idOf(shard));
        else
            groups.push_back({&*shard.pump, {idOf(shard)}});
    }
    std::string text;
    for (const auto &[pump, shards] : groups)
        addLine(text, tickLine(facts, *pump, shards));
    return text;
}

} // namespace

CheckRow checkTraffic(const DoctorFacts &facts)
{
    auto row = begun(facts, "source-traffic", "The source gets data");
    if (!facts.source.shards)
        return unreadable(std::move(row), "Whether it gets data");
    std::optional<WallTime> newest;
    std::uint64_t lines = 0;
    for (const auto &shard : *facts.source.shards) {
        lines += shard.lines;
        if (shard.groups > 0 || shard.lastReceivedAt > shard.createdAt)
            newest = std::max(newest.value_or(shard.lastReceivedAt), shard.lastReceivedAt);
    }
    const auto put = "sluicectl put " + toText(facts.source.key) + " FILE";
    std::size_t broken = 0;
    std::size_t ended = 0;
    for (const auto &one : facts.collectors) {
        broken += one.file.error.empty() ? 0 : 1;
        ended += one.file.error.empty() && one.file.atEnd && !one.source.follow ? 1 : 0;
        if (!one.file.error.empty())
            addLine(row.evidence, (one.file.path.empty() ? one.source.path : one.file.path) + ": " + shown(one.file.error));
    }
    if (newest)
        addLine(row.evidence,
                "newest " + ago(*newest, facts.now) + ", " + counted(lines, "line") + " kept, "
                    + std::to_string(static_cast<std::uint64_t>(facts.linesPerSecond + 0.5)) + " lines/s now");
    if (broken > 0)
        return bad(std::move(row), counted(broken, "file") + " that should be collected cannot be read.",
                   "Correct the path, or the rights of the file.", "sluicectl get logstores",
                   "logstore=" + toText(facts.source.key));
    const bool quiet = newest && facts.now - *newest > kQuietIntervals * intervalOf(facts);
    if (newest && !quiet) {
        row.reason = "Its newest data came " + ago(*newest, facts.now) + '.';
        return row;
    }
    const auto reason = newest
        ? "Nothing came for " + span(facts.now - *newest) + ", more than " + std::to_string(kQuietIntervals) + " intervals."
        : std::string("It has never got any data.");
    if (facts.collectSources > 0 && !facts.collecting)
        return bad(std::move(row), reason, "Its files are read while an engine runs: start one.", "sluicectl serve");
    if (ended > 0)
        return bad(std::move(row), reason + " Its files are read to their ends, and are not followed.",
                   "Set follow: true for a file that grows, or send logs.", put, "logstore=" + toText(facts.source.key));
    if (facts.collectSources > 0)
        return bad(std::move(row), reason, "See whether the files that are collected still grow.", put,
                   "logstore=" + toText(facts.source.key));
    return bad(std::move(row), reason, "Send logs to it, or let it collect a file.", put,
               "import=" + toText(facts.source.key));
}

CheckRow checkCheckpoint(const DoctorFacts &facts)
{
    auto row = begun(facts, "checkpoint", "The checkpoint keeps up with the end of each shard");
    if (!facts.source.shards)
        return unreadable(std::move(row), "How far it is");
    const auto position = positionOf(facts);
    std::uint64_t lostBefore = 0;
    for (const auto &record : facts.records) {
        const bool isLoss = record.errorCode == "RetentionLoss" || record.errorCode == "SourceRecreated";
        lostBefore += isLoss && isRecent(facts, record) ? record.count : 0;
    }
    row.evidence = evidenceOf(position);
    const auto show = "sluicectl checkpoint " + nameOf(facts);
    if (!position.errors.empty())
        return bad(std::move(row), "The source cannot be read at the checkpoint.", "Look at the error and at the disk.",
                   show, "logstore=" + toText(facts.source.key));
    if (!position.beyond.empty())
        return bad(std::move(row), "On " + shardNames(position.beyond) + " the checkpoint lies beyond the end.",
                   "Move it to where delivery shall go on.", show + " --to begin", "move-checkpoint");
    if (!position.missing.empty())
        return bad(std::move(row), "There is no checkpoint on " + shardNames(position.missing) + " yet.",
                   "Wait until the trigger has begun; if it does not, see the source above.", show);
    if (position.lost + lostBefore > 0)
        return bad(std::move(row),
                   "Retention took " + counted(position.lost + lostBefore, "log group") + " before they were delivered.",
                   "Keep more in the source (ttl, maxBytes), or find what holds delivery up.",
                   "sluicectl executions " + nameOf(facts) + " --failed", "edit-logstore=" + toText(facts.source.key));
    if (position.oldest > std::max(kLateIntervals * intervalOf(facts), kLateLeast))
        return bad(std::move(row), "Data waits for " + span(position.oldest) + " already.",
                   "Mend what else is wrong here; if nothing is, the function is too slow for the traffic.",
                   "sluicectl tick " + nameOf(facts), "tick");
    row.reason = position.behind.empty() ? "All that came is delivered: there is nothing new." : "What is left is not late.";
    return row;
}

CheckRow checkLastTick(const DoctorFacts &facts)
{
    auto row = begun(facts, "last-tick", "It looks at its shards on time");
    if (!facts.scheduling)
        return bad(std::move(row), "Nothing ticks: no engine is running.", "Start the engine, or the console.",
                   "sluicectl serve");
    row.evidence = tickLines(facts);
    if (!facts.trigger.enabled)
        return bad(std::move(row), "It does not look: the trigger is paused.", "Resume it.",
                   "sluicectl resume " + nameOf(facts), "resume");
    std::vector<std::int32_t> wrong;
    std::vector<std::int32_t> late;
    bool unauthorized = false;
    for (const auto &shard : facts.shards) {
        if (!shard.pump)
            continue;
        if (isTrouble(*shard.pump))
            wrong.push_back(idOf(shard));
        else if (isOverdue(facts, *shard.pump))
            late.push_back(idOf(shard));
        unauthorized = unauthorized || shard.pump->state == PumpState::NotAuthorized;
    }
    const auto tick = "sluicectl tick " + nameOf(facts);
    if (facts.openError) {
        addLine(row.evidence, shown(*facts.openError));
        return bad(std::move(row), "It cannot begin.", "Mend the source; the trigger goes on by itself.", tick, "tick");
    }
    if (unauthorized)
        return bad(std::move(row), "On " + shardNames(wrong) + " its last tick ended without authorization.",
                   "Confirm the authorization.", "sluicectl authorize", "authorize");
    if (!wrong.empty())
        return bad(std::move(row), "On " + shardNames(wrong) + " it waits after failures.",
                   "Mend the cause below; then it goes on by itself, or at once with tick.", tick, "tick");
    if (!late.empty())
        return bad(std::move(row), "On " + shardNames(late) + " it is long overdue.", "Let it look now.", tick, "tick");
    if (row.evidence.empty())
        return bad(std::move(row), "It has not begun on any shard.", "See the source above.", tick, "tick");
    row.reason = "Every shard has its reason.";
    return row;
}

} // namespace sluice
