// The four charts of the overview, two by two; they scroll when there is no room for them. A cursor in one is in all.
#pragma once

#include "ui/overview/figurecharts.h"

#include <QScrollArea>

namespace sluice {

class Segmented;

class ChartBoard final : public QScrollArea {
    Q_OBJECT
public:
    static constexpr int kLeastHeight = 2 * 150 + 16; // of all charts

    explicit ChartBoard(QWidget *parent = nullptr);

    // `nowMs`: when the figures were read. The figures must live until the next call.
    void show(const FigureRows &figures, FigureSpan span, std::int64_t nowMs, std::vector<ChartMark> marks);
    using QScrollArea::show;

    void setThroughput(ThroughputOf what); // kept for the next start
    [[nodiscard]] ThroughputOf throughput() const { return m_of; }
    [[nodiscard]] Chart *executions() const { return m_executions; }
    [[nodiscard]] Chart *duration() const { return m_duration; }
    [[nodiscard]] Chart *throughputChart() const { return m_throughput; }
    [[nodiscard]] Chart *lag() const { return m_lag; }

private:
    void showThroughput();

    Chart *m_executions;
    Chart *m_duration;
    Chart *m_throughput;
    Chart *m_lag;
    Segmented *m_unit;
    const FigureRows *m_figures = nullptr;
    FigureSpan m_span;
    std::int64_t m_nowMs = 0;
    ThroughputOf m_of = ThroughputOf::Lines;
};

} // namespace sluice
