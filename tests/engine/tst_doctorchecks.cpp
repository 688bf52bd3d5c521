// The doctor's judgement, check by check: a healthy trigger has fifteen good rows, and each cause turns its own row.
#include "engine/doctorchecks.h"
#include "engine/doctortext.h"

#include <QtTest>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

const LogstoreKey kAccess{"shop", "access"};
const WallTime kNow(1'800'000'000s);

QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

ShardFacts upToDate(std::int32_t id)
{
    ShardFacts shard;
    shard.state.id = ShardId(id);
    shard.state.createdAt = kNow - 1h;
    shard.state.lastReceivedAt = kNow - 2s;
    shard.state.first = Cursor(1'000);
    shard.state.end = Cursor(1'010);
    shard.state.groups = 10;
    shard.state.lines = 100;
    PumpSnapshot pump;
    pump.shard = ShardId(id);
    pump.reason = TickReason::NoNewData;
    pump.checkpoint = Cursor(1'010);
    pump.lastTick = kNow - 2s;
    pump.nextTick = kNow + 58s;
    shard.pump = pump;
    WindowCut recent;
    recent.begin = recent.end = recent.shardEnd = Cursor(1'010);
    shard.recent = recent;
    return shard;
}

void syncStates(DoctorFacts &facts)
{
    std::vector<ShardState> states;
    for (const auto &shard : facts.shards)
        states.push_back(shard.state);
    facts.source.shards = states;
}

DoctorFacts healthy()
{
    DoctorFacts facts;
    facts.now = kNow;
    facts.up = 1h;
    facts.scheduling = facts.collecting = facts.authorized = true;
    facts.trigger.key = {"shipping", "to-csv", "ship"};
    facts.trigger.source = kAccess;
    facts.trigger.triggerLog = "etl-log";
    facts.role = {"AliyunLogETLRole",
                  true,
                  "log",
                  true,
                  {{"fc:InvokeFunction", "acs:fc:local:0:services/shipping", {true, "allowed"}}}};
    facts.serviceRole = {
        "shipping-role", true, "fc", true, {{"oss:PutObject", "acs:oss:local:0:lake/x", {true, "allowed"}}}};
    facts.function = Function{};
    facts.function->templateName = "oss-shipper-csv";
    facts.target.bucket = "lake";
    facts.source.key = kAccess;
    facts.source.defined = true;
    facts.shards = {upToDate(0), upToDate(1)};
    syncStates(facts);
    facts.recentFrom = kNow - 10min;
    facts.triggerLog.key = facts.trigger.triggerLogKey();
    facts.triggerLog.defined = true;
    facts.triggerLog.shards = std::vector<ShardState>(1);
    facts.disk = DiskFacts{50'000'000'000, 100'000'000'000};
    return facts;
}

LedgerRecord attempt(std::uint64_t sequence, std::int32_t shard, AttemptStatus status, std::string code = {})
{
    LedgerRecord record;
    record.sequence = LedgerSequence(sequence);
    record.shard = ShardId(shard);
    record.status = status;
    record.round = 1;
    record.attempt = 1;
    record.attemptsMax = 4;
    record.errorCode = std::move(code);
    record.errorMessage = record.errorCode.empty() ? "" : "because of " + record.errorCode;
    record.requestId = "request-" + std::to_string(sequence);
    record.startedAt = kNow - 100s + std::chrono::seconds(sequence);
    record.functionVersion = 1;
    return record;
}

// The ids of the bad rows, in order.
QStringList found(const DoctorFacts &facts)
{
    QStringList ids;
    for (const auto &row : checksOf(facts)) {
        if (!row.good)
            ids << text(row.check);
    }
    return ids;
}

QStringList only(const char *id)
{
    return {QString::fromLatin1(id)};
}

#define VERIFY_HAS(bytes, part) QVERIFY2(text(bytes).contains(QStringLiteral(part)), (bytes).c_str())

} // namespace

class DoctorChecksTest : public QObject {
    Q_OBJECT
private slots:
    void healthyTriggerHasFifteenGoodRowsInOrder()
    {
        QStringList ids;
        for (const auto &row : checksOf(healthy())) {
            QVERIFY2(row.good, row.check.c_str());
            QCOMPARE(text(row.subject), QStringLiteral("shipping/to-csv/ship"));
            QVERIFY(!row.title.empty() && !row.reason.empty());
            QVERIFY(row.remedy.empty() && row.command.empty() && row.action.empty());
            ids << text(row.check);
        }
        QCOMPARE(ids,
                 (QStringList{"engine", "enabled", "authorization", "role-policy", "service-role", "function", "source",
                              "source-traffic", "checkpoint", "last-tick", "attempts", "function-log", "interval",
                              "trigger-log", "disk"}));
    }

    void everyBadRowSaysWhatToDo()
    {
        DoctorFacts nothing; // not one fact is there
        nothing.trigger.key = {"a", "b", "c"};
        nothing.role.name = "gone";
        nothing.serviceRole.name = "gone";
        nothing.disk = fail(ErrorKind::Denied, "EACCES", "no");
        for (const auto &row : checksOf(nothing)) {
            if (!row.good)
                QVERIFY2(!row.reason.empty() && !row.remedy.empty(), row.check.c_str());
        }
        QCOMPARE(found(nothing),
                 (QStringList{"engine", "authorization", "role-policy", "service-role", "function", "source",
                              "source-traffic", "checkpoint", "last-tick", "interval", "trigger-log", "disk"}));
    }

    void oneShotEngine()
    {
        auto facts = healthy();
        facts.scheduling = false;
        QCOMPARE(found(facts), (QStringList{"engine", "last-tick"}));
        QCOMPARE(text(checkEngine(facts).command), QStringLiteral("sluicectl serve"));
    }

    void paused()
    {
        auto facts = healthy();
        facts.trigger.enabled = false;
        QCOMPARE(found(facts), (QStringList{"enabled", "last-tick"}));
        QCOMPARE(text(checkEnabled(facts).command), QStringLiteral("sluicectl resume shipping/to-csv/ship"));
        QCOMPARE(text(checkEnabled(facts).action), QStringLiteral("resume"));
    }

    void notAuthorized()
    {
        auto facts = healthy();
        facts.authorized = false;
        facts.role.exists = false;
        for (auto &shard : facts.shards) {
            shard.pump->state = PumpState::NotAuthorized;
            shard.pump->reason = TickReason::NotAuthorized;
        }
        auto denied = attempt(1, 0, AttemptStatus::Denied, "Unauthorized");
        denied.functionVersion = 0;
        facts.records = {denied};
        facts.functionLog.requestId = denied.requestId;
        QCOMPARE(found(facts), (QStringList{"authorization", "role-policy", "last-tick", "attempts"}));
        for (const auto &row : {checkAuthorization(facts), checkRole(facts), checkLastTick(facts), checkAttempts(facts)}) {
            QCOMPARE(text(row.command), QStringLiteral("sluicectl authorize"));
            QCOMPARE(text(row.action), QStringLiteral("authorize"));
        }
    }

    void rolesThatAreMissingOrTrustAnother()
    {
        auto facts = healthy();
        facts.role = {"etl-role", false, "", true, {}};
        QCOMPARE(found(facts), only("role-policy"));
        VERIFY_HAS(checkRole(facts).reason, "etl-role does not exist");
        facts = healthy();
        facts.role.trust = "fc";
        QCOMPARE(found(facts), only("role-policy"));
        VERIFY_HAS(checkRole(facts).remedy, "trust to log");
        facts = healthy();
        facts.serviceRole.trust = "log";
        QCOMPARE(found(facts), only("service-role"));
        VERIFY_HAS(checkServiceRole(facts).remedy, "trust to fc");
    }

    void roleWithoutPermission()
    {
        auto facts = healthy();
        facts.role.asked.push_back(
            {"log:PostLogStoreLogs", "acs:log:x", {false, "denied: no statement allows log:PostLogStoreLogs on acs:log:x"}});
        const auto row = checkRole(facts);
        QCOMPARE(found(facts), only("role-policy"));
        QCOMPARE(text(row.evidence), QStringLiteral("denied: no statement allows log:PostLogStoreLogs on acs:log:x"));
        VERIFY_HAS(row.remedy, "allows log:PostLogStoreLogs on acs:log:x");
        QCOMPARE(text(row.command), QStringLiteral("sluicectl can 'role AliyunLogETLRole' log:PostLogStoreLogs acs:log:x"));
        facts = healthy();
        facts.serviceRole.asked.front().answer = {false, "denied: statement 1"};
        QCOMPARE(found(facts), only("service-role"));
        facts = healthy();
        facts.serviceRole = {"", false, "", true, {{"oss:PutObject", "acs:oss:*:0:lake/x", {false, "denied"}}}};
        QCOMPARE(found(facts), only("service-role"));
        VERIFY_HAS(checkServiceRole(facts).reason, "has no role, so its functions may touch nothing");
    }

    void rolesThatNobodyEvaluatesAreSaidSo()
    {
        auto facts = healthy();
        facts.role.evaluated = facts.serviceRole.evaluated = false;
        facts.serviceRole.name.clear();
        QCOMPARE(found(facts), QStringList());
        VERIFY_HAS(checkRole(facts).reason, "not enforced");
        VERIFY_HAS(checkServiceRole(facts).reason, "not enforced");
    }

    void functionAndItsConfiguration()
    {
        auto facts = healthy();
        facts.parameter = fail(Error{ErrorKind::Invalid, "InvalidFunctionParameter", "target is missing", {"", 2, 5}});
        QCOMPARE(found(facts), only("function"));
        VERIFY_HAS(checkFunction(facts).evidence, "InvalidFunctionParameter: target is missing\nline 2, column 5");
        facts = healthy();
        facts.function.reset();
        QCOMPARE(found(facts), only("function"));
        facts = healthy();
        facts.targetDefined = false;
        QCOMPARE(found(facts), only("function"));
        VERIFY_HAS(checkFunction(facts).reason, "bucket lake");
        facts = healthy();
        facts.targetUnopened = Error{ErrorKind::Corrupt, "Damaged", "no"};
        QCOMPARE(found(facts), only("function"));
    }

    void sourceThatDoesNotOpen()
    {
        auto facts = healthy();
        facts.source.unopened = Error{ErrorKind::Corrupt, "SegmentDamaged", "bad header"};
        facts.source.shards = fail(ErrorKind::NotFound, "LogStoreNotExist", "shop/access");
        facts.shards.clear();
        facts.openError = Error{ErrorKind::NotFound, "LogStoreNotExist", "shop/access"};
        QCOMPARE(found(facts), (QStringList{"source", "source-traffic", "checkpoint", "last-tick", "interval"}));
        QCOMPARE(text(checkSource(facts).evidence), QStringLiteral("SegmentDamaged: bad header"));
        facts.source.unopened.reset();
        facts.source.defined = false;
        VERIFY_HAS(checkSource(facts).reason, "shop/access does not exist");
        facts = healthy();
        facts.shards[1].state.damagedGroups = 3;
        syncStates(facts);
        QCOMPARE(found(facts), only("source"));
        VERIFY_HAS(checkSource(facts).reason, "3 log groups");
        facts = healthy();
        facts.source.damage = {"missing segment: logs/x/shard-0/1.seg, 7 log groups"};
        QCOMPARE(found(facts), only("source"));
        VERIFY_HAS(checkSource(facts).evidence, "shard-0/1.seg, 7 log groups");
    }

    void sourceWithoutData()
    {
        auto facts = healthy();
        for (auto &shard : facts.shards) {
            shard.state.lastReceivedAt = kNow - 11min;
            shard.pump->lastTick = kNow - 2s;
        }
        syncStates(facts);
        QCOMPARE(found(facts), only("source-traffic"));
        VERIFY_HAS(checkTraffic(facts).reason, "Nothing came for 11 min, more than 10 intervals");
        facts.trigger.intervalSeconds = 600;
        QCOMPARE(found(facts), QStringList());
        facts = healthy();
        for (auto &shard : facts.shards) {
            shard.state.groups = shard.state.lines = 0;
            shard.state.lastReceivedAt = shard.state.createdAt;
        }
        syncStates(facts);
        QCOMPARE(text(checkTraffic(facts).reason), QStringLiteral("It has never got any data."));
        QCOMPARE(text(checkTraffic(facts).command), QStringLiteral("sluicectl put shop/access FILE"));
        facts.collectSources = 1;
        facts.collecting = false;
        QCOMPARE(text(checkTraffic(facts).command), QStringLiteral("sluicectl serve"));
    }

    void collectorsThatStopped()
    {
        auto facts = healthy();
        CollectorState collector;
        collector.source.path = "/var/log/app.log";
        collector.file.error = "no such file";
        facts.collectors = {collector};
        facts.collectSources = 1;
        QCOMPARE(found(facts), only("source-traffic"));
        VERIFY_HAS(checkTraffic(facts).evidence, "/var/log/app.log: no such file");
        facts.collectors.front().file.error.clear();
        facts.collectors.front().file.atEnd = true;
        QCOMPARE(found(facts), QStringList());
        facts.shards[0].state.lastReceivedAt = facts.shards[1].state.lastReceivedAt = kNow - 1h;
        facts.shards[0].state.createdAt = facts.shards[1].state.createdAt = kNow - 2h;
        syncStates(facts);
        VERIFY_HAS(checkTraffic(facts).remedy, "follow: true");
    }

    void checkpointAgainstEnd()
    {
        const auto behind = [](Duration age) {
            auto facts = healthy();
            facts.shards[1].pump->checkpoint = Cursor(1'005);
            WindowCut cut;
            cut.begin = Cursor(1'005);
            cut.end = Cursor(1'006);
            cut.firstReceivedAt = kNow - age;
            facts.shards[1].undelivered = cut;
            return facts;
        };
        VERIFY_HAS(checkCheckpoint(healthy()).evidence, "shards 0, 1: all is delivered, nothing new");
        QCOMPARE(found(behind(179s)), QStringList());
        QCOMPARE(found(behind(181s)), only("checkpoint"));
        QCOMPARE(text(checkCheckpoint(behind(181s)).reason), QStringLiteral("Data waits for 3 min already."));
        VERIFY_HAS(checkCheckpoint(behind(60s)).evidence,
                   "shard 1: 5 log groups not delivered, the oldest received 60 s ago");
    }

    void checkpointOvertakenBeyondOrMissing()
    {
        auto facts = healthy();
        facts.shards[0].pump->checkpoint = Cursor(990);
        WindowCut cut;
        cut.begin = Cursor(1'000);
        cut.end = Cursor(1'001);
        cut.lostGroups = 10;
        cut.firstReceivedAt = kNow;
        facts.shards[0].undelivered = cut;
        QCOMPARE(found(facts), only("checkpoint"));
        VERIFY_HAS(checkCheckpoint(facts).reason, "Retention took 10 log groups");
        facts = healthy();
        facts.shards[0].pump->checkpoint = Cursor(2'000);
        QCOMPARE(text(checkCheckpoint(facts).action), QStringLiteral("move-checkpoint"));
        facts = healthy();
        facts.shards[1].pump.reset();
        VERIFY_HAS(checkCheckpoint(facts).reason, "no checkpoint on shard 1");
        facts = healthy();
        auto loss = attempt(1, 0, AttemptStatus::Failed, "RetentionLoss");
        loss.attempt = 0;
        loss.count = 7;
        facts.records = {loss};
        QCOMPARE(found(facts), only("checkpoint"));
        VERIFY_HAS(checkCheckpoint(facts).reason, "7 log groups");
        facts.records.front().startedAt = kNow - 2h;
        QCOMPARE(found(facts), QStringList());
    }

    void ticks()
    {
        auto facts = healthy();
        facts.shards[0].pump->state = PumpState::Blocked;
        facts.shards[0].pump->reason = TickReason::Blocked;
        facts.shards[0].pump->reasonDetail = "all 4 attempts of round 2 failed, next round in 9 s";
        facts.shards[0].pump->blockedSince = kNow - 5min;
        facts.shards[0].pump->lastError = "NoSuchBucket: lake";
        const auto row = checkLastTick(facts);
        QCOMPARE(found(facts), only("last-tick"));
        QCOMPARE(text(row.action), QStringLiteral("tick"));
        VERIFY_HAS(
            row.evidence,
            "shard 0: blocked (all 4 attempts of round 2 failed, next round in 9 s), looked 2 s ago, blocked since 5 min");
        VERIFY_HAS(row.evidence, "shard 1: no new data, looked 2 s ago, looks again in 58 s");
        facts = healthy();
        facts.shards[1].pump->lastTick = kNow - 211s;
        QCOMPARE(found(facts), only("last-tick"));
        facts.shards[1].pump->lastTick = kNow - 209s;
        QCOMPARE(found(facts), QStringList());
        facts.shards[1].pump->lastTick.reset();
        facts.up = 5s;
        QCOMPARE(found(facts), QStringList());
    }

    void failuresAreGroupedAndMended()
    {
        auto facts = healthy();
        facts.records = {attempt(1, 0, AttemptStatus::Failed, "Slow"), attempt(2, 0, AttemptStatus::Failed, "NoSuchBucket"),
                         attempt(3, 0, AttemptStatus::Failed, "NoSuchBucket"), attempt(4, 1, AttemptStatus::Ok)};
        auto row = checkAttempts(facts);
        QCOMPARE(found(facts), only("attempts"));
        QCOMPARE(text(row.reason), QStringLiteral("On shard 0 the newest attempt failed: NoSuchBucket."));
        QCOMPARE(
            text(row.evidence),
            QStringLiteral("2 × NoSuchBucket, newest 97 s ago on shard 0, attempt 1 of 4 of round 1, request request-3: "
                           "because of NoSuchBucket\n"
                           "1 × Slow, newest 99 s ago on shard 0, attempt 1 of 4 of round 1, request request-1: because of "
                           "Slow"));
        facts.records.push_back(attempt(5, 0, AttemptStatus::Ok));
        row = checkAttempts(facts);
        QVERIFY(row.good);
        QCOMPARE(text(row.reason),
                 QStringLiteral("3 of 5 attempts in the last 60 min failed; their windows are delivered since."));
        facts.records = {attempt(1, 0, AttemptStatus::Failed, "NoSuchBucket")};
        auto moved = attempt(2, 0, AttemptStatus::Ok);
        moved.attempt = 0;
        moved.reason = TickReason::Moved;
        facts.records.push_back(moved);
        QVERIFY(checkAttempts(facts).good);
    }

    void functionLogOfTheFailedRequest()
    {
        auto facts = healthy();
        facts.functionLog = {"request-3", true, true, std::vector<std::string>{"[ERROR] no bucket"}};
        QCOMPARE(found(facts), only("function-log"));
        QCOMPARE(text(checkFunctionLog(facts).evidence), QStringLiteral("[ERROR] no bucket"));
        QCOMPARE(text(checkFunctionLog(facts).command),
                 QStringLiteral("sluicectl logs shipping/to-csv --request request-3"));
        facts.functionLog.lines = fail(ErrorKind::NotFound, "LogStoreNotExist", "fn-log");
        VERIFY_HAS(checkFunctionLog(facts).evidence, "LogStoreNotExist");
        facts.functionLog.lines = std::vector<std::string>{};
        QVERIFY(!checkFunctionLog(facts).good);
        facts.functionLog.hasLog = false;
        VERIFY_HAS(checkFunctionLog(facts).remedy, "log: {project, logstore}");
        facts.functionLog.invoked = false;
        QVERIFY(checkFunctionLog(facts).good);
    }

    void intervalAgainstTraffic()
    {
        const auto busy = [](double bytesPerSecond) {
            auto facts = healthy();
            auto &cut = *facts.shards[1].recent;
            cut.begin = Cursor(900);
            cut.firstReceivedAt = kNow - 600s;
            cut.lastReceivedAt = kNow;
            cut.bytes = static_cast<std::uint64_t>(bytesPerSecond * 600);
            cut.groups = 600;
            return facts;
        };
        QCOMPARE(found(busy(124'000)), QStringList()); // 0.99 Mbit/s
        const auto facts = busy(250'000); // 2 Mbit/s: 15 MB in 60 s
        QCOMPARE(found(facts), only("interval"));
        const auto row = checkInterval(facts);
        QCOMPARE(text(row.reason), QStringLiteral("2 Mbit/s a shard, over 1 Mbit/s, is too much for an interval of 60 s."));
        QCOMPARE(text(row.action), QStringLiteral("interval=30"));
        VERIFY_HAS(row.evidence,
                   "shard 1: 2 Mbit/s over the last 10 min; a window of 60 s holds 14.3 MiB in 60 log groups (limits 16 "
                   "MiB, 10000)");
        VERIFY_HAS(row.evidence, "with an interval of 30 s a window would hold 7.2 MiB");
        auto fast = busy(250'000);
        fast.trigger.intervalSeconds = 15;
        QCOMPARE(found(fast), QStringList());
        auto flood = busy(5'000'000); // 40 Mbit/s
        flood.trigger.intervalSeconds = 3;
        QCOMPARE(found(flood), only("interval"));
        VERIFY_HAS(checkInterval(flood).remedy, "more shards");
        auto narrow = busy(2'000); // far below 1 Mbit/s, but 120 kB in a window of 64 KiB
        narrow.trigger.windowBytes = 64 * 1024;
        QCOMPARE(found(narrow), only("interval"));
        QCOMPARE(text(checkInterval(narrow).action), QStringLiteral("interval=15"));
        auto groups = busy(2'000);
        groups.trigger.windowGroups = 50; // 60 in an interval
        QCOMPARE(found(groups), only("interval"));
        QCOMPARE(text(checkInterval(groups).action), QStringLiteral("interval=20"));
    }

    void windowLimitsThatWereHitAreCounted()
    {
        auto facts = healthy();
        auto full = attempt(1, 0, AttemptStatus::Ok);
        full.windowBytes = facts.trigger.windowBytes;
        facts.records = {full, attempt(2, 0, AttemptStatus::Ok)};
        const auto row = checkInterval(facts);
        QVERIFY(row.good);
        VERIFY_HAS(row.evidence, "1 of 2 windows in the last 60 min were cut at the limit");
        facts.shards[0].recent = fail(ErrorKind::Corrupt, "Damaged", "unreadable");
        VERIFY_HAS(checkInterval(facts).evidence, "shard 0: Damaged: unreadable");
    }

    void triggerLog()
    {
        auto facts = healthy();
        facts.outbox = {12, Error{ErrorKind::Full, "ENOSPC", "no space"}};
        QCOMPARE(found(facts), only("trigger-log"));
        QCOMPARE(text(checkTriggerLog(facts).evidence),
                 QStringLiteral("in the outbox, of all triggers: 12 records\nENOSPC: no space"));
        facts.outbox.shipper.reset();
        QCOMPARE(found(facts), QStringList());
        facts.triggerLog.unopened = Error{ErrorKind::Corrupt, "Damaged", "bad"};
        VERIFY_HAS(checkTriggerLog(facts).reason, "could not be opened");
        facts.triggerLog.defined = false;
        VERIFY_HAS(checkTriggerLog(facts).reason, "shop/etl-log does not exist");
        facts = healthy();
        auto dropped = attempt(1, 0, AttemptStatus::Failed, "RecordsDropped");
        dropped.attempt = 0;
        dropped.count = 5;
        facts.records = {dropped};
        QCOMPARE(found(facts), only("trigger-log"));
        VERIFY_HAS(checkTriggerLog(facts).reason, "5 records never reached it");
    }

    void disk()
    {
        auto facts = healthy();
        facts.disk = DiskFacts{1'900'000'000, 100'000'000'000};
        QCOMPARE(found(facts), only("disk"));
        facts.disk = DiskFacts{200'000'000, 1'000'000'000};
        QCOMPARE(found(facts), only("disk"));
        facts.disk = fail(ErrorKind::Denied, "EACCES", "no");
        VERIFY_HAS(checkDisk(facts).evidence, "EACCES");
    }

    void words()
    {
        QCOMPARE(text(doctor::span(-3s)), QStringLiteral("0 s"));
        QCOMPARE(text(doctor::span(119s)), QStringLiteral("119 s"));
        QCOMPARE(text(doctor::span(120s)), QStringLiteral("2 min"));
        QCOMPARE(text(doctor::span(50h)), QStringLiteral("2 days"));
        QCOMPARE(text(doctor::size(1'023)), QStringLiteral("1023 B"));
        QCOMPARE(text(doctor::size(1'536)), QStringLiteral("1.5 KiB"));
        QCOMPARE(text(doctor::rate(125'000)), QStringLiteral("1 Mbit/s"));
        QCOMPARE(text(doctor::rate(10)), QStringLiteral("80 bit/s"));
        QCOMPARE(text(doctor::shardNames({0, 1, 2, 3, 4, 5, 6, 7})), QStringLiteral("shards 0, 1, 2, 3, 4, 5 and 2 more"));
        QCOMPARE(text(doctor::shown("a\nb\x01")), QStringLiteral("a b "));
        const auto cut = doctor::shown(std::string(499, 'x') + "é and more");
        QCOMPARE(text(cut), QString(499, QLatin1Char('x')) + QStringLiteral("…"));
    }
};

QTEST_GUILESS_MAIN(DoctorChecksTest)
#include "tst_doctorchecks.moc"
