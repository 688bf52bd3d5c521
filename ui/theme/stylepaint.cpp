#include "ui/theme/stylepaint.h"

#include "ui/theme/icons.h"

#include <QPainter>
#include <QWidget>

namespace sluice::paint {

namespace {

constexpr int kLabelGap = 8;
constexpr int kArrow = 16;

void roundedBox(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &frame,
                qreal radius = measure::kRadius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame.isValid() ? QPen(frame, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

bool isOn(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

} // namespace

void button(const QStyleOptionButton &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool pressed = isOn(option, QStyle::State_Sunken);
    const bool hovered = enabled && isOn(option, QStyle::State_MouseOver);
    const bool quiet = option.features.testFlag(QStyleOptionButton::Flat);
    if (!enabled) {
        if (!quiet)
            roundedBox(painter, option.rect, {}, theme.border);
        return;
    }
    if (option.features.testFlag(QStyleOptionButton::DefaultButton)) {
        const auto fill = pressed ? theme.accent.darker(115) : hovered ? theme.accent.darker(107) : theme.accent;
        roundedBox(painter, option.rect, fill, fill);
    } else if (isOn(option, QStyle::State_On)) {
        roundedBox(painter, option.rect, theme.sel, theme.accent);
    } else if (quiet) {
        if (hovered || pressed)
            roundedBox(painter, option.rect, pressed ? theme.sel : theme.hover, {});
    } else {
        roundedBox(painter, option.rect, pressed ? theme.sel : hovered ? theme.hover : theme.button, theme.ctl);
    }
}

void buttonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget)
{
    const auto &theme = Theme::of(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool isDefault = option.features.testFlag(QStyleOptionButton::DefaultButton);
    const bool hasMenu = option.features.testFlag(QStyleOptionButton::HasMenu);
    const bool isLink = widget && widget->property("link").toBool();
    const auto colour = !enabled ? theme.text3 : isDefault ? theme.onaccent : isLink ? theme.accent : theme.text;
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic;
    const int textWidth = option.text.isEmpty() ? 0 : painter.fontMetrics().size(Qt::TextShowMnemonic, option.text).width();
    const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = iconWidth > 0 && textWidth > 0 ? kLabelGap : 0;
    const int total = iconWidth + gap + textWidth + (hasMenu ? kArrow + 4 : 0);
    int x = option.rect.left() + (isLink ? 0 : std::max(4, (option.rect.width() - total) / 2));
    if (iconWidth > 0) {
        const QRect place(x, option.rect.top() + (option.rect.height() - iconWidth) / 2, iconWidth, iconWidth);
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += iconWidth + gap;
    }
    painter.setPen(colour);
    painter.drawText(QRect(x, option.rect.top(), option.rect.right() + 1 - x, option.rect.height()), flags, option.text);
    if (hasMenu)
        paintIcon(&painter,
                  QRectF(x + textWidth + 4, option.rect.top() + (option.rect.height() - kArrow) / 2, kArrow, kArrow),
                  QLatin1String("down"), colour);
}

void inputFrame(const QStyleOption &option, QPainter &painter, bool wrong)
{
    const auto &theme = Theme::of(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const auto frame = wrong                   ? theme.bad
        : !enabled                             ? theme.border
        : isOn(option, QStyle::State_HasFocus) ? theme.accent
                                               : theme.ctl;
    roundedBox(painter, option.rect, enabled ? theme.base : theme.window, frame);
}

void checkBox(const QStyleOption &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool checked = isOn(option, QStyle::State_On);
    const auto colour = enabled ? theme.accent : theme.text3;
    roundedBox(painter, option.rect, checked ? colour : theme.base,
               checked       ? colour
                   : enabled ? theme.ctl
                             : theme.border,
               2);
    if (checked)
        paintIcon(&painter, QRectF(option.rect).adjusted(1, 1, -1, -1), QLatin1String("check"), theme.onaccent);
}

void radio(const QStyleOption &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    const bool checked = isOn(option, QStyle::State_On);
    const auto colour = !isOn(option, QStyle::State_Enabled) ? theme.text3 : checked ? theme.accent : theme.ctl;
    const auto dot = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour);
    painter.setBrush(checked ? colour : theme.base);
    painter.drawEllipse(dot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.onaccent);
    if (checked)
        painter.drawEllipse(dot.adjusted(4, 4, -4, -4));
    painter.restore();
}

void comboBox(const QStyleOptionComboBox &option, QPainter &painter, bool wrong)
{
    const auto &theme = Theme::of(option.palette);
    inputFrame(option, painter, wrong);
    paintIcon(
        &painter,
        QRectF(option.rect.right() - kFieldArrow, option.rect.top() + (option.rect.height() - kArrow) / 2, kArrow, kArrow),
        QLatin1String("down"), isOn(option, QStyle::State_Enabled) ? theme.text : theme.text3);
}

void spinBox(const QStyleOptionSpinBox &option, QPainter &painter, bool wrong)
{
    const auto &theme = Theme::of(option.palette);
    inputFrame(option, painter, wrong);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    constexpr int kSide = 10;
    const int x = option.rect.right() + 1 - kFieldArrow;
    painter.fillRect(QRect(x, option.rect.top() + 2, 1, option.rect.height() - 4), theme.border);
    const auto ink = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return isOn(option, QStyle::State_Enabled) && option.stepEnabled.testFlag(step) ? theme.text2 : theme.text3;
    };
    paintIcon(&painter, QRectF(x + 5, option.rect.top() + 3, kSide, kSide), QLatin1String("up"),
              ink(QAbstractSpinBox::StepUpEnabled));
    paintIcon(&painter, QRectF(x + 5, option.rect.bottom() - 12, kSide, kSide), QLatin1String("down"),
              ink(QAbstractSpinBox::StepDownEnabled));
}

void headerSection(const QStyleOptionHeader &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.header);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
    const bool last = option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
    if (!last)
        painter.fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height() - 1), theme.border);
}

