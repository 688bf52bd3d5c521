// What was typed into the code is not lost: to another program, to the close of the window, or to a slip.
#include "tests/support/workhouse.h"
#include "ui/functions/unsavedquestion.h"

#include <QMessageBox>
#include <QScrollBar>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_Unsaved : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void diskWhileTyping();
    void diskBetweenKeys();
    void closesAtOnce();
    void saysWhatIsNotSaved();
    void discardOfAGoneFileAsks();
    void undoStaysInTheWorkbench();
    void savesAtOnce();
    void runsTheEventThatWasSaved();
    void keepMineThatFails();
    void backAgain();
    void scrollsTheFileThatIsShown();
};

void tst_Unsaved::diskWhileTyping()
{
    WorkHouse house;
    house.show();
    house.type("#");
    house.write("index.py", "theirs\n");
    CodeDesk::of(house.workspace).look(house.folder()); // before the editor's timer
    QVERIFY(house.named<QWidget>("clash")->isVisible());
    QVERIFY(house.editor()->text().startsWith("#import"));
    QVERIFY(!house.bench->saveAll());
    QCOMPARE(house.read("index.py"), QByteArray("theirs\n"));
}

void tst_Unsaved::diskBetweenKeys()
{
    WorkHouse house;
    house.show();
    house.type("ab"); // the second key is not told yet
    house.write("index.py", "a" + kWorkCode); // what the desk would think is the text
    auto &desk = CodeDesk::of(house.workspace);
    desk.look(house.folder());
    QVERIFY(house.editor()->text().startsWith("abimport"));
    QCOMPARE(desk.paper({house.folder(), "index.py"})->clash, CodeClash::Changed);
}

void tst_Unsaved::closesAtOnce()
{
    WorkHouse house;
    house.show();
    house.type("ab");
    auto *question = askBeforeClosing(CodeDesk::of(house.workspace), house.bench.get(), [] {});
    QVERIFY(question);
    QTest::mouseClick(house.button("Save all", question), Qt::LeftButton);
    QTRY_VERIFY(house.read("index.py").startsWith("abimport"));
}

void tst_Unsaved::saysWhatIsNotSaved()
{
    WorkHouse house;
    house.show();
    house.type("a");
    house.write("index.py", "theirs\n");
    int closed = 0;
    auto *question = askBeforeClosing(CodeDesk::of(house.workspace), house.bench.get(), [&] { ++closed; });
    QVERIFY(question);
    QTest::mouseClick(house.button("Save all", question), Qt::LeftButton);
    QTRY_VERIFY(house.named<QMessageBox>("notSaved"));
    QVERIFY(house.named<QMessageBox>("notSaved")->informativeText().contains("index.py was changed on disk meanwhile"));
    QCOMPARE(closed, 0);
    QCOMPARE(house.read("index.py"), QByteArray("theirs\n"));
}

void tst_Unsaved::discardOfAGoneFileAsks()
{
    WorkHouse house;
    house.show();
    house.type("# mine\n");
    QFile::remove(house.folder() + "/index.py");
    auto *strip = house.named<QWidget>("clash");
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(!house.button("Take the file's", strip));
    QVERIFY(!house.button("Compare", strip));
    QTest::mouseClick(house.button("Discard…", strip), Qt::LeftButton);
    QTRY_VERIFY(house.box());
    QVERIFY(house.editor()->text().startsWith("# mine\n")); // not yet
    QTest::mouseClick(house.button("Keep editing", house.box()), Qt::LeftButton);
    QTRY_VERIFY(!house.box());
    QVERIFY(house.bench->unsaved());
    QTest::mouseClick(house.button("Discard…", strip), Qt::LeftButton);
    QTRY_VERIFY(house.box());
    QTest::mouseClick(house.button("Discard", house.box()), Qt::LeftButton);
    QTRY_VERIFY(house.says("The file is gone"));
    QVERIFY(!house.bench->unsaved());
}

void tst_Unsaved::undoStaysInTheWorkbench()
{
    WorkHouse house;
    QAction undo(house.bench.get()); // as the window has one
    undo.setShortcut(QKeySequence::Undo);
    undo.setShortcutContext(Qt::WindowShortcut);
    house.bench->addAction(&undo);
    int undone = 0;
    connect(&undo, &QAction::triggered, this, [&] { ++undone; });
    house.show();
    house.tree()->setFocus();
    QTest::keyClick(house.tree(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 0);
}

void tst_Unsaved::savesAtOnce()
{
    WorkHouse house;
    house.show();
    house.type("ab");
    QVERIFY(house.bench->saveAction()->isEnabled());
    QTest::keyClick(house.editor()->face(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(house.read("index.py").startsWith("abimport"));
}

void tst_Unsaved::runsTheEventThatWasSaved()
{
    WorkHouse house;
    house.show();
    auto *choice = house.bench->events()->choice();
    choice->setCurrentIndex(choice->findData("file:event.json"));
    emit choice->activated(choice->currentIndex());
    QVERIFY(house.bench->events()->payload().contains("shop"));
    house.bench->openFile("event.json");
    house.editor()->replaceText("{\"new\": 1}\n");
    house.answer(okAnswer());
    house.run();
    QCOMPARE(house.client.sent<InvokeFunction>().size(), std::size_t(1));
    QCOMPARE(house.bench->events()->payload(), QByteArray("{\"new\": 1}\n"));
}

void tst_Unsaved::keepMineThatFails()
{
    WorkHouse house;
    house.show();
    house.type("# mine\n");
    QFile::remove(house.folder() + "/index.py");
    auto *strip = house.named<QWidget>("clash");
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(QDir(house.folder()).mkpath("index.py")); // something else has the name
    QTest::mouseClick(house.button("Save it again", strip), Qt::LeftButton);
    QTRY_VERIFY(house.says("index.py is not saved."));
    QVERIFY(house.bench->unsaved());
}

void tst_Unsaved::backAgain()
{
    WorkHouse house;
    house.show();
    QFile::remove(house.folder() + "/index.py");
    QTRY_VERIFY(house.says("The file is gone"));
    house.write("index.py", "again\n");
    QTRY_VERIFY(house.editor()->isVisible());
    QCOMPARE(house.editor()->text(), QString("again\n"));
}

void tst_Unsaved::scrollsTheFileThatIsShown()
{
    WorkHouse house;
    house.write("wide.py", QByteArray(2'000, 'x') + "\n");
    house.show();
    auto *bar = qobject_cast<QAbstractScrollArea *>(house.editor()->face())->horizontalScrollBar();
    house.bench->openFile("README.md");
    QTRY_COMPARE(bar->maximum(), 0);
    house.bench->openFile("wide.py");
    QTRY_VERIFY(bar->maximum() > 1'000);
    house.bench->openFile("README.md");
    QTRY_COMPARE(bar->maximum(), 0);
}

QTEST_MAIN(tst_Unsaved)
#include "tst_unsaved.moc"
