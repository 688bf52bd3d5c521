#include "ui/theme/style.h"

#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>

namespace sluice {

namespace {

constexpr int kTextPadding = 4; // of a field, beside its frame and Qt's own 2

constexpr int kButtonPadding = 12;
constexpr int kLinkRoom = 2; // at either end, for what the style takes off a button's contents
constexpr int kCheckBox = 14;
constexpr int kLeastHandle = 24;

bool isWrong(const QWidget *widget)
{
    return widget && widget->property("wrong").toBool();
}

// To a screen reader on Linux the name of a choice is what is chosen; what it is for is said by its label, or by this.
void describe(QComboBox &choice)
{
    if (choice.accessibleDescription().isEmpty())
        choice.setAccessibleDescription(choice.accessibleName());
    if (auto *field = choice.lineEdit(); field && field->accessibleName().isEmpty())
        field->setAccessibleName(choice.accessibleName());
}

// Whom a focus frame surrounds.
const QWidget *ringed(const QWidget *frame)
{
    const auto *ring = qobject_cast<const QFocusFrame *>(frame);
    return ring ? ring->widget() : nullptr;
}

// Where the text of a combo or spin box stands, and its arrows; nothing for another part.
QRect fieldRect(QStyle::ComplexControl control, const QStyleOptionComplex &option, QStyle::SubControl part)
{
    const auto &rect = option.rect;
    const auto text = rect.adjusted(kTextPadding + 2, 1, -paint::kFieldArrow, -1);
    const auto arrows = QRect(rect.right() + 1 - paint::kFieldArrow, rect.top(), paint::kFieldArrow, rect.height());
    if (control == QStyle::CC_ComboBox)
        return part == QStyle::SC_ComboBoxEditField ? text : part == QStyle::SC_ComboBoxArrow ? arrows : QRect();
    if (control != QStyle::CC_SpinBox)
        return {};
    switch (part) {
    case QStyle::SC_SpinBoxEditField: return text;
    case QStyle::SC_SpinBoxUp: return arrows.adjusted(0, 0, 0, -arrows.height() / 2);
    case QStyle::SC_SpinBoxDown: return arrows.adjusted(0, arrows.height() / 2, 0, 0);
    default: return {};
    }
}

} // namespace

SluiceStyle::SluiceStyle(Scheme scheme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_scheme(scheme)
{
}

void SluiceStyle::polish(QPalette &palette)
{
    switch (m_scheme) {
    case Scheme::System: {
        const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
        palette = (dark ? Theme::darkTheme() : Theme::light()).palette();
        break;
    }
    case Scheme::Light: palette = Theme::light().palette(); break;
    case Scheme::Dark: palette = Theme::darkTheme().palette(); break;
    }
}

void SluiceStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QPushButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *choice = qobject_cast<QComboBox *>(widget))
        describe(*choice);
}

void SluiceStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            paint::button(*button, *painter);
            return;
        }
        break;
    case PE_FrameDefaultButton:
    case PE_IndicatorHeaderArrow: // drawn with the label
    case PE_FrameFocusRect:
    case PE_FrameTabBarBase:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem: return; // the focus ring is drawn outside by the window's focus frame
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth == 0)
            return;
        paint::inputFrame(*option, *painter, isWrong(widget));
        return;
    case PE_IndicatorCheckBox: paint::checkBox(*option, *painter); return;
    case PE_IndicatorRadioButton: paint::radio(*option, *painter); return;
    case PE_Frame: {
        painter->save();
        painter->setPen(Theme::of(option->palette).border);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void SluiceStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    const auto *progress = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (element == CE_PushButtonBevel && button)
        return paint::button(*button, *painter);
    if (element == CE_PushButtonLabel && button)
        return paint::buttonLabel(*button, *painter, widget);
    if (element == CE_HeaderSection && header)
        return paint::headerSection(*header, *painter);
    if (element == CE_HeaderEmptyArea) {
        painter->fillRect(option->rect, Theme::of(option->palette).header);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          Theme::of(option->palette).border);
        return;
    }
    if (element == CE_HeaderLabel && header)
        return paint::headerLabel(*header, *painter);
    if (element == CE_TabBarTabShape && tab)
        return paint::tabShape(*tab, *painter);
    if (element == CE_TabBarTabLabel && tab)
        return paint::tabLabel(*tab, *painter, widget);
    if (element == CE_ProgressBarGroove && progress)
        return paint::progressGroove(*progress, *painter);
    if (element == CE_ProgressBarContents && progress)
        return paint::progressContents(*progress, *painter);
    if (element == CE_FocusFrame)
        return paint::focusRing(*option, *painter, isWrong(ringed(widget)));
    if (element == CE_Splitter)
        return paint::splitter(*option, *painter);
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SluiceStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                     const QWidget *widget) const
{
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option); slider && control == CC_ScrollBar)
        return paint::scrollBar(*slider, *painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox)
        return paint::comboBox(*combo, *painter, isWrong(widget));
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox)
        return paint::spinBox(*spin, *painter, isWrong(widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect SluiceStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    if (const auto text = fieldRect(control, *option, part); !text.isNull())
        return text;
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !slider)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const auto rect = slider->rect;
    const bool upright = slider->orientation == Qt::Vertical;
    const int length = upright ? rect.height() : rect.width();
    const auto range = qint64(slider->maximum) - slider->minimum;
    const int handle = range <= 0 ? length
                                  : std::clamp(int(qint64(length) * slider->pageStep / (range + slider->pageStep)),
                                               kLeastHandle, std::max(kLeastHandle, length));
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle,
                                              slider->upsideDown);
    const auto along = [&](int from, int size) {
        return upright ? QRect(rect.left(), rect.top() + from, rect.width(), size)
                       : QRect(rect.left() + from, rect.top(), size, rect.height());
    };
    switch (part) {
    case SC_ScrollBarGroove: return rect;
    case SC_ScrollBarSlider: return along(start, handle);
    case SC_ScrollBarSubPage: return along(0, start);
    case SC_ScrollBarAddPage: return along(start + handle, length - start - handle);
    default: return {}; // no arrows
    }
}

QRect SluiceStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderLabel)
        return option->rect.adjusted(measure::kGap, 0, -measure::kGap, -1);
    if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        frame && element == SE_LineEditContents && frame->lineWidth > 0) // those of spin and combo boxes have no frame
        return QProxyStyle::subElementRect(element, option, widget).adjusted(kTextPadding, 0, -kTextPadding, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize SluiceStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                    const QWidget *widget) const
{
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button && type == CT_PushButton) {
        const bool compact = widget && widget->property("compact").toBool();
        const int height = compact ? measure::kToolControl : measure::kControl;
        if (button->text.isEmpty())
            return {height, height};
        const bool isLink = widget && widget->property("link").toBool(); // stands flush with what is above
        int width =
            button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width() + 2 * (isLink ? kLinkRoom : kButtonPadding);
        width += button->icon.isNull() ? 0 : button->iconSize.width() + 8;
        width += button->features.testFlag(QStyleOptionButton::HasMenu) ? 16 : 0;
        return {width, height};
    }
    if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && type == CT_TabBarTab)
        return {contents.width(), measure::kTab};
    auto size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox) {
        const bool compact = widget && widget->property("compact").toBool();
        size.setHeight(compact ? measure::kToolControl : measure::kControl);
    }
    if (type == CT_HeaderSection)
        size.setHeight(measure::kRow);
    return size;
}

int SluiceStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return measure::kScrollBar;
    case PM_ScrollBarSliderMin: return kLeastHandle;
    case PM_SplitterWidth: return measure::kSplitter;
    case PM_DefaultFrameWidth: return 1;
    case PM_HeaderMargin: return 8;
    case PM_ButtonIconSize:
    case PM_SmallIconSize: return measure::kIcon;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 3;
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight: return kCheckBox;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap: return 0;
    case PM_TabBarTabHSpace: return 24;
    case PM_RadioButtonLabelSpacing:
    case PM_CheckBoxLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return measure::kGap;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SluiceStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animate: return 0;
    case SH_UnderlineShortcut: return 1;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_ScrollBar_LeftClickAbsolutePosition: return 0;
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_FocusFrame_Mask:
        if (auto *mask = qstyleoption_cast<const QStyleOption *>(option); mask && data) {
            const auto inner = mask->rect.adjusted(2, 2, -2, -2);
            static_cast<QStyleHintReturnMask *>(data)->region = QRegion(mask->rect) - QRegion(inner);
            return 1;
        }
        return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace sluice
