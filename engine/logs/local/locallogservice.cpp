#include "engine/logs/local/locallogservice.h"

#include "engine/logs/local/locallogservice_core.h"
#include "engine/logs/local/retention.h"
#include "engine/logs/loggroupreader.h"

namespace sluice {

namespace {

constexpr Duration kLogAgeMax = std::chrono::hours(24 * 7);
constexpr Duration kLogAheadMax = std::chrono::minutes(15);

tl::unexpected<Error> badBody(std::string detail)
{
    return fail(ErrorKind::Invalid, "PostBodyInvalid", std::move(detail));
}

tl::unexpected<Error> noStore(const LogstoreKey &key)
{
    return fail(ErrorKind::NotFound, "LogStoreNotExist", "logstore " + key.logstore + " does not exist");
}

// Field by field, and the times where the Logstore asks for that.
Done checkGroups(const std::vector<EncodedGroup> &groups, bool enforceTimeRange, WallTime now)
{
    const auto oldest = unixSeconds(now - kLogAgeMax);
    const auto newest = unixSeconds(now + kLogAheadMax);
    LogView log;
    for (const auto &group : groups) {
        SLUICE_LET(auto reader, LogGroupReader::open(group.bytes));
        if (reader.lines() != group.lines)
            return badBody("the log group has another number of logs than it was sent with");
        for (;;) {
            SLUICE_LET(const bool more, reader.next(log));
            if (!more)
                break;
            if (enforceTimeRange && (log.time < oldest || log.time > newest))
                return badBody("The post data time is out of range");
        }
    }
    return {};
}

// What costs nothing to check.
Done checkLimits(PendingAppend &pending)
{
    const auto &options = pending.options;
    if (pending.groups.empty())
        return badBody("nothing to append");
    for (const auto &group : pending.groups) {
        if (group.bytes.size() > limits::kGroupBytesMax)
            return badBody("a log group is larger than 10 MiB");
        if (group.lines > limits::kGroupLogsMax)
            return badBody("a log group has more than 40,960 logs");
        pending.bytes += group.bytes.size();
    }
    if (pending.bytes > LocalLogService::kAppendBytesMax)
        return badBody("the log groups of one append are larger than 32 MiB");
    if (options.idempotencyKey
        && (options.idempotencyKey->empty() || options.idempotencyKey->size() > segment::kIdempotencyKeyMax))
        return badBody("an idempotency key has 1 to 64 bytes");
    if (const auto &position = options.position) {
        for (const auto *text : {&position->sourceId, &position->path, &position->state}) {
            if (text->size() > segment::kPositionTextMax)
                return badBody("a collect position's texts have at most 4,096 bytes each");
        }
    }
    return {};
}

} // namespace

// --- the inside

Result<LocalLogService::Core::Store> LocalLogService::Core::find(const LogstoreKey &key) const
{
    const std::lock_guard lock(mutex);
    const auto found = byKey.find(key);
    if (found == byKey.end())
        return noStore(key);
    return found->second;
}

Result<std::shared_ptr<ShardLog>> LocalLogService::Core::findShard(const LogstoreKey &key, ShardId shard) const
{
    SLUICE_LET(const auto store, find(key));
    SLUICE_LET(const auto *queue, store->shard(shard));
    return queue->sharedLog();
}

std::vector<LocalLogService::Core::Store> LocalLogService::Core::stores() const
{
    const std::lock_guard lock(mutex);
    std::vector<Store> all;
    all.reserve(byKey.size());
    for (const auto &[key, store] : byKey)
        all.push_back(store);
    return all;
}

void LocalLogService::Core::expire(Reply<RetentionReport> reply)
{
    auto report = std::make_shared<RetentionReport>();
    const auto now = loop.clock().wall();
    report->paused = !gate.open(loop.clock().boot(), now);
    report->jumps = gate.jumps();
    const auto byTime = report->paused ? TimeRetention::Paused : TimeRetention::On;
    expireStores(
        stores(), now, byTime,
        [self = shared_from_this(), report, reply = std::move(reply)]() mutable {
            self->loop.answer<RetentionReport>(std::move(reply), *report);
        },
        report);
}

void LocalLogService::Core::append(const LogstoreKey &logstore, PendingAppend pending)
{
    auto store = find(logstore);
    auto problem = store ? std::optional<Error>() : std::optional(store.error());
    if (!problem) {
        if (auto queue = (*store)->route(pending.options); !queue)
            problem = std::move(queue).error();
        else if (auto pushed = (*queue)->push(pending); !pushed)
            problem = std::move(pushed).error();
    }
    if (problem)
        loop.answer<AppendReceipt>(std::move(pending.reply), fail(std::move(*problem)));
}

// --- the face

LocalLogService::LocalLogService(std::shared_ptr<Core> core)
    : m_core(std::move(core))
{
}

LocalLogService::~LocalLogService() = default;

Result<std::unique_ptr<LocalLogService>> LocalLogService::create(Options options, FileLayer &files, Loop &loop,
                                                                 WorkerPool &pool)
{
    SLUICE_TRY(files.makeFolder(options.folder));
    SLUICE_LET(auto table, SegmentTable::open(options.folder + "/index.db"));
    const bool rebuilt = table->rebuilt();
    auto parts = std::make_shared<StoreParts>(files, std::move(table), loop.clock(), options.openFiles);
    if (rebuilt)
        parts->damage.add({DamageKind::ListRebuilt, {}, {}, options.folder + "/index.db", 0, 0, loop.clock().wall()});
    auto core = std::make_shared<Core>(std::move(options), std::move(parts), loop, pool);
    return std::unique_ptr<LocalLogService>(new LocalLogService(std::move(core)));
}

void LocalLogService::open(const Logstore &definition, Reply<void> reply)
{
    m_core->open(definition, std::move(reply));
}

Done LocalLogService::update(const Logstore &definition)
{
    SLUICE_LET(const auto store, m_core->find(definition.key));
    return store->update(definition, m_core->options.segmentBytes);
}

void LocalLogService::detach(const LogstoreKey &key, Reply<void> reply)
{
    Core::Store store;
    {
        const std::lock_guard lock(m_core->mutex);
        const auto found = m_core->byKey.find(key);
        if (found != m_core->byKey.end()) {
            store = std::move(found->second);
            m_core->byKey.erase(found);
        }
    }
    if (!store)
        return m_core->loop.answer<void>(std::move(reply), noStore(key));
    struct Leaving {
        std::atomic<std::size_t> left;
        Reply<void> reply;
    };
    auto leaving = std::make_shared<Leaving>();
    leaving->left = store->shards().size();
    leaving->reply = std::move(reply);
    for (const auto &shard : store->shards()) {
        shard->close();
        shard->afterCommits([core = m_core, store, leaving] {
            if (--leaving->left > 0)
                return;
            Cursor end;
            for (const auto &queue : store->shards())
                end = std::max(end, queue->log().end());
            static_cast<void>(core->parts->table->raiseFloor(end));
            {
                const std::lock_guard lock(core->mutex);
                core->busyUids.erase(store->definition().uid);
            }
            core->loop.answer<void>(std::move(leaving->reply), {});
        });
    }
}

void LocalLogService::purge(const LogstoreUid &uid, Reply<void> reply)
{
    m_core->pool.run<void>(
        m_core->loop, [core = m_core, uid] { return core->purge(uid); }, std::move(reply));
}

void LocalLogService::expire(Reply<RetentionReport> reply)
{
    m_core->expire(std::move(reply));
}

std::vector<LogstoreKey> LocalLogService::keys() const
{
    const std::lock_guard lock(m_core->mutex);
    std::vector<LogstoreKey> all;
    for (const auto &[key, store] : m_core->byKey)
        all.push_back(key);
    return all;
}

std::uint64_t LocalLogService::diskBytes() const
{
    std::uint64_t sum = 0;
    for (const auto &store : m_core->stores()) {
        for (const auto &shard : store->shards())
            sum += shard->log().diskBytes();
    }
    return sum;
}

Result<std::uint64_t> LocalLogService::diskBytes(const LogstoreKey &key) const
{
    SLUICE_LET(const auto store, m_core->find(key));
    std::uint64_t sum = 0;
    for (const auto &shard : store->shards())
        sum += shard->log().diskBytes();
    return sum;
}

Result<std::vector<CollectPosition>> LocalLogService::collectPositions(const LogstoreKey &key) const
{
    SLUICE_LET(const auto store, m_core->find(key));
    std::map<std::string, CollectPosition> newest;
    for (const auto &shard : store->shards()) {
        for (auto &position : shard->log().positions()) {
            auto &place = newest[position.sourceId];
            if (place.sourceId.empty() || position.end >= place.end)
                place = std::move(position);
        }
    }
    std::vector<CollectPosition> all;
    for (auto &[source, position] : newest)
        all.push_back(std::move(position));
    return all;
}

std::vector<Damage> LocalLogService::damage() const
{
    return m_core->parts->damage.all();
}

std::uint64_t LocalLogService::damagedGroups() const
{
    return m_core->parts->damage.groups();
}

// --- verbs

void LocalLogService::append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                             Reply<AppendReceipt> reply)
{
    PendingAppend pending{std::move(groups), std::move(options), std::move(reply), 0};
    if (auto checked = checkLimits(pending); !checked)
        return m_core->loop.answer<AppendReceipt>(std::move(pending.reply), fail(std::move(checked).error()));
    auto store = m_core->find(logstore);
    if (!store)
        return m_core->loop.answer<AppendReceipt>(std::move(pending.reply), fail(std::move(store).error()));
    const bool enforceTimeRange = (*store)->enforcesTimeRange();
    if (pending.options.origin == GroupOrigin::Engine && !enforceTimeRange)
        return m_core->append(logstore, std::move(pending));
    m_core->pool.post([core = m_core, logstore, enforceTimeRange, pending = std::move(pending)]() mutable {
        if (auto checked = checkGroups(pending.groups, enforceTimeRange, core->loop.clock().wall()); !checked)
            return core->loop.answer<AppendReceipt>(std::move(pending.reply), fail(std::move(checked).error()));
        core->append(logstore, std::move(pending));
    });
}

