#include "models/checkpointplan.h"

#include "engine/base/cursor.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr auto kPlanActor = "sluice";

// How many log groups lie between; 0 where one of them is unknown.
void countGroups(ShardMove &move)
{
    const auto from = cursorFromText(move.from);
    const auto to = cursorFromText(move.to);
    move.again = move.skipped = 0;
    if (!from || !to)
        return;
    const auto distance = to->value() - from->value();
    (distance < 0 ? move.again : move.skipped) = distance < 0 ? -distance : distance;
}

} // namespace

CheckpointPlan::CheckpointPlan(Workspace &workspace, TriggerKey trigger, LogstoreKey source, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_trigger(std::move(trigger))
    , m_source(std::move(source))
{
}

void CheckpointPlan::read()
{
    m_reading = 2;
    m_error.reset();
    const auto done = [this] {
        if (--m_reading == 0)
            plan();
    };
    GetPumps pumps;
    pumps.trigger = m_trigger;
    m_workspace.send(std::move(pumps), this, [this, done](Result<PumpRows> answer) {
        if (!answer)
            return fail(answer.error());
        m_pumps = std::move(answer->rows);
        std::sort(m_pumps.begin(), m_pumps.end(), [](const PumpRow &a, const PumpRow &b) { return a.shard < b.shard; });
        done();
    });
    GetShards shards;
    shards.logstore = m_source;
    m_workspace.send(std::move(shards), this, [this, done](Result<ShardRows> answer) {
        if (!answer)
            return fail(answer.error());
        m_shards = std::move(answer->rows);
        done();
    });
}

void CheckpointPlan::aim(std::int32_t shard, To to, std::int64_t timeMs, const std::string &cursor)
{
    m_shard = shard;
    m_to = to;
    m_timeMs = timeMs;
    m_cursor = cursor;
    plan();
}

void CheckpointPlan::plan()
{
    ++m_asked;
    m_timeError.reset();
    m_moves.clear();
    if (m_reading > 0 || m_error)
        return emit changed();
    for (const auto &pump : m_pumps) {
        if ((m_shard >= 0 && pump.shard != m_shard) || pump.state == PumpState::ShardGone)
            continue;
        ShardMove move;
        move.shard = pump.shard;
        move.from = pump.checkpoint;
        move.fromMs = pump.checkpointMs;
        const auto shard =
            std::find_if(m_shards.begin(), m_shards.end(), [&pump](const ShardRow &row) { return row.shard == pump.shard; });
        if (m_to == To::Cursor)
            move.to = m_cursor;
        else if (m_to == To::Oldest && shard != m_shards.end())
            move.to = shard->first;
        else if (m_to == To::Newest) {
            move.to = shard != m_shards.end() ? shard->end : pump.end;
            move.toMs = pump.endMs;
        }
        countGroups(move);
        m_moves.push_back(std::move(move));
        if (m_to == To::Time)
            askTime(m_moves.back());
    }
    emit changed();
}

// The first log group that was received then, or later.
void CheckpointPlan::askTime(ShardMove &move)
{
    PullLogs pull;
    pull.logstore = m_source;
    pull.shard = move.shard;
    pull.from = std::to_string(m_timeMs);
    pull.max = 1;
    m_workspace.send(std::move(pull), this, [this, shard = move.shard, asked = m_asked](Result<LogRows> answer) {
        if (asked != m_asked)
            return;
        if (!answer) {
            m_timeError = answer.error();
            m_moves.clear();
            return emit changed();
        }
        for (auto &one : m_moves) {
            if (one.shard != shard)
                continue;
            one.to = answer->rows.empty() ? answer->next : answer->rows.front().cursor;
            one.toMs = answer->rows.empty() ? 0 : answer->rows.front().receivedMs;
            countGroups(one);
        }
        emit changed();
    });
}

void CheckpointPlan::fail(const Error &error)
{
    m_error = error;
    m_moves.clear();
    emit changed();
}

bool CheckpointPlan::isKnown() const
{
    return !m_moves.empty()
        && std::all_of(m_moves.begin(), m_moves.end(), [](const ShardMove &move) { return !move.to.empty(); });
}

std::int64_t CheckpointPlan::again() const
{
    std::int64_t sum = 0;
    for (const auto &move : m_moves)
        sum += move.again;
    return sum;
}

std::int64_t CheckpointPlan::skipped() const
{
    std::int64_t sum = 0;
    for (const auto &move : m_moves)
        sum += move.skipped;
    return sum;
}

MoveCheckpoint CheckpointPlan::command() const
{
    MoveCheckpoint command;
    command.trigger = m_trigger;
    command.shard = m_shard;
    command.actor = kPlanActor;
    command.to = m_to == To::Oldest ? "begin"
        : m_to == To::Newest        ? "end"
        : m_to == To::Cursor        ? m_cursor
                                    : std::to_string(m_timeMs);
    return command;
}

} // namespace sluice
