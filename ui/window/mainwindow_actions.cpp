// What can be done anywhere in the window: keys, menu, palette.
#include "models/changewords.h"
#include "ui/places.h"
#include "ui/theme/icons.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"
#include "ui/window/settingssheet.h"
#include "ui/window/shortcutssheet.h"
#include "ui/window/stacksheet.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QAccessible>
#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>
#include <QTimer>

namespace sluice {

QAction *MainWindow::addAction(const QString &text, const QKeySequence &keys, std::function<void()> what)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(what));
    QWidget::addAction(action);
    m_actions.append(action);
    return action;
}

void MainWindow::addActions()
{
    const auto place = [this](const char *name) { return [this, name] { open(QLatin1String(name)); }; };
    addAction(tr("Overview"), Qt::CTRL | Qt::Key_1, place("overview"));
    addAction(tr("Triggers"), Qt::CTRL | Qt::Key_2, place("triggers"));
    addAction(tr("Services"), Qt::CTRL | Qt::Key_3, place("services"));
    addAction(tr("Functions"), Qt::CTRL | Qt::Key_4, place("functions"));
    addAction(tr("Logstores"), Qt::CTRL | Qt::Key_5, place("logstores"));
    addAction(tr("Access"), Qt::CTRL | Qt::Key_6, place("access"));
    addAction(tr("New trigger"), Qt::CTRL | Qt::Key_N, place("wizard"));
    addAction(tr("New function…"), {}, place("create/function"));
    addAction(tr("Import log files…"), Qt::CTRL | Qt::Key_I, place("import"));
    addAction(tr("Open a stack file…"), Qt::CTRL | Qt::Key_O, place("stack"));
    addAction(tr("Save all as a stack file…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { saveStack(); });
    addAction(tr("Undo the last change"), QKeySequence::Undo,
              [this] { step(UndoChange{"sluice"}, tr("Could not take back the last change")); });
    addAction(tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
              [this] { step(RedoChange{"sluice"}, tr("Could not make the change again")); });
    addAction(tr("Trash…"), {}, place("trash"));
    addAction(tr("Confirm Authorization Policy…"), {}, place("authorize"));
    addAction(tr("Connect to the cloud…"), {}, place("connect"));
    addAction(tr("Run the sample"), {}, place("sample"));
    addAction(tr("Search or run a command"), Qt::CTRL | Qt::Key_K, [this] { openPalette(); });
    addAction(tr("Filter"), Qt::CTRL | Qt::Key_F, [this] {
        if (auto *page = m_pages->page())
            page->focusFilter();
    });
    addAction(tr("Check again"), Qt::Key_F5, [this] {
        if (m_workspace.bell())
            m_workspace.readAgain();
        else
            askForEngine();
    });
    addAction(tr("Back"), Qt::ALT | Qt::Key_Left, [this] { m_pages->back(); });
    addAction(tr("Close the detail"), Qt::Key_Escape, [this] { closeDetail(); });
    addAction(tr("Menu"), Qt::Key_F10, [this] { m_top->menu()->click(); });
    addAction(tr("Keyboard shortcuts"), Qt::Key_F1, [this] { openShortcuts(); });
    addAction(tr("Settings…"), Qt::CTRL | Qt::Key_Comma, [this] { openSettings(); });
    addAction(tr("Quit"), Qt::CTRL | Qt::Key_Q, [this] { close(); });
    connect(m_top->search(), &QPushButton::clicked, this, &MainWindow::openPalette);
    auto *menu = new QMenu(m_frame);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    connect(menu, &QMenu::aboutToHide, this, [this] {
        for (auto *action : std::as_const(m_actions))
            action->setEnabled(true); // the keys answer with a sentence
    });
    connect(m_top->menu(), &QPushButton::clicked, this, [this, menu] {
        const auto *button = m_top->menu();
        fillMenu(menu); // its size decides where it stands
        menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height())));
    });
    auto *notices = new QMenu(m_frame);
    connect(notices, &QMenu::aboutToShow, this, [this, notices] { fillNotices(notices); });
    connect(m_top->notices(), &QPushButton::clicked, this, [this, notices] {
        const auto *button = m_top->notices();
        fillNotices(notices); // its size decides where it stands
        notices->popup(button->mapToGlobal(QPoint(button->width() - notices->sizeHint().width(), button->height())));
    });
    auto *connections = new QMenu(m_frame);
    connect(connections, &QMenu::aboutToShow, this, [this, connections] { fillConnections(connections); });
    connect(m_top->connection(), &QPushButton::clicked, this, [this, connections] {
        const auto *button = m_top->connection();
        connections->setMinimumWidth(button->width());
        connections->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
}

void MainWindow::fillMenu(QMenu *menu)
{
    menu->clear();
    const auto &history = m_workspace.history();
    for (auto *action : std::as_const(m_actions)) {
        const auto keys = action->shortcut();
        if (keys == QKeySequence(Qt::CTRL | Qt::Key_1))
            continue; // the places are at the left
        const auto text = action->text();
        if (text == tr("Triggers") || text == tr("Services") || text == tr("Functions") || text == tr("Logstores")
            || text == tr("Access") || keys == QKeySequence(Qt::Key_F10) || keys == QKeySequence(Qt::Key_Escape)
            || keys == QKeySequence(Qt::Key_F5) || keys == QKeySequence(Qt::CTRL | Qt::Key_F)
            || keys == QKeySequence(Qt::ALT | Qt::Key_Left) || keys == QKeySequence(Qt::CTRL | Qt::Key_K))
            continue;
        if (keys == QKeySequence(QKeySequence::Undo)) {
            menu->addSeparator();
            action->setEnabled(m_workspace.connected() && history.undo.timeMs > 0);
        } else if (keys == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)) {
            action->setEnabled(m_workspace.connected() && history.redo.timeMs > 0);
        } else if (keys == QKeySequence(Qt::Key_F1)) {
            menu->addSeparator();
        }
        menu->addAction(action);
    }
}

