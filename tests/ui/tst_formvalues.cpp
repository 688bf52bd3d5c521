// What a form loads is what it saves; what the engine finds comes to its field; what is made beside the value.
#include "tests/support/formdesk.h"
#include "tests/support/zoneof.h"
#include "ui/forms/bucketform.h"
#include "ui/forms/functionform.h"
#include "ui/forms/logstoreform.h"
#include "ui/forms/projectform.h"
#include "ui/forms/roleform.h"
#include "ui/forms/rolewords.h"
#include "ui/forms/serviceform.h"
#include "ui/forms/triggerform.h"

using namespace sluice;
using namespace sluice::test;

class tst_FormValues : public QObject {
    Q_OBJECT
private slots:
    void roleInWords();
    void initTestCase() { prepareApplication(Scheme::Light); }
    void takenNames();
    void savesWhatItLoaded();
    void startTimeIsInTheChosenZone();
    void engineProblemsFindTheirField();
    void summaries();
    void roleIsMadeWithTheService();
    void regionsMustBeTheSame();
};

void tst_FormValues::takenNames()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    ServiceForm form(staged);
    form.load({}, FormMode::Create);
    paste(nameOf(form), QStringLiteral("cleaning"));
    QCOMPARE(problemOf(form, "name"), QStringLiteral("The name cleaning is taken. Choose another one."));
    Project fresh;
    fresh.name = "other";
    staged.put(fresh);
    QVERIFY(staged.project("other"));
    QVERIFY(staged.project("shop"));
    QCOMPARE(staged.changes().projects.size(), std::size_t(1));
}

void tst_FormValues::savesWhatItLoaded()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    auto rows = *desk.workspace.definitions();
    const auto same = [&staged]<class F>(std::type_identity<F>, const auto &value) {
        F form(staged);
        form.load(value, FormMode::Edit);
        QVERIFY(form.value() == value);
        QVERIFY(!form.isTouched());
    };
    Project project = rows.projects.front();
    project.region = "cn-hangzhou";
    same(std::type_identity<ProjectForm>(), project);
    auto logstore = rows.logstores.front().definition;
    logstore.maxBytes = 100ull * 1024 * 1024 + 7; // no whole number of MiB
    logstore.collect.emplace_back().path = "/var/log/x";
    logstore.appendMeta = true;
    same(std::type_identity<LogstoreForm>(), logstore);
    same(std::type_identity<BucketForm>(), rows.buckets.front());
    auto role = rows.roles.front();
    role.policies.emplace_back("NotKnownHere");
    same(std::type_identity<RoleForm>(), role);
    auto service = rows.services.front();
    service.policies = {"AliyunOSSFullAccess", "ReadOnlyAccess"};
    same(std::type_identity<ServiceForm>(), service);
    auto function = rows.functions.front();
    function.runtime = "python3.10";
    function.instanceConcurrency = 7;
    function.initializationTimeoutSeconds = 12;
    function.preStop = "index.stop";
    function.preFreeze = "index.freeze";
    function.secretValues = {{"KEY", "shop-key"}};
    same(std::type_identity<FunctionForm>(), function);
    auto native = rows.functions.front();
    native.runtime.clear();
    native.handler.clear();
    native.code.clear();
    native.templateName = "oss_shipper_csv"; // another spelling stays
    same(std::type_identity<FunctionForm>(), native);
    auto trigger = rows.triggers.front();
    trigger.windowBytes = 3'000'001;
    trigger.start = StartAt::Time;
    trigger.startTime = 1'700'000'000;
    trigger.parameter = "{\n  \"a\": 1\n}";
    same(std::type_identity<TriggerForm>(), trigger);
}

