// How a chart is laid out and painted; private to Chart.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/chart.h"

#include <QPainter>

namespace sluice {

class ChartPaint {
public:
    explicit ChartPaint(const Chart &chart);

    [[nodiscard]] const QRectF &plot() const { return m_plot; }
    [[nodiscard]] int stepAt(double x) const; // -1 = outside
    void paint(QPainter &painter) const;

private:
    struct EndLabel {
        QString text;
        double y = 0;
    };

    void paintHead(QPainter &painter) const;
    void paintSwatch(QPainter &painter, const QRectF &place, SeriesLook look) const;
    void paintGrid(QPainter &painter) const;
    void paintMoments(QPainter &painter) const;
    void paintIncomplete(QPainter &painter) const;
    void strokeLine(QPainter &painter, const QPolygonF &line, SeriesLook look) const;
    void paintLines(QPainter &painter, const ChartSeries &series) const;
    void paintBars(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintEnds(QPainter &painter) const;
    void paintReadOut(QPainter &painter) const;

    [[nodiscard]] std::vector<EndLabel> endLabels() const;
    [[nodiscard]] QStringList legendNames(double room) const;
    [[nodiscard]] double most() const;
    [[nodiscard]] double xOf(int step) const; // its middle
    [[nodiscard]] double xOfMoment(std::int64_t ms) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] QColor colour(SeriesLook look) const;

    const Chart &m_chart;
    const ChartData &m_data;
    const Theme &m_theme;
    QRectF m_plot;
    ChartScale m_scale;
};

} // namespace sluice
