// The doctor's judgement of what is defined and where it lives: each cause turns its own row.
#include "engine/doctortext.h"
#include "tests/support/doctorfacts.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

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
