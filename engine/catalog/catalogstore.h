// catalog.db: definitions, their versions, undo steps, trash and audit. Every write is one transaction.
// Any thread; calls are serialised inside.
#pragma once

#include "engine/base/limits.h"
#include "engine/catalog/checkpointstep.h"
#include "engine/catalog/database.h"
#include "engine/catalog/object.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

namespace sluice {

// What the catalog knows of a live object beside its definition.
struct Mark {
    std::string identity; // a UUID, new at each creation, kept through trash, restore and undo; the uid where there is one
    std::string owner; // the stack that made it, "" = a person

    friend bool operator==(const Mark &, const Mark &) = default;
};
using Marks = std::map<ObjectRef, Mark>;

struct MarkedChange {
    Change change;
    std::string identity;
};

struct AuditEntry {
    std::uint64_t sequence = 0;
    std::int64_t timeMs = 0;
    std::string actor;
    std::string action;
    std::string kind;
    std::string name;
    std::string before; // JSON, "" = none
    std::string after;
    Caller caller = {}; // as whom; empty = the owner, and everything that was written before there were callers
};

struct TrashEntry {
    std::string id; // the object's identity
    ObjectRef ref;
    std::string uid; // of what has one: the identity; "" else
    std::string owner;
    std::string json;
    std::int64_t deletedMs = 0;
    std::string actor;
    std::uint64_t change = 0; // the catalog version that deleted it: what went together
    bool purging = false; // its data is being removed; it cannot come back
};

struct ObjectVersion {
    std::uint64_t catalogVersion = 0;
    std::int64_t timeMs = 0;
    std::string actor;
    std::string json; // "" = deleted
};

struct UndoStep {
    std::uint64_t sequence = 0; // 0 = none
    std::vector<MarkedChange> changes;
    std::vector<TrashEntry> trash; // rows of objects that the step's changes name
    CheckpointStep checkpoint; // with shards: this instead of changes
};

// What one change did, in one line: the outermost thing that it deleted, else the first that it made, else changed.
struct HistoryStep {
    std::int64_t timeMs = 0; // 0 = there is none
    std::string action; // as in the audit
    ObjectRef ref;
    std::uint64_t others = 0; // how many more things it touched
};
struct History {
    HistoryStep undo; // what undo would take back
    HistoryStep redo; // what redo would make again
};

enum class StepKind { Push, None, Undo, Redo }; // None: a change that undo does not know

struct CatalogWrite {
    std::uint64_t version = 0;
    std::vector<MarkedChange> changes;
    std::string actor;
    Caller caller = {};
    std::string action; // "" = create, change or delete, as it is
    std::int64_t timeMs = 0;
    StepKind step = StepKind::Push;
    std::uint64_t sequence = 0; // of the step that is undone or done again
};

// Functions that are there or that undo, redo or the trash may bring back, and every word of 64 hex digits in what is kept
// of any object: one of them may be the pin of such a function. Rather too many than too few.
struct KeptFunctions {
    std::set<std::string> names; // as `get` prints them
    std::set<std::string> digests;
};

struct CatalogImage {
    Definitions definitions;
    Marks marks;
};

class CatalogStore {
public:
    struct Options {
        std::uint32_t pagesMax = 0; // quota of the file in 16 KiB pages; 0 = none
    };
    [[nodiscard]] static Result<std::shared_ptr<CatalogStore>> open(const std::string &path, Options options);

    [[nodiscard]] Result<CatalogImage> load();
    [[nodiscard]] Done write(const CatalogWrite &write);
    [[nodiscard]] Done record(const AuditEntry &entry); // sequence is given here
    // The audit's entry and the step in one: a new one (Push), or the one of that sequence undone or done again.
    [[nodiscard]] Done recordStep(const AuditEntry &entry, const CheckpointStep &checkpoint);
    [[nodiscard]] Done recordTurn(const AuditEntry &entry, StepKind kind, std::uint64_t sequence);

    [[nodiscard]] Result<UndoStep> stepFor(StepKind kind); // Undo: the newest done; Redo: the oldest undone
    [[nodiscard]] Result<History> history();
    [[nodiscard]] Result<std::vector<AuditEntry>> audit(std::uint64_t after, std::uint32_t max);
    [[nodiscard]] Result<std::vector<TrashEntry>> trash(); // newest first
    [[nodiscard]] Result<std::vector<ObjectVersion>> versions(const ObjectRef &ref); // newest first

    [[nodiscard]] Result<KeptFunctions> keptFunctions(); // reads the whole history: seldom

    // Marks as purging, and gives, what was deleted before that time, what is over kTrashRowsMax, and what was marked
    // before.
    [[nodiscard]] Result<std::vector<TrashEntry>> startPurge(std::int64_t deletedBeforeMs);
    [[nodiscard]] Done endPurge(const std::vector<std::string> &ids);

    static constexpr std::int64_t kTrashRowsMax = 10'000;
    static constexpr std::int64_t kVersionsMax = 100; // of one object name
    static constexpr std::uint32_t kReadMax = 10'000; // rows of one answer

private:
    explicit CatalogStore(Database database)
        : m_database(std::move(database))
    {
    }
    Done writeObjects(const CatalogWrite &write);
    Done writeHistory(const CatalogWrite &write);
    Done writeStep(const CatalogWrite &write);
    Done pushStep(std::int64_t timeMs, const std::string &actor, const std::string &action, const std::string &steps);
    Done turnStep(StepKind kind, std::uint64_t sequence);
    Done writeTrash(const CatalogWrite &write);
    Done insertAudit(const AuditEntry &entry);
    Result<HistoryStep> historyStep(StepKind kind);
    Result<std::vector<TrashEntry>> trashWhere(const std::string &condition);

    std::mutex m_mutex;
    Database m_database; // guarded by m_mutex
};

} // namespace sluice
