// Logs, the ledger and runs through the program.
#include "tests/support/ctlfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <set>

using namespace sluice;

namespace {

LedgerRow ledgerRow(std::uint64_t sequence, AttemptStatus status = AttemptStatus::Ok)
{
    LedgerRow row;
    row.sequence = sequence;
    row.trigger = "s/f/ship";
    row.status = status;
    row.attempt = 1;
    row.attemptsMax = 4;
    row.startedMs = 1'700'000'000'000;
    row.durationMs = 35;
    row.windowLines = 1'000;
    row.shipLines = 990;
    if (status != AttemptStatus::Ok)
        row.errorCode = "TargetGone";
    return row;
}

// A ledger of `count` records that answers as an engine's does.
LedgerRows ledger(const ReadLedger &command, std::uint64_t count)
{
    LedgerRows rows;
    rows.first = 1;
    rows.last = count;
    const auto begin = command.newest ? count - std::min<std::uint64_t>(count, command.max) : command.after;
    for (auto i = begin + 1; i <= count && rows.rows.size() < command.max; ++i) {
        rows.lastRead = i;
        const auto status = i % 10 == 0 ? AttemptStatus::Failed : AttemptStatus::Ok;
        if (!command.failedOnly || status != AttemptStatus::Ok)
            rows.rows.push_back(ledgerRow(i, status));
    }
    rows.lastRead = std::max(rows.lastRead, begin);
    return rows;
}

// Two shards of ten logs each, three a page.
LogRows logs(const PullLogs &command)
{
    LogRows rows;
    const int begin = command.from == "begin" ? 0 : std::stoi(command.from);
    for (int i = begin; i < std::min(begin + 3, 10); ++i) {
        LogRow row;
        row.time = 1'700'000'000 + i;
        row.shard = command.shard;
        row.contents = {{"n", std::to_string(i)}, {"bytes", "\xff"}};
        rows.rows.push_back(row);
    }
    const auto end = begin + int(rows.rows.size());
    rows.next = std::to_string(end);
    rows.atEnd = end == 10;
    return rows;
}

QStringList lines(const QString &text)
{
    return text.split('\n', Qt::SkipEmptyParts);
}

} // namespace

