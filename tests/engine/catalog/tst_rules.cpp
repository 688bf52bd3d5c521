// Rules about definitions as a whole: references, regions, what must not change, loops, and deleting what is used.
#include "engine/catalog/references.h"
#include "engine/catalog/rules.h"
#include "engine/functions/native/templateparameter.h"

#include <QtTest>

using namespace sluice;

namespace {

const TriggerKey kShip{"shipping", "csv", "ship"};
const TriggerKey kCopy{"copying", "copy", "copy"};

// JSON with ' for ".
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string csvTo(const std::string &bucket, const std::string &prefix = "csv/")
{
    return json("{'target':{'ossEndpoint':'local','ossBucket':'" + bucket + "','ossPrefix':'" + prefix
                + "','ossPostfix':'.csv','ossDateFormat':'yyyyMMdd'},'transform':{'delimiterChar':',','quoteChar':'|',"
                  "'escapeChar':'|','enableHeader':false,'nullColumnValue':'','columnNames':['a']}}");
}

std::string copyTo(const std::string &logstore, const std::string &endpoint = "local")
{
    return json("{'target':{'endpoint':'" + endpoint + "','projectName':'shop','logstoreName':'" + logstore + "'}}");
}

Trigger trigger(const TriggerKey &key, const std::string &source, const std::string &parameter)
{
    Trigger made;
    made.key = key;
    made.uid = "uid-" + key.trigger;
    made.source = {"shop", source};
    made.triggerLog = "etl-log";
    made.parameter = parameter;
    return made;
}

Definitions shop()
{
    Definitions all;
    all.projects["shop"].name = "shop";
    for (const std::string name : {"access", "copy", "etl-log", "fn-log"}) {
        auto &logstore = all.logstores[{"shop", name}];
        logstore.key = {"shop", name};
        logstore.uid = "uid-" + name;
    }
    all.buckets["lake"].name = "lake";
    all.roles["etl-role"] = {"etl-role", "", "", "log", {}, "", "", ""};
    for (const std::string name : {"shipping", "copying"}) {
        all.services[name].name = name;
        all.services[name].log = {"shop", "fn-log"};
    }
    all.functions[kShip.functionKey()].key = kShip.functionKey();
    all.functions[kShip.functionKey()].templateName = "oss-shipper-csv";
    all.functions[kCopy.functionKey()].key = kCopy.functionKey();
    all.functions[kCopy.functionKey()].templateName = "logstore_replication";
    all.triggers[kShip] = trigger(kShip, "access", csvTo("lake"));
    all.triggers[kCopy] = trigger(kCopy, "access", copyTo("copy"));
    return all;
}

RuleHooks realHooks()
{
    return {[](const std::string &name, const std::string &json) { return checkTemplateParameter(name, json); }};
}

// "path code" of each problem.
QStringList problems(const Definitions &next, const Definitions &before = {})
{
    QStringList list;
    for (const auto &problem : check(next, before, realHooks()))
        list += QString::fromStdString(problem.path + ' ' + problem.error.code);
    return list;
}

const QString kShipPath = QStringLiteral("services.shipping.functions.csv.triggers.ship");
const QString kCopyPath = QStringLiteral("services.copying.functions.copy.triggers.copy");

} // namespace

class RulesTest : public QObject {
    Q_OBJECT
private slots:
    void allIsWell() { QCOMPARE(problems(shop()), QStringList()); }

    void triggerFields()
    {
        auto next = shop();
        auto &ship = next.triggers[kShip];
        ship.intervalSeconds = 2;
        ship.retries = 101;
        ship.windowBytes = 0;
        ship.windowGroups = 0;
        ship.start = StartAt::Time;
        ship.startTime = -1;
        ship.role = "etl-rol";
        QCOMPARE(problems(next),
                 QStringList({kShipPath + ".interval InvalidArgument", kShipPath + ".retries InvalidArgument",
                              kShipPath + ".window.bytes InvalidArgument", kShipPath + ".window.groups InvalidArgument",
                              kShipPath + ".source.start InvalidArgument", kShipPath + ".role EntityNotExist.Role"}));
        const auto found = check(next, {}, {});
        QVERIFY(found.back().error.detail.find("did you mean \"etl-role\"?") != std::string::npos);
    }

    void configurationIsAnObject()
    {
        for (const std::string bad : {"[]", "", "1", "{"}) {
            auto next = shop();
            next.triggers[kShip].parameter = bad;
            QCOMPARE(problems(next), QStringList(kShipPath + ".parameter ParameterInvalid"));
        }
    }

    void templateRefusesItsParameter()
    {
        auto next = shop();
        next.triggers[kShip].parameter = csvTo("lake", "../../");
        QCOMPARE(problems(next), QStringList(kShipPath + ".parameter InvalidFunctionParameter"));
    }

