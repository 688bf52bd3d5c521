#include "engine/access/sts.h"

#include <QtTest>

using namespace sluice;

namespace {

const WallTime kNow = wallFromSeconds(1'790'000'000);

Role roleCalled(const std::string &name, const std::string &trust)
{
    Role role;
    role.name = name;
    role.uid = "uid-of-" + name;
    role.trust = trust;
    return role;
}

AssumeRole asking(std::int64_t seconds = 3'600, const std::string &session = "shipping")
{
    AssumeRole request;
    request.session = session;
    request.seconds = seconds;
    return request;
}

} // namespace

class tst_Sts : public QObject {
    Q_OBJECT
private slots:
    void credentialsActAsTheRole();
    void onlyWhomTheRoleTrusts();
    void badRequests_data();
    void badRequests();
    void refusedAfterTheirTime();
    void refusedForAnotherKey();
    void refusedWhenTheRoleIsAnotherOne();
    void everyCallMakesNewOnes();
};

void tst_Sts::credentialsActAsTheRole()
{
    const auto key = MasterKey::fresh();
    const auto role = roleCalled("shipper", "fc");
    const auto made = assumeRole(key, role, "fc", asking(900), kNow);
    QVERIFY(made);
    QVERIFY(made->credentials.keyId.starts_with("STS."));
    QCOMPARE(made->credentials.keyId.size(), 28U);
    QVERIFY(made->credentials.secret == key.secretOf(made->credentials.keyId));
    const auto claims = key.open(made->credentials.securityToken, kNow);
    QVERIFY(claims);
    QVERIFY(*claims == made->claims);
    QCOMPARE(claims->role, std::string("shipper"));
    QCOMPARE(claims->roleUid, std::string("uid-of-shipper"));
    QCOMPARE(claims->expiresMs - claims->issuedMs, std::int64_t(900'000));
    QVERIFY(checkToken(*claims, made->credentials.keyId, &role, kNow).has_value());
}

void tst_Sts::onlyWhomTheRoleTrusts()
{
    const auto key = MasterKey::fresh();
    const auto refused = assumeRole(key, roleCalled("etl", "log"), "fc", asking(), kNow);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Denied);
    QCOMPARE(refused.error().code, std::string("NoPermission"));
}

void tst_Sts::badRequests_data()
{
    QTest::addColumn<QString>("session");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("code");
    QTest::newRow("too short a name") << "a" << qint64(3600) << ""
                                      << "InvalidParameter.RoleSessionName";
    QTest::newRow("too long a name") << QString(65, 'a') << qint64(3600) << ""
                                     << "InvalidParameter.RoleSessionName";
    QTest::newRow("a slash in the name") << "a/b" << qint64(3600) << ""
                                         << "InvalidParameter.RoleSessionName";
    QTest::newRow("too short") << "ab" << qint64(899) << ""
                               << "InvalidParameter.DurationSeconds";
    QTest::newRow("too long") << "ab" << qint64(43'201) << ""
                              << "InvalidParameter.DurationSeconds";
    QTest::newRow("no policy at all") << "ab" << qint64(3600) << "{"
                                      << "InvalidParameter.Policy";
}

void tst_Sts::badRequests()
{
    QFETCH(QString, session);
    QFETCH(qint64, seconds);
    QFETCH(QString, policy);
    QFETCH(QString, code);
    auto request = asking(seconds, session.toStdString());
    request.policy = policy.toStdString();
    const auto made = assumeRole(MasterKey::fresh(), roleCalled("r", "fc"), "fc", request, kNow);
    QVERIFY(!made);
    QCOMPARE(QString::fromStdString(made.error().code), code);
}

void tst_Sts::refusedAfterTheirTime()
{
    const auto key = MasterKey::fresh();
    const auto role = roleCalled("shipper", "fc");
    const auto made = assumeRole(key, role, "fc", asking(900), kNow);
    const auto last = kNow + std::chrono::seconds(900) - std::chrono::milliseconds(1);
    const auto over = kNow + std::chrono::seconds(900);
    QVERIFY(key.open(made->credentials.securityToken, last).has_value());
    QVERIFY(checkToken(made->claims, made->claims.keyId, &role, last).has_value());
    QCOMPARE(key.open(made->credentials.securityToken, over).error().code, std::string("SecurityTokenExpired"));
    QCOMPARE(checkToken(made->claims, made->claims.keyId, &role, over).error().code, std::string("SecurityTokenExpired"));
}

void tst_Sts::refusedForAnotherKey()
{
    const auto role = roleCalled("shipper", "fc");
    const auto made = assumeRole(MasterKey::fresh(), role, "fc", asking(), kNow);
    QCOMPARE(checkToken(made->claims, "STS.SOMEBODYELSESKEYIDENTIF", &role, kNow).error().code,
             std::string("InvalidSecurityToken"));
    QCOMPARE(MasterKey::fresh().open(made->credentials.securityToken, kNow).error().code,
             std::string("InvalidSecurityToken"));
}

void tst_Sts::refusedWhenTheRoleIsAnotherOne()
{
    const auto made = assumeRole(MasterKey::fresh(), roleCalled("shipper", "fc"), "fc", asking(), kNow);
    auto again = roleCalled("shipper", "fc");
    again.uid = "made again";
    QCOMPARE(checkToken(made->claims, made->claims.keyId, &again, kNow).error().code, std::string("InvalidSecurityToken"));
    QCOMPARE(checkToken(made->claims, made->claims.keyId, nullptr, kNow).error().code, std::string("InvalidSecurityToken"));
}

void tst_Sts::everyCallMakesNewOnes()
{
    const auto key = MasterKey::fresh();
    std::set<std::string> ids;
    for (int i = 0; i < 1'000; ++i)
        ids.insert(assumeRole(key, roleCalled("r", "fc"), "fc", asking(), kNow)->credentials.keyId);
    QCOMPARE(ids.size(), 1'000U);
}

QTEST_GUILESS_MAIN(tst_Sts)
#include "tst_sts.moc"
