// The commands of forms, charts and previews on a whole engine, through its client.
#include "engine/catalog/fieldjson.h"
#include "engine/enginethread.h"
#include "tests/support/encodedlogs.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <numeric>

using namespace sluice;

namespace {

const LogstoreKey kConsoleLogs{"shop", "access"};

struct ConsoleEngine {
    QTemporaryDir folder;
    std::unique_ptr<EngineHost> host;

    ConsoleEngine()
    {
        auto lock = EngineLock::take(folder.filePath("data").toStdString());
        auto started = startEngineThread({std::move(*lock), Scheduling::On, Collecting::On, Residence::Resident, {}});
        if (!started)
            qFatal("%s", toText(started.error()).c_str());
        host = std::move(*started);
    }
    ~ConsoleEngine()
    {
        if (!host)
            return;
        bool stopped = false;
        host->stop([&stopped] { stopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 15'000);
    }
    template <class C> Result<typename C::Answer> ask(C command)
    {
        std::optional<Result<typename C::Answer>> got;
        host->client().send(std::move(command), &host->client(),
                            [&got](Result<typename C::Answer> answer) { got.emplace(std::move(answer)); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 5'000))
            qFatal("no answer");
        return std::move(*got);
    }
};

PutDefinitions pipelineCommand()
{
    PutDefinitions put;
    put.actor = "sluice";
    put.authorize = true;
    put.projects.emplace_back().name = "shop";
    for (const auto *name : {"access", "etl-log", "copy"}) {
        auto &logstore = put.logstores.emplace_back();
        logstore.key = {"shop", name};
        logstore.shards = 1;
    }
    auto &service = put.services.emplace_back();
    service.name = "copying";
    service.role = "copying-role";
    service.policies = {"AliyunLogFullAccess"};
    auto &function = put.functions.emplace_back();
    function.key = {"copying", "copy"};
    function.templateName = "logstore_replication";
    auto &trigger = put.triggers.emplace_back();
    trigger.key = {"copying", "copy", "all"};
    trigger.source = kConsoleLogs;
    trigger.triggerLog = "etl-log";
    trigger.intervalSeconds = 3;
    trigger.parameter = "{\"target\":{\"endpoint\":\"local\",\"projectName\":\"shop\",\"logstoreName\":\"copy\"}}";
    return put;
}

std::string checkpointOf(ConsoleEngine &engine, const TriggerKey &key)
{
    const auto pumps = engine.ask(GetPumps{key});
    return pumps && !pumps->rows.empty() ? pumps->rows[0].checkpoint : std::string();
}

std::vector<std::string> rowTexts(const std::vector<PlanRow> &rows)
{
    std::vector<std::string> texts;
    for (const auto &row : rows)
        texts.push_back(row.action + ' ' + row.kind + ' ' + row.name);
    return texts;
}

} // namespace

class tst_ConsoleCommands : public QObject {
    Q_OBJECT
private slots:
    void aPipelineInOneGo()
    {
        ConsoleEngine engine;
        auto dry = pipelineCommand();
        dry.dryRun = true;
        const auto plan = engine.ask(dry);
        QVERIFY(plan.has_value());
        QVERIFY(plan->problems.empty());
        QVERIFY(plan->stack.starts_with("sluice: 1\nauthorize: true\nprojects:\n"));
        QVERIFY(engine.ask(GetDefinitions())->projects.empty());

        const auto put = engine.ask(pipelineCommand());
        QVERIFY2(put.has_value(), put ? "" : toText(put.error()).c_str());
        QVERIFY(put->rows == plan->rows);
        QCOMPARE(put->stack, plan->stack);
        QCOMPARE(put->rows.size(), 8U);
        // It is in place, not only written: the Logstore takes logs.
        AppendLogs append;
        append.logstore = kConsoleLogs;
        append.groups = {test::encoded(test::sourceOf("line"), "one\ntwo\n").groups.at(0).bytes};
        QVERIFY(engine.ask(append).has_value());
        QVERIFY(engine.ask(TickTrigger{{"copying", "copy", "all"}}).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(engine.ask(GetFigures{0, 3'600'000'000, ""})->rows.back().linesIn, 2U, 8'000);
        const auto figures = engine.ask(GetFigures{0, 3'600'000'000, "copying/copy/all"});
        QCOMPARE(figures->rows.back().ok, 1U);
        QCOMPARE(figures->lags.at(0).trigger, std::string("copying/copy/all"));
        QCOMPARE(figures->coveredSinceMs, 0);

        const auto logstores = engine.ask(GetDefinitions())->logstores;
        const auto &minutes = logstores.at(0).linesPerMinute;
        QCOMPARE(std::accumulate(minutes.begin(), minutes.end(), std::uint64_t(0)), 2U);
        QVERIFY(logstores.at(0).bytesPerMinute.size() == logstores.at(0).linesPerMinute.size());

        const auto history = engine.ask(GetHistory());
        QCOMPARE(history->undo.name, std::string("shop"));
        QCOMPARE(history->undo.others, 7U);
        QVERIFY(engine.ask(UndoChange{"sluice"}).has_value());
        QVERIFY(engine.ask(GetDefinitions())->logstores.empty());
        QVERIFY(!engine.ask(GetDefinitions())->authorized);
        QCOMPARE(engine.ask(GetHistory())->undo.timeMs, 0);
        QCOMPARE(engine.ask(GetHistory())->redo.name, std::string("shop"));
        QVERIFY(engine.ask(RedoChange{"sluice"}).has_value());
        QCOMPARE(engine.ask(GetDefinitions())->triggers.size(), 1U);
        QCOMPARE(engine.ask(RedoChange{"sluice"}).error().code, std::string("NothingToRedo"));
    }

    void problemsOfADryRunAndOfTheRealOne()
    {
        ConsoleEngine engine;
        auto put = pipelineCommand();
        put.triggers[0].intervalSeconds = 2;
        put.triggers[0].parameter = "{\"target\":{}}"; // the template's own rule
        put.dryRun = true;
        const auto plan = engine.ask(put);
        QCOMPARE(plan->problems.size(), 2U);
        const std::string trigger = "services.copying.functions.copy.triggers.all.";
        QCOMPARE(plan->problems[0].path, trigger + "interval");
        QCOMPARE(plan->problems[0].code, std::string("InvalidArgument"));
        QVERIFY(!plan->problems[0].detail.empty());
        QVERIFY(plan->problems[1].path.starts_with(trigger + "parameter"));
        put.dryRun = false;
        const auto refused = engine.ask(put);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.starts_with(trigger + "interval: "));
        QVERIFY(engine.ask(GetDefinitions())->projects.empty());
        QVERIFY(engine.ask(pipelineCommand()).has_value());
        auto again = pipelineCommand();
        again.onlyNew = true;
        QCOMPARE(engine.ask(again).error().kind, ErrorKind::Exists);
        QCOMPARE(rowTexts(engine.ask(pipelineCommand())->rows).front(), std::string("keep project shop"));
    }

    void whatWasMadeMeanwhileIsNotReplaced()
    {
        ConsoleEngine engine;
        auto put = pipelineCommand();
        put.seen = {{"trigger", "copying/copy/all", ""}};
        QVERIFY(engine.ask(put).has_value());
        put.triggers[0].intervalSeconds = 30;
        auto dry = put;
        dry.dryRun = true;
        const auto plan = engine.ask(dry);
        QCOMPARE(plan->problems.size(), 1U);
        QCOMPARE(plan->problems[0].code, std::string("NameTaken"));
        QCOMPARE(plan->problems[0].path, std::string("services.copying.functions.copy.triggers.all"));
        QCOMPARE(engine.ask(put).error().code, std::string("NameTaken"));
        const auto trigger = engine.ask(GetDefinitions())->triggers.at(0);
        QCOMPARE(trigger.intervalSeconds, 3);
        put.seen = {{"trigger", "copying/copy/all", fieldjson::toText(trigger)}}; // as a client reads it
        QVERIFY(engine.ask(put).has_value());
        QCOMPARE(engine.ask(put).error().code, std::string("ChangedMeanwhile")); // by the one before
        put.seen = {{"tigger", "copying/copy/all", ""}};
        QCOMPARE(engine.ask(put).error().code, std::string("UnknownKind"));
    }

    void aMovedCheckpointIsMovedBack()
    {
        ConsoleEngine engine;
        auto put = pipelineCommand();
        put.triggers[0].enabled = false; // stands still
        QVERIFY(engine.ask(put).has_value());
        for (int i = 0; i < 3; ++i) {
            AppendLogs append;
            append.logstore = kConsoleLogs;
            append.groups = {test::encoded(test::sourceOf("line"), "one\n").groups.at(0).bytes};
            QVERIFY(engine.ask(append).has_value());
        }
        const TriggerKey key{"copying", "copy", "all"};
        QTRY_COMPARE(engine.ask(GetPumps{key})->rows.size(), 1U);
        const auto stood = checkpointOf(engine, key);
        QVERIFY(engine.ask(MoveCheckpoint{key, -1, "end", "sluice"}).has_value());
        const auto end = checkpointOf(engine, key);
        QVERIFY(end != stood);
        auto history = engine.ask(GetHistory());
        QCOMPARE(history->undo.action, std::string("checkpoint"));
        QCOMPARE(history->undo.kind, std::string("trigger"));
        QCOMPARE(history->undo.name, std::string("copying/copy/all"));
        const auto undone = engine.ask(UndoChange{"sluice"});
        QCOMPARE(undone->rows.size(), 1U);
        QCOMPARE(undone->rows[0].detail, "checkpoint of shard 0: " + end + " → " + stood);
        QCOMPARE(checkpointOf(engine, key), stood);
        QCOMPARE(engine.ask(GetHistory())->redo.action, std::string("checkpoint"));
        QVERIFY(engine.ask(RedoChange{"sluice"}).has_value());
        QCOMPARE(checkpointOf(engine, key), end);
        const auto audit = engine.ask(GetAudit())->rows;
        QCOMPARE(audit.back().action, std::string("redo"));
        QCOMPARE(audit.back().name, std::string("copying/copy/all"));
        QVERIFY(audit.back().after.find(end) != std::string::npos);

        // Nothing moved: nothing to take back, and what can be done again stays.
        QVERIFY(engine.ask(UndoChange{"sluice"}).has_value());
        QVERIFY(engine.ask(MoveCheckpoint{key, 0, stood, "sluice"}).has_value());
        QCOMPARE(engine.ask(GetHistory())->redo.action, std::string("checkpoint"));
        // The change before it comes next.
        QVERIFY(engine.ask(UndoChange{"sluice"}).has_value());
        QVERIFY(engine.ask(GetDefinitions())->triggers.empty());
        QVERIFY(engine.ask(RedoChange{"sluice"}).has_value());
        QVERIFY(engine.ask(RedoChange{"sluice"}).has_value());
        QTRY_COMPARE(checkpointOf(engine, key), end); // its checkpoints came back with it
    }

    void aCheckpointStepOutlivesADeletion()
    {
        ConsoleEngine engine;
        auto put = pipelineCommand();
        put.triggers[0].enabled = false;
        QVERIFY(engine.ask(put).has_value());
        AppendLogs append;
        append.logstore = kConsoleLogs;
        append.groups = {test::encoded(test::sourceOf("line"), "one\n").groups.at(0).bytes};
        QVERIFY(engine.ask(append).has_value());
        const TriggerKey key{"copying", "copy", "all"};
        QTRY_COMPARE(engine.ask(GetPumps{key})->rows.size(), 1U);
        QVERIFY(engine.ask(MoveCheckpoint{key, -1, "end", "sluice"}).has_value());
        QVERIFY(engine.ask(DeleteObject{"trigger", toText(key), false, "sluice"}).has_value());
        QVERIFY(engine.ask(UndoChange{"sluice"}).has_value()); // the deletion
        QTRY_COMPARE(engine.ask(GetPumps{key})->rows.size(), 1U);
        const auto undone = engine.ask(UndoChange{"sluice"}); // the move: the same trigger again
        QVERIFY(undone.has_value());
        QCOMPARE(undone->rows.size(), 1U);
        QCOMPARE(engine.ask(GetHistory())->undo.kind, std::string("project")); // all else that was made at first
    }

    void theOwnersOnly()
    {
        ConsoleEngine engine;
        PutUser user;
        user.user.name = "admin";
        user.user.policies = {"AdministratorAccess"};
        QVERIFY(engine.ask(user).has_value());
        Caller caller;
        caller.kind = CallerKind::User;
        caller.user = "admin";
        engine.host->client().actAs(caller);
        QCOMPARE(engine.ask(pipelineCommand()).error().kind, ErrorKind::Denied);
        QCOMPARE(engine.ask(RedoChange{"sluice"}).error().kind, ErrorKind::Denied);
        QCOMPARE(engine.ask(PreviewFile()).error().kind, ErrorKind::Denied);
        QVERIFY(engine.ask(GetHistory()).has_value());
        QVERIFY(engine.ask(GetFigures{std::numeric_limits<std::int64_t>::max(), 1'000, ""}).has_value());
    }

    void aTriggerThatFailsDoesNotHoldTheStop()
    {
        QElapsedTimer timer;
        {
            ConsoleEngine engine;
            auto put = pipelineCommand();
            put.services[0].role.clear(); // its function may touch nothing
            put.services[0].policies.clear();
            QVERIFY(engine.ask(put).has_value());
            AppendLogs append;
            append.logstore = kConsoleLogs;
            append.groups = {test::encoded(test::sourceOf("line"), "one\n").groups.at(0).bytes};
            QVERIFY(engine.ask(append).has_value());
            QVERIFY(engine.ask(TickTrigger{{"copying", "copy", "all"}}).has_value());
            QTRY_VERIFY(engine.ask(GetFigures{0, 3'600'000'000, ""})->rows.back().failed > 0);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 8'000, qPrintable(QString::number(timer.elapsed())));
    }

    void whoDoesNotWaitForTheStop()
    {
        for (int i = 0; i < 5; ++i) {
            ConsoleEngine engine;
            QVERIFY(engine.ask(pipelineCommand()).has_value());
            engine.host->stop([] {});
            engine.host.reset(); // at once: nothing may run in what is gone
        }
    }

    void previewOnTheWholeEngine()
    {
        ConsoleEngine engine;
        const auto path = engine.folder.filePath("a.log").toStdString();
        std::ofstream(path) << "one\ntwo\n";
        PreviewFile command;
        command.source.path = path;
        const auto answer = engine.ask(command);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->rows.size(), 2U);
        QCOMPARE(answer->format, std::string("line"));
        QCOMPARE(engine.ask(GetFigures{0, 1'000, ""}).error().code, std::string("TooManySteps"));
    }
};

QTEST_GUILESS_MAIN(tst_ConsoleCommands)
#include "tst_consolecommands.moc"
