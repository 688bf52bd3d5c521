// The commands about user code on a whole engine: versions, the pin and its way back, the consent to run without a sandbox.
#include "engine/catalog/fieldjson.h"
#include "engine/enginethread.h"
#include "engine/functions/code/codestaging.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace sluice;

namespace {

const FunctionKey kCoded{"etl", "clean"};

} // namespace

struct CodedEngine {
    QTemporaryDir folder;
    std::unique_ptr<EngineHost> host;

    explicit CodedEngine(const std::string &bridge = {})
    {
        save("one");
        start(bridge);
    }
    ~CodedEngine()
    {
        stop();
        removeCodeTree(folder.filePath("data/code").toStdString());
    }
    void start(const std::string &bridge)
    {
        auto lock = EngineLock::take(folder.filePath("data").toStdString());
        EngineOptions options{std::move(*lock), Scheduling::Off, Collecting::Off, Residence::Resident, bridge};
        options.gateway = Gatewaying::Off;
        auto started = startEngineThread(std::move(options));
        if (!started)
            qFatal("%s", toText(started.error()).c_str());
        host = std::move(*started);
    }
    void stop()
    {
        bool stopped = false;
        host->stop([&stopped] { stopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 15'000);
        host.reset();
    }
    void save(const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(folder.filePath("code")));
        QFile file(folder.filePath("code/index.py"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    template <class C> Result<typename C::Answer> ask(C command)
    {
        std::optional<Result<typename C::Answer>> got;
        host->client().send(std::move(command), &host->client(),
                            [&got](Result<typename C::Answer> answer) { got.emplace(std::move(answer)); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 20'000))
            qFatal("no answer");
        return std::move(*got);
    }
    void define()
    {
        PutDefinitions put;
        put.actor = "sluice";
        put.services.emplace_back().name = "etl";
        auto &code = put.functions.emplace_back();
        code.key = kCoded;
        code.runtime = "python3";
        code.handler = "index.handler";
        code.code = folder.filePath("code").toStdString();
        auto &native = put.functions.emplace_back();
        native.key = {"etl", "copy"};
        native.templateName = "logstore_replication";
        const auto done = ask(put);
        QVERIFY2(done, done ? "" : toText(done.error()).c_str());
    }
    Function function()
    {
        const auto all = ask(GetDefinitions());
        return *std::ranges::find(all->functions, kCoded, &Function::key);
    }
    Result<PutAnswer> pin(const Function &before, Function after, const std::string &digest)
    {
        PutDefinitions put;
        put.actor = "sluice";
        put.seen = {{"function", toText(kCoded), fieldjson::toText(before)}};
        after.pinnedCode = digest;
        put.functions = {std::move(after)};
        return ask(put);
    }
    // "2 1*": the versions, a star behind the one that runs.
    std::string versions()
    {
        const auto all = ask(GetFunctionVersions{kCoded});
        if (!all)
            return all.error().code;
        std::string out;
        for (const auto &row : all->rows)
            out += (out.empty() ? "" : " ") + std::to_string(row.number) + (row.runs ? "*" : "");
        return out;
    }
};

class FunctionCommandsTest : public QObject {
    Q_OBJECT
private slots:
    void versionsAndTheWayBack()
    {
        CodedEngine engine;
        engine.define();
        QCOMPARE(engine.versions(), std::string("1*"));
        const auto first = engine.ask(GetFunctionVersions{kCoded})->rows.at(0);
        QCOMPARE(first.files, 1U);
        QCOMPARE(first.bytes, 3U);
        QCOMPARE(first.digest.size(), 64U);
        QVERIFY(first.timeMs > 0);
        QFile kept(QString::fromStdString(first.folder + "/index.py"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("one"));

        engine.save("two");
        QTRY_COMPARE_WITH_TIMEOUT(engine.versions(), std::string("2* 1"), 10'000);
        auto changed = engine.function();
        changed.memoryMb = 512;
        QVERIFY(engine.pin(engine.function(), changed, {}));
        QCOMPARE(engine.versions(), std::string("3* 2 1"));

        const auto before = engine.function();
        const auto then = fieldjson::fromText<Function>(first.configuration);
        QVERIFY(then);
        QVERIFY(engine.pin(before, *then, first.digest));
        QCOMPARE(engine.function().pinnedCode, first.digest);
        QCOMPARE(engine.function().memoryMb, before.memoryMb == 512 ? Function().memoryMb : 0);
        QCOMPARE(engine.versions(), std::string("4 3 2 1*")); // 4: what is saved, as it would run
        QCOMPARE(engine.pin(before, *then, {}).error().code, std::string("ChangedMeanwhile"));
        QVERIFY(engine.ask(UndoChange{"sluice"})); // one step
        QVERIFY(engine.function().pinnedCode.empty());
        QCOMPARE(engine.function().memoryMb, 512);
        QVERIFY(engine.versions().starts_with("5*") || engine.versions().starts_with("4*"));
    }
    void refusals()
    {
        CodedEngine engine;
        engine.define();
        QCOMPARE(engine.ask(GetFunctionVersions{{"etl", "nobody"}}).error().code, std::string("FunctionNotFound"));
        QVERIFY(engine.ask(GetFunctionVersions{{"etl", "copy"}})->rows.empty()); // native
        const auto bad = engine.pin(engine.function(), engine.function(), "../../etc/passwd");
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, ErrorKind::Invalid);
        QVERIFY(engine.pin(engine.function(), engine.function(), std::string(64, 'b'))); // known only when it is called
        QCOMPARE(engine.ask(InvokeFunction{kCoded, "{}"})->errorCode, std::string("CodeVersionNotFound"));
    }
    void codeThatIsNotThere()
    {
        CodedEngine engine;
        engine.define();
        QVERIFY(QDir(engine.folder.filePath("code")).removeRecursively());
        QCOMPARE(engine.versions(), std::string());
        QCOMPARE(engine.ask(InvokeFunction{kCoded, "{}"})->errorCode, std::string("CodeNotFound"));
    }
    void runtimes()
    {
        CodedEngine engine("/nowhere/bridge");
        const auto found = engine.ask(GetRuntimes());
        QVERIFY(found);
        QCOMPARE(found->rows.size(), 3U);
        QCOMPARE(found->rows[0].runtime, std::string("python3"));
        QCOMPARE(found->rows[1].runtime, std::string("nodejs"));
        QCOMPARE(found->rows[2].runtime, std::string("custom"));
        for (const auto &row : found->rows)
            QVERIFY(row.runtime == "custom" || row.interpreter.empty() != row.problem.empty());
        QVERIFY(!found->sandboxProblem.empty());
        QVERIFY(!found->unsandboxedAllowed);
    }
    void theConsent()
    {
        CodedEngine engine("/nowhere/bridge"); // no sandbox works with it, and nothing without one either
        engine.define();
        if (engine.ask(GetRuntimes())->rows[0].interpreter.empty())
            QSKIP("SKIP: python3 is not installed");
        const auto refusal = [&engine] { return engine.ask(InvokeFunction{kCoded, "{}"})->errorCode; };
        QCOMPARE(refusal(), std::string("SandboxUnavailable"));
        QVERIFY(engine.ask(AllowUnsandboxed{true, "tester"}));
        QVERIFY(engine.ask(GetRuntimes())->unsandboxedAllowed);
        const auto without = refusal();
        QVERIFY2(without != "SandboxUnavailable" && !without.empty(), without.c_str()); // it was tried
        const auto audit = engine.ask(GetAudit())->rows;
        const auto entry = std::ranges::find(audit, "allow-unsandboxed", &AuditRow::action);
        QVERIFY(entry != audit.end());
        QCOMPARE(entry->actor, std::string("tester"));
        QCOMPARE(entry->name, std::string("local"));
        QVERIFY(entry->before.find("\"unsandboxed\":false") != std::string::npos);
        QVERIFY(entry->after.find("\"unsandboxed\":true") != std::string::npos);

        engine.stop();
        engine.start("/nowhere/bridge"); // it is durable
        QVERIFY(engine.ask(GetRuntimes())->unsandboxedAllowed);
        QCOMPARE(refusal(), without);
        QVERIFY(engine.ask(AllowUnsandboxed{false, "tester"}));
        QCOMPARE(refusal(), std::string("SandboxUnavailable"));
        QCOMPARE(engine.ask(GetAudit())->rows.back().action, std::string("require-sandbox"));
    }
    void undoNeverGivesTheConsent()
    {
        CodedEngine engine("/nowhere/bridge");
        engine.define(); // the only step of undo
        const auto local = [&engine] {
            const auto all = engine.ask(GetDefinitions())->connections;
            return *std::ranges::find(all, "local", &Connection::name);
        };
        QVERIFY(engine.ask(AllowUnsandboxed{true, "tester"}));
        auto readOnly = local();
        readOnly.description = "with the consent in it";
        QVERIFY(engine.ask(PutConnection{readOnly, "tester"}));
        QVERIFY(engine.ask(AllowUnsandboxed{false, "tester"}));
        QVERIFY(engine.ask(UndoChange{"tester"})); // the description
        QCOMPARE(local().description, std::string());
        QVERIFY(!local().unsandboxed);
        QVERIFY(engine.ask(RedoChange{"tester"}));
        QCOMPARE(local().description, std::string("with the consent in it"));
        QVERIFY(!local().unsandboxed);
        QVERIFY(engine.ask(PutConnection{readOnly, "tester"})); // as it was with the consent
        QVERIFY(!local().unsandboxed);
        QVERIFY(!engine.ask(GetRuntimes())->unsandboxedAllowed);
    }
};

QTEST_GUILESS_MAIN(FunctionCommandsTest)
#include "tst_functioncommands.moc"
