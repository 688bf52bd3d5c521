// A test run in the Code tab: its event, how it ends, where it failed, its log and timings, the runs before it; how it
// looks.
#include "tests/support/rundesk.h"
#include "tests/support/widgetlint.h"
#include "ui/functions/timings.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_TestRun : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void runsOk();
    void savesFirst();
    void pythonFailure();
    void nodeFailure();
    void otherEnds_data();
    void otherEnds();
    void engineGoneMidway();
    void leavingDoesNotStopIt();
    void largeReply();
    void logLive();
    void runsBefore();
    void narrow();
    void withoutEngine();
    void pictures_data();
    void pictures();
};

void tst_TestRun::runsOk()
{
    RunDesk house;
    house.client.functionLog.rows.clear(); // the tail stands in
    house.answer(okAnswer());
    house.show();
    QCOMPARE(house.state(), QString("Not run yet"));
    house.choose("Empty: {}");
    QTest::keyClick(house.editor()->face(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(house.state(), QString("OK"));
    QCOMPARE(house.client.sent<InvokeFunction>().back().function, house.function.key);
    QCOMPARE(house.client.sent<InvokeFunction>().back().event, std::string("{}"));
    QVERIFY(house.says("694 ms, billed 700 ms, 61.4 of 256 MB, warm"));
    QCOMPARE(house.view("Result")->text(), QString("{\n  \"ingestLines\": 1284,\n  \"shipLines\": 1283\n}"));
    QTRY_VERIFY(house.view("Function log")->text().contains("pulled group 1 of 3"));
    QCOMPARE(house.bench->findChild<Timings *>()->rowTexts(),
             QStringList({"Wait 6.0 ms", "Start (warm) 0 ms", "Function code 694 ms"}));
    QVERIFY(house.says("700 ms in all"));
    QTest::mouseClick(house.button("Copy", house.bench->run()), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("{\"ingestLines\":1284,\"shipLines\":1283}"));
}

void tst_TestRun::savesFirst()
{
    RunDesk house;
    house.answer(okAnswer());
    house.show();
    house.type("# mine\n");
    house.run(); // a moment after the last key
    QVERIFY(house.read("index.py").startsWith("# mine\n"));
    QVERIFY(house.said.contains("Saved: index.py. The next call runs it."));
}

void tst_TestRun::pythonFailure()
{
    RunDesk house;
    house.client.functionLog.rows.clear(); // the tail stands in
    house.answer(sluice::test::pythonFailure());
    house.show();
    house.bench->openFile("README.md");
    house.run();
    QCOMPARE(house.state(), QString("Failed: KeyError"));
    QVERIFY(house.says("cold"));
    QCOMPARE(house.bench->editor()->path(), QString("index.py")); // where it failed
    QCOMPARE(house.editor()->errorLine(), 23);
    QCOMPARE(house.editor()->line(), 23);
    house.editor()->goTo(1);
    auto *log = house.view("Function log");
    const auto at = [log] { return log->text().split('\n').indexOf("  File \"/code/index.py\", line 31, in handler"); };
    QTRY_VERIFY(at() > 0);
    auto cursor = log->view()->textCursor();
    cursor.setPosition(log->view()->document()->findBlockByNumber(int(at())).position());
    log->view()->setTextCursor(cursor);
    log->view()->setFocus();
    QTest::keyClick(log->view(), Qt::Key_Return); // the line leads to its place
    QCOMPARE(house.editor()->line(), 31);
    QVERIFY(house.editor()->face()->hasFocus());
    house.bench->openFile("README.md");
    QCOMPARE(house.editor()->errorLine(), 0);
    house.bench->openFile("index.py");
    QCOMPARE(house.editor()->errorLine(), 23); // it is still there
    house.answer(okAnswer());
    house.run();
    QCOMPARE(house.editor()->errorLine(), 0); // it is mended
}

void tst_TestRun::nodeFailure()
{
    RunDesk house;
    QFile::remove(house.folder() + "/index.py");
    house.write("index.js", "exports.handler = (event, context, callback) => {\n  nothing();\n  callback(null, 'x');\n};\n");
    auto answer = okAnswer(
        "{\"errorMessage\":\"nothing is not defined\",\"errorType\":\"FunctionUnhandledError: ReferenceError\","
        "\"stackTrace\":[\"ReferenceError: nothing is not defined\",\"    at exports.handler (/code/index.js:2:3)\"]}");
    answer.status = "failed";
    answer.errorType = "UnhandledInvocationError";
    house.answer(answer);
    house.show();
    house.run();
    QCOMPARE(house.state(), QString("Failed: FunctionUnhandledError: ReferenceError"));
    QCOMPARE(house.editor()->errorLine(), 2);
    QVERIFY(house.button("Copy", house.bench->run())->isEnabled());
}

void tst_TestRun::otherEnds_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("state");
    QTest::newRow("timed out") << "timed_out"
                               << ""
                               << "Timed out after 30 s";
    QTest::newRow("denied") << "denied"
                            << "AccessDenied"
                            << "Denied: AccessDenied";
    QTest::newRow("cancelled") << "cancelled"
                               << ""
                               << "Cancelled";
    QTest::newRow("failed without a reply") << "failed"
                                            << "ImportModuleError"
                                            << "Failed: ImportModuleError";
}

void tst_TestRun::otherEnds()
{
    QFETCH(QString, status);
    QFETCH(QString, code);
    QFETCH(QString, state);
    RunDesk house;
    auto answer = okAnswer({});
    answer.status = status.toStdString();
    answer.errorCode = code.toStdString();
    answer.errorMessage = "Function time out after 30 seconds";
    house.answer(answer);
    house.show();
    house.run();
    QCOMPARE(house.state(), state);
    QVERIFY(house.says("Function time out after 30 seconds"));
    QVERIFY(house.bench->runAction()->isEnabled());
}

void tst_TestRun::engineGoneMidway()
{
    RunDesk house;
    house.show();
    house.client.holdAnswers();
    house.bench->runAction()->trigger();
    QTRY_COMPARE(house.state(), QString("Running"));
    house.client.fail({ErrorKind::Unavailable, "EngineGone", "the engine is gone"});
    house.client.setLink(Link::Lost);
    house.client.releaseAnswers();
    QTRY_COMPARE(house.state(), QString("Not run: EngineGone"));
    QTRY_VERIFY(!house.bench->runAction()->isEnabled()); // nobody would answer
    house.client.succeed();
    house.client.setLink(Link::Connected);
    QTRY_VERIFY(house.bench->runAction()->isEnabled());
    QVERIFY(house.editor()->isVisible()); // code needs no engine
}

void tst_TestRun::leavingDoesNotStopIt()
{
    RunDesk house;
    house.answer(okAnswer());
    house.show();
    house.client.holdAnswers();
    house.bench->runAction()->trigger();
    QTRY_COMPARE(house.state(), QString("Running"));
    QVERIFY(house.says("it runs until its time-out of 30 s at most"));
    QVERIFY(!house.bench->runAction()->isEnabled());
    house.bench = std::make_unique<Workbench>(house.workspace);
    house.bench->resize(1240, 712);
    house.bench->show();
    house.bench->setFunction(house.function);
    QCOMPARE(house.state(), QString("Running"));
    house.client.releaseAnswers();
    QTRY_COMPARE(house.state(), QString("OK"));
}

void tst_TestRun::largeReply()
{
    RunDesk house;
    house.answer(okAnswer(std::string(10 * 1024 * 1024, 'x')));
    house.show();
    QElapsedTimer timer;
    timer.start();
    house.run();
    QTRY_COMPARE(house.state(), QString("OK"));
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(house.view("Result")->text().remove('\n').size(), qsizetype(kReplyShownMost));
    QVERIFY(house.says("9.9 MiB more are not shown. Copy takes all."));
    QTest::mouseClick(house.button("Copy", house.bench->run()), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().size(), 10 * 1024 * 1024);
}

void tst_TestRun::logLive()
{
    RunDesk house;
    house.answer(okAnswer());
    house.show();
    house.client.functionLog = {};
    LogRow row;
    row.time = kSceneNow / 1000;
    row.contents = {{"requestId", okAnswer().requestId}, {"message", "live line"}};
    house.client.functionLog.rows = {row, row};
    house.client.functionLog.rows[1].contents[1].second = "FC Invoke End RequestId: 1\nof two lines";
    house.client.on<InvokeFunction>([](const InvokeFunction &) -> Result<InvokeAnswer> { return okAnswer(); });
    house.run();
    QTRY_COMPARE(
        house.view("Function log")->text(),
        QString("10:42:07  live line\n10:42:07  FC Invoke End RequestId: 1\nof two lines")); // the Logstore's, not the tail
    QVERIFY(house.says("3 line"));
}

void tst_TestRun::runsBefore()
{
    RunDesk house;
    house.answer(okAnswer(), 60'000);
    house.show();
    house.run();
    house.answer(okAnswer("{\"ingestLines\":1284,\"shipLines\":7}"), 60'000);
    house.run();
    house.answer(sluice::test::pythonFailure());
    house.run();
    QTRY_VERIFY(house.says("Before:"));
    QTRY_VERIFY(house.button("10:43 OK"));
    QTest::mouseClick(house.button("10:42 OK"), Qt::LeftButton); // an older one is shown again
    QTRY_COMPARE(house.state(), QString("OK"));
    QVERIFY(house.view("Result")->text().contains("1283"));
    QCOMPARE(house.editor()->errorLine(), 0);
    QTest::mouseClick(house.button("Compare…"), Qt::LeftButton);
    auto *menu = house.bench->run()->findChild<QMenu *>();
    QTRY_VERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    menu->close();
    QTRY_VERIFY(house.box());
    QCOMPARE(house.box()->findChild<QLabel *>("compareSummary")->text(),
             QString("− only in 10:43:07 (1), + only in 10:42:07 (1)"));
}

void tst_TestRun::narrow()
{
    RunDesk house({816, 440});
    house.show();
    QVERIFY(house.editor()->isVisible());
    QVERIFY(!house.tree()->isVisible());
    QVERIFY(!house.event()->isVisible());
    QTest::mouseClick(house.button("Test event"), Qt::LeftButton);
    QVERIFY(house.event()->isVisible());
    QVERIFY(!house.editor()->isVisible());
    QTest::mouseClick(house.button("Log"), Qt::LeftButton);
    QVERIFY(house.view("Function log")->isVisible());
    house.bench->openFile("README.md");
    QVERIFY(house.editor()->isVisible());
    house.bench->resize(1240, 712);
    QTRY_VERIFY(house.tree()->isVisible());
    QVERIFY(house.event()->isVisible());
}

void tst_TestRun::withoutEngine()
{
    RunDesk house;
    house.bench->show();
    house.bench->setFunction(house.function); // before there is one
    QCOMPARE(house.bench->editor()->path(), QString("index.py"));
    QVERIFY(!house.bench->runAction()->isEnabled());
    house.type("# mine\n");
    QVERIFY(house.bench->saveAll());
    QVERIFY(house.read("index.py").startsWith("# mine\n"));
}

void tst_TestRun::pictures_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << int(Scheme::Light) << QSize(1240, 712) << "workbench-light";
    QTest::newRow("dark") << int(Scheme::Dark) << QSize(1240, 712) << "workbench-dark";
    QTest::newRow("narrow") << int(Scheme::Light) << QSize(816, 440) << "workbench-narrow";
}

void tst_TestRun::pictures()
{
    QFETCH(int, scheme);
    QFETCH(QSize, size);
    QFETCH(QString, name);
    const Words english("en");
    prepareApplication(Scheme(scheme));
    RunDesk house(size);
    house.captureSome();
    house.answer(okAnswer(), 60'000);
    house.show();
    QVERIFY(savePicture(*house.bench, name + "-before"));
    house.run();
    house.run();
    house.answer(sluice::test::pythonFailure());
    QTest::keyClicks(house.editor()->face(), "#");
    QTest::keyClick(house.editor()->face(), Qt::Key_Backspace);
    house.run();
    house.editor()->tellNow();
    QTRY_VERIFY(house.client.idle());
    QCOMPARE(cutTexts(house.bench.get()), QStringList());
    QCOMPARE(overlaps(house.bench.get()), QStringList());
    QCOMPARE(nameless(house.bench.get()), QStringList());
    QCOMPARE(paleTexts(house.bench.get()), QStringList());
    QVERIFY(savePicture(*house.bench, name));
}

QTEST_MAIN(tst_TestRun)
#include "tst_testrun.moc"
