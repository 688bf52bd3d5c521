// Opening, purging and retention: what LocalLogService does with whole Logstores.
#include "engine/logs/local/locallogservice_core.h"

#include <algorithm>

namespace sluice {

namespace {

bool isUid(std::string_view uid)
{
    return !uid.empty() && uid.size() <= segment::kUidBytesMax && std::ranges::all_of(uid, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

std::string shardFolder(const std::string &folder, ShardId shard)
{
    return folder + "/shard-" + std::to_string(shard.value());
}

// The shards of one Logstore, recovered side by side; the last one to finish hands them over.
struct Opening {
    std::mutex mutex;
    std::vector<std::shared_ptr<ShardQueue>> shards; // guarded by mutex
    std::optional<Error> error; // guarded by mutex
    std::size_t left = 0; // guarded by mutex
    Reply<void> reply;
};

} // namespace

void LocalLogService::Core::open(const Logstore &definition, Reply<void> reply)
{
    const auto refuse = [&](ErrorKind kind, std::string code, std::string detail) {
        loop.answer<void>(std::move(reply), fail(kind, std::move(code), std::move(detail)));
    };
    if (!isUid(definition.uid))
        return refuse(ErrorKind::Invalid, "LogStoreInfoInvalid", "the Logstore has no usable uid");
    if (definition.shards < limits::kShardsMin || definition.shards > limits::kShardsMax)
        return refuse(ErrorKind::Invalid, "LogStoreInfoInvalid", "a Logstore has 1 to 256 shards");
    {
        const std::lock_guard lock(mutex);
        if (byKey.contains(definition.key) || !busyUids.insert(definition.uid).second)
            return refuse(ErrorKind::Exists, "LogStoreAlreadyExist",
                          "logstore " + definition.key.logstore + " already exists");
    }
    auto opening = std::make_shared<Opening>();
    opening->reply = std::move(reply);
    pool.post([self = shared_from_this(), definition, opening] {
        auto rows = self->prepare(definition);
        if (!rows)
            return self->opened(definition, {}, std::move(rows).error(), std::move(opening->reply));
        opening->left = rows->size();
        opening->shards.resize(rows->size());
        for (std::size_t i = 0; i < rows->size(); ++i) {
            self->pool.post([self, definition, opening, i, row = std::move((*rows)[i])] {
                const auto folder = shardFolder(self->folderOf(definition.uid), row.shard);
                auto log = ShardLog::open(self->parts, {LogstoreUid(definition.uid), folder, row},
                                          LocalStore::segmentBytes(definition, self->options.segmentBytes));
                std::unique_lock lock(opening->mutex);
                if (log)
                    opening->shards[i] = std::make_shared<ShardQueue>(self->loop, self->pool, std::move(*log));
                else
                    opening->error = std::move(log).error();
                if (--opening->left > 0)
                    return;
                lock.unlock();
                self->opened(definition, std::move(opening->shards), std::move(opening->error), std::move(opening->reply));
            });
        }
    });
}

void LocalLogService::Core::opened(const Logstore &definition, std::vector<std::shared_ptr<ShardQueue>> shards,
                                   std::optional<Error> error, Reply<void> reply)
{
    {
        const std::lock_guard lock(mutex);
        if (!error && byKey.contains(definition.key))
            error =
                Error{ErrorKind::Exists, "LogStoreAlreadyExist", "logstore " + definition.key.logstore + " already exists"};
        if (error)
            busyUids.erase(definition.uid);
        else
            byKey[definition.key] = std::make_shared<LocalStore>(definition, std::move(shards));
    }
    loop.answer<void>(std::move(reply), error ? Result<void>(fail(std::move(*error))) : Result<void>());
}

Result<std::vector<ShardRow>> LocalLogService::Core::prepare(const Logstore &definition)
{
    SLUICE_LET(auto rows, parts->table->shards(definition.uid));
    if (!rows.empty() && static_cast<int>(rows.size()) != definition.shards)
        return fail(ErrorKind::Invalid, "ParameterInvalid",
                    "the Logstore has " + std::to_string(rows.size()) + " shards on disk, not "
                        + std::to_string(definition.shards));
    if (!rows.empty())
        return rows;
    SLUICE_LET(rows, newRows(definition));
    const auto folder = folderOf(definition.uid);
    for (auto &row : rows) {
        SLUICE_TRY(parts->files.makeFolder(shardFolder(folder, row.shard)));
        adopt(row, shardFolder(folder, row.shard));
    }
    SLUICE_TRY(parts->files.syncFolder(folder));
    SLUICE_TRY(parts->files.syncFolder(options.folder));
    SLUICE_TRY(parts->table->putShards(rows));
    return rows;
}

// First cursors are the time in nanoseconds, and beyond everything that any Logstore ever gave out: a clock that was set
// back does not bring an old cursor to life again.
Result<std::vector<ShardRow>> LocalLogService::Core::newRows(const Logstore &definition)
{
    const auto now = wallFromMillis(unixMillis(parts->clock.wall()));
    SLUICE_LET(const auto floor, parts->table->floor());
    auto first = std::max(std::chrono::nanoseconds(parts->clock.wall().time_since_epoch()).count(), floor.value() + 1);
    for (const auto &store : stores()) {
        for (const auto &shard : store->shards())
            first = std::max(first, shard->log().end().value() + 1);
    }
    std::vector<ShardRow> rows;
    const auto ranges = evenKeyRanges(definition.shards);
    for (std::size_t i = 0; i < ranges.size(); ++i)
        rows.push_back({definition.uid, ShardId(static_cast<std::int32_t>(i)), now,
                        Cursor(first + static_cast<std::int64_t>(i)), ranges[i].begin, ranges[i].end});
    return rows;
}

// The list was lost but the shard's files are here: they know when it began.
void LocalLogService::Core::adopt(ShardRow &row, const std::string &folder)
{
    const auto names = parts->files.list(folder);
    std::optional<Cursor> oldest;
    for (const auto &name : names ? *names : std::vector<std::string>()) {
        if (const auto first = segment::cursorOfFileName(name); first && (!oldest || *first < *oldest))
            oldest = *first;
    }
    if (!oldest)
        return;
    row.first = *oldest;
    const auto file = parts->files.open(folder + '/' + segment::fileName(*oldest), OpenMode::Read);
    std::string bytes(segment::kHeaderBytes, '\0');
    if (!file || !readFull(**file, 0, bytes))
        return;
    if (const auto header = segment::parseHeader(bytes))
        row.createdAt = header->shardCreatedAt;
}

Done LocalLogService::Core::purge(const LogstoreUid &uid)
{
    {
        const std::lock_guard lock(mutex);
        if (!busyUids.insert(uid.value()).second)
            return fail(ErrorKind::InUse, "LogStoreInUse", "the Logstore is open");
    }
    const auto removed = removeFiles(uid.value());
    const std::lock_guard lock(mutex);
    busyUids.erase(uid.value());
    return removed;
}

Done LocalLogService::Core::removeFiles(const std::string &uid)
{
    if (!isUid(uid))
        return fail(ErrorKind::Invalid, "LogStoreInfoInvalid", "not a uid");
    SLUICE_LET(const auto floor, parts->table->floor());
    SLUICE_TRY(parts->table->raiseFloor(floor));
    auto shards = parts->files.list(folderOf(uid));
    if (!shards && shards.error().kind != ErrorKind::NotFound)
        return fail(std::move(shards).error());
    for (const auto &shard : shards ? *shards : std::vector<std::string>()) {
        const auto folder = folderOf(uid) + '/' + shard;
        SLUICE_LET(const auto names, parts->files.list(folder));
        for (const auto &name : names) {
            parts->fileCache.forget(folder + '/' + name);
            parts->indexCache.forget(folder + '/' + name);
            SLUICE_TRY(parts->files.remove(folder + '/' + name));
        }
        SLUICE_TRY(parts->files.remove(folder));
    }
    if (shards)
        SLUICE_TRY(parts->files.remove(folderOf(uid)));
    return parts->table->forgetStore(uid);
}

} // namespace sluice
