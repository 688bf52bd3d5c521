#include "ui/forms/choicebox.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace sluice {

namespace {

constexpr int kPadding = 8;
constexpr int kArrow = 16;
constexpr int kLeastWidth = 96;
enum Roles { ValueRole = Qt::UserRole + 1, RemarkRole, IconRole };

struct Line {
    QString text;
    QString remark;
    QLatin1String icon;
};

void paintLine(QPainter &painter, QRect rect, const Line &line, const QColor &ink, const QColor &remarkInk)
{
    if (!line.icon.isEmpty()) {
        paintIcon(&painter,
                  QRectF(rect.left(), rect.top() + (rect.height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon),
                  line.icon, ink);
        rect.setLeft(rect.left() + measure::kIcon + 8);
    }
    const auto &metrics = painter.fontMetrics();
    const auto text = metrics.elidedText(line.text, Qt::ElideMiddle, rect.width());
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (line.remark.isEmpty())
        return;
    rect.setLeft(rect.left() + metrics.horizontalAdvance(text) + 8);
    painter.setPen(remarkInk);
    if (rect.width() > 24)
        painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(line.remark, Qt::ElideRight, rect.width()));
}

Line lineOf(const QModelIndex &index)
{
    // Icon names are literals: the list of choices holds pointers to them.
    return {index.data(Qt::DisplayRole).toString(), index.data(RemarkRole).toString(),
            QLatin1String(reinterpret_cast<const char *>(index.data(IconRole).value<quintptr>()))};
}

class Lines final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &theme = Theme::of(option.palette);
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_HasFocus))
            painter->fillRect(option.rect, theme.sel);
        paintLine(*painter, option.rect.adjusted(kPadding, 0, -kPadding, 0), lineOf(index),
                  enabled ? theme.text : theme.text3, enabled ? theme.text2 : theme.text3);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto line = lineOf(index);
        return {option.fontMetrics.horizontalAdvance(line.text + line.remark) + 2 * kPadding + measure::kIcon + 24,
                measure::kRow};
    }
};

} // namespace

ChoiceBox::ChoiceBox(QWidget *parent)
    : QComboBox(parent)
{
    setItemDelegate(new Lines(this));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMaxVisibleItems(16);
    setAttribute(Qt::WA_Hover);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const auto value = itemData(index, ValueRole).toString();
        if (value == m_value)
            return;
        m_value = value;
        emit chosen(value);
    });
}

void ChoiceBox::setChoices(const QList<Choice> &choices)
{
    m_choices = choices;
    fill();
}

void ChoiceBox::fill()
{
    const QSignalBlocker quiet(this);
    auto *items = qobject_cast<QStandardItemModel *>(model());
    clear();
    const auto put = [this, items](const Choice &choice) {
        auto *item = new QStandardItem(choice.text.isEmpty() ? choice.value : choice.text);
        item->setData(choice.value, ValueRole);
        item->setData(choice.remark, RemarkRole);
        item->setData(QVariant::fromValue(reinterpret_cast<quintptr>(choice.icon)), IconRole);
        item->setData(choice.remark.isEmpty() ? item->text() : item->text() + QLatin1Char(' ') + choice.remark,
                      Qt::AccessibleTextRole);
        item->setEnabled(choice.enabled);
        items->appendRow(item);
    };
    for (const auto &choice : m_choices)
        put(choice);
    if (isGone())
        put({m_value, {}, tr("does not exist"), "failed", true});
    setCurrentIndex(m_value.isEmpty() ? findData(QString(), ValueRole) : findData(m_value, ValueRole));
    update();
}

void ChoiceBox::setPrompt(const QString &text)
{
    m_prompt = text;
    update();
}

QString ChoiceBox::value() const
{
    return m_value;
}

void ChoiceBox::setValue(const QString &value)
{
    m_value = value;
    fill();
}

bool ChoiceBox::isGone() const
{
    return !m_value.isEmpty() && std::none_of(m_choices.begin(), m_choices.end(), [this](const Choice &choice) {
        return choice.value == m_value;
    });
}

QSize ChoiceBox::sizeHint() const
{
    return {std::max(160, QComboBox::sizeHint().width()), measure::kControl};
}

QSize ChoiceBox::minimumSizeHint() const
{
    return {kLeastWidth, measure::kControl};
}

void ChoiceBox::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool wrong = property("wrong").toBool();
    const auto frame = !isEnabled() ? theme.border : wrong ? theme.bad : hasFocus() ? theme.accent : theme.ctl;
    painter.setPen(QPen(frame, hasFocus() || wrong ? 2 : 1));
    painter.setBrush(!isEnabled() ? theme.window : underMouse() ? theme.hover : theme.button);
    const auto inset = hasFocus() || wrong ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), measure::kRadius, measure::kRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);

    const auto ink = isEnabled() ? theme.text : theme.text3;
    const auto remark = isEnabled() ? theme.text2 : theme.text3;
    const auto inside = rect().adjusted(kPadding, 0, -kPadding - kArrow - 4, 0);
    if (currentIndex() < 0)
        paintLine(painter, inside, {m_prompt, {}, {}}, remark, remark);
    else
        paintLine(painter, inside, lineOf(model()->index(currentIndex(), 0)), ink, remark);
    paintIcon(&painter, QRectF(width() - kPadding - kArrow, (height() - kArrow) / 2, kArrow, kArrow), QLatin1String("down"),
              ink);
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace sluice
