#include "ui/overview/figurecharts.h"

#include <QCoreApplication>

#include <limits>

namespace sluice {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kShortPart = 0.1; // of the newest step
constexpr int kBridge = 5; // triggers that tick once a minute leave gaps in steps of 15 s
constexpr double kPerMinute = 60'000;
constexpr double kPerSecond = 1'000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureCharts)
};

ChartData emptyChart(const FigureView &view)
{
    ChartData data;
    data.stepMs = view.span.stepMs;
    // Without figures the axis still shows the time that was asked for.
    data.fromMs = view.figures.rows.empty() ? view.nowMs - view.span.rangeMs : view.figures.rows.front().startMs;
    if (!view.figures.rows.empty() && view.figures.coveredSinceMs > data.fromMs)
        data.completeSinceMs = view.figures.coveredSinceMs;
    return data;
}

template <class Value> ChartSeries series(const FigureView &view, const QString &name, SeriesLook look, Value value)
{
    ChartSeries made{name, look, {}, {}};
    made.values.reserve(view.figures.rows.size());
    for (const auto &row : view.figures.rows)
        made.values.push_back(value(row));
    if (made.values.empty())
        made.values.assign(std::size_t(view.span.rangeMs / view.span.stepMs), kNone);
    return made;
}

// Counts of a step as a rate over `unitMs`.
template <class Count>
ChartSeries rateSeries(const FigureView &view, const QString &name, SeriesLook look, double unitMs, Count count)
{
    const auto step = double(view.span.stepMs);
    return series(view, name, look, [&](const FigureRow &row) {
        const auto passed = std::min(step, double(view.nowMs - row.startMs));
        return passed < step * kShortPart ? kNone : double(count(row)) * unitMs / passed;
    });
}

double msOrNone(std::int64_t ms)
{
    return ms < 0 ? kNone : double(ms);
}

} // namespace

ChartData executionsChart(const FigureView &view, std::vector<ChartMark> marks)
{
    auto data = emptyChart(view);
    data.series = {
        rateSeries(view, Text::tr("ok"), SeriesLook::First, kPerMinute, [](const FigureRow &row) { return row.ok; }),
        rateSeries(view, Text::tr("failed"), SeriesLook::Second, kPerMinute,
                   [](const FigureRow &row) { return row.failed; })};
    data.marks = std::move(marks);
    return data;
}

ChartData durationChart(const FigureView &view)
{
    auto data = emptyChart(view);
    data.bridge = kBridge;
    data.series = {
        series(view, QStringLiteral("p50"), SeriesLook::First, [](const FigureRow &row) { return msOrNone(row.p50Ms); }),
        series(view, QStringLiteral("p95"), SeriesLook::Third, [](const FigureRow &row) { return msOrNone(row.p95Ms); }),
        series(view, QStringLiteral("p99"), SeriesLook::Second, [](const FigureRow &row) { return msOrNone(row.p99Ms); })};
    return data;
}

ChartData throughputChart(const FigureView &view, ThroughputOf what)
{
    auto data = emptyChart(view);
    if (what == ThroughputOf::Lines) {
        data.series = {rateSeries(view, Text::tr("lines in"), SeriesLook::First, kPerSecond,
                                  [](const FigureRow &row) { return row.linesIn; }),
                       rateSeries(view, Text::tr("lines shipped"), SeriesLook::Third, kPerSecond,
                                  [](const FigureRow &row) { return row.linesShipped; })};
    } else {
        data.series = {rateSeries(view, Text::tr("bytes in"), SeriesLook::First, kPerSecond,
                                  [](const FigureRow &row) { return row.bytesIn; }),
                       rateSeries(view, Text::tr("bytes shipped"), SeriesLook::Third, kPerSecond,
                                  [](const FigureRow &row) { return row.bytesShipped; })};
    }
    data.series[0].brief = Text::tr("in");
    data.series[1].brief = Text::tr("shipped");
    return data;
}

ChartData lagChart(const FigureView &view)
{
    auto data = emptyChart(view);
    data.bridge = kBridge;
    for (const auto &lag : view.figures.lags) {
        if (data.series.size() == 2)
            break;
        ChartSeries made;
        made.name = QString::fromStdString(lag.trigger);
        made.brief = made.name.section(QLatin1Char('/'), -1);
        made.look = data.series.empty() ? SeriesLook::Second : SeriesLook::Third;
        for (std::size_t i = 0; i < view.figures.rows.size(); ++i)
            made.values.push_back(msOrNone(i < lag.worstMs.size() ? lag.worstMs[i] : -1));
        data.series.push_back(std::move(made));
    }
    const auto &rows = view.figures.rows;
    const bool others = std::any_of(rows.begin(), rows.end(), [](const FigureRow &row) { return row.worstLagMs >= 0; });
    if (others || data.series.empty()) {
        const auto name = data.series.empty() ? Text::tr("all, worst") : Text::tr("all others, worst");
        data.series.push_back(
            series(view, name, SeriesLook::First, [](const FigureRow &row) { return msOrNone(row.worstLagMs); }));
    }
    return data;
}

std::vector<ChartMark> blockedMarks(const std::vector<TriggerRow> &triggers, std::int64_t fromMs, FigureSpan span)
{
    std::vector<ChartMark> marks;
    for (const auto &row : triggers) {
        const auto since = row.worst.blockedSinceMs;
        if (row.state != PumpState::Blocked || since < fromMs)
            continue;
        marks.push_back({since,
                         Text::tr("%1 %2 blocked")
                             .arg(momentText(since, std::max<std::int64_t>(span.stepMs, 60'000), span.rangeMs),
                                  QString::fromStdString(row.definition.key.trigger))});
    }
    std::sort(marks.begin(), marks.end(), [](const ChartMark &a, const ChartMark &b) { return a.atMs < b.atMs; });
    return marks;
}

} // namespace sluice
