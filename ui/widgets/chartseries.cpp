// The series of a chart and the marks over them.
#include "ui/theme/fonts.h"
#include "ui/widgets/chartpaint.h"

#include <QPainterPath>

#include <cmath>

namespace sluice {

namespace {

constexpr double kBox = 10;
constexpr double kHatch = 4; // between two lines of the hatch
constexpr double kLine = 1.5;
constexpr double kDash = 6;
constexpr double kDashGap = 3;
constexpr double kDot = 1.5;
constexpr double kDotGap = 2.25;
constexpr double kLeastPiece = 1e-6;
constexpr double kBarMost = 24;
constexpr double kMarkHigh = 14;
constexpr int kMarkRows = 4; // of words below each other

} // namespace

QColor ChartPaint::colour(SeriesLook look) const
{
    switch (look) {
    case SeriesLook::First: return m_theme.series1;
    case SeriesLook::Second: return m_theme.series2;
    case SeriesLook::Third: return m_theme.series3;
    }
    return m_theme.series1;
}

void ChartPaint::paintSwatch(QPainter &painter, const QRectF &place, SeriesLook look) const
{
    if (m_chart.kind() == ChartKind::Lines) {
        const double y = std::floor(place.center().y()) + 0.5;
        strokeLine(painter, QPolygonF({QPointF(place.left(), y), QPointF(place.right(), y)}), look);
        return;
    }
    const QRectF box(place.right() - kBox, place.center().y() - kBox / 2, kBox, kBox);
    painter.fillRect(box, look == SeriesLook::Second ? m_theme.base : colour(look));
    if (look != SeriesLook::Second)
        return;
    painter.save();
    painter.setPen(QPen(colour(look), 1));
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setClipRect(box);
    painter.setPen(QPen(colour(look), kLine));
    for (double x = box.left() - kBox; x < box.right(); x += kHatch)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + kBox, box.top()));
    painter.restore();
}

// Every piece is a line of its own: Qt's stroker takes four times as long for a dashed polyline.
void ChartPaint::strokeLine(QPainter &painter, const QPolygonF &line, SeriesLook look) const
{
    const double on = look == SeriesLook::Second ? kDot : kDash;
    const double off = look == SeriesLook::Second ? kDotGap : kDashGap;
    const bool solid = look == SeriesLook::First;
    QList<QLineF> pieces;
    double phase = 0; // how far into a dash and the gap after it
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF leg(line[i - 1], line[i]);
        const double length = leg.length();
        if (solid || length <= 0) {
            pieces.append(leg);
            continue;
        }
        for (double at = 0; at < length;) {
            const bool inked = phase < on;
            const double rest = (inked ? on : on + off) - phase;
            if (rest < kLeastPiece) { // rounding must not stop the walk
                phase = inked ? on : 0;
                continue;
            }
            const double until = std::min(length, at + rest);
            if (inked)
                pieces.append(QLineF(leg.pointAt(at / length), leg.pointAt(until / length)));
            phase += until - at;
            at = until;
        }
    }
    painter.setPen(QPen(colour(look), kLine, Qt::SolidLine, solid ? Qt::SquareCap : Qt::FlatCap));
    painter.drawLines(pieces);
}

void ChartPaint::paintLines(QPainter &painter, const ChartSeries &series) const
{
    QPolygonF line;
    const auto flush = [&] {
        if (line.size() > 1)
            strokeLine(painter, line, series.look);
        else if (line.size() == 1) { // a value alone between gaps would not be seen
            painter.setPen(QPen(colour(series.look), 2 * kLine, Qt::SolidLine, Qt::RoundCap));
            painter.drawPoint(line.front());
        }
        line.clear();
    };
    int missing = 0;
    for (int step = 0; step < m_data.steps(); ++step) {
        const double value = series.values[std::size_t(step)];
        if (!std::isfinite(value)) {
            ++missing;
            continue;
        }
        if (missing > m_data.bridge)
            flush();
        missing = 0;
        line << QPointF(xOf(step), yOf(value));
    }
    flush();
}

void ChartPaint::paintBars(QPainter &painter) const
{
    const double slot = m_plot.width() / std::max(1, m_data.steps());
    const double thick = std::min(kBarMost, slot >= 4 ? std::floor(slot * 0.72) : std::max(1.0, slot));
    std::vector<double> base(std::size_t(m_data.steps()), 0);
    for (const auto &series : m_data.series) {
        QPainterPath hatched;
        const auto ink = colour(series.look);
        for (int step = 0; step < m_data.steps(); ++step) {
            const double value = series.values[std::size_t(step)];
            if (!std::isfinite(value) || value <= 0)
                continue;
            auto &under = base[std::size_t(step)];
            const double top = yOf(under + value);
            const QRectF bar(std::round(xOf(step) - thick / 2), top, thick, std::max(1.0, yOf(under) - top));
            under += value;
            if (series.look == SeriesLook::Second)
                hatched.addRect(bar);
            else
                painter.fillRect(bar, ink);
        }
        if (hatched.isEmpty())
            continue;
        painter.save();
        painter.setClipPath(hatched);
        painter.fillRect(m_plot, m_theme.base);
        painter.setPen(QPen(ink, kLine));
        for (double x = m_plot.left() - m_plot.height(); x < m_plot.right(); x += kHatch)
            painter.drawLine(QPointF(x, m_plot.bottom()), QPointF(x + m_plot.height(), m_plot.top()));
        painter.setPen(QPen(ink, 2)); // the half that is inside
        painter.drawPath(hatched);
        painter.restore();
    }
}

void ChartPaint::paintMarks(QPainter &painter) const
{
    painter.setFont(fonts::small());
    QPen dashed(m_theme.bad, 1, Qt::CustomDashLine, Qt::FlatCap);
    dashed.setDashPattern({3, 2});
    std::vector<QRectF> taken;
    for (const auto &mark : m_data.marks) {
        const double x = std::floor(xOfMoment(mark.atMs)) + 0.5;
        if (x < m_plot.left() || x > m_plot.right())
            continue;
        painter.setPen(dashed);
        painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
        const double wide = QFontMetricsF(painter.font()).horizontalAdvance(mark.words) + 2;
        const bool before = x - wide - 4 > m_plot.left();
        QRectF place(before ? x - wide - 4 : x + 4, m_plot.top() - 2, wide, kMarkHigh);
        if (!before && place.right() > m_chart.width() - measure::kSection)
            continue;
        const auto overlaps = [&place](const QRectF &other) { return other.intersects(place); };
        for (int row = 0; row + 1 < kMarkRows && std::any_of(taken.begin(), taken.end(), overlaps); ++row)
            place.translate(0, kMarkHigh);
        if (std::any_of(taken.begin(), taken.end(), overlaps))
            continue; // the read-out has its words
        taken.push_back(place);
        auto ground = m_theme.base;
        ground.setAlpha(200);
        painter.fillRect(place, ground);
        painter.setPen(m_theme.bad);
        painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, mark.words);
    }
}

} // namespace sluice
