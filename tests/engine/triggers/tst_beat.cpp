#include "engine/triggers/beat.h"
#include "engine/triggers/troublelog.h"

#include <QtTest/QTest>

using namespace sluice;
using namespace std::chrono_literals;

class BeatTest : public QObject {
    Q_OBJECT

private slots:
    void staysOnPhaseWhateverWasMissed()
    {
        const Beat beat{BootTime(100s), 60s};
        QVERIFY(beat.nextAfter(BootTime(50s)) == BootTime(100s));
        QVERIFY(beat.nextAfter(BootTime(100s)) == BootTime(160s));
        QVERIFY(beat.nextAfter(BootTime(159s)) == BootTime(160s));
        QVERIFY(beat.nextAfter(BootTime(100s + 3600s * 24 * 30 + 1us)) == BootTime(100s + 3600s * 24 * 30 + 60s));
    }

    void thinsOutTroubles()
    {
        TroubleLog log;
        const Error error{ErrorKind::Unavailable, "Down", "it is down"};
        log.add(TroubleKind::PollFailed, error);
        auto first = log.takeDue(BootTime(10s), 60s);
        QVERIFY(first && first->count == 1);
        log.add(TroubleKind::PollFailed, error);
        log.add(TroubleKind::PollFailed, error);
        QVERIFY(!log.takeDue(BootTime(69s), 60s));
        const auto second = log.takeDue(BootTime(70s), 60s);
        QVERIFY(second && second->count == 2);
        QVERIFY(!log.takeDue(BootTime(200s), 60s));
        log.add(TroubleKind::SourceLost, error); // another kind has its own interval
        QVERIFY(log.takeDue(BootTime(71s), 60s)->kind == TroubleKind::SourceLost);
    }
};

QTEST_GUILESS_MAIN(BeatTest)
#include "tst_beat.moc"
