// What the engine says of errors, in the user's language: its own sentences, made by its own rules from bad input.
#include "engine/base/jsonvalue.h"
#include "engine/catalog/names.h"
#include "engine/catalog/references.h"
#include "engine/catalog/rules.h"
#include "engine/enforcement/authority.h"
#include "engine/functions/native/templateparameter.h"
#include "tests/support/cataloghouse.h"
#include "ui/enginewords.h"
#include "ui/errors.h"
#include "ui/forms/form.h"

#include <QTest>
#include <QTranslator>

using namespace sluice;
using namespace sluice::test;

namespace {

// A language in which every known text is told from what was left as it is.
class Marking final : public QTranslator {
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QLatin1String where(context);
        if (where != QLatin1String("EngineWords") && where != QLatin1String("sluice::ChangeWords")
            && where != QLatin1String("ChangeWords"))
            return {};
        return QStringLiteral("«%1»").arg(QString::fromUtf8(source));
    }
    bool isEmpty() const override { return false; }
};

Trigger trigger()
{
    Trigger value;
    value.key = {"shipping", "to-csv", "ship"};
    value.source = {"shop", "access"};
    value.triggerLog = "etl-log";
    value.parameter = "{}";
    return value;
}

Definitions world()
{
    Definitions all;
    for (const auto *name : {"shop", "other"}) {
        Project project;
        project.name = name;
        all.projects[name] = project;
    }
    for (const auto *name : {"access", "etl-log"}) {
        Logstore logstore;
        logstore.key = {"shop", name};
        logstore.uid = name;
        all.logstores[logstore.key] = logstore;
    }
    Service service;
    service.name = "shipping";
    all.services["shipping"] = service;
    Function function;
    function.key = {"shipping", "to-csv"};
    function.templateName = "logstore_replication";
    all.functions[function.key] = function;
    all.triggers[trigger().key] = trigger();
    Connection local;
    local.name = kLocalConnection;
    all.connections[local.name] = local;
    return all;
}

using Said = std::vector<std::pair<std::string, std::string>>; // a sentence, and what it must still name

void add(Said &all, const Done &done, const char *names)
{
    all.push_back({done ? std::string("good?") : done.error().detail, names});
}

