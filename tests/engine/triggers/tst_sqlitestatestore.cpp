#include "engine/triggers/sqlite.h"
#include "engine/triggers/sqlitestatestore.h"
#include "tests/support/manualloop.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <sys/resource.h>

#include <csignal>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {
const LogstoreKey kLog{"shop", "etl-log"};
} // namespace

class SqliteStateStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    ManualLoop m_loop;
    std::unique_ptr<WorkerPool> m_pool;
    std::unique_ptr<SqliteStateStore> m_store;
    std::string m_path;
    int m_files = 0;

    void open(std::uint64_t rows = limits::kOutboxRowsMax)
    {
        m_store.reset();
        auto opened = SqliteStateStore::open(m_path, m_loop, *m_pool, rows);
        QVERIFY2(opened, opened ? "" : toText(opened.error()).c_str());
        m_store = std::move(*opened);
    }
    static StateChange change(const std::string &uid, int shard, std::int64_t cursor, int records)
    {
        StateChange change;
        change.trigger = uid;
        change.triggerLog = kLog;
        Checkpoint checkpoint{Cursor(cursor), Window{}, 5};
        auto &window = *checkpoint.pending;
        window = {Cursor(cursor), Cursor(cursor + 10), 10, 20, 30, wallFromMillis(40), wallFromMillis(50), 6, 7, 8};
        change.checkpoints.emplace_back(ShardId(shard), checkpoint);
        for (int i = 0; i < records; ++i) {
            LedgerRecord record;
            record.subject =
                std::make_shared<const LedgerSubject>(LedgerSubject{"job", {"s", "f", uid}, {"shop", "access"}});
            record.attempt = 1;
            change.records.push_back(record);
        }
        return change;
    }
    Result<LedgerSequence> commit(StateChange what)
    {
        return await<LedgerSequence>(m_loop, [&](auto reply) { m_store->commit(std::move(what), std::move(reply)); });
    }
    Result<OutboxBatch> batch(const std::string &shipped = {})
    {
        return await<OutboxBatch>(m_loop, [&](auto reply) { m_store->nextBatch(kLog, shipped, std::move(reply)); });
    }
    Result<ShardCheckpoints> read(const std::string &uid)
    {
        return await<ShardCheckpoints>(m_loop, [&](auto reply) { m_store->read(uid, std::move(reply)); });
    }

