#include "ui/logstores/trafficcard.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sluice {

namespace {

constexpr int kTrafficHead = 28;
constexpr int kTrafficFoot = 22;
constexpr int kTrafficAxis = 72;
constexpr std::int64_t kMinuteMs = 60'000;

} // namespace

TrafficCard::TrafficCard(const QString &title, Words words, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_words(std::move(words))
    , m_values(kMinutes, 0)
{
    setAccessibleName(title);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TrafficCard::set(const std::vector<std::uint64_t> &perMinute, std::int64_t nowMs)
{
    m_known = std::min(int(perMinute.size()), kMinutes);
    m_values.assign(kMinutes, 0);
    std::copy(perMinute.end() - m_known, perMinute.end(), m_values.end() - m_known);
    m_nowMs = nowMs;
    setAccessibleDescription(tr("At most %1 a minute in the last hour").arg(m_words(most())));
    update();
}

std::uint64_t TrafficCard::most() const
{
    return *std::max_element(m_values.begin(), m_values.end());
}

QRect TrafficCard::plot() const
{
    return rect().adjusted(kTrafficAxis, kTrafficHead + 8, -12, -kTrafficFoot);
}

QRectF TrafficCard::bar(int minute) const
{
    const auto area = plot();
    const double step = double(area.width()) / kMinutes;
    const double height = most() == 0 ? 0 : double(area.height()) * double(m_values[std::size_t(minute)]) / double(most());
    return {area.left() + minute * step, area.bottom() - height, step - 1, height};
}

void TrafficCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = Theme::of(palette());
    painter.fillRect(rect(), theme.base);
    painter.setPen(theme.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setFont(fonts::bold());
    painter.setPen(theme.text);
    painter.drawText(QRect(12, 0, width() - 24, kTrafficHead), Qt::AlignVCenter | Qt::AlignLeft, m_title);
    const auto area = plot();
    painter.setFont(fonts::small());
    if (most() == 0) {
        painter.setPen(theme.text2);
        painter.drawText(area, Qt::AlignCenter, tr("Nothing came in the last hour"));
        return;
    }
    painter.setPen(QPen(theme.line, 1, Qt::DotLine));
    for (int i = 0; i < 3; ++i)
        painter.drawLine(area.left(), area.top() + area.height() * i / 3, area.right(), area.top() + area.height() * i / 3);
    painter.setPen(theme.border);
    painter.drawLine(area.left(), area.bottom() + 1, area.right(), area.bottom() + 1);
    painter.setPen(theme.text2);
    const QRect axis(4, area.top() - 8, kTrafficAxis - 12, 16);
    painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, m_words(most()));
    painter.drawText(axis.translated(0, area.height()), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
    for (const int minute : {0, 20, 40, 59}) {
        const auto at = m_nowMs - std::int64_t(kMinutes - 1 - minute) * kMinuteMs;
        const auto centre = int(bar(minute).center().x());
        const auto align = minute == 59 ? Qt::AlignRight : minute == 0 ? Qt::AlignLeft : Qt::AlignHCenter;
        const auto left = minute == 59 ? area.right() - 80 : minute == 0 ? area.left() : centre - 40;
        painter.drawText(QRect(left, area.bottom() + 4, 80, 16), align, format::timeOfDay(at, m_nowMs).left(5));
    }
    for (int minute = 0; minute < kMinutes; ++minute)
        painter.fillRect(bar(minute), theme.series1);
}

bool TrafficCard::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto area = plot();
    if (!area.contains(help->pos())) {
        QToolTip::hideText();
        return true;
    }
    const int minute = std::clamp((help->pos().x() - area.left()) * kMinutes / area.width(), 0, kMinutes - 1);
    const auto at = m_nowMs - std::int64_t(kMinutes - 1 - minute) * kMinuteMs;
    const auto words =
        minute < kMinutes - m_known ? tr("before the engine started") : m_words(m_values[std::size_t(minute)]);
    QToolTip::showText(help->globalPos(), QStringLiteral("%1  %2").arg(format::timeOfDay(at, m_nowMs).left(5), words), this);
    return true;
}

} // namespace sluice
