#include "ui/window/mainwindow.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/triggers/triggerlist.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"
#include "ui/window/rail.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QApplication>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

namespace sluice {

namespace {

constexpr auto kGeometryKey = "window/geometry";

} // namespace

MainWindow::MainWindow(Now now, QWidget *parent)
    : QWidget(parent)
    , m_workspace(std::move(now))
    , m_top(new TopBar)
    , m_rail(new Rail)
    , m_status(new StatusLine)
    , m_pages(new QStackedWidget)
    , m_triggersPage(new TriggersPage(m_workspace))
    , m_ring(new QFocusFrame(this))
    , m_notice(new QWidget)
    , m_noticeText(new MessageStrip)
{
    setWindowTitle(QStringLiteral("Sluice"));
    setMinimumSize(measure::kWindowLeastWidth, measure::kWindowLeastHeight);
    build();
    addShortcuts();
    if (!restoreGeometry(QSettings().value(QLatin1String(kGeometryKey)).toByteArray()))
        resize(1440, 900);
    m_status->setText(tr("engine: starting"));
    connect(&m_workspace, &Workspace::secondPassed, this, &MainWindow::tick);
    tick();
    m_triggersPage->open({});
}

MainWindow::~MainWindow()
{
    // Closing moves the focus while only the base class is left of this window.
    if (auto *app = QCoreApplication::instance())
        app->disconnect(this);
}

void MainWindow::build()
{
    m_pages->addWidget(m_triggersPage);
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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_notice);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    connect(m_rail, &Rail::triggersAsked, this, &MainWindow::openTriggers);
    connect(m_triggersPage, &TriggersPage::engineAsked, this, &MainWindow::refresh);
    connect(m_triggersPage, &TriggersPage::ready, this, &MainWindow::pageReady);
    connect(&m_workspace, &Workspace::placeAsked, this, &MainWindow::openPage);
    connect(&m_workspace, &Workspace::said, m_status, &StatusLine::say);
    connect(&m_workspace, &Workspace::linkChanged, this, &MainWindow::linkChanged);
    connect(&m_workspace, &Workspace::statusRead, this, [this] {
        m_status->setStatus(m_workspace.status());
        if (m_workspace.connected())
            m_top->setEngineState(m_workspace.status().scheduling ? EngineState::Running : EngineState::OneShot,
                                  QString::fromStdString(m_workspace.status().dataDirectory));
    });
    connect(&triggers(), &TriggerModel::countsChanged, this, [this] { m_rail->triggers()->setBadge(triggers().needy()); });
    if (auto *app = qobject_cast<QApplication *>(QCoreApplication::instance()))
        connect(app, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { m_triggersPage->focusFilter(); });
    add(QKeySequence(Qt::Key_F5), [this] { refresh(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_2), [this] { openTriggers(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { openTriggers(); });
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (!m_triggersPage->closeDetail())
            m_triggersPage->focusFirst();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::followFocus(QWidget *now)
{
    // Tables show the focus inside the row; everything else that is operated gets a ring around it.
    const bool operated = qobject_cast<QPushButton *>(now) || qobject_cast<QLineEdit *>(now);
    m_ring->setWidget(operated && now->window() == this ? now : nullptr);
}

void MainWindow::attach(EngineClient &client)
{
    m_workspace.attach(client);
}

TriggerPage *MainWindow::triggerPage() const
{
    return m_triggersPage->trigger();
}

void MainWindow::showTrouble(const Trouble &trouble)
{
    m_top->setEngineState(EngineState::Failed, trouble.why);
    m_status->setText(tr("engine: not running"));
    m_triggersPage->list()->showTrouble(trouble);
    openTriggers();
}

void MainWindow::say(const Trouble &trouble)
{
    m_noticeText->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                      trouble.why + QLatin1Char(' ') + trouble.todo);
    m_notice->show();
}

void MainWindow::openPage(const QString &name)
{
    auto rest = name == QLatin1String("triggers") ? QString() : name;
    if (rest.startsWith(QLatin1String("triggers/")))
        rest.remove(0, 9);
    m_triggersPage->open(rest);
    m_triggersPage->focusFirst();
}

void MainWindow::chooseTelling()
{
    m_triggersPage->chooseTelling();
}

void MainWindow::openTriggers()
{
    m_rail->triggers()->setChecked(true);
    openPage({});
}

void MainWindow::refresh()
{
    if (!m_workspace.bell())
        emit engineAsked();
    else
        m_workspace.readAgain();
}

void MainWindow::tick()
{
    m_status->setNow(m_workspace.now());
}

void MainWindow::linkChanged()
{
    const auto link = m_workspace.bell()->client().link();
    if (link == Link::Lost) {
        m_top->setEngineState(EngineState::Lost);
        m_status->setText(tr("engine: connection lost"));
    } else if (link == Link::Connecting) {
        m_top->setEngineState(EngineState::Starting);
    }
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
    QSettings().setValue(QLatin1String(kGeometryKey), saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace sluice
