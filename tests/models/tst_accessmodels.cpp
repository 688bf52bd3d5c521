#include "models/connectionmodel.h"
#include "models/questionmodel.h"
#include "models/rolemodel.h"
#include "models/roles.h"
#include "models/secretmodel.h"
#include "models/usermodel.h"
#include "tests/models/printed.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

constexpr std::int64_t kDay = 86'400'000;

DefinitionRows scene()
{
    FakeEngineClient client;
    stageScene(client);
    return client.definitions;
}

SecretRow secret(const char *name, const char *state, std::vector<std::string> users = {})
{
    return {name, state, "", std::move(users)};
}

} // namespace

class tst_AccessModels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void connections();
    void connectionStates();
    void rolesAndWhoUsesThem();
    void users();
    void aClockSetBackMakesNoKeyOlder();
    void secrets();
    void everySecretStateHasAWord();
    void textSifts();
    void updatesKeepTheirRows();
    void questions();
    void questionsAreForgotten();
};

void tst_AccessModels::connections()
{
    ConnectionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::vector<ConnectionItem> items;
    for (const auto &connection : scene().connections)
        items.push_back({connection, connection.secret.empty() ? "" : "stored"});
    Connection kafka;
    kafka.name = "events";
    kafka.kind = ConnectionKind::Kafka;
    kafka.brokers = {"kafka-1:9092", "kafka-2:9092"};
    items.push_back({kafka, ""});
    model.setRows(items);
    QCOMPARE(printed(model, {0, 1, 2, 3, 4, 5}),
             (Rows{QStringLiteral("local | Local | the engine of this window | Allowed | – | The engine inside"),
                   QStringLiteral("shop-cloud | Cloud | 1234567890123456 · cn-hangzhou | Read-only | Stored | Production"),
                   QStringLiteral("events | Kafka | kafka-1:9092, kafka-2:9092 | Allowed | – | –")}));
    QCOMPARE(model.index(1, ConnectionModel::Name).data(ValueRole).toString(), QStringLiteral("#b3261e"));
}

void tst_AccessModels::connectionStates()
{
    ConnectionModel model;
    Connection cloud;
    cloud.name = "c";
    cloud.kind = ConnectionKind::Cloud;
    cloud.secret = "c-key";
    model.setRows({{cloud, ""}});
    QVERIFY(!model.index(0, ConnectionModel::SecretColumn).data(StateRole).isValid()); // not known yet
    model.setRows({{cloud, "locked"}});
    const auto cell = model.index(0, ConnectionModel::SecretColumn);
    QCOMPARE(cell.data().toString(), QStringLiteral("Keychain locked"));
    QCOMPARE(cell.data(StateRole).toInt(), int(SecretState::Locked));
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(), QStringLiteral("Unlock the keychain, then try again."));
}

void tst_AccessModels::rolesAndWhoUsesThem()
{
    auto rows = scene();
    rows.triggers[0].role = "etl-role";
    Role etl;
    etl.name = kEtlRole;
    etl.trust = "log";
    etl.document = "{}";
    rows.roles.push_back(etl);
    RoleModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(roleItems(rows));
    QCOMPARE(
        printed(model, {0, 1, 2, 3}),
        (Rows{QStringLiteral("etl-role | Log Service | AliyunLogFullAccess | 1 trigger(s)"),
              QStringLiteral("delivery-role | Function Compute | AliyunLogFullAccess, AliyunOSSFullAccess | 5 service(s)"),
              QStringLiteral("usage-role | Function Compute | – | 1 service(s)"),
              QStringLiteral("AliyunLogETLRole | Log Service | own policy | 11 trigger(s)")}));
    QCOMPARE(model.index(0, RoleModel::UsedBy).data(Qt::ToolTipRole).toString(), QStringLiteral("cleaning/clean/orders"));
}

