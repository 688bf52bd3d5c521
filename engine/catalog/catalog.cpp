#include "engine/catalog/catalogqueue.h"

#include <QUuid>

#include <algorithm>

namespace sluice {
namespace {

std::string newUid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

// What the catalog keeps itself: uids of those that have one, versions of those that have one.
template <class Map> void keepUids(Map &next, const Map &before, bool fresh)
{
    for (auto &[key, object] : next) {
        const auto old = before.find(key);
        if (old != before.end())
            object.uid = old->second.uid;
        else if (fresh || object.uid.empty())
            object.uid = newUid();
    }
}

template <class Map> void raiseVersions(Map &next, const Map &before, bool fresh)
{
    for (auto &[key, object] : next) {
        const auto old = before.find(key);
        if (old == before.end()) {
            object.version = fresh ? 1 : object.version + 1;
            continue;
        }
        object.version = old->second.version;
        if (!(object == old->second))
            ++object.version;
    }
}

Actor withAction(Actor actor, const char *action)
{
    if (actor.action.empty())
        actor.action = action;
    return actor;
}

} // namespace

// One change on its way: what to write, and the definitions that then hold.
struct Catalog::Work {
    Trust trust = Trust::Fresh;
    Marks known; // of objects that come back
    CatalogWrite write;
    DefinitionsPtr next;
};

Catalog::Catalog(Options options, std::shared_ptr<CatalogStore> store, CatalogImage image, Loop &loop, WorkerPool &pool)
    : m_hooks(std::move(options.hooks))
    , m_store(std::move(store))
    , m_loop(loop)
    , m_pool(pool)
    , m_definitions(std::make_shared<const Definitions>(std::move(image.definitions)))
    , m_marks(std::move(image.marks))
{
}

Catalog::~Catalog()
{
    *m_alive = false;
}

Result<std::unique_ptr<Catalog>> Catalog::open(Options options, Loop &loop, WorkerPool &pool)
{
    SLUICE_LET(auto store, CatalogStore::open(options.path, options.store));
    SLUICE_LET(auto image, store->load());
    return std::unique_ptr<Catalog>(new Catalog(std::move(options), std::move(store), std::move(image), loop, pool));
}

DefinitionsPtr Catalog::definitions() const
{
    const std::lock_guard lock(m_mutex);
    return m_definitions;
}

void Catalog::startNext()
{
    if (m_busy || m_queue.empty())
        return;
    m_busy = true;
    auto task = std::move(m_queue.front());
    m_queue.pop_front();
    task();
}

void Catalog::change(Edit edit, Reply<ChangeReport> reply)
{
    enqueue<ChangeReport>(std::move(reply), [this, edit = std::move(edit)](Reply<ChangeReport> answer) mutable {
        compute(std::move(edit), Work{}, std::move(answer));
    });
}

void Catalog::remove(ObjectRef ref, DeleteMode mode, Actor actor, Reply<ChangeReport> reply)
{
    Edit edit;
    edit.actor = std::move(actor);
    edit.mutate = [ref = std::move(ref), mode](Definitions &next) { return removeObject(next, ref, mode); };
    change(std::move(edit), std::move(reply));
}

void Catalog::undo(Actor actor, Reply<ChangeReport> reply)
{
    step(StepKind::Undo, std::move(actor), std::move(reply));
}

void Catalog::redo(Actor actor, Reply<ChangeReport> reply)
{
    step(StepKind::Redo, std::move(actor), std::move(reply));
}

void Catalog::compute(Edit edit, Work work, Reply<ChangeReport> reply)
{
    const auto before = definitions();
    auto next = std::make_shared<Definitions>(*before);
    if (auto done = edit.mutate(*next); !done)
        return finish(std::move(reply), fail(std::move(done).error()));
    settle(*next, *before, work.trust);
    if (const auto problems = check(*next, *before, m_hooks); !problems.empty())
        return finish(std::move(reply), fail(edit.explain ? edit.explain(problems) : asError(problems)));
    auto changes = diff(*before, *next);
    if (changes.empty())
        return finish(std::move(reply), ChangeReport{before->version, {}});
    next->version = before->version + 1;
    work.write.version = next->version;
    if (!edit.undoable)
        work.write.step = StepKind::None;
    work.write.actor = edit.actor.name;
    work.write.caller = edit.actor.caller;
    work.write.action = edit.actor.action;
    work.write.timeMs = unixMillis(m_loop.clock().wall());
    work.write.changes = mark(std::move(changes), work, edit.owner, *next);
    work.next = std::move(next);
    commit(std::move(work), std::move(reply));
}

void Catalog::settle(Definitions &next, const Definitions &before, Trust trust) const
{
    const bool fresh = trust == Trust::Fresh;
    keepUids(next.logstores, before.logstores, fresh);
    keepUids(next.buckets, before.buckets, fresh);
    keepUids(next.roles, before.roles, fresh);
    keepUids(next.users, before.users, fresh);
    keepUids(next.triggers, before.triggers, fresh);
    raiseVersions(next.functions, before.functions, fresh);
    raiseVersions(next.triggers, before.triggers, fresh);
    next.version = before.version;
}

std::vector<MarkedChange> Catalog::mark(std::vector<Change> changes, const Work &work, const std::string &owner,
                                        const Definitions &next) const
{
    std::vector<MarkedChange> marked;
    marked.reserve(changes.size());
    for (auto &change : changes) {
        Mark mark{newUid(), owner};
        if (const auto live = m_marks.find(change.ref); live != m_marks.end())
            mark = live->second;
        else if (const auto known = work.known.find(change.ref); known != work.known.end())
            mark = known->second;
        if (const auto uid = uidOf(next, change.ref); !uid.empty())
            mark.identity = uid;
        change.owner = mark.owner;
        marked.push_back({std::move(change), std::move(mark.identity)});
    }
    return marked;
}

void Catalog::commit(Work work, Reply<ChangeReport> reply)
{
    auto shared = std::make_shared<const CatalogWrite>(std::move(work.write));
    onPool<CatalogDone>(
        [shared](CatalogStore &store) { return store.write(*shared).map([] { return CatalogDone{}; }); },
        [this, shared, next = std::move(work.next), reply = std::move(reply)](Result<CatalogDone> written) mutable {
            if (!written)
                return finish(std::move(reply), fail(std::move(written).error()));
            const auto before = definitions();
            ChangeReport report{next->version, {}};
            for (const auto &[change, identity] : shared->changes) {
                if (change.after.empty())
                    m_marks.erase(change.ref);
                else if (change.ref.kind != ObjectKind::Authorization)
                    m_marks[change.ref] = {identity, change.owner};
                report.changes.push_back(change);
            }
            {
                const std::lock_guard lock(m_mutex);
                m_definitions = next;
            }
            if (m_listener)
                m_listener(before, next, report.changes);
            finish(std::move(reply), std::move(report));
        });
}

void Catalog::step(StepKind kind, Actor actor, Reply<ChangeReport> reply)
{
    enqueue<ChangeReport>(std::move(reply), [this, kind, actor = std::move(actor)](Reply<ChangeReport> answer) mutable {
        onPool<UndoStep>([kind](CatalogStore &store) { return store.stepFor(kind); },
                         [this, kind, actor = std::move(actor), answer = std::move(answer)](Result<UndoStep> found) mutable {
                             if (!found)
                                 return finish(std::move(answer), fail(std::move(found).error()));
                             stepWith(kind, *found, std::move(actor), std::move(answer));
                         });
    });
}

void Catalog::stepWith(StepKind kind, const UndoStep &step, Actor actor, Reply<ChangeReport> reply)
{
    const bool back = kind == StepKind::Undo;
    if (step.sequence == 0)
        return finish(std::move(reply),
                      back ? fail(ErrorKind::Invalid, "NothingToUndo", "there is no change to undo")
                           : fail(ErrorKind::Invalid, "NothingToRedo", "there is no change to do again"));
    if (!step.checkpoint.shards.empty())
        return moveBack(kind, step, std::move(actor), std::move(reply));
    Work work;
    work.trust = Trust::Kept;
    work.write.step = kind;
    work.write.sequence = step.sequence;
    std::vector<Change> changes;
    for (const auto &[change, identity] : step.changes) {
        Change turned = change;
        if (back)
            std::swap(turned.before, turned.after);
        const auto entry =
            std::find_if(step.trash.begin(), step.trash.end(), [&identity = identity](const TrashEntry &trashed) {
                return trashed.id == identity && !trashed.purging;
            });
        // Purged for good: its name may come back, its data cannot, so it starts as a new object.
        const bool purged = turned.before.empty() && entry == step.trash.end();
        work.known[turned.ref] = {purged ? newUid() : identity, turned.owner};
        changes.push_back(std::move(turned));
    }
    Edit edit;
    edit.actor = withAction(std::move(actor), back ? "undo" : "redo");
    edit.mutate = [changes = std::move(changes), known = work.known](Definitions &next) -> Done {
        const bool unsandboxed = next.connections.at(kLocalConnection).unsandboxed;
        for (const auto &change : changes) {
            if (change.after.empty())
                eraseObject(next, change.ref);
            else
                SLUICE_TRY(putObject(next, change.ref.kind, change.after));
            if (change.before.empty())
                setUid(next, change.ref, known.at(change.ref).identity);
        }
        next.connections.at(kLocalConnection).unsandboxed = unsandboxed; // a consent does not come or go with other steps
        return {};
    };
    compute(std::move(edit), std::move(work), std::move(reply));
}

void Catalog::restore(std::string name, Actor actor, Reply<ChangeReport> reply)
{
    enqueue<ChangeReport>(
        std::move(reply), [this, name = std::move(name), actor = std::move(actor)](Reply<ChangeReport> answer) mutable {
            onPool<std::vector<TrashEntry>>([](CatalogStore &store) { return store.trash(); },
                                            [this, name = std::move(name), actor = std::move(actor),
                                             answer = std::move(answer)](Result<std::vector<TrashEntry>> trash) mutable {
                                                if (!trash)
                                                    return finish(std::move(answer), fail(std::move(trash).error()));
                                                restoreFrom(*trash, name, std::move(actor), std::move(answer));
                                            });
        });
}

void Catalog::restoreFrom(const std::vector<TrashEntry> &trash, const std::string &name, Actor actor,
                          Reply<ChangeReport> reply)
{
    std::vector<TrashEntry> named;
    for (const auto &entry : trash) {
        if (!entry.purging && (entry.id == name || entry.ref.name == name || toText(entry.ref) == name))
            named.push_back(entry);
    }
    if (named.empty())
        return finish(std::move(reply),
                      fail(ErrorKind::NotFound, "NotInTrash", "there is no \"" + name + "\" in the trash"));
    if (named.size() > 1) {
        std::string ids;
        for (const auto &entry : named)
            ids += "\n  " + entry.id + "  " + toText(entry.ref);
        return finish(std::move(reply),
                      fail(ErrorKind::Invalid, "AmbiguousName",
                           "\"" + name + "\" is in the trash more than once; name one by its id:" + ids));
    }
    std::vector<TrashEntry> back{named.front()};
    for (const auto &entry : trash) {
        if (!entry.purging && entry.change == back.front().change && isInside(entry.ref, back.front().ref))
            back.push_back(entry);
    }
    Work work;
    work.trust = Trust::Kept;
    for (const auto &entry : back)
        work.known[entry.ref] = {entry.id, entry.owner};
    Edit edit;
    edit.actor = withAction(std::move(actor), "restore");
    edit.mutate = [back = std::move(back)](Definitions &next) -> Done {
        for (const auto &entry : back) {
            if (contains(next, entry.ref))
                return fail(ErrorKind::Exists, "NameTaken",
                            toText(entry.ref) + " exists again; delete it first, then restore the one in the trash");
            SLUICE_TRY(putObject(next, entry.ref.kind, entry.json));
            setUid(next, entry.ref, entry.id);
        }
        return {};
    };
    compute(std::move(edit), std::move(work), std::move(reply));
}

void Catalog::startPurge(Purge what, Reply<std::vector<TrashEntry>> reply)
{
    const auto now = unixMillis(m_loop.clock().wall());
    const auto before = what == Purge::All ? std::numeric_limits<std::int64_t>::max() : now - millis(limits::kTrashKept);
    // In its turn: a change on its way may be bringing back what would be purged.
    enqueue<std::vector<TrashEntry>>(std::move(reply), [this, before](Reply<std::vector<TrashEntry>> answer) mutable {
        onPool<std::vector<TrashEntry>>([before](CatalogStore &store) { return store.startPurge(before); },
                                        [this, answer = std::move(answer)](Result<std::vector<TrashEntry>> entries) mutable {
                                            finish(std::move(answer), std::move(entries));
                                        });
    });
}

} // namespace sluice
