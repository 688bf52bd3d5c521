// The wizard's draft: kept and restored, what it fills in by itself, the command that it becomes, what it needs.
#include "models/seen.h"
#include "models/wizarddefaults.h"
#include "models/wizardneeds.h"
#include "tests/support/scene.h"

#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

DefinitionRows sceneRows()
{
    FakeEngineClient client;
    stageScene(client);
    return client.definitions;
}

QStringList joined(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const auto &text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

QStringList namesOf(const PutDefinitions &command)
{
    QStringList names;
    for (const auto &one : command.projects)
        names.append(QStringLiteral("project ") + QString::fromStdString(one.name));
    for (const auto &one : command.logstores)
        names.append(QStringLiteral("logstore ") + QString::fromStdString(toText(one.key)));
    for (const auto &one : command.buckets)
        names.append(QStringLiteral("bucket ") + QString::fromStdString(one.name));
    for (const auto &one : command.roles)
        names.append(QStringLiteral("role ") + QString::fromStdString(one.name));
    for (const auto &one : command.services)
        names.append(QStringLiteral("service ") + QString::fromStdString(one.name));
    for (const auto &one : command.functions)
        names.append(QStringLiteral("function ") + QString::fromStdString(toText(one.key)));
    for (const auto &one : command.triggers)
        names.append(QStringLiteral("trigger ") + QString::fromStdString(toText(one.key)));
    return names;
}

} // namespace

class tst_WizardDraft : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void roundTrip();
    void damaged_data();
    void damaged();
    void freshIsComplete();
    void freshWithoutAnything();
    void freshForAService();
    void suggestedNamesFollow();
    void typedNamesStay();
    void namesAreFree();
    void columns();
    void replication();
    void commandTakesWhatIsUsed();
    void commandKeepsOthersChanges();
    void rolesMadeInPlace();
    void withoutTrigger();
    void problemsFindTheirPage();
};

void tst_WizardDraft::roundTrip()
{
    auto draft = freshDraft(sceneRows());
    draft.step = 3;
    draft.furthest = 5;
    draft.touched = true;
    draft.service.description = "\xe6\x97\xa5\xe5\xbf\x97 \xf0\x9f\x93\xa6 \"x\"\n";
    draft.trigger.startTime = 4'102'444'800;
    draft.trigger.start = StartAt::Time;
    draft.morePolicies = {"AliyunOSSFullAccess"};
    draft.role.document = "{}";
    const auto stored = storedForm(draft);
    QVERIFY(!stored.isEmpty());
    const auto back = wizardDraftOf(stored);
    QVERIFY(back);
    QVERIFY(*back == draft);
    draft.service.description.assign(2 * 1024 * 1024, 'x');
    QVERIFY(storedForm(draft).isEmpty());
}

void tst_WizardDraft::damaged_data()
{
    QTest::addColumn<QByteArray>("stored");
    const auto good = storedForm(freshDraft(sceneRows()));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArrayLiteral("{\"version\":1,");
    QTest::newRow("cut") << good.left(good.size() / 2);
    QTest::newRow("another version") << QByteArray(good).replace("\"version\":1}", "\"version\":0}");
    QTest::newRow("no version") << QByteArray(good).replace(",\"version\":1}", "}");
    QTest::newRow("a page that there is not") << QByteArray(good).replace("\"step\":0", "\"step\":7");
    QTest::newRow("a negative page") << QByteArray(good).replace("\"step\":0", "\"step\":-1");
    QTest::newRow("another type") << QByteArray(good).replace("\"kind\":\"oss-shipper-csv\"", "\"kind\":[1]");
    QTest::newRow("a list") << QByteArrayLiteral("[1]");
    QTest::newRow("NUL") << QByteArray("\0\0\0", 3);
}

void tst_WizardDraft::damaged()
{
    QFETCH(QByteArray, stored);
    QVERIFY(!wizardDraftOf(stored));
}

