// Calls made by hand: replies for reading, places in traces, how runs and their logs follow one another.
#include "models/capturedevents.h"
#include "models/runlog.h"
#include "models/testruns.h"
#include "models/tracelines.h"
#include "tests/support/scene.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const FunctionKey kClean{"cleaning", "clean"};
const std::string kPythonError =
    "{\n    \"errorMessage\": \"'status'\",\n    \"errorType\": \"KeyError\",\n    \"stackTrace\": [\n"
    "        [\"File \\\"/code/index.py\\\"\", \"line 36\", \"in handler\", \"row = clean(log)\"],\n"
    "        [\"File \\\"/code/index.py\\\"\", \"line 23\", \"in clean\", \"log[\\\"status\\\"]\"]\n"
    "    ]\n}";
const std::string kNodeError =
    "{\"errorMessage\":\"x is not a function\",\"errorType\":\"FunctionUnhandledError: TypeError\","
    "\"stackTrace\":[\"TypeError: x is not a function\",\"    at clean (/code/lib/clean.js:7:11)\","
    "\"    at exports.handler (/code/index.js:3:9)\"]}";

LogRow logRow(const std::string &request, const std::string &message)
{
    LogRow row;
    row.time = kSceneNow / 1000;
    row.contents = {{"requestId", request}, {"message", message}};
    return row;
}

struct RunHouse {
    RunHouse()
        : workspace([this] { return now; })
    {
        stageScene(client);
        workspace.attach(client);
    }
    std::int64_t now = kSceneNow;
    FakeEngineClient client;
    Workspace workspace;
};

} // namespace

class tst_TestRuns : public QObject {
    Q_OBJECT
private slots:
    void placesInLines_data();
    void placesInLines();
    void pythonReply();
    void nodeReply();
    void syntaxErrorReply();
    void otherReplies();
    void hugeReplies();
    void runsOneAtATime();
    void callsWhatWasSaved();
    void keepsRuns();
    void dropsLargeReplies();
    void engineGone();
    void logOfARun();
    void logOfManyCalls();
    void logWithoutLogstore();
    void captured();
};

void tst_TestRuns::placesInLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("column");
    QTest::newRow("python") << "  File \"/code/index.py\", line 23, in clean"
                            << "/code/index.py" << 23 << 0;
    QTest::newRow("chinese") << "  File \"/code/数据/清洗.py\", line 4"
                             << "/code/数据/清洗.py" << 4 << 0;
    QTest::newRow("node") << "    at clean (/code/lib/clean.js:7:11)"
                          << "/code/lib/clean.js" << 7 << 11;
    QTest::newRow("module") << "    at file:///code/index.mjs:3:9"
                            << "/code/index.mjs" << 3 << 9;
    QTest::newRow("node head") << "/code/index.js:12"
                               << "/code/index.js" << 12 << 0;
    QTest::newRow("url") << "GET http://127.0.0.1:80/x"
                         << "" << 0 << 0;
    QTest::newRow("time") << "10:41:52 done"
                          << "" << 0 << 0;
    QTest::newRow("long") << QString(1'000'000, 'a') << "" << 0 << 0;
}

void tst_TestRuns::placesInLines()
{
    QFETCH(QString, line);
    QFETCH(QString, file);
    QFETCH(int, number);
    QFETCH(int, column);
    QCOMPARE(placeIn(line), (CodePlace{file, number, column}));
}

void tst_TestRuns::pythonReply()
{
    const auto error = replyError(kPythonError);
    QCOMPARE(error.type, QString("KeyError"));
    QCOMPARE(error.message, QString("'status'"));
    QCOMPARE(error.trace.size(), 2);
    QCOMPARE(error.trace.last(), (CodePlace{"/code/index.py", 23, 0}));
    const auto shown = shownReply(kPythonError);
    QVERIFY(shown.isJson);
    const auto lines = shown.text.split('\n');
    QCOMPARE(lines.size(), shown.places.size());
    QCOMPARE(lines[4], QString("    [\"File \\\"/code/index.py\\\"\", \"line 36\", \"in handler\","));
    QCOMPARE(lines[5], QString("     \"row = clean(log)\"],"));
    QCOMPARE(shown.places[4].line, 36);
    QCOMPARE(shown.places[5].line, 36);
    QCOMPARE(shown.places[6].line, 23);
    QCOMPARE(shown.places[7].line, 23);
    QVERIFY(shown.places[1].file.isEmpty());
}

void tst_TestRuns::nodeReply()
{
    const auto error = replyError(kNodeError);
    QCOMPARE(error.trace.size(), 2);
    QCOMPARE(error.trace.last(), (CodePlace{"/code/lib/clean.js", 7, 11})); // where it failed
    const auto shown = shownReply(kNodeError);
    QCOMPARE(shown.text.count('\n') + 1, shown.places.size());
    QCOMPARE(shown.places[5], (CodePlace{"/code/lib/clean.js", 7, 11}));
}

