#include "engine/catalog/catalogstore.h"

#include "engine/catalog/fieldjson.h"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<const char *, 3> kSchema = {R"(
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, authorized INTEGER NOT NULL);
INSERT INTO state VALUES (1, 0, 0);
CREATE TABLE objects (kind TEXT NOT NULL, name TEXT NOT NULL, identity TEXT NOT NULL, owner TEXT NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE TABLE versions (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, catalog INTEGER NOT NULL, time INTEGER NOT NULL,
    actor TEXT NOT NULL, json TEXT NOT NULL);
CREATE INDEX versions_of ON versions (kind, name, id);
CREATE TABLE steps (sequence INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, actor TEXT NOT NULL, undone INTEGER NOT NULL,
    changes TEXT NOT NULL);
CREATE TABLE trash (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, uid TEXT NOT NULL, owner TEXT NOT NULL,
    json TEXT NOT NULL, deleted INTEGER NOT NULL, actor TEXT NOT NULL, catalog INTEGER NOT NULL, purging INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE audit (sequence INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    kind TEXT NOT NULL, name TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL);
)",
                                                 R"(
ALTER TABLE audit ADD COLUMN caller TEXT NOT NULL DEFAULT '';
)",
                                                 R"(
ALTER TABLE steps ADD COLUMN action TEXT NOT NULL DEFAULT '';
)"};

std::int64_t stored(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

std::string actionOf(const CatalogWrite &write, const Change &change)
{
    if (!write.action.empty())
        return write.action;
    return change.before.empty() ? "create" : change.after.empty() ? "delete" : "change";
}

std::string callerText(const Caller &caller)
{
    return caller == Caller{} ? std::string() : fieldjson::toText(caller);
}

Result<Caller> callerFrom(const std::string &text)
{
    return text.empty() ? Result<Caller>(Caller{}) : fieldjson::fromText<Caller>(text);
}

// This engine's own connection needs no row until somebody changes it, so a catalog made before has it too.
void addLocal(Definitions &definitions)
{
    const auto [local, isNew] = definitions.connections.try_emplace(kLocalConnection);
    if (isNew)
        local->second.name = kLocalConnection;
}

} // namespace

Result<std::shared_ptr<CatalogStore>> CatalogStore::open(const std::string &path, Options options)
{
    SLUICE_LET(auto database, Database::open(path, {options.pagesMax}));
    SLUICE_TRY(upgradeSchema(database, kSchema));
    return std::shared_ptr<CatalogStore>(new CatalogStore(std::move(database)));
}

Result<CatalogImage> CatalogStore::load()
{
    const std::lock_guard lock(m_mutex);
    CatalogImage image;
    SLUICE_LET(const auto version, m_database.number("SELECT version FROM state"));
    SLUICE_LET(const auto authorized, m_database.number("SELECT authorized FROM state"));
    image.definitions.version = static_cast<std::uint64_t>(version);
    image.definitions.authorized = authorized != 0;
    SLUICE_LET(auto rows, m_database.prepare("SELECT kind, name, identity, owner, json FROM objects"));
    for (;;) {
        SLUICE_LET(const bool row, rows.step());
        if (!row)
            break;
        const auto kind = objectKindFromText(rows.text(0));
        if (!kind)
            return fail(ErrorKind::Corrupt, "CatalogDamaged",
                        m_database.path() + " holds an object of the unknown kind \"" + rows.text(0) + '"');
        SLUICE_TRY(putObject(image.definitions, *kind, rows.text(4)));
        const ObjectRef ref{*kind, rows.text(1)};
        if (!contains(image.definitions, ref))
            return fail(ErrorKind::Corrupt, "CatalogDamaged",
                        m_database.path() + ": " + toText(ref) + " is stored under another name");
        if (uidOf(image.definitions, ref).empty())
            setUid(image.definitions, ref, rows.text(2)); // written before its kind had a uid
        image.marks[ref] = {rows.text(2), rows.text(3)};
    }
    addLocal(image.definitions);
    return image;
}

