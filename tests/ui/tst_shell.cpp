// The window around its pages: places, palette, undo, dialogs, language, menu.
#include "models/codedesk.h"
#include "tests/support/windowtest.h"
#include "ui/theme/theme.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/window/commandpalette.h"
#include "ui/window/rail.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QAbstractButton>
#include <QDialog>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTranslator>

using namespace sluice;
using namespace sluice::test;

class tst_Shell : public WindowTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { show(); }
    void cleanup() { f.reset(); }
    void goesToPlacesAndBack();
    void asksForUnsavedCode();
    void paletteFindsAndOpens();
    void paletteGivesTheKeyboardBack();
    void undoAndRedo();
    void nothingToUndoIsNoError();
    void deletesAfterAsking();
    void deletingTellsWhoUsesIt();
    void saysWhatIsNewlyWrong();
    void restoresFromTheTrash();
    void speaksAnotherLanguageAtOnce();
    void menuAndConnections();
    void firstStartHasThreeDoors();
    void remembersItsPlace();
    void opensTheSheetOfShortcuts();

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

void tst_Shell::goesToPlacesAndBack()
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

void tst_Shell::asksForUnsavedCode()
{
    open();
    const QTemporaryDir root;
    const CodeDesk::Key key{root.path(), QStringLiteral("index.py")};
    QFile file(root.filePath(key.path));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old\n") == 4);
    file.close();
    auto &desk = CodeDesk::of(f->window.workspace());
    static_cast<void>(desk.open(key));
    desk.setText(key, QStringLiteral("new\n"));
    f->window.close();
    auto *question = f->window.findChild<QMessageBox *>();
    QVERIFY(question && question->isVisible() && f->window.isVisible());
    for (auto *button : question->buttons()) {
        if (button->text() == QStringLiteral("&Discard"))
            button->click();
    }
    QTRY_VERIFY(!f->window.isVisible());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old\n"));
}

void tst_Shell::paletteFindsAndOpens()
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

void tst_Shell::paletteGivesTheKeyboardBack()
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

void tst_Shell::undoAndRedo()
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

void tst_Shell::nothingToUndoIsNoError()
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

void tst_Shell::deletesAfterAsking()
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

void tst_Shell::deletingTellsWhoUsesIt()
{
    open();
    QTRY_VERIFY(f->window.workspace().definitions()->version > 0);
    f->window.workspace().open(QStringLiteral("delete/logstore/shop/access"));
    QVERIFY(dialog());
    const auto story = [this] {
        QStringList texts;
        for (const auto *label : dialog()->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(QLatin1Char('\n'));
    };
    QVERIFY2(story().contains(QStringLiteral(", which reads it")), qPrintable(story()));
    QVERIFY(story().contains(QStringLiteral("cannot be without it and")));
    QTest::mouseClick(in(dialog(), QStringLiteral("Delete all together")), Qt::LeftButton);
    QTRY_COMPARE(f->client.sent<DeleteObject>().size(), std::size_t(1));
    QVERIFY(f->client.sent<DeleteObject>().back().cascade);
    f->window.workspace().open(QStringLiteral("delete/logstore/shop/fn-log"));
    QTRY_VERIFY(dialog() && story().contains(QStringLiteral("shipping, which has its function log there")));
    QVERIFY(in(dialog(), QStringLiteral("Delete")));
}

void tst_Shell::saysWhatIsNewlyWrong()
{
    f->client.triggers.rows.back().state = PumpState::UpToDate;
    f->client.triggers.rows.back().definition.enabled = true;
    open();
    QSignalSpy said(&f->window.workspace(), &Workspace::said);
    f->window.workspace().readAgain();
    QTRY_VERIFY(f->window.findChild<TopBar *>()->notices()->isVisible());
    QCOMPARE(said.size(), 0); // what was so before is no news
    auto &row = f->client.triggers.rows.back();
    row.state = PumpState::SourceGone;
    f->window.workspace().readAgain();
    const auto words = QStringLiteral("%1 has lost its Logstore").arg(QString::fromStdString(toText(row.definition.key)));
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said.front().front().toString(), words);
    QCOMPARE(f->window.findChild<StatusLine *>()->accessibleDescription(), words);
    const auto *button = f->window.findChild<TopBar *>()->notices();
    const auto bad = Theme::of(button->palette()).bad.rgb();
    const auto image = button->icon().pixmap(button->iconSize()).toImage().convertToFormat(QImage::Format_ARGB32);
    bool isBad = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            isBad = isBad || (qAlpha(image.pixel(x, y)) == 255 && image.pixel(x, y) == bad);
    }
    QVERIFY(isBad); // not a black sign
    f->window.workspace().readAgain();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(said.size(), 1); // once
}

void tst_Shell::restoresFromTheTrash()
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

void tst_Shell::speaksAnotherLanguageAtOnce()
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

void tst_Shell::opensTheSheetOfShortcuts()
{
    open();
    QVERIFY(!dialog());
    f->window.workspace().open(QStringLiteral("shortcuts"));
    QVERIFY(dialog());
    QCOMPARE(dialog()->windowTitle(), QStringLiteral("Keyboard shortcuts"));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    f = std::make_unique<WindowFixture>();
    f->window.openPage(QStringLiteral("shortcuts")); // as --page does
    f->window.show();
    QTRY_VERIFY(dialog());
    QCOMPARE(place(), QStringLiteral("overview"));
}

void tst_Shell::menuAndConnections()
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

void tst_Shell::firstStartHasThreeDoors()
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

void tst_Shell::remembersItsPlace()
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

QTEST_MAIN(tst_Shell)
#include "tst_shell.moc"