    void references()
    {
        auto next = shop();
        next.triggers[kShip].source.logstore = "acces";
        next.triggers[kCopy].triggerLog = "nothing";
        auto found = check(next, {}, realHooks());
        QCOMPARE(problems(next),
                 QStringList({kCopyPath + ".triggerLog LogStoreNotExist", kShipPath + ".source.logstore LogStoreNotExist"}));
        QVERIFY(found[1].error.detail.find("did you mean \"access\"?") != std::string::npos);

        next = shop();
        next.triggers[kShip].parameter = csvTo("lak");
        next.triggers[kCopy].parameter = copyTo("copies");
        QCOMPARE(problems(next),
                 QStringList({kCopyPath + ".parameter.target.logstoreName LogStoreNotExist",
                              kShipPath + ".parameter.target.ossBucket NoSuchBucket"}));
        next.triggers[kCopy].parameter =
            copyTo("copies", "http://cn-shanghai.log.aliyuncs.com"); // elsewhere: not ours to know
        QCOMPARE(problems(next), QStringList(kShipPath + ".parameter.target.ossBucket NoSuchBucket"));

        next = shop();
        next.services["shipping"].log = {"shop", "nowhere"};
        QCOMPARE(problems(next), QStringList("services.shipping.log.logstore LogStoreNotExist"));
        next = shop();
        next.projects.clear();
        QVERIFY(problems(next).contains("projects.shop.logstores.access ProjectNotExist"));
        next = shop();
        next.functions.erase(kShip.functionKey());
        QCOMPARE(problems(next), QStringList(kShipPath + " FunctionNotFound"));
    }

    void triggerLogIsNotTheSource()
    {
        auto next = shop();
        next.triggers[kShip].triggerLog = "access";
        QCOMPARE(problems(next), QStringList(kShipPath + ".triggerLog TriggerLogIsSource"));
        next.triggers[kShip].allowLoop = true; // a loop may be wanted; this never is
        QCOMPARE(problems(next), QStringList(kShipPath + ".triggerLog TriggerLogIsSource"));
    }

    void oneRegion()
    {
        auto next = shop();
        next.services["shipping"].region = "cn-hangzhou";
        QCOMPARE(problems(next), QStringList(kShipPath + ".source.project RegionMismatch"));
        next = shop();
        next.buckets["lake"].region = "cn-hangzhou";
        QCOMPARE(problems(next), QStringList(kShipPath + ".parameter.target.ossBucket RegionMismatch"));
    }

    void whatMustNotChange()
    {
        const auto before = shop();
        auto next = before;
        next.triggers[kShip].source.logstore = "copy";
        next.logstores[{"shop", "copy"}].shards = 3;
        QCOMPARE(problems(next, before),
                 QStringList(
                     {"projects.shop.logstores.copy.shards ShardCountFixed", kShipPath + ".source.logstore SourceFixed"}));
        next.triggers[kShip].uid = "another"; // a new trigger of that name may read what it likes
        next.logstores[{"shop", "copy"}].uid = "another";
        QCOMPARE(problems(next, before), QStringList());
    }

