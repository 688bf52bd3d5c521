// The real window on a staged engine: what a person does, and what the engine is asked for.
#include "models/roles.h"
#include "tests/support/windowfixture.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerpage.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/table.h"

#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_Window : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init();
    void cleanup();
    void showsWithoutAnEngine();
    void listsTriggers();
    void opensATriggerByKeyboard();
    void keyboardWalk();
    void tickPauseResume();
    void refusedCommandIsSaid();
    void filtersTheLog();
    void filterChips();
    void wrongFilterSaysWhy();
    void followAndPause();
    void scrollingAwayPauses();
    void executionDetail();
    void copiesTheEvent();
    void functionLog();
    void emptyStates();
    void lostLink();
    void triggerThatWent();
    void narrowWindow();
    void everyIconButtonHasWords();
    void attemptsAreRows();

private:
    void open();
    QPushButton *button(const QString &text) const;
    Table *log() const { return f->window.triggerPage()->log()->table(); }
    LedgerModel &model() const { return f->window.triggerPage()->log()->model(); }
    void inject(int count);

    std::unique_ptr<WindowFixture> f;
};

void tst_Window::init()
{
    QSettings().clear();
    f = std::make_unique<WindowFixture>();
    f->window.show();
    QVERIFY(QTest::qWaitForWindowActive(&f->window));
}

void tst_Window::cleanup()
{
    f.reset();
}

void tst_Window::open()
{
    f->window.attach(f->client);
    f->window.openPage(QLatin1String(kSceneTrigger));
    QTRY_VERIFY(model().rowCount() > 0);
    QTRY_COMPARE(f->window.triggers().rowCount(), 12);
}

QPushButton *tst_Window::button(const QString &text) const
{
    for (auto *one : f->window.findChildren<QPushButton *>()) {
        if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == text)
            return one;
    }
    return nullptr;
}

void tst_Window::inject(int count)
{
    std::vector<LedgerRow> rows;
    static int task = 0;
    for (int i = 0; i < count; ++i) {
        rows.push_back(sceneRow(kSceneNow, 0, 5, 9));
        rows.back().taskId = QStringLiteral("00000000-0000-5000-8000-%1").arg(++task, 12, 10, QLatin1Char('0')).toStdString();
    }
    f->client.inject(std::move(rows));
}

void tst_Window::showsWithoutAnEngine()
{
    QTest::qWait(350);
    const auto *empty = f->window.triggersPage()->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("Starting the engine"));
    f->window.showTrouble(startTrouble({ErrorKind::InUse, "DirectoryHeld", "another engine has it"}));
    QCOMPARE(empty->title(), QStringLiteral("Could not start the engine"));
}

void tst_Window::listsTriggers()
{
    f->window.attach(f->client);
    QTRY_COMPARE(f->window.triggers().rowCount(), 12);
    auto *table = f->window.triggersPage()->findChild<Table *>();
    QCOMPARE(table->currentRow(), 0);
    auto *blocked = button(QStringLiteral("Blocked"));
    QVERIFY(blocked);
    QTest::mouseClick(blocked, Qt::LeftButton);
    QCOMPARE(f->window.triggers().rowCount(), 1);
    QTest::mouseClick(button(QStringLiteral("All")), Qt::LeftButton);
    QCOMPARE(f->window.triggers().rowCount(), 12);
    QTest::keyClick(&f->window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("to-csv"));
    QCOMPARE(f->window.triggers().rowCount(), 3);
}

