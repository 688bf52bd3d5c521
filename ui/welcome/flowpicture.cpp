#include "ui/welcome/flowpicture.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QPainter>

namespace sluice {

namespace {

constexpr int kHeight = 56;
constexpr int kHead = 5; // of an arrow
constexpr double kArrowShare = 0.31; // of a box's width

} // namespace

FlowPicture::FlowPicture(QWidget *parent)
    : QWidget(parent)
{
    m_stops = {{"logstore", tr("Logstore"), tr("logs in shards"), tr("every 60 s")},
               {"trigger", tr("Trigger"), tr("one window a shard"), tr("event JSON")},
               {"function", tr("Function"), tr("template or code"), tr("result")},
               {"bucket", tr("Target"), tr("Logstore or bucket"), {}}};
    setFixedHeight(kHeight);
    setAccessibleName(tr("A Logstore feeds a trigger, the trigger invokes a function, the function ships to a target."));
}

QSize FlowPicture::sizeHint() const
{
    return {1048, kHeight};
}

void FlowPicture::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = int(m_stops.size());
    int arrow = 0;
    for (const auto &stop : m_stops)
        arrow = std::max(arrow, QFontMetrics(fonts::small()).horizontalAdvance(stop.then) + 24);
    arrow = std::max(arrow, int(width() / (count + (count - 1) / kArrowShare) * 1.0));
    const int box = (width() - arrow * (count - 1)) / count;
    for (int i = 0; i < count; ++i) {
        const auto &stop = m_stops[i];
        const int left = i * (box + arrow);
        painter.setPen(theme.border);
        painter.setBrush(theme.base);
        painter.drawRoundedRect(QRectF(left + 0.5, 0.5, box - 1, kHeight - 1), measure::kRadius, measure::kRadius);
        paintIcon(&painter, QRectF(left + 13, 20, measure::kIcon, measure::kIcon), QLatin1String(stop.icon), theme.accent);
        const QRect text(left + 41, 9, box - 41 - 8, 20);
        painter.setPen(theme.text);
        painter.setFont(fonts::bold());
        painter.drawText(text, Qt::AlignVCenter, painter.fontMetrics().elidedText(stop.name, Qt::ElideRight, text.width()));
        painter.setPen(theme.text2);
        painter.setFont(fonts::small());
        painter.drawText(text.translated(0, 17), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(stop.what, Qt::ElideRight, text.width()));
        if (stop.then.isEmpty())
            continue;
        const int from = left + box;
        painter.drawText(QRect(from, 6, arrow, 18), Qt::AlignCenter, stop.then);
        painter.setPen(QPen(theme.ctl, 1.5));
        const double y = kHeight / 2.0 + 0.5;
        const double end = from + arrow - 6;
        painter.drawLine(QPointF(from + 4, y), QPointF(end, y));
        painter.drawLine(QPointF(end, y), QPointF(end - kHead, y - kHead * 0.7));
        painter.drawLine(QPointF(end, y), QPointF(end - kHead, y + kHead * 0.7));
    }
}

} // namespace sluice
