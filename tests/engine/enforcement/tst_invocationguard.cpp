#include "engine/enforcement/invocationguard.h"
#include "tests/support/accessworld.h"
#include "tests/support/fakefunctionservice.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

struct Guarded {
    AccessWorld w;
    FakeFunctionService inner{w.loop};
    InvocationGuard guard{w.roles, inner};

    Outcome call(const std::string &trigger = "every-minute")
    {
        Invocation invocation;
        invocation.function = w.kToCsv;
        invocation.triggerName = trigger;
        auto outcome = await<Outcome>(
            w.loop, [&](auto reply) { static_cast<void>(guard.invoke(std::move(invocation), std::move(reply))); });
        Outcome lost;
        lost.status = OutcomeStatus::Cancelled;
        return outcome.value_or(lost);
    }
    void triggerRole(const std::string &role) { w.change().triggers[w.kTrigger].role = role; }
};

} // namespace

class tst_InvocationGuard : public QObject {
    Q_OBJECT
private slots:
    void underTheAuthorizedRole();
    void withoutTheRole();
    void aRoleThatLogServiceMayNotAssume();
    void aRoleWithoutTheRightToInvoke();
    void aRoleThatMayNotReadTheSource();
    void callsByHandAreTheOwners();
};

void tst_InvocationGuard::underTheAuthorizedRole()
{
    Guarded g;
    QCOMPARE(g.call().status, OutcomeStatus::Ok);
    QVERIFY(g.w.audit.empty());
}

void tst_InvocationGuard::withoutTheRole()
{
    Guarded g;
    g.triggerRole("gone");
    const auto outcome = g.call();
    QCOMPARE(outcome.status, OutcomeStatus::Denied);
    QCOMPARE(outcome.errorCode, std::string("EntityNotExist.Role"));
    QVERIFY(outcome.errorMessage.find("'gone'") != std::string::npos);
    QCOMPARE(g.w.audit.size(), 1U);
    QCOMPARE(g.w.audit[0].kind, std::string("sts:AssumeRole"));
}

void tst_InvocationGuard::aRoleThatLogServiceMayNotAssume()
{
    Guarded g;
    g.w.role("mine", "fc", {"AliyunFCInvocationAccess", "AliyunLogReadOnlyAccess"});
    g.triggerRole("mine");
    QCOMPARE(g.call().errorCode, std::string("NoPermission"));
}

void tst_InvocationGuard::aRoleWithoutTheRightToInvoke()
{
    Guarded g;
    g.w.role("mine", "log", {"AliyunLogReadOnlyAccess"});
    g.triggerRole("mine");
    const auto outcome = g.call();
    QCOMPARE(outcome.status, OutcomeStatus::Denied);
    QCOMPARE(outcome.errorCode, std::string("Unauthorized"));
    QVERIFY(outcome.errorMessage.find("fc:InvokeFunction on acs:fc:local:0:services/shipping/functions/to-csv")
            != std::string::npos);
    g.w.role("mine", "log", {"AliyunLogReadOnlyAccess", "AliyunFCInvocationAccess"});
    QCOMPARE(g.call().status, OutcomeStatus::Ok);
}

void tst_InvocationGuard::aRoleThatMayNotReadTheSource()
{
    Guarded g;
    g.w.role("mine", "log", {"AliyunFCInvocationAccess"});
    g.triggerRole("mine");
    const auto outcome = g.call();
    QCOMPARE(outcome.errorCode, std::string("Unauthorized"));
    QVERIFY(outcome.errorMessage.find("log:GetCursorOrData") != std::string::npos);
    QCOMPARE(g.inner.calls().size(), 0U);
}

void tst_InvocationGuard::callsByHandAreTheOwners()
{
    Guarded g;
    g.w.change().authorized = false;
    QCOMPARE(g.call("").status, OutcomeStatus::Ok);
}

QTEST_GUILESS_MAIN(tst_InvocationGuard)
#include "tst_invocationguard.moc"
