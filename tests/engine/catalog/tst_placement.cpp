// Objects that a form filled in: what placing them would do, and doing it.
#include "engine/catalog/placement.h"
#include "tests/support/cataloghouse.h"
#include "tests/support/randomdefinitions.h"

#include <QtTest>

using namespace sluice;

namespace {

const LogstoreKey kPlacedSource{"shop", "access"};
const TriggerKey kPlacedTrigger{"shipping", "to-csv", "ship"};

template <class T> T placedName(const std::string &name)
{
    T one;
    one.name = name;
    return one;
}

Logstore placedLogstore(const std::string &name)
{
    Logstore logstore;
    logstore.key = {"shop", name};
    return logstore;
}

Function placedFunction()
{
    Function function;
    function.key = kPlacedTrigger.functionKey();
    function.runtime = "python3";
    function.handler = "index.handler";
    function.code = "/srv/code";
    return function;
}

Trigger placedTrigger()
{
    Trigger trigger;
    trigger.key = kPlacedTrigger;
    trigger.source = kPlacedSource;
    trigger.triggerLog = "etl-log";
    return trigger;
}

// All that one trigger needs, from nothing.
Placement wholePipeline()
{
    Placement placement;
    placement.add(std::vector{placedTrigger()});
    placement.add(std::vector{placedFunction()});
    placement.add(std::vector{placedName<Service>("shipping")});
    Role role = placedName<Role>("etl");
    role.trust = "log";
    placement.add(std::vector{role});
    placement.add(std::vector{placedLogstore("access"), placedLogstore("etl-log")});
    placement.add(std::vector{placedName<Project>("shop")});
    placement.authorize = true;
    return placement;
}

QStringList stepTexts(const std::vector<PlanStep> &steps)
{
    QStringList list;
    for (const auto &step : steps)
        list +=
            QString::fromStdString(step.action + ' ' + toText(step.ref) + (step.detail.empty() ? "" : ": " + step.detail));
    return list;
}

QStringList problemTexts(const PlacementPlan &plan)
{
    QStringList list;
    for (const auto &problem : plan.problems)
        list += QString::fromStdString(problem.path + ' ' + problem.error.code);
    return list;
}

// Uids and versions are the catalog's own and not in a file.
Definitions withoutMarks(Definitions all)
{
    all.version = 0;
    const auto clearUids = [](auto &map) {
        for (auto &[key, object] : map)
            object.uid.clear();
    };
    clearUids(all.logstores);
    clearUids(all.buckets);
    clearUids(all.roles);
    clearUids(all.triggers);
    for (auto &[key, function] : all.functions)
        function.version = 1;
    for (auto &[key, trigger] : all.triggers)
        trigger.version = 1;
    all.users.clear();
    all.connections.clear();
    return all;
}

struct PlacementHouse : test::CatalogHouse {
    Result<ChangeReport> place(Placement placement)
    {
        return test::await<ChangeReport>(loop, [&](auto reply) {
            catalog->change(placementEdit(std::make_shared<const Placement>(std::move(placement)), {"tester", {}}),
                            std::move(reply));
        });
    }
    PlacementPlan plan(const Placement &placement) { return planPlacement(placement, now(), {}); }
    History history()
    {
        return test::await<History>(loop, [&](auto reply) { catalog->history(std::move(reply)); }).value();
    }
};

} // namespace

class tst_Placement : public QObject {
    Q_OBJECT
private slots:
    void allInOneGoAndBack()
    {
        PlacementHouse house;
        const auto empty = house.now();
        const QStringList created = {"change authorization connection: authorized: no → yes",
                                     "create project shop",
                                     "create logstore shop/access",
                                     "create logstore shop/etl-log",
                                     "create role etl",
                                     "create service shipping",
                                     "create function shipping/to-csv",
                                     "create trigger shipping/to-csv/ship"};
        const auto plan = house.plan(wholePipeline());
        QCOMPARE(stepTexts(plan.steps), created);
        QCOMPARE(problemTexts(plan), QStringList());
        QVERIFY(house.now() == empty);

        const auto report = house.place(wholePipeline());
        QVERIFY2(report.has_value(), report ? "" : toText(report.error()).c_str());
        QCOMPARE(stepTexts(stepsOf(wholePipeline(), report->changes)), created);
        const auto made = house.now();
        QVERIFY(made.authorized);
        QVERIFY(!made.triggers.at(kPlacedTrigger).uid.empty());
        QCOMPARE(made.triggers.at(kPlacedTrigger).version, 1U);

        QVERIFY(house.undo().has_value());
        auto back = house.now();
        QVERIFY(!back.authorized);
        back.version = empty.version;
        QVERIFY(back == empty);
        QVERIFY(house.redo().has_value());
        QCOMPARE(house.now().triggers.at(kPlacedTrigger).uid, made.triggers.at(kPlacedTrigger).uid);
    }

