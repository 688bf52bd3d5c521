#include "ui/window/mainwindow.h"

#include "models/changewords.h"
#include "models/codedesk.h"
#include "ui/functions/unsavedquestion.h"
#include "ui/places.h"
#include "ui/theme/theme.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focusring.h"
#include "ui/window/commandpalette.h"
#include "ui/window/dialogs.h"
#include "ui/window/pagestack.h"
#include "ui/window/rail.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QCloseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr auto kGeometryKey = "window/geometry";
constexpr auto kPlaceKey = "window/place";
constexpr auto kHome = "overview";

} // namespace

MainWindow::MainWindow(Now now, QWidget *parent)
    : QWidget(parent)
    , m_workspace(std::move(now))
    , m_ring(new FocusRing(this))
{
    setWindowTitle(QStringLiteral("Sluice"));
    setMinimumSize(measure::kWindowLeastWidth, measure::kWindowLeastHeight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    build();
    if (!restoreGeometry(QSettings().value(QLatin1String(kGeometryKey)).toByteArray()))
        resize(1440, 900);
    connect(&m_workspace, &Workspace::placeAsked, this, &MainWindow::open);
    connect(&m_workspace, &Workspace::said, this, [this](const QString &text) { m_status->say(text); });
    connect(&m_workspace, &Workspace::secondPassed, this, [this](qint64 nowMs) { m_status->setNow(nowMs); });
    connect(&m_workspace, &Workspace::statusRead, this, &MainWindow::showStatus);
    connect(&m_workspace, &Workspace::linkChanged, this, &MainWindow::showLink);
    connect(&m_workspace, &Workspace::historyRead, this,
            [this] { m_status->setLastChange(changeText(m_workspace.history().undo)); });
    connect(&m_workspace, &Workspace::definitionsChanged, this, &MainWindow::openWanted);
    connect(&m_workspace, &Workspace::triggersRead, this, &MainWindow::openWanted);
    connect(&m_workspace.triggers(), &TriggerModel::countsChanged, this,
            [this] { m_rail->item(QStringLiteral("triggers"))->setBadge(m_workspace.triggers().needy()); });
    connect(&m_workspace, &Workspace::triggersRead, this, &MainWindow::takeNotices);
    connect(&m_notices, &Notices::raised, this, [this](const QString &text) { m_raised.append(text); });
    connect(&m_notices, &Notices::countsChanged, this, &MainWindow::showNotices);
}

MainWindow::~MainWindow()
{
    delete std::exchange(m_ring, nullptr); // closing moves the focus while only the base class is left of this window
    delete std::exchange(m_frame, nullptr); // pages go before the workspace that they read
}

void MainWindow::build()
{
    m_frame = new QWidget;
    m_top = new TopBar;
    m_rail = new Rail;
    m_status = new StatusLine;
    m_pages = new PageStack(m_workspace);
    m_notice = new QWidget;
    m_noticeText = new MessageStrip;
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_pages, 1);
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(measure::kEdge, measure::kGap, measure::kEdge, measure::kGap);
    auto *close = makeIconButton(tr("Close this message"), "close");
    connect(close, &QPushButton::clicked, m_notice, &QWidget::hide);
    notice->addWidget(m_noticeText, 1);
    notice->addWidget(close);
    m_notice->hide();
    auto *column = new QVBoxLayout(m_frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_notice);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    layout()->addWidget(m_frame);
    m_palette = new CommandPalette(m_frame);
    connect(m_palette, &CommandPalette::placeAsked, this, &MainWindow::open);
    connect(m_rail, &Rail::placeAsked, this, &MainWindow::open);
    connect(m_pages, &PageStack::placeChanged, this, &MainWindow::placeChanged);
    connect(m_pages, &PageStack::ready, this, &MainWindow::pageReady);
    connect(m_status, &StatusLine::undoAsked, this,
            [this] { step(UndoChange{"sluice"}, tr("Could not take back the last change")); });
    addPages();
    addActions();
    m_status->setText(tr("engine: starting"));
    m_status->setNow(m_workspace.now());
}

void MainWindow::rebuild()
{
    m_rebuilding = false;
    const auto place = m_pages->place();
    m_ring->drop();
    qDeleteAll(std::exchange(m_actions, {}));
    delete std::exchange(m_frame, nullptr);
    build();
    m_rail->setNarrow(width() < measure::kRailNarrowUnder);
    m_rail->item(QStringLiteral("triggers"))->setBadge(m_workspace.triggers().needy());
    m_status->setLastChange(changeText(m_workspace.history().undo));
    showNotices();
    if (m_trouble)
        showTrouble(*m_trouble);
    else if (m_workspace.bell())
        showLink();
    if (m_workspace.status().nowMs > 0)
        showStatus();
    open(place.isEmpty() ? QLatin1String(kHome) : place);
}

void MainWindow::attach(EngineClient &client)
{
    m_trouble.reset();
    if (std::exchange(m_trying, false))
        m_notice->hide();
    m_workspace.attach(client);
}

