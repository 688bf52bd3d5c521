#include "ui/window/rail.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QPainter>
#include <QVBoxLayout>

namespace sluice {

RailItem::RailItem(const QString &word, QLatin1String icon, QWidget *parent)
    : QPushButton(word, parent)
    , m_icon(icon)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(word);
    setFixedHeight(measure::kRailItem);
}

void RailItem::setBadge(std::size_t count)
{
    if (m_badge == count)
        return;
    m_badge = count;
    setAccessibleDescription(count > 0 ? tr("%n need(s) a look", nullptr, int(count)) : QString());
    update();
}

void RailItem::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setToolTip(narrow ? text() : QString());
    update();
}

QSize RailItem::sizeHint() const
{
    return {m_narrow ? measure::kRailNarrow : measure::kRail, measure::kRailItem};
}

void RailItem::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    if (isChecked()) {
        painter.fillRect(rect(), theme.sel);
        painter.fillRect(QRect(0, 0, 3, height()), theme.accent);
    } else if (underMouse()) {
        painter.fillRect(rect(), theme.hover);
    }
    paintIcon(&painter, QRectF(measure::kEdge, 8, measure::kIcon, measure::kIcon), m_icon,
              isChecked() ? theme.accent : theme.text2);
    if (m_narrow) {
        if (m_badge > 0)
            paintIcon(&painter, QRectF(30, 3, 12, 12), QLatin1String("blocked"), theme.bad);
        return;
    }
    painter.setFont(isChecked() ? fonts::bold() : fonts::base());
    painter.setPen(theme.text);
    painter.drawText(rect().adjusted(measure::kEdge + 28, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, text());
    if (m_badge > 0) {
        const auto number = QString::number(m_badge);
        painter.setFont(fonts::bold());
        painter.setPen(theme.bad);
        const auto width = painter.fontMetrics().horizontalAdvance(number);
        const int right = this->width() - 13;
        painter.drawText(QRect(right - width, 0, width + 1, height()), Qt::AlignVCenter, number);
        paintIcon(&painter, QRectF(right - width - 16, 10, 12, 12), QLatin1String("blocked"), theme.bad);
    }
}

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_triggers(new RailItem(tr("Triggers"), QLatin1String("trigger")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::kGap, 1, measure::kGap);
    column->setSpacing(0);
    column->addWidget(m_triggers);
    column->addStretch(1);
    m_triggers->setChecked(true);
    connect(m_triggers, &QPushButton::clicked, this, &Rail::triggersAsked);
    setNarrow(false);
}

void Rail::setNarrow(bool narrow)
{
    setFixedWidth(narrow ? measure::kRailNarrow : measure::kRail);
    m_triggers->setNarrow(narrow);
}

void Rail::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.border);
}

} // namespace sluice