void tst_TestRuns::syntaxErrorReply()
{
    const auto error =
        replyError("{\"errorMessage\": \"Syntax error in module 'index'\", \"errorType\": \"UserCodeSyntaxError\", "
                   "\"stackTrace\": [\"  File \\\"/code/index.py\\\", line 5\\n    def x(\\n         ^\\n\"]}");
    QCOMPARE(error.trace, QList<CodePlace>({{"/code/index.py", 5, 0}}));
}

void tst_TestRuns::otherReplies()
{
    const auto keys = shownReply("{\"b\":1,\"a\":[],\"c\":{\"d\":1.50}}");
    QCOMPARE(keys.text,
             QString("{\n  \"b\": 1,\n  \"a\": [],\n  \"c\": {\n    \"d\": 1.50\n  }\n}")); // as it was, in its order
    const auto text = shownReply(std::string("plain \0 text\nline 2", 19));
    QVERIFY(!text.isJson);
    QCOMPARE(text.places.size(), 2);
    QVERIFY(replyError("not json").type.isEmpty());
    QVERIFY(replyError("[1]").trace.isEmpty());
    QVERIFY(replyError("{\"stackTrace\": 7, \"errorType\": {}}").type.isEmpty());
}

void tst_TestRuns::hugeReplies()
{
    std::string huge = "[";
    while (huge.size() < 10 * 1024 * 1024)
        huge += "\"中文中文中文中文\",";
    huge += "1]";
    QElapsedTimer timer;
    timer.start();
    const auto shown = shownReply(huge);
    QVERIFY(timer.elapsed() < 500);
    QVERIFY(!shown.isJson);
    QVERIFY(shown.cut > 9 * 1024 * 1024);
    QVERIFY(!shown.text.contains(QChar(0xFFFD))); // no half characters
    QCOMPARE(std::size_t(QString(shown.text).remove('\n').toUtf8().size()) + std::size_t(shown.cut), huge.size());
    QCOMPARE(shown.text.count('\n') + 1, shown.places.size());
    const auto value = shownReply("{\"a\": \"" + std::string(100'000, 'x') + "\", \"b\": 1}");
    QVERIFY(value.isJson);
    QCOMPARE(value.cut, 100'002 - kReplyLineMost);
    QVERIFY(value.text.endsWith("…,\n  \"b\": 1\n}"));
}

void tst_TestRuns::runsOneAtATime()
{
    RunHouse house;
    auto &runs = TestRuns::of(house.workspace);
    QCOMPARE(&TestRuns::of(house.workspace), &runs);
    house.client.on<InvokeFunction>([](const InvokeFunction &command) -> Result<InvokeAnswer> {
        InvokeAnswer answer;
        answer.status = "ok";
        answer.reply = command.event;
        return answer;
    });
    house.client.holdAnswers();
    QSignalSpy started(&runs, &TestRuns::started);
    QSignalSpy ended(&runs, &TestRuns::ended);
    QVERIFY(runs.start(kClean, "event.json", "{\"a\":1}"));
    QVERIFY(!runs.start(kClean, "event.json", "{}")); // one at a time
    QVERIFY(runs.isRunning(kClean));
    QVERIFY(runs.runs(kClean).front().isRunning());
    QCOMPARE(started.size(), 1);
    house.now += 700;
    house.client.releaseAnswers();
    QTRY_COMPARE(ended.size(), 1);
    const auto &run = runs.runs(kClean).front();
    QVERIFY(run.isOk());
    QCOMPARE(run.endedMs - run.startedMs, 700);
    QCOMPARE(run.answer->reply, std::string("{\"a\":1}"));
    QCOMPARE(house.client.sent<InvokeFunction>().size(), std::size_t(1));
    QCOMPARE(house.client.sent<GetFunctionVersions>().size(), std::size_t(1)); // first: it waits for what was saved
}

void tst_TestRuns::callsWhatWasSaved()
{
    RunHouse house;
    house.client.holdAnswers();
    QVERIFY(TestRuns::of(house.workspace).start(kClean, "event.json", "{}"));
    QTRY_COMPARE(house.client.sent<GetFunctionVersions>().size(), std::size_t(1));
    QVERIFY(house.client.sent<InvokeFunction>().empty()); // not before that is answered
    house.client.releaseAnswers();
    QTRY_COMPARE(house.client.sent<InvokeFunction>().size(), std::size_t(1));
}

void tst_TestRuns::keepsRuns()
{
    RunHouse house;
    auto &runs = TestRuns::of(house.workspace);
    QSignalSpy ended(&runs, &TestRuns::ended);
    for (int i = 0; i < int(TestRuns::kKept) + 3; ++i) {
        QVERIFY(runs.start(kClean, QString::number(i), "{}"));
        QTRY_COMPARE(ended.size(), i + 1);
    }
    QCOMPARE(runs.runs(kClean).size(), TestRuns::kKept);
    QCOMPARE(runs.runs(kClean).front().eventName, QString("22"));
    QVERIFY(runs.runs({"cleaning", "other"}).empty());
}

void tst_TestRuns::dropsLargeReplies()
{
    RunHouse house;
    house.client.on<InvokeFunction>([](const InvokeFunction &) -> Result<InvokeAnswer> {
        InvokeAnswer answer;
        answer.status = "ok";
        answer.reply = std::string(12 * 1024 * 1024, 'x');
        return answer;
    });
    auto &runs = TestRuns::of(house.workspace);
    QSignalSpy ended(&runs, &TestRuns::ended);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(runs.start(kClean, "e", "{}"));
        QTRY_COMPARE(ended.size(), i + 1);
    }
    const auto &all = runs.runs(kClean);
    QVERIFY(!all[0].answer->reply.empty());
    QVERIFY(!all[1].answer->reply.empty());
    QVERIFY(all[2].answer->reply.empty());
    QVERIFY(all[2].replyDropped);
}

void tst_TestRuns::engineGone()
{
    RunHouse house;
    auto &runs = TestRuns::of(house.workspace);
    QSignalSpy ended(&runs, &TestRuns::ended);
    house.client.holdAnswers();
    QVERIFY(runs.start(kClean, "e", "{}"));
    house.client.setLink(Link::Lost);
    house.client.fail({ErrorKind::Unavailable, "EngineGone", "the engine is gone"});
    house.client.releaseAnswers();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!runs.isRunning(kClean)); // another can be tried
}

void tst_TestRuns::logOfARun()
{
    RunHouse house;
    RunLog log(house.workspace);
    house.client.functionLog.next = "7";
    log.begin(kClean, true);
    QTRY_VERIFY(!house.client.sent<GetFunctionLog>().empty());
    house.client.functionLog.rows = {logRow("r1", "FC Invoke Start RequestId: r1"), logRow("r1", "[INFO] pulled")};
    QTRY_COMPARE(log.lines().size(), std::size_t(2)); // while it runs
    QCOMPARE(house.client.sent<GetFunctionLog>().back().position, std::string("7"));
    QVERIFY(!log.isMixed());
    house.client.functionLog.rows.push_back(logRow("r1", "FC Invoke End RequestId: r1"));
    log.end("r1", "tail");
    QTRY_COMPARE(log.lines().size(), std::size_t(3));
    QCOMPARE(house.client.sent<GetFunctionLog>().back().requestId, std::string("r1"));
    QVERIFY(!log.isTail());
    const auto reads = house.client.sent<GetFunctionLog>().size();
    QTRY_VERIFY(house.client.idle());
    QCOMPARE(house.client.sent<GetFunctionLog>().size(), reads); // the end was seen
}

void tst_TestRuns::logOfManyCalls()
{
    RunHouse house;
    RunLog log(house.workspace);
    log.begin(kClean, true);
    QTRY_VERIFY(!house.client.sent<GetFunctionLog>().empty());
    QTRY_VERIFY(house.client.idle());
    house.client.functionLog.rows = {logRow("r1", "mine"), logRow("r9", "of a trigger")};
    QTRY_VERIFY(log.lines().size() >= 2);
    QVERIFY(log.isMixed());
    house.client.functionLog.rows = {logRow("r1", "mine"), logRow("r1", "FC Invoke End RequestId: r1")};
    log.end("r1", {});
    QTRY_COMPARE(log.lines().back().text, QString("FC Invoke End RequestId: r1"));
    QCOMPARE(log.lines().size(), std::size_t(2));
    QVERIFY(!log.isMixed());
}

void tst_TestRuns::logWithoutLogstore()
{
    RunHouse house;
    RunLog log(house.workspace);
    log.begin(kClean, false);
    log.end("r1", "FC Invoke Start RequestId: r1\nhello\r\n\nDuration: 1 ms\n\n");
    QCOMPARE(log.lines().size(), std::size_t(4));
    QCOMPARE(log.lines()[1].text, QString("hello"));
    QVERIFY(log.isTail());
    QVERIFY(house.client.sent<GetFunctionLog>().empty());
}

void tst_TestRuns::captured()
{
    RunHouse house;
    QTRY_VERIFY(house.workspace.definitions()->version > 0);
    std::vector<LedgerRow> rows;
    for (int i = 0; i < 12; ++i) {
        rows.push_back(sceneRow(kSceneNow + i * 1'000, i % 2, std::uint64_t(100 + i), 9));
        rows.back().trigger = kSceneTrigger;
    }
    house.client.inject(std::move(rows));
    CapturedEvents captured(house.workspace);
    captured.setFunction(kClean);
    QTRY_COMPARE(captured.events().size(), CapturedEvents::kShown);
    QCOMPARE(captured.events().front().lines, std::uint64_t(111));
    QCOMPARE(captured.events().front().shard, 1);
    QCOMPARE(captured.events().front().trigger, QString("orders"));
    QCOMPARE(captured.events().front().sequence, house.client.lastSequence());
    captured.setFunction({"cleaning", "nobody"});
    QVERIFY(captured.events().empty());
}

QTEST_GUILESS_MAIN(tst_TestRuns)
#include "tst_testruns.moc"