class SluicectlDataTest : public QObject {
    Q_OBJECT
private slots:
    void pullsEveryShard()
    {
        test::CtlFixture at;
        at.handler.on<GetShards>([](const GetShards &) {
            ShardRows rows;
            rows.rows.resize(2);
            rows.rows[1].shard = 1;
            return rows;
        });
        at.handler.on<PullLogs>([](const PullLogs &command) { return logs(command); });
        const auto done = at.run({"pull", "shop/access"});
        QCOMPARE(done.exit, 0);
        const auto rows = lines(done.out);
        QCOMPARE(rows.size(), 20);
        QCOMPARE(rows[13],
                 QString("{\"time\":1700000003,\"receivedMs\":0,\"shard\":1,\"cursor\":\"\",\"topic\":\"\",\"source\":\"\","
                         "\"tags\":{},"
                         "\"contents\":{\"n\":\"3\",\"bytes\":\"\uFFFD\"}}"));
        QCOMPARE(lines(at.run({"pull", "shop/access", "--shard", "1", "--count", "4"}).out).size(), 4);
        QCOMPARE(at.run({"pull", "shop/access", "--count", "0"}).out, QString());
        QCOMPARE(at.run({"pull", "shop"}).exit, 2);
        QCOMPARE(at.run({"pull", "shop/access", "--from", "soon"}).exit, 2);
    }
    void pullGoesOnWithWhatComes()
    {
        test::CtlFixture at;
        int stored = 2;
        at.handler.on<PullLogs>([&stored](const PullLogs &command) {
            LogRows rows;
            const int begin = command.from == "begin" ? 0 : std::stoi(command.from);
            rows.rows.resize(std::size_t(stored - begin));
            rows.next = std::to_string(stored);
            rows.atEnd = true;
            return rows;
        });
        QProcess process;
        at.start(process, {"pull", "shop/access", "--shard", "0", "--follow"});
        QByteArray out;
        const auto got = [&] { return (out += process.readAllStandardOutput()).count('\n'); };
        QTRY_COMPARE(got(), 2);
        stored = 5;
        at.doorbell.ring({.logs = true});
        QTRY_COMPARE(got(), 5);
        at.interrupt(process);
        QCOMPARE(at.end(process).exit, 0);
    }
    void pullIntoAClosedPipeEndsQuietly()
    {
        test::CtlFixture at;
        at.handler.on<PullLogs>([](const PullLogs &command) {
            LogRows rows;
            rows.rows.resize(1'000);
            rows.next = command.from + "x"; // for ever
            return rows;
        });
        QProcess process;
        process.start("bash",
                      {"-c", "set -o pipefail; \"$0\" --data \"$1\" pull shop/access --shard 0 | head -n 2",
                       SLUICE_BIN_DIR "/sluicectl", QString::fromStdString(at.data())});
        const auto done = at.end(process);
        QCOMPARE(done.exit, 0);
        QCOMPARE(lines(done.out).size(), 2);
        QCOMPARE(done.err, QString());
    }
    void executions()
    {
        test::CtlFixture at;
        at.handler.on<ReadLedger>([](const ReadLedger &command) { return ledger(command, 12'000); });
        auto done = at.run({"executions", "--count", "2"});
        QCOMPARE(done.out,
                 "TIME                    TRIGGER   SHARD  STATUS  TRY   TOOK  LINES  SHIPPED   LAG  ERROR\n"
                 "2023-11-14 22:13:20     s/f/ship      0  ok      1/4  35 ms  1,000      990  0 ms\n"
                 "2023-11-14 22:13:20     s/f/ship      0  failed  1/4  35 ms  1,000      990  0 ms  TargetGone\n");
        QCOMPARE(lines(at.run({"executions", "--json"}).out).size(), 1'000);
        done = at.run({"executions", "--json", "--failed", "--since", "2020-01-01"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(lines(done.out).size(), 1'200); // all pages
        QCOMPARE(at.run({"executions", "--count", "none"}).exit, 2);
        at.handler.on<ReadLedger>([](const ReadLedger &) { return LedgerRows(); });
        QCOMPARE(at.run({"executions"}).err, QString("no executions\n"));
    }
    void executionsFollow()
    {
        test::CtlFixture at;
        std::uint64_t count = 3;
        at.handler.on<ReadLedger>([&count](const ReadLedger &command) { return ledger(command, count); });
        QProcess process;
        at.start(process, {"executions", "--follow", "--json"});
        QByteArray out;
        const auto got = [&] { return (out += process.readAllStandardOutput()).count('\n'); };
        QTRY_COMPARE(got(), 3);
        for (int i = 0; i < 100; ++i) {
            ++count;
            at.doorbell.ring({.ledger = true});
        }
        QTRY_COMPARE(got(), 103);
        at.interrupt(process);
        QCOMPARE(at.end(process).exit, 0);
    }
    void functionLog()
    {
        test::CtlFixture at;
        GetFunctionLog got;
        at.handler.on<GetFunctionLog>([&got](const GetFunctionLog &command) {
            got = command;
            LogRows rows;
            rows.rows.resize(1);
            rows.rows[0].time = 1'700'000'000;
            rows.rows[0].contents = {{"requestId", "r1"}, {"message", "said \x1b hello\n"}};
            rows.atEnd = true;
            return rows;
        });
        QCOMPARE(at.run({"logs", "s/f", "--request", "r1", "--count", "5"}).out,
                 QString("2023-11-14 22:13:20  said \uFFFD hello\n"));
        QCOMPARE(got.requestId, std::string("r1"));
        QCOMPARE(got.max, 5u);
        QCOMPARE(at.run({"logs", "f"}).exit, 2);
    }
    void putsWhatItReads()
    {
        test::CtlFixture at;
        std::vector<std::string> keys;
        std::size_t groups = 0;
        at.handler.on<AppendLogs>([&](const AppendLogs &command) {
            keys.push_back(command.idempotencyKey);
            groups += command.groups.size();
            return AppendAnswer();
        });
        auto done = at.run({"put", "shop/access", "--format", "json"}, "{\"a\":1}\n{broken\n{\"a\":2}");
        QCOMPARE(done.exit, 0);
        QCOMPARE(done.out, "3 lines stored in shop/access, 1 kept raw\n");
        QVERIFY(groups >= 1);
        at.file("one.log", QByteArray("x\n").repeated(1'000));
        at.file("two.log", QByteArray("y\n").repeated(10));
        done = at.run({"put", "shop/access", "one.log", "two.log", "--format", "line", "--json"});
        QCOMPARE(done.out,
                 "{\"lines\":1010,\"parseErrors\":0,\"linesCut\":0,\"bytesCut\":0,\"emptyLines\":0,\"complete\":true}\n");
        QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), keys.size()); // none is used twice
        QCOMPARE(at.run({"put", "shop/access", "--format", "line"}, "").out, "0 lines stored in shop/access\n");
    }
    void putRefusesBadInput()
    {
        test::CtlFixture at;
        at.handler.on<AppendLogs>([](const AppendLogs &) { return AppendAnswer(); });
        at.file("one.log", "x\n");
        auto done = at.run({"put", "shop/access", "one.log", "gone.log"});
        QCOMPARE(done.exit, 2);
        QVERIFY(done.err.contains("gone.log"));
        QCOMPARE(at.handler.handled(), 0); // nothing is stored
        QCOMPARE(at.run({"put", "shop/access", "."}).exit, 2);
        QCOMPARE(at.run({"put", "shop/access", "--format", "jsn"}).exit, 2);
        QCOMPARE(at.run({"put", "shop/access", "--format", "regex=("}).exit, 2);
    }
    void putSaysHowFarItCame()
    {
        test::CtlFixture at;
        int appends = 0;
        at.handler.on<AppendLogs>([&appends](const AppendLogs &) -> Result<AppendAnswer> {
            if (++appends > 2)
                return fail(ErrorKind::Full, "ENOSPC", "the disk is full");
            return AppendAnswer();
        });
        QByteArray text;
        for (int i = 0; i < 400'000; ++i)
            text += "line " + QByteArray::number(i) + QByteArray(90, '.') + '\n';
        at.file("big.log", text);
        const auto done = at.run({"put", "shop/access", "big.log", "--format", "line", "--json"});
        QCOMPARE(done.exit, 1);
        QVERIFY2(done.err.contains("the disk is full"), qPrintable(done.err));
        const auto counts = QJsonDocument::fromJson(done.out.toUtf8()).object();
        QVERIFY(!counts["complete"].toBool());
        QVERIFY(counts["lines"].toInt() > 0 && counts["lines"].toInt() < 400'000);
    }
    void putIsInterrupted()
    {
        test::CtlFixture at;
        at.handler.on<AppendLogs>([](const AppendLogs &) { return AppendAnswer(); });
        QProcess process;
        at.start(process, {"put", "shop/access", "-", "--format", "line"});
        process.write("one\ntwo\n");
        QTRY_COMPARE(at.handler.handled(), 1);
        at.interrupt(process);
        const auto done = at.end(process);
        QCOMPARE(done.exit, 1);
        QCOMPARE(done.out, "2 lines stored in shop/access; stopped before the end\n");
    }
    void putFollows()
    {
        test::CtlFixture at;
        at.handler.on<AppendLogs>([](const AppendLogs &) { return AppendAnswer(); });
        const auto path = at.file("app.log", "one\n");
        QProcess process;
        at.start(process, {"put", "shop/access", "app.log", "--format", "line", "--follow"});
        QTRY_COMPARE(at.handler.handled(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("two\nthr");
        file.flush();
        QTRY_COMPARE(at.handler.handled(), 2);
        file.write("ee\n");
        file.close();
        QTRY_COMPARE(at.handler.handled(), 3);
        QVERIFY(QFile::rename(path, path + ".1"));
        at.file("app.log", "after rotation\n");
        QTRY_COMPARE(at.handler.handled(), 4);
        at.interrupt(process);
        const auto done = at.end(process);
        QCOMPARE(done.exit, 0);
        QVERIFY2(done.out.startsWith("4 lines stored"), qPrintable(done.out));
    }
    void runs()
    {
        test::CtlFixture at;
        RunSummary summary;
        summary.triggers = {{"s/f/ship", 3, 4, 0, 1'000, 2'048}};
        summary.seconds = 1.5;
        at.handler.on<GetStatus>([](const GetStatus &) { return EngineStatus(); });
        at.handler.on<ApplyStack>([](const ApplyStack &) { return PlanRows(); });
        at.handler.on<AwaitIdle>([&summary](const AwaitIdle &) { return summary; });
        at.file("stack.yaml", "sluice: 1\n");
        auto done = at.run({"run", "stack.yaml", "--until-idle"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(done.out,
                 "TRIGGER   WINDOWS  ATTEMPTS  FAILED  LINES  BYTES\n"
                 "s/f/ship        3         4       0  1,000  2 KiB\n"
                 "done in 1.5 s\n");
        summary.triggers[0].failed = 1;
        done = at.run({"run", "stack.yaml", "--until-idle", "--json"});
        QCOMPARE(done.exit, 1);
        QCOMPARE(done.out,
                 "{\"triggers\":[{\"name\":\"s/f/"
                 "ship\",\"windows\":3,\"attempts\":4,\"failed\":1,\"lines\":1000,\"bytes\":2048}],"
                 "\"seconds\":1.5,\"parseErrors\":0,\"linesCut\":0,\"errors\":[]}\n");
        summary.triggers[0].failed = 0;
        summary.errors = {"cannot read gone.json"};
        done = at.run({"run", "stack.yaml", "--until-idle"});
        QCOMPARE(done.exit, 1);
        QVERIFY(done.err.contains("gone.json"));
    }
    void runGivesUp()
    {
        test::CtlFixture at;
        AwaitIdle got;
        at.handler.on<GetStatus>([](const GetStatus &) { return EngineStatus(); });
        at.handler.on<ApplyStack>([](const ApplyStack &) { return PlanRows(); });
        at.handler.on<GetTriggers>([](const GetTriggers &) { return TriggerRows(); });
        at.handler.on<AwaitIdle>([&got](const AwaitIdle &command) -> Result<RunSummary> {
            got = command;
            return fail(ErrorKind::TimedOut, "RunTimeout", "not idle");
        });
        at.file("stack.yaml", "sluice: 1\n");
        const auto done = at.run({"run", "stack.yaml", "--until-idle", "--timeout", "5"});
        QCOMPARE(done.exit, 1);
        QCOMPARE(got.timeoutMs, std::int64_t(5'000));
        QVERIFY(done.err.contains("--timeout"));
    }
    void runIsInterrupted()
    {
        test::CtlFixture at;
        at.handler.on<GetStatus>([](const GetStatus &) { return EngineStatus(); });
        at.handler.on<ApplyStack>([](const ApplyStack &) { return PlanRows(); });
        at.handler.on<GetTriggers>([](const GetTriggers &) { return TriggerRows(); });
        at.handler.hold<AwaitIdle>();
        at.file("stack.yaml", "sluice: 1\n");
        QProcess process;
        at.start(process, {"run", "stack.yaml", "--until-idle"});
        QTRY_COMPARE(at.handler.heldCount<AwaitIdle>(), std::size_t(1));
        at.interrupt(process);
        QCOMPARE(at.end(process).exit, 1);
        at.handler.dropHeld();
    }
};

QTEST_GUILESS_MAIN(SluicectlDataTest)
#include "tst_sluicectldata.moc"
