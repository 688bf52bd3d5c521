#include "ui/functions/filetree.h"

#include "models/codefiles.h"
#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace sluice {

namespace {

constexpr int kRowHeight = 24;
constexpr int kIndent = 16;

class FileDelegate final : public QStyledItemDelegate {
public:
    explicit FileDelegate(QTreeView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {80, kRowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &theme = Theme::of(option.palette);
        const QRect row(0, option.rect.top(), m_view->viewport()->width(), option.rect.height());
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(row, selected ? theme.sel : theme.hover);
        const auto kind = CodeEntryKind(index.data(CodeFiles::KindRole).toInt());
        const bool plain = kind == CodeEntryKind::File || kind == CodeEntryKind::Folder;
        auto place = option.rect.adjusted(8, 0, -8, 0);
        const QRectF sign(place.left(), place.top() + (place.height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon);
        const auto name = kind == CodeEntryKind::Folder ? "folder" : kind == CodeEntryKind::Link ? "link" : "file";
        paintIcon(painter, sign, QLatin1String(name), theme.text2);
        place.setLeft(place.left() + measure::kIcon + 8);
        painter->setFont(fonts::base());
        QString note;
        if (index.data(CodeFiles::EditedRole).toBool())
            note = FileTree::tr("edited");
        else if (kind == CodeEntryKind::Link)
            note = FileTree::tr("link");
        if (!note.isEmpty()) {
            painter->setPen(theme.text2);
            painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, note);
            place.setRight(place.right() - painter->fontMetrics().horizontalAdvance(note) - 8);
        }
        painter->setPen(plain ? theme.text : theme.text2);
        painter->drawText(place, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
        if (selected && m_view->hasFocus()) {
            painter->setPen(theme.accent);
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(row.adjusted(0, 0, -1, -1));
        }
    }

private:
    QTreeView *m_view;
};

} // namespace

FileTree::FileTree(CodeFiles &files, QWidget *parent)
    : QTreeView(parent)
    , m_files(files)
{
    setModel(&files);
    setItemDelegate(new FileDelegate(this));
    setHeaderHidden(true);
    setFrameShape(NoFrame);
    setIndentation(kIndent);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setMouseTracking(true);
    setExpandsOnDoubleClick(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Files of the code"));
    setContextMenuPolicy(Qt::CustomContextMenu);
    const auto restore = [this] {
        expandAll();
        select(m_current);
    };
    connect(&files, &QAbstractItemModel::modelReset, this, restore);
    restore();
}

QString FileTree::currentPath() const
{
    return currentIndex().data(CodeFiles::PathRole).toString();
}

void FileTree::select(const QString &path)
{
    m_current = path;
    m_setting = true;
    const auto at = m_files.indexOf(path);
    setCurrentIndex(path.isEmpty() ? QModelIndex() : at);
    if (at.isValid() && !path.isEmpty())
        scrollTo(at);
    m_setting = false;
}

void FileTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update();
    if (m_setting || !current.isValid() || CodeEntryKind(current.data(CodeFiles::KindRole).toInt()) == CodeEntryKind::Folder)
        return;
    m_current = current.data(CodeFiles::PathRole).toString();
    emit chosen(m_current);
}

void FileTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F2 && !currentPath().isEmpty())
        return emit renameAsked();
    if (event->key() == Qt::Key_Delete && !currentPath().isEmpty())
        return emit deleteAsked();
    QTreeView::keyPressEvent(event);
}

void FileTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const
{
    // The icon of a folder and the indent say it.
}

} // namespace sluice
