#include "engine/triggers/triggerstats.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace std::chrono_literals;

class TriggerStatsTest : public QObject {
    Q_OBJECT

    static LedgerRecord attempt(AttemptStatus status)
    {
        LedgerRecord record;
        record.attempt = 1;
        record.status = status;
        record.windowLines = 10;
        record.windowBytes = 100;
        if (status != AttemptStatus::Ok)
            record.errorCode = "Broken", record.errorMessage = "it is";
        return record;
    }

private slots:
    void countsAnHourByMinutes()
    {
        TriggerStats stats;
        QCOMPARE(stats.successRate(BootTime(0s)), -1.0);
        QCOMPARE(stats.perMinute(BootTime(0s)).size(), 60U);
        stats.add(attempt(AttemptStatus::Ok), BootTime(600s));
        stats.add(attempt(AttemptStatus::Failed), BootTime(630s));
        stats.add(attempt(AttemptStatus::Ok), BootTime(661s));
        QCOMPARE(stats.windows, 2U);
        QCOMPARE(stats.attempts, 3U);
        QCOMPARE(stats.failedAttempts, 1U);
        QCOMPARE(stats.lines, 20U);
        QCOMPARE(stats.lastError, std::string("Broken: it is"));
        auto minutes = stats.perMinute(BootTime(670s));
        QCOMPARE(minutes[59], 1U);
        QCOMPARE(minutes[58], 1U);
        QCOMPARE(stats.successRate(BootTime(670s)), 2.0 / 3.0);
        QCOMPARE(stats.successRate(BootTime(11min + 59min)), 1.0); // minute 10 has left the hour
        QCOMPARE(stats.successRate(BootTime(11min + 60min)), -1.0);
    }

    void takesExceptionsAsErrorsOnly()
    {
        TriggerStats stats;
        auto exception = attempt(AttemptStatus::Failed);
        exception.attempt = 0;
        stats.add(exception, BootTime(0s));
        QCOMPARE(stats.attempts, 0U);
        QCOMPARE(stats.lastError, std::string("Broken: it is"));
    }
};

QTEST_GUILESS_MAIN(TriggerStatsTest)
#include "tst_triggerstats.moc"
