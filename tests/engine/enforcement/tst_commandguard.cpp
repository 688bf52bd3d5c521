#include "engine/client/messagenames.h"
#include "engine/enforcement/commandguard.h"
#include "engine/enforcement/commandrights.h"
#include "tests/support/accessworld.h"
#include "tests/support/scriptedhandler.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

// The verbs that only look; everything else changes something, and a new verb is expected to.
const std::set<std::string_view> kLooks = {
    "GetStatus",        "GetDefinitions", "GetTriggers",         "GetPumps",    "GetShards",
    "GetCollectors",    "ReadLedger",     "GetExecution",        "PullLogs",    "GetFunctionLog",
    "GetAudit",         "GetTrash",       "PlanStack",           "ExportStack", "AwaitIdle",
    "GetAuthorization", "CheckAccess",    "GetSecrets",          "Diagnose",    "TestConnection",
    "GetHistory",       "GetFigures",     "GetFunctionVersions", "GetRuntimes"};

// Calls visit(command, name) with one of each.
template <std::size_t At = 0, class V> void eachCommand(V visit)
{
    if constexpr (At < std::variant_size_v<Command>) {
        using C = std::variant_alternative_t<At, Command>;
        visit(Command(C()), kMessageName<C>);
        eachCommand<At + 1>(visit);
    }
}

struct Guarded {
    AccessWorld w;
    ScriptedHandler inner{w.loop};
    CommandGuard guard{inner, w.roles};

    Result<AnyAnswer> send(const Command &command, const Caller &caller = {})
    {
        return await<AnyAnswer>(w.loop, [&](auto reply) { guard.handle(command, caller, std::move(reply)); });
    }
    // Whether it came through to the engine, which knows no answer here.
    bool passes(const Command &command, const Caller &caller = {})
    {
        const auto before = inner.handled();
        const auto answer = send(command, caller);
        return inner.handled() > before && answer.error().code == "NoScript";
    }
};

} // namespace

class tst_CommandGuard : public QObject {
    Q_OBJECT
private slots:
    void readOnlyRefusesEveryChange_data();
    void readOnlyRefusesEveryChange();
    void readOnlyLetsLooksThrough();
    void readOnlyLetsADryRunThrough();
    void readOnlyCanBeLifted();
    void theOwnerPasses();
    void aUserWithoutRightsMayNothing();
    void aReaderReadsAndDoesNotWrite();
    void aTriggerIsFoundByItsNameAlone();
    void whatMayTouchAnythingIsTheOwners();
    void versionsAreTheFunctions();
    void deletingOneThing();
    void anotherRoleIsMoreThanAnEdit();
    void aSecretIsMoreThanAnEdit();
    void makingAUserIsNotMakingAnAdministrator();
    void aDenyOnTheFunctionCountsForATick();
    void readOnlyStaysWhenSomethingElseIsChanged();
    void refusalsAreInTheAudit();
    void aRepeatedRefusalIsCounted();
};

void tst_CommandGuard::readOnlyRefusesEveryChange_data()
{
    QTest::addColumn<int>("at");
    eachCommand([](const Command &command, std::string_view name) {
        if (!kLooks.contains(name))
            QTest::newRow(name.data()) << static_cast<int>(command.index());
    });
}

void tst_CommandGuard::readOnlyRefusesEveryChange()
{
    QFETCH(int, at);
    Guarded g;
    g.w.readOnly(true);
    eachCommand([&](const Command &command, std::string_view name) {
        if (static_cast<int>(command.index()) != at)
            return;
        const auto answer = g.send(command);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Denied);
        QCOMPARE(answer.error().code, std::string("ConnectionReadOnly"));
        QVERIFY(answer.error().detail.find(name) != std::string::npos);
        QCOMPARE(g.inner.handled(), 0);
        QCOMPARE(g.w.audit.size(), 1U);
        QCOMPARE(g.w.audit[0].action, std::string("denied"));
        QCOMPARE(g.w.audit[0].kind, std::string(name));
    });
}

void tst_CommandGuard::readOnlyLetsLooksThrough()
{
    Guarded g;
    g.w.readOnly(true);
    std::size_t looks = 0;
    eachCommand([&](const Command &command, std::string_view name) {
        if (!kLooks.contains(name))
            return;
        ++looks;
        QVERIFY2(g.passes(command), name.data());
    });
    QCOMPARE(looks, kLooks.size());
}

void tst_CommandGuard::readOnlyLetsADryRunThrough()
{
    Guarded g;
    g.w.readOnly(true);
    PutDefinitions put;
    put.dryRun = true;
    QVERIFY(g.passes(put));
    QVERIFY(g.w.audit.empty()); // a form that is filled in is no refusal
    g.w.user("admin", {"AdministratorAccess"});
    QVERIFY(!g.passes(put, g.w.as("admin"))); // the owner's all the same
    put.dryRun = false;
    QVERIFY(!g.passes(put));
}

