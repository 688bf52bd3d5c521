#include "ui/access/accessbadges.h"

#include "models/roles.h"
#include "ui/theme/icons.h"

#include <QPainter>

namespace sluice {

namespace {

constexpr int kSwatch = 12;

} // namespace

Badge badgeOf(SecretState state)
{
    switch (state) {
    case SecretState::Stored: return {QLatin1String("ok"), Ink::Ok};
    case SecretState::ThisRun: return {QLatin1String("warning"), Ink::Warn};
    case SecretState::Absent: return {QLatin1String("idle"), Ink::Bad};
    case SecretState::Locked: return {QLatin1String("padlock"), Ink::Bad};
    case SecretState::TimedOut: return {QLatin1String("clock"), Ink::Bad};
    case SecretState::NoKeychain:
    case SecretState::Refused:
    case SecretState::Damaged: return {QLatin1String("failed"), Ink::Bad};
    }
    return {QLatin1String("failed"), Ink::Bad};
}

Badge badgeOfAnswer(bool allowed)
{
    return allowed ? Badge{QLatin1String("ok"), Ink::Ok} : Badge{QLatin1String("padlock"), Ink::Bad};
}

SignDelegate::SignDelegate(BadgeOf badge, QObject *parent)
    : CellDelegate(parent)
    , m_badge(std::move(badge))
{
}

void SignDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const auto badge = m_badge(index);
    if (!badge) {
        painter->setPen(theme.text2);
        drawText(painter, rect, index, index.data(Qt::DisplayRole).toString());
        return;
    }
    const auto colour = theme.ink(badge->ink);
    const QRect place(rect.left(), rect.top() + (rect.height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon);
    paintIcon(painter, place, badge->icon, colour);
    painter->setPen(colour);
    drawText(painter, rect.adjusted(measure::kIcon + 6, 0, 0, 0), index, index.data(Qt::DisplayRole).toString());
}

void SwatchDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QRectF place(rect.left(), rect.top() + (rect.height() - kSwatch) / 2.0, kSwatch, kSwatch);
    paintSwatch(painter, place, index.data(ValueRole).toString(), Theme::of(option.palette));
    drawText(painter, rect.adjusted(kSwatch + measure::kGap, 0, 0, 0), index, index.data(Qt::DisplayRole).toString(),
             Qt::ElideMiddle);
}

void paintSwatch(QPainter *painter, const QRectF &rect, const QString &colour, const Theme &theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.ctl);
    painter->setBrush(colour.isEmpty() ? QBrush(Qt::NoBrush) : QBrush(QColor(colour)));
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

} // namespace sluice
