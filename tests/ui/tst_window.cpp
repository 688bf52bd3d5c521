// The real window on a staged engine: what a person does, and what the engine is asked for.
#include "models/roles.h"
#include "tests/support/windowtest.h"
#include "ui/triggers/triggerlist.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/window/commandpalette.h"
#include "ui/window/rail.h"
#include "ui/window/settings.h"
#include "ui/window/topbar.h"

#include <QComboBox>
#include <QDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QTranslator>

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
    void goesToPlacesAndBack();
    void paletteFindsAndOpens();
    void paletteGivesTheKeyboardBack();
    void undoAndRedo();
    void nothingToUndoIsNoError();
    void deletesAfterAsking();
    void restoresFromTheTrash();
    void speaksAnotherLanguageAtOnce();
    void settingsAreKept();
    void menuAndConnections();
    void firstStartHasThreeDoors();
    void remembersItsPlace();

private:
    [[nodiscard]] QDialog *dialog() const
    {
        for (auto *one : f->window.findChildren<QDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *in(QWidget *where, const QString &text) const
    {
        for (auto *one : where->findChildren<QPushButton *>()) {
            if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(&f->window, key, modifiers);
    }
    [[nodiscard]] QString place() const { return f->window.pages()->place(); }
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
            QVERIFY2(!one->accessibleName().isEmpty() && !one->toolTip().isEmpty(), one->metaObject()->className());
    }
    for (const auto *table : f->window.findChildren<Table *>())
        QVERIFY(!table->accessibleName().isEmpty());
}

void tst_Window::goesToPlacesAndBack()
{
    open();
    key(Qt::Key_1);
    QCOMPARE(place(), QStringLiteral("overview"));
    QVERIFY(f->window.findChild<Rail *>()->item(QStringLiteral("overview"))->isChecked());
    key(Qt::Key_3);
    key(Qt::Key_6);
    QCOMPARE(place(), QStringLiteral("access"));
    key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(place(), QStringLiteral("services"));
    key(Qt::Key_Left, Qt::AltModifier);
    key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(place(), QStringLiteral("triggers/cleaning/clean/orders"));
    QTest::mouseClick(f->window.findChild<Rail *>()->item(QStringLiteral("logstores")), Qt::LeftButton);
    QCOMPARE(place(), QStringLiteral("logstores"));
    f->window.workspace().open(QStringLiteral("no-such-place"));
    QCOMPARE(place(), QStringLiteral("logstores"));
}

void tst_Window::paletteFindsAndOpens()
{
    open();
    QTRY_VERIFY(f->window.workspace().definitions()->version > 0);
    key(Qt::Key_K);
    auto *palette = f->window.commands();
    QVERIFY(palette->isVisible());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(palette->field()));
    QTest::keyClicks(palette->field(), QStringLiteral("failed-log"));
    QCOMPARE(palette->model().rowCount(), 1);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(place(), QStringLiteral("triggers/security/alerts/failed-logins"));
    key(Qt::Key_K);
    QTest::keyClicks(palette->field(), QStringLiteral("tick now"));
    QCOMPARE(palette->model().at(0).text, QStringLiteral("Tick now")); // an action of the page
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_COMPARE(f->client.sent<TickTrigger>().size(), std::size_t(1));
    key(Qt::Key_K);
    QTest::keyClicks(palette->field(), QStringLiteral("trash"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_VERIFY(dialog());
}

void tst_Window::paletteGivesTheKeyboardBack()
{
    open();
    table()->setFocus();
    key(Qt::Key_K);
    QTest::keyClicks(f->window.commands()->field(), QStringLiteral("zzz"));
    QCOMPARE(f->window.commands()->model().rowCount(), 0);
    QTest::keyClick(f->window.commands()->field(), Qt::Key_Return); // nothing to open
    QVERIFY(f->window.commands()->isVisible());
    QTest::keyClick(f->window.commands()->field(), Qt::Key_Escape);
    QVERIFY(!f->window.commands()->isVisible());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(table()));
}

void tst_Window::undoAndRedo()
{
    f->client.on<UndoChange>([](const UndoChange &) -> Result<PlanRows> {
        return PlanRows{{{"change", "trigger", "a/b/c", "interval: 20 → 60"}}, {}};
    });
    open();
    QSignalSpy said(&f->window.workspace(), &Workspace::said);
    key(Qt::Key_Z);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said.front().front().toString(), QStringLiteral("edited trigger a/b/c"));
    QCOMPARE(f->client.sent<UndoChange>().front().actor, std::string("sluice"));
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(f->client.sent<RedoChange>().size(), std::size_t(1));
    // Text that is being typed is undone by itself.
    log()->filter()->field()->setFocus();
    QTest::keyClicks(log()->filter()->field(), QStringLiteral("abc"));
    QTest::keyClick(log()->filter()->field(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(log()->filter()->field()->text(), QString());
    QCOMPARE(f->client.sent<UndoChange>().size(), std::size_t(1));
}

void tst_Window::nothingToUndoIsNoError()
{
    f->client.on<UndoChange>([](const UndoChange &) -> Result<PlanRows> {
        return fail(ErrorKind::Invalid, "NothingToUndo", "there is no change");
    });
    open();
    QSignalSpy said(&f->window.workspace(), &Workspace::said);
    key(Qt::Key_Z);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said.front().front().toString(), QStringLiteral("There is nothing to undo."));
}

void tst_Window::deletesAfterAsking()
{
    open();
    QTRY_VERIFY(f->window.workspace().definitions()->version > 0);
    f->window.workspace().open(QStringLiteral("delete/service/shipping"));
    QVERIFY(dialog());
    QStringList texts;
    for (const auto *label : dialog()->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.join(QLatin1Char('\n')).contains(QStringLiteral("trigger shipping/to-csv/payments"))); // what goes with it
    QTest::keyClick(dialog(), Qt::Key_Return); // Enter alone deletes nothing
    QVERIFY(f->client.sent<DeleteObject>().empty());
    f->window.workspace().open(QStringLiteral("delete/service/shipping"));
    f->client.fail({ErrorKind::InUse, "InUse", "a trigger reads it"});
    auto *sheet = dialog();
    QTest::mouseClick(in(sheet, QStringLiteral("Delete")), Qt::LeftButton);
    QTRY_COMPARE(f->client.sent<DeleteObject>().size(), std::size_t(1));
    QTRY_VERIFY(sheet->findChild<MessageStrip *>()->isVisible()); // it says why and stays
    f->client.succeed();
    QTest::mouseClick(in(sheet, QStringLiteral("Delete")), Qt::LeftButton);
    QTRY_VERIFY(!dialog());
    const auto sent = f->client.sent<DeleteObject>().back();
    QCOMPARE(sent.kind + ' ' + sent.name, std::string("service shipping"));
    QVERIFY(sent.cascade);
}

void tst_Window::restoresFromTheTrash()
{
    open();
    f->window.workspace().open(QStringLiteral("trash"));
    auto *table = dialog()->findChild<Table *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("shipping/to-csv/old")); // newest first
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(f->client.sent<RestoreObject>().size(), std::size_t(1));
    QCOMPARE(f->client.sent<RestoreObject>().front().name, std::string("t2"));
}

