#include "ui/forms/checklist.h"

#include "engine/access/ram/policy.h"
#include "ui/forms/controlframe.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SystemPolicies)
};

constexpr int kBox = 14;
constexpr int kPadding = 8;
constexpr int kRemarkRole = Qt::UserRole + 1;

class CheckLines final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setRemarkLeft(int left) { m_left = left; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &theme = Theme::of(option.palette);
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        if (current)
            painter->fillRect(option.rect, theme.sel);
        QStyleOptionButton box;
        box.palette = option.palette;
        box.rect = {option.rect.left() + kPadding, option.rect.top() + (option.rect.height() - kBox) / 2, kBox, kBox};
        box.state = index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        if (enabled)
            box.state |= QStyle::State_Enabled;
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
        auto place = option.rect.adjusted(2 * kPadding + kBox, 0, -kPadding, 0);
        const auto remark = index.data(kRemarkRole).toString();
        painter->setPen(enabled ? theme.text : theme.text3);
        painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, index.data().toString());
        place.setLeft(option.rect.left() + m_left);
        painter->setPen(enabled ? theme.text2 : theme.text3);
        painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(remark, Qt::ElideRight, place.width()));
        if (current && option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(theme.accent, 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, measure::kRow}; }
    bool editorEvent(QEvent *, QAbstractItemModel *, const QStyleOptionViewItem &, const QModelIndex &) override
    {
        return false; // the list toggles, by a click anywhere in the row
    }

private:
    int m_left = 220;
};

QString meaningOf(std::string_view policy)
{
    if (policy == "AliyunLogFullAccess")
        return Text::tr("read and write all Logstores");
    if (policy == "AliyunLogReadOnlyAccess")
        return Text::tr("read all Logstores");
    if (policy == "AliyunOSSFullAccess")
        return Text::tr("read and write all buckets");
    if (policy == "AliyunOSSReadOnlyAccess")
        return Text::tr("read all buckets");
    if (policy == "AliyunFCFullAccess")
        return Text::tr("change and invoke all functions");
    if (policy == "AliyunFCReadOnlyAccess")
        return Text::tr("look at all functions");
    if (policy == "AliyunFCInvocationAccess")
        return Text::tr("invoke all functions");
    if (policy == "AliyunLogETLRolePolicy")
        return Text::tr("what a Log Service trigger needs");
    if (policy == "AliyunFCDefaultRolePolicy")
        return Text::tr("what a function usually needs: write its log");
    if (policy == "AdministratorAccess")
        return Text::tr("everything");
    if (policy == "ReadOnlyAccess")
        return Text::tr("read everything");
    return {};
}

} // namespace

CheckList::CheckList(QWidget *parent)
    : QListWidget(parent)
{
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setLineWidth(kControlFrame);
    setItemDelegate(new CheckLines(this));
    setUniformItemSizes(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabKeyNavigation(false);
    connect(this, &QListWidget::itemClicked, this, &CheckList::toggle);
}

void CheckList::setItems(const QList<CheckItem> &items)
{
    const QSignalBlocker quiet(this);
    clear();
    int widest = 0;
    for (const auto &item : items) {
        addLine(item);
        widest = std::max(widest, fontMetrics().horizontalAdvance(item.value));
    }
    static_cast<CheckLines *>(itemDelegate())->setRemarkLeft(2 * kPadding + kBox + widest + 3 * kPadding);
    updateGeometry();
}

void CheckList::addLine(const CheckItem &item)
{
    auto *line = new QListWidgetItem(item.value, this);
    line->setData(kRemarkRole, item.remark);
    line->setData(Qt::AccessibleTextRole,
                  item.remark.isEmpty() ? item.value : item.value + QStringLiteral(": ") + item.remark);
    line->setToolTip(item.remark);
    line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    line->setCheckState(item.checked ? Qt::Checked : Qt::Unchecked);
}

QStringList CheckList::checked() const
{
    QStringList found;
    for (int i = 0; i < count(); ++i) {
        if (item(i)->checkState() == Qt::Checked)
            found.append(item(i)->text());
    }
    // Those that were set keep their order: nothing changed where nothing was ticked.
    QStringList ordered;
    for (const auto &value : m_order) {
        if (found.removeAll(value) > 0)
            ordered.append(value);
    }
    return ordered + found;
}

void CheckList::setChecked(const QStringList &values)
{
    const QSignalBlocker quiet(this);
    m_order = values;
    auto unknown = values;
    for (int i = 0; i < count(); ++i) {
        item(i)->setCheckState(values.contains(item(i)->text()) ? Qt::Checked : Qt::Unchecked);
        unknown.removeAll(item(i)->text());
    }
    for (const auto &value : unknown)
        addLine({value, meaningOf(value.toStdString()), true});
}

void CheckList::toggle(QListWidgetItem *line)
{
    line->setCheckState(line->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    emit changed();
}

void CheckList::setRows(int rows)
{
    m_rows = rows;
    updateGeometry();
}

QSize CheckList::sizeHint() const
{
    return {360, m_rows * measure::kRow + 2 * kControlFrame};
}

void CheckList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && currentItem()) {
        toggle(currentItem());
        return;
    }
    QListWidget::keyPressEvent(event);
}

void CheckList::focusInEvent(QFocusEvent *event)
{
    QListWidget::focusInEvent(event);
    if (!currentItem() && count() > 0)
        setCurrentRow(0);
}

bool CheckList::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        paintControlFrame(this, hasFocus());
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QListWidget::event(event);
}

QList<CheckItem> usualPolicies()
{
    QList<CheckItem> items;
    for (const auto *name :
         {"AliyunLogFullAccess", "AliyunLogReadOnlyAccess", "AliyunOSSFullAccess", "AliyunOSSReadOnlyAccess"})
        items.append({QString::fromLatin1(name), meaningOf(name), false});
    return items;
}

QList<CheckItem> allPolicies()
{
    auto items = usualPolicies();
    for (const auto &policy : systemPolicies()) {
        const auto name = QString::fromUtf8(policy.name.data(), qsizetype(policy.name.size()));
        const bool there =
            std::any_of(items.begin(), items.end(), [&name](const CheckItem &item) { return item.value == name; });
        if (!there)
            items.append({name, meaningOf(policy.name), false});
    }
    return items;
}

} // namespace sluice