void tst_CommandGuard::readOnlyCanBeLifted()
{
    Guarded g;
    g.w.readOnly(true);
    PutConnection local;
    local.connection.name = kLocalConnection;
    QVERIFY(g.passes(local));
    PutConnection other;
    other.connection.name = "prod";
    QVERIFY(!g.passes(other));
}

void tst_CommandGuard::theOwnerPasses()
{
    Guarded g;
    eachCommand([&](const Command &command, std::string_view name) { QVERIFY2(g.passes(command), name.data()); });
    QVERIFY(g.w.audit.empty());
}

void tst_CommandGuard::aUserWithoutRightsMayNothing()
{
    Guarded g;
    g.w.user("nobody", {});
    eachCommand([&](const Command &command, std::string_view name) {
        QVERIFY2(g.passes(command, g.w.as("nobody")) == (name == "GetStatus"), name.data());
    });
}

void tst_CommandGuard::aReaderReadsAndDoesNotWrite()
{
    Guarded g;
    g.w.user("reader", {"AliyunLogReadOnlyAccess", "AliyunFCReadOnlyAccess"});
    const auto reader = g.w.as("reader");
    PullLogs pull;
    pull.logstore = g.w.kAccess;
    QVERIFY(g.passes(pull, reader));
    QVERIFY(g.passes(GetTriggers(), reader));
    AppendLogs append;
    append.logstore = g.w.kAccess;
    QCOMPARE(g.send(append, reader).error().code, std::string("Unauthorized"));
    PauseTrigger pause;
    pause.trigger = g.w.kTrigger;
    QCOMPARE(g.send(pause, reader).error().code, std::string("Unauthorized"));
    QCOMPARE(g.send(ApplyStack(), reader).error().code, std::string("Unauthorized"));
}

void tst_CommandGuard::aTriggerIsFoundByItsNameAlone()
{
    Guarded g;
    g.w.user("operator", {},
             R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"fc:UpdateTrigger",
                "Resource":"acs:fc:*:*:services/shipping/functions/to-csv/triggers/*"}]})");
    PauseTrigger pause;
    pause.trigger = {"", "", "every-minute"};
    QVERIFY(g.passes(pause, g.w.as("operator")));
    pause.trigger = {"other", "f", "t"};
    QVERIFY(!g.passes(pause, g.w.as("operator")));
}

void tst_CommandGuard::whatMayTouchAnythingIsTheOwners()
{
    Guarded g;
    g.w.user("admin", {"AdministratorAccess"});
    DeleteObject cascade;
    cascade.kind = "project";
    cascade.name = "shop";
    cascade.cascade = true;
    for (const Command &command :
         {Command(ApplyStack()), Command(UndoChange()), Command(RedoChange()), Command(RestoreObject()),
          Command(PutDefinitions()), Command(PreviewFile()), Command(AllowUnsandboxed()), Command(cascade)})
        QCOMPARE(g.send(command, g.w.as("admin")).error().code, std::string("Unauthorized"));
    QVERIFY(g.passes(GetTriggers(), g.w.as("admin")));
    QVERIFY(g.passes(GetRuntimes(), g.w.as("admin")));
}

void tst_CommandGuard::versionsAreTheFunctions()
{
    Guarded g;
    g.w.user("one", {}, R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"fc:GetFunction",
        "Resource":"acs:fc:*:*:services/shipping/functions/to-csv"}]})");
    QVERIFY(g.passes(GetFunctionVersions{{"shipping", "to-csv"}}, g.w.as("one")));
    QCOMPARE(g.send(GetFunctionVersions{{"shipping", "other"}}, g.w.as("one")).error().kind, ErrorKind::Denied);
    QVERIFY(g.passes(GetFunctionVersions{{"shipping", "other"}}));
}

void tst_CommandGuard::deletingOneThing()
{
    Guarded g;
    g.w.user("cleaner", {},
             R"({"Version":"1","Statement":[{"Effect":"Allow","Action":["log:*","fc:*"],"Resource":"*"},
                {"Effect":"Deny","Action":"log:DeleteLogStore","Resource":"acs:log:*:*:project/shop/logstore/access"}]})");
    const auto may = [&](const std::string &kind, const std::string &name) {
        DeleteObject one;
        one.kind = kind;
        one.name = name;
        return g.passes(one, g.w.as("cleaner"));
    };
    QVERIFY(may("logstore", "shop/copy"));
    QVERIFY(!may("logstore", "shop/access"));
    QVERIFY(may("trigger", "shipping/to-csv/every-minute"));
    QVERIFY(may("services", "shipping"));
    QVERIFY(!may("bucket", "lake"));
    QVERIFY(!may("user", "cleaner"));
    QVERIFY(!may("nonsense", "x"));
}