    void oneFieldOfOneObject()
    {
        PlacementHouse house;
        QVERIFY(house.place(wholePipeline()).has_value());
        const auto before = house.now();
        Placement edit;
        auto trigger = before.triggers.at(kPlacedTrigger);
        trigger.intervalSeconds = 20;
        trigger.uid = "somebody's own idea";
        trigger.version = 99;
        edit.add(std::vector{trigger});
        edit.add(std::vector{before.services.at("shipping")});
        const auto plan = house.plan(edit);
        QCOMPARE(stepTexts(plan.steps),
                 QStringList({"keep service shipping", "change trigger shipping/to-csv/ship: interval: 60 → 20"}));
        QVERIFY(house.place(edit).has_value());
        const auto after = house.now();
        QCOMPARE(after.triggers.at(kPlacedTrigger).uid, before.triggers.at(kPlacedTrigger).uid);
        QCOMPARE(after.triggers.at(kPlacedTrigger).version, 2U);
        QCOMPARE(after.triggers.at(kPlacedTrigger).intervalSeconds, 20);
        QVERIFY(after.functions == before.functions);
        QVERIFY(after.logstores == before.logstores);
    }

    void whatIsSoAlreadyWritesNothing()
    {
        PlacementHouse house;
        QVERIFY(house.place(wholePipeline()).has_value());
        const auto version = house.now().version;
        const auto again = house.place(wholePipeline());
        QVERIFY(again.has_value());
        QVERIFY(again->changes.empty());
        QCOMPARE(house.now().version, version);
        for (const auto &step : stepsOf(wholePipeline(), again->changes))
            QCOMPARE(step.action, std::string("keep"));
    }

    void aStartPositionCountsAtCreationOnly()
    {
        PlacementHouse house;
        QVERIFY(house.place(wholePipeline()).has_value());
        auto moved = placedTrigger();
        moved.start = StartAt::Oldest;
        Placement edit;
        edit.add(std::vector{moved});
        const auto plan = house.plan(edit);
        QCOMPARE(plan.warnings.size(), 1U);
        QVERIFY(plan.warnings[0].starts_with("trigger shipping/to-csv/ship: a start position counts at creation only"));
        QCOMPARE(stepTexts(plan.steps), QStringList("keep trigger shipping/to-csv/ship"));
    }

    void onlyNewAndNamedTwice()
    {
        PlacementHouse house;
        QVERIFY(house.place(wholePipeline()).has_value());
        Placement again;
        again.onlyNew = true;
        again.add(std::vector{placedLogstore("access"), placedLogstore("fresh")});
        QCOMPARE(problemTexts(house.plan(again)), QStringList("projects.shop.logstores.access NameTaken"));
        const auto refused = house.place(again);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Exists);
        QCOMPARE(refused.error().code, std::string("NameTaken"));
        QVERIFY(!house.now().logstores.contains({"shop", "fresh"}));

