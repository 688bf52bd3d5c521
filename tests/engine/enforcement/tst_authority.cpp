#include "tests/support/accessworld.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

class tst_Authority : public QObject {
    Q_OBJECT
private slots:
    void theOwnerMayEverything();
    void usersByTheirPolicies();
    void ownDocument();
    void brokenPolicyAllowsNothing();
    void anEditCountsAtOnce();
    void theEtlRoleComesWithTheAuthorization();
    void aRoleMustTrustLogService();
    void aServiceWithoutARole();
    void aServicesRole();
    void mayI();
    void whatIsAskedHasALimit();
};

namespace {

const std::string kResource = "acs:log:local:0:project/shop/logstore/access";

} // namespace

void tst_Authority::theOwnerMayEverything()
{
    AccessWorld w;
    QVERIFY(w.authority.check(w.owner(), "log:DeleteProject", "*").has_value());
}

void tst_Authority::usersByTheirPolicies()
{
    AccessWorld w;
    w.user("reader", {"AliyunLogReadOnlyAccess"});
    QVERIFY(w.authority.check(w.as("reader"), "log:GetCursorOrData", kResource).has_value());
    const auto denied = w.authority.check(w.as("reader"), "log:PostLogStoreLogs", kResource);
    QVERIFY(!denied);
    QCOMPARE(denied.error().kind, ErrorKind::Denied);
    QCOMPARE(denied.error().code, std::string("Unauthorized"));
    QVERIFY(denied.error().detail.find("log:PostLogStoreLogs on " + kResource) != std::string::npos);
    QVERIFY(denied.error().detail.find("AliyunLogReadOnlyAccess") != std::string::npos);
    QCOMPARE(w.authority.check(w.as("nobody"), "log:GetCursorOrData", kResource).error().code,
             std::string("EntityNotExist.User"));
}

void tst_Authority::ownDocument()
{
    AccessWorld w;
    w.user("writer", {},
           R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"log:Post*",
               "Resource":"acs:log:*:*:project/shop/logstore/access"}]})");
    QVERIFY(w.authority.check(w.as("writer"), "log:PostLogStoreLogs", kResource).has_value());
    QVERIFY(!w.authority.check(w.as("writer"), "log:PostLogStoreLogs", "acs:log:local:0:project/shop/logstore/copy"));
    QVERIFY(!w.authority.check(w.as("writer"), "log:GetCursorOrData", kResource));
}

void tst_Authority::brokenPolicyAllowsNothing()
{
    AccessWorld w;
    w.user("both", {"AliyunLogFullAccess"}, "{not a policy");
    QVERIFY(!w.authority.check(w.as("both"), "log:GetCursorOrData", kResource)); // the broken one may hold a Deny
    w.user("typo", {"AliyunLogFullAcces"});
    const auto denied = w.authority.check(w.as("typo"), "log:GetCursorOrData", kResource);
    QVERIFY(!denied);
    QVERIFY(denied.error().detail.find("AliyunLogFullAcces") != std::string::npos);
}

void tst_Authority::anEditCountsAtOnce()
{
    AccessWorld w;
    w.user("reader", {});
    QVERIFY(!w.authority.check(w.as("reader"), "log:GetCursorOrData", kResource));
    w.user("reader", {"AliyunLogReadOnlyAccess"});
    QVERIFY(w.authority.check(w.as("reader"), "log:GetCursorOrData", kResource).has_value());
    w.change().users.erase("reader");
    QVERIFY(!w.authority.check(w.as("reader"), "log:GetCursorOrData", kResource));
}

void tst_Authority::theEtlRoleComesWithTheAuthorization()
{
    AccessWorld w;
    QCOMPARE(*w.authority.roleForLogService(""), std::string(kEtlRole));
    Caller trigger;
    trigger.kind = CallerKind::Role;
    trigger.role = kEtlRole;
    QVERIFY(
        w.authority.check(trigger, "fc:InvokeFunction", "acs:fc:local:0:services/shipping/functions/to-csv").has_value());
    QVERIFY(w.authority.check(trigger, "log:GetCursorOrData", kResource).has_value());
    QVERIFY(!w.authority.check(trigger, "log:DeleteLogStore", kResource));
    w.change().authorized = false;
    const auto gone = w.authority.roleForLogService("");
    QVERIFY(!gone);
    QVERIFY(gone.error().detail.find("sluicectl authorize") != std::string::npos);
}

