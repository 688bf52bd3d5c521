#include "engine/enforcement/authenticator.h"
#include "tests/support/accessworld.h"
#include "tests/support/signedcall.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string kKeyId = "SLUAAAABBBBCCCCDDDDEEEE";
const std::string kResource = "acs:log:local:0:project/shop/logstore/access";

struct Gate {
    AccessWorld w;
    MasterKey key = MasterKey::fresh();
    Authenticator authenticator{w.authority, w.loop.clock()};

    Gate()
    {
        w.user("writer", {"AliyunLogFullAccess"});
        w.change().users["writer"].keys.push_back({kKeyId, 0, true});
    }
    WallTime now() { return w.loop.clock().wall(); }
    Credentials credentials() { return {kKeyId, key.secretOf(kKeyId), ""}; }
    Credentials assumed(const std::string &policy = {})
    {
        AssumeRole request;
        request.session = "function";
        request.policy = policy;
        return assumeRole(key, w.now->roles.at("shipper"), "fc", request, now())->credentials;
    }
    Result<Authenticated> take(const SignedCall &call, const std::string &digest = {})
    {
        return authenticator.authenticate(call.view(), digest.empty() ? call.digest() : digest, key, "gateway");
    }
    std::string codeOf(const Credentials &credentials)
    {
        const SignedCall call(credentials, now());
        const auto who = take(call);
        return who ? "" : who.error().code;
    }
};

} // namespace

class tst_Authenticator : public QObject {
    Q_OBJECT
private slots:
    void aUserByItsKey();
    void unknownAndInactiveKeys();
    void aWrongSecret();
    void anotherBody();
    void temporaryCredentialsActAsTheRole();
    void aTokenWithAnotherKeyId();
    void expired();
    void theRoleWasMadeAgain();
    void aSessionPolicyNarrows();
    void theClock();
};

void tst_Authenticator::aUserByItsKey()
{
    Gate g;
    const SignedCall call(g.credentials(), g.now());
    const auto who = g.take(call);
    QVERIFY2(who.has_value(), who ? "" : who.error().detail.c_str());
    QCOMPARE(who->caller.kind, CallerKind::User);
    QCOMPARE(who->caller.user, std::string("writer"));
    QCOMPARE(who->caller.key, kKeyId);
    QCOMPARE(who->caller.client, std::string("gateway"));
    QVERIFY(g.authenticator.may(*who, "log:PostLogStoreLogs", kResource).has_value());
    QCOMPARE(g.authenticator.may(*who, "fc:InvokeFunction", "*").error().code, std::string("Unauthorized"));
}

void tst_Authenticator::unknownAndInactiveKeys()
{
    Gate g;
    QCOMPARE(g.codeOf({"SLUNOBODY", Secret("x"), ""}), std::string("InvalidAccessKeyId"));
    g.w.change().users["writer"].keys[0].active = false;
    QCOMPARE(g.codeOf(g.credentials()), std::string("InvalidAccessKeyId"));
    g.w.change().users["writer"].keys[0].active = true;
    QCOMPARE(g.codeOf(g.credentials()), std::string());
    g.w.change().users.erase("writer");
    QCOMPARE(g.codeOf(g.credentials()), std::string("InvalidAccessKeyId"));
}

void tst_Authenticator::aWrongSecret()
{
    Gate g;
    QCOMPARE(g.codeOf({kKeyId, Secret("not the one"), ""}), std::string("SignatureNotMatch"));
}

void tst_Authenticator::anotherBody()
{
    Gate g;
    const SignedCall call(g.credentials(), g.now());
    const auto who = g.take(call, bodyDigestFor(SignatureScheme::LogV4, "another body"));
    QVERIFY(!who);
    QCOMPARE(who.error().code, std::string("SignatureNotMatch"));
}

void tst_Authenticator::temporaryCredentialsActAsTheRole()
{
    Gate g;
    g.w.role("shipper", "fc", {"AliyunLogReadOnlyAccess"});
    const SignedCall call(g.assumed(), g.now());
    const auto who = g.take(call);
    QVERIFY2(who.has_value(), who ? "" : who.error().detail.c_str());
    QCOMPARE(who->caller.kind, CallerKind::Role);
    QCOMPARE(who->caller.role, std::string("shipper"));
    QCOMPARE(who->caller.session, std::string("function"));
    QVERIFY(g.authenticator.may(*who, "log:GetCursorOrData", kResource).has_value());
    QVERIFY(!g.authenticator.may(*who, "log:PostLogStoreLogs", kResource));
}

void tst_Authenticator::aTokenWithAnotherKeyId()
{
    Gate g;
    g.w.role("shipper", "fc", {"AliyunLogFullAccess"});
    auto mixed = g.assumed();
    mixed.keyId = kKeyId; // a user's key with somebody's token
    mixed.secret = g.key.secretOf(kKeyId);
    QCOMPARE(g.codeOf(mixed), std::string("InvalidSecurityToken"));
    auto changed = g.assumed();
    changed.securityToken[changed.securityToken.size() / 2] ^= 1;
    QCOMPARE(g.codeOf(changed), std::string("InvalidSecurityToken"));
}

void tst_Authenticator::expired()
{
    Gate g;
    g.w.role("shipper", "fc", {"AliyunLogFullAccess"});
    const auto credentials = g.assumed();
    QCOMPARE(g.codeOf(credentials), std::string());
    g.w.loop.advance(std::chrono::hours(1));
    QCOMPARE(g.codeOf(credentials), std::string("SecurityTokenExpired"));
}

void tst_Authenticator::theRoleWasMadeAgain()
{
    Gate g;
    g.w.role("shipper", "fc", {"AliyunLogFullAccess"});
    const auto credentials = g.assumed();
    g.w.change().roles["shipper"].uid = "another";
    QCOMPARE(g.codeOf(credentials), std::string("InvalidSecurityToken"));
    g.w.change().roles.erase("shipper");
    QCOMPARE(g.codeOf(credentials), std::string("InvalidSecurityToken"));
}

void tst_Authenticator::aSessionPolicyNarrows()
{
    Gate g;
    g.w.role("shipper", "fc", {"AliyunLogFullAccess"});
    const SignedCall call(
        g.assumed(R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"log:Get*","Resource":"*"}]})"), g.now());
    const auto who = g.take(call);
    QVERIFY(who);
    QVERIFY(g.authenticator.may(*who, "log:GetCursorOrData", kResource).has_value());
    const auto denied = g.authenticator.may(*who, "log:PostLogStoreLogs", kResource);
    QVERIFY(!denied);
    QVERIFY(denied.error().detail.find("the session's policy") != std::string::npos);
    QVERIFY(!g.authenticator.may(*who, "oss:GetObject", "*")); // the session allows no more than the role
}

void tst_Authenticator::theClock()
{
    Gate g;
    const SignedCall call(g.credentials(), g.now());
    g.w.loop.advance(kClockSkew + std::chrono::seconds(1));
    QCOMPARE(g.take(call).error().code, std::string("RequestTimeExpired"));
}

QTEST_GUILESS_MAIN(tst_Authenticator)
#include "tst_authenticator.moc"
