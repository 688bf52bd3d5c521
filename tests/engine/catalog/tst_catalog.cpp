// Changes, undo, trash and audit of the catalog: single cases, then random operations against a plain model.
#include "engine/catalog/catalog.h"
#include "tests/support/manualloop.h"
#include "tests/support/randomdefinitions.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

// In memory where the machine has it: thousands of transactions.
QString fastFolder()
{
    return QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/sluice-XXXXXX")
                                                     : QDir::tempPath() + "/sluice-XXXXXX";
}

struct House {
    QTemporaryDir folder{fastFolder()};
    test::ManualLoop loop;
    WorkerPool pool{"test", 1};
    std::unique_ptr<Catalog> catalog;

    House() { open(); }
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

// What a catalog should hold, by the plainest means: whole states, and a number for each life of an object.
struct Model {
    struct State {
        Definitions definitions; // without versions
        std::map<ObjectRef, int> lives;
    };
    std::vector<State> states{State{}};
    std::size_t at = 0;
    std::map<int, ObjectRef> trash;
    int lastLife = 0;

    static Definitions plain(Definitions definitions)
    {
        definitions.version = 0;
        for (auto &[key, function] : definitions.functions)
            function.version = 0;
        for (auto &[key, trigger] : definitions.triggers)
            trigger.version = 0;
        return definitions;
    }
    const State &now() const { return states[at]; }
    void enter(const State &next)
    {
        for (const auto &[ref, life] : now().lives) {
            if (!next.lives.contains(ref))
                trash[life] = ref;
        }
        for (const auto &[ref, life] : next.lives)
            trash.erase(life);
    }
    void push(const Definitions &definitions, const std::map<ObjectRef, int> &known = {})
    {
        State next{plain(definitions), {}};
        for (const auto &ref : everyObject(definitions)) {
            const auto live = now().lives.find(ref);
            next.lives[ref] = live != now().lives.end() ? live->second : known.contains(ref) ? known.at(ref) : ++lastLife;
        }
        enter(next);
        states.resize(at + 1);
        states.push_back(std::move(next));
        ++at;
    }
    void move(std::size_t to)
    {
        enter(states[to]);
        at = to;
    }
    std::vector<ObjectRef> trashed() const
    {
        std::vector<ObjectRef> refs;
        for (const auto &[life, ref] : trash)
            refs.push_back(ref);
        std::sort(refs.begin(), refs.end());
        return refs;
    }
    // Deleting with all that cannot be without it: drops what hangs in the air until nothing does.
    static Definitions without(Definitions all, const ObjectRef &gone)
    {
        eraseObject(all, gone);
        for (std::size_t before = 0; before != everyObject(all).size();) {
            before = everyObject(all).size();
            std::erase_if(all.logstores, [&](const auto &entry) { return !all.projects.contains(entry.first.project); });
            std::erase_if(all.functions, [&](const auto &entry) { return !all.services.contains(entry.first.service); });
            std::erase_if(all.triggers, [&](const auto &entry) {
                const auto &trigger = entry.second;
                const auto target = seenTarget(all, trigger);
                return !all.functions.contains(trigger.key.functionKey()) || !all.logstores.contains(trigger.source)
                    || !all.logstores.contains(trigger.triggerLogKey())
                    || (!trigger.role.empty() && !all.roles.contains(trigger.role))
                    || (target.bucket && !all.buckets.contains(*target.bucket))
                    || (target.logstore && !all.logstores.contains(*target.logstore));
            });
        }
        for (auto &[name, service] : all.services) {
            if (!all.logstores.contains(service.log))
                service.log = {};
            if (gone.kind == ObjectKind::Role && service.role == gone.name) {
                service.role.clear();
                service.policies.clear();
            }
        }
        return all;
    }
};

// One random operation on both; what went wrong, or nothing.
class Play {
public:
    explicit Play(std::uint64_t seed)
        : m_random(seed)
    {
    }

    QString step()
    {
        switch (m_random.upTo(9)) {
        case 0:
        case 1:
        case 2: return add();
        case 3: return edit();
        case 4: return erase();
        case 5: return back();
        case 6: return again();
        case 7: return restore();
        default: house.open(); return same();
        }
    }

