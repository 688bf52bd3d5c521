// What is told about triggers over time: each cause, its thresholds from both sides, flapping, dismissing, the clock.
#include "models/notices.h"
#include "tests/models/printed.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::int64_t kNow = 1'795'344'127'000; // 10:42:07
constexpr std::int64_t kMinute = 60'000;

TriggerRow row(const char *name, PumpState state = PumpState::UpToDate)
{
    TriggerRow made;
    made.definition.key = {"s", "f", name};
    made.definition.intervalSeconds = 60;
    made.state = state;
    made.perMinute.assign(60, 1);
    made.successRate = 1;
    return made;
}

struct House {
    House()
        : tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , raised(&model, &Notices::raised)
    {
    }
    void take(std::vector<TriggerRow> rows) { model.take(rows, now); }
    [[nodiscard]] QStringList texts() const { return printed(model, {0}); }

    std::int64_t now = kNow;
    Notices model;
    QAbstractItemModelTester tester;
    QSignalSpy raised;
};

} // namespace

class tst_Notices : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void atOnce();
    void failing_data();
    void failing();
    void failingEndsLater();
    void lagging();
    void silent_data();
    void silent();
    void oneCauseIsEnough();
    void goesWithItsCause();
    void flapping();
    void dismissed();
    void deletedAndDisabled();
    void clockSetBack();
    void order();
};

void tst_Notices::atOnce()
{
    House f;
    auto blocked = row("a", PumpState::Blocked);
    blocked.worst.blockedSinceMs = kNow - 645'000;
    blocked.lastError = "KeyError: 'status'\nat line 23";
    f.take({blocked, row("b", PumpState::NotAuthorized), row("c", PumpState::SourceGone), row("d", PumpState::BackingOff),
            row("e", PumpState::CatchingUp)});
    QCOMPARE(f.texts(),
             (QStringList{"s/f/a is blocked since 10:31:22", "s/f/b is not authorized", "s/f/c has lost its Logstore"}));
    QCOMPARE(f.raised.size(), 3);
    const auto first = f.model.index(0, 0);
    QCOMPARE(first.data(Notices::PlaceRole).toString(), "triggers/s/f/a");
    QCOMPARE(first.data(Notices::DetailRole).toString(), "KeyError: 'status'");
    QCOMPARE(first.data(Notices::SinceRole).toLongLong(), kNow - 645'000);
    QCOMPARE(first.data(Notices::SeverityRole).toInt(), int(NoticeSeverity::Bad));
    QCOMPARE(f.model.count(NoticeSeverity::Bad), 3);
    f.take({blocked, row("b", PumpState::NotAuthorized), row("c", PumpState::SourceGone)});
    QCOMPARE(f.raised.size(), 3); // told once
}

void tst_Notices::failing_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("executions");
    QTest::addColumn<QString>("text");
    QTest::newRow("well") << 1.0 << 60 << "";
    QTest::newRow("90 %") << 0.9 << 100 << "";
    QTest::newRow("under") << 0.899 << 100 << "s/f/a fails: success rate 89.9 %, 10 failure(s) in the hour";
    QTest::newRow("two failures") << 0.5 << 4 << "";
    QTest::newRow("three failures") << 0.5 << 6 << "s/f/a fails: success rate 50.0 %, 3 failure(s) in the hour";
    QTest::newRow("none ran") << -1.0 << 0 << "";
}

void tst_Notices::failing()
{
    QFETCH(double, rate);
    QFETCH(int, executions);
    QFETCH(QString, text);
    House f;
    auto one = row("a");
    one.successRate = rate;
    one.perMinute.assign(60, 0);
    one.perMinute.back() = std::uint32_t(executions);
    f.take({one});
    QCOMPARE(f.texts(), text.isEmpty() ? QStringList() : QStringList{text});
}

