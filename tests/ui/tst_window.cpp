// The real window on a staged engine: what a person does, and what the engine is asked for.
#include "models/roles.h"
#include "tests/support/windowtest.h"
#include "ui/triggers/triggerlist.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"

using namespace sluice;
using namespace sluice::test;

class tst_Window : public WindowTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { show(); }
    void cleanup() { f.reset(); }
    void showsWithoutAnEngine();
    void listsTriggers();
    void opensATriggerByKeyboard();
    void keyboardWalk();
    void tickPauseResume();
    void refusedCommandIsSaid();
    void emptyStates();
    void lostLink();
    void triggerThatWent();
    void everyIconButtonHasWords();
};

void tst_Window::showsWithoutAnEngine()
{
    const auto *empty = page()->list()->findChild<EmptyState *>();
    QVERIFY(!empty->isVisible()); // not before 300 ms
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("Starting the engine"));
    f->window.showTrouble({ErrorKind::InUse, "DirectoryHeld", "another engine has it"});
    QCOMPARE(empty->title(), QStringLiteral("Could not start the engine"));
}

void tst_Window::listsTriggers()
{
    f->window.attach(f->client);
    QTRY_COMPARE(triggers().rowCount(), 12);
    auto *table = page()->list()->findChild<Table *>();
    QCOMPARE(table->currentRow(), 0);
    auto *blocked = button(QStringLiteral("Blocked"));
    QVERIFY(blocked);
    QTest::mouseClick(blocked, Qt::LeftButton);
    QCOMPARE(triggers().rowCount(), 1);
    QTest::mouseClick(button(QStringLiteral("All")), Qt::LeftButton);
    QCOMPARE(triggers().rowCount(), 12);
    QTest::keyClick(&f->window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("to-csv"));
    QCOMPARE(triggers().rowCount(), 3);
}

void tst_Window::opensATriggerByKeyboard()
{
    f->window.attach(f->client);
    QTRY_COMPARE(triggers().rowCount(), 12);
    auto *table = page()->list()->findChild<Table *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(page()->trigger()->trigger(), QStringLiteral("billing/usage/hourly-usage"));
    QTRY_VERIFY(!f->client.sent<GetPumps>().empty());
    QCOMPARE(toText(f->client.sent<GetPumps>().back().trigger), std::string("billing/usage/hourly-usage"));
    QTest::keyClick(&f->window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(table->isVisible());
}

void tst_Window::keyboardWalk()
{
    open();
    // Every stop of Tab is a visible, enabled control of this page, and the walk comes round.
    QSet<QWidget *> seen;
    table()->setFocus();
    for (int step = 0; step < 60; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *now = QApplication::focusWidget();
        QVERIFY(now && now->isVisible() && now->isEnabled());
        if (now == table())
            break; // a label with links is more than one stop
        seen.insert(now);
    }
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(table()));
    QVERIFY(seen.contains(button(QStringLiteral("Tick now"))));
    QVERIFY(seen.contains(button(QStringLiteral("Pause"))));
    QVERIFY(seen.contains(button(QStringLiteral("Follow"))));
    QVERIFY(seen.contains(log()->filter()->field()));
    // Arrows choose, right unfolds, Escape closes.
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(table(), Qt::Key_Down);
    const auto before = model().rowCount();
    QTest::keyClick(table(), Qt::Key_Right);
    QCOMPARE(model().rowCount(), before + 4);
    QTRY_VERIFY(pane()->isLoaded());
    QTest::keyClick(table(), Qt::Key_Left);
    QCOMPARE(model().rowCount(), before);
    QTest::keyClick(table(), Qt::Key_Escape);
    QVERIFY(!pane()->isVisible());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(table()));
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

void tst_Window::emptyStates()
{
    const auto scene = f->client.triggers;
    f->client.triggers.rows.clear();
    f->window.attach(f->client);
    const auto *empty = page()->list()->findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), QStringLiteral("No triggers yet"));
    f->client.triggers = scene;
    QTest::keyClick(&f->window, Qt::Key_F5);
    QTRY_COMPARE(triggers().rowCount(), 12);
    QVERIFY(!empty->isVisible());
    QTest::keyClick(&f->window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("nowhere"));
    QCOMPARE(empty->title(), QStringLiteral("No trigger matches"));
    QTest::mouseClick(button(QStringLiteral("Clear filters")), Qt::LeftButton);
    QCOMPARE(triggers().rowCount(), 12);

    f->window.openPage(QStringLiteral("security/alerts/sudo")); // the scene has no rows of it
    const auto *logEmpty = log()->findChild<EmptyState *>();
    QTRY_COMPARE(logEmpty->title(), QStringLiteral("No executions yet"));
    f->window.openPage(QLatin1String(kSceneTrigger));
    QTRY_VERIFY(model().rowCount() > 0);
    log()->filter()->add(QStringLiteral("shard: 7"));
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

void tst_Window::everyIconButtonHasWords()
{
    open();
    page()->chooseTelling();
    for (const auto *one : f->window.findChildren<QAbstractButton *>()) {
        // The sign in a field says nothing that the field's own name does not.
        if (one->metaObject()->className() == QByteArray("QLineEditIconButton"))
            continue;
        if (one->text().isEmpty() && one->metaObject()->className() != QByteArray("QTableCornerButton")
            && !one->icon().isNull())
            QVERIFY2(!one->accessibleName().isEmpty() && !one->toolTip().isEmpty(),
                     qPrintable(one->accessibleName() + one->toolTip() + QLatin1String(one->parentWidget()->metaObject()->className())));
    }
    for (const auto *table : f->window.findChildren<Table *>())
        QVERIFY(!table->accessibleName().isEmpty());
}

QTEST_MAIN(tst_Window)
#include "tst_window.moc"