void headerLabel(const QStyleOptionHeader &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    painter.setPen(theme.text2);
    const auto text = painter.fontMetrics().elidedText(option.text, Qt::ElideRight, option.rect.width());
    painter.drawText(option.rect, int(option.textAlignment | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                     text);
    if (option.sortIndicator != QStyleOptionHeader::None) {
        const auto left = option.rect.left() + painter.fontMetrics().horizontalAdvance(text) + 4;
        paintIcon(&painter,
                  QRectF(left, option.rect.top() + (option.rect.height() - kArrow) / 2 + 1, kArrow - 2, kArrow - 2),
                  QLatin1String("down"), theme.text2);
    }
}

void tabShape(const QStyleOptionTab &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    const bool selected = isOn(option, QStyle::State_Selected);
    if (!selected && isOn(option, QStyle::State_MouseOver))
        painter.fillRect(option.rect.adjusted(0, 0, 0, -2), theme.hover);
    if (selected)
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), theme.accent);
    if (isOn(option, QStyle::State_HasFocus)) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(option.rect.adjusted(1, 1, -2, -4));
    }
}

void tabLabel(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget)
{
    const auto &theme = Theme::of(option.palette);
    const bool selected = isOn(option, QStyle::State_Selected);
    auto font = widget ? widget->font() : painter.font();
    font.setBold(selected);
    painter.save();
    painter.setFont(font);
    painter.setPen(selected ? theme.text : theme.text2);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
    painter.restore();
}

void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &handle)
{
    const auto &theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.window);
    const bool upright = option.orientation == Qt::Vertical;
    painter.fillRect(upright ? QRect(option.rect.left(), option.rect.top(), 1, option.rect.height())
                             : QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                     theme.border);
    if (option.maximum <= option.minimum)
        return;
    const auto colour =
        isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_MouseOver) ? theme.text2 : theme.ctl;
    const auto bar = upright ? handle.adjusted(3, 2, -2, -2) : handle.adjusted(2, 3, -2, -2);
    roundedBox(painter, bar, colour, {});
}

void progressGroove(const QStyleOptionProgressBar &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    roundedBox(painter, option.rect, theme.base, theme.ctl, 2);
}

void progressContents(const QStyleOptionProgressBar &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    const auto inner = option.rect.adjusted(1, 1, -1, -1);
    const auto range = std::max(1, option.maximum - option.minimum);
    const auto width = int(qint64(inner.width()) * (option.progress - option.minimum) / range);
    painter.fillRect(QRect(inner.left(), inner.top(), std::clamp(width, 0, inner.width()), inner.height()), theme.accent);
}

void focusRing(const QStyleOption &option, QPainter &painter, bool wrong)
{
    const auto &theme = Theme::of(option.palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(wrong ? theme.bad : theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), measure::kRadius + 2, measure::kRadius + 2);
    painter.restore();
}

void splitter(const QStyleOption &option, QPainter &painter)
{
    const auto &theme = Theme::of(option.palette);
    const auto colour = isOn(option, QStyle::State_MouseOver) ? theme.ctl : theme.border;
    // A horizontal splitter's handle stands upright.
    if (isOn(option, QStyle::State_Horizontal))
        painter.fillRect(QRect(option.rect.center().x(), option.rect.top(), 1, option.rect.height()), colour);
    else
        painter.fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1), colour);
}

} // namespace sluice::paint
