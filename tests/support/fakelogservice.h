// A LogService in memory: deterministic, on any Loop, with the faults of a real one at the tester's call.
//
// Each verb takes effect when it is called and answers after delay() (0: by the next settle()), in the order of calls
// when delays are equal. A lost reply has its effect and answers with an error; a failed call has no effect.
#pragma once

#include "engine/base/loop.h"
#include "engine/logs/logservice.h"

#include <deque>
#include <functional>
#include <map>

namespace sluice::test {

enum class LogVerb { Append, Pull, Cursor, Cut, Shards, Any };

class FakeLogService final : public LogService {
public:
    explicit FakeLogService(Loop &loop)
        : m_loop(loop)
    {
    }

    // The world. A Logstore made again under an old name starts at a later cursor than the old one reached.
    void create(const LogstoreKey &key, int shards = 1);
    void remove(const LogstoreKey &key);
    std::pair<ShardId, ShardId> split(const LogstoreKey &key, ShardId parent);
    ShardId merge(const LogstoreKey &key, ShardId left, ShardId right); // neighbours, left first
    void setReadOnly(const LogstoreKey &key, ShardId shard);

    // Retention by hand: groups before `first` are gone.
    void expireBefore(const LogstoreKey &key, ShardId shard, Cursor first);
    // The group can no longer be read; pull leaves it out and counts it.
    void damage(const LogstoreKey &key, ShardId shard, Cursor cursor);

    // Faults. n counts calls from now on, 1 = the next one (of that verb).
    void failNth(std::uint64_t n, Error error, LogVerb verb = LogVerb::Any);
    void loseNth(std::uint64_t n, LogVerb verb = LogVerb::Any,
                 Error error = {ErrorKind::TimedOut, "RequestTimeout", "the answer was lost"});
    void failAll(Error error, LogVerb verb = LogVerb::Any); // every call until heal()
    void heal(); // forgets all faults above

    // Delays: a fixed one, or one asked for each call.
    void setDelay(Duration delay);
    void setDelay(std::function<Duration(LogVerb)> delay) { m_delay = std::move(delay); }
    void hold() { m_holding = true; } // answers wait for release()
    void release();
    // A crash of the caller: what is unanswered is dropped now (a dropped Reply says Cancelled/"ReplyDropped", from inside
    // this call: call it while the caller is still alive). Effects stay.
    void forgetPending();

    // Looking, without a reply.
    AppendReceipt put(const LogstoreKey &key, ShardId shard, std::vector<EncodedGroup> groups, AppendOptions options = {});
    AppendReceipt put(const LogstoreKey &key, ShardId shard, std::string bytes, std::uint32_t lines = 1);
    [[nodiscard]] std::vector<StoredGroup> stored(const LogstoreKey &key, ShardId shard) const; // all that are left
    [[nodiscard]] bool exists(const LogstoreKey &key, ShardId shard = ShardId(0)) const;
    [[nodiscard]] Cursor end(const LogstoreKey &key, ShardId shard) const;
    [[nodiscard]] Cursor first(const LogstoreKey &key, ShardId shard) const;
    [[nodiscard]] std::vector<CollectPosition> positions(const LogstoreKey &key) const; // newest per source
    [[nodiscard]] std::uint64_t calls(LogVerb verb = LogVerb::Any) const;
    [[nodiscard]] std::size_t pending() const { return m_pending.size() + m_held.size(); }

    // LogService
    void append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                Reply<AppendReceipt> reply) override;
    void pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply) override;
    void cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply) override;
    void cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit, Reply<WindowCut> reply) override;
    void shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply) override;

    static constexpr std::size_t kIdempotencyKeys = 1'024; // the newest of each shard

private:
    struct Group {
        std::shared_ptr<const std::string> bytes;
        std::uint32_t lines = 0;
        WallTime receivedAt;
        bool damaged = false;
    };
    struct Shard {
        ShardState state; // its first, end and sums are filled when asked for
        std::int64_t created = 0; // the first cursor ever
        std::int64_t firstCursor = 0; // of the oldest group that is left
        std::deque<Group> groups;
        std::deque<std::pair<std::string, AppendReceipt>> keys;
        std::uint64_t damagedSeen = 0;
    };
    struct Store {
        std::map<ShardId, Shard> shards;
        std::map<std::string, CollectPosition> positions;
        std::size_t turn = 0; // load balancing
    };
    struct Fault {
        std::uint64_t left = 0; // calls until it strikes; 0 = every call
        LogVerb verb = LogVerb::Any;
        Error error;
        bool lose = false;
    };
    struct Verdict {
        std::optional<Error> fail;
        std::optional<Error> lose;
    };

    Verdict count(LogVerb verb);
    Shard newShard(ShardId id, std::string begin, std::string end, std::vector<ShardId> parents);
    Result<Store *> find(const LogstoreKey &key);
    Result<Shard *> find(const LogstoreKey &key, ShardId shard);
    Result<Shard *> route(Store &store, const AppendOptions &options);
    Shard &at(const LogstoreKey &key, ShardId shard);
    const Shard &at(const LogstoreKey &key, ShardId shard) const;
    static Cursor endOf(const Shard &shard);
    static std::size_t indexOf(const Shard &shard, Cursor cursor); // clamped to what is left

    AppendReceipt store(Store &into, Shard &shard, std::vector<EncodedGroup> groups, const AppendOptions &options);
    Result<AppendReceipt> doAppend(const LogstoreKey &key, std::vector<EncodedGroup> groups, const AppendOptions &options);
    Result<LogBatch> doPull(const LogstoreKey &key, ShardId shard, Cursor from, const PullLimit &limit);
    Result<Cursor> doCursor(const LogstoreKey &key, ShardId shard, const CursorAt &at);
    Result<WindowCut> doCut(const LogstoreKey &key, ShardId shard, Cursor begin, const WindowLimit &limit);
    Result<std::vector<ShardState>> doShards(const LogstoreKey &key);

    template <class T, class Effect> void serve(LogVerb verb, Reply<T> reply, Effect effect);
    void deliver(LogVerb verb, Task answer);

    Loop &m_loop;
    std::map<LogstoreKey, Store> m_stores;
    std::vector<Fault> m_faults;
    std::function<Duration(LogVerb)> m_delay = [](LogVerb) { return Duration(0); };
    std::map<std::uint64_t, std::shared_ptr<Task>> m_pending; // by number of the answer
    std::deque<Task> m_held;
    bool m_holding = false;
    std::uint64_t m_answers = 0;
    std::map<LogVerb, std::uint64_t> m_calls;
    std::int64_t m_lastCursor = 0; // the highest ever given, over all Logstores
};

} // namespace sluice::test
