// Changes, undo, trash, purge and audit of the catalog, case by case.
#include "tests/support/cataloghouse.h"

#include <QtTest>

using namespace sluice;
using House = test::CatalogHouse;

class CatalogTest : public QObject {
    Q_OBJECT
private slots:
    void uidsAreTheCatalogs()
    {
        House house;
        house.addProject("shop");
        QVERIFY(house.change([](Definitions &next) {
            auto &log = next.logstores[{"shop", "log"}];
            log.key = {"shop", "log"};
            log.uid = "mine";
        }));
        const auto uid = house.now().logstores.at({"shop", "log"}).uid;
        QCOMPARE(uid.size(), std::size_t(36));
        QVERIFY(house.change([](Definitions &next) {
            next.logstores[{"shop", "log"}].uid = "other";
            next.logstores[{"shop", "log"}].ttlDays = 3;
        }));
        QCOMPARE(house.now().logstores.at({"shop", "log"}).uid, uid);
    }

    void bucketsHaveUidsToo()
    {
        House house;
        QVERIFY(house.change([](Definitions &next) { next.buckets["lake"].name = "lake"; }));
        const auto uid = house.now().buckets.at("lake").uid;
        QCOMPARE(uid.size(), std::size_t(36));
        QVERIFY(house.remove({ObjectKind::Bucket, "lake"}));
        QCOMPARE(house.trash().at(0).uid, uid);
        QCOMPARE(house.trash().at(0).id, uid);
        QVERIFY(house.restore("lake"));
        QCOMPARE(house.now().buckets.at("lake").uid, uid);
    }

    void aBrokenRuleChangesNothing()
    {
        House house;
        house.addProject("shop");
        const auto report = house.change([](Definitions &next) {
            next.projects["good"].name = "good";
            next.projects["x"].name = "x";
        });
        QVERIFY(!report);
        QCOMPARE(report.error().code, std::string("ProjectNameInvalid"));
        QCOMPARE(house.now().projects.size(), std::size_t(1));
        QCOMPARE(house.now().version, std::uint64_t(1));
        QCOMPARE(house.audit().size(), std::size_t(1));
    }

    void listenerSeesDurableChangesOnly()
    {
        House house;
        QStringList seen;
        house.catalog->onChanged(
            [&](const DefinitionsPtr &before, const DefinitionsPtr &after, const std::vector<Change> &changes) {
                seen += QString("%1>%2 %3")
                            .arg(before->version)
                            .arg(after->version)
                            .arg(QString::fromStdString(toText(changes.at(0).ref)));
            });
        house.addProject("shop");
        QVERIFY(!house.change([](Definitions &next) { next.projects["x"].name = "x"; }));
        QVERIFY(house.change([](Definitions &) {}));
        QVERIFY(house.undo());
        QCOMPARE(seen, QStringList({"0>1 project shop", "1>2 project shop"}));
    }

    void changesKeepTheirOrderAndTheQueueIsBounded()
    {
        House house;
        QStringList answers;
        for (std::size_t i = 0; i < Catalog::kQueueMax + 1; ++i) {
            Edit edit;
            edit.mutate = [i](Definitions &next) -> Done {
                next.projects["p" + std::to_string(i % 3) + "x"] = {"p" + std::to_string(i % 3) + "x", "local",
                                                                    std::to_string(i)};
                return {};
            };
            house.catalog->change(std::move(edit), [&](const Result<ChangeReport> &report) {
                answers += report ? QString::number(report->version) : QString::fromStdString(report.error().code);
            });
        }
        QVERIFY(answers.isEmpty()); // never from inside the call
        QVERIFY(house.loop.settleUntil([&] { return answers.size() == qsizetype(Catalog::kQueueMax + 1); }));
        QCOMPARE(answers.count("CatalogBusy"), 1);
        QCOMPARE(answers.last(), QString::number(Catalog::kQueueMax));
    }

    void endingAnswersEveryone()
    {
        House house;
        int answered = 0;
        for (int i = 0; i < 5; ++i) {
            Edit edit;
            edit.mutate = [](Definitions &next) -> Done {
                next.authorized = !next.authorized;
                return {};
            };
            house.catalog->change(std::move(edit), [&](const Result<ChangeReport> &) { ++answered; });
        }
        house.catalog.reset();
        QVERIFY(house.loop.settleUntil([&] { return answered == 5; }));
    }

    void trashedNamesAreFree()
    {
        House house;
        house.addProject("shop");
        house.addLogstore("log");
        const auto old = house.now().logstores.at({"shop", "log"}).uid;
        QVERIFY(house.remove({ObjectKind::Logstore, "shop/log"}));
        house.addLogstore("log");
        QVERIFY(house.now().logstores.at({"shop", "log"}).uid != old);
        const auto taken = house.restore("shop/log");
        QCOMPARE(taken.error().kind, ErrorKind::Exists);
        QVERIFY(house.remove({ObjectKind::Logstore, "shop/log"}));
        QCOMPARE(house.restore("shop/log").error().code, std::string("AmbiguousName"));
        QVERIFY(house.restore(old));
        QCOMPARE(house.now().logstores.at({"shop", "log"}).uid, old);
        QCOMPARE(house.trash().size(), std::size_t(1));
        QCOMPARE(house.restore("nothing").error().kind, ErrorKind::NotFound);
    }

