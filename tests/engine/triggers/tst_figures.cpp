// Figures of the ledger by steps of time, against sums made one by one, and the time that they take.
#include "engine/triggers/figures.h"

#include <QElapsedTimer>
#include <QtTest/QTest>

#include <numeric>
#include <random>

using namespace sluice;

namespace {

constexpr std::int64_t kFigureNow = 1'700'000'030'000;

std::shared_ptr<const LedgerSubject> figureSubject(const std::string &name)
{
    return std::make_shared<const LedgerSubject>(LedgerSubject{"job-" + name, {"svc", "fn", name}, {"shop", "access"}});
}

struct FigureBook {
    explicit FigureBook(std::size_t ring = limits::kLedgerRing)
        : ledger(ring)
    {
    }
    Ledger ledger;
    std::uint64_t sequence = 0;

    LedgerRecord &next(const std::shared_ptr<const LedgerSubject> &subject, std::int64_t startedMs, std::int64_t durationMs)
    {
        record = LedgerRecord();
        record.sequence = LedgerSequence(++sequence);
        record.subject = subject;
        record.attempt = 1;
        record.startedAt = wallFromMillis(startedMs);
        record.duration = std::chrono::milliseconds(durationMs);
        return record;
    }
    void add() { ledger.append(record); }
    FigureRows figures(std::int64_t fromMs, std::int64_t stepMs, const std::optional<TriggerKey> &trigger = {},
                       std::int64_t nowMs = kFigureNow) const
    {
        return figuresOf(scanFigures(ledger, figureSpan(fromMs, stepMs, nowMs).value(), trigger));
    }
    LedgerRecord record;
};

} // namespace

class tst_Figures : public QObject {
    Q_OBJECT
private slots:
    void stepsWithoutGaps()
    {
        const FigureBook empty;
        const auto figures = empty.figures(kFigureNow - 150'500, 60'000);
        QCOMPARE(figures.rows.size(), 3U); // 09:47:00 … 09:50:30
        QCOMPARE(figures.rows[0].startMs, 1'699'999'860'000);
        QCOMPARE(figures.rows[2].startMs, 1'699'999'980'000);
        QCOMPARE(figures.rows[0].ok, 0U);
        QCOMPARE(figures.rows[0].p50Ms, -1);
        QCOMPARE(figures.rows[0].worstLagMs, -1);
        QVERIFY(figures.lags.empty());
        QCOMPARE(figures.coveredSinceMs, 0);
    }