void MainWindow::fillConnections(QMenu *menu)
{
    menu->clear();
    auto *here = menu->addAction(icon("bucket"), m_top->connection()->text());
    here->setCheckable(true);
    here->setChecked(true);
    const auto directory = QString::fromStdString(m_workspace.status().dataDirectory);
    if (!directory.isEmpty())
        menu->addAction(directory)->setEnabled(false);
    menu->addSeparator();
    for (const auto &connection : m_workspace.definitions()->connections) {
        if (connection.kind == ConnectionKind::Local)
            continue;
        const auto name = QString::fromStdString(connection.name);
        menu->addAction(icon("cloud"), name, this, [this, name] { open(places::at("access/connections", name)); });
    }
    menu->addAction(icon("access"), tr("Connections…"), this, [this] { open(QStringLiteral("access/connections")); });
    menu->addAction(icon("plus"), tr("Connect to the cloud…"), this, [this] { open(QStringLiteral("connect")); });
}

void MainWindow::showNotices()
{
    const auto worst = m_notices.rowCount() > 0 ? m_notices.index(0, 0).data().toString() : QString();
    m_top->setNotices(Settings::load().notices ? std::size_t(m_notices.rowCount()) : 0,
                      m_notices.count(NoticeSeverity::Bad) > 0, worst);
}

