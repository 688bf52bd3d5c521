// Figures of a range: read whole, then by their newest steps; gaps, a clock set back, answers that come late.
#include "models/figures.h"
#include "tests/support/fakeengineclient.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kNow = 1'795'344'127'000; // 10:42:07

FigureRow step(std::int64_t startMs, std::uint64_t ok)
{
    FigureRow row;
    row.startMs = startMs;
    row.ok = ok;
    return row;
}

FigureRows rows(std::int64_t fromMs, std::vector<std::uint64_t> oks)
{
    FigureRows made;
    for (const auto ok : oks) {
        made.rows.push_back(step(fromMs, ok));
        fromMs += kMinute;
    }
    return made;
}

std::vector<std::uint64_t> oks(const FigureRows &rows)
{
    std::vector<std::uint64_t> found;
    for (const auto &row : rows.rows)
        found.push_back(row.ok);
    return found;
}

using Counts = std::vector<std::uint64_t>;

// An engine that counts as it is told, up to the test's now.
struct House {
    House()
        : bell(client)
        , feed(bell, [this] { return now; })
    {
        client.on<GetFigures>([this](const GetFigures &asked) -> Result<FigureRows> {
            FigureRows answer;
            for (auto start = asked.fromMs / asked.stepMs * asked.stepMs; start <= now; start += asked.stepMs)
                answer.rows.push_back(step(start, count));
            answer.lags = lags;
            for (auto &lag : answer.lags)
                lag.worstMs.resize(answer.rows.size(), 7);
            answer.coveredSinceMs = covered;
            return answer;
        });
    }
    // One more of the repeated reads, without waiting for the timer.
    void readAgain()
    {
        const auto before = client.sent<GetFigures>().size();
        feed.setLive(true);
        QTRY_VERIFY(client.sent<GetFigures>().size() > before);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] GetFigures last() const { return client.sent<GetFigures>().back(); }

    std::int64_t now = kNow;
    std::uint64_t count = 1;
    std::int64_t covered = 0;
    std::vector<TriggerLagRow> lags;
    FakeEngineClient client;
    ClientBell bell;
    FigureFeed feed;
};

} // namespace

class tst_Figures : public QObject {
    Q_OBJECT
private slots:
    void everyRangeFits();
    void merges();
    void mergesLags();
    void doesNotMergeAcrossAGap();
    void readsTheWholeThenTheNewest();
    void otherRangeStartsAgain();
    void clockSetBackReadsTheWhole();
    void sleepReadsTheWhole();
    void worstTriggersChange();
    void lateAnswerOfAnotherRangeIsDropped();
    void slowAnswersAreWaitedFor();
    void failureThenAgain();
    void restsWhenNotLive();
    void keepsWhatTheRingDropped();
};

void tst_Figures::everyRangeFits()
{
    const std::int64_t steps[] = {60, 60, 72, 96, 84};
    for (int range = 0; range < kFigureRanges; ++range) {
        const auto span = spanOf(FigureRange(range));
        QCOMPARE(span.rangeMs % span.stepMs, 0);
        QCOMPARE(span.rangeMs / span.stepMs, steps[range]);
    }
}

void tst_Figures::merges()
{
    auto kept = rows(0, {1, 2, 3, 4});
    QVERIFY(mergeFigures(kept, rows(2 * kMinute, {30, 40, 50}), kMinute, kMinute));
    QCOMPARE(oks(kept), (Counts{2, 30, 40, 50}));
    QCOMPARE(kept.rows.front().startMs, kMinute);
    QVERIFY(mergeFigures(kept, rows(5 * kMinute, {60}), 0, kMinute)); // right behind the last
    QCOMPARE(oks(kept), (Counts{2, 30, 40, 50, 60}));
    QVERIFY(mergeFigures(kept, rows(5 * kMinute, {61}), 100 * kMinute, kMinute)); // all too old
    QCOMPARE(oks(kept), Counts{});
}

void tst_Figures::mergesLags()
{
    auto kept = rows(0, {1, 1, 1});
    kept.lags = {{"a", {10, 11, 12}}, {"b", {20}}}; // a short list counts as none
    auto fresh = rows(2 * kMinute, {1, 1});
    fresh.rows[0].worstLagMs = 5;
    fresh.rows[1].worstLagMs = 90;
    fresh.lags = {{"c", {70, 80}}, {"a", {13, 14}}};
    QVERIFY(mergeFigures(kept, fresh, kMinute, kMinute));
    QCOMPARE(kept.lags.size(), 2);
    QCOMPARE(kept.lags[0].worstMs, (std::vector<std::int64_t>{11, 13, 14}));
    QCOMPARE(kept.lags[1].worstMs, (std::vector<std::int64_t>{-1, -1, -1}));
    QCOMPARE(kept.rows[1].worstLagMs, 70); // c is one of the others
    QCOMPARE(kept.rows[2].worstLagMs, 90);
}

void tst_Figures::doesNotMergeAcrossAGap()
{
    const auto before = rows(5 * kMinute, {1, 2, 3});
    for (const auto &other : {rows(9 * kMinute, {9}), rows(4 * kMinute, {1, 2, 3, 4}), rows(6 * kMinute, {5}),
                              rows(6 * kMinute + 1, {5, 6}), FigureRows{}}) {
        auto kept = before;
        QVERIFY(!mergeFigures(kept, other, 0, kMinute));
        QCOMPARE(kept, before);
    }
    FigureRows none;
    QVERIFY(!mergeFigures(none, before, 0, kMinute));
}