void tst_WizardDraft::freshIsComplete()
{
    auto rows = sceneRows();
    const auto draft = freshDraft(rows);
    QCOMPARE(toText(draft.trigger.source), std::string("shop/access")); // the busiest
    QCOMPARE(draft.trigger.triggerLog, std::string("etl-log"));
    QCOMPARE(toText(draft.service.log), std::string("shop/fn-log"));
    QCOMPARE(draft.service.name, std::string("delivery"));
    QCOMPARE(draft.service.role, std::string("delivery-role2")); // delivery-role is taken
    QCOMPARE(joined(draft.role.policies),
             (QStringList{QStringLiteral("AliyunLogFullAccess"), QStringLiteral("AliyunOSSFullAccess")}));
    QCOMPARE(toText(draft.trigger.key), std::string("delivery/to-csv/access-csv"));
    QCOMPARE(draft.trigger.intervalSeconds, 60);
    QCOMPARE(draft.trigger.start, StartAt::Oldest);
    QVERIFY(draft.trigger.enabled);
    QCOMPARE(draft.function.memoryMb, 768);
    QCOMPARE(draft.function.timeoutSeconds, 120);
    QCOMPARE(targetOf(draft).bucket, std::string("lake"));
    QCOMPARE(
        namesOf(commandOf(draft, rows)),
        (QStringList{QStringLiteral("role delivery-role2"), QStringLiteral("service delivery"),
                     QStringLiteral("function delivery/to-csv"), QStringLiteral("trigger delivery/to-csv/access-csv")}));
    QCOMPARE(commandOf(draft, rows).seen.size(), std::size_t(4)); // each is to be new
    QVERIFY(!commandOf(draft, rows).authorize);
    rows.authorized = false;
    QVERIFY(commandOf(draft, rows).authorize);
}

void tst_WizardDraft::freshWithoutAnything()
{
    DefinitionRows rows;
    rows.version = 1;
    auto draft = freshDraft(rows);
    QCOMPARE(draft.trigger.source.project, std::string("logs"));
    QVERIFY(draft.trigger.source.logstore.empty());
    LogstoreRow made;
    made.definition.key = {"logs", "app"};
    made.lines = 5;
    rows.projects.emplace_back().name = "logs"; // an import made both meanwhile
    rows.logstores.push_back(made);
    chooseSource(draft, rows, busiestLogstore(rows));
    QCOMPARE(
        namesOf(commandOf(draft, rows)),
        (QStringList{QStringLiteral("logstore logs/function-log"), QStringLiteral("logstore logs/trigger-log"),
                     QStringLiteral("bucket lake"), QStringLiteral("role delivery-role"), QStringLiteral("service delivery"),
                     QStringLiteral("function delivery/to-csv"), QStringLiteral("trigger delivery/to-csv/app-csv")}));
    const auto command = commandOf(draft, rows);
    QVERIFY(command.authorize);
    QVERIFY(command.logstores[1].index);
    QVERIFY(!command.logstores[0].index);
}

void tst_WizardDraft::freshForAService()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows, "shipping");
    QVERIFY(!draft.newService);
    QCOMPARE(toText(draft.trigger.key), std::string("shipping/to-csv-2/access-csv")); // to-csv is there
    QCOMPARE(
        namesOf(commandOf(draft, rows)),
        (QStringList{QStringLiteral("function shipping/to-csv-2"), QStringLiteral("trigger shipping/to-csv-2/access-csv")}));
    QVERIFY(freshDraft(rows, "nobody").newService);
}

