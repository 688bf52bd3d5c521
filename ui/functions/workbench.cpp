#include "ui/functions/workbench.h"

#include "engine/base/limits.h"
#include "models/testruns.h"
#include "ui/errors.h"
#include "ui/functions/comparebox.h"
#include "ui/functions/editorpane.h"
#include "ui/functions/eventpane.h"
#include "ui/functions/filepane.h"
#include "ui/functions/filetree.h"
#include "ui/functions/gapsplitter.h"
#include "ui/functions/runview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/segmented.h"

#include <QAction>
#include <QFileInfo>
#include <QKeyEvent>

namespace sluice {

namespace {

constexpr int kFilesWidth = 172;
constexpr int kEventWidth = 376;
constexpr int kRunHeight = 252;
constexpr int kRunLeast = 150;
constexpr int kTopLeast = 160;

} // namespace

Workbench::Workbench(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_desk(CodeDesk::of(workspace))
    , m_files(new FilePane(m_desk))
    , m_editor(new EditorPane(m_desk))
    , m_event(new EventPane(workspace))
    , m_run(new RunView(workspace))
    , m_strip(new MessageStrip)
    , m_choice(new Segmented(tr("Part of the code"), {tr("Files"), tr("Code"), tr("Test event")}, SegmentedSize::Tool))
{
    build();
    makeActions();
    connect(m_files, &FilePane::chosen, this, &Workbench::open);
    connect(m_files, &FilePane::renamed, m_editor, &EditorPane::renamed);
    connect(m_files, &FilePane::said, this, [this](const QString &text) { m_workspace.say(text); });
    connect(m_files, &FilePane::removed, this, [this](const QString &path) {
        if (path == m_editor->path())
            m_editor->close();
    });
    connect(&m_files->files(), &QAbstractItemModel::modelReset, m_event,
            [this] { m_event->setListing(m_files->files().listing()); });
    connect(&m_files->files(), &QAbstractItemModel::modelReset, m_editor, [this] {
        if (m_files->files().indexOf(m_editor->path()).isValid())
            m_editor->openAgain(); // it may be back
    });
    connect(m_editor, &EditorPane::notSaved, this, &Workbench::showNotSaved);
    connect(m_editor, &EditorPane::compareAsked, this,
            [this](const QString &title, const QString &mine, const QString &theirs) {
                (new CompareBox(tr("Compare %1").arg(title), {tr("the file"), theirs}, {tr("yours"), mine}, this))->open();
            });
    connect(m_editor, &EditorPane::overwritten, this,
            [this](const QString &path) { m_workspace.say(tr("%1 is saved over what the disk had").arg(path)); });
    connect(m_event, &EventPane::saved, &m_files->files(), &CodeFiles::listAgain);
    connect(m_run, &RunView::placeAsked, this, &Workbench::goToPlace);
    connect(m_run, &RunView::failedAt, this, &Workbench::showFailure);
    connect(&m_desk, &CodeDesk::editedChanged, this, &Workbench::refreshActions);
    connect(&TestRuns::of(workspace), &TestRuns::started, this, &Workbench::refreshActions);
    connect(&TestRuns::of(workspace), &TestRuns::ended, this, &Workbench::refreshActions);
    connect(&TestRuns::of(workspace), &TestRuns::ended, this, [this] {
        if (m_readOnly && !m_folder.isEmpty())
            askVersions(); // the call made one of a zip that is new
    });
    connect(&workspace, &Workspace::linkChanged, this, &Workbench::refreshActions);
    connect(&workspace, &Workspace::attached, this, [this] {
        refreshActions();
        if (!m_function.key.function.empty())
            setFunction(m_function);
    });
    clear();
}

void Workbench::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    m_strip->hide();
    column->addWidget(m_strip);
    m_choice->hide();
    m_choice->setCurrent(1);
    connect(m_choice, &Segmented::chosen, this, &Workbench::chooseTop);
    column->addWidget(m_choice, 0, Qt::AlignLeft);
    m_top = new GapSplitter(Qt::Horizontal, QStringLiteral("functionsPage/columns"));
    m_all = new GapSplitter(Qt::Vertical, QStringLiteral("functionsPage/rows"));
    m_files->setMinimumWidth(130);
    m_editor->setMinimumWidth(260);
    m_event->setMinimumWidth(220);
    m_top->setMinimumHeight(kTopLeast);
    m_run->setMinimumHeight(kRunLeast);
    m_top->addWidget(m_files);
    m_top->addWidget(m_editor);
    m_top->addWidget(m_event);
    m_top->setStretchFactor(1, 1);
    m_all->addWidget(m_top);
    m_all->addWidget(m_run);
    m_all->setStretchFactor(0, 1);
    column->addWidget(m_all, 1);
    setTabOrder(m_files, m_editor);
    setTabOrder(m_editor, m_event);
}

void Workbench::makeActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_runAction = add(tr("&Run test"), QKeySequence(Qt::CTRL | Qt::Key_Return), &Workbench::startRun);
    m_saveAction = add(tr("&Save"), QKeySequence::Save, &Workbench::saveAll);
    // The editor takes these keys itself, while it has the keyboard.
    m_findAction = add(tr("Find in the file"), {}, &Workbench::find);
    m_lineAction = add(tr("Go to line…"), {}, [this] { m_editor->editor()->askLine(); });
    addActions({m_runAction, m_saveAction});
}