void tst_Figures::readsTheWholeThenTheNewest()
{
    House f;
    QSignalSpy changed(&f.feed, &FigureFeed::changed);
    f.feed.watch(FigureRange::Hour, "s/f/t");
    QTRY_COMPARE(changed.size(), 2); // emptied, then read
    QCOMPARE(f.last().trigger, "s/f/t");
    QCOMPARE(f.last().fromMs, kNow - 59 * kMinute);
    QCOMPARE(f.feed.figures().rows.size(), 60);
    QCOMPARE(f.feed.readMs(), kNow);
    f.now += 4'000;
    f.count = 2;
    f.readAgain();
    QCOMPARE(f.last().fromMs, kNow / kMinute * kMinute - 2 * kMinute);
    QTRY_COMPARE(f.feed.readMs(), f.now);
    const auto found = oks(f.feed.figures());
    QCOMPARE(found.size(), 60);
    QCOMPARE(Counts(found.end() - 4, found.end()), (Counts{1, 2, 2, 2}));
    f.now += FigureFeed::kFullMs;
    f.readAgain();
    QTRY_COMPARE(oks(f.feed.figures()), Counts(60, 2));
}

void tst_Figures::otherRangeStartsAgain()
{
    House f;
    f.feed.watch(FigureRange::Hour);
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
    f.feed.watch(FigureRange::Day);
    QCOMPARE(f.feed.figures().rows.size(), 0);
    QCOMPARE(f.feed.readMs(), 0);
    QTRY_COMPARE(f.feed.figures().rows.size(), 96);
    f.feed.stop();
    f.feed.watch(FigureRange::Day); // back on the page: what was there stays
    QCOMPARE(f.feed.figures().rows.size(), 96);
}

void tst_Figures::clockSetBackReadsTheWhole()
{
    House f;
    f.feed.watch(FigureRange::Hour);
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
    f.now -= 3 * 3'600'000;
    f.count = 5;
    f.readAgain();
    QTRY_COMPARE(oks(f.feed.figures()), Counts(60, 5));
    QCOMPARE(f.feed.figures().rows.back().startMs, f.now / kMinute * kMinute);
    QCOMPARE(f.last().fromMs, f.now - 59 * kMinute);
}

void tst_Figures::sleepReadsTheWhole()
{
    House f;
    f.feed.watch(FigureRange::QuarterHour);
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
    f.now += 10ll * 24 * 3'600'000; // the newest steps alone would be too many for the engine
    f.readAgain();
    QCOMPARE(f.last().fromMs, f.now - 15 * kMinute + 15'000);
    QTRY_COMPARE(f.feed.figures().rows.back().startMs, f.now / 15'000 * 15'000);
    QCOMPARE(f.feed.figures().rows.size(), 60);
}

void tst_Figures::worstTriggersChange()
{
    House f;
    f.lags = {{"a", {}}};
    f.feed.watch(FigureRange::Hour);
    QTRY_COMPARE(f.feed.figures().lags.size(), 1);
    f.lags = {{"b", {}}};
    f.now += 4'000;
    f.readAgain();
    QTRY_COMPARE(f.feed.readMs(), f.now);
    QCOMPARE(f.feed.figures().lags[0].trigger, "a");
    f.now += FigureFeed::kOthersMs; // soon, not at once: it costs a whole read
    f.readAgain();
    QTRY_COMPARE(f.feed.figures().lags[0].trigger, "b");
    QCOMPARE(f.feed.figures().lags[0].worstMs.size(), 60);
}

void tst_Figures::lateAnswerOfAnotherRangeIsDropped()
{
    House f;
    f.client.holdAnswers();
    f.feed.watch(FigureRange::Week);
    QTRY_COMPARE(f.client.sent<GetFigures>().size(), 1);
    f.feed.watch(FigureRange::Hour);
    f.client.releaseAnswers();
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
    QCOMPARE(f.feed.figures().rows[1].startMs - f.feed.figures().rows[0].startMs, kMinute);
}

void tst_Figures::slowAnswersAreWaitedFor()
{
    House f;
    f.client.holdAnswers();
    f.feed.watch(FigureRange::Hour);
    for (int i = 0; i < 5; ++i) {
        f.now += 1'000;
        f.feed.setLive(true); // as the timer would
    }
    QCOMPARE(f.client.sent<GetFigures>().size(), 1);
    f.client.releaseAnswers();
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
}

void tst_Figures::failureThenAgain()
{
    House f;
    QSignalSpy failed(&f.feed, &FigureFeed::failed);
    f.client.fail({ErrorKind::Unavailable, "EngineGone", "gone"});
    f.feed.watch(FigureRange::Hour);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(f.feed.readMs(), 0);
    f.client.succeed();
    f.client.setLink(Link::Connected);
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
}

void tst_Figures::restsWhenNotLive()
{
    House f;
    f.feed.setLive(false);
    f.feed.watch(FigureRange::Hour);
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
    f.feed.watch(FigureRange::Day); // another range is read even so
    QTRY_COMPARE(f.feed.figures().rows.size(), 96);
    f.feed.stop();
    const auto before = f.client.sent<GetFigures>().size();
    f.feed.setLive(true); // not watched
    QCoreApplication::processEvents();
    QCOMPARE(f.client.sent<GetFigures>().size(), before);
}

void tst_Figures::keepsWhatTheRingDropped()
{
    House f;
    f.count = 9;
    f.feed.watch(FigureRange::Hour);
    QTRY_COMPARE(f.feed.figures().rows.size(), 60);
    f.now += FigureFeed::kFullMs;
    f.count = 4; // the ring has less now
    f.covered = kNow - 10 * kMinute;
    f.readAgain();
    QTRY_COMPARE(f.feed.figures().coveredSinceMs, f.covered);
    const auto found = oks(f.feed.figures());
    QCOMPARE(found.front(), 9); // as it was read before
    QCOMPARE(found.back(), 4);
}

QTEST_GUILESS_MAIN(tst_Figures)
#include "tst_figures.moc"
