// Definitions and triggers through the program: what it prints, how it ends.
#include "tests/support/ctlfixture.h"

#include <QtTest>

using namespace sluice;

namespace {

TriggerRow trigger(std::string name, PumpState state)
{
    TriggerRow row;
    row.definition.key = {"shipping", "to-csv", std::move(name)};
    row.state = state;
    row.reason = TickReason::NoNewData;
    row.lagMs = 1'500;
    row.windows = 12;
    row.lines = 12'345;
    return row;
}

DefinitionRows definitions()
{
    DefinitionRows rows;
    rows.projects = {{"shop", "local", "The shop"}};
    LogstoreRow logstore;
    logstore.definition.key = {"shop", "access"};
    logstore.lines = 1'000;
    logstore.bytes = 2'048;
    rows.logstores = {logstore};
    rows.triggers = {trigger("ship", PumpState::Running).definition, trigger("copy", PumpState::Running).definition};
    return rows;
}

PlanRows someChanges()
{
    return {{{"create", "logstore", "shop/access", ""},
             {"change", "trigger", "shipping/to-csv/ship", "interval: 60 → 30"},
             {"keep", "bucket", "lake", ""}},
            {"shop/access collects a file that is not there"}};
}

} // namespace

class SluicectlTest : public QObject {
    Q_OBJECT
private slots:
    void usageEndsWithTwo()
    {
        const test::CtlFixture at;
        auto done = at.run({"get", "trigers"});
        QCOMPARE(done.exit, 2);
        QVERIFY2(done.err.startsWith("sluicectl: there is no table trigers (did you mean triggers?)"), qPrintable(done.err));
        done = at.run({"--jsn"});
        QCOMPARE(done.exit, 2);
        QCOMPARE(done.out, QString());
        QVERIFY(done.err.contains("did you mean --json?"));
        QCOMPARE(at.run({"--help"}).exit, 0);
        QCOMPARE(at.run({"delete", "logstor", "x"}).exit, 2);
        QCOMPARE(at.run({"pause", "--help"}).exit, 0);
    }
    void status()
    {
        test::CtlFixture at;
        at.handler.on<GetStatus>([](const GetStatus &) {
            EngineStatus status;
            status.version = "1.0";
            status.pid = 7;
            status.upMs = 61'000;
            status.triggers = 3;
            status.parseErrors = 4;
            return status;
        });
        const auto done = at.run({"status"});
        QCOMPARE(done.exit, 0);
        QVERIFY2(done.out.startsWith("engine      Sluice 1.0, process 7, up 1 min 01 s\n"), qPrintable(done.out));
        QVERIFY(done.out.contains("kept raw    4 lines that did not parse\n"));
        QVERIFY(at.run({"status", "--json"}).out.startsWith("{\"version\":\"1.0\","));
    }
    void tables()
    {
        test::CtlFixture at;
        at.handler.on<GetDefinitions>([](const GetDefinitions &) { return definitions(); });
        at.handler.on<GetTriggers>([](const GetTriggers &) {
            return TriggerRows{{trigger("ship", PumpState::Blocked), trigger("copy", PumpState::UpToDate)}};
        });
        at.handler.on<GetShards>([](const GetShards &) {
            ShardRows rows;
            rows.rows.resize(1);
            rows.rows[0].status = "readwrite";
            rows.rows[0].lines = 7;
            rows.rows[0].damagedGroups = 1;
            return rows;
        });
        QCOMPARE(at.run({"get", "projects"}).out, "PROJECT  REGION  DESCRIPTION\nshop     local   The shop\n");
        QCOMPARE(at.run({"get", "logstores"}).out,
                 "LOGSTORE     SHARDS  DAYS  LINES  BYTES  LINES/S  LAST RECEIVED\n"
                 "shop/access       2    30  1,000  2 KiB        0  –\n");
        QCOMPARE(at.run({"get", "triggers"}).out,
                 "TRIGGER               STATE       REASON         LAG  WINDOWS  FAILED   LINES  LAST ERROR\n"
                 "shipping/to-csv/ship  blocked     no new data  1.5 s       12       0  12,345\n"
                 "shipping/to-csv/copy  up to date  no new data  1.5 s       12       0  12,345\n");
        QCOMPARE(at.run({"get", "shards", "shop/access"}).out,
                 "LOGSTORE     SHARD  STATUS     LINES  BYTES  DAMAGED  LAST RECEIVED  END\n"
                 "shop/access      0  readwrite      7    0 B        1  –\n");
        QVERIFY(at.run({"get", "shards", "--json"})
                    .out.startsWith("[{\"logstore\":\"shop/access\",\"shard\":0,\"status\":\"readwrite\""));
        QCOMPARE(at.run({"--json", "get", "buckets"}).out, "[]\n");
        QCOMPARE(at.run({"get", "project", "shop", "--json"}).out,
                 "[{\"name\":\"shop\",\"region\":\"local\",\"description\":\"The shop\"}]\n");
        const auto missing = at.run({"get", "projects", "shpo"});
        QCOMPARE(missing.exit, 2);
        QVERIFY(missing.err.contains("did you mean shop?"));
    }
    void plansAndApplies()
    {
        test::CtlFixture at;
        ApplyStack got;
        at.handler.on<PlanStack>([](const PlanStack &) { return someChanges(); });
        at.handler.on<ApplyStack>([&got](const ApplyStack &command) {
            got = command;
            return someChanges();
        });
        const auto stack = at.file("stack.yaml", "sluice: 1\n");
        auto done = at.run({"plan", "stack.yaml"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(done.out,
                 "   KIND      NAME                  CHANGE\n"
                 "+  logstore  shop/access\n"
                 "~  trigger   shipping/to-csv/ship  interval: 60 → 30\n"
                 "1 to change, 1 to create\n");
        QCOMPARE(done.err, "warning: shop/access collects a file that is not there\n");
        done = at.run({"apply", "stack.yaml", "--prune"});
        QVERIFY(done.out.endsWith("1 changed, 1 created\n"));
        QVERIFY(got.prune);
        QCOMPARE(QString::fromStdString(got.text), "sluice: 1\n");
        QCOMPARE(QString::fromStdString(got.file), QFileInfo(stack).absoluteFilePath());
        QCOMPARE(QString::fromStdString(got.actor), "sluicectl");
        done = at.run({"apply", "-"}, "sluice: 2\n");
        QCOMPARE(QString::fromStdString(got.text), "sluice: 2\n");
    }
    void mistakesInAStackHaveTheirPlace()
    {
        test::CtlFixture at;
        at.handler.on<ApplyStack>([](const ApplyStack &command) -> Result<PlanRows> {
            return fail(Error{ErrorKind::Invalid, "UnknownKey", "there is no key intervall", {command.file, 3, 7}});
        });
        at.file("stack.yaml", "x");
        const auto done = at.run({"apply", "stack.yaml"});
        QCOMPARE(done.exit, 2);
        QCOMPARE(done.err, "stack.yaml:3:7: there is no key intervall (UnknownKey)\n");
        const auto missing = at.run({"apply", "gone.yaml"});
        QCOMPARE(missing.exit, 2);
        QVERIFY(missing.err.contains("gone.yaml"));
    }
    void cascadeNeedsAConfirmation()
    {
        test::CtlFixture at;
        DeleteObject got;
        at.handler.on<DeleteObject>([&got](const DeleteObject &command) {
            got = command;
            return PlanRows{{{"delete", "logstore", "shop/access", ""}}, {}};
        });
        auto done = at.run({"delete", "logstore", "shop/access", "--cascade"});
        QCOMPARE(done.exit, 2);
        QVERIFY(done.err.contains("--yes"));
        QCOMPARE(at.handler.handled(), 0);
        done = at.run({"delete", "logstore", "shop/access", "--cascade", "--yes"});
        QCOMPARE(done.exit, 0);
        QVERIFY(got.cascade);
        QCOMPARE(done.out, "   KIND      NAME         CHANGE\n-  logstore  shop/access\n1 deleted\n");
    }
    void inUseNamesTheUsers()
    {
        test::CtlFixture at;
        at.handler.on<DeleteObject>([](const DeleteObject &) -> Result<PlanRows> {
            return fail(ErrorKind::InUse, "InUse", "shop/access is used by trigger shipping/to-csv/ship");
        });
        const auto done = at.run({"delete", "logstore", "shop/access"});
        QCOMPARE(done.exit, 2);
        QCOMPARE(done.err, "sluicectl: shop/access is used by trigger shipping/to-csv/ship (InUse)\n");
    }
    void actsOnTriggers()
    {
        test::CtlFixture at;
        std::string paused;
        at.handler.on<GetDefinitions>([](const GetDefinitions &) { return definitions(); });
        at.handler.on<PauseTrigger>([&paused](const PauseTrigger &command) {
            paused = toText(command.trigger);
            return Nothing();
        });
        at.handler.on<TickTrigger>([](const TickTrigger &) { return Nothing(); });
        auto done = at.run({"pause", "ship"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(done.err, "shipping/to-csv/ship: paused\n");
        QCOMPARE(paused, std::string("shipping/to-csv/ship"));
        done = at.run({"tick", "shipping/to-csv/copy", "--json"});
        QCOMPARE(done.out, "{\"trigger\":\"shipping/to-csv/copy\",\"action\":\"ticked\"}\n");
        done = at.run({"resume", "shp"});
        QCOMPARE(done.exit, 2);
        QCOMPARE(done.err, "sluicectl: there is no trigger shp (did you mean ship?) (TriggerNotFound)\n");
    }
    void checkpoints()
    {
        test::CtlFixture at;
        MoveCheckpoint got;
        PumpRows pumps;
        pumps.rows.resize(2);
        pumps.rows[1].shard = 1;
        pumps.rows[1].checkpoint = "MTQ=";
        pumps.rows[1].backlogGroups = 3;
        at.handler.on<GetDefinitions>([](const GetDefinitions &) { return definitions(); });
        at.handler.on<GetPumps>([&pumps](const GetPumps &) { return pumps; });
        at.handler.on<MoveCheckpoint>([&](const MoveCheckpoint &command) {
            got = command;
            return pumps;
        });
        QCOMPARE(at.run({"checkpoint", "ship", "--shard", "1"}).out,
                 "SHARD  STATE       CHECKPOINT  RECEIVED  END  BACKLOG   LAG  LAST ERROR\n"
                 "    1  up to date  MTQ=        –                    3  0 ms\n");
        QCOMPARE(at.run({"checkpoint", "ship", "--to", "begin"}).exit, 2); // not confirmed
        QCOMPARE(at.run({"checkpoint", "ship", "--to", "1700000000", "--shard", "1", "--yes"}).exit, 0);
        QCOMPARE(got.to, std::string("1700000000000"));
        QCOMPARE(got.shard, 1);
        QCOMPARE(at.run({"checkpoint", "ship", "--to", "MTQ=", "--yes"}).exit, 0);
        QCOMPARE(got.to, std::string("MTQ="));
        QCOMPARE(got.shard, -1);
    }
    void trashUndoAuditAuthorizeExport()
    {
        test::CtlFixture at;
        at.handler.on<GetTrash>([](const GetTrash &) {
            return TrashRows{{{"17", "trigger", "s/f/t", 1'700'000'000'000, 1'700'604'800'000, "sluice"}}};
        });
        at.handler.on<RestoreObject>([](const RestoreObject &c) {
            return PlanRows{{{"restore", "trigger", c.name, ""}}, {}};
        });
        at.handler.on<UndoChange>([](const UndoChange &) -> Result<PlanRows> {
            return fail(ErrorKind::Invalid, "NothingToUndo", "there is nothing to undo");
        });
        at.handler.on<RedoChange>([](const RedoChange &c) {
            return PlanRows{{{"create", "trigger", "s/f/t", c.actor}}, {}};
        });
        at.handler.on<SetAuthorized>([](const SetAuthorized &) { return Nothing(); });
        at.handler.on<GetAuthorization>([](const GetAuthorization &) {
            return AuthorizationRow{false, "AliyunLogETLRole", "{\"Statement\":[]}", "{\"Version\":\"1\"}"};
        });
        at.handler.on<ExportStack>(
            [](const ExportStack &c) { return TextAnswer{"sluice: 1 # " + std::to_string(c.names.size()) + '\n'}; });
        at.handler.on<GetAudit>([](const GetAudit &c) {
            AuditRows rows;
            for (auto i = c.after + 1; i <= std::min<std::uint64_t>(c.after + c.max, 2'500); ++i)
                rows.rows.push_back(
                    {i, 1'700'000'000'000, "maria", {}, "create", "project", "p" + std::to_string(i), "", ""});
            return rows;
        });
        QCOMPARE(at.run({"trash"}).out,
                 "ID  KIND     NAME   DELETED              KEPT UNTIL           BY\n"
                 "17  trigger  s/f/t  2023-11-14 22:13:20  2023-11-21 22:13:20  sluice\n");
        QCOMPARE(at.run({"trash", "restore", "17"}).out, "   KIND     NAME  CHANGE\n+  trigger  17\n1 restored\n");
        QCOMPARE(at.run({"trash", "empty"}).exit, 2);
        QCOMPARE(at.run({"undo"}).exit, 2);
        const auto redone = at.run({"redo"});
        QCOMPARE(redone.exit, 0);
        QVERIFY2(redone.out.startsWith("   KIND     NAME   CHANGE\n+  trigger  s/f/t  sluicectl\n"), qPrintable(redone.out));
        QCOMPARE(at.run({"authorize", "--yes", "--json"}).out, "{\"authorized\":true}\n");
        QCOMPARE(at.run({"authorize", "--revoke", "--json"}).out, "{\"authorized\":false}\n");
        QCOMPARE(at.run({"export", "a", "b"}).out, "sluice: 1 # 2\n");
        const auto audit = at.run({"audit", "--count", "2"});
        QCOMPARE(audit.out,
                 "      TIME                 WHO    ACTION  KIND     NAME\n"
                 "2499  2023-11-14 22:13:20  maria  create  project  p2499\n"
                 "2500  2023-11-14 22:13:20  maria  create  project  p2500\n");
        QCOMPARE(at.run({"audit", "--json"}).out.count('\n'), 2'500);
    }
    void aHeldDirectoryEndsWithThree()
    {
        test::CtlFixture at;
        at.handler.on<GetStatus>([](const GetStatus &) { return EngineStatus(); });
        const auto done = at.run({"serve"});
        QCOMPARE(done.exit, 3);
        QVERIFY2(done.err.contains("is held by another engine (process "
                                   + QString::number(QCoreApplication::applicationPid()) + ")"),
                 qPrintable(done.err));
    }
    void anEngineThatDoesNotAnswerEndsWithThree()
    {
        if (qEnvironmentVariable("SLUICE_LONG") != "1")
            QSKIP("waits ten seconds; set SLUICE_LONG=1");
        test::CtlFixture at;
        at.server.reset();
        const auto done = at.run({"status"});
        QCOMPARE(done.exit, 3);
    }
    void anEngineThatGoesEndsWithOne()
    {
        test::CtlFixture at;
        at.handler.hold<GetStatus>();
        QProcess process;
        at.start(process, {"status"});
        QTRY_COMPARE(at.handler.heldCount<GetStatus>(), std::size_t(1));
        at.server.reset();
        const auto done = at.end(process);
        QCOMPARE(done.exit, 1);
        QVERIFY2(done.err.contains("EngineGone"), qPrintable(done.err));
    }
};

QTEST_GUILESS_MAIN(SluicectlTest)
#include "tst_sluicectl.moc"
