#include "ui/functions/filepane.h"

#include "models/format.h"
#include "ui/functions/filetree.h"
#include "ui/functions/namebox.h"
#include "ui/functions/panecard.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/focusring.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>
#include <QUrl>

namespace sluice {

namespace {

// Made where it is missing: Qt 6.4 takes the working directory for the trash of a home that has none. What is thrown away is
// its owner's only, wherever it lay.
bool hasTrash()
{
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    const auto make = [&data](const char *name) {
        constexpr auto kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
        return data.exists(QLatin1String(name)) || data.mkdir(QLatin1String(name), kOwner);
    };
    return data.isAbsolute() && data.mkpath(QStringLiteral(".")) && make("Trash") && make("Trash/files")
        && make("Trash/info");
}

} // namespace

FilePane::FilePane(CodeDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_card(new PaneCard(tr("Files")))
    , m_tree(new FileTree(m_files))
    , m_empty(new EmptyState)
    , m_note(new InkLabel(Ink::Text2))
    , m_new(makeIconButton(tr("New file"), "plus"))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    m_card->addToHead(m_new);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, measure::kSmallGap, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree, 1);
    column->addWidget(m_empty, 1);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(measure::kSection, measure::kGap, measure::kSection, measure::kGap);
    column->addWidget(m_note);
    m_card->setContent(body);
    m_empty->hide();
    m_empty->setNarrow();
    connect(m_new, &QPushButton::clicked, this, &FilePane::askNew);
    connect(m_tree, &FileTree::chosen, this, &FilePane::chosen);
    connect(m_tree, &FileTree::renameAsked, this, &FilePane::askRename);
    connect(m_tree, &FileTree::deleteAsked, this, &FilePane::askDelete);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &FilePane::showMenu);
    connect(&m_files, &QAbstractItemModel::modelReset, this, &FilePane::refresh);
    connect(&m_files, &CodeFiles::changedOnDisk, this, [this] { m_desk.look(m_files.folder()); });
    connect(&m_desk, &CodeDesk::editedChanged, this, &FilePane::markEdited);
}

void FilePane::setFolder(const QString &folder, bool readOnly, const QString &note)
{
    m_readOnly = readOnly;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_new->setEnabled(!readOnly && !folder.isEmpty());
    if (m_files.folder() != folder)
        m_files.setFolder(folder);
    else
        m_files.listAgain();
    refresh();
}

void FilePane::select(const QString &path)
{
    m_tree->select(path);
    auto held = m_desk.papers(m_files.folder());
    if (!path.isEmpty() && !held.contains(path))
        held.append(path);
    m_files.setHeld(held);
}

QString FilePane::firstFile() const
{
    QString first;
    for (const auto &entry : m_files.listing().entries) {
        if (entry.kind != CodeEntryKind::File)
            continue;
        if (entry.path.startsWith(QLatin1String("index.")) && !entry.path.contains(QLatin1String(".test.")))
            return entry.path;
        if (first.isEmpty())
            first = entry.path;
    }
    return first;
}

void FilePane::refresh()
{
    const auto &listing = m_files.listing();
    const bool failed = !listing.problem.isEmpty();
    if (failed)
        m_empty->say(QLatin1String("failed"), Ink::Bad, tr("The code cannot be listed"),
                     QString(listing.problem).replace(QLatin1Char('/'), QStringLiteral("/\u200b"))); // a path may wrap
    else
        m_empty->say(QLatin1String("file"), Ink::Text2, tr("No files yet"),
                     m_readOnly ? QString() : tr("Press + to make the first one."));
    const bool none = failed || (listing.entries.empty() && !m_files.folder().isEmpty());
    m_empty->setVisible(none);
    m_tree->setVisible(!none);
    if (listing.cut) {
        m_note->setText(tr("The first %1 entries are listed, %2 folders deep.")
                            .arg(format::number(kCodeListedMost))
                            .arg(kCodeListedDepth));
        m_note->show();
    }
    markEdited();
}

void FilePane::markEdited()
{
    m_files.setEdited(m_desk.edited(m_files.folder()));
}