void tst_Window::opensATriggerByKeyboard()
{
    f->window.attach(f->client);
    QTRY_COMPARE(f->window.triggers().rowCount(), 12);
    auto *table = f->window.triggersPage()->findChild<Table *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(f->window.triggerPage()->trigger(), QStringLiteral("billing/usage/hourly-usage"));
    QTRY_VERIFY(!f->client.sent<GetPumps>().empty());
    QCOMPARE(toText(f->client.sent<GetPumps>().back().trigger), std::string("billing/usage/hourly-usage"));
    QTest::keyClick(&f->window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(f->window.triggersPage()->isVisible());
}

void tst_Window::keyboardWalk()
{
    open();
    // Every stop of Tab is a visible, enabled control of this page, and the walk comes round.
    QSet<QWidget *> seen;
    log()->setFocus();
    for (int step = 0; step < 60; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *now = QApplication::focusWidget();
        QVERIFY(now && now->isVisible() && now->isEnabled());
        if (seen.contains(now))
            break;
        seen.insert(now);
    }
    QVERIFY(seen.contains(button(QStringLiteral("Tick now"))));
    QVERIFY(seen.contains(button(QStringLiteral("Pause"))));
    QVERIFY(seen.contains(button(QStringLiteral("Follow"))));
    QVERIFY(seen.contains(log()));
    QVERIFY(seen.contains(f->window.triggerPage()->log()->filter()->field()));
    // Arrows choose, right unfolds, Escape closes.
    log()->setFocus();
    QTest::keyClick(log(), Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(log(), Qt::Key_Down);
    const auto before = model().rowCount();
    QTest::keyClick(log(), Qt::Key_Right);
    QCOMPARE(model().rowCount(), before + 4);
    QTRY_VERIFY(f->window.triggerPage()->pane()->isLoaded());
    QTest::keyClick(log(), Qt::Key_Left);
    QCOMPARE(model().rowCount(), before);
    QTest::keyClick(log(), Qt::Key_Escape);
    QVERIFY(!f->window.triggerPage()->pane()->isVisible());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(log()));
}

void tst_Window::tickPauseResume()
{
    open();
    QTest::mouseClick(button(QStringLiteral("Tick now")), Qt::LeftButton);
    QCOMPARE(f->client.sent<TickTrigger>().size(), std::size_t(1));
    QCOMPARE(toText(f->client.sent<TickTrigger>().front().trigger), std::string(kSceneTrigger));
    QVERIFY(!button(QStringLiteral("Tick now"))->isEnabled()); // until it is answered
    QTRY_VERIFY(button(QStringLiteral("Tick now"))->isEnabled());
    QTest::mouseClick(button(QStringLiteral("Pause")), Qt::LeftButton);
    QTRY_COMPARE(f->client.sent<PauseTrigger>().size(), std::size_t(1));
    QCOMPARE(f->client.sent<PauseTrigger>().front().actor, std::string("sluice"));
    f->client.triggers.rows.front().definition.enabled = false;
    f->client.triggers.rows.front().state = PumpState::Disabled;
    Changed what;
    what.pumps = true;
    f->client.ring(what);
    QTRY_VERIFY(button(QStringLiteral("Resume")));
    QTRY_VERIFY(button(QStringLiteral("Resume"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Tick now"))->isEnabled());
    QTest::mouseClick(button(QStringLiteral("Resume")), Qt::LeftButton);
    QTRY_COMPARE(f->client.sent<ResumeTrigger>().size(), std::size_t(1));
}

void tst_Window::refusedCommandIsSaid()
{
    open();
    f->client.fail({ErrorKind::Denied, "AccessDenied", "you may not"});
    QTest::keyClick(&f->window, Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(f->client.sent<TickTrigger>().size(), std::size_t(1));
    const auto strips = [this] {
        QStringList said;
        for (auto *strip : f->window.findChildren<MessageStrip *>()) {
            if (strip->isVisible())
                said.append(strip->accessibleName());
        }
        return said.join(QLatin1Char('\n'));
    };
    QTRY_VERIFY(strips().contains(QStringLiteral("Could not tick the trigger. you may not (AccessDenied)")));
}

void tst_Window::filtersTheLog()
{
    open();
    const auto all = model().shownExecutions();
    QTest::keyClick(&f->window, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(f->window.triggerPage()->log()->filter()->field()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("KeyError"));
    QTRY_COMPARE(model().shownExecutions(), std::size_t(3)); // while it is typed
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(f->window.findChildren<TermChip *>().size(), 1);
    QCOMPARE(model().shownExecutions(), std::size_t(3));
    inject(4);
    QTest::qWait(60);
    QCOMPARE(model().shownExecutions(), std::size_t(3));
    f->window.triggerPage()->log()->filter()->clear();
    QTRY_COMPARE(model().shownExecutions(), all + 4);
}

void tst_Window::filterChips()
{
    open();
    auto *filter = f->window.triggerPage()->log()->filter();
    filter->add(QStringLiteral("status: failed"));
    QTRY_COMPARE(model().shownExecutions(), std::size_t(3));
    QTest::keyClick(f->window.findChild<TermChip *>(), Qt::Key_Space); // turns it round
    QCOMPARE(filter->terms().size(), std::size_t(1));
    QVERIFY(filter->terms().front().excludes());
    QTRY_VERIFY(model().shownExecutions() > 700);
    QTRY_VERIFY(f->window.findChildren<TermChip *>().size() == 1);
    QTest::keyClick(f->window.findChild<TermChip *>(), Qt::Key_Delete);
    QVERIFY(filter->terms().empty());
}

void tst_Window::wrongFilterSaysWhy()
{
    open();
    const auto before = model().shownExecutions();
    auto *field = f->window.triggerPage()->log()->filter()->field();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("shard: many"));
    QTRY_VERIFY(field->property("wrong").toBool());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(f->window.findChildren<TermChip *>().isEmpty());
    QCOMPARE(model().shownExecutions(), before);
}

void tst_Window::followAndPause()
{
    open();
    QTest::mouseClick(button(QStringLiteral("Follow")), Qt::LeftButton);
    QVERIFY(!model().isFollowing());
    const auto top = model().sequenceAt(0);
    inject(12);
    QTRY_VERIFY(button(QStringLiteral("12 new")));
    QCOMPARE(model().sequenceAt(0), top);
    QTest::mouseClick(button(QStringLiteral("12 new")), Qt::LeftButton);
    QVERIFY(model().isFollowing());
    QVERIFY(button(QStringLiteral("Follow"))->isChecked());
    QCOMPARE(model().sequenceAt(0), f->client.lastSequence());
    QVERIFY(!button(QStringLiteral("12 new")));
}

void tst_Window::scrollingAwayPauses()
{
    open();
    log()->setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(log(), Qt::Key_PageDown);
    QTRY_VERIFY(!model().isFollowing());
    inject(1);
    QTRY_VERIFY(button(QStringLiteral("1 new")));
    QTest::keyClick(log(), Qt::Key_Home);
    QTRY_VERIFY(model().isFollowing());
}

void tst_Window::executionDetail()
{
    open();
    f->window.triggerPage()->chooseTelling();
    auto *pane = f->window.triggerPage()->pane();
    QTRY_VERIFY(pane->isLoaded());
    QVERIFY(pane->isVisible());
    QCOMPARE(f->client.sent<GetExecution>().back().sequence, pane->sequence());
    const auto *box = pane->findChild<TroubleBox *>();
    QVERIFY(box->isVisible());
    QCOMPARE(box->accessibleName(), QStringLiteral("The function failed with KeyError"));
    const auto *event = pane->findChild<CodeView *>();
    QVERIFY(event->toPlainText().startsWith(QStringLiteral("{\n  \"source\": {\n    \"endpoint\": \"http://127.0.0.1:41873\",")));
    // Up and down walk through executions, not attempts.
    const auto first = pane->sequence();
    emit pane->stepAsked(1);
    QTRY_VERIFY(pane->sequence() != first);
    QVERIFY(!model().isAttempt(log()->currentRow()));
    emit pane->stepAsked(-1);
    QTRY_COMPARE(pane->sequence(), first);
}

void tst_Window::copiesTheEvent()
{
    open();
    f->window.triggerPage()->chooseTelling();
    QTRY_VERIFY(f->window.triggerPage()->pane()->isLoaded());
    QTest::mouseClick(button(QStringLiteral("Copy event")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), f->client.event); // byte for byte
}

void tst_Window::functionLog()
{
    open();
    f->window.triggerPage()->chooseTelling();
    auto *pane = f->window.triggerPage()->pane();
    QTRY_VERIFY(pane->isLoaded());
    QTRY_COMPARE(f->client.sent<GetFunctionLog>().size(), std::size_t(1));
    const auto asked = f->client.sent<GetFunctionLog>().front();
    QCOMPARE(toText(asked.function), std::string("cleaning/clean"));
    QVERIFY(!asked.requestId.empty());
    pane->findChild<QTabBar *>()->setCurrentIndex(1);
    const auto views = pane->findChildren<CodeView *>();
    QTRY_VERIFY(views[1]->isVisible() && views[1]->toPlainText().contains(QStringLiteral("[INFO] window of 1284 logs")));
    f->client.functionLog.rows.clear();
    emit pane->stepAsked(1);
    QTRY_VERIFY(pane->findChild<EmptyState *>()->isVisible());
}

void tst_Window::emptyStates()
{
    const auto scene = f->client.triggers;
    f->client.triggers.rows.clear();
    f->window.attach(f->client);
    const auto *empty = f->window.triggersPage()->findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), QStringLiteral("No triggers yet"));
    f->client.triggers = scene;
    QTest::keyClick(&f->window, Qt::Key_F5);
    QTRY_COMPARE(f->window.triggers().rowCount(), 12);
    QVERIFY(!empty->isVisible());
    QTest::keyClick(&f->window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("nowhere"));
    QCOMPARE(empty->title(), QStringLiteral("No trigger matches"));
    QTest::mouseClick(button(QStringLiteral("Clear filters")), Qt::LeftButton);
    QCOMPARE(f->window.triggers().rowCount(), 12);

    f->window.openPage(QStringLiteral("security/alerts/sudo")); // the scene has no rows of it
    const auto *logEmpty = f->window.triggerPage()->log()->findChild<EmptyState *>();
    QTRY_COMPARE(logEmpty->title(), QStringLiteral("No executions yet"));
    f->window.openPage(QLatin1String(kSceneTrigger));
    QTRY_VERIFY(model().rowCount() > 0);
    f->window.triggerPage()->log()->filter()->add(QStringLiteral("shard: 7"));
    QTRY_COMPARE(logEmpty->title(), QStringLiteral("No execution matches"));
    QVERIFY(logEmpty->isVisible());
}

void tst_Window::lostLink()
{
    open();
    f->client.fail({ErrorKind::Unavailable, "EngineGone", {}});
    f->client.setLink(Link::Lost);
    QVERIFY(!button(QStringLiteral("Tick now"))->isEnabled());
    f->client.succeed();
    f->client.setLink(Link::Connected);
    QTRY_VERIFY(button(QStringLiteral("Tick now"))->isEnabled());
    inject(1);
    QTRY_COMPARE(model().sequenceAt(0), f->client.lastSequence());
}

void tst_Window::triggerThatWent()
{
    open();
    f->client.triggers.rows.erase(f->client.triggers.rows.begin());
    Changed what;
    what.definitions = true;
    f->client.ring(what);
    QTRY_VERIFY(!button(QStringLiteral("Tick now"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Pause"))->isEnabled());
}

void tst_Window::narrowWindow()
{
    open();
    f->window.resize(1024, 640);
    f->window.triggerPage()->chooseTelling();
    auto *pane = f->window.triggerPage()->pane();
    QTRY_VERIFY(pane->isLoaded());
    const auto paneTop = pane->mapTo(&f->window, QPoint(0, 0)).y();
    const auto logTop = log()->mapTo(&f->window, QPoint(0, 0)).y();
    QVERIFY2(paneTop > logTop, "the execution goes below the page");
    QCOMPARE(f->window.minimumSize(), QSize(1024, 640));
    QCOMPARE(f->window.size(), QSize(1024, 640)); // nothing in it pushes it wider
    f->window.resize(1440, 900);
    QTRY_VERIFY(pane->mapTo(&f->window, QPoint(0, 0)).x() > 900);
}

void tst_Window::everyIconButtonHasWords()
{
    open();
    f->window.triggerPage()->chooseTelling();
    for (const auto *one : f->window.findChildren<QAbstractButton *>()) {
        if (one->text().isEmpty() && one->metaObject()->className() != QByteArray("QTableCornerButton") && !one->icon().isNull())
            QVERIFY2(!one->accessibleName().isEmpty() && !one->toolTip().isEmpty(), one->metaObject()->className());
    }
    for (const auto *table : f->window.findChildren<Table *>())
        QVERIFY(!table->accessibleName().isEmpty());
}

void tst_Window::attemptsAreRows()
{
    open();
    f->window.triggerPage()->chooseTelling();
    const auto row = log()->currentRow();
    QCOMPARE(Unfold(model().index(row, 0).data(UnfoldRole).toInt()), Unfold::Open);
    QVERIFY(model().isAttempt(row + 4));
    log()->selectOnly(row + 2); // its second attempt
    QTRY_COMPARE(f->window.triggerPage()->pane()->sequence(), model().sequenceAt(row + 2));
    // A click on the arrow folds it.
    const auto cell = log()->visualRect(model().index(row, 0));
    QTest::mouseClick(log()->viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(14, 12));
    QVERIFY(!model().isAttempt(row + 1));
}

QTEST_MAIN(tst_Window)
#include "tst_window.moc"