QList<QAction *> Workbench::moreActions() const
{
    return {m_findAction, m_lineAction, m_event->formatAction(), m_event->saveAction()};
}

void Workbench::setFunction(const Function &function)
{
    if (function == m_function && !m_folder.isEmpty())
        return;
    const bool other = function.key != m_function.key;
    if (other)
        m_editor->flush();
    m_function = function;
    const auto code = QString::fromStdString(function.code);
    m_run->setFunction(function);
    if (!code.isEmpty() && QFileInfo(code).isFile()) {
        if (other || m_folder.isEmpty())
            useFolder({}, true, tr("Reading the newest version of the zip…"));
        askVersions();
    } else {
        m_strip->hide();
        useFolder(code, false, {});
    }
    refreshActions();
}

// A zip is looked at where the engine unpacked it.
void Workbench::askVersions()
{
    GetFunctionVersions command;
    command.function = m_function.key;
    m_workspace.send(std::move(command), this, [this, key = m_function.key](Result<FunctionVersionRows> answer) {
        if (key != m_function.key)
            return;
        if (!answer)
            return useFolder({}, true, troubleOf(answer.error(), tr("Could not read the versions of the code")).why);
        if (answer->rows.empty())
            return useFolder({}, true, tr("The code is a zip. Its files are here once it was called."));
        const auto &newest = answer->rows.front();
        useFolder(QString::fromStdString(newest.folder), true,
                  tr("Version %1 of a zip: read-only. To edit here, unpack it and make that folder the function's code.")
                      .arg(newest.number));
    });
}

void Workbench::useFolder(const QString &folder, bool readOnly, const QString &note)
{
    const bool other = folder != m_folder || readOnly != m_readOnly;
    m_editor->flush();
    if (!m_editor->path().isEmpty())
        m_opened.insert(m_folder, m_editor->path());
    m_folder = folder;
    m_readOnly = readOnly;
    m_files->setFolder(folder, readOnly, note);
    m_event->setFunction(m_function.key, folder, readOnly);
    m_event->setListing(m_files->files().listing());
    if (!other && !m_editor->path().isEmpty())
        return;
    auto path = m_opened.value(folder);
    if (!m_files->files().indexOf(path).isValid() || path.isEmpty())
        path = m_files->firstFile();
    if (path.isEmpty()) {
        m_editor->close();
    } else {
        m_files->select(path);
        open(path);
    }
}

void Workbench::clear()
{
    m_editor->flush();
    m_function = {};
    m_folder.clear();
    m_readOnly = false;
    m_files->setFolder({}, true, {});
    m_editor->close();
    m_event->setFunction({}, {}, true);
    m_run->setFunction({});
    m_strip->hide();
    refreshActions();
}

bool Workbench::unsaved() const
{
    return !m_folder.isEmpty() && !m_desk.edited(m_folder).isEmpty();
}

void Workbench::discard()
{
    m_editor->flush();
    const auto path = m_editor->path();
    m_editor->close();
    for (const auto &one : m_desk.edited(m_folder))
        m_desk.close({m_folder, one});
    if (!path.isEmpty())
        open(path);
}

void Workbench::open(const QString &path)
{
    m_editor->open(m_folder, path, m_readOnly);
    m_files->select(path);
    m_opened.insert(m_folder, path);
    setFocusProxy(m_editor->editor()->isVisibleTo(this) ? static_cast<QWidget *>(m_editor->editor()) : m_files->tree());
    if (m_narrow == 1 && m_files->isVisible() && m_files->hasFocus())
        chooseTop(1);
}

