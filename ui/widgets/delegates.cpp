#include "ui/widgets/delegates.h"

#include "models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/status.h"
#include "ui/widgets/table.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sluice {

namespace {

constexpr int kSparkWidth = 92;
constexpr int kSparkHeight = 16;
constexpr int kIndent = 16;
constexpr int kNumber = 28;

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const auto *table = qobject_cast<const Table *>(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = table && table->hoveredRow() == index.row();
    const bool part = index.siblingAtColumn(0).data(LevelRole).toInt() > 0;
    painter->save();
    painter->fillRect(option.rect, selected ? theme.sel : hovered ? theme.hover : part ? theme.alt : theme.base);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    if (selected && table && table->hasFocus()) {
        // The focus ring runs inside the whole row: each cell draws its part.
        const auto ring = theme.accent;
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), ring);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 1), ring);
    }
    painter->setFont(option.font);
    painter->setPen(theme.text);
    paintContent(painter, option.rect.adjusted(kPadding, 0, -kPadding, -1), option, index);
    painter->restore();
}

void CellDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto text = index.data(Qt::DisplayRole).toString();
    const auto suffix = index.data(SuffixRole).toString();
    if (suffix.isEmpty()) {
        drawText(painter, rect, index, text);
        return;
    }
    const auto width = text.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(text) + 5;
    drawText(painter, rect, index, text);
    painter->setFont(fonts::code());
    painter->setPen(Theme::of(option.palette).text2);
    painter->drawText(rect.adjusted(width, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, suffix);
}

void CellDelegate::drawText(QPainter *painter, const QRect &rect, const QModelIndex &index, const QString &text,
                            Qt::TextElideMode elide) const
{
    const auto alignment = index.data(Qt::TextAlignmentRole);
    const int flags = alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter);
    const auto fitting = painter->fontMetrics().elidedText(text.section(QLatin1Char('\n'), 0, 0), elide, rect.width());
    painter->drawText(rect, flags | Qt::TextSingleLine, fitting);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {40, measure::kRow};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid() && !index.data(Qt::ToolTipRole).isValid()) {
        const auto text = index.data(Qt::DisplayRole).toString();
        const bool cut = QFontMetrics(option.font).horizontalAdvance(text) > option.rect.width() - 2 * kPadding;
        QToolTip::showText(event->globalPos(), cut ? text : QString(), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

BadgeDelegate::BadgeDelegate(BadgeKind kind, QObject *parent)
    : CellDelegate(parent)
    , m_kind(kind)
{
}

void BadgeDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto value = index.data(StateRole);
    if (!value.isValid()) // what has no state: an en dash
        return CellDelegate::paintContent(painter, rect, option, index);
    const auto state = value.toInt();
    const auto badge = m_kind == BadgeKind::Pump ? badgeOf(PumpState(state)) : badgeOf(ExecutionStatus(state));
    const auto colour = Theme::of(option.palette).ink(badge.ink);
    const QRect place(rect.left(), rect.top() + (rect.height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon);
    paintIcon(painter, place, badge.icon, colour);
    painter->setPen(colour);
    drawText(painter, rect.adjusted(measure::kIcon + 6, 0, 0, 0), index, index.data(Qt::DisplayRole).toString());
}

void NameDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const auto name = index.data(Qt::DisplayRole).toString();
    const auto metrics = painter->fontMetrics();
    const auto nameWidth = std::min(metrics.horizontalAdvance(name), rect.width());
    // The name matters most: the path before it loses its middle first.
    const auto prefix = metrics.elidedText(index.data(PrefixRole).toString(), Qt::ElideMiddle, rect.width() - nameWidth);
    const auto prefixWidth = metrics.horizontalAdvance(prefix);
    painter->setPen(theme.text2);
    painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, prefix);
    painter->setPen(theme.text);
    painter->drawText(rect.adjusted(prefixWidth, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(name, Qt::ElideMiddle, rect.width() - prefixWidth));
}

void TimeDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto unfold = Unfold(index.data(UnfoldRole).toInt());
    if (unfold != Unfold::None) {
        const QRect place(rect.left() - 1, rect.top() + (rect.height() - measure::kIcon) / 2, measure::kIcon,
                          measure::kIcon);
        paintIcon(painter, place, QLatin1String(unfold == Unfold::Open ? "down" : "right"), Theme::of(option.palette).text2);
    }
    const int indent = kIndent * (1 + index.data(LevelRole).toInt());
    drawText(painter, rect.adjusted(indent, 0, 0, 0), index, index.data(Qt::DisplayRole).toString());
}

void ErrorDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const bool none = index.data(ValueRole).toString().isEmpty();
    // A trigger that still tries is not yet in trouble.
    const bool softer = index.data(StateRole).toInt() == int(PumpState::BackingOff) && !index.data(LevelRole).isValid();
    painter->setPen(none || index.data(NoteRole).toBool() ? theme.text2 : softer ? theme.warn : theme.bad);
    drawText(painter, rect, index, index.data(Qt::DisplayRole).toString());
}

void NoteDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    if (index.data(LevelRole).toInt() > 0)
        painter->setPen(Theme::of(option.palette).text2);
    drawText(painter, rect, index, index.data(Qt::DisplayRole).toString());
}

void SparkDelegate::paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto values = index.data(ValueRole).toList();
    double most = 1;
    for (const auto &value : values)
        most = std::max(most, value.toDouble());
    const auto top = rect.top() + (rect.height() - kSparkHeight) / 2.0;
    const auto width = std::min(kSparkWidth, rect.width() - kNumber);
    const auto step = values.size() > 1 ? double(width) / double(values.size() - 1) : 0;
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i)
        line << QPointF(rect.left() + step * double(i), top + 1 + (kSparkHeight - 2) * (1 - values[i].toDouble() / most));
    if (line.size() > 1 && index.data(Qt::DisplayRole).toString() != QStringLiteral("–")) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(Theme::of(option.palette).series1, 1.25));
        painter->drawPolyline(line);
        painter->restore();
    }
    drawText(painter, rect, index, index.data(Qt::DisplayRole).toString());
}

} // namespace sluice