    void restoreBringsWhatWasInside()
    {
        House house;
        house.addProject("shop");
        house.addLogstore("one");
        house.addLogstore("two");
        QVERIFY(house.remove({ObjectKind::Logstore, "shop/one"}));
        QVERIFY(house.remove({ObjectKind::Project, "shop"}, DeleteMode::Cascade));
        QCOMPARE(house.restore("shop/two").error().code, std::string("ProjectNotExist")); // its parent is gone
        const auto report = house.restore("shop");
        QVERIFY(report);
        QCOMPARE(report->changes.size(), std::size_t(2)); // not "one": that went by itself
        QCOMPARE(house.trash().size(), std::size_t(1));
    }

    void trashIsPurgedInTwoSteps()
    {
        House house;
        house.addProject("shop");
        house.addLogstore("old");
        const auto uid = house.now().logstores.at({"shop", "old"}).uid;
        QVERIFY(house.remove({ObjectKind::Logstore, "shop/old"}));
        QVERIFY(house.purge(Purge::Due).empty());
        house.loop.advance(limits::kTrashKept + std::chrono::seconds(1));
        house.addLogstore("new");
        QVERIFY(house.remove({ObjectKind::Logstore, "shop/new"}));
        auto due = test::await<std::vector<TrashEntry>>(
            house.loop, [&](auto reply) { house.catalog->startPurge(Purge::Due, std::move(reply)); });
        QCOMPARE(due->size(), std::size_t(1));
        QCOMPARE(due->front().uid, uid);
        QCOMPARE(house.restore("shop/old").error().kind, ErrorKind::NotFound); // its data may be going right now
        house.open();
        QCOMPARE(house.purge(Purge::Due).size(), std::size_t(1)); // asked again after a crash between the two steps
        QCOMPARE(house.trash().size(), std::size_t(1));
        QCOMPARE(house.purge(Purge::All).size(), std::size_t(1));
        QVERIFY(house.trash().empty());
    }

    void undoAfterPurgeStartsAnew()
    {
        House house;
        house.addProject("shop");
        house.addLogstore("log");
        const auto uid = house.now().logstores.at({"shop", "log"}).uid;
        QVERIFY(house.remove({ObjectKind::Logstore, "shop/log"}));
        QCOMPARE(house.purge(Purge::All).size(), std::size_t(1));
        QVERIFY(house.undo());
        const auto again = house.now().logstores.at({"shop", "log"}).uid;
        QVERIFY(!again.empty() && again != uid);
    }

    void auditSaysWhoAndWhat()
    {
        House house;
        house.addProject("shop");
        QVERIFY(house.undo());
        const auto entries = house.audit();
        QCOMPARE(entries.size(), std::size_t(2));
        QCOMPARE(entries[0].action, std::string("create"));
        QCOMPARE(entries[0].actor, std::string("tester"));
        QCOMPARE(entries[0].timeMs, std::int64_t(1'700'000'000'000));
        QCOMPARE(entries[0].name, std::string("shop"));
        QCOMPARE(entries[0].after, std::string("{\"description\":\"\",\"name\":\"shop\",\"region\":\"local\"}"));
        QCOMPARE(entries[1].action, std::string("undo"));
        QCOMPARE(entries[1].before, entries[0].after);
        QVERIFY(test::await<CatalogDone>(house.loop, [&](auto reply) {
            house.catalog->record({0, 0, "me", "checkpoint", "trigger", "a/b/c", "1", "2"}, std::move(reply));
        }));
        QCOMPARE(house.audit().back().sequence, std::uint64_t(3));
        QCOMPARE(test::await<std::vector<AuditEntry>>(house.loop,
                                                      [&](auto reply) { house.catalog->audit(2, 1, std::move(reply)); })
                     ->size(),
                 std::size_t(1));
    }

    void versionsAreKept()
    {
        House house;
        house.addProject("shop");
        for (int i = 0; i < 120; ++i)
            QVERIFY(house.change([i](Definitions &next) { next.projects["shop"].description = std::to_string(i); }));
        const auto versions = test::await<std::vector<ObjectVersion>>(house.loop, [&](auto reply) {
            house.catalog->versions({ObjectKind::Project, "shop"}, std::move(reply));
        });
        QCOMPARE(versions->size(), std::size_t(CatalogStore::kVersionsMax));
        QVERIFY(versions->front().json.find("\"119\"") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CatalogTest)
#include "tst_catalog.moc"