private slots:
    void init()
    {
        m_pool = std::make_unique<WorkerPool>("test", 2);
        m_path = m_dir.filePath(QString::number(++m_files) + QStringLiteral(".db")).toStdString();
        open();
    }
    void cleanup()
    {
        m_store.reset();
        m_pool.reset();
        m_loop.settle();
    }

    void keepsCheckpoints()
    {
        QCOMPARE(read("a")->size(), 0U);
        const auto one = change("a", 1, 100, 0);
        QVERIFY(commit(one));
        QVERIFY(commit(change("a", 0, 7, 0)));
        auto plain = change("b", 0, 9, 0);
        plain.checkpoints[0].second = {Cursor(9), std::nullopt, 0};
        QVERIFY(commit(plain));
        open();
        const auto all = read("a");
        QCOMPARE(all->size(), 2U);
        QVERIFY((*all)[1].first == ShardId(1) && (*all)[1].second == one.checkpoints[0].second);
        QVERIFY((*read("b"))[0].second == plain.checkpoints[0].second);
        QVERIFY(await<void>(m_loop, [&](auto reply) { m_store->erase("a", std::move(reply)); }));
        QCOMPARE(read("a")->size(), 0U);
        QCOMPARE(read("b")->size(), 1U);
    }

    void neverReusesASequence()
    {
        QCOMPARE(commit(change("a", 0, 1, 3))->value(), 1U);
        QCOMPARE(commit(change("a", 0, 2, 0))->value(), 0U);
        auto one = batch();
        QCOMPARE(one->records.size(), 3U);
        QCOMPARE(batch(one->key)->records.size(), 0U); // shipped and removed
        const auto id = m_store->ledgerId();
        open();
        QCOMPARE(m_store->ledgerId(), id);
        QCOMPARE(commit(change("a", 0, 3, 1))->value(), 4U);
    }

    void sharesTransactions()
    {
        const auto before = m_store->transactions();
        int answered = 0;
        std::uint64_t last = 0;
        for (int i = 0; i < 500; ++i)
            m_store->commit(change("t" + std::to_string(i), 0, i + 1, 1), [&](Result<LedgerSequence> first) {
                QVERIFY(first && first->value() > last); // in the order of the calls
                last = first->value();
                ++answered;
            });
        QVERIFY(m_loop.settleUntil([&] { return answered == 500; }));
        QCOMPARE(m_store->transactions() - before, 1U);
    }

    void repeatsABatchUntilItIsShipped()
    {
        QVERIFY(commit(change("a", 0, 1, 1'500)));
        auto first = batch();
        QCOMPARE(first->records.size(), StateStore::kBatchRecordsMax);
        QVERIFY(first->more);
        QVERIFY(commit(change("a", 0, 2, 5)));
        open();
        auto again = batch();
        QCOMPARE(again->key, first->key);
        QCOMPARE(again->records.size(), first->records.size());
        QVERIFY(first->key.size() <= 64);
        auto second = batch(first->key);
        QCOMPARE(second->records.front().sequence.value(), 1'001U);
        QCOMPARE(second->records.size(), 505U);
        QCOMPARE(batch(first->key)->key, second->key); // late news changes nothing
        QCOMPARE(batch(second->key)->key, std::string());
        QCOMPARE(m_store->outbox().rows, 0U);
    }

    void dropsTheOldestBeyondTheLimitAndCounts()
    {
        open(100);
        QVERIFY(commit(change("a", 0, 1, 10)));
        auto first = batch(); // 1 … 10 may be in the log already: they stay
        for (int i = 0; i < 20; ++i)
            QVERIFY(commit(change(i % 2 == 0 ? "a" : "b", 0, 2 + i, 10)));
        QCOMPARE(m_store->outbox().rows, 100U);
        QCOMPARE(m_store->outbox().dropped, 110U);
        open(100);
        QCOMPARE(m_store->outbox().dropped, 110U);
        QCOMPARE(batch()->records.size(), 10U);
        const auto second = batch(first->key);
        QCOMPARE(second->added.size(), 2U);
        QCOMPARE(second->added[0].count + second->added[1].count, 110U);
        QCOMPARE(second->added[0].errorCode, std::string("RecordsDropped"));
        QCOMPARE(second->records.front().sequence.value(), 121U);
        QCOMPARE(second->records.size(), 92U);
        QCOMPARE(batch(second->key)->added.size(), 0U);
    }

    void givesTargetsAndTheNewest()
    {
        auto other = change("a", 0, 1, 2);
        other.triggerLog = {"shop", "other"};
        QVERIFY(commit(other));
        QVERIFY(commit(change("a", 0, 1, 5)));
        const auto targets =
            await<std::vector<LogstoreKey>>(m_loop, [&](auto reply) { m_store->targets(std::move(reply)); });
        QCOMPARE(targets->size(), 2U);
        const auto newest =
            await<std::vector<LedgerRecord>>(m_loop, [&](auto reply) { m_store->newest(3, std::move(reply)); });
        QCOMPARE(newest->size(), 3U);
        QCOMPARE(newest->front().sequence.value(), 5U);
        QCOMPARE(newest->back().subject->trigger.trigger, std::string("a"));
    }

    void undoesAWholeTransactionOnAFullDisk()
    {
        QVERIFY(commit(change("a", 0, 1, 1)));
        // A file size limit stands in for a full disk: both fail the write of the log.
        rlimit old{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = old;
        small.rlim_cur = 64 * 1024;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto failed = commit(change("a", 0, 50, 2'000));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!failed);
        QVERIFY((*read("a"))[0].second.cursor == Cursor(1));
        QCOMPARE(commit(change("a", 0, 51, 1))->value(), 2U); // as if it had not been
        open();
        QVERIFY((*read("a"))[0].second.cursor == Cursor(51));
    }

    void refusesWhatItCannotRead()
    {
        m_store.reset();
        {
            auto database = SqlDatabase::open(m_path);
            QVERIFY(database && database->run("PRAGMA user_version=99"));
        }
        const auto newer = SqliteStateStore::open(m_path, m_loop, *m_pool);
        QVERIFY(!newer);
        QCOMPARE(newer.error().code, std::string("StateNewer"));
        const auto junk = m_dir.filePath(QStringLiteral("junk.db"));
        QFile file(junk);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100'000, 'x'));
        file.close();
        const auto damaged = SqliteStateStore::open(junk.toStdString(), m_loop, *m_pool);
        QVERIFY(!damaged);
        QVERIFY(damaged.error().kind == ErrorKind::Corrupt);
        const auto nowhere = SqliteStateStore::open("/nonexistent/state.db", m_loop, *m_pool);
        QVERIFY(!nowhere);
    }
};

QTEST_GUILESS_MAIN(SqliteStateStoreTest)
#include "tst_sqlitestatestore.moc"
