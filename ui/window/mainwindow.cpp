#include "ui/window/mainwindow.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerpage.h"
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
constexpr int kSecondMs = 1'000;
constexpr int kRowsMs = 2'000;

} // namespace

MainWindow::MainWindow(Now now, QWidget *parent)
    : QWidget(parent)
    , m_now(std::move(now))
    , m_top(new TopBar)
    , m_rail(new Rail)
    , m_status(new StatusLine)
    , m_pages(new QStackedWidget)
    , m_triggersPage(new TriggersPage(m_triggers))
    , m_triggerPage(new TriggerPage(m_triggers))
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
    m_second.setInterval(kSecondMs);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::tick);
    m_second.start();
    tick();
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
    m_pages->addWidget(m_triggerPage);
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
    connect(m_triggersPage, &TriggersPage::opened, this, &MainWindow::openTrigger);
    connect(m_triggersPage, &TriggersPage::tryAgain, this, &MainWindow::refresh);
    connect(m_triggerPage, &TriggerPage::backAsked, this, &MainWindow::openTriggers);
    connect(m_triggerPage, &TriggerPage::said, m_status, &StatusLine::say);
    connect(m_triggerPage, &TriggerPage::logRead, this, [this] {
        if (m_telling && m_triggerPage->log()->model().rowCount() == 0)
            m_rows.start(); // an engine that has just started is still refilling its ring
        else
            showTelling();
    });
    connect(&m_triggerPage->log()->model(), &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_rows.isActive())
            QMetaObject::invokeMethod(this, &MainWindow::showTelling, Qt::QueuedConnection);
    });
    m_rows.setSingleShot(true);
    m_rows.setInterval(kRowsMs);
    connect(&m_rows, &QTimer::timeout, this, &MainWindow::showTelling);
    connect(m_triggerPage, &TriggerPage::executionShown, this, &MainWindow::pageReady);
    connect(&m_triggers, &TriggerModel::countsChanged, this, [this] { m_rail->triggers()->setBadge(m_triggers.needy()); });
    if (auto *app = qobject_cast<QApplication *>(QCoreApplication::instance()))
        connect(app, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        if (m_pages->currentWidget() == m_triggerPage)
            m_triggerPage->focusFilter();
        else
            m_triggersPage->focusFilter();
    });
    add(QKeySequence(Qt::Key_F5), [this] { refresh(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_2), [this] { openTriggers(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { openTriggers(); });
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (m_pages->currentWidget() == m_triggerPage)
            m_triggerPage->closeDetail();
        else
            m_triggersPage->focusTable();
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
    m_bell = std::make_unique<ClientBell>(client);
    connect(m_bell.get(), &ClientBell::linkChanged, this, &MainWindow::linkChanged);
    m_statusFeed = std::make_unique<PolledFeed<GetStatus>>(
        *m_bell, this, [this](Result<EngineStatus> answer) { takeStatus(std::move(answer)); });
    m_triggerFeed = std::make_unique<PolledFeed<GetTriggers>>(
        *m_bell, this, [this](Result<TriggerRows> answer) { takeTriggers(std::move(answer)); });
    m_triggerPage->attach(*m_bell);
    m_statusFeed->watch({});
    m_triggerFeed->watch({});
    m_bell->ringAll();
    linkChanged();
}

void MainWindow::showTrouble(const Trouble &trouble)
{
    m_top->setEngineState(EngineState::Failed, trouble.why);
    m_status->setText(tr("engine: not running"));
    m_triggersPage->showTrouble(trouble);
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
    if (name.isEmpty() || name == QLatin1String("triggers"))
        return openTriggers();
    if (name.count(QLatin1Char('/')) == 2)
        return openTrigger(name);
    m_wanted = name; // resolved when the triggers are known
}

void MainWindow::chooseTelling()
{
    m_telling = true;
    if (m_triggerPage->log()->model().rowCount() > 0)
        showTelling();
}

void MainWindow::showTelling()
{
    m_rows.stop();
    if (std::exchange(m_telling, false))
        m_triggerPage->chooseTelling();
    if (m_triggerPage->pane()->isHidden())
        emit pageReady();
}

void MainWindow::openTrigger(const QString &name)
{
    m_triggerPage->open(name);
    m_pages->setCurrentWidget(m_triggerPage);
    m_triggerPage->log()->table()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::openTriggers()
{
    m_triggerPage->close();
    m_pages->setCurrentWidget(m_triggersPage);
    m_rail->triggers()->setChecked(true);
    m_triggersPage->focusTable();
}

void MainWindow::refresh()
{
    if (!m_bell) {
        emit engineAsked();
        return;
    }
    m_statusFeed->watch({});
    m_triggerFeed->watch({});
    m_bell->ringAll();
}

void MainWindow::tick()
{
    const auto now = m_now();
    m_triggers.setNow(now);
    m_triggerPage->setNow(now);
    m_status->setNow(now);
}

void MainWindow::takeStatus(Result<EngineStatus> answer)
{
    if (!answer)
        return;
    m_status->setStatus(*answer);
    if (m_bell->client().link() == Link::Connected)
        m_top->setEngineState(answer->scheduling ? EngineState::Running : EngineState::OneShot,
                              QString::fromStdString(answer->dataDirectory));
}

void MainWindow::takeTriggers(Result<TriggerRows> answer)
{
    if (!answer) {
        m_triggersPage->showTrouble(troubleOf(answer.error(), tr("Could not list the triggers")));
        return;
    }
    m_triggers.setRows(std::move(answer->rows));
    m_triggersPage->showRows();
    m_triggerPage->refresh();
    if (!m_wanted.isEmpty()) {
        const auto wanted = std::exchange(m_wanted, {});
        for (int row = 0; row < m_triggers.rowCount(); ++row) {
            const auto key = QString::fromStdString(keyOf(m_triggers.at(row)));
            if (key == wanted || key.section(QLatin1Char('/'), -1) == wanted)
                openTrigger(key);
        }
    }
    if (!std::exchange(m_ready, true) && m_pages->currentWidget() == m_triggersPage)
        emit pageReady();
}

void MainWindow::linkChanged()
{
    const auto link = m_bell->client().link();
    m_triggerPage->setConnected(link == Link::Connected);
    if (link == Link::Lost) {
        m_top->setEngineState(EngineState::Lost);
        m_status->setText(tr("engine: connection lost"));
        m_triggersPage->showTrouble(troubleOf({ErrorKind::Unavailable, "EngineGone", {}}, tr("The engine is gone")));
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