// What is new is said once, also to who cannot see the button; what was so before the window looked is no news.
void MainWindow::takeNotices()
{
    m_raised.clear();
    m_notices.take(m_workspace.triggers().all(), m_workspace.now());
    if (!std::exchange(m_noticesRead, true) || m_raised.isEmpty() || !Settings::load().notices)
        return;
    const auto others = int(m_raised.size()) - 1;
    const auto words =
        others > 0 ? tr("%1, and %n more notice(s)", nullptr, others).arg(m_raised.front()) : m_raised.front();
    m_workspace.say(words);
    m_status->setAccessibleDescription(words);
    QAccessibleEvent alert(m_status, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MainWindow::fillNotices(QMenu *menu)
{
    menu->clear();
    for (int row = 0; row < m_notices.rowCount(); ++row) {
        const auto index = m_notices.index(row, 0);
        const bool bad = index.data(Notices::SeverityRole).toInt() == int(NoticeSeverity::Bad);
        const auto place = index.data(Notices::PlaceRole).toString();
        auto *action = menu->addAction(icon(bad ? "blocked" : "warning", bad ? Ink::Bad : Ink::Warn),
                                       index.data().toString(), this, [this, place] { open(place); });
        action->setToolTip(index.data(Notices::DetailRole).toString());
    }
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    menu->addAction(icon("check"), tr("Dismiss all"), this, [this] { m_notices.dismissAll(); });
}

template <class C> void MainWindow::step(C command, const QString &doing)
{
    m_workspace.send(std::move(command), this, [this, doing](Result<PlanRows> answer) {
        if (answer)
            m_workspace.say(planText(*answer));
        else if (answer.error().code == "NothingToUndo")
            m_workspace.say(tr("There is nothing to undo."));
        else if (answer.error().code == "NothingToRedo")
            m_workspace.say(tr("There is nothing to redo."));
        else
            say(troubleOf(answer.error(), doing));
        m_workspace.readSoon();
    });
}

template void MainWindow::step(UndoChange, const QString &);

std::vector<PaletteEntry> MainWindow::everything() const
{
    std::vector<PaletteEntry> all;
    const auto actions = [&all](const QList<QAction *> &from, const QString &kind) {
        for (auto *action : from) {
            if (!action->text().isEmpty() && action->isEnabled() && action->isVisible())
                all.push_back({withoutMnemonic(action->text()),
                               kind,
                               action->shortcut().toString(QKeySequence::NativeText),
                               QStringLiteral("tick"),
                               {},
                               [action] { action->trigger(); }});
        }
    };
    if (m_pages->page())
        actions(m_pages->page()->actions(), tr("On this page"));
    actions(m_actions, tr("Action"));
    const auto definitions = m_workspace.definitions();
    const auto thing = [&all](const QString &name, const char *kind, const char *icon, const char *head) {
        all.push_back({name, kindWord(kind), {}, QLatin1String(icon), places::at(head, name), {}});
    };
    for (const auto &trigger : definitions->triggers)
        thing(QString::fromStdString(toText(trigger.key)), "trigger", "trigger", "triggers");
    for (const auto &service : definitions->services)
        thing(QString::fromStdString(service.name), "service", "service", "services");
    for (const auto &function : definitions->functions)
        thing(QString::fromStdString(toText(function.key)), "function", "function", "functions");
    for (const auto &logstore : definitions->logstores)
        thing(QString::fromStdString(toText(logstore.definition.key)), "logstore", "logstore", "logstores");
    for (const auto &role : definitions->roles)
        thing(QString::fromStdString(role.name), "role", "shield", "access/roles");
    return all;
}

void MainWindow::openPalette()
{
    m_palette->open(everything());
}

void MainWindow::askForEngine()
{
    if (std::exchange(m_trying, true))
        return;
    m_top->setEngineState(EngineState::Starting);
    m_status->setText(tr("engine: starting"));
    m_noticeText->set(Tint::Info, QLatin1String("clock"), tr("Starting the engine."),
                      tr("What was tried before failed; this is another try."));
    m_notice->show();
    m_workspace.readAgain();
    QTimer::singleShot(kTryingMs, this, &MainWindow::engineAsked); // seen before the try keeps the window busy
}

void MainWindow::openShortcuts()
{
    (new ShortcutsSheet(m_actions, m_pages->page() ? m_pages->page()->actions() : QList<QAction *>(), this))->open();
}

void MainWindow::openSettings()
{
    auto *sheet = new SettingsSheet(QString::fromStdString(m_workspace.status().dataDirectory), this);
    connect(sheet, &SettingsSheet::changed, this, &MainWindow::settingsChanged);
    connect(sheet, &SettingsSheet::changed, this, &MainWindow::showNotices);
    connect(sheet, &SettingsSheet::zoneChanged, this, &MainWindow::rebuildSoon); // times stand in many texts
    sheet->open();
}

void MainWindow::chooseStack()
{
    auto *chooser = new QFileDialog(this, tr("Open a stack file"), {}, tr("Stack files (*.yaml *.yml);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &MainWindow::showStack);
    chooser->open();
}

void MainWindow::showStack(const QString &file)
{
    auto *sheet = new StackSheet(m_workspace, file, this);
    connect(sheet, &StackSheet::applied, this, [this] { open(QStringLiteral("overview")); });
    sheet->open();
}

void MainWindow::saveStack()
{
    auto *chooser =
        new QFileDialog(this, tr("Save all as a stack file"), QStringLiteral("stack.yaml"), tr("Stack files (*.yaml)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("yaml"));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_workspace.send(ExportStack(), this, [this, path](Result<TextAnswer> answer) {
            if (!answer)
                return say(troubleOf(answer.error(), tr("Could not save the stack file")));
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(answer->text.data(), qint64(answer->text.size())) < 0
                || !file.commit())
                return say({tr("Could not save the stack file"), QStringLiteral("%1: %2.").arg(path, file.errorString()),
                            tr("Choose another place.")});
            m_workspace.say(tr("Saved %1.").arg(path));
        });
    });
    chooser->open();
}

} // namespace sluice
