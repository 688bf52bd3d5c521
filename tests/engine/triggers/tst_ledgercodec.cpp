#include "engine/logs/loggroupcodec.h"
#include "engine/triggers/ledgerblob.h"
#include "engine/triggers/ledgercodec.h"

#include <QtTest/QTest>

using namespace sluice;

class LedgerCodecTest : public QObject {
    Q_OBJECT

    static LedgerRecord full()
    {
        LedgerRecord record;
        record.sequence = LedgerSequence(41);
        record.subject =
            std::make_shared<const LedgerSubject>(LedgerSubject{"job", {"svc", "fn", "trig"}, {"shop", "access"}});
        record.shard = ShardId(3);
        record.begin = Cursor(1447299606896632356);
        record.end = Cursor(1447299606896632400);
        record.reason = TickReason::CatchUp;
        record.round = 2;
        record.attempt = 3;
        record.attemptsMax = 4;
        record.taskId = "c2691505-38da-4d1b-998a-f1d4bb8c9994";
        record.requestId = "3f9c0a52-6f0e-4f57-8a11-2f4b7c1d9e60";
        record.functionVersion = 5;
        record.scheduledAt = wallFromMillis(1'763'820'023'007);
        record.startedAt = wallFromMillis(1'763'820'023'010);
        record.scheduleDelay = std::chrono::milliseconds(3);
        record.duration = std::chrono::milliseconds(1'500);
        record.billedMs = 1'500;
        record.maxMemoryMb = 64;
        record.coldStart = true;
        record.windowGroups = 44;
        record.windowLines = 4'400;
        record.windowBytes = 44'000;
        record.counters = Counters{10, 20, 30, 40};
        record.lagMs = 2'000;
        return record;
    }

    static const std::string &field(const Log &log, std::string_view key)
    {
        static const std::string none = "(missing)";
        for (const auto &content : log.contents) {
            if (content.key == key)
                return content.value;
        }
        return none;
    }

private slots:
    void writesTheDocumentedFields()
    {
        const auto groups = toLogGroups(std::vector{full()}, "ledger-1");
        QCOMPARE(groups.size(), 1U);
        QCOMPARE(groups[0].lines, 1U);
        const auto group = decodeLogGroup(groups[0].bytes);
        QVERIFY(group);
        QCOMPARE(*group->topic, std::string("etl_metrics"));
        const auto &log = group->logs.at(0);
        QCOMPARE(log.time, 1'763'820'024U);
        std::string names;
        for (const auto &content : log.contents)
            names += content.key + ' ';
        QCOMPARE(names,
                 std::string("job_name trigger_name task_id request_id service function function_version project logstore "
                             "shard_id begin_cursor end_cursor reason round attempt attempts_max status error_code "
                             "error_message count scheduled_at started_at schedule_delay_ms duration_ms billed_ms "
                             "max_memory_mb cold_start window_groups window_lines window_bytes ingest_lines ingest_bytes "
                             "ship_lines ship_bytes lag_ms replay_of "));
        QCOMPARE(field(log, "begin_cursor"), std::string("MTQ0NzI5OTYwNjg5NjYzMjM1Ng=="));
        QCOMPARE(field(log, "reason"), std::string("catch-up"));
        QCOMPARE(field(log, "status"), std::string("ok"));
        QCOMPARE(field(log, "scheduled_at"), std::string("2025-11-22T14:00:23.007Z"));
        QCOMPARE(field(log, "cold_start"), std::string("true"));
        QCOMPARE(field(log, "ship_bytes"), std::string("40"));
    }

    void readsBackWhatItWrote()
    {
        auto failed = full();
        failed.sequence = LedgerSequence(42);
        failed.status = AttemptStatus::Denied;
        failed.errorCode = "Unauthorized";
        failed.errorMessage = "say so";
        failed.counters.reset();
        auto later = full();
        later.sequence = LedgerSequence(44);
        const auto groups = toLogGroups(std::vector{full(), failed, later}, "ledger-1");
        QCOMPARE(groups.size(), 2U);
        const auto fine = fromLogGroup(groups[0].bytes, "ledger-1");
        const auto alert = fromLogGroup(groups[1].bytes, "ledger-1");
        QCOMPARE(fine->size(), 2U);
        QCOMPARE((*fine)[0].sequence.value(), 41U);
        QCOMPARE((*fine)[1].sequence.value(), 44U);
        QCOMPARE(toBlob((*fine)[0]), toBlob(full()));
        QCOMPARE((*alert)[0].sequence.value(), 42U);
        QCOMPARE(toBlob((*alert)[0]), toBlob(failed));
        QVERIFY(fromLogGroup(groups[0].bytes, "another ledger")->empty());
    }

    void isNotFooledByWhatPeopleWrite()
    {
        LogGroup group;
        group.logs.push_back({1'000, {{"round", "many"}, {"shard_id", "99999999999"}, {"scheduled_at", "yesterday"}}, {}});
        QVERIFY(fromLogGroup(encode(group).bytes, "ledger-1")->empty());
        group.tags = {{"__ledger__", "ledger-1"}, {"__sequence__", "5"}};
        auto records = fromLogGroup(encode(group).bytes, "ledger-1");
        QCOMPARE(records->size(), 1U);
        QCOMPARE(records->at(0).round, 0U);
        for (const auto *ranges : {"", "0", "x", "5-", "1-99999999999", "6-5", "1,2", "18446744073709551615-1"}) {
            group.tags[1].value = ranges;
            QVERIFY2(fromLogGroup(encode(group).bytes, "ledger-1")->empty(), ranges);
        }
        QVERIFY(!fromLogGroup("\xff\xff\xff", "ledger-1"));
    }

    void writesAndReadsTimes()
    {
        for (const std::int64_t ms : {0LL, 1LL, 951'782'399'999LL, 4'102'444'800'000LL, -1LL}) {
            const auto text = isoTime(wallFromMillis(ms));
            QCOMPARE(text.size(), 24U);
            QVERIFY(timeFromIso(text) == wallFromMillis(ms));
        }
        QCOMPARE(isoTime(wallFromMillis(951'782'399'999)), std::string("2000-02-28T23:59:59.999Z"));
        QVERIFY(!timeFromIso("2000-02-30T00:00:00.000Z"));
        QVERIFY(!timeFromIso("2000-02-28 23:59:59.999Z"));
    }
};

QTEST_GUILESS_MAIN(LedgerCodecTest)
#include "tst_ledgercodec.moc"
