#include "ui/window/statusline.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QEvent>
#include <QPainter>
#include <QPushButton>

namespace sluice {

namespace {

constexpr int kGap = 12;
constexpr std::int64_t kSaidMs = 6'000;
constexpr int kChangeMost = 320;

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_undo(new QPushButton(this))
{
    setFixedHeight(measure::kStatusLine);
    setFont(fonts::small());
    m_undo->setFlat(true);
    m_undo->setFont(fonts::small());
    m_undo->setProperty("compact", true);
    m_undo->setIcon(icon("undo", Ink::Text2));
    m_undo->setIconSize({12, 12});
    m_undo->setFocusPolicy(Qt::TabFocus);
    setLastChange({});
    connect(m_undo, &QPushButton::clicked, this, &StatusLine::undoAsked);
}

void StatusLine::setLastChange(const QString &text)
{
    m_undo->setVisible(!text.isEmpty() && m_said.isEmpty());
    const auto words = tr("Last change: %1").arg(text);
    m_undo->setText(text.isEmpty() ? QString() : m_undo->fontMetrics().elidedText(words, Qt::ElideRight, kChangeMost));
    m_undo->setAccessibleName(words);
    m_undo->setToolTip(tr("%1. Ctrl+Z takes it back.").arg(words));
    place();
}

void StatusLine::place()
{
    const auto clockWidth = fontMetrics().horizontalAdvance(m_clock);
    const QSize size(m_undo->sizeHint().width(), measure::kStatusLine - 3);
    m_undo->setGeometry(width() - measure::kSection - clockWidth - kGap - size.width(), 2, size.width(), size.height());
    update();
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_undo->setIcon(icon("undo", Ink::Text2));
}

void StatusLine::setStatus(const EngineStatus &status)
{
    m_figures = {tr("engine: %1, %2, %3")
                     .arg(tr("%n trigger(s)", nullptr, int(status.triggers)), tr("%n running", nullptr, int(status.running)),
                          tr("%n blocked", nullptr, int(status.blocked))),
                 tr("%1 lines/s in").arg(format::rate(status.linesInPerSecond)),
                 tr("lag %1, worst %2").arg(format::lag(status.lagMs), format::lag(status.worstLagMs)),
                 tr("disk %1 of %2")
                     .arg(format::diskSize(status.diskBytes), format::diskSize(status.diskBytes + status.diskFreeBytes))};
    m_warnings.clear();
    if (status.outboxDropped > 0)
        m_warnings.append(tr("%1 trigger log rows dropped").arg(format::number(status.outboxDropped)));
    if (status.functionLogDropped > 0)
        m_warnings.append(tr("%1 function log lines dropped").arg(format::number(status.functionLogDropped)));
    if (status.damagedGroups > 0)
        m_warnings.append(tr("%1 damaged log groups").arg(format::number(status.damagedGroups)));
    if (status.parseErrors > 0)
        m_warnings.append(tr("%1 lines kept raw").arg(format::number(status.parseErrors)));
    if (status.linesCut > 0)
        m_warnings.append(tr("%1 lines cut").arg(format::number(status.linesCut)));
    if (status.retentionPaused)
        m_warnings.append(tr("retention paused: the clock jumped"));
    setAccessibleName((m_figures + m_warnings).join(QStringLiteral(", ")));
    update();
}

void StatusLine::setText(const QString &text)
{
    m_figures = {text};
    m_warnings.clear();
    setAccessibleName(text);
    update();
}

void StatusLine::setNow(std::int64_t nowMs)
{
    m_nowMs = nowMs;
    const auto clock = format::inZone(nowMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t"));
    if (nowMs >= m_saidUntilMs && !m_said.isEmpty()) {
        m_said.clear();
        m_undo->setVisible(!m_undo->text().isEmpty());
        update();
    }
    if (clock == m_clock)
        return;
    const bool wider = clock.size() != m_clock.size();
    m_clock = clock;
    if (wider)
        place();
    update();
}

void StatusLine::say(const QString &text)
{
    m_said = text;
    m_saidUntilMs = m_nowMs + kSaidMs;
    m_undo->hide(); // they share a place
    update();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(0, 0, width(), 1), theme.border);
    const auto metrics = painter.fontMetrics();
    int right = width() - measure::kSection;
    const auto clockWidth = metrics.horizontalAdvance(m_clock);
    painter.setPen(theme.text2);
    painter.drawText(QRect(right - clockWidth, 1, clockWidth + 1, height() - 1), Qt::AlignVCenter, m_clock);
    right -= clockWidth + kGap;
    if (m_undo->isVisible() && m_said.isEmpty()) {
        painter.fillRect(QRect(right, 6, 1, height() - 11), theme.border);
        right -= m_undo->width() + kGap;
    }
    if (!m_said.isEmpty()) {
        const auto width = metrics.horizontalAdvance(m_said);
        painter.fillRect(QRect(right, 6, 1, height() - 11), theme.border);
        painter.setPen(theme.text);
        painter.drawText(QRect(right - kGap - width, 1, width + 1, height() - 1), Qt::AlignVCenter, m_said);
        right -= width + 2 * kGap;
    }
    int x = measure::kEdge;
    const auto draw = [&](const QString &text, const QColor &colour) {
        const auto width = metrics.horizontalAdvance(text);
        if (x + width > right)
            return;
        if (x > measure::kEdge)
            painter.fillRect(QRect(x - kGap, 6, 1, height() - 11), theme.border);
        painter.setPen(colour);
        painter.drawText(QRect(x, 1, width + 1, height() - 1), Qt::AlignVCenter, text);
        x += width + 2 * kGap;
    };
    for (const auto &figure : m_figures)
        draw(figure, theme.text2);
    for (const auto &warning : m_warnings)
        draw(warning, theme.warn);
}

} // namespace sluice
