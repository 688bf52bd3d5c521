#include "ui/forms/pairtable.h"

#include "ui/forms/namerule.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sluice {

namespace {

enum Column { kName, kValue, kSecret, kColumns };
constexpr int kRowsShown = 4;

QString textAt(const QTableWidget *table, int row, int column)
{
    const auto *item = table->item(row, column);
    return item ? item->text() : QString();
}

// Cells with lines around them, since each can be typed into; what is in them begins below the words of the header.
class PairDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &theme = Theme::of(option.palette);
        const auto &cell = option.rect;
        painter->fillRect(cell, option.state.testFlag(QStyle::State_Selected) ? theme.sel : theme.base);
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.line);
        if (index.column() < kSecret)
            painter->fillRect(QRect(cell.right(), cell.top(), 1, cell.height()), theme.line);
        QStyledItemDelegate::paint(painter, inside(option), index);
    }

    // What is shown, what is clicked and what is typed stand in one place.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        return QStyledItemDelegate::editorEvent(event, model, inside(option), index);
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        auto *editor = QStyledItemDelegate::createEditor(parent, option, index);
        if (auto *field = qobject_cast<QLineEdit *>(editor))
            field->setTextMargins(kFieldMargin, 0, 0, 0);
        return editor;
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        editor->setGeometry(inside(option).rect);
    }

private:
    [[nodiscard]] static QStyleOptionViewItem inside(const QStyleOptionViewItem &option)
    {
        auto inside = option;
        inside.rect = option.rect.adjusted(kInset, 0, -kInset - 1, -1);
        return inside;
    }

    static constexpr int kFieldMargin = 2; // and the field's own 2: as the style's margin of a text in a cell
    static constexpr int kInset = 4; // and the style's own margin
};

} // namespace

PairTable::PairTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, kColumns))
    , m_remove(makeButton(tr("Remo&ve"), "close", ButtonSize::Toolbar))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSmallGap);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value, or name of a secret"), tr("Secret")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(measure::kRow);
    m_table->horizontalHeader()->setSectionResizeMode(kName, QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(kValue, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(kName, 150);
    m_table->setColumnWidth(kSecret, 60);
    m_table->setShowGrid(false); // the delegate's lines show in the dark too
    m_table->setItemDelegate(new PairDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed
                             | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setMinimumHeight((kRowsShown + 1) * measure::kRow + 2);
    m_table->setAccessibleName(tr("Environment"));
    setFocusProxy(m_table);
    column->addWidget(m_table);
    column->addWidget(m_remove);
    connect(m_remove, &QPushButton::clicked, this, &PairTable::removeRow);
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        if (m_filling)
            return;
        review();
        emit changed();
    });
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this](int row) { m_remove->setEnabled(row >= 0 && row + 1 < m_table->rowCount()); });
    m_remove->setEnabled(false);
    setPairs({});
}

QList<Pair> PairTable::pairs() const
{
    QList<Pair> found;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto *secret = m_table->item(row, kSecret);
        const Pair pair = {textAt(m_table, row, kName), textAt(m_table, row, kValue),
                           secret && secret->checkState() == Qt::Checked};
        if (!pair.name.isEmpty() || !pair.value.isEmpty())
            found.append(pair);
    }
    return found;
}

void PairTable::setPairs(const QList<Pair> &pairs)
{
    m_filling = true;
    m_table->setRowCount(0);
    for (const auto &pair : pairs)
        addRow(pair);
    addRow({});
    m_filling = false;
    review();
}

void PairTable::addRow(const Pair &pair)
{
    const auto row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, kName, new QTableWidgetItem(pair.name));
    m_table->setItem(row, kValue, new QTableWidgetItem(pair.value));
    auto *secret = new QTableWidgetItem;
    secret->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    secret->setCheckState(pair.isSecret ? Qt::Checked : Qt::Unchecked);
    secret->setData(Qt::AccessibleTextRole, tr("The value is the name of a secret"));
    m_table->setItem(row, kSecret, secret);
}

Verdict PairTable::verdictOf(const Pair &pair) const
{
    if (auto name = checkName(NameKind::Variable, pair.name); !name.problem.isEmpty())
        return name;
    return pair.isSecret ? checkName(NameKind::Secret, pair.value) : checkFreeText(pair.value, kValueBytesMax);
}

QString PairTable::problem() const
{
    QStringList names;
    for (const auto &pair : pairs()) {
        const auto name = pair.name.isEmpty() ? tr("a line without a name") : pair.name.left(40);
        if (names.contains(pair.name))
            return tr("%1: there is another line of that name.").arg(name);
        names.append(pair.name);
        if (const auto verdict = verdictOf(pair); !verdict.problem.isEmpty())
            return QStringLiteral("%1: %2").arg(name, verdict.problem);
    }
    return {};
}

QSize PairTable::sizeHint() const
{
    return {420, (kRowsShown + 1) * measure::kRow + 2 + measure::kSmallGap + measure::kToolControl};
}

void PairTable::review()
{
    m_filling = true;
    const auto last = m_table->rowCount() - 1;
    if (last < 0 || !textAt(m_table, last, kName).isEmpty() || !textAt(m_table, last, kValue).isEmpty())
        addRow({});
    const auto &theme = Theme::of(palette());
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Pair pair = {textAt(m_table, row, kName), textAt(m_table, row, kValue),
                           m_table->item(row, kSecret)->checkState() == Qt::Checked};
        const bool empty = pair.name.isEmpty() && pair.value.isEmpty();
        const auto wrong = empty ? QString() : verdictOf(pair).problem;
        for (int column = 0; column < kSecret; ++column) {
            auto *item = m_table->item(row, column);
            item->setForeground(wrong.isEmpty() ? theme.text : theme.bad);
            item->setToolTip(wrong);
        }
    }
    m_filling = false;
}

void PairTable::removeRow()
{
    const auto row = m_table->currentRow();
    if (row < 0 || row + 1 >= m_table->rowCount())
        return;
    m_filling = true;
    m_table->removeRow(row);
    m_filling = false;
    review();
    emit changed();
}

} // namespace sluice