void MainWindow::showTrouble(const Error &error)
{
    m_trouble = error;
    if (std::exchange(m_trying, false))
        say(startTrouble(error));
    m_top->setEngineState(EngineState::Failed, startTrouble(error).why);
    m_status->setText(tr("engine: not running"));
    m_pages->showTrouble(error);
    if (m_pages->place().isEmpty())
        open(QLatin1String(kHome));
}

void MainWindow::say(const Trouble &trouble)
{
    m_noticeText->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                      trouble.why + QLatin1Char(' ') + trouble.todo);
    m_notice->show();
}

void MainWindow::openPage(const QString &place)
{
    if (!place.isEmpty()) {
        m_welcomed = true; // somebody knows where to go
        m_wanted = place;
    } else {
        m_wanted = QSettings().value(QLatin1String(kPlaceKey), QLatin1String(kHome)).toString();
    }
    openWanted();
    if (m_pages->place().isEmpty())
        open(QLatin1String(kHome));
}

// A place at once; a trigger's bare name, and whether there is anything to show at all, when the engine has answered.
void MainWindow::openWanted()
{
    if (!m_wanted.isEmpty()) {
        const auto wanted = m_wanted;
        if (m_pages->open(wanted)) {
            m_wanted.clear();
        } else if (const auto own = places::head(wanted);
                   own == QLatin1String("settings") || own == QLatin1String("shortcuts")) {
            // Over a page and a window that are there by then.
            m_wanted.clear();
            QMetaObject::invokeMethod(
                this, [this, own] { openOwn(own); }, Qt::QueuedConnection);
        } else if (wanted.count(QLatin1Char('/')) == 2) {
            m_wanted.clear();
            open(places::at("triggers", wanted));
        } else {
            const auto &triggers = m_workspace.triggers();
            for (int row = 0; row < triggers.rowCount(); ++row) {
                const auto key = QString::fromStdString(keyOf(triggers.at(row)));
                if (key.section(QLatin1Char('/'), -1) == wanted && !std::exchange(m_wanted, {}).isEmpty())
                    open(places::at("triggers", key));
            }
        }
    }
    const auto definitions = m_workspace.definitions();
    if (definitions->version > 0 && !std::exchange(m_welcomed, true) && definitions->triggers.empty()
        && definitions->logstores.empty())
        open(QStringLiteral("welcome"));
}

void MainWindow::open(const QString &place)
{
    const auto head = places::head(place);
    if (head == QLatin1String("sample"))
        emit sampleAsked();
    else if (head == QLatin1String("stack"))
        places::rest(place).isEmpty() ? chooseStack() : showStack(places::rest(place));
    else if (!openOwn(head) && !m_pages->open(place))
        openDialog(m_workspace, this, place);
}

bool MainWindow::openOwn(const QString &head)
{
    if (head == QLatin1String("settings"))
        openSettings();
    else if (head == QLatin1String("shortcuts"))
        openShortcuts();
    else if (head == QLatin1String("palette"))
        openPalette();
    else
        return false;
    return true;
}

void MainWindow::chooseTelling()
{
    m_telling = true;
    if (auto *triggers = qobject_cast<TriggersPage *>(m_pages->pageOf(QStringLiteral("triggers"))))
        triggers->chooseTelling();
}

void MainWindow::placeChanged(const QString &place)
{
    m_rail->setPlace(place);
    m_notice->hide();
    QSettings().setValue(QLatin1String(kPlaceKey), place);
}

void MainWindow::closeDetail()
{
    auto *page = m_pages->page();
    if (page && !page->closeDetail())
        page->focusFirst();
}

void MainWindow::showStatus()
{
    const auto &status = m_workspace.status();
    m_status->setStatus(status);
    if (m_workspace.connected())
        m_top->setEngineState(status.scheduling ? EngineState::Running : EngineState::OneShot,
                              QString::fromStdString(status.dataDirectory));
}

void MainWindow::showLink()
{
    if (m_workspace.connected())
        return;
    const bool lost = m_workspace.bell() && m_workspace.bell()->client().link() == Link::Lost;
    m_top->setEngineState(lost ? EngineState::Lost : EngineState::Starting);
    if (lost)
        m_status->setText(tr("engine: connection lost"));
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(palette()).window);
    if (!std::exchange(m_painted, true))
        QMetaObject::invokeMethod(this, &MainWindow::firstPainted, Qt::QueuedConnection);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_rail->setNarrow(width() < measure::kRailNarrowUnder);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Code that is not saved is asked for; the window is closed again when that is settled.
    if (askBeforeClosing(CodeDesk::of(m_workspace), this, [this] { close(); })) {
        event->ignore();
        return;
    }
    QSettings().setValue(QLatin1String(kGeometryKey), saveGeometry());
    QWidget::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // One catalogue goes and two come: one rebuild, when all of that is over.
    if (event->type() == QEvent::LanguageChange && m_frame)
        rebuildSoon();
}

void MainWindow::rebuildSoon()
{
    if (!std::exchange(m_rebuilding, true))
        QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);
}

} // namespace sluice