void FilePane::failed(const QString &doing, const Error &error)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Files"), doing, QMessageBox::Close, this);
    box->setInformativeText(QString::fromStdString(error.detail));
    box->setWindowModality(Qt::WindowModal);
    box->setAttribute(Qt::WA_DeleteOnClose);
    new FocusRing(box);
    box->open();
}

QString FilePane::nameProblem(const QString &name, const QString &except) const
{
    if (!checkCodeName(name))
        return tr("A path below the folder: no .. or empty part, no control characters, no back slash.");
    if (name != except && m_files.indexOf(name).isValid())
        return tr("There is a file of that name.");
    return {};
}

void FilePane::askNew()
{
    auto below = m_tree->currentPath();
    if (const auto *entry = m_files.entry(m_files.indexOf(below)); entry && entry->kind != CodeEntryKind::Folder)
        below = entry->parent();
    const auto start = below.isEmpty() ? QString() : below + QLatin1Char('/');
    auto *box = new NameBox(
        tr("New file"), tr("&Name, with / for folders"), tr("C&reate"), start,
        [this](const QString &name) { return nameProblem(name, {}); }, this);
    connect(box, &NameBox::named, this, [this](const QString &name) {
        if (auto made = createCode(m_files.folder(), name, {}); !made)
            return failed(tr("Could not create %1").arg(name), made.error());
        m_files.listAgain();
        m_tree->select(name);
        emit chosen(name);
    });
    box->open();
}

void FilePane::askRename()
{
    const auto path = m_tree->currentPath();
    const auto *entry = m_files.entry(m_files.indexOf(path));
    if (m_readOnly || !entry || entry->kind != CodeEntryKind::File)
        return;
    auto *box = new NameBox(
        tr("Rename file"), tr("&Name, with / for folders"), tr("&Rename"), path,
        [this, path](const QString &name) { return nameProblem(name, path); }, this);
    connect(box, &NameBox::named, this, [this, path](const QString &name) {
        if (name == path)
            return;
        if (auto moved = renameCode(m_files.folder(), path, name); !moved)
            return failed(tr("Could not rename %1").arg(path), moved.error());
        m_desk.move({m_files.folder(), path}, name);
        m_files.listAgain();
        m_tree->select(name);
        emit renamed(path, name);
    });
    box->open();
}

void FilePane::askDelete()
{
    const auto path = m_tree->currentPath();
    const auto *entry = m_files.entry(m_files.indexOf(path));
    if (m_readOnly || !entry || entry->kind == CodeEntryKind::Folder)
        return;
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("Delete file"), tr("Delete %1?").arg(path), QMessageBox::NoButton, this);
    box->setInformativeText(
        tr("It goes to the trash of the desktop, where there is one. Saved versions of the function keep it."));
    box->setWindowModality(Qt::WindowModal);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto *yes = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    auto *no = box->addButton(tr("&Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    new FocusRing(box);
    connect(yes, &QAbstractButton::clicked, this, [this, path] { remove(path); });
    box->open();
}

void FilePane::remove(const QString &path)
{
    const auto *entry = m_files.entry(m_files.indexOf(path));
    const bool link = entry && entry->kind == CodeEntryKind::Link; // the trash would follow it
    const bool trashed = !link && hasTrash() && QFile::moveToTrash(m_files.folder() + QLatin1Char('/') + path);
    if (!trashed) {
        if (auto gone = removeCode(m_files.folder(), path); !gone)
            return failed(tr("Could not delete %1").arg(path), gone.error());
    }
    m_desk.close({m_files.folder(), path});
    m_files.listAgain();
    emit removed(path);
    emit said(trashed ? tr("%1 is in the trash").arg(path) : tr("%1 is deleted").arg(path));
}

void FilePane::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto *entry = m_files.entry(m_tree->indexAt(at));
    const bool isFile = entry && entry->kind != CodeEntryKind::Folder;
    menu->addAction(tr("&New file…"), this, &FilePane::askNew)->setEnabled(!m_readOnly);
    menu->addAction(tr("&Rename…"), this, &FilePane::askRename)->setEnabled(!m_readOnly && isFile);
    menu->addAction(tr("&Delete…"), this, &FilePane::askDelete)->setEnabled(!m_readOnly && isFile);
    menu->addSeparator();
    menu->addAction(tr("&Open the folder"), this,
                    [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_files.folder())); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

} // namespace sluice