        Placement twice;
        twice.add(std::vector{placedLogstore("fresh"), placedLogstore("fresh")});
        QCOMPARE(problemTexts(house.plan(twice)), QStringList("projects.shop.logstores.fresh NamedTwice"));
        QCOMPARE(house.place(twice).error().code, std::string("NamedTwice"));
    }

    void problemsHaveTheirFieldsPath_data();
    void problemsHaveTheirFieldsPath()
    {
        QFETCH(QStringList, wanted);
        PlacementHouse house;
        QVERIFY(house.place(wholePipeline()).has_value());
        const auto edit = m_edits.at(QTest::currentDataTag());
        QCOMPARE(problemTexts(house.plan(edit)), wanted);
        const auto refused = house.place(edit);
        QVERIFY(!refused);
        QCOMPARE(QString::fromStdString(refused.error().code), wanted.front().section(' ', 1));
        QVERIFY(QString::fromStdString(refused.error().detail).startsWith(wanted.front().section(' ', 0, 0)));
    }

    void moreProblemsThanAreListed()
    {
        PlacementHouse house;
        Placement many;
        std::vector<Project> projects;
        for (int i = 0; i < 80; ++i)
            projects.push_back(placedName<Project>("Not A Name " + std::to_string(i)));
        many.add(projects);
        QCOMPARE(house.plan(many).problems.size(), kProblemsMax);
    }

    void theStackFileIsTheGivenObjects()
    {
        PlacementHouse house;
        QVERIFY(house.place(wholePipeline()).has_value());
        Placement one;
        auto trigger = placedTrigger();
        trigger.parameter = R"({"a": [1, "two"]})";
        one.add(std::vector{trigger});
        const auto reading = readStack(house.plan(one).stack, "/tmp/stack.yaml");
        QVERIFY(reading.errors.empty());
        QVERIFY(!reading.stack.authorize.has_value());
        QCOMPARE(reading.stack.objects.triggers.size(), 1U);
        QVERIFY(reading.stack.objects.triggers.at(kPlacedTrigger) == trigger);
        QVERIFY(reading.stack.objects.functions.at(kPlacedTrigger.functionKey()) == placedFunction()); // what it is in
        QVERIFY(reading.stack.objects.projects.empty());

        const auto whole = readStack(house.plan(wholePipeline()).stack, "/tmp/stack.yaml");
        QCOMPARE(whole.stack.authorize, std::optional(true));
    }

    void anyDefinitionsComeBackFromTheStackFile()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            test::RandomDefinitions random(seed);
            const auto all = random.make();
            Placement placement;
            placement.objects = all;
            placement.objects.users.clear();
            placement.objects.connections.clear();
            const auto plan = planPlacement(placement, Definitions(), {});
            const auto reading = readStack(plan.stack, "/tmp/stack.yaml");
            QVERIFY2(reading.errors.empty(), reading.errors.empty() ? "" : toText(asError(reading.errors)).c_str());
            auto wanted = withoutMarks(all);
            wanted.authorized = false;
            QVERIFY2(withoutMarks(reading.stack.objects) == wanted, plan.stack.c_str());
        }
    }

    void historyNamesTheNextStepEachWay()
    {
        PlacementHouse house;
        QCOMPARE(house.history().undo.timeMs, 0);
        QVERIFY(house.place(wholePipeline()).has_value());
        auto history = house.history();
        QCOMPARE(history.undo.action, std::string("create"));
        QCOMPARE(toText(history.undo.ref), std::string("project shop"));
        QCOMPARE(history.undo.others, 7U);
        QVERIFY(history.undo.timeMs > 0);
        QCOMPARE(history.redo.timeMs, 0);

        QVERIFY(house.remove({ObjectKind::Service, "shipping"}, DeleteMode::Cascade).has_value());
        history = house.history();
        QCOMPARE(history.undo.action, std::string("delete"));
        QCOMPARE(toText(history.undo.ref), std::string("service shipping"));
        QCOMPARE(history.undo.others, 2U);

        QVERIFY(house.undo().has_value());
        history = house.history();
        QCOMPARE(toText(history.undo.ref), std::string("project shop"));
        QCOMPARE(toText(history.redo.ref), std::string("service shipping"));
        QCOMPARE(history.redo.action, std::string("delete"));

        QVERIFY(house.change([](Definitions &next) { next.triggers.at(kPlacedTrigger).retries = 5; }).has_value());
        history = house.history();
        QCOMPARE(history.undo.action, std::string("change"));
        QCOMPARE(toText(history.undo.ref), std::string("trigger shipping/to-csv/ship"));
        QCOMPARE(history.undo.others, 0U);
        QCOMPARE(history.redo.timeMs, 0); // a new change ends what could be done again
    }