void tst_Window::speaksAnotherLanguageAtOnce()
{
    open();
    QVERIFY(button(QStringLiteral("Tick now")));
    {
        QTranslator words;
        QVERIFY(words.load(QStringLiteral(":/i18n/sluice_zh_CN.qm")));
        QCoreApplication::installTranslator(&words);
        QTRY_VERIFY(button(QStringLiteral("触发器")));
        QCOMPARE(place(), QStringLiteral("triggers/cleaning/clean/orders"));
        QTRY_VERIFY(model().rowCount() > 0);
        QCoreApplication::removeTranslator(&words);
    }
    QTRY_VERIFY(button(QStringLiteral("Triggers")));
    key(Qt::Key_1); // keys work once, not twice
    QCOMPARE(place(), QStringLiteral("overview"));
}

void tst_Window::settingsAreKept()
{
    open();
    QSignalSpy changed(&f->window, &MainWindow::settingsChanged);
    key(Qt::Key_Comma);
    QVERIFY(dialog());
    for (auto *combo : dialog()->findChildren<QComboBox *>()) {
        if (combo->accessibleName() == QStringLiteral("Colours")) {
            combo->setFocus();
            QTest::keyClick(combo, Qt::Key_End);
        }
    }
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(Settings::load().scheme == Scheme::Dark);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QVERIFY(!dialog());
}

void tst_Window::menuAndConnections()
{
    open();
    QTRY_VERIFY(f->window.workspace().definitions()->version > 0);
    key(Qt::Key_F10, Qt::NoModifier);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QStringList texts;
    for (const auto *action : menu->actions())
        texts.append(action->text());
    for (const auto *text : {"New trigger", "Trash…", "Settings…", "Keyboard shortcuts", "Undo the last change"})
        QVERIFY2(texts.contains(QLatin1String(text)) || texts.contains(QString::fromUtf8(text)), text);
    menu->close();
    QTest::mouseClick(f->window.findChild<ConnectionButton *>(), Qt::LeftButton);
    auto *connections = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(connections && connections != menu);
    for (auto *action : connections->actions()) {
        if (action->text() == QStringLiteral("shop-cloud"))
            action->trigger();
    }
    connections->close();
    QCOMPARE(place(), QStringLiteral("access/connections/shop-cloud"));
}

void tst_Window::firstStartHasThreeDoors()
{
    QSettings().clear();
    f = std::make_unique<WindowFixture>();
    f->client.definitions = {};
    f->client.definitions.version = 1;
    f->client.triggers.rows.clear();
    f->window.openPage({});
    f->window.show();
    f->window.attach(f->client);
    QTRY_COMPARE(place(), QStringLiteral("welcome"));
    QSignalSpy sample(&f->window, &MainWindow::sampleAsked);
    f->window.workspace().open(QStringLiteral("sample"));
    QCOMPARE(sample.size(), 1);
}

void tst_Window::remembersItsPlace()
{
    open();
    key(Qt::Key_6);
    f = std::make_unique<WindowFixture>();
    f->window.openPage({});
    QCOMPARE(place(), QStringLiteral("access"));
    f = std::make_unique<WindowFixture>();
    f->window.openPage(QStringLiteral("services/shipping")); // what is asked for wins
    QCOMPARE(place(), QStringLiteral("services/shipping"));
}

QTEST_MAIN(tst_Window)
#include "tst_window.moc"