void tst_Notices::failingEndsLater()
{
    House f;
    auto one = row("a");
    one.perMinute.assign(60, 10);
    one.successRate = 0.89;
    f.take({one});
    QCOMPARE(f.texts().size(), 1);
    one.successRate = 0.94; // not yet well
    f.now += 2 * kMinute;
    f.take({one});
    QCOMPARE(f.texts().size(), 1);
    QCOMPARE(f.model.at(0).sinceMs, kNow);
    one.successRate = 0.95;
    f.now += 2 * kMinute;
    f.take({one});
    QCOMPARE(f.texts().size(), 0);
}

void tst_Notices::lagging()
{
    House f;
    auto one = row("a");
    one.definition.intervalSeconds = 120; // 5 intervals: 10 min
    one.lagMs = 9 * kMinute;
    for (int i = 0; i <= 60; ++i, f.now += 1'000)
        f.take({one});
    QCOMPARE(f.texts().size(), 0); // does not grow
    one.lagMs = 10 * kMinute;
    for (int i = 0; i <= 60; ++i, f.now += 1'000)
        f.take({one});
    QCOMPARE(f.texts().size(), 0); // grows, but is not more than 5 intervals
    one.lagMs = 11 * kMinute;
    for (int i = 0; i <= 60; ++i, f.now += 1'000)
        f.take({one});
    QCOMPARE(f.texts(), QStringList{"s/f/a lags by 11 min 00 s, and the lag grows"});
    QCOMPARE(f.model.index(0, 0).data(Notices::SeverityRole).toInt(), int(NoticeSeverity::Warn));
    one.lagMs = 10 * kMinute + 59'000; // it catches up
    f.take({one});
    f.now += Notices::kCalmMs + 1;
    f.take({one});
    QCOMPARE(f.texts().size(), 0);
}

void tst_Notices::silent_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("quiet"); // minutes without an execution, the one that is being counted not among them
    QTest::addColumn<QString>("text");
    QTest::newRow("9 minutes") << 60 << 9 << "";
    QTest::newRow("10 minutes") << 60 << 10 << "s/f/a has had no execution for 10 min 00 s";
    QTest::newRow("short interval") << 3 << 9 << "";
    QTest::newRow("9 long intervals") << 180 << 27 << "";
    QTest::newRow("10 long intervals") << 180 << 30 << "s/f/a has had no execution for 30 min 00 s";
    QTest::newRow("never in the hour") << 60 << 60 << "";
}

void tst_Notices::silent()
{
    QFETCH(int, interval);
    QFETCH(int, quiet);
    QFETCH(QString, text);
    House f;
    auto one = row("a");
    one.definition.intervalSeconds = interval;
    for (int i = 0; i < std::min(60, quiet + 1); ++i)
        one.perMinute[std::size_t(59 - i)] = 0;
    f.take({one});
    QCOMPARE(f.texts(), text.isEmpty() ? QStringList() : QStringList{text});
    if (!text.isEmpty())
        QCOMPARE(f.model.at(0).sinceMs, kNow - quiet * kMinute);
}

void tst_Notices::oneCauseIsEnough()
{
    House f;
    auto one = row("a", PumpState::Blocked);
    one.successRate = 0.1;
    for (int i = 0; i < 30; ++i)
        one.perMinute[std::size_t(59 - i)] = 0;
    for (int i = 0; i < 200; ++i, f.now += 1'000) {
        one.lagMs = 10 * kMinute + i * 1'000;
        f.take({one});
    }
    QCOMPARE(f.texts().size(), 1);
}

void tst_Notices::goesWithItsCause()
{
    House f;
    QSignalSpy counts(&f.model, &Notices::countsChanged);
    f.take({row("a", PumpState::NotAuthorized)});
    QCOMPARE(counts.size(), 1);
    f.now += 1'000;
    f.take({row("a")});
    QCOMPARE(f.texts().size(), 1); // a moment without it is not its end
    f.now += Notices::kCalmMs;
    f.take({row("a")});
    QCOMPARE(f.texts().size(), 0);
    QCOMPARE(counts.size(), 2);
}

void tst_Notices::flapping()
{
    House f;
    for (int round = 0; round < 20; ++round) {
        f.take({row("a", round % 2 ? PumpState::Running : PumpState::Blocked)});
        QCOMPARE(f.texts().size(), 1);
        f.now += 10'000;
    }
    QCOMPARE(f.raised.size(), 1);
    QCOMPARE(f.model.at(0).sinceMs, kNow);
    // Away for a while: the same again. Away for long: a new one.
    f.now += 2 * kMinute;
    f.take({row("a")});
    QCOMPARE(f.texts().size(), 0);
    f.take({row("a", PumpState::Blocked)});
    QCOMPARE(f.raised.size(), 1);
    QCOMPARE(f.model.at(0).sinceMs, kNow);
    f.now += Notices::kSameMs + 1;
    f.take({row("a")});
    f.take({row("a", PumpState::Blocked)});
    QCOMPARE(f.raised.size(), 2);
    QCOMPARE(f.model.at(0).sinceMs, f.now);
}

void tst_Notices::dismissed()
{
    House f;
    f.take({row("a", PumpState::Blocked), row("b", PumpState::Blocked)});
    f.model.dismiss(0);
    QCOMPARE(f.texts(), QStringList{"s/f/b is blocked since 10:42:07"});
    f.model.dismiss(7); // is not there
    f.now += kMinute;
    f.take({row("a"), row("b", PumpState::Blocked)});
    f.now += kMinute;
    f.take({row("a", PumpState::Blocked), row("b", PumpState::Blocked)});
    QCOMPARE(f.texts().size(), 1); // still the one that was dismissed
    f.model.dismissAll();
    QCOMPARE(f.texts().size(), 0);
    f.now += Notices::kSameMs + 1;
    f.take({row("a"), row("b")});
    f.take({row("a", PumpState::Blocked), row("b")});
    QCOMPARE(f.texts().size(), 1); // it recurred
    f.take({row("a", PumpState::SourceGone), row("b")});
    QCOMPARE(f.texts().size(), 2); // another cause is another notice
}

void tst_Notices::deletedAndDisabled()
{
    House f;
    f.take({row("a", PumpState::Blocked)});
    f.take({});
    QCOMPARE(f.texts().size(), 0); // at once
    auto off = row("a", PumpState::Blocked);
    f.take({off});
    QCOMPARE(f.texts().size(), 1);
    off.definition.enabled = false;
    f.take({off}); // at once, too
    QCOMPARE(f.texts().size(), 0);
}

void tst_Notices::clockSetBack()
{
    House f;
    auto one = row("a", PumpState::Blocked);
    one.worst.blockedSinceMs = kNow - kMinute;
    f.take({one});
    f.now -= 24 * 60 * kMinute;
    f.take({one});
    QCOMPARE(f.texts().size(), 1);
    QCOMPARE(f.model.at(0).sinceMs, f.now); // not in the future
    f.now += 1'000;
    f.take({row("a")});
    f.now += Notices::kCalmMs + 1; // ends as ever
    f.take({row("a")});
    QCOMPARE(f.texts().size(), 0);
    // A lag is measured anew.
    auto lagging = row("a");
    lagging.lagMs = 20 * kMinute;
    f.take({lagging});
    f.now -= 60 * kMinute;
    lagging.lagMs = 21 * kMinute;
    f.take({lagging});
    QCOMPARE(f.texts().size(), 0);
    f.now += Notices::kGrowingMs;
    lagging.lagMs = 22 * kMinute;
    f.take({lagging});
    QCOMPARE(f.texts().size(), 1);
}

void tst_Notices::order()
{
    House f;
    auto failing = row("a");
    failing.successRate = 0.2;
    auto old = row("z", PumpState::Blocked);
    old.worst.blockedSinceMs = kNow - 5 * kMinute;
    f.take({failing, old, row("c", PumpState::NotAuthorized), row("b", PumpState::Blocked)});
    QStringList names;
    for (int i = 0; i < f.model.rowCount(); ++i)
        names.append(QString::fromStdString(f.model.at(i).trigger));
    QCOMPARE(names, (QStringList{"s/f/b", "s/f/z", "s/f/c", "s/f/a"}));
}

QTEST_GUILESS_MAIN(tst_Notices)
#include "tst_notices.moc"
