#include "ui/widgets/table.h"

#include "models/roles.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSettings>

namespace sluice {

namespace {

constexpr int kArrowZone = 28;

} // namespace

Table::Table(QWidget *parent)
    : QTableView(parent)
{
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFrameShape(StyledPanel);
    setTextElideMode(Qt::ElideRight);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(measure::kRow);
    verticalHeader()->setDefaultSectionSize(measure::kRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(measure::kRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { emit rowActivated(index.row()); });
    horizontalHeader()->viewport()->installEventFilter(this);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] { m_resized = m_dragging; });
    // A person's own move of the bar; rows that come and go do not end following.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { QMetaObject::invokeMethod(this, &Table::tellScroll, Qt::QueuedConnection); });
}

void Table::setColumnWidths(const QList<int> &widths)
{
    for (int column = 0; column < widths.size(); ++column)
        fit(column, widths[column]);
}

void Table::fit(int column, int width)
{
    const auto kept = m_widths.value(titleOf(column)).toInt();
    setColumnWidth(column, kept > 0 ? kept : width);
}

void Table::setPlaceholder(QWidget *placeholder)
{
    m_placeholder = placeholder;
    placeholder->setParent(viewport());
    placeholder->setGeometry(viewport()->rect());
}

void Table::keepColumns(const QString &settingsKey)
{
    m_settingsKey = settingsKey;
    m_widths = QSettings().value(settingsKey).toMap();
    for (int column = 0; !m_widths.isEmpty() && column < horizontalHeader()->count(); ++column)
        fit(column, columnWidth(column));
}

bool Table::eventFilter(QObject *object, QEvent *event)
{
    // Widths change by fit() and by stretching too; a person's change has a mouse button down in the header.
    if (object == horizontalHeader()->viewport()) {
        if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick) {
            m_dragging = true;
        } else if (event->type() == QEvent::MouseButtonRelease) {
            m_dragging = false;
            if (std::exchange(m_resized, false))
                takeWidths();
        }
    }
    return QTableView::eventFilter(object, event);
}

void Table::takeWidths()
{
    const auto *header = horizontalHeader();
    const int last = header->logicalIndex(header->count() - 1);
    for (int column = 0; column < header->count(); ++column) {
        const bool stretched =
            header->sectionResizeMode(column) == QHeaderView::Stretch || (column == last && header->stretchLastSection());
        if (!stretched && !header->isSectionHidden(column))
            m_widths.insert(titleOf(column), header->sectionSize(column));
    }
    if (!m_settingsKey.isEmpty())
        QSettings().setValue(m_settingsKey, m_widths);
}

QString Table::titleOf(int column) const
{
    const auto title = model() ? model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() : QString();
    return title.isEmpty() ? QString::number(column) : title;
}

void Table::selectOnly(int row)
{
    if (row < 0) {
        setCurrentIndex({});
        clearSelection();
        return;
    }
    const auto at = model()->index(row, 0);
    setCurrentIndex(at);
    selectionModel()->select(at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void Table::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_returning)
        emit rowChosen(current.row());
}

void Table::focusInEvent(QFocusEvent *event)
{
    // The base class makes the first row current where none is. A person who comes back from a dialog, a menu or another
    // window has chosen nothing by that.
    const bool returning = event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason;
    m_returning = returning && !currentIndex().isValid();
    QTableView::focusInEvent(event);
    if (m_returning && selectionModel())
        selectionModel()->clearCurrentIndex();
    m_returning = false;
}

void Table::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    setHovered(indexAt(event->position().toPoint()).row());
}

void Table::mousePressEvent(QMouseEvent *event)
{
    const auto index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton && index.column() == 0) {
        const auto unfold = Unfold(index.data(UnfoldRole).toInt());
        if (unfold != Unfold::None && event->position().x() < visualRect(index).left() + kArrowZone) {
            emit unfoldAsked(index.row(), unfold == Unfold::Closed);
            return;
        }
    }
    QTableView::mousePressEvent(event);
}

void Table::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    setHovered(-1);
}

void Table::keyPressEvent(QKeyEvent *event)
{
    const auto index = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (index.isValid())
            emit rowActivated(index.row());
        return;
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (index.isValid() && index.siblingAtColumn(0).data(UnfoldRole).isValid()) {
            emit unfoldAsked(index.row(), event->key() == Qt::Key_Right);
            return;
        }
        break;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (model() && model()->rowCount() > 0)
            selectOnly(event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1);
        tellScroll();
        return;
    case Qt::Key_Escape: event->ignore(); return;
    default: break;
    }
    QTableView::keyPressEvent(event);
    tellScroll();
}

void Table::wheelEvent(QWheelEvent *event)
{
    QTableView::wheelEvent(event);
    tellScroll();
}

void Table::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (m_placeholder)
        m_placeholder->setGeometry(viewport()->rect());
}

void Table::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    setHovered(-1);
    if (m_placeholder)
        m_placeholder->setGeometry(viewport()->rect()); // does not scroll with the rows
}

void Table::setHovered(int row)
{
    if (m_hovered == row)
        return;
    const auto repaint = [this](int which) {
        if (which >= 0 && model() && which < model()->rowCount())
            viewport()->update(0, rowViewportPosition(which), viewport()->width(), measure::kRow);
    };
    repaint(m_hovered);
    m_hovered = row;
    repaint(m_hovered);
}

void Table::tellScroll()
{
    const bool away = verticalScrollBar()->value() > 0;
    if (away == m_away)
        return;
    m_away = away;
    if (away)
        emit scrolledAway();
    else
        emit scrolledBack();
}

} // namespace sluice