void tst_CommandGuard::anotherRoleIsMoreThanAnEdit()
{
    Guarded g;
    g.w.user("editor", {"AliyunFCFullAccess"},
             R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:*:role/small"},
                {"Effect":"Deny","Action":"ram:PassRole","Resource":"acs:ram:*:*:role/big"}]})");
    EditTrigger edit;
    edit.trigger = g.w.now->triggers[g.w.kTrigger];
    edit.trigger.intervalSeconds = 30;
    QVERIFY(g.passes(edit, g.w.as("editor")));
    edit.trigger.role = "small";
    QVERIFY(g.passes(edit, g.w.as("editor")));
    edit.trigger.role = "big";
    QVERIFY(!g.passes(edit, g.w.as("editor")));
}

void tst_CommandGuard::aSecretIsMoreThanAnEdit()
{
    Guarded g;
    g.w.user("editor", {"AliyunFCFullAccess"});
    EditTrigger edit;
    edit.trigger = g.w.now->triggers[g.w.kTrigger];
    edit.trigger.parameter = R"({"target":{"ossPrefix":{"secret":"connection.prod"}}})";
    QVERIFY(!g.passes(edit, g.w.as("editor")));
    g.w.change().triggers[g.w.kTrigger].parameter = edit.trigger.parameter; // the owner put it there
    edit.trigger.intervalSeconds = 30;
    QVERIFY(g.passes(edit, g.w.as("editor")));
}

void tst_CommandGuard::makingAUserIsNotMakingAnAdministrator()
{
    Guarded g;
    g.w.user(
        "mal", {},
        R"({"Version":"1","Statement":[{"Effect":"Allow","Action":["ram:CreateUser","ram:UpdateUser"],"Resource":"*"}]})");
    PutUser put;
    put.user = g.w.now->users["mal"];
    put.user.description = "a better person";
    QVERIFY(g.passes(put, g.w.as("mal")));
    put.user.policies = {"AdministratorAccess"};
    QVERIFY(!g.passes(put, g.w.as("mal")));
    put.user.name = "another";
    QVERIFY(!g.passes(put, g.w.as("mal")));
}

void tst_CommandGuard::aDenyOnTheFunctionCountsForATick()
{
    Guarded g;
    g.w.user(
        "operator", {"AliyunFCFullAccess"},
        R"({"Version":"1","Statement":[{"Effect":"Deny","Action":"fc:*","Resource":"acs:fc:*:*:services/shipping/*"}]})");
    TickTrigger tick;
    tick.trigger = {"", "", "every-minute"};
    QVERIFY(!g.passes(tick, g.w.as("operator")));
    QVERIFY(g.passes(tick, g.w.owner()));
}

void tst_CommandGuard::readOnlyStaysWhenSomethingElseIsChanged()
{
    Guarded g;
    g.w.readOnly(true);
    PutConnection local;
    local.connection.name = kLocalConnection;
    local.connection.readOnly = true;
    local.connection.colour = "#ff0000";
    QVERIFY(!g.passes(local));
}

void tst_CommandGuard::refusalsAreInTheAudit()
{
    Guarded g;
    g.w.user("reader", {"AliyunLogReadOnlyAccess"});
    AppendLogs append;
    append.logstore = g.w.kAccess;
    QVERIFY(!g.send(append, g.w.as("reader")));
    QCOMPARE(g.w.audit.size(), 1U);
    const auto &entry = g.w.audit[0];
    QCOMPARE(entry.actor, std::string("sluicectl"));
    QCOMPARE(entry.caller.user, std::string("reader"));
    QCOMPARE(entry.action, std::string("denied"));
    QCOMPARE(entry.kind, std::string("log:PostLogStoreLogs"));
    QCOMPARE(entry.name, std::string("acs:log:local:0:project/shop/logstore/access"));
    QVERIFY(entry.after.find("Unauthorized") != std::string::npos);
}

void tst_CommandGuard::aRepeatedRefusalIsCounted()
{
    Guarded g;
    g.w.user("reader", {});
    for (int i = 0; i < 5; ++i)
        QVERIFY(!g.send(GetTriggers(), g.w.as("reader")));
    QCOMPARE(g.w.audit.size(), 1U);
    g.w.loop.advance(DenialLog::kRepeatEvery);
    QVERIFY(!g.send(GetTriggers(), g.w.as("reader")));
    QCOMPARE(g.w.audit.size(), 2U);
    QVERIFY(g.w.audit[1].after.find("\"times\":5") != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_CommandGuard)
#include "tst_commandguard.moc"
