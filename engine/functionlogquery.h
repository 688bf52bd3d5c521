// Reads a function's log out of its service's log Logstore: the newest lines, the lines of one request, or what came
// after a position. Loop thread.
#pragma once

#include "engine/engineparts.h"

namespace sluice {

class FunctionLogQuery {
public:
    explicit FunctionLogQuery(EngineParts &parts)
        : m_parts(parts)
    {
    }

    // NotFound/"FunctionNotFound", NotFound/"ServiceHasNoLog".
    void run(const GetFunctionLog &query, Reply<LogRows> reply);

    static constexpr std::int64_t kGroupsBack = 500; // a shard: how far "the newest" looks
    static constexpr std::uint64_t kBytesMax = 32 * limits::kMiB; // a shard: how much one answer reads
    static constexpr Duration kBeforeStart = std::chrono::seconds(2);

private:
    struct Reading;
    void begin(std::shared_ptr<Reading> reading, const std::vector<ShardState> &shards);
    void nextShard(std::shared_ptr<Reading> reading);
    void pull(std::shared_ptr<Reading> reading, Cursor from);
    [[nodiscard]] std::optional<WallTime> startOf(const std::string &requestId) const;

    EngineParts &m_parts;
};

} // namespace sluice
