// A catalog in a folder of its own, with one-word verbs that run to their end.
#pragma once

#include "engine/catalog/catalog.h"
#include "tests/support/manualloop.h"

#include <QDir>
#include <QTemporaryDir>

namespace sluice::test {

// In memory where the machine has it: thousands of transactions.
inline QString fastFolder()
{
    return QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/sluice-XXXXXX")
                                                     : QDir::tempPath() + "/sluice-XXXXXX";
}

struct CatalogHouse {
    QTemporaryDir folder{fastFolder()};
    test::ManualLoop loop;
    WorkerPool pool{"test", 1};
    std::unique_ptr<Catalog> catalog;

    CatalogHouse() { open(); }
    void open()
    {
        catalog.reset();
        auto opened = Catalog::open({folder.filePath("catalog.db").toStdString(), {}, {}}, loop, pool);
        if (!opened)
            qFatal("%s", toText(opened.error()).c_str());
        catalog = std::move(*opened);
    }
    Definitions now() const { return *catalog->definitions(); }
    template <class F> Result<ChangeReport> change(F mutate)
    {
        return test::await<ChangeReport>(loop, [&](auto reply) {
            Edit edit;
            edit.actor = {"tester", {}};
            edit.mutate = [&mutate](Definitions &next) -> Done {
                mutate(next);
                return {};
            };
            catalog->change(std::move(edit), std::move(reply));
        });
    }
    Result<ChangeReport> remove(const ObjectRef &ref, DeleteMode mode = DeleteMode::Alone)
    {
        return test::await<ChangeReport>(loop, [&](auto reply) {
            catalog->remove(ref, mode, {"tester", {}}, std::move(reply));
        });
    }
    Result<ChangeReport> undo()
    {
        return test::await<ChangeReport>(loop, [&](auto reply) { catalog->undo({"tester", {}}, std::move(reply)); });
    }
    Result<ChangeReport> redo()
    {
        return test::await<ChangeReport>(loop, [&](auto reply) { catalog->redo({"tester", {}}, std::move(reply)); });
    }
    Result<ChangeReport> restore(const std::string &name)
    {
        return test::await<ChangeReport>(loop, [&](auto reply) {
            catalog->restore(name, {"tester", {}}, std::move(reply));
        });
    }
    std::vector<TrashEntry> trash()
    {
        return test::await<std::vector<TrashEntry>>(loop, [&](auto reply) { catalog->trash(std::move(reply)); }).value();
    }
    std::vector<AuditEntry> audit()
    {
        return test::await<std::vector<AuditEntry>>(loop, [&](auto reply) { catalog->audit(0, 100'000, std::move(reply)); })
            .value();
    }
    std::vector<TrashEntry> purge(Purge what)
    {
        auto entries = test::await<std::vector<TrashEntry>>(loop, [&](auto reply) {
                           catalog->startPurge(what, std::move(reply));
                       }).value();
        std::vector<std::string> ids;
        for (const auto &entry : entries)
            ids.push_back(entry.id);
        if (!test::await<CatalogDone>(loop, [&](auto reply) { catalog->endPurge(ids, std::move(reply)); }))
            qFatal("endPurge");
        return entries;
    }
    void addProject(const std::string &name)
    {
        if (!change([&](Definitions &next) { next.projects[name].name = name; }))
            qFatal("addProject");
    }
    void addLogstore(const std::string &logstore)
    {
        const LogstoreKey key{"shop", logstore};
        if (!change([&](Definitions &next) { next.logstores[key].key = key; }))
            qFatal("addLogstore");
    }
};

} // namespace sluice::test