    void badSpans()
    {
        QCOMPARE(figureSpan(0, 999, kFigureNow).error().code, std::string("StepTooShort"));
        QCOMPARE(figureSpan(kFigureNow, -5, kFigureNow).error().code, std::string("StepTooShort"));
        QCOMPARE(figureSpan(0, 60'000, kFigureNow).error().code, std::string("TooManySteps"));
        QCOMPARE(figureSpan(std::numeric_limits<std::int64_t>::min(), 60'000, kFigureNow).error().code,
                 std::string("TooManySteps"));
        QCOMPARE(figureSpan(kFigureNow - 1'999'000, 1'000, kFigureNow)->steps, 2'000U);
        QVERIFY(!figureSpan(kFigureNow - 2'000'000, 1'000, kFigureNow));
        QCOMPARE(figureSpan(kFigureNow + 1, 1'000, kFigureNow - 5'000)->steps, 0U); // the clock was set back
        QCOMPARE(figureSpan(std::numeric_limits<std::int64_t>::max(), 1'000, kFigureNow)->steps, 0U);
        QCOMPARE(figureSpan(0, std::numeric_limits<std::int64_t>::max(), kFigureNow)->steps, 1U);
    }

    void sumsOfOneStep()
    {
        FigureBook book;
        const auto subject = figureSubject("one");
        auto &good = book.next(subject, kFigureNow - 1'000, 40);
        good.windowLines = 10;
        good.windowBytes = 1'000;
        good.counters = Counters{};
        good.counters->shipLines = 9;
        good.counters->shipBytes = 500;
        good.lagMs = 700;
        book.add();
        auto &bad = book.next(subject, kFigureNow - 900, 60);
        bad.status = AttemptStatus::TimedOut;
        bad.windowLines = 99; // not delivered
        bad.lagMs = 900;
        book.add();
        book.next(subject, kFigureNow - 800, 5).attempt = 0; // an exception without an attempt
        book.record.status = AttemptStatus::Failed;
        book.record.lagMs = 5'000'000;
        book.add();
        const auto row = book.figures(kFigureNow - 1'000, 60'000).rows.at(0);
        QCOMPARE(row.ok, 1U);
        QCOMPARE(row.failed, 1U);
        QCOMPARE(row.linesIn, 10U);
        QCOMPARE(row.bytesIn, 1'000U);
        QCOMPARE(row.linesShipped, 9U);
        QCOMPARE(row.bytesShipped, 500U);
        QCOMPARE(row.p50Ms, 40);
        QCOMPARE(row.p95Ms, 60);
        QCOMPARE(row.p99Ms, 60);
        const auto figures = book.figures(kFigureNow - 1'000, 60'000);
        QCOMPARE(figures.lags.size(), 1U);
        QCOMPARE(figures.lags[0].trigger, std::string("svc/fn/one"));
        QCOMPARE(figures.lags[0].worstMs, std::vector<std::int64_t>{900});
        QCOMPARE(row.worstLagMs, -1); // there are no others
    }

    void theTwoWorstAndAllOthers()
    {
        FigureBook book;
        const std::vector<std::pair<const char *, std::int64_t>> lags = {{"a", 10}, {"b", 400}, {"c", 30}, {"d", 200}};
        for (const auto &[name, lag] : lags) {
            book.next(figureSubject(name), kFigureNow - 70'000, 1).lagMs = 9'000; // was worse once: the newest counts
            book.add();
        }
        for (const auto &[name, lag] : lags) {
            book.next(figureSubject(name), kFigureNow - 1'000, 1).lagMs = lag;
            book.add();
        }
        const auto figures = book.figures(kFigureNow - 60'000, 60'000);
        QCOMPARE(figures.rows.size(), 2U);
        QCOMPARE(figures.lags.size(), 2U);
        QCOMPARE(figures.lags[0].trigger, std::string("svc/fn/b"));
        QCOMPARE(figures.lags[0].worstMs, (std::vector<std::int64_t>{9'000, 400}));
        QCOMPARE(figures.lags[1].trigger, std::string("svc/fn/d"));
        QCOMPARE(figures.rows[1].worstLagMs, 30);
        QCOMPARE(figures.rows[0].worstLagMs, 9'000);
    }

    void oneTriggerOnly()
    {
        FigureBook book;
        for (int i = 0; i < 10; ++i) {
            book.next(figureSubject(i % 2 == 0 ? "even" : "odd"), kFigureNow - 1'000 - i, 1);
            book.add();
        }
        QCOMPARE(book.figures(kFigureNow - 10'000, 60'000).rows[0].ok, 10U);
        QCOMPARE(book.figures(kFigureNow - 10'000, 60'000, TriggerKey{"svc", "fn", "odd"}).rows[0].ok, 5U);
        QCOMPARE(book.figures(kFigureNow - 10'000, 60'000, TriggerKey{"svc", "fn", "none"}).rows[0].ok, 0U);
    }

    void percentilesAreExact()
    {
        FigureBook book;
        std::vector<std::int64_t> values(200);
        std::iota(values.begin(), values.end(), 1);
        std::shuffle(values.begin(), values.end(), std::mt19937(7));
        for (const auto value : values) {
            book.next(figureSubject("one"), kFigureNow - 1'000, value);
            book.add();
        }
        const auto row = book.figures(kFigureNow - 1'000, 60'000).rows.at(0);
        QCOMPARE(row.p50Ms, 100);
        QCOMPARE(row.p95Ms, 190);
        QCOMPARE(row.p99Ms, 198);
    }

    void saysSinceWhenItHasAll()
    {
        FigureBook book(5);
        for (int i = 0; i < 4; ++i) {
            book.next(figureSubject("one"), kFigureNow - 10'000 + i * 1'000, 100);
            book.add();
        }
        QCOMPARE(book.figures(kFigureNow - 30'000, 60'000).coveredSinceMs, 0); // the first record of all is there
        for (int i = 0; i < 4; ++i) {
            book.next(figureSubject("one"), kFigureNow - 6'000 + i * 1'000, 100);
            book.add();
        }
        QCOMPARE(book.figures(kFigureNow - 30'000, 60'000).coveredSinceMs, kFigureNow - 7'000 + 100); // the fourth one's end
        book.sequence += 3; // these are lost
        book.next(figureSubject("one"), kFigureNow - 1'000, 200);
        book.add();
        QCOMPARE(book.figures(kFigureNow - 30'000, 60'000).coveredSinceMs, kFigureNow - 800);
    }

    void aFullRingInTime()
    {
        FigureBook book;
        std::mt19937 random(1);
        std::vector<std::shared_ptr<const LedgerSubject>> subjects;
        for (int i = 0; i < 100; ++i)
            subjects.push_back(figureSubject("t" + std::to_string(i)));
        constexpr std::int64_t kCount = limits::kLedgerRing;
        for (std::int64_t i = 0; i < kCount; ++i) {
            book.next(subjects[random() % 100], kFigureNow - (kCount - i) * 432, random() % 5'000).lagMs = random() % 60'000;
            book.record.windowLines = 3;
            book.add();
        }
        qint64 scanBest = std::numeric_limits<qint64>::max();
        qint64 allBest = scanBest;
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            auto scan = scanFigures(book.ledger, figureSpan(kFigureNow - 86'390'000, 60'000, kFigureNow).value(), {});
            scanBest = std::min(scanBest, timer.nsecsElapsed());
            const auto figures = figuresOf(std::move(scan));
            allBest = std::min(allBest, timer.nsecsElapsed());
            QCOMPARE(figures.rows.size(), 1'440U);
            std::uint64_t lines = 0;
            for (const auto &row : figures.rows)
                lines += row.linesIn;
            QVERIFY(lines > 599'000); // all but those of the first seconds
        }
        qInfo("200,000 records: %.1f ms on the loop, %.1f ms in all", double(scanBest) / 1e6, double(allBest) / 1e6);
#ifdef __OPTIMIZE__
        QVERIFY2(scanBest < 30'000'000, "a busy machine gets twice the 15 ms");
#endif
    }
};

QTEST_APPLESS_MAIN(tst_Figures)
#include "tst_figures.moc"
