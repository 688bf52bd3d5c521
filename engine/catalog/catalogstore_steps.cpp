#include "engine/catalog/catalogstore.h"

#include "engine/catalog/fieldjson.h"

#include <algorithm>

namespace sluice {
namespace {

// A change as a step keeps it.
struct KeptChange {
    std::string kind;
    std::string name;
    std::string before;
    std::string after;
    std::string owner;
    std::string identity;
    SLUICE_FIELDS(KeptChange, kind, name, before, after, owner, identity)
};
struct KeptSteps {
    std::vector<KeptChange> changes;
    CheckpointStep checkpoint;
    SLUICE_FIELDS(KeptSteps, changes, checkpoint)
};

const char *stepWhere(StepKind kind)
{
    return kind == StepKind::Undo ? "WHERE undone = 0 ORDER BY sequence DESC LIMIT 1"
                                  : "WHERE undone = 1 ORDER BY sequence LIMIT 1";
}

void addDigests(std::string_view text, std::set<std::string> &digests)
{
    constexpr std::size_t kDigestLength = 64;
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    for (auto at = text.find_first_of(kHexDigits); at != std::string_view::npos;) {
        const auto end = std::min(text.find_first_not_of(kHexDigits, at), text.size());
        if (end - at == kDigestLength)
            digests.emplace(text.substr(at, kDigestLength));
        at = text.find_first_of(kHexDigits, end);
    }
}

// Deletions come with the children first, everything else with the parents first.
const KeptChange &labelOf(const std::vector<KeptChange> &changes)
{
    if (changes.back().after.empty())
        return changes.back();
    const auto made = std::ranges::find(changes, std::string(), &KeptChange::before);
    return made == changes.end() ? changes.front() : *made;
}

} // namespace

Done CatalogStore::writeStep(const CatalogWrite &write)
{
    if (write.step == StepKind::None)
        return {};
    if (write.step != StepKind::Push)
        return turnStep(write.step, write.sequence);
    KeptSteps rows;
    for (const auto &[change, identity] : write.changes)
        rows.changes.push_back(
            {std::string(toText(change.ref.kind)), change.ref.name, change.before, change.after, change.owner, identity});
    return pushStep(write.timeMs, write.actor, write.action, fieldjson::toText(rows));
}

Done CatalogStore::turnStep(StepKind kind, std::uint64_t sequence)
{
    SLUICE_LET(auto flip, m_database.prepare("UPDATE steps SET undone = ? WHERE sequence = ?"));
    return flip.bind(std::int64_t(kind == StepKind::Undo ? 1 : 0)).bind(std::int64_t(sequence)).run();
}

Done CatalogStore::pushStep(std::int64_t timeMs, const std::string &actor, const std::string &action,
                            const std::string &steps)
{
    SLUICE_TRY(m_database.run("DELETE FROM steps WHERE undone = 1")); // a new change ends what could be done again
    SLUICE_LET(auto insert,
               m_database.prepare("INSERT INTO steps (time, actor, action, undone, changes) VALUES (?, ?, ?, 0, ?)"));
    SLUICE_TRY(insert.bind(timeMs).bind(actor).bind(action).bind(steps).run());
    SLUICE_LET(auto trim,
               m_database.prepare("DELETE FROM steps WHERE sequence <= (SELECT sequence FROM steps ORDER BY sequence DESC "
                                  "LIMIT 1 OFFSET ?)"));
    return trim.bind(std::int64_t(limits::kUndoStepsMax)).run();
}

Done CatalogStore::recordStep(const AuditEntry &entry, const CheckpointStep &checkpoint)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto transaction, Transaction::begin(m_database));
    SLUICE_TRY(insertAudit(entry));
    SLUICE_TRY(pushStep(entry.timeMs, entry.actor, entry.action, fieldjson::toText(KeptSteps{{}, checkpoint})));
    return transaction.commit();
}