void tst_WizardDraft::suggestedNamesFollow()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows);
    chooseTemplate(draft, rows, "logstore_replication");
    QCOMPARE(toText(draft.trigger.key), std::string("delivery/copy/access-copy"));
    QCOMPARE(joined(draft.role.policies), QStringList{QStringLiteral("AliyunLogFullAccess")});
    QCOMPARE(draft.function.memoryMb, 384);
    draft.service.name = "ship_all";
    followNames(draft, rows);
    QCOMPARE(draft.service.role, std::string("ship-all-role"));
    QCOMPARE(draft.role.name, std::string("ship-all-role"));
    chooseSource(draft, rows, {"shop", "orders"});
    QCOMPARE(toText(draft.trigger.key), std::string("ship_all/copy/orders-copy"));
    QCOMPARE(toText(targetOf(draft).logstore), std::string("shop/orders-copy"));
    chooseTemplate(draft, rows, "python3");
    QCOMPARE(draft.function.handler, std::string("index.handler"));
    QCOMPARE(draft.trigger.parameter, std::string("{}"));
    QCOMPARE(draft.function.templateName, std::string());
    chooseTemplate(draft, rows, "oss-shipper-csv");
    QCOMPARE(draft.function.handler, std::string());
    QCOMPARE(draft.function.runtime, std::string());
    QCOMPARE(targetOf(draft).bucket, std::string("lake"));
}

void tst_WizardDraft::typedNamesStay()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows);
    draft.function.key.function = "mine";
    draft.trigger.key.trigger = "often";
    draft.trigger.parameter = "{\"a\":1}";
    draft.function.memoryMb = 512;
    draft.role.policies = {"AliyunLogReadOnlyAccess"};
    chooseTemplate(draft, rows, "logstore_replication");
    chooseSource(draft, rows, {"shop", "orders"});
    QCOMPARE(toText(draft.trigger.key), std::string("delivery/mine/often"));
    QCOMPARE(draft.trigger.parameter, std::string("{\"a\":1}"));
    QCOMPARE(draft.function.memoryMb, 512);
    QCOMPARE(joined(draft.role.policies), QStringList{QStringLiteral("AliyunLogReadOnlyAccess")});
}

void tst_WizardDraft::namesAreFree()
{
    auto rows = sceneRows();
    rows.services.emplace_back().name = "delivery";
    rows.services.emplace_back().name = "delivery-2";
    rows.logstores.front().definition.key.logstore = "2025-access";
    const auto draft = freshDraft(rows);
    QCOMPARE(draft.service.name, std::string("delivery-3"));
    QCOMPARE(draft.trigger.key.trigger, std::string("from-2025-access-csv")); // no digit first
}

void tst_WizardDraft::columns()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows);
    setColumns(draft, {"status", "a \"b\""});
    QVERIFY(draft.trigger.parameter.find("\"columnNames\": [\"status\", \"a \\\"b\\\"\"]") != std::string::npos);
    const auto typed = draft.trigger.parameter = "{\"target\":{}}";
    setColumns(draft, {"other"});
    QCOMPARE(draft.trigger.parameter, typed);
}

void tst_WizardDraft::replication()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows);
    chooseTemplate(draft, rows, "logstore_replication");
    const auto command = commandOf(draft, rows);
    QCOMPARE(command.logstores.size(), std::size_t(1));
    QCOMPARE(toText(command.logstores[0].key), std::string("shop/access-copy"));
    QCOMPARE(command.logstores[0].shards, 2); // as the source
    QVERIFY(command.buckets.empty());
}

void tst_WizardDraft::commandTakesWhatIsUsed()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows);
    draft.projects.emplace_back().name = "unused";
    draft.buckets.push_back({"unused", {}, "local"});
    draft.logstores.emplace_back().key = {"unused", "logs"};
    QCOMPARE(namesOf(commandOf(draft, rows)).filter(QStringLiteral("unused")), QStringList());
    draft.service.log = {"unused", "logs"};
    QCOMPARE(namesOf(commandOf(draft, rows)).filter(QStringLiteral("unused")),
             (QStringList{QStringLiteral("project unused"), QStringLiteral("logstore unused/logs")}));
}

