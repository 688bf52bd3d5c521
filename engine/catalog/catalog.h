// The one place where definitions live: an immutable snapshot in memory, and the same in SQLite. A change is computed
// on the loop from the snapshot, checked by the rules, written in one transaction on the pool, and only when it is
// durable does the snapshot change. Changes happen one at a time, in the order in which they were asked for.
#pragma once

#include "engine/base/loop.h"
#include "engine/base/workerpool.h"
#include "engine/catalog/catalogstore.h"
#include "engine/catalog/references.h"
#include "engine/catalog/rules.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace sluice {

struct Actor {
    std::string name; // who: "sluicectl", "sluice", a user of the gateway
    std::string action; // for the audit, such as "apply" or "pause"; "" = create, change or delete, as it is
    Caller caller = {}; // as whom; empty = the owner
};

struct ChangeReport {
    std::uint64_t version = 0; // of the definitions afterwards
    std::vector<Change> changes; // empty: all was so already, and nothing was written
};

struct CatalogDone { };

// A change in the making. `mutate` runs on the loop when its turn comes and edits a copy of the newest definitions; uids
// and versions are kept by the catalog, whatever it sets. An error from it, or a broken rule, ends the change.
struct Edit {
    UniqueFunction<Done(Definitions &next)> mutate;
    Actor actor;
    std::string owner; // the stack that makes new objects; "" = a person
    std::function<Error(const std::vector<Problem> &)> explain = {}; // null = asError
    bool undoable = true; // false: in audit and versions, but no step of undo
};

enum class Purge {
    Due, // what has been in the trash for limits::kTrashKept
    All, // everything: the disk is nearly full
};

class Catalog {
public:
    struct Options {
        std::string path; // of catalog.db; its folder exists
        RuleHooks hooks;
        CatalogStore::Options store;
    };
    // Reads the whole catalog; blocks on the disk. Corrupt, Denied, Full, Unsupported/"NewerVersion": nothing was touched.
    // Loop and pool outlive the catalog.
    [[nodiscard]] static Result<std::unique_ptr<Catalog>> open(Options options, Loop &loop, WorkerPool &pool);
    ~Catalog(); // on the loop; what is queued is answered Cancelled, a write in progress ends on the pool
    Catalog(const Catalog &) = delete;
    Catalog &operator=(const Catalog &) = delete;

    [[nodiscard]] DefinitionsPtr definitions() const; // any thread
    [[nodiscard]] const Marks &marks() const { return m_marks; } // loop

    // Called on the loop for each durable change, before its reply is answered. One listener: the engine.
    using Listener =
        std::function<void(const DefinitionsPtr &before, const DefinitionsPtr &after, const std::vector<Change> &changes)>;
    void onChanged(Listener listener) { m_listener = std::move(listener); }

    // Puts the checkpoints of one step where they stood before it (back) or after it, and says of each shard that moved from
    // where to where. A trigger that is another one by now has nothing to move: no shards. The engine's; without it such
    // steps are Unsupported.
    using Mover = std::function<void(const CheckpointStep &step, bool back, const std::string &actor,
                                     Reply<std::vector<ShardStep>> reply)>;
    void onMove(Mover mover) { m_mover = std::move(mover); }

    // All below: loop thread; answered on the loop. Throttled/"CatalogBusy" when kQueueMax wait.
    void change(Edit edit, Reply<ChangeReport> reply);
    void remove(ObjectRef ref, DeleteMode mode, Actor actor, Reply<ChangeReport> reply);
    void undo(Actor actor, Reply<ChangeReport> reply); // Invalid/"NothingToUndo"
    void redo(Actor actor,
              Reply<ChangeReport> reply); // Invalid/"NothingToRedo"; a new change empties what can be done again
    // By a trash entry's id, or by name ("shop/access" or "logstore shop/access") where that is unique in the trash. What
    // was inside it and deleted with it comes back too. Exists when the name is taken; Invalid when what it needs is gone.
    void restore(std::string name, Actor actor, Reply<ChangeReport> reply);

    void history(Reply<History> reply); // peeks; changes nothing
    void keptFunctions(Reply<KeptFunctions> reply);
    void trash(Reply<std::vector<TrashEntry>> reply);
    void audit(std::uint64_t after, std::uint32_t max, Reply<std::vector<AuditEntry>> reply);
    void versions(ObjectRef ref, Reply<std::vector<ObjectVersion>> reply);
    void record(AuditEntry entry, Reply<CatalogDone> reply); // what is no change of a definition, such as a refusal
    void record(AuditEntry entry, CheckpointStep step, Reply<CatalogDone> reply); // undo takes it back, see onMove()

    // Two steps, so that a crash between them repeats rather than forgets: entries whose data is to be removed (they
    // can no longer be restored), then, when it is gone, their ids. Do not ask for Due while the wall clock is not trusted.
    void startPurge(Purge what, Reply<std::vector<TrashEntry>> reply);
    void endPurge(std::vector<std::string> ids, Reply<CatalogDone> reply);

    static constexpr std::size_t kQueueMax = 1'000; // changes that wait

private:
    enum class Trust { Fresh, Kept }; // whether uids of objects that come to be are new or the ones that were
    struct Work;

    Catalog(Options options, std::shared_ptr<CatalogStore> store, CatalogImage image, Loop &loop, WorkerPool &pool);
    template <class T, class Start> void enqueue(Reply<T> reply, Start start);
    void startNext();
    template <class T> void finish(Reply<T> reply, std::type_identity_t<Result<T>> result);
    void compute(Edit edit, Work work, Reply<ChangeReport> reply);
    void commit(Work work, Reply<ChangeReport> reply);
    void step(StepKind kind, Actor actor, Reply<ChangeReport> reply);
    void stepWith(StepKind kind, const UndoStep &step, Actor actor, Reply<ChangeReport> reply);
    void moveBack(StepKind kind, const UndoStep &step, Actor actor, Reply<ChangeReport> reply);
    void restoreFrom(const std::vector<TrashEntry> &trash, const std::string &name, Actor actor, Reply<ChangeReport> reply);
    void settle(Definitions &next, const Definitions &before, Trust trust) const;
    std::vector<MarkedChange> mark(std::vector<Change> changes, const Work &work, const std::string &owner,
                                   const Definitions &next) const;

    // Runs `job(store)` on the pool; `then(result)` on the loop unless the catalog is gone by then.
    template <class T, class Job, class Then> void onPool(Job job, Then then);

    const RuleHooks m_hooks;
    const std::shared_ptr<CatalogStore> m_store;
    Loop &m_loop;
    WorkerPool &m_pool;
    Listener m_listener;
    Mover m_mover;
    mutable std::mutex m_mutex;
    DefinitionsPtr m_definitions; // guarded by m_mutex; replaced on the loop
    Marks m_marks;
    std::deque<Task> m_queue;
    bool m_busy = false;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