Done CatalogStore::write(const CatalogWrite &write)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto transaction, Transaction::begin(m_database));
    SLUICE_TRY(writeObjects(write));
    SLUICE_TRY(writeHistory(write));
    SLUICE_TRY(writeStep(write));
    SLUICE_TRY(writeTrash(write));
    return transaction.commit();
}

Done CatalogStore::writeObjects(const CatalogWrite &write)
{
    SLUICE_LET(auto version, m_database.prepare("UPDATE state SET version = ?"));
    SLUICE_TRY(version.bind(stored(write.version)).run());
    SLUICE_LET(
        auto put,
        m_database.prepare("INSERT OR REPLACE INTO objects (kind, name, identity, owner, json) VALUES (?, ?, ?, ?, ?)"));
    SLUICE_LET(auto erase, m_database.prepare("DELETE FROM objects WHERE kind = ? AND name = ?"));
    SLUICE_LET(auto authorize, m_database.prepare("UPDATE state SET authorized = ?"));
    for (const auto &[change, identity] : write.changes) {
        if (change.ref.kind == ObjectKind::Authorization) {
            Definitions read;
            SLUICE_TRY(putObject(read, change.ref.kind, change.after));
            SLUICE_TRY(authorize.bind(std::int64_t(read.authorized ? 1 : 0)).run());
        } else if (change.after.empty()) {
            SLUICE_TRY(erase.bind(toText(change.ref.kind)).bind(change.ref.name).run());
        } else {
            SLUICE_TRY(put.bind(toText(change.ref.kind))
                           .bind(change.ref.name)
                           .bind(identity)
                           .bind(change.owner)
                           .bind(change.after)
                           .run());
        }
    }
    return {};
}

Done CatalogStore::writeHistory(const CatalogWrite &write)
{
    SLUICE_LET(
        auto insert,
        m_database.prepare("INSERT INTO versions (kind, name, catalog, time, actor, json) VALUES (?, ?, ?, ?, ?, ?)"));
    SLUICE_LET(auto trim,
               m_database.prepare(
                   "DELETE FROM versions WHERE kind = ?1 AND name = ?2 AND id <= (SELECT id FROM versions WHERE kind = ?1 "
                   "AND name = ?2 ORDER BY id DESC LIMIT 1 OFFSET ?3)"));
    for (const auto &[change, identity] : write.changes) {
        const auto kind = toText(change.ref.kind);
        SLUICE_TRY(insert.bind(kind)
                       .bind(change.ref.name)
                       .bind(stored(write.version))
                       .bind(write.timeMs)
                       .bind(write.actor)
                       .bind(change.after)
                       .run());
        SLUICE_TRY(trim.bind(kind).bind(change.ref.name).bind(kVersionsMax).run());
        SLUICE_TRY(insertAudit({0, write.timeMs, write.actor, actionOf(write, change), std::string(kind), change.ref.name,
                                change.before, change.after, write.caller}));
    }
    return {};
}

Done CatalogStore::insertAudit(const AuditEntry &entry)
{
    SLUICE_LET(
        auto insert,
        m_database.prepare(
            "INSERT INTO audit (time, actor, action, kind, name, before, after, caller) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto caller = callerText(entry.caller);
    SLUICE_TRY(insert.bind(entry.timeMs)
                   .bind(entry.actor)
                   .bind(entry.action)
                   .bind(entry.kind)
                   .bind(entry.name)
                   .bind(entry.before)
                   .bind(entry.after)
                   .bind(caller)
                   .run());
    SLUICE_LET(auto trim, m_database.prepare("DELETE FROM audit WHERE sequence <= (SELECT max(sequence) FROM audit) - ?"));
    return trim.bind(stored(limits::kAuditRowsMax)).run();
}

Done CatalogStore::writeTrash(const CatalogWrite &write)
{
    SLUICE_LET(auto put,
               m_database.prepare(
                   "INSERT OR REPLACE INTO trash (id, kind, name, uid, owner, json, deleted, actor, catalog, purging) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"));
    SLUICE_LET(auto erase, m_database.prepare("DELETE FROM trash WHERE id = ?"));
    for (const auto &[change, identity] : write.changes) {
        if (change.ref.kind == ObjectKind::Authorization)
            continue;
        if (change.after.empty()) {
            const auto uid = uidInText(change.before);
            SLUICE_TRY(put.bind(identity)
                           .bind(toText(change.ref.kind))
                           .bind(change.ref.name)
                           .bind(uid)
                           .bind(change.owner)
                           .bind(change.before)
                           .bind(write.timeMs)
                           .bind(write.actor)
                           .bind(stored(write.version))
                           .run());
        } else if (change.before.empty()) {
            SLUICE_TRY(erase.bind(identity).run());
        }
    }
    return {};
}

Done CatalogStore::record(const AuditEntry &entry)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto transaction, Transaction::begin(m_database));
    SLUICE_TRY(insertAudit(entry));
    return transaction.commit();
}