    void functionsAreOneOfTwo()
    {
        auto next = shop();
        auto &function = next.functions[kShip.functionKey()];
        function.runtime = "python3";
        QVERIFY(problems(next).contains("services.shipping.functions.csv.runtime InvalidArgument"));
        function.templateName = "csv-shiper";
        function.runtime.clear();
        QVERIFY(problems(next).contains("services.shipping.functions.csv.template TemplateNotFound"));
        function.templateName.clear();
        QVERIFY(problems(next).contains("services.shipping.functions.csv InvalidArgument"));
        function.runtime = "python3";
        QVERIFY(problems(next).contains("services.shipping.functions.csv.code InvalidArgument"));
        function.instanceConcurrency = 0;
        function.initializationTimeoutSeconds = 301;
        function.customPort = 80;
        function.customCommand = {"/code/run"};
        const auto wrong = problems(next);
        for (const auto *field :
             {"instanceConcurrency", "initializationTimeout", "customRuntime.port", "customRuntime.command"})
            QVERIFY2(wrong.contains(QStringLiteral("services.shipping.functions.csv.%1 InvalidArgument").arg(field)), field);
        for (const auto *pin :
             {"abc", "../../etc", "A3F1", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg"}) {
            function.pinnedCode = pin;
            QVERIFY2(problems(next).contains("services.shipping.functions.csv.pinnedCode InvalidArgument"), pin);
        }
        function.pinnedCode = std::string(64, 'a');
        QVERIFY(!problems(next).contains("services.shipping.functions.csv.pinnedCode InvalidArgument"));
        function.instanceConcurrency = 201;
        QVERIFY(problems(next).contains("services.shipping.functions.csv.instanceConcurrency InvalidArgument"));
    }

    void variablesHaveFourKilobytesTogether()
    {
        auto next = shop();
        auto &function = next.functions[kShip.functionKey()];
        function.environment = {{"A", std::string(3'000, 'a')}, {"B", std::string(1'088, 'b')}};
        function.secretValues = {{"SECRET", "shop-token"}}; // 4096 bytes with its name
        QCOMPARE(problems(next), QStringList());
        function.environment["B"] += 'b';
        QCOMPARE(problems(next), QStringList("services.shipping.functions.csv.environmentVariables InvalidArgument"));
    }
    void aLoopOfTwoTriggers()
    {
        auto next = shop();
        const TriggerKey back{"copying", "copy", "back"};
        next.triggers[back] = trigger(back, "copy", copyTo("access"));
        const auto found = check(next, shop(), realHooks());
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].error.code, std::string("TriggerLoop"));
        QCOMPARE(
            found[0].error.detail,
            std::string(
                "the trigger would feed itself: copying/copy/copy reads shop/access and writes shop/copy (its replication "
                "target); copying/copy/back reads shop/copy and writes shop/access (its replication target); set "
                "allowLoop: true if that is wanted"));
        next.triggers[back].allowLoop = true; // one who agrees is enough: the chain is known
        QCOMPARE(problems(next, shop()), QStringList());
    }

    void loopsThroughLogs()
    {
        auto next = shop();
        next.triggers[kShip].source.logstore = "fn-log"; // the function's own output
        QCOMPARE(problems(next), QStringList(kShipPath + ".source TriggerLoop"));
        next = shop();
        next.triggers[kCopy].parameter = copyTo("access"); // its own source
        QCOMPARE(problems(next), QStringList(kCopyPath + ".source TriggerLoop"));
        next = shop();
        const TriggerKey watch{"shipping", "csv",
                               "watch"}; // reads the log of the others, writes its own into what they read
        next.triggers[watch] = trigger(watch, "etl-log", csvTo("lake"));
        next.triggers[watch].triggerLog = "access";
        const auto list = problems(next);
        QCOMPARE(list.size(), 3);
        QVERIFY(list.contains("services.shipping.functions.csv.triggers.watch.source TriggerLoop"));
        next.triggers[watch].triggerLog = "copy"; // a chain without a way back
        QCOMPARE(problems(next), QStringList());
    }

    void usersAreNamed()
    {
        auto next = shop();
        const auto done = removeObject(next, {ObjectKind::Logstore, "shop/copy"}, DeleteMode::Alone);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::InUse);
        QVERIFY(done.error().detail.find("trigger copying/copy/copy") != std::string::npos);
        QVERIFY(next == shop());
        QCOMPARE(usersOf(next, {ObjectKind::Bucket, "lake"}),
                 (std::vector<ObjectRef>{{ObjectKind::Trigger, "shipping/csv/ship"}}));
        QCOMPARE(usersOf(next, {ObjectKind::Role, "etl-role"}).size(), std::size_t(0));
        QCOMPARE(usersOf(next, {ObjectKind::Function, "shipping/csv"}).size(), std::size_t(1));
        QCOMPARE(usersOf(next, {ObjectKind::Project, "shop"}).size(), std::size_t(8)); // Logstores, services, triggers
        QCOMPARE(removeObject(next, {ObjectKind::Bucket, "none"}, DeleteMode::Alone).error().code,
                 std::string("NoSuchBucket"));
    }

    void cascades()
    {
        auto next = shop();
        QVERIFY(removeObject(next, {ObjectKind::Logstore, "shop/fn-log"}, DeleteMode::Cascade));
        QCOMPARE(next.services["shipping"].log, LogstoreKey());
        QCOMPARE(next.triggers.size(), std::size_t(2));
        QVERIFY(removeObject(next, {ObjectKind::Bucket, "lake"}, DeleteMode::Cascade));
        QCOMPARE(next.triggers.size(), std::size_t(1));
        QVERIFY(removeObject(next, {ObjectKind::Project, "shop"}, DeleteMode::Cascade));
        QVERIFY(next.logstores.empty() && next.triggers.empty());
        QCOMPARE(next.services.size(), std::size_t(2));
        QVERIFY(removeObject(next, {ObjectKind::Service, "copying"}, DeleteMode::Cascade));
        QCOMPARE(next.functions.size(), std::size_t(1));
        QCOMPARE(problems(next), QStringList());
    }

    void problemsAreBounded()
    {
        auto next = shop();
        for (int i = 0; i < 500; ++i)
            next.buckets["b" + std::to_string(i)].name = "B";
        const auto found = check(next, shop(), {});
        QCOMPARE(found.size(), kProblemsMax);
        QVERIFY(asError(found).detail.ends_with("(and 49 more problems)"));
    }

    void oneOfTenThousandIsQuick()
    {
        auto before = shop();
        for (int i = 0; i < 10'000; ++i) {
            const TriggerKey key{"shipping", "csv", "t" + std::to_string(i)};
            before.triggers[key] = trigger(key, "access", csvTo("lake"));
        }
        auto next = before;
        next.triggers[kShip].enabled = false;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(check(next, before, realHooks()).size(), std::size_t(0));
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed()))); // 10 ms here; a sanitizer is slower
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