void tst_Authority::aRoleMustTrustLogService()
{
    AccessWorld w;
    w.role("etl", "fc", {"AliyunFCInvocationAccess"});
    QCOMPARE(w.authority.roleForLogService("etl").error().code, std::string("NoPermission"));
    w.role("etl", "log", {"AliyunFCInvocationAccess"});
    QCOMPARE(*w.authority.roleForLogService("etl"), std::string("etl"));
    QCOMPARE(w.authority.roleForLogService("none").error().code, std::string("EntityNotExist.Role"));
}

void tst_Authority::aServiceWithoutARole()
{
    AccessWorld w;
    const auto denied = w.authority.roleForFunctions("shipping");
    QVERIFY(!denied);
    QCOMPARE(denied.error().code, std::string("Unauthorized"));
    QVERIFY(denied.error().detail.find("has no role") != std::string::npos);
    QCOMPARE(w.authority.roleForFunctions("gone").error().code, std::string("ServiceNotFound"));
}

void tst_Authority::aServicesRole()
{
    AccessWorld w;
    w.serviceRole("shipper", {"AliyunLogReadOnlyAccess"});
    QCOMPARE(*w.authority.roleForFunctions("shipping"), std::string("shipper"));
    Caller function;
    function.kind = CallerKind::Role;
    function.role = "shipper";
    QVERIFY(w.authority.check(function, "log:GetCursorOrData", kResource).has_value());
    QVERIFY(!w.authority.check(function, "log:PostLogStoreLogs", kResource));
    // A role that is defined too has the rights of both, and its trust counts.
    w.role("shipper", "fc", {"AliyunLogFullAccess"});
    QVERIFY(w.authority.check(function, "log:PostLogStoreLogs", kResource).has_value());
    w.role("shipper", "log", {"AliyunLogFullAccess"});
    QCOMPARE(w.authority.roleForFunctions("shipping").error().code, std::string("NoPermission"));
}

void tst_Authority::mayI()
{
    AccessWorld w;
    w.user("reader", {"AliyunLogReadOnlyAccess"});
    w.role("etl", "log", {"AliyunFCInvocationAccess"});
    const auto yes = w.authority.mayI("reader", "log:GetCursorOrData", kResource);
    QVERIFY(yes && yes->allowed);
    QVERIFY(yes->explanation.starts_with("allowed"));
    QVERIFY(yes->explanation.find("AliyunLogReadOnlyAccess") != std::string::npos);
    const auto no = w.authority.mayI("role etl", "log:GetCursorOrData", kResource);
    QVERIFY(no && !no->allowed);
    QVERIFY(no->explanation.starts_with("denied"));
    QVERIFY(w.authority.mayI("owner", "ram:DeleteUser", "*")->allowed);
    QCOMPARE(w.authority.mayI("nobody", "log:GetCursorOrData", kResource).error().code, std::string("EntityNotExist"));
    w.role("reader", "fc", {});
    QCOMPARE(w.authority.mayI("reader", "log:GetCursorOrData", kResource).error().code, std::string("AmbiguousName"));
    QVERIFY(!w.authority.mayI("role reader", "log:GetCursorOrData", kResource)->allowed);
}

// A long text against many wildcards would hold the engine up for seconds.
void tst_Authority::whatIsAskedHasALimit()
{
    AccessWorld w;
    w.user("reader", {"AliyunLogReadOnlyAccess"});
    const std::string most(Authority::kAskedBytesMax, 'a');
    QCOMPARE(w.authority.check(w.as("reader"), "log:GetProject", most + 'a').error().code, std::string("InvalidArgument"));
    QCOMPARE(w.authority.mayI("reader", most + 'a', "*").error().code, std::string("InvalidArgument"));
    QCOMPARE(w.authority.mayI("reader", "", "*").error().code, std::string("InvalidArgument"));
    QVERIFY(w.authority.mayI("reader", "log:GetProject", most).has_value());
}

QTEST_GUILESS_MAIN(tst_Authority)
#include "tst_authority.moc"