void tst_FormValues::startTimeIsInTheChosenZone()
{
    const ZoneOf zone("Asia/Shanghai", format::Zone::Utc);
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    TriggerForm form(staged);
    auto trigger = desk.client.definitions.triggers.front();
    trigger.start = StartAt::Time;
    trigger.startTime = kSceneNow / 1'000;
    form.load(trigger, FormMode::Create);
    auto *time = named<QLineEdit>(form, "Start time");
    QVERIFY(time);
    QCOMPARE(time->text(), QStringLiteral("2026-11-22 10:42:07"));
    QCOMPARE(form.value().startTime, kSceneNow / 1'000);
    time->setText(QStringLiteral("2026-11-22 10:43"));
    QCOMPARE(form.value().startTime, kSceneNow / 1'000 + 53);
    time->setText(QStringLiteral("2026-11-22"));
    QCOMPARE(form.value().startTime % 86'400, 0);
    format::setZone(format::Zone::Local);
    time->setText(QStringLiteral("2026-11-22 18:42:07"));
    QCOMPARE(form.value().startTime, kSceneNow / 1'000);
    time->setText(QStringLiteral("yesterday"));
    QCOMPARE(form.value().startTime, 0);
}

void tst_FormValues::engineProblemsFindTheirField()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    TriggerForm form(staged);
    Trigger value;
    value.key = {"shipping", "to-csv", "t1"};
    value.source = {"shop", "access"};
    value.triggerLog = "etl-log";
    form.load(value, FormMode::Create);
    const std::string own = "services.shipping.functions.to-csv.triggers.t1";
    const auto others = form.setEngineProblems({{own + ".interval", "InvalidArgument", "too often"},
                                                {own + ".source.logstore", "LogStoreNotExist", "it is gone"},
                                                {own + ".parameter.target.ossBucket", "NoSuchBucket", "no such bucket"},
                                                {"services.shipping", "X", "not of this form"}});
    QCOMPARE(others.size(), std::size_t(1));
    QCOMPARE(others.front().path, std::string("services.shipping"));
    QCOMPARE(problemOf(form, "interval"), QStringLiteral("Too often"));
    QCOMPARE(problemOf(form, "logstore"), QStringLiteral("It is gone (LogStoreNotExist)"));
    QVERIFY(form.setEngineProblems({}).empty());
    QCOMPARE(problemOf(form, "interval"), QString());
}

void tst_FormValues::summaries()
{
    QCOMPARE(summaryOf({}).text, QString());
    QVERIFY(!summaryOf({{QStringLiteral("A"), QStringLiteral("hint"), true, false, {}}}).stands);
    const auto missing = summaryOf({{QStringLiteral("A"), QStringLiteral("x"), false, true, {}}});
    QCOMPARE(missing.text, QStringLiteral("Still to fill in: A"));
    QVERIFY(missing.stands);
    const auto wrong = summaryOf({{QStringLiteral("Service name"), QStringLiteral("x"), false, false, {}},
                                  {QStringLiteral("A"), QStringLiteral("x"), false, true, {}}});
    QVERIFY(wrong.text.endsWith(QLatin1String("to correct: Service name")));
    QVERIFY(wrong.ink == Ink::Bad);
}

void tst_FormValues::roleIsMadeWithTheService()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    ServiceForm form(staged);
    Service value;
    value.log = {"shop", "fn-log"};
    form.load(value, FormMode::Create);
    paste(nameOf(form), QStringLiteral("my_delivery"));
    PutDefinitions command;
    form.addTo(command);
    QCOMPARE(command.services.size(), std::size_t(1));
    QCOMPARE(command.services.front().role, std::string("my-delivery-role")); // a role takes no underscore
    QCOMPARE(command.roles.size(), std::size_t(1));
    QCOMPARE(command.roles.front().name, std::string("my-delivery-role"));
    QCOMPARE(command.roles.front().trust, std::string("fc"));
    paste(nameOf(form), QStringLiteral("delivery")); // delivery-role is there already
    QCOMPARE(form.newRole()->name, std::string("delivery-role2"));
}

void tst_FormValues::regionsMustBeTheSame()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    Project far;
    far.name = "far-away";
    far.region = "cn-hangzhou";
    staged.put(far);
    ServiceForm form(staged);
    Service value;
    value.name = "delivery";
    value.log = {"far-away", "x"};
    form.load(value, FormMode::Create);
    QCOMPARE(problemOf(form, "project"),
             QStringLiteral("Is in region cn-hangzhou, but the service is in local. Choose a project of the same region."));
}

void tst_FormValues::roleInWords()
{
    Role role;
    QCOMPARE(roleWords(role), "nothing: it has no policy");
    role.policies = {"AliyunLogFullAccess", "AliyunOSSReadOnlyAccess", "Mine"};
    role.document = "{}";
    QCOMPARE(roleWords(role), "everything in Log Service; reading in object storage; Mine; what its own policy says");

    // A role that nobody defined is what its service attaches to it.
    Service service;
    service.role = "copying-role";
    QVERIFY(!actingRole(service, nullptr));
    service.policies = {"AliyunLogFullAccess", "AliyunOSSReadOnlyAccess"};
    QCOMPARE(roleWords(*actingRole(service, nullptr)), "everything in Log Service; reading in object storage");
    Role defined;
    defined.policies = {"AliyunLogFullAccess"};
    QCOMPARE(roleWords(*actingRole(service, &defined)), "everything in Log Service; reading in object storage");
}

QTEST_MAIN(tst_FormValues)
#include "tst_formvalues.moc"
