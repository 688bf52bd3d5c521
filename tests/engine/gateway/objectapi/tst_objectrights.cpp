// Who may what: signatures, policies, temporary credentials, and what is in the audit.
#include "engine/access/sts.h"
#include "tests/support/objectgate.h"

#include <QtTest>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

// Writing and reading below in/ only, and listing.
std::string onlyIn()
{
    std::string text = "{'Version':'1','Statement':[{'Effect':'Allow','Action':['oss:PutObject','oss:GetObject'],"
                       "'Resource':'acs:oss:*:*:lake/in/*'},"
                       "{'Effect':'Allow','Action':'oss:ListObjects','Resource':'acs:oss:*:*:lake'}]}";
    std::ranges::replace(text, '\'', '"');
    return text;
}

} // namespace

class tst_ObjectRights : public QObject {
    Q_OBJECT
private slots:
    void unsignedCalls();
    void wrongSignatures();
    void otherSchemes();
    void lateCalls();
    void policies();
    void temporaryCredentials();
    void refusalsAreInTheAudit();
};

void tst_ObjectRights::unsignedCalls()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "secret");
    HttpRequest request{"GET", "127.0.0.1", "/lake/x.csv", {}, {}, {}, "127.0.0.1"};
    request.headers.add("Host", "127.0.0.1");
    QCOMPARE(codeOf(gate.send(request)), std::string("403 AccessDenied"));
    request.headers.add("Authorization", "Basic abc");
    QCOMPARE(codeOf(gate.send(request)), std::string("400 InvalidArgument"));
    request.method = "OPTIONS";
    QCOMPARE(gate.send(request).status, 400);
}

void tst_ObjectRights::wrongSignatures()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "x");
    for (const auto scheme : {SignatureScheme::OssV1, SignatureScheme::OssV4}) {
        const ObjectAsk ask{.headers = {{"x-oss-meta-a", "1"}}, .scheme = scheme};
        QCOMPARE(codeOf(gate.send(gate.signedRequest(ask, {gate.kKeyId, Secret("guess"), ""}))),
                 std::string("403 SignatureDoesNotMatch"));
        QCOMPARE(codeOf(gate.send(gate.signedRequest(ask, {"SLUNOBODY", Secret("guess"), ""}))),
                 std::string("403 InvalidAccessKeyId"));
        auto moved = gate.signedRequest(ask, gate.credentials());
        moved.path = "/lake/y.csv";
        QCOMPARE(codeOf(gate.send(moved)), std::string("403 SignatureDoesNotMatch"));
        auto more = gate.signedRequest(ask, gate.credentials());
        more.headers.add("x-oss-meta-b", "2");
        QCOMPARE(codeOf(gate.send(more)), std::string("403 SignatureDoesNotMatch"));
        // The bucket of the host is signed too.
        auto elsewhere = gate.signedRequest(ask, gate.credentials());
        elsewhere.host = "other.oss.sluice.internal";
        QCOMPARE(codeOf(gate.send(elsewhere)), std::string("403 SignatureDoesNotMatch"));
    }
    gate.world.change().users["writer"].keys[0].active = false;
    QCOMPARE(codeOf(gate.call({})), std::string("403 InvalidAccessKeyId"));
}

void tst_ObjectRights::otherSchemes()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "x");
    for (const auto scheme : {SignatureScheme::LogV1, SignatureScheme::FunctionV2, SignatureScheme::S3V4}) {
        auto ask = ObjectAsk{.headers = {{"Date", "Tue, 14 Nov 2023 22:13:20 GMT"}}, .scheme = scheme};
        const auto request = gate.signedRequest(ask, gate.credentials());
        QVERIFY(request.headers.has("Authorization"));
        QCOMPARE(codeOf(gate.send(request)), std::string("400 InvalidArgument"));
    }
}

void tst_ObjectRights::lateCalls()
{
    ObjectGate gate;
    const auto request = gate.signedRequest({.method = "PUT", .body = "x"}, gate.credentials());
    gate.bench.loop.advance(std::chrono::minutes(16));
    QCOMPARE(codeOf(gate.send(request)), std::string("403 RequestTimeTooSkewed"));
    QVERIFY(gate.bench.list({})->objects.empty());
}

void tst_ObjectRights::policies()
{
    ObjectGate gate;
    gate.put("/lake/out/x.csv", "x");
    gate.world.change().users["writer"].policies.clear();
    gate.world.change().users["writer"].document = onlyIn();
    QCOMPARE(gate.put("/lake/in/x.csv", "x").status, 200);
    QCOMPARE(gate.call({.path = "/lake/in/x.csv"}).status, 200);
    QCOMPARE(gate.call({.method = "HEAD", .path = "/lake/in/x.csv"}).status, 200);
    QCOMPARE(gate.call({.path = "/lake/"}).status, 200);
    const std::string denied = "403 AccessDenied";
    QCOMPARE(codeOf(gate.put("/lake/out/x.csv", "y")), denied);
    QCOMPARE(codeOf(gate.call({.path = "/lake/out/x.csv"})), denied);
    QCOMPARE(codeOf(gate.call({.method = "DELETE", .path = "/lake/in/x.csv"})), denied);
    QCOMPARE(codeOf(gate.call({.path = "/attic/"})), denied);
    QCOMPARE(codeOf(gate.call({.path = "/"})), denied);
    QCOMPARE(codeOf(gate.call({.path = "/lake/", .query = "bucketInfo"})), denied);
    // What a caller may not see is not told apart from what is not there.
    QCOMPARE(codeOf(gate.call({.path = "/lake/out/nothing"})), denied);
    QCOMPARE(*gate.bench.read(**gate.bench.open("out/x.csv")), std::string("x"));
}

void tst_ObjectRights::temporaryCredentials()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "x");
    gate.world.role("shipper", "fc", {"AliyunOSSReadOnlyAccess"});
    AssumeRole asked;
    asked.session = "function";
    const auto assumed = assumeRole(*gate.key, gate.world.now->roles.at("shipper"), "fc", asked, gate.now());
    QVERIFY(assumed);
    const auto call = [&](const ObjectAsk &ask, const Credentials &by) {
        return codeOf(gate.send(gate.signedRequest(ask, by)));
    };
    for (const auto scheme : {SignatureScheme::OssV1, SignatureScheme::OssV4}) {
        QCOMPARE(call({.scheme = scheme}, assumed->credentials), std::string("200 <none>"));
        QCOMPARE(call({.method = "PUT", .body = "y", .scheme = scheme}, assumed->credentials),
                 std::string("403 AccessDenied"));
        auto forged = assumed->credentials;
        forged.securityToken.back() = forged.securityToken.back() == 'A' ? 'B' : 'A';
        QCOMPARE(call({.scheme = scheme}, forged), std::string("403 InvalidSecurityToken"));
    }
    gate.bench.loop.advance(std::chrono::hours(13));
    QCOMPARE(call({}, assumed->credentials), std::string("403 SecurityTokenExpired"));
}

void tst_ObjectRights::refusalsAreInTheAudit()
{
    ObjectGate gate;
    gate.world.change().users["writer"].policies = {"AliyunOSSReadOnlyAccess"};
    QCOMPARE(gate.put("/lake/a/b.csv", "x").status, 403);
    QCOMPARE(gate.world.audit.size(), 1u);
    QCOMPARE(gate.world.audit[0].kind, std::string("oss:PutObject"));
    QVERIFY(gate.world.audit[0].name.find("acs:oss:*:0:lake/a/b.csv") != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_ObjectRights)
#include "tst_objectrights.moc"