    House house;

private:
    QString same()
    {
        const auto now = Model::plain(house.now());
        if (!(now == m_model.now().definitions)) {
            QString text = "definitions differ";
            for (const auto &change : diff(m_model.now().definitions, now))
                text += '\n' + QString::fromStdString(toText(change.ref) + ": " + change.before + " => " + change.after);
            return text;
        }
        std::vector<ObjectRef> refs;
        for (const auto &entry : house.trash())
            refs.push_back(entry.ref);
        std::sort(refs.begin(), refs.end());
        if (refs != m_model.trashed())
            return QString("trash differs: %1 and %2").arg(refs.size()).arg(m_model.trash.size());
        return {};
    }
    QString add()
    {
        auto wanted = house.now();
        for (auto count = 1 + m_random.upTo(6); count > 0; --count)
            m_random.addOne(wanted);
        const auto report = house.change([&](Definitions &next) { next = wanted; });
        if (!report)
            return QString::fromStdString(toText(report.error()));
        auto got = house.now();
        for (auto &[key, logstore] : wanted.logstores)
            logstore.uid = got.logstores.at(key).uid;
        for (auto &[name, bucket] : wanted.buckets)
            bucket.uid = got.buckets.at(name).uid;
        for (auto &[key, trigger] : wanted.triggers)
            trigger.uid = got.triggers.at(key).uid;
        if (!(Model::plain(wanted) == Model::plain(got)))
            return "not what was asked for";
        if (!report->changes.empty())
            m_model.push(got);
        return same();
    }
    QString edit()
    {
        if (house.now().triggers.empty())
            return {};
        auto wanted = house.now();
        auto &trigger = m_random.anyOf(wanted.triggers).second;
        trigger.enabled = !trigger.enabled;
        trigger.intervalSeconds = 3 + static_cast<int>(m_random.upTo(500));
        const auto version = trigger.version;
        const auto key = trigger.key;
        trigger.version = 77; // not the caller's to say
        if (!house.change([&](Definitions &next) { next = wanted; }))
            return "edit refused";
        if (house.now().triggers.at(key).version != version + 1)
            return "version not raised";
        m_model.push(wanted);
        return same();
    }
    QString erase()
    {
        const auto every = everyObject(house.now());
        if (every.empty())
            return {};
        const auto &ref = every[m_random.upTo(every.size())];
        const auto expected = Model::without(m_model.now().definitions, ref);
        const bool alone = m_random.coin();
        const auto users = usersOf(house.now(), ref);
        const auto report = house.remove(ref, alone ? DeleteMode::Alone : DeleteMode::Cascade);
        if (alone && !users.empty())
            return report || report.error().kind != ErrorKind::InUse ? QString("deleted what is in use") : same();
        if (!report)
            return QString::fromStdString(toText(report.error()));
        m_model.push(expected);
        return same();
    }
    QString back()
    {
        const auto report = house.undo();
        if (m_model.at == 0)
            return report ? QString("undid nothing") : same();
        if (!report)
            return QString::fromStdString(toText(report.error()));
        m_model.move(m_model.at - 1);
        return same();
    }
    QString again()
    {
        const auto report = house.redo();
        if (m_model.at + 1 == m_model.states.size())
            return report ? QString("redid nothing") : same();
        if (!report)
            return QString::fromStdString(toText(report.error()));
        m_model.move(m_model.at + 1);
        return same();
    }
    QString restore()
    {
        const auto trash = house.trash();
        if (trash.empty())
            return {};
        const auto entry = trash[m_random.upTo(trash.size())];
        const bool taken = contains(house.now(), entry.ref);
        const auto report = house.restore(entry.id);
        if (taken)
            return report || report.error().kind != ErrorKind::Exists ? QString("restored over a living one") : same();
        if (!report)
            return report.error().kind == ErrorKind::Invalid ? same() : QString::fromStdString(toText(report.error()));
        if (uidOf(house.now(), entry.ref) != entry.uid)
            return "another uid";
        std::map<ObjectRef, int> known;
        for (const auto &change : report->changes) {
            for (const auto &[life, ref] :
                 m_model.trash) { // the one with that identity: all of one deletion, so the newest up to it
                const auto same =
                    std::count_if(trash.begin(), trash.end(), [&ref = ref](const auto &other) { return other.ref == ref; });
                if (ref == change.ref && (same == 1 || known.count(ref) == 0))
                    known[ref] = life;
            }
            if (std::count_if(trash.begin(), trash.end(), [&](const auto &other) { return other.ref == change.ref; }) > 1)
                return "names are random: none should be there twice";
        }
        m_model.push(house.now(), known);
        return same();
    }

    test::RandomDefinitions m_random;
    Model m_model;
};

} // namespace

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

    void randomOperations()
    {
        const int seeds = qEnvironmentVariableIsSet("SLUICE_LONG") ? 5'000 : 300;
        for (int seed = 0; seed < seeds; ++seed) {
            Play play(static_cast<std::uint64_t>(seed));
            for (int step = 0; step < 16; ++step) {
                const auto wrong = play.step();
                QVERIFY2(wrong.isEmpty(), qPrintable(QString("seed %1 step %2: %3").arg(seed).arg(step).arg(wrong)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(CatalogTest)
#include "tst_catalog.moc"