Said ofNames()
{
    Said all;
    const std::string longName(300, 'x');
    add(all, checkTriggerName("1st"), "");
    add(all, checkTriggerName("a b"), "'_'");
    add(all, checkServiceName(longName), "300");
    add(all, checkFunctionName(""), "1–64");
    add(all, checkProjectName("-ab"), "");
    add(all, checkLogstoreName("Ab cd"), "'-'");
    add(all, checkBucketName("A"), "63");
    add(all, checkRoleName("a_b"), "'-'");
    add(all, checkRegion("A b"), "'-'");
    add(all, checkInterval(1), "1");
    add(all, checkRetries(1'000), "1000");
    add(all, checkWindowBytes(1), "1");
    add(all, checkShards(0), "0");
    add(all, checkTtlDays(0), "0");
    add(all, checkMemory(1), "MB");
    add(all, checkTimeout(0), "0");
    add(all, checkInstanceConcurrency(0), "0");
    add(all, checkCustomPort(1), "65535");
    add(all, checkVariableName("1a"), "'_'");
    add(all, checkSecretName("a b"), "'.'");
    add(all, checkText("ab", 1, "the description"), "2");
    add(all, checkText("\xff", 9, "the description"), "UTF-8");
    add(all, checkParameter("{"), "1");
    add(all, checkParameter("[]"), "JSON");
    return all;
}

template <class F> void spoil(Said &all, F change, const char *names)
{
    auto next = world();
    change(next);
    const auto problems = check(next, world(), {});
    all.push_back({problems.empty() ? std::string("good?") : problems.front().error.detail, names});
}

Said ofRules()
{
    Said all;
    const auto triggerOf = [](Definitions &next) -> Trigger & { return next.triggers.at(trigger().key); };
    spoil(
        all, [&](Definitions &next) { triggerOf(next).role = "clerk"; }, "clerk");
    spoil(
        all, [&](Definitions &next) { triggerOf(next).source.logstore = "gone"; }, "access");
    spoil(
        all, [&](Definitions &next) { triggerOf(next).triggerLog.clear(); }, "");
    spoil(
        all, [&](Definitions &next) { triggerOf(next).triggerLog = "nowhere"; }, "nowhere");
    spoil(
        all, [&](Definitions &next) { triggerOf(next).triggerLog = "access"; }, "");
    spoil(
        all, [&](Definitions &next) { next.projects.at("shop").region = "mars"; }, "mars");
    spoil(
        all, [&](Definitions &next) { next.functions.clear(); }, "shipping/to-csv");
    spoil(
        all,
        [&](Definitions &next) {
            next.logstores.at({"shop", "access"}).shards = 7;
        },
        "");
    spoil(
        all,
        [&](Definitions &next) {
            CollectSource source;
            source.path = "relative";
            next.logstores.at({"shop", "access"}).collect = {source};
        },
        "relative");
    return all;
}

Said ofOtherRules()
{
    Said all;
    spoil(
        all,
        [&](Definitions &next) {
            next.functions.at({"shipping", "to-csv"}).code = "/code";
        },
        "");
    spoil(
        all,
        [&](Definitions &next) {
            next.functions.at({"shipping", "to-csv"}).runtime = "python3";
        },
        "oss-shipper-csv");
    spoil(
        all,
        [&](Definitions &next) {
            next.services.at("shipping").log = {"shop", "fnlog"};
        },
        "fnlog");
    spoil(
        all,
        [&](Definitions &next) {
            next.triggers.at(trigger().key).parameter =
                "{\"target\":{\"endpoint\":\"local\",\"projectName\":\"shop\",\"logstoreName\":\"access\"}}";
        },
        "shipping/to-csv/ship");
    spoil(
        all, [&](Definitions &next) { next.connections.clear(); }, "local");
    spoil(
        all,
        [&](Definitions &next) {
            Connection cloud;
            cloud.name = "cloud";
            cloud.kind = ConnectionKind::Cloud;
            cloud.account = "1";
            cloud.region = "cn-hangzhou";
            next.connections["cloud"] = cloud;
        },
        "");
    spoil(
        all,
        [&](Definitions &next) {
            Connection kafka;
            kafka.name = "kafka";
            kafka.kind = ConnectionKind::Kafka;
            kafka.account = "1";
            next.connections["kafka"] = kafka;
        },
        "account");
    return all;
}

Said ofTheCatalog()
{
    Said all;
    CatalogHouse house;
    auto made = house.change([](Definitions &next) {
        auto wanted = world();
        next.projects = wanted.projects;
        next.logstores = wanted.logstores;
        next.services = wanted.services;
        next.functions = wanted.functions;
        next.triggers = wanted.triggers;
        next.triggers.begin()->second.parameter =
            "{\"target\":{\"projectName\":\"x\",\"logstoreName\":\"y\",\"endpoint\":\"https://a.b\"}}";
    });
    all.push_back({made ? "" : toText(made.error()), ""});
    if (made)
        all.clear();
    const auto said = [&all](const Result<ChangeReport> &answer, const char *names) {
        all.push_back({answer ? std::string("good?") : answer.error().detail, names});
    };
    said(house.remove({ObjectKind::Logstore, "shop/access"}), "shipping/to-csv/ship");
    said(house.remove({ObjectKind::Project, "shop"}), "shop/etl-log");
    said(house.remove({ObjectKind::Role, "clerk"}), "clerk");
    said(house.redo(), "");
    said(house.change([](Definitions &next) { next.triggers.begin()->second.role = "clerk"; }),
         "services.shipping.functions.to-csv.triggers.ship.role: ");
    said(house.change([](Definitions &next) {
        next.triggers.begin()->second.role = "clerk";
        next.triggers.begin()->second.intervalSeconds = 0;
    }),
         "services.shipping.functions.to-csv.triggers.ship.interval: ");
    return all;
}

Said ofPermissions()
{
    Said all;
    auto definitions = std::make_shared<Definitions>(world());
    User user;
    user.name = "eve";
    definitions->users["eve"] = user;
    Role role;
    role.name = "clerk";
    role.trust = "fc";
    definitions->roles["clerk"] = role;
    ManualLoop loop;
    Authority authority([definitions]() -> DefinitionsPtr { return definitions; }, loop.clock());
    Caller eve;
    eve.kind = CallerKind::User;
    eve.user = "eve";
    add(all, authority.check(eve, "log:GetLogs", "acs:log:local:0:x"), "log:GetLogs");
    eve.user = "adam";
    add(all, authority.check(eve, "log:GetLogs", "acs:log:local:0:x"), "adam");
    const auto may = [&all](const Result<std::string> &answer, const char *names) {
        all.push_back({answer ? std::string("good?") : answer.error().detail, names});
    };
    may(authority.roleForLogService("clerk"), "clerk");
    may(authority.roleForLogService("nobody"), "nobody");
    may(authority.roleForFunctions("shipping"), "shipping");
    may(authority.roleForFunctions("gone"), "gone");
    return all;
}

Said ofConfigurations()
{
    Said all;
    const auto replication = [&all](const char *json, const char *names) {
        const auto read = parseTemplateParameter(NativeTemplateKind::LogstoreReplication, json);
        if (!read)
            all.push_back({read.error().detail, names});
        else
            all.push_back({read->warnings.empty() ? std::string("good?") : read->warnings.front(), names});
    };
    replication("{}", "target");
    replication("{\"target\":1}", "target");
    replication("{\"target\":{\"projectName\":\"\"}}", "target.projectName");
    replication("{\"target\":{\"projectName\":\"a\",\"logstoreName\":\"b\"},\"odd\":1}", "odd");
    for (const auto *text : {"{", "[1 2]", "{\"a\" 1}", "{a}", "{\"a\":1 \"b\":2}", "1.x", "01", "\"ab", "\"\\q\"", "1 2"}) {
        const auto read = parseJson(text, 1'000);
        all.push_back({read ? std::string("good?") : read.error().detail, ""});
    }
    return all;
}

} // namespace

class tst_EngineWords : public QObject {
    Q_OBJECT
private slots:
    void everySentenceHasWords_data();
    void everySentenceHasWords();
    void speaksOfTheWindow();
    void namesAreNotTranslated();
    void reachesThePeople();
    void failedWithoutAMessage();
};

void tst_EngineWords::everySentenceHasWords_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("names");
    for (const auto &list : {ofNames(), ofRules(), ofOtherRules(), ofTheCatalog(), ofPermissions(), ofConfigurations()}) {
        for (const auto &[said, names] : list)
            QTest::newRow(said.c_str()) << QString::fromStdString(said) << QString::fromStdString(names);
    }
}

void tst_EngineWords::everySentenceHasWords()
{
    QFETCH(QString, said);
    QFETCH(QString, names);
    Marking words;
    QCoreApplication::installTranslator(&words);
    const auto shown = engineWords(said);
    QCoreApplication::removeTranslator(&words);
    QVERIFY2(shown.contains(QStringLiteral("«")) && shown != said, qPrintable(shown));
    QVERIFY2(shown.contains(names), qPrintable(shown));
}

void tst_EngineWords::speaksOfTheWindow()
{
    auto definitions = world();
    const auto refused = removeObject(definitions, {ObjectKind::Logstore, "shop/access"}, DeleteMode::Alone);
    QVERIFY(!refused);
    QCOMPARE(
        engineWords(refused.error().detail),
        QStringLiteral("Logstore shop/access is used by trigger shipping/to-csv/ship; delete them first, or all together"));
    QCOMPARE(engineWords(std::string("put was refused: the connection 'local' is read-only. `sluicectl connection set local "
                                     "--read-only no` lets changes through again")),
             QStringLiteral("put was refused: the connection local is read-only. Edit that connection to let changes "
                            "through again."));
    QCOMPARE(engineWords(std::string("an engine of tomorrow says this")), QStringLiteral("an engine of tomorrow says this"));
}

void tst_EngineWords::namesAreNotTranslated()
{
    Marking words;
    QCoreApplication::installTranslator(&words);
    const auto shown = engineWords(std::string("there is no bucket \"the source\"; did you mean \"%1\"?"));
    QCoreApplication::removeTranslator(&words);
    QCOMPARE(shown, QStringLiteral("«there is no «bucket» \"the source\"; did you mean \"%1\"?»"));
}

void tst_EngineWords::reachesThePeople()
{
    Marking words;
    QCoreApplication::installTranslator(&words);
    const auto trouble = troubleOf(Error{ErrorKind::NotFound, "EntityNotExist.Role", "there is no role clerk", {}}, "Doing");
    const auto problem = problemSentence({"services.a", "InvalidArgument", "code is needed: a folder or a zip file"});
    QCoreApplication::removeTranslator(&words);
    QCOMPARE(trouble.why, QStringLiteral("«there is no «role» clerk» (EntityNotExist.Role)"));
    QCOMPARE(problem, QStringLiteral("«code is needed: a folder or a zip file»"));
}

void tst_EngineWords::failedWithoutAMessage()
{
    LedgerRow failed;
    failed.attempt = 1;
    failed.status = AttemptStatus::Failed;
    failed.errorCode = "HandledInvocationError";
    QCOMPARE(troubleOf(failed).what, QStringLiteral("The function failed with HandledInvocationError"));
    QCOMPARE(troubleOf(failed).why, QStringLiteral("It gave no message, only the code HandledInvocationError."));
}

QTEST_MAIN(tst_EngineWords)
#include "tst_enginewords.moc"
