#include "ui/window/rail.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include "ui/places.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace sluice {

RailItem::RailItem(const QString &word, QLatin1String icon, QWidget *parent)
    : QPushButton(word, parent)
    , m_icon(icon)
{
    setCheckable(true);
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

void RailItem::setNote(const QString &note)
{
    m_note = note;
    setAccessibleDescription(note);
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
    paintBadge(painter);
}

void RailItem::paintBadge(QPainter &painter) const
{
    const auto &theme = Theme::of(palette());
    const int right = width() - 13;
    if (!m_note.isEmpty()) {
        painter.setFont(fonts::small());
        painter.setPen(theme.text2);
        painter.drawText(QRect(0, 0, right, height()), Qt::AlignVCenter | Qt::AlignRight, m_note);
    }
    if (m_badge == 0)
        return;
    const auto number = QString::number(m_badge);
    painter.setFont(fonts::bold());
    painter.setPen(theme.bad);
    const auto width = painter.fontMetrics().horizontalAdvance(number);
    painter.drawText(QRect(right - width, 0, width + 1, height()), Qt::AlignVCenter, number);
    paintIcon(&painter, QRectF(right - width - 16, 10, 12, 12), QLatin1String("blocked"), theme.bad);
}

// Arrows go from place to place, as in a list.
void RailItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

Rail::Rail(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Places"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::kGap, 1, measure::kGap);
    column->setSpacing(0);
    column->addWidget(add(QStringLiteral("overview"), tr("Overview"), QLatin1String("overview")));
    column->addWidget(add(QStringLiteral("triggers"), tr("Triggers"), QLatin1String("trigger")));
    column->addWidget(add(QStringLiteral("services"), tr("Services"), QLatin1String("service")));
    column->addWidget(add(QStringLiteral("functions"), tr("Functions"), QLatin1String("function")));
    column->addWidget(add(QStringLiteral("logstores"), tr("Logstores"), QLatin1String("logstore")));
    column->addWidget(add(QStringLiteral("access"), tr("Access"), QLatin1String("access")));
    column->addSpacing(measure::kRow); // with the line that paintEvent() draws
    column->addWidget(add(QStringLiteral("wizard"), tr("New trigger"), QLatin1String("plus")));
    column->addStretch(1);
    setNarrow(false);
}

RailItem *Rail::add(const QString &head, const QString &word, QLatin1String icon)
{
    auto *made = new RailItem(word, icon);
    m_items.emplace(head, made);
    connect(made, &QPushButton::clicked, this, [this, made, head] {
        made->setChecked(true); // a click on the current place leaves it current
        emit placeAsked(head);
    });
    return made;
}

RailItem *Rail::item(const QString &head) const
{
    const auto found = m_items.find(head);
    return found == m_items.end() ? nullptr : found->second;
}

void Rail::setPlace(const QString &place)
{
    const auto head = places::head(place) == QLatin1String("doctor") ? QStringLiteral("triggers") : places::head(place);
    for (const auto &[name, item] : m_items)
        item->setChecked(name == head);
}

void Rail::setNarrow(bool narrow)
{
    setFixedWidth(narrow ? measure::kRailNarrow : measure::kRail);
    for (const auto &[name, item] : m_items)
        item->setNarrow(narrow);
}

void Rail::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.border);
    const auto *last = item(QStringLiteral("wizard"));
    painter.fillRect(QRect(measure::kEdge, last->y() - measure::kSection, width() - 2 * measure::kEdge, 1), theme.border);
}

} // namespace sluice