void tst_WizardDraft::commandKeepsOthersChanges()
{
    auto rows = sceneRows();
    auto draft = freshDraft(rows, "billing"); // its role has no policies
    draft.morePolicies = {"AliyunLogFullAccess"};
    auto index = rows.logstores[0].definition;
    index.index = true;
    draft.logstores = {index};
    rows.logstores[0].definition.ttlDays = 99; // somebody else, meanwhile
    for (auto &role : rows.roles) {
        if (role.name == "usage-role")
            role.description = "changed meanwhile";
    }
    const auto command = commandOf(draft, rows);
    QVERIFY(seenIn(command.seen, seen(rows.logstores[0].definition))->text == seen(rows.logstores[0].definition).text);
    QCOMPARE(command.logstores.size(), std::size_t(1));
    QCOMPARE(command.logstores[0].ttlDays, 99);
    QVERIFY(command.logstores[0].index);
    QCOMPARE(command.roles.size(), std::size_t(1));
    QCOMPARE(command.roles[0].description, std::string("changed meanwhile"));
    QCOMPARE(joined(command.roles[0].policies), QStringList{QStringLiteral("AliyunLogFullAccess")});
    // A role that only its service spells out gets the policy there.
    for (auto &service : rows.services) {
        if (service.name == "billing")
            service.role = "spelled-out";
    }
    chooseService(draft, rows, "billing");
    draft.morePolicies = {"AliyunLogFullAccess"};
    const auto other = commandOf(draft, rows);
    QVERIFY(other.roles.empty());
    QCOMPARE(other.services.size(), std::size_t(1));
    QCOMPARE(joined(other.services[0].policies), QStringList{QStringLiteral("AliyunLogFullAccess")});
}

void tst_WizardDraft::rolesMadeInPlace()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows);
    Role own;
    own.name = "own-role";
    own.trust = "log";
    draft.roles = {own};
    QVERIFY(!namesOf(commandOf(draft, rows)).contains(QStringLiteral("role own-role"))); // nobody refers to it
    draft.trigger.role = "own-role";
    QVERIFY(namesOf(commandOf(draft, rows)).contains(QStringLiteral("role own-role")));
    QVERIFY(!needsOf(draft, rows, kSceneNow)[4].met); // it allows nothing
    // One that exists gets another policy of its own; the rest of it stays as it is now.
    draft = freshDraft(rows);
    auto changed = rows.roles[1];
    changed.description = "stale";
    changed.document = R"({"Version":"1","Statement":[]})";
    draft.roles = {changed};
    draft.role = {};
    draft.service.role = "delivery-role";
    const auto command = commandOf(draft, rows);
    QCOMPARE(command.roles.size(), std::size_t(1));
    QCOMPARE(command.roles[0].document, changed.document);
    QCOMPARE(command.roles[0].description, rows.roles[1].description);
    QVERIFY(!seenIn(command.seen, seen(command.roles[0]))->text.empty());
}

void tst_WizardDraft::withoutTrigger()
{
    const auto rows = sceneRows();
    auto draft = freshDraft(rows);
    chooseTemplate(draft, rows, "nodejs18");
    chooseTrigger(draft, rows, false);
    const auto command = commandOf(draft, rows);
    QVERIFY(command.triggers.empty());
    QCOMPARE(toText(command.functions[0].key), std::string("delivery/process"));
    QVERIFY(command.buckets.empty());
    chooseTemplate(draft, rows, "oss-shipper-csv"); // a business template has always one
    QVERIFY(draft.withTrigger);
}

void tst_WizardDraft::problemsFindTheirPage()
{
    const auto draft = freshDraft(sceneRows());
    const auto page = [&draft](const char *path) { return pageOfProblem(draft, path); };
    QCOMPARE(page("services.delivery"), wizard::kService);
    QCOMPARE(page("services.delivery.role.policies.0"), wizard::kService);
    QCOMPARE(page("services.delivery.functions.to-csv.memorySize"), wizard::kFunction);
    QCOMPARE(page("services.delivery.functions.to-csv.triggers.access-csv.interval"), wizard::kTrigger);
    QCOMPARE(page("roles.delivery-role"), wizard::kService);
    QCOMPARE(page("projects.shop.logstores.x"), wizard::kTrigger);
    QCOMPARE(page("authorize"), wizard::kAuthorize);
}

QTEST_MAIN(tst_WizardDraft)
#include "tst_wizarddraft.moc"
