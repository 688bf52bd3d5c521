#include "ui/overview/chartboard.h"

#include "models/format.h"
#include "ui/widgets/segmented.h"

#include <QGridLayout>

namespace sluice {

namespace {

constexpr QLatin1String kUnitSetting("overviewPage/throughput");

} // namespace

ChartBoard::ChartBoard(QWidget *parent)
    : QScrollArea(parent)
    , m_executions(new Chart(tr("Executions per minute"), ChartKind::Bars, ChartUnit::Count))
    , m_duration(new Chart(tr("Duration of an execution"), ChartKind::Lines, ChartUnit::Milliseconds))
    , m_throughput(new Chart(tr("Throughput"), ChartKind::Lines, ChartUnit::Count))
    , m_lag(new Chart(tr("Lag"), ChartKind::Lines, ChartUnit::Milliseconds))
    , m_unit(new Segmented(tr("Throughput"), {tr("Lines"), tr("Bytes")}, SegmentedSize::Card))
{
    auto *inner = new QWidget;
    auto *grid = new QGridLayout(inner);
    grid->setContentsMargins(0, measure::kGap, 0, 0);
    grid->setSpacing(measure::kEdge);
    int place = 0;
    const QList<Chart *> charts{m_executions, m_duration, m_throughput, m_lag};
    for (auto *chart : charts) {
        grid->addWidget(chart, place / 2, place % 2);
        ++place;
        connect(chart, &Chart::cursorMoved, this, [charts, chart](int step) {
            for (auto *other : charts) {
                if (other != chart)
                    other->setCursor(step);
            }
        });
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    inner->setMinimumHeight(kLeastHeight + measure::kGap);
    setWidget(inner);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumHeight(150 + measure::kGap);
    m_throughput->setTool(m_unit);
    m_throughput->setObjectName(QStringLiteral("throughput"));
    connect(m_unit, &Segmented::chosen, this, [this](int index) { setThroughput(ThroughputOf(index)); });
    setThroughput(ThroughputOf(std::clamp(QSettings().value(kUnitSetting, 0).toInt(), 0, 1)));
}

void ChartBoard::show(const FigureRows &figures, FigureSpan span, std::int64_t nowMs, std::vector<ChartMark> marks)
{
    m_figures = &figures;
    m_span = span;
    m_nowMs = nowMs;
    const FigureView view{figures, span, nowMs};
    m_executions->set(executionsChart(view, std::move(marks)));
    m_duration->set(durationChart(view));
    m_lag->set(lagChart(view));
    showThroughput();
}

void ChartBoard::setThroughput(ThroughputOf what)
{
    if (what != m_of)
        QSettings().setValue(kUnitSetting, int(what));
    m_of = what;
    m_unit->setCurrent(int(what));
    if (what == ThroughputOf::Lines) {
        m_throughput->setUnit(ChartUnit::Count,
                              [](double value) { return tr("%1/s").arg(valueText(value, ChartUnit::Count)); });
    } else {
        m_throughput->setUnit(ChartUnit::Bytes,
                              [](double value) { return tr("%1/s").arg(valueText(value, ChartUnit::Bytes)); });
    }
    showThroughput();
}

void ChartBoard::showThroughput()
{
    if (m_figures)
        m_throughput->set(sluice::throughputChart({*m_figures, m_span, m_nowMs}, m_of));
}

} // namespace sluice
