#include "ui/widgets/chartpaint.h"

#include "ui/theme/fonts.h"

#include <cmath>
#include <numeric>

namespace sluice {

namespace {

constexpr double kPadding = 12;
constexpr double kHead = 36; // title and legend
constexpr double kMoments = 22; // the times under the plot
constexpr double kAxisGap = 8;
constexpr double kAxisLeast = 44; // so that cards below each other begin at one edge
constexpr double kSwatch = 20;
constexpr double kLegendGap = 14;
constexpr int kMomentsMost = 5;
constexpr int kFresh = 3; // an end label tells a value at most as many steps old

double width(const QFont &font, const QString &text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

int lastValue(const std::vector<double> &values)
{
    int at = int(values.size()) - 1;
    while (at >= 0 && !std::isfinite(values[std::size_t(at)]))
        --at;
    return at;
}

} // namespace

ChartPaint::ChartPaint(const Chart &chart)
    : m_chart(chart)
    , m_data(chart.data())
    , m_theme(Theme::of(chart.palette()))
    , m_scale(scaleFor(most(), chart.unit()))
{
    const auto font = fonts::small();
    double left = kAxisLeast - kPadding;
    for (int line = 0; line <= m_scale.lines; ++line)
        left = std::max(left, width(font, axisText(line * m_scale.step, m_scale, chart.unit())));
    double right = 0;
    if (chart.kind() == ChartKind::Lines) {
        for (const auto &label : endLabels())
            right = std::max(right, width(font, label.text) + 6);
    }
    m_plot = QRectF(chart.rect()).adjusted(kPadding + left + kAxisGap, kHead, -kPadding - right, -kMoments);
    m_plot.setWidth(std::max(1.0, m_plot.width()));
    m_plot.setHeight(std::max(1.0, m_plot.height()));
}

double ChartPaint::most() const
{
    double most = 0;
    for (int step = 0; step < m_data.steps(); ++step) {
        double sum = 0;
        for (const auto &series : m_data.series) {
            const double value = series.values[std::size_t(step)];
            if (std::isfinite(value))
                sum = m_chart.kind() == ChartKind::Bars ? sum + value : std::max(sum, value);
        }
        most = std::max(most, sum);
    }
    return most;
}

double ChartPaint::xOf(int step) const
{
    return m_plot.left() + (step + 0.5) * m_plot.width() / std::max(1, m_data.steps());
}

double ChartPaint::xOfMoment(std::int64_t ms) const
{
    const double range = double(m_data.stepMs) * std::max(1, m_data.steps());
    return m_plot.left() + double(ms - m_data.fromMs) / std::max(1.0, range) * m_plot.width();
}

double ChartPaint::yOf(double value) const
{
    return m_plot.bottom() - value / m_scale.top() * m_plot.height();
}

int ChartPaint::stepAt(double x) const
{
    if (x < m_plot.left() || x >= m_plot.right() || m_data.steps() == 0)
        return -1;
    return std::min(m_data.steps() - 1, int((x - m_plot.left()) / m_plot.width() * m_data.steps()));
}

void ChartPaint::paint(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = m_chart.hasFocus();
    painter.setPen(QPen(focus ? m_theme.accent : m_theme.border, focus ? 2 : 1));
    painter.setBrush(m_theme.base);
    const double inset = focus ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(m_chart.rect()).adjusted(inset, inset, -inset, -inset), measure::kRadius,
                            measure::kRadius);
    painter.setBrush(Qt::NoBrush);
    paintHead(painter);
    paintIncomplete(painter);
    paintGrid(painter);
    paintMoments(painter);
    if (!m_data.hasValues()) {
        painter.setPen(m_theme.text2);
        painter.drawText(m_plot, Qt::AlignCenter | Qt::TextSingleLine,
                         QStringLiteral("–  %1").arg(Chart::tr("Nothing in this time")));
        return;
    }
    if (m_chart.kind() == ChartKind::Bars)
        paintBars(painter);
    else {
        for (auto series = m_data.series.rbegin(); series != m_data.series.rend(); ++series)
            paintLines(painter, *series);
        paintEnds(painter);
    }
    paintMarks(painter);
    if (m_chart.cursor() >= 0)
        paintReadOut(painter);
}

void ChartPaint::paintHead(QPainter &painter) const
{
    const QRectF head(kPadding, 4, m_chart.width() - 2 * kPadding, 22);
    painter.setFont(fonts::card());
    painter.setPen(m_theme.text);
    painter.drawText(head, Qt::AlignVCenter | Qt::TextSingleLine, m_chart.title());
    painter.setFont(fonts::small());
    const QFontMetricsF metrics(painter.font());
    const double room = head.width() - m_chart.headWidth() - kLegendGap;
    const auto names = legendNames(room);
    double x = head.right();
    for (qsizetype i = names.size() - 1; i >= 0; --i) {
        x -= metrics.horizontalAdvance(names[i]);
        painter.setPen(m_theme.text2);
        painter.drawText(QRectF(x, head.top(), head.right() - x, head.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                         names[i]);
        x -= kSwatch + 4;
        paintSwatch(painter, QRectF(x, head.top(), kSwatch, head.height()), m_data.series[std::size_t(i)].look);
        x -= kLegendGap;
    }
}

// Whole names where they fit; else the short ones; else the longest lose their middle.
QStringList ChartPaint::legendNames(double room) const
{
    const QFontMetricsF metrics(fonts::small());
    const double texts = room - double(m_data.series.size()) * (kSwatch + 4 + kLegendGap) + kLegendGap;
    QStringList names;
    for (const auto &series : m_data.series)
        names.append(series.name);
    const auto widths = [&] {
        std::vector<double> all;
        for (const auto &name : names)
            all.push_back(metrics.horizontalAdvance(name));
        std::sort(all.begin(), all.end());
        return all;
    };
    const auto fits = [&] {
        const auto all = widths();
        return std::accumulate(all.begin(), all.end(), 0.0) <= texts;
    };
    if (!fits()) {
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (!m_data.series[std::size_t(i)].brief.isEmpty())
                names[i] = m_data.series[std::size_t(i)].brief;
        }
    }
    if (fits())
        return names;
    double left = texts;
    double most = 0; // what the longest may take when the short ones keep their width
    const auto all = widths();
    for (std::size_t i = 0; i < all.size(); ++i) {
        most = left / double(all.size() - i);
        if (all[i] > most)
            break;
        left -= all[i];
    }
    for (auto &name : names)
        name = metrics.elidedText(name, Qt::ElideMiddle, std::max(0.0, most));
    return names;
}

void ChartPaint::paintGrid(QPainter &painter) const
{
    painter.setFont(fonts::small());
    const bool values = m_data.hasValues();
    for (int line = 0; line <= m_scale.lines; ++line) {
        const double y = std::floor(yOf(line * m_scale.step)) + 0.5;
        QPen grid(m_theme.border, 1, line == 0 ? Qt::SolidLine : Qt::CustomDashLine, Qt::FlatCap);
        if (line > 0)
            grid.setDashPattern({1, 3});
        painter.setPen(grid);
        painter.setRenderHint(QPainter::Antialiasing, false); // sharp on the pixel, and a dash costs nothing
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        painter.setRenderHint(QPainter::Antialiasing);
        if (!values)
            continue; // an empty chart has no scale
        painter.setPen(m_theme.text2);
        painter.drawText(QRectF(kPadding - 4, y - 8, m_plot.left() - kAxisGap - kPadding + 4, 16),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                         axisText(line * m_scale.step, m_scale, m_chart.unit()));
    }
}

void ChartPaint::paintMoments(QPainter &painter) const
{
    if (m_data.stepMs <= 0 || m_data.steps() == 0)
        return;
    const auto range = m_data.steps() * m_data.stepMs;
    const auto text = [&](std::int64_t ms) { return momentText(ms, m_data.stepMs, range); };
    const double needed = width(painter.font(), text(m_data.fromMs)) + 16;
    const int count = std::clamp(int(m_plot.width() / needed), 2, kMomentsMost);
    painter.setPen(m_theme.text2);
    for (int i = 0; i < count; ++i) {
        const auto moment = m_data.fromMs + range * i / (count - 1);
        const double x = xOfMoment(moment);
        const QRectF place(i == 0 ? x : i == count - 1 ? x - needed : x - needed / 2, m_plot.bottom() + 3, needed, 14);
        const auto side = i == 0 ? Qt::AlignLeft : i == count - 1 ? Qt::AlignRight : Qt::AlignHCenter;
        painter.drawText(place, int(side) | Qt::AlignTop | Qt::TextSingleLine, text(moment));
    }
}

void ChartPaint::paintIncomplete(QPainter &painter) const
{
    const auto until = m_data.completeSinceMs;
    if (until <= m_data.fromMs || m_data.steps() == 0)
        return;
    const QRectF part(m_plot.left(), m_plot.top(), std::min(xOfMoment(until), m_plot.right()) - m_plot.left(),
                      m_plot.height());
    painter.fillRect(part, m_theme.header);
    painter.setFont(fonts::small());
    const auto text = Chart::tr("not all kept");
    if (width(painter.font(), text) + 12 > part.width())
        return;
    painter.setPen(m_theme.text2);
    painter.drawText(part.adjusted(6, 2, -6, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, text);
}

std::vector<ChartPaint::EndLabel> ChartPaint::endLabels() const
{
    std::vector<EndLabel> labels;
    for (const auto &series : m_data.series) {
        const int at = lastValue(series.values);
        if (at >= 0 && at >= m_data.steps() - std::max(kFresh, m_data.bridge + 1))
            labels.push_back({m_chart.words(series.values[std::size_t(at)]), yOf(series.values[std::size_t(at)])});
    }
    return labels;
}

void ChartPaint::paintEnds(QPainter &painter) const
{
    painter.setFont(fonts::small());
    painter.setPen(m_theme.text);
    auto labels = endLabels();
    std::sort(labels.begin(), labels.end(), [](const EndLabel &a, const EndLabel &b) { return a.y > b.y; });
    constexpr double kHigh = 14;
    double lowest = m_plot.bottom() + kHigh / 2;
    for (auto &label : labels) {
        label.y = std::min(label.y, lowest);
        lowest = label.y - kHigh;
        painter.drawText(QRectF(m_plot.right() + 6, label.y - kHigh / 2, m_chart.width() - m_plot.right() - 6, kHigh),
                         Qt::AlignVCenter | Qt::TextSingleLine, label.text);
    }
}

void ChartPaint::paintReadOut(QPainter &painter) const
{
    const int step = m_chart.cursor();
    const double x = std::floor(xOf(step)) + 0.5;
    painter.setPen(QPen(m_theme.ctl, 1));
    painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
    const auto start = m_data.fromMs + step * m_data.stepMs;
    const auto range = m_data.steps() * m_data.stepMs;
    const auto moment = momentText(start, m_data.stepMs, range);
    painter.setFont(fonts::small());
    const QFontMetricsF metrics(painter.font());
    double names = 0;
    double values = 0;
    for (const auto &series : m_data.series) {
        names = std::max(names, metrics.horizontalAdvance(series.name));
        values = std::max(values, metrics.horizontalAdvance(m_chart.words(series.values[std::size_t(step)])));
    }
    constexpr double kRowHigh = 15;
    const double wide = std::max(8 + kSwatch + 6 + names + 12 + values + 8, metrics.horizontalAdvance(moment) + 16);
    const double high = 8 + kRowHigh * double(1 + m_data.series.size());
    double left = x + 8;
    if (left + wide > m_chart.width() - 4)
        left = std::max(4.0, x - 8 - wide);
    const QRectF box(left, m_plot.top() + 4, wide, high);
    painter.setPen(QPen(m_theme.ctl, 1));
    painter.setBrush(m_theme.base);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), measure::kRadius, measure::kRadius);
    painter.setBrush(Qt::NoBrush);
    QRectF row(box.left() + 8, box.top() + 4, wide - 16, kRowHigh);
    painter.setPen(m_theme.text2);
    painter.drawText(row, Qt::AlignVCenter | Qt::TextSingleLine, moment);
    for (const auto &series : m_data.series) {
        row.translate(0, kRowHigh);
        paintSwatch(painter, QRectF(row.left(), row.top(), kSwatch, row.height()), series.look);
        painter.setPen(m_theme.text2);
        painter.drawText(row.adjusted(kSwatch + 6, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, series.name);
        painter.setPen(m_theme.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                         m_chart.words(series.values[std::size_t(step)]));
    }
}

} // namespace sluice