void LocalLogService::pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply)
{
    auto log = m_core->findShard(logstore, shard);
    if (!log)
        return m_core->loop.answer<LogBatch>(std::move(reply), fail(std::move(log).error()));
    if (auto answer = (*log)->readAtOnce(from, limit))
        return m_core->loop.answer<LogBatch>(std::move(reply), std::move(*answer));
    m_core->pool.run<LogBatch>(
        m_core->loop, [core = m_core, log = *log, from, limit] { return log->read(from, limit); }, std::move(reply));
}

void LocalLogService::cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply)
{
    auto log = m_core->findShard(logstore, shard);
    if (!log)
        return m_core->loop.answer<Cursor>(std::move(reply), fail(std::move(log).error()));
    if (auto answer = (*log)->cursorAtOnce(at))
        return m_core->loop.answer<Cursor>(std::move(reply), std::move(*answer));
    m_core->pool.run<Cursor>(
        m_core->loop, [core = m_core, log = *log, at] { return log->cursorAt(at); }, std::move(reply));
}

void LocalLogService::cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit,
                          Reply<WindowCut> reply)
{
    auto log = m_core->findShard(logstore, shard);
    if (!log)
        return m_core->loop.answer<WindowCut>(std::move(reply), fail(std::move(log).error()));
    if (auto answer = (*log)->cutAtOnce(begin, limit))
        return m_core->loop.answer<WindowCut>(std::move(reply), std::move(*answer));
    m_core->pool.run<WindowCut>(
        m_core->loop, [core = m_core, log = *log, begin, limit] { return log->cut(begin, limit); }, std::move(reply));
}

void LocalLogService::shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply)
{
    auto store = m_core->find(logstore);
    if (!store)
        return m_core->loop.answer<std::vector<ShardState>>(std::move(reply), fail(std::move(store).error()));
    std::vector<ShardState> all;
    for (const auto &shard : (*store)->shards())
        all.push_back(shard->log().state());
    m_core->loop.answer<std::vector<ShardState>>(std::move(reply), std::move(all));
}

} // namespace sluice
