// The file under the catalog when things go wrong: full, read-only, damaged, newer, older, killed half way.
#include "engine/catalog/catalog.h"
#include "tests/support/manualloop.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

using namespace sluice;

namespace {

struct House {
    QTemporaryDir folder;
    test::ManualLoop loop;
    WorkerPool pool{"test", 1};
    std::unique_ptr<Catalog> catalog;

    std::string path() const { return folder.filePath("catalog.db").toStdString(); }
    Result<void> open(std::uint32_t pagesMax = 0)
    {
        catalog.reset();
        auto opened = Catalog::open({path(), {}, {pagesMax}}, loop, pool);
        if (!opened)
            return fail(opened.error());
        catalog = std::move(*opened);
        return {};
    }
    Result<ChangeReport> describe(const std::string &text)
    {
        return test::await<ChangeReport>(loop, [&](auto reply) {
            Edit edit;
            edit.actor = {"tester", {}};
            edit.mutate = [&text](Definitions &next) -> Done {
                next.projects["shop"] = {"shop", "local", text};
                return {};
            };
            catalog->change(std::move(edit), std::move(reply));
        });
    }
    // Ends the catalog and waits until its last job has let go of the file: what is in the log is then in the database.
    [[nodiscard]] bool close()
    {
        catalog.reset();
        return QTest::qWaitFor([this] { return !QFile::exists(folder.filePath("catalog.db-wal")); });
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(folder.filePath("catalog.db"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("write");
    }
    QByteArray bytes() const
    {
        QFile file(folder.filePath("catalog.db"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class CatalogStoreTest : public QObject {
    Q_OBJECT
private slots:
    void aFullDiskChangesNothing()
    {
        House house;
        QVERIFY(house.open());
        QVERIFY(house.describe("first"));
        QVERIFY(house.open(16)); // 16 pages of 16 KiB
        Result<ChangeReport> last = house.describe("0");
        std::string kept;
        for (int i = 1; i < 2'000 && last; ++i) {
            kept = house.catalog->definitions()->projects.at("shop").description;
            last = house.describe(std::to_string(i) + std::string(1'000, 'x'));
        }
        QVERIFY(!last);
        QCOMPARE(last.error().kind, ErrorKind::Full);
        QCOMPARE(last.error().code, std::string("DiskFull"));
        const auto before = house.catalog->definitions();
        QVERIFY(house.open()); // there is room again
        QVERIFY(*house.catalog->definitions() == *before);
        QVERIFY(house.describe("last"));
    }

    void aNewerFileIsRefused()
    {
        House house;
        QVERIFY(house.open());
        QVERIFY(house.close());
        {
            auto database = Database::open(house.path(), {}).value();
            QVERIFY(database.run("PRAGMA user_version = 99"));
        }
        const auto opened = house.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Unsupported);
        QCOMPARE(opened.error().code, std::string("NewerVersion"));
    }

    void anOlderFileIsCopiedFirst()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath("x.db").toStdString();
        constexpr std::array<const char *, 1> kOld = {"CREATE TABLE t (a); INSERT INTO t VALUES (7);"};
        constexpr std::array<const char *, 3> kNew = {"", "ALTER TABLE t ADD b DEFAULT 1;", "UPDATE t SET b = a + 1;"};
        auto database = Database::open(path, {}).value();
        QVERIFY(upgradeSchema(database, kOld));
        QVERIFY(upgradeSchema(database, kNew));
        QCOMPARE(database.number("SELECT b FROM t").value(), std::int64_t(8));
        QCOMPARE(database.number("PRAGMA user_version").value(), std::int64_t(3));
        auto copy = Database::open(path + ".v1.bak", {}).value();
        QCOMPARE(copy.number("PRAGMA user_version").value(), std::int64_t(1));
        QCOMPARE(copy.number("SELECT a FROM t").value(), std::int64_t(7));
        QVERIFY(!copy.number("SELECT b FROM t"));
    }

    void aFailedUpgradeLeavesTheOldFile()
    {
        QTemporaryDir folder;
        auto database = Database::open(folder.filePath("x.db").toStdString(), {}).value();
        constexpr std::array<const char *, 1> kOld = {"CREATE TABLE t (a);"};
        constexpr std::array<const char *, 3> kBad = {"", "ALTER TABLE t ADD b;", "this is no SQL;"};
        QVERIFY(upgradeSchema(database, kOld));
        QVERIFY(!upgradeSchema(database, kBad));
        QCOMPARE(database.number("PRAGMA user_version").value(), std::int64_t(1));
        QVERIFY(!database.prepare("SELECT b FROM t"));
    }

    void versionOneIsStillRead()
    {
        House house;
        QVERIFY(QFile::copy(QStringLiteral(SLUICE_TEST_DATA "/catalog-v1/catalog.db"), house.folder.filePath("catalog.db")));
        QVERIFY(QFile::setPermissions(house.folder.filePath("catalog.db"), QFile::ReadOwner | QFile::WriteOwner));
        const auto opened = house.open();
        QVERIFY2(opened, opened ? "" : toText(opened.error()).c_str());
        const auto now = house.catalog->definitions();
        QCOMPARE(now->version, std::uint64_t(1));
        QCOMPARE(now->triggers.size(), std::size_t(1));
        QCOMPARE(now->triggers.begin()->second.intervalSeconds, 60);
        QCOMPARE(now->logstores.size(), std::size_t(4));
        QVERIFY(now->authorized);
        for (const auto &[key, function] : now->functions) { // written before functions had these
            QCOMPARE(function.pinnedCode, std::string());
            QCOMPARE(function.instanceConcurrency, 1);
        }
        QVERIFY(!now->connections.at(kLocalConnection).unsandboxed);
        QCOMPARE(now->functions.size(), std::size_t(2));
        QCOMPARE(now->buckets.at("lake").uid.size(), std::size_t(36)); // written before buckets had one
        QVERIFY(test::await<ChangeReport>(house.loop, [&](auto reply) {
            house.catalog->remove({ObjectKind::Bucket, "lake"}, DeleteMode::Cascade, {"tester", {}}, std::move(reply));
        }));
        QVERIFY(test::await<ChangeReport>(house.loop, [&](auto reply) {
            house.catalog->restore("lake", {"tester", {}}, std::move(reply));
        }));
        QCOMPARE(house.catalog->definitions()->buckets.at("lake").uid, now->buckets.at("lake").uid);
        QVERIFY(test::await<ChangeReport>(house.loop, [&](auto reply) {
            house.catalog->undo({"tester", {}}, std::move(reply));
        }));
        QVERIFY(test::await<ChangeReport>(house.loop, [&](auto reply) {
            house.catalog->undo({"tester", {}}, std::move(reply));
        }));
        QVERIFY(house.catalog->definitions()->buckets == now->buckets);
        QCOMPARE(house.catalog->definitions()->triggers.size(), std::size_t(1));
        QVERIFY(test::await<ChangeReport>(house.loop, [&](auto reply) {
            house.catalog->undo({"tester", {}}, std::move(reply));
        }));
        QVERIFY(house.catalog->definitions()->triggers.empty());
    }

    void damageIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("this is no database, but long enough to look like one").repeated(100);
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("another database") << QByteArray();
    }
    void damageIsAnError()
    {
        QFETCH(QByteArray, bytes);
        House house;
        if (bytes.isEmpty())
            QVERIFY(Database::open(house.path(), {}).value().run("CREATE TABLE other (x)"));
        else
            house.write(bytes);
        const auto before = house.bytes();
        const auto opened = house.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Corrupt);
        if (!bytes.isEmpty())
            QCOMPARE(house.bytes(), before); // left for whoever can repair it
    }

    void everyPageDestroyedInTurn()
    {
        House house;
        QVERIFY(house.open());
        QVERIFY(house.describe("first"));
        QVERIFY(house.close());
        const auto good = house.bytes();
        QVERIFY(good.size() > 5 * 16'384);
        for (qsizetype at = 0; at < good.size(); at += 16'384) {
            auto bad = good;
            bad.replace(at, 16'384, QByteArray(16'384, '\xa5'));
            house.write(bad);
            const auto opened = house.open(); // an error, or a catalog that works: never a crash, never silently empty
            if (opened)
                QCOMPARE(house.catalog->definitions()->projects.size(), std::size_t(1));
            else
                QCOMPARE(opened.error().kind, ErrorKind::Corrupt);
            house.catalog.reset();
        }
    }

    void damagedObjectIsAnError()
    {
        House house;
        QVERIFY(house.open());
        QVERIFY(house.describe("first"));
        QVERIFY(house.close());
        for (const auto *sql : {"UPDATE objects SET json = '{'", "UPDATE objects SET json = '{\"name\":7}'",
                                "UPDATE objects SET json = '{\"name\":\"shed\"}'", "UPDATE objects SET kind = 'ship'"}) {
            QVERIFY(Database::open(house.path(), {}).value().run(sql));
            const auto opened = house.open();
            QVERIFY2(!opened, sql);
            QCOMPARE(opened.error().kind, ErrorKind::Corrupt);
        }
    }

    void missingFolderIsAnError()
    {
        test::ManualLoop loop;
        WorkerPool pool("test", 1);
        QVERIFY(!Catalog::open({"/nonexistent/catalog.db", {}, {}}, loop, pool));
    }

    // Killed between the write and the swap: what is on disk is what a new start shows.
    void killedAfterTheWrite()
    {
        House house;
        QVERIFY(house.open());
        QVERIFY(house.describe("first"));
        Edit edit;
        edit.mutate = [](Definitions &next) -> Done {
            next.projects["shop"].description = "second";
            return {};
        };
        bool answered = false;
        house.catalog->change(std::move(edit), [&](const Result<ChangeReport> &) { answered = true; });
        house.loop.settle(); // computed, and given to the pool; its answer is not yet looked at
        {
            auto reader = CatalogStore::open(house.path(), {}).value();
            QTRY_COMPARE(reader->load()->definitions.projects.at("shop").description, std::string("second"));
        }
        if (!answered)
            QCOMPARE(house.catalog->definitions()->projects.at("shop").description, std::string("first"));
        QVERIFY(house.open());
        QCOMPARE(house.catalog->definitions()->projects.at("shop").description, std::string("second"));
        QCOMPARE(house.catalog->definitions()->version, std::uint64_t(2));
    }
};

QTEST_GUILESS_MAIN(CatalogStoreTest)
#include "tst_catalogstore.moc"