void tst_AccessModels::users()
{
    auto users = scene().users;
    User two;
    two.name = "ops";
    two.document = "{}";
    two.policies = {"AliyunFCFullAccess"};
    two.keys = {{"SLU1", kSceneNow - 3 * kDay, true}, {"SLU2", kSceneNow - 1'000, true}};
    User off;
    off.name = "old";
    off.keys = {{"SLU3", kSceneNow - 400 * kDay, false}};
    users.push_back(two);
    users.push_back(off);
    UserModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(kSceneNow);
    model.setRows(users);
    QCOMPARE(printed(model, {0, 1, 2, 3, 4}),
             (Rows{QStringLiteral("reporting | AliyunLogReadOnlyAccess | 1 | 40 day(s) | Reads, never writes"),
                   QStringLiteral("ops | AliyunFCFullAccess, own policy | 2 | 3 day(s) | –"),
                   QStringLiteral("old | – | 0 | – | –")}));
}

void tst_AccessModels::aClockSetBackMakesNoKeyOlder()
{
    QCOMPARE(accesswords::age(kSceneNow + 5 * kDay, kSceneNow), QStringLiteral("today"));
    QCOMPARE(accesswords::age(0, kSceneNow), QStringLiteral("–"));
}

void tst_AccessModels::secrets()
{
    SecretModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({secret("shop-cloud-key", "stored", {"connection shop-cloud"}),
                   secret("token", "absent", {"function a/b", "trigger a/b/c"}), secret("x", "locked"),
                   secret("y", "this run"), secret(kMasterKeyName, "absent", {"access keys of local users"})});
    QCOMPARE(
        printed(model, {0, 1, 2, 3}),
        (Rows{QStringLiteral("Stored | shop-cloud-key | connection shop-cloud | –"),
              QStringLiteral(
                  "Not there | token | function a/b, trigger a/b/c | Set its value; until then what uses it fails."),
              QStringLiteral("Keychain locked | x | – | Unlock the keychain, then try again."),
              QStringLiteral("This run only | y | – | It is gone when the engine stops. Set it again after the next start."),
              QStringLiteral("Not there | Master key of this data directory | keys of users, temporary tokens | "
                             "It is made when it is first needed.")}));
    QCOMPARE(model.index(4, 0).data(KeyRole).toString(), QStringLiteral("master key"));
}

void tst_AccessModels::everySecretStateHasAWord()
{
    QSet<QString> words;
    for (const auto *state : {"stored", "this run", "absent", "locked", "no-keychain", "refused", "timed-out", "damaged"})
        words.insert(accesswords::state(secretStateOf(state)));
    QCOMPARE(words.size(), kSecretStates);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(secretStateOf("what is new"), SecretState::Refused);
}

void tst_AccessModels::textSifts()
{
    RoleModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(roleItems(scene()));
    model.setText(QStringLiteral("OSS fc"));
    QCOMPARE(model.rowCount(), 0);
    model.setText(QStringLiteral("oss function"));
    QCOMPARE(printed(model, {0}), (Rows{QStringLiteral("delivery-role")}));
    QCOMPARE(model.total(), std::size_t(3));
    QVERIFY(model.find("usage-role"));
    QCOMPARE(model.rowOf("usage-role"), -1);
    model.setText({});
    QCOMPARE(model.rowOf("usage-role"), 2);
}

void tst_AccessModels::updatesKeepTheirRows()
{
    UserModel model;
    auto users = scene().users;
    User other;
    other.name = "zoe";
    users.push_back(other);
    model.setRows(users);
    RowSignals told(model);
    const QPersistentModelIndex zoe = model.index(1, 0);
    model.setRows(users);
    QCOMPARE(told.counts(), QStringLiteral("+0 -0 ~0 !0"));
    users.erase(users.begin());
    users[0].description = "new";
    model.setRows(users);
    QCOMPARE(told.counts(), QStringLiteral("+0 -1 ~1 !0"));
    QCOMPARE(zoe.row(), 0);
}

void tst_AccessModels::questions()
{
    QuestionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add({kSceneNow, "user reporting", "log:PostLogStoreLogs", "acs:log:*:*:*", {false, "denied: no statement"}});
    model.add({kSceneNow, "owner", "log:GetLogStore", "*", {true, "allowed: the owner may do everything"}});
    QCOMPARE(printed(model, {0, 1, 2, 3}),
             (Rows{QStringLiteral("Allowed | owner | log:GetLogStore | *"),
                   QStringLiteral("Denied | user reporting | log:PostLogStoreLogs | acs:log:*:*:*")}));
    QCOMPARE(model.index(1, 0).data(StateRole).toInt(), 0);
}

void tst_AccessModels::questionsAreForgotten()
{
    QuestionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (std::size_t i = 0; i < QuestionModel::kKept + 3; ++i)
        model.add({std::int64_t(i), std::to_string(i), "a", "b", {}});
    QCOMPARE(model.rowCount(), int(QuestionModel::kKept));
    QCOMPARE(model.at(0).who, std::string("202"));
    QCOMPARE(model.at(model.rowCount() - 1).who, std::string("3"));
}

QTEST_GUILESS_MAIN(tst_AccessModels)
#include "tst_accessmodels.moc"
