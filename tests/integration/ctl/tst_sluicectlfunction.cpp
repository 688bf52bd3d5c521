// function and invoke --watch through the program: starters and their tests without an engine, versions, pins, the consent.
#include "engine/catalog/fieldjson.h"
#include "tests/support/ctlfixture.h"

#include <QtTest>

using namespace sluice;

namespace {

const FunctionKey kKey{"shipping", "clean"};
const std::string kFirst(64, '1');
const std::string kSecond(64, '2');

Function functionOf(const std::string &pinned = {}, int memoryMb = 256)
{
    Function function;
    function.key = kKey;
    function.runtime = "python3";
    function.handler = "index.handler";
    function.code = "/code/clean";
    function.memoryMb = memoryMb;
    function.pinnedCode = pinned;
    function.version = 7;
    return function;
}

} // namespace

// An engine with one function of two versions.
struct CodeCtl : test::CtlFixture {
    CodeCtl()
    {
        handler.on<GetDefinitions>([this](const GetDefinitions &) {
            DefinitionRows rows;
            rows.services.emplace_back().name = "shipping";
            rows.functions = {now};
            return rows;
        });
        handler.on<GetFunctionVersions>([this](const GetFunctionVersions &command) -> Result<FunctionVersionRows> {
            if (command.function != kKey)
                return fail(ErrorKind::NotFound, "FunctionNotFound",
                            "function '" + toText(command.function) + "' does not exist");
            FunctionVersionRows rows;
            rows.rows.push_back(
                {2, 1'700'000'060'000, kSecond, "/d/2", 2'048, 3, fieldjson::toText(functionOf()), now.pinnedCode.empty()});
            rows.rows.push_back({1, 1'700'000'000'000, kFirst, "/d/1", 12, 1, fieldjson::toText(functionOf({}, 128)),
                                 now.pinnedCode == kFirst});
            return rows;
        });
        handler.on<PutDefinitions>([this](const PutDefinitions &command) {
            put = command;
            return PutAnswer();
        });
    }
    Function now = functionOf();
    std::optional<PutDefinitions> put;
};

namespace {

bool isInstalled(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

} // namespace

class SluicectlFunctionTest : public QObject {
    Q_OBJECT
private slots:
    void newNeedsNoEngine()
    {
        CodeCtl at;
        at.server.reset(); // the directory is held, and nobody answers
        const auto made = at.run({"function", "new", "my clean", "--template", "clean", "--runtime", "nodejs"});
        QCOMPARE(made.exit, 0);
        QCOMPARE(made.out,
                 "sluicectl function test 'my clean'\n"
                 "sluicectl function add SERVICE/my-clean --code 'my clean'\n");
        QVERIFY2(made.err.startsWith("my clean: clean for nodejs. Reads the new logs, parses"), qPrintable(made.err));
        QCOMPARE(QDir(at.dir.filePath("my clean")).entryList(QDir::Files, QDir::Name),
                 QStringList({"README.md", "event.json", "index.js", "index.test.js"}));
        const auto again = at.run({"function", "new", "my clean"});
        QCOMPARE(again.exit, 2);
        QVERIFY(again.err.contains("'my clean' is there and is not an empty folder"));
        const auto json = at.run({"--json", "function", "new", "plain"});
        QCOMPARE(json.out,
                 "{\"folder\":\"" + at.dir.path()
                     + "/plain\",\"runtime\":\"python3\",\"starter\":\"blank\",\"handler\":\"index.handler\"}\n");
    }
    void usage()
    {
        const CodeCtl at;
        const auto wrong = [&](const QStringList &words) {
            const auto done = at.run(words);
            return done.exit == 2 ? done.err : QString("exit %1: %2").arg(done.exit).arg(done.err);
        };
        QVERIFY(wrong({"function", "mew", "x"}).contains("there is no `function mew` (did you mean new?)"));
        QVERIFY(wrong({"function", "new"}).contains("an argument is missing: sluicectl function new FOLDER"));
        QVERIFY(wrong({"function", "new", "x", "--template", "claen"})
                    .contains("there is no template claen (did you mean clean?) (blank, clean, ship)"));
        QVERIFY(wrong({"function", "new", "x", "--runtime", "java"}).contains("there is no runtime java (python3, nodejs)"));
        QVERIFY(!QFile::exists(at.dir.filePath("x")));
        QVERIFY(wrong({"function", "test", "x", "--to", "1"}).contains("--to does not go with `function test`"));
        QVERIFY(wrong({"function", "test", "nowhere"}).contains("there is no folder"));
        QVERIFY(wrong({"function", "rollback", "shipping/clean"}).contains("needs --to N"));
        QVERIFY(wrong({"function", "rollback", "shipping/clean", "--to", "x"}).contains("--to"));
        QVERIFY(wrong({"function", "rollback", "shipping/clean", "--to", "9"}).contains("has no version 9"));
        QVERIFY(wrong({"function", "versions", "clean"}).contains("SERVICE/FUNCTION"));
        QVERIFY(wrong({"function", "versions", "shipping/nobody"}).contains("FunctionNotFound"));
        QVERIFY(wrong({"function", "sandbox", "alow"}).contains("did you mean allow?"));
        QVERIFY(wrong({"function", "sandbox", "allow", "x"}).contains("one argument too many"));
        QVERIFY(wrong({"function", "sandbox", "allow"}).contains("add --yes"));
        QVERIFY(wrong({"function", "add", "shipping/x"}).contains("needs --code"));
        QVERIFY(wrong({"function", "add", "shipping/x", "--code", "nowhere"}).contains("there is no folder or zip"));
        QVERIFY(wrong({"funtion"}).contains("did you mean function?"));
        QVERIFY(at.run({"function", "--help"}).out.contains("rollback: the version that is to run"));
        QVERIFY(wrong({"invoke", "shipping/clean", "--watch", "--event", "-"}).contains("name a file"));
    }

    void testsOfAStarter_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("broken");
        QTest::newRow("python3")
            << "python3"
            << "test_index.py"
            << QByteArray("import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.fail()\n");
        QTest::newRow("nodejs") << "nodejs"
                                << "index.test.js"
                                << QByteArray("require('node:test')('x', () => { throw new Error('boom'); });\n");
    }
    void testsOfAStarter()
    {
        QFETCH(QString, runtime);
        QFETCH(QString, file);
        QFETCH(QByteArray, broken);
        if (!isInstalled(runtime == "nodejs" ? "node" : "python3"))
            QSKIP("SKIP: the interpreter is not installed");
        CodeCtl at;
        at.server.reset();
        QCOMPARE(at.run({"function", "new", "mine", "--template", "clean", "--runtime", runtime}).exit, 0);
        const auto good = at.run({"function", "test", "mine"});
        QVERIFY2(good.exit == 0, qPrintable(good.out + good.err));
        QCOMPARE(QDir(at.dir.filePath("mine")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden).size(), 4);
        at.file("mine/" + file, broken);
        QCOMPARE(at.run({"function", "test", "mine"}).exit, 1);
        QVERIFY(QDir(at.dir.path()).mkpath("empty"));
        const auto none = at.run({"function", "test", "empty"});
        QCOMPARE(none.exit, 2);
        QVERIFY(none.err.contains("there are no tests"));
    }
    void ourClientsAreThere()
    {
        if (!isInstalled("node") || !isInstalled("python3"))
            QSKIP("SKIP: an interpreter is not installed");
        CodeCtl at;
        at.server.reset();
        QVERIFY(QDir(at.dir.path()).mkpath("code/python"));
        at.file("code/test_it.py",
                "import unittest, sluice_log, sluice_oss, bundled\nclass T(unittest.TestCase):\n    def test(self):\n"
                "        self.assertTrue(sluice_log.LogClient and bundled.here)\n");
        at.file("code/python/bundled.py", "here = True\n");
        at.file("code/it.test.js",
                "require('node:test')('x', () => { if (!require('sluice-log').LogClient || !require('sluice-oss')) throw 1; "
                "});\n");
        const auto done = at.run({"function", "test", "code"});
        QVERIFY2(done.exit == 0, qPrintable(done.out + done.err));
        QVERIFY(done.err.contains("Ran 1 test")); // Python's
        QVERIFY(done.out.contains("pass 1")); // Node.js's, both in one go
    }
    void testAgainAfterASave()
    {
        if (!isInstalled("python3"))
            QSKIP("SKIP: python3 is not installed");
        CodeCtl at;
        at.server.reset();
        QVERIFY(QDir(at.dir.path()).mkpath("code"));
        const QByteArray head = "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        ";
        at.file("code/test_it.py", head + "self.fail('first')\n");
        QProcess process;
        at.start(process, {"function", "test", "code", "--watch"});
        QString heard;
        const auto hears = [&](const QString &what) {
            return QTest::qWaitFor(
                [&] {
                    heard += process.readAllStandardError();
                    return heard.contains(what);
                },
                15'000);
        };
        QVERIFY2(hears("tests failed; waiting for a save"), qPrintable(heard));
        heard.clear();
        at.file("code/test_it.py", head + "pass\n");
        QVERIFY2(hears("the tests passed; waiting for a save"), qPrintable(heard));
        QVERIFY(heard.contains(": once more"));
        at.interrupt(process);
        QCOMPARE(at.end(process).exit, 0);
    }

    void versions()
    {
        CodeCtl at;
        const auto all = at.run({"function", "versions", "shipping/clean"});
        QCOMPARE(all.exit, 0);
        const auto lines = all.out.split('\n');
        QCOMPARE(lines.at(0), QString("VERSION  SAVED                FILES  BYTES  CODE          RUNS"));
        QVERIFY2(lines.at(1).startsWith("      2  2023-11-"), qPrintable(lines.at(1)));
        QVERIFY2(lines.at(1).endsWith("      3  2 KiB  222222222222  runs"), qPrintable(lines.at(1)));
        QVERIFY2(lines.at(2).endsWith("      1   12 B  111111111111"), qPrintable(lines.at(2)));
        QVERIFY(all.err.isEmpty());
        at.now.pinnedCode = kFirst;
        const auto pinned = at.run({"function", "versions", "shipping/clean"});
        QVERIFY(pinned.out.split('\n').at(2).endsWith("  runs"));
        QCOMPARE(pinned.err,
                 "version 1 is pinned; what is saved does not run (`sluicectl function unpin shipping/clean` runs it)\n");
        QVERIFY(at.run({"--json", "function", "versions", "shipping/clean"})
                    .out.startsWith("[{\"number\":2,\"timeMs\":1700000060000,"));
        QCOMPARE(at.run({"get", "functions"}).out,
                 "FUNCTION        KIND     MEMORY  TIMEOUT  PINNED        DESCRIPTION\n"
                 "shipping/clean  python3  256 MB     60 s  111111111111\n");
    }
    void rollBackAndUnpin()
    {
        CodeCtl at;
        const auto back = at.run({"function", "rollback", "shipping/clean", "--to", "1"});
        QCOMPARE(back.exit, 0);
        QVERIFY2(back.err.startsWith("shipping/clean: version 1 runs from the next call on"), qPrintable(back.err));
        QVERIFY(at.put);
        QCOMPARE(at.put->actor, std::string("sluicectl"));
        QCOMPARE(at.put->functions.size(), 1U);
        auto wanted = functionOf(kFirst, 128); // its configuration, too
        QVERIFY(at.put->functions[0] == wanted);
        QCOMPARE(at.put->seen.size(), 1U);
        QCOMPARE(at.put->seen[0].kind, std::string("function"));
        QCOMPARE(at.put->seen[0].name, std::string("shipping/clean"));
        QCOMPARE(at.put->seen[0].text, fieldjson::toText(functionOf()));

        at.put.reset();
        const auto nothing = at.run({"function", "unpin", "shipping/clean"});
        QCOMPARE(nothing.exit, 0);
        QCOMPARE(nothing.err, "shipping/clean: no version is pinned; what is saved runs\n");
        QVERIFY(!at.put);
        at.now = wanted;
        QCOMPARE(at.run({"function", "unpin", "shipping/clean"}).exit, 0);
        QVERIFY(at.put);
        wanted.pinnedCode.clear();
        QVERIFY(at.put->functions[0] == wanted);
        at.handler.on<PutDefinitions>([](const PutDefinitions &) -> Result<PutAnswer> {
            return fail(ErrorKind::Exists, "ChangedMeanwhile", "it was changed meanwhile");
        });
        QCOMPARE(at.run({"function", "unpin", "shipping/clean"}).exit, 2);
    }
    void add()
    {
        CodeCtl at;
        QCOMPARE(at.run({"function", "new", "fresh", "--runtime", "nodejs"}).exit, 0);
        const auto added = at.run({"function", "add", "demo/fresh", "--code", "fresh"});
        QCOMPARE(added.exit, 0);
        QCOMPARE(
            added.err,
            "demo/fresh: added; `sluicectl invoke demo/fresh --event " + at.dir.path()
                + "/fresh/event.json` calls it; once a trigger has called it, `sluicectl invoke demo/fresh --last` calls it "
                  "again with a real event\n");
        QVERIFY(at.put);
        QVERIFY(at.put->onlyNew);
        QCOMPARE(at.put->services.at(0).name, std::string("demo"));
        QCOMPARE(at.put->functions.at(0).key, (FunctionKey{"demo", "fresh"}));
        QCOMPARE(at.put->functions.at(0).runtime, std::string("nodejs"));
        QCOMPARE(at.put->functions.at(0).handler, std::string("index.handler"));
        QCOMPARE(at.put->functions.at(0).code, at.dir.path().toStdString() + "/fresh");
        QCOMPARE(
            at.run({"function", "add", "shipping/other", "--code", "fresh", "--handler", "a.b", "--runtime", "nodejs18"})
                .exit,
            0);
        QVERIFY(at.put->services.empty()); // it is there
        QCOMPARE(at.put->functions.at(0).handler, std::string("a.b"));
        QCOMPARE(at.put->functions.at(0).runtime, std::string("nodejs18"));
        QVERIFY(QDir(at.dir.path()).mkpath("empty"));
        QVERIFY(at.run({"function", "add", "demo/x", "--code", "empty"}).err.contains("name the runtime"));
    }

    void sandbox()
    {
        CodeCtl at;
        RuntimeRows rows;
        rows.rows = {{"python3", "/usr/bin/python3", "3.11", {}},
                     {"nodejs", {}, {}, "install it: apt-get install nodejs"},
                     {"custom", {}, {}, {}}};
        at.handler.on<GetRuntimes>([&rows](const GetRuntimes &) { return rows; });
        const auto works = at.run({"function", "sandbox"});
        QCOMPARE(works.out,
                 "RUNTIME  VERSION  INTERPRETER       PROBLEM\n"
                 "python3  3.11     /usr/bin/python3\n"
                 "nodejs   –        –                 install it: apt-get install nodejs\n"
                 "custom   –        –\n"
                 "\nsandbox: works; functions run in it\n");
        rows.sandboxProblem = "user namespaces are forbidden";
        QVERIFY(
            at.run({"function", "sandbox"})
                .out.endsWith("\nsandbox: user namespaces are forbidden\nFunctions do not run. `sluicectl function sandbox "
                              "allow` lets them run without one, and says what that means.\n"));
        std::optional<AllowUnsandboxed> got;
        at.handler.on<AllowUnsandboxed>([&got](const AllowUnsandboxed &command) {
            got = command;
            return Nothing();
        });
        QCOMPARE(at.run({"function", "sandbox", "allow"}).exit, 2); // not without a word
        QVERIFY(!got);
        const auto allowed = at.run({"function", "sandbox", "allow", "--yes"});
        QCOMPARE(allowed.exit, 0);
        QVERIFY(allowed.err.contains("could read and change all your files"));
        QVERIFY(got && got->allowed);
        QCOMPARE(got->actor, std::string("sluicectl"));
        const auto required = at.run({"--json", "function", "sandbox", "require"});
        QCOMPARE(required.out, "{\"unsandboxedAllowed\":false}\n");
        QVERIFY(!got->allowed);
    }

    void invokeAfterASave()
    {
        CodeCtl at;
        QVERIFY(QDir(at.dir.path()).mkpath("code"));
        at.file("code/index.py", "1");
        at.now.code = at.dir.path().toStdString() + "/code";
        at.file("event.json", "{\"n\":1}");
        QStringList events;
        at.handler.on<InvokeFunction>([&events](const InvokeFunction &command) {
            events << QString::fromStdString(command.event);
            InvokeAnswer answer;
            answer.status = events.size() == 2 ? "failed" : "ok";
            answer.errorCode = answer.status == "ok" ? "" : "ValueError";
            answer.reply = "call " + std::to_string(events.size()) + "\n";
            return answer;
        });
        QProcess process;
        at.start(process, {"invoke", "shipping/clean", "--watch", "--event", "event.json"});
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 1, 15'000);
        at.file("event.json", "{\"n\":2}");
        at.file("code/index.py", "22");
        QTRY_COMPARE_WITH_TIMEOUT(events, QStringList({"{\"n\":1}", "{\"n\":2}"}), 15'000);
        at.file("code/index.py", "333"); // a failure ends nothing
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 3, 15'000);
        QString out;
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).endsWith("call 3\n"), 15'000);
        QCOMPARE(out, QString("call 1\ncall 2\ncall 3\n"));
        at.interrupt(process);
        const auto ended = at.end(process);
        QCOMPARE(ended.exit, 0);
        QVERIFY(ended.err.contains("ValueError"));
        at.now.templateName = "logstore_replication";
        at.now.code.clear();
        QCOMPARE(at.run({"invoke", "shipping/clean", "--watch"}).exit, 2);
    }
};

QTEST_GUILESS_MAIN(SluicectlFunctionTest)
#include "tst_sluicectlfunction.moc"
