#include "engine/triggers/ledger.h"
#include "engine/triggers/ledgerblob.h"

#include <QtTest/QTest>

using namespace sluice;

class LedgerTest : public QObject {
    Q_OBJECT

    std::shared_ptr<const LedgerSubject> m_subject =
        std::make_shared<const LedgerSubject>(LedgerSubject{"job", {"svc", "fn", "one"}, {"shop", "access"}});
    std::shared_ptr<const LedgerSubject> m_other =
        std::make_shared<const LedgerSubject>(LedgerSubject{"job2", {"svc", "fn", "two"}, {"shop", "access"}});

    LedgerRecord record(std::uint64_t sequence, AttemptStatus status = AttemptStatus::Ok) const
    {
        LedgerRecord record;
        record.sequence = LedgerSequence(sequence);
        record.subject = sequence % 2 == 0 ? m_other : m_subject;
        record.shard = ShardId(static_cast<std::int32_t>(sequence % 4));
        record.begin = Cursor(100);
        record.end = Cursor(200);
        record.attempt = 1;
        record.attemptsMax = 4;
        record.round = 1;
        record.status = status;
        record.taskId = taskIdOf("uid", record.shard, record.begin, record.end);
        record.requestId = "3f9c0a52-6f0e-4f57-8a11-2f4b7c1d9e60";
        record.startedAt = wallFromMillis(static_cast<std::int64_t>(sequence * 1'000));
        if (status != AttemptStatus::Ok) {
            record.errorCode = "FunctionError";
            record.errorMessage = "oops " + std::to_string(sequence);
        }
        return record;
    }
    static std::vector<std::uint64_t> numbers(const std::vector<LedgerRecord> &records)
    {
        std::vector<std::uint64_t> all;
        for (const auto &record : records)
            all.push_back(record.sequence.value());
        return all;
    }
    static std::vector<std::uint64_t> numbers(const LedgerPage &page) { return numbers(page.records); }

private slots:
    void readsAfterNAtMostM()
    {
        Ledger ledger(10);
        for (std::uint64_t i = 1; i <= 25; ++i)
            ledger.append(record(i));
        QCOMPARE(ledger.size(), 10U);
        auto page = ledger.read({.after = LedgerSequence(3), .max = 3});
        QCOMPARE(numbers(page), (std::vector<std::uint64_t>{16, 17, 18}));
        QCOMPARE(page.first.value(), 16U);
        QCOMPARE(page.last.value(), 25U);
        QCOMPARE(page.lastRead.value(), 18U);
        page = ledger.read({.after = LedgerSequence(25)});
        QVERIFY(page.records.empty());
        QCOMPARE(page.lastRead.value(), 25U);
        page = ledger.read({.max = 2, .newest = true});
        QCOMPARE(numbers(page), (std::vector<std::uint64_t>{24, 25}));
        QCOMPARE(page.lastRead.value(), 25U);
    }

    void filters()
    {
        Ledger ledger;
        for (std::uint64_t i = 1; i <= 12; ++i)
            ledger.append(record(i, i % 3 == 0 ? AttemptStatus::Failed : AttemptStatus::Ok));
        QCOMPARE(numbers(ledger.read({.trigger = m_other->trigger, .failedOnly = true})),
                 (std::vector<std::uint64_t>{6, 12}));
        QCOMPARE(numbers(ledger.read({.failedOnly = true, .since = wallFromMillis(9'000)})),
                 (std::vector<std::uint64_t>{9, 12}));
        const auto page = ledger.read({.max = 1, .trigger = m_other->trigger});
        QCOMPARE(page.lastRead.value(), 2U);
    }

    void givesBackWhatWasPutIn()
    {
        Ledger ledger;
        auto in = record(7, AttemptStatus::TimedOut);
        in.reason = TickReason::CatchUp;
        in.functionVersion = 3;
        in.count = 9;
        in.scheduledAt = wallFromMillis(1'234);
        in.scheduleDelay = std::chrono::milliseconds(5);
        in.duration = std::chrono::seconds(2);
        in.billedMs = 2'000;
        in.maxMemoryMb = 64;
        in.coldStart = true;
        in.windowGroups = 5;
        in.windowLines = 50;
        in.windowBytes = 500;
        in.counters = Counters{1, 2, 3, 4};
        in.lagMs = 77;
        in.replayOf = "task";
        in.cursorTime = 88;
        ledger.append(in);
        const auto out = ledger.find(LedgerSequence(7));
        QVERIFY(out);
        QCOMPARE(toBlob(*out), toBlob(in)); // every field but the sequence
        QCOMPARE(out->sequence.value(), 7U);
        QVERIFY(!ledger.find(LedgerSequence(8)));
    }

    void findsTheAttemptsOfAWindow()
    {
        Ledger ledger;
        for (std::uint64_t i = 1; i <= 9; ++i)
            ledger.append(record(i)); // shard 1: 1, 5, 9
        QCOMPARE(numbers(ledger.attemptsOf(LedgerSequence(5))), (std::vector<std::uint64_t>{1, 5, 9}));
        QVERIFY(ledger.attemptsOf(LedgerSequence(50)).empty());
    }

    void refillsWhatIsOlder()
    {
        Ledger ledger(6);
        ledger.append(record(10));
        ledger.append(record(12));
        ledger.refill({record(9), record(10), record(7)});
        ledger.refill({record(11), record(8)});
        QCOMPARE(numbers(ledger.read({})), (std::vector<std::uint64_t>{7, 8, 9, 10, 11, 12}));
        ledger.refill({record(3), record(6)}); // no room
        QCOMPARE(ledger.first().value(), 7U);
        ledger.append(record(13));
        QCOMPARE(ledger.first().value(), 8U);
    }

    void refusesDamagedBlobs()
    {
        const auto whole = toBlob(record(1, AttemptStatus::Failed));
        QVERIFY(recordFromBlob(whole));
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!recordFromBlob(whole.substr(0, size)));
        QVERIFY(!recordFromBlob(whole + 'x'));
        auto newer = whole;
        newer[0] = 9;
        QCOMPARE(recordFromBlob(newer).error().code, std::string("LedgerBlob"));
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