Result<std::vector<AuditEntry>> CatalogStore::audit(std::uint64_t after, std::uint32_t max)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto select,
               m_database.prepare("SELECT sequence, time, actor, action, kind, name, before, after, caller FROM audit "
                                  "WHERE sequence > ? ORDER BY sequence LIMIT ?"));
    select.bind(stored(after)).bind(std::int64_t(std::min(max, kReadMax)));
    std::vector<AuditEntry> entries;
    for (;;) {
        SLUICE_LET(const bool row, select.step());
        if (!row)
            return entries;
        SLUICE_LET(auto caller, callerFrom(select.text(8)));
        entries.push_back({static_cast<std::uint64_t>(select.number(0)), select.number(1), select.text(2), select.text(3),
                           select.text(4), select.text(5), select.text(6), select.text(7), std::move(caller)});
    }
}

Result<std::vector<TrashEntry>> CatalogStore::trash()
{
    const std::lock_guard lock(m_mutex);
    return trashWhere({});
}

Result<std::vector<TrashEntry>> CatalogStore::trashWhere(const std::string &condition)
{
    SLUICE_LET(auto select,
               m_database.prepare("SELECT id, kind, name, uid, owner, json, deleted, actor, catalog, purging FROM trash "
                                  + condition + " ORDER BY catalog DESC, kind, name"));
    std::vector<TrashEntry> entries;
    for (;;) {
        SLUICE_LET(const bool row, select.step());
        if (!row)
            return entries;
        SLUICE_LET(const auto kind, objectKindFromText(select.text(1)));
        entries.push_back({select.text(0),
                           {kind, select.text(2)},
                           select.text(3),
                           select.text(4),
                           select.text(5),
                           select.number(6),
                           select.text(7),
                           static_cast<std::uint64_t>(select.number(8)),
                           select.number(9) != 0});
    }
}

Result<std::vector<ObjectVersion>> CatalogStore::versions(const ObjectRef &ref)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(
        auto select,
        m_database.prepare("SELECT catalog, time, actor, json FROM versions WHERE kind = ? AND name = ? ORDER BY id DESC"));
    select.bind(toText(ref.kind)).bind(ref.name);
    std::vector<ObjectVersion> versions;
    for (;;) {
        SLUICE_LET(const bool row, select.step());
        if (!row)
            return versions;
        versions.push_back({static_cast<std::uint64_t>(select.number(0)), select.number(1), select.text(2), select.text(3)});
    }
}

Result<std::vector<TrashEntry>> CatalogStore::startPurge(std::int64_t deletedBeforeMs)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto transaction, Transaction::begin(m_database));
    SLUICE_LET(auto mark,
               m_database.prepare("UPDATE trash SET purging = 1 WHERE deleted < ? OR id IN "
                                  "(SELECT id FROM trash ORDER BY catalog DESC, id LIMIT -1 OFFSET ?)"));
    SLUICE_TRY(mark.bind(deletedBeforeMs).bind(kTrashRowsMax).run());
    SLUICE_TRY(transaction.commit());
    return trashWhere("WHERE purging = 1");
}

Done CatalogStore::endPurge(const std::vector<std::string> &ids)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_LET(auto transaction, Transaction::begin(m_database));
    SLUICE_LET(auto erase, m_database.prepare("DELETE FROM trash WHERE id = ? AND purging = 1"));
    for (const auto &id : ids)
        SLUICE_TRY(erase.bind(id).run());
    return transaction.commit();
}

} // namespace sluice