Done CatalogStore::recordTurn(const AuditEntry &entry, StepKind kind, std::uint64_t sequence)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto transaction, Transaction::begin(m_database));
    SLUICE_TRY(insertAudit(entry));
    SLUICE_TRY(turnStep(kind, sequence));
    return transaction.commit();
}

Result<UndoStep> CatalogStore::stepFor(StepKind kind)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto select, m_database.prepare("SELECT sequence, changes FROM steps " + std::string(stepWhere(kind))));
    SLUICE_LET(const bool row, select.step());
    UndoStep step;
    if (!row)
        return step;
    step.sequence = static_cast<std::uint64_t>(select.number(0));
    SLUICE_LET(const auto rows, fieldjson::fromText<KeptSteps>(select.text(1)));
    step.checkpoint = rows.checkpoint;
    for (const auto &change : rows.changes) {
        SLUICE_LET(const auto refKind, objectKindFromText(change.kind));
        step.changes.push_back({{{refKind, change.name}, change.before, change.after, change.owner}, change.identity});
    }
    SLUICE_LET(auto trashed, trashWhere({}));
    std::erase_if(trashed, [&step](const TrashEntry &entry) {
        return std::none_of(step.changes.begin(), step.changes.end(),
                            [&entry](const MarkedChange &change) { return change.identity == entry.id; });
    });
    step.trash = std::move(trashed);
    return step;
}

Result<KeptFunctions> CatalogStore::keptFunctions()
{
    const std::lock_guard lock(m_mutex);
    KeptFunctions kept;
    SLUICE_LET(auto select,
               m_database.prepare("SELECT name, json FROM objects WHERE kind = 'function'"
                                  " UNION ALL SELECT name, json FROM trash WHERE kind = 'function'"
                                  " UNION ALL SELECT '', json FROM versions WHERE kind = 'function'"));
    for (;;) {
        SLUICE_LET(const bool row, select.step());
        if (!row)
            break;
        if (auto name = select.text(0); !name.empty())
            kept.names.insert(std::move(name));
        addDigests(select.text(1), kept.digests);
    }
    SLUICE_LET(auto steps, m_database.prepare("SELECT changes FROM steps"));
    for (;;) {
        SLUICE_LET(const bool row, steps.step());
        if (!row)
            return kept;
        const auto text = steps.text(0);
        addDigests(text, kept.digests);
        SLUICE_LET(const auto rows, fieldjson::fromText<KeptSteps>(text));
        for (const auto &change : rows.changes)
            if (change.kind == toText(ObjectKind::Function))
                kept.names.insert(change.name);
    }
}

Result<History> CatalogStore::history()
{
    const std::lock_guard lock(m_mutex);
    History history;
    SLUICE_LET(history.undo, historyStep(StepKind::Undo));
    SLUICE_LET(history.redo, historyStep(StepKind::Redo));
    return history;
}

Result<HistoryStep> CatalogStore::historyStep(StepKind kind)
{
    SLUICE_LET(auto select, m_database.prepare("SELECT time, action, changes FROM steps " + std::string(stepWhere(kind))));
    SLUICE_LET(const bool row, select.step());
    HistoryStep step;
    if (!row)
        return step;
    SLUICE_LET(const auto rows, fieldjson::fromText<KeptSteps>(select.text(2)));
    if (!rows.checkpoint.shards.empty())
        return HistoryStep{select.number(0), select.text(1), {ObjectKind::Trigger, rows.checkpoint.trigger}, 0};
    if (rows.changes.empty())
        return step;
    const auto &label = labelOf(rows.changes);
    step.timeMs = select.number(0);
    step.action = select.text(1);
    if (step.action.empty())
        step.action = label.before.empty() ? "create" : label.after.empty() ? "delete" : "change";
    SLUICE_LET(step.ref.kind, objectKindFromText(label.kind));
    step.ref.name = label.name;
    step.others = rows.changes.size() - 1;
    return step;
}

} // namespace sluice