private:
    void row(const char *name, const QStringList &wanted, Placement edit)
    {
        QTest::newRow(name) << wanted;
        m_edits[name] = std::move(edit);
    }
    template <class T> void row(const char *name, const QStringList &wanted, T object)
    {
        Placement edit;
        edit.add(std::vector{std::move(object)});
        row(name, wanted, std::move(edit));
    }
    std::map<QString, Placement> m_edits;
};

void tst_Placement::problemsHaveTheirFieldsPath_data()
{
    QTest::addColumn<QStringList>("wanted");
    const QString trigger = "services.shipping.functions.to-csv.triggers.ship";
    const auto triggerWith = [this](const char *name, const QStringList &wanted, auto change) {
        auto edited = placedTrigger();
        change(edited);
        row(name, wanted, std::move(edited));
    };
    triggerWith("interval below", {trigger + ".interval InvalidArgument"}, [](Trigger &t) { t.intervalSeconds = 2; });
    triggerWith("interval above", {trigger + ".interval InvalidArgument"}, [](Trigger &t) { t.intervalSeconds = 601; });
    triggerWith("retries", {trigger + ".retries InvalidArgument"}, [](Trigger &t) { t.retries = 101; });
    triggerWith("window", {trigger + ".window.bytes InvalidArgument"}, [](Trigger &t) { t.windowBytes = 1; });
    triggerWith("parameter", {trigger + ".parameter ParameterInvalid"}, [](Trigger &t) { t.parameter = "[]"; });
    triggerWith("role", {trigger + ".role EntityNotExist.Role"}, [](Trigger &t) { t.role = "nobody"; });
    triggerWith("no trigger log", {trigger + ".triggerLog InvalidArgument"}, [](Trigger &t) { t.triggerLog.clear(); });
    triggerWith("its own log", {trigger + ".triggerLog TriggerLogIsSource"}, [](Trigger &t) { t.triggerLog = "access"; });
    triggerWith("another source", {trigger + ".source.logstore SourceFixed", trigger + ".triggerLog TriggerLogIsSource"},
                [](Trigger &t) { t.source.logstore = "etl-log"; });
    triggerWith("two fields", {trigger + ".interval InvalidArgument", trigger + ".retries InvalidArgument"}, [](Trigger &t) {
        t.intervalSeconds = 0;
        t.retries = -1;
    });
    auto logstore = placedLogstore("access");
    logstore.shards = 3;
    row("shards are fixed", {"projects.shop.logstores.access.shards ShardCountFixed"}, logstore);
    logstore = placedLogstore("new");
    logstore.ttlDays = 0;
    logstore.collect.resize(1);
    logstore.collect[0].path = "relative.log";
    row("collect",
        {"projects.shop.logstores.new.ttl InvalidArgument", "projects.shop.logstores.new.collect.0.path InvalidArgument"},
        logstore);
    logstore = placedLogstore("new");
    logstore.key.project = "nowhere";
    row("no project", {"projects.nowhere.logstores.new ProjectNotExist"}, logstore);
    auto function = placedFunction();
    function.memoryMb = 1;
    function.environment["1A"] = "x";
    const QString variables = "services.shipping.functions.to-csv.environmentVariables";
    row("function", {"services.shipping.functions.to-csv.memorySize InvalidArgument", variables + ".1A InvalidArgument"},
        function);
    function.memoryMb = placedFunction().memoryMb;
    function.environment = {{"FC_REGION", "x"}, {"LEVEL", "info"}};
    function.secretValues = {{"securityToken", "shop-token"}};
    row("platform's", {variables + ".FC_REGION InvalidArgument", variables + ".securityToken InvalidArgument"}, function);
    row("service name", {"services.9lives InvalidArgument"}, placedName<Service>("9lives"));
    auto service = placedName<Service>("shipping");
    service.region = "cn-hangzhou";
    row("another region", {trigger + ".source.project RegionMismatch"}, service);
    row("bucket name", {"buckets.A InvalidBucketName"}, placedName<Bucket>("A"));
    auto role = placedName<Role>("a!b");
    role.trust = "log";
    row("role name", {"roles.a!b InvalidParameter.RoleName"}, role);
}

QTEST_GUILESS_MAIN(tst_Placement)
#include "tst_placement.moc"