void Workbench::openFile(const QString &path, int line)
{
    open(path);
    chooseTop(1);
    if (line > 0)
        m_editor->goTo(line, 1);
}

void Workbench::find()
{
    chooseTop(1);
    m_editor->editor()->find();
}

void Workbench::capture(std::uint64_t sequence)
{
    m_event->capture(sequence);
    chooseTop(2);
}

bool Workbench::saveAll()
{
    m_editor->flush();
    auto paths = QStringList(m_desk.edited(m_folder).values());
    paths.sort();
    QStringList saved;
    for (const auto &path : paths) {
        if (const auto done = m_desk.save({m_folder, path}); !done) {
            open(path); // its strip asks what shall be
            chooseTop(1);
            const bool clash = done.error().code == "ChangedOnDisk";
            m_strip->hide();
            if (!clash)
                showNotSaved(path, QString::fromStdString(done.error().detail));
            m_workspace.say(tr("%1 is not saved").arg(path));
            return false;
        }
        saved.append(path);
    }
    m_strip->hide();
    if (!saved.isEmpty()) {
        m_files->files().listAgain();
        m_event->readAgain();
        m_workspace.say(tr("Saved: %1. The next call runs it.").arg(saved.join(QStringLiteral(", "))));
    }
    return true;
}

void Workbench::showNotSaved(const QString &path, const QString &why)
{
    m_strip->set(Tint::Bad, QLatin1String("failed"), tr("%1 is not saved.").arg(path), why);
    m_strip->show();
}

void Workbench::startRun()
{
    if (m_function.key.function.empty() || !saveAll())
        return;
    m_event->readAgain();
    const auto event = m_event->payload();
    if (event.size() > qsizetype(limits::kEventPayloadBytesMax))
        return; // its pane says so
    TestRuns::of(m_workspace).start(m_function.key, m_event->eventName(), event);
}

void Workbench::showFailure(const QList<CodePlace> &trace, const QString &words)
{
    for (auto place = trace.rbegin(); place != trace.rend(); ++place) {
        const auto path = m_files->files().resolve(place->file);
        if (path.isEmpty())
            continue;
        m_editor->setError(path, place->line, place->column, words);
        if (path != m_editor->path())
            open(path);
        m_editor->editor()->goTo(place->line, std::max(1, place->column));
        return;
    }
    m_editor->setError({}, 0, 0, {});
}

void Workbench::goToPlace(const CodePlace &place)
{
    const auto path = m_files->files().resolve(place.file);
    if (path.isEmpty())
        return m_workspace.say(tr("%1 is not a file of this function").arg(place.file));
    open(path);
    chooseTop(1);
    m_editor->goTo(place.line, place.column);
}

void Workbench::refreshActions()
{
    const bool running = TestRuns::of(m_workspace).isRunning(m_function.key);
    const bool some = !m_function.key.function.empty();
    m_runAction->setEnabled(some && !running && m_workspace.connected());
    m_runAction->setText(running ? tr("Running…") : tr("&Run test"));
    m_runAction->setProperty("tip", tr("Saves, then calls the function with the test event"));
    m_saveAction->setEnabled(unsaved() && !m_readOnly);
    emit unsavedChanged();
}

void Workbench::chooseTop(int index)
{
    m_choice->setCurrent(index);
    QWidget *const panes[] = {m_files, m_editor, m_event};
    for (int i = 0; i < 3; ++i)
        panes[i]->setVisible(m_narrow != 1 || i == index);
}

void Workbench::place()
{
    const int narrow = width() < kNarrowUnder ? 1 : 0;
    if (std::exchange(m_narrow, narrow) == narrow)
        return;
    m_choice->setVisible(narrow == 1);
    m_run->setNarrow(narrow == 1);
    chooseTop(m_choice->current() < 0 ? 1 : m_choice->current());
    if (narrow == 0 && !m_top->restore())
        m_top->setSizes({kFilesWidth, width() - kFilesWidth - kEventWidth - 2 * measure::kSplitter, kEventWidth});
    if (!m_all->restore()) {
        const auto below = std::clamp(height() * 38 / 100, kRunLeast, kRunHeight);
        m_all->setSizes({height() - below - measure::kSplitter, below});
    }
}

// Who works at a text takes back the text, never a definition: the window's undo has these keys elsewhere.
bool Workbench::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void Workbench::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void Workbench::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_folder.isEmpty()) {
        m_files->files().listAgain();
        m_desk.look(m_folder);
    }
}

} // namespace sluice
