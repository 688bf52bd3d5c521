#include "ui/widgets/chart.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/chartpaint.h"

#include <QKeyEvent>

#include <cassert>
#include <cmath>

namespace sluice {

namespace {

constexpr int kToolTop = 5;

} // namespace

bool ChartData::hasValues() const
{
    return std::any_of(series.begin(), series.end(), [](const ChartSeries &one) {
        return std::any_of(one.values.begin(), one.values.end(), [](double value) { return std::isfinite(value); });
    });
}

Chart::Chart(const QString &title, ChartKind kind, ChartUnit unit, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_kind(kind)
    , m_unit(unit)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(title);
    describe();
}

void Chart::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    placeTool();
    update();
}

void Chart::setTool(QWidget *tool)
{
    m_tool = tool;
    m_tool->setParent(this);
    placeTool();
    m_tool->show();
}

int Chart::headWidth() const
{
    const auto title = QFontMetrics(fonts::card()).horizontalAdvance(m_title);
    return title + (m_tool ? measure::kSection + m_tool->sizeHint().width() : 0);
}

void Chart::placeTool()
{
    if (!m_tool)
        return;
    m_tool->resize(m_tool->sizeHint());
    m_tool->move(measure::kSection + headWidth() - m_tool->width(), kToolTop);
}

void Chart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeTool();
}

void Chart::setUnit(ChartUnit unit, Words words)
{
    m_unit = unit;
    m_words = std::move(words);
    describe();
    update();
}

void Chart::set(ChartData data)
{
    assert(data.series.size() <= kSeriesMax);
    if (const int over = data.steps() - kStepsMax; over > 0) {
        for (auto &series : data.series)
            series.values.erase(series.values.begin(), series.values.begin() + over);
        data.fromMs += over * data.stepMs;
    }
    if (m_cursor >= 0 && data.stepMs > 0) {
        const auto moment = m_data.fromMs + m_cursor * m_data.stepMs;
        const auto step = moment < data.fromMs ? -1 : (moment - data.fromMs) / data.stepMs;
        m_cursor = step < data.steps() ? int(step) : -1;
    }
    m_data = std::move(data);
    if (m_cursor >= m_data.steps())
        m_cursor = -1;
    describe();
    update();
}

void Chart::setCursor(int step)
{
    if (step < 0 || step >= m_data.steps())
        step = -1;
    if (m_cursor == step)
        return;
    m_cursor = step;
    describe();
    update();
}

void Chart::move(int step)
{
    const int before = m_cursor;
    setCursor(step);
    if (m_cursor != before)
        emit cursorMoved(m_cursor);
}

QString Chart::words(double value) const
{
    return m_words && std::isfinite(value) ? m_words(value) : valueText(value, m_unit);
}

QString Chart::readOut(int step) const
{
    if (step < 0 || step >= m_data.steps())
        return {};
    QStringList parts;
    for (const auto &series : m_data.series)
        parts.append(QStringLiteral("%1 %2").arg(series.name, words(series.values[std::size_t(step)])));
    const auto start = m_data.fromMs + step * m_data.stepMs;
    for (const auto &mark : m_data.marks) {
        if (mark.atMs >= start && mark.atMs < start + m_data.stepMs)
            parts.append(mark.words);
    }
    return QStringLiteral("%1: %2").arg(momentText(start, m_data.stepMs, m_data.steps() * m_data.stepMs),
                                        parts.join(tr(", ")));
}

// What a screen reader says: the step at the cursor, else the newest values.
void Chart::describe()
{
    const auto text = !m_data.hasValues() ? tr("Nothing in this time")
        : m_cursor >= 0                   ? readOut(m_cursor)
                                          : readOut(m_data.steps() - 1);
    if (accessibleDescription() != text)
        setAccessibleDescription(text);
}

void Chart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    ChartPaint(*this).paint(painter);
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    move(ChartPaint(*this).stepAt(event->position().x()));
}

void Chart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    move(-1);
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    move(-1);
    update();
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int last = m_data.steps() - 1;
    const int page = std::max(1, m_data.steps() / 6);
    const int from = m_cursor < 0 ? last + 1 : m_cursor;
    switch (event->key()) {
    case Qt::Key_Left: return move(std::max(0, from - 1));
    case Qt::Key_Right: return move(std::min(last, m_cursor < 0 ? last : from + 1));
    case Qt::Key_PageUp: return move(std::max(0, from - page));
    case Qt::Key_PageDown: return move(std::min(last, from + page));
    case Qt::Key_Home: return move(last < 0 ? -1 : 0);
    case Qt::Key_End: return move(last);
    case Qt::Key_Escape:
        if (m_cursor >= 0)
            return move(-1);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace sluice
