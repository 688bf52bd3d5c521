#include "app/ctl/commands.h"
#include "app/ctl/confirm.h"
#include "app/ctl/format.h"
#include "app/ctl/jsonlist.h"
#include "app/ctl/names.h"
#include "app/ctl/table.h"
#include "app/ctl/timetext.h"
#include "app/ctl/words.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

constexpr std::int64_t kAllShards = -1;

void print(Session &session, PumpRows pumps, std::int64_t shard)
{
    std::erase_if(pumps.rows, [shard](const PumpRow &row) { return shard != kAllShards && row.shard != shard; });
    if (session.out().json()) {
        session.out().printLine(jsonList(pumps.rows));
    } else {
        Table table({{"SHARD", Align::Right},
                     {"STATE"},
                     {"CHECKPOINT"},
                     {"RECEIVED"},
                     {"END"},
                     {"BACKLOG", Align::Right},
                     {"LAG", Align::Right},
                     {"LAST ERROR", Align::Left, 60}});
        for (const auto &row : pumps.rows)
            table.add({std::to_string(row.shard), wordsOf(row.state), row.checkpoint, timeText(row.checkpointMs), row.end,
                       countText(row.backlogGroups), durationText(row.lagMs), row.lastError});
        session.out().print(table.take());
    }
    session.finish(Exit::Done);
}

// A time where it reads as one, else a cursor's text, which the engine checks.
std::string target(const std::string &text)
{
    return positionFromText(text, nowMillis()).value_or(text);
}

void move(Session &session, const TriggerKey &key, std::int64_t shard, const std::string &to)
{
    const auto where = shard == kAllShards ? std::string("every shard") : "shard " + std::to_string(shard);
    auto sure = confirmed(session,
                          "Move the checkpoint of " + toText(key) + " on " + where + " to " + to
                              + "? What lies between is delivered again, or never.");
    if (!sure)
        return session.fail(sure.error());
    MoveCheckpoint command{key, static_cast<std::int32_t>(shard), target(to), kActor};
    session.ask(std::move(command), [&session, shard](PumpRows pumps) { print(session, std::move(pumps), shard); });
}

} // namespace

void checkpoint(Session &session)
{
    const auto &arguments = session.arguments();
    std::int64_t shard = kAllShards;
    if (arguments.has("--shard")) {
        const auto given = wholeNumber("--shard", arguments.option("--shard"), 0, 1'000'000);
        if (!given)
            return session.fail(given.error());
        shard = *given;
    }
    withTrigger(session, arguments.values.front(), [&session, shard](TriggerKey key) {
        if (session.arguments().has("--to"))
            return move(session, key, shard, session.arguments().option("--to"));
        session.ask(GetPumps{std::move(key)},
                    [&session, shard](PumpRows pumps) { print(session, std::move(pumps), shard); });
    });
}

} // namespace sluice::ctl
