#include "engine/catalog/catalogqueue.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

namespace {

std::string positionsText(const std::vector<ShardStep> &shards, std::string ShardStep::*cursor)
{
    QJsonObject object;
    for (const auto &one : shards)
        object.insert(QStringLiteral("checkpoint of shard %1").arg(one.shard), QString::fromStdString(one.*cursor));
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

// Reads of what was, and notes that are no change: they need no turn in the queue.
void Catalog::history(Reply<History> reply)
{
    m_pool.run<History>(
        m_loop, [store = m_store] { return store->history(); }, std::move(reply));
}

void Catalog::keptFunctions(Reply<KeptFunctions> reply)
{
    m_pool.run<KeptFunctions>(
        m_loop, [store = m_store] { return store->keptFunctions(); }, std::move(reply));
}

void Catalog::trash(Reply<std::vector<TrashEntry>> reply)
{
    m_pool.run<std::vector<TrashEntry>>(
        m_loop, [store = m_store] { return store->trash(); }, std::move(reply));
}

void Catalog::audit(std::uint64_t after, std::uint32_t max, Reply<std::vector<AuditEntry>> reply)
{
    m_pool.run<std::vector<AuditEntry>>(
        m_loop, [store = m_store, after, max] { return store->audit(after, max); }, std::move(reply));
}

void Catalog::versions(ObjectRef ref, Reply<std::vector<ObjectVersion>> reply)
{
    m_pool.run<std::vector<ObjectVersion>>(
        m_loop, [store = m_store, ref = std::move(ref)] { return store->versions(ref); }, std::move(reply));
}

void Catalog::record(AuditEntry entry, Reply<CatalogDone> reply)
{
    if (entry.timeMs == 0)
        entry.timeMs = unixMillis(m_loop.clock().wall());
    m_pool.run<CatalogDone>(
        m_loop,
        [store = m_store, entry = std::move(entry)] { return store->record(entry).map([] { return CatalogDone{}; }); },
        std::move(reply));
}

void Catalog::record(AuditEntry entry, CheckpointStep step, Reply<CatalogDone> reply)
{
    if (entry.timeMs == 0)
        entry.timeMs = unixMillis(m_loop.clock().wall());
    // In its turn: a step that is on its way back is not to be overtaken.
    enqueue<CatalogDone>(std::move(reply),
                         [this, entry = std::move(entry), step = std::move(step)](Reply<CatalogDone> answer) mutable {
                             onPool<CatalogDone>(
                                 [entry = std::move(entry), step = std::move(step)](CatalogStore &store) {
                                     return store.recordStep(entry, step).map([] { return CatalogDone{}; });
                                 },
                                 [this, answer = std::move(answer)](Result<CatalogDone> done) mutable {
                                     finish(std::move(answer), std::move(done));
                                 });
                         });
}

void Catalog::moveBack(StepKind kind, const UndoStep &step, Actor actor, Reply<ChangeReport> reply)
{
    if (!m_mover)
        return finish(std::move(reply),
                      fail(ErrorKind::Unsupported, "NoCheckpoints", "checkpoints cannot be moved from here"));
    const bool back = kind == StepKind::Undo;
    AuditEntry entry;
    entry.actor = actor.name;
    entry.caller = actor.caller;
    entry.action = back ? "undo" : "redo";
    entry.kind = toText(ObjectKind::Trigger);
    entry.name = step.checkpoint.trigger;
    auto moved = [this, kind, sequence = step.sequence, entry,
                  reply = std::move(reply)](Result<std::vector<ShardStep>> shards) mutable {
        if (!shards)
            return finish(std::move(reply), fail(std::move(shards).error()));
        entry.timeMs = unixMillis(m_loop.clock().wall());
        entry.before = positionsText(*shards, &ShardStep::from);
        entry.after = positionsText(*shards, &ShardStep::to);
        ChangeReport report{definitions()->version, {}};
        if (!shards->empty())
            report.changes.push_back({{ObjectKind::Trigger, entry.name}, entry.before, entry.after, {}});
        onPool<CatalogDone>(
            [kind, sequence, entry](CatalogStore &store) {
                return store.recordTurn(entry, kind, sequence).map([] { return CatalogDone{}; });
            },
            [this, report = std::move(report), reply = std::move(reply)](Result<CatalogDone> written) mutable {
                if (!written)
                    return finish(std::move(reply), fail(std::move(written).error()));
                finish(std::move(reply), std::move(report));
            });
    };
    m_mover(step.checkpoint, back, entry.actor,
            [alive = m_alive, moved = std::move(moved)](Result<std::vector<ShardStep>> shards) mutable {
                if (*alive)
                    moved(std::move(shards));
            });
}

void Catalog::endPurge(std::vector<std::string> ids, Reply<CatalogDone> reply)
{
    m_pool.run<CatalogDone>(
        m_loop, [store = m_store, ids = std::move(ids)] { return store->endPurge(ids).map([] { return CatalogDone{}; }); },
        std::move(reply));
}

} // namespace sluice
