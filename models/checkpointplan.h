// What moving a checkpoint would do, before it is done: for each shard where it stands, where it would stand, and how many
// log groups are delivered again or skipped. A cursor counts log groups, so the figures are exact as of the read.
#pragma once

#include "models/workspace.h"

namespace sluice {

struct ShardMove {
    std::int32_t shard = 0;
    std::string from; // cursor texts; "" = not known
    std::int64_t fromMs = 0;
    std::string to;
    std::int64_t toMs = 0; // 0 = not known
    std::int64_t again = 0; // log groups that were delivered already
    std::int64_t skipped = 0; // log groups that were not

    friend bool operator==(const ShardMove &, const ShardMove &) = default;
};

class CheckpointPlan : public QObject {
    Q_OBJECT
public:
    enum class To { Oldest, Newest, Time, Cursor };

    CheckpointPlan(Workspace &workspace, TriggerKey trigger, LogstoreKey source, QObject *parent = nullptr);

    void read(); // where the shards stand; aim() may come before
    void aim(std::int32_t shard, To to, std::int64_t timeMs = 0, const std::string &cursor = {}); // shard -1 = all

    [[nodiscard]] const std::vector<ShardMove> &moves() const { return m_moves; } // empty until it is known
    [[nodiscard]] bool isKnown() const; // what each shard would do
    [[nodiscard]] const std::optional<Error> &error() const { return m_error ? m_error : m_timeError; }
    [[nodiscard]] const std::vector<PumpRow> &pumps() const { return m_pumps; }
    [[nodiscard]] std::int64_t again() const;
    [[nodiscard]] std::int64_t skipped() const;
    [[nodiscard]] MoveCheckpoint command() const;

signals:
    void changed();

private:
    void plan();
    void askTime(ShardMove &move);
    void fail(const Error &error);

    Workspace &m_workspace;
    const TriggerKey m_trigger;
    const LogstoreKey m_source;
    std::vector<PumpRow> m_pumps;
    std::vector<ShardRow> m_shards;
    std::vector<ShardMove> m_moves;
    std::optional<Error> m_error; // of read()
    std::optional<Error> m_timeError; // of this aim
    std::int32_t m_shard = -1;
    To m_to = To::Oldest;
    std::int64_t m_timeMs = 0;
    std::string m_cursor;
    std::uint64_t m_asked = 0; // answers for an older aim are dropped
    int m_reading = 0;
};

} // namespace sluice
