// Reading and writing stack files: places of mistakes, limits, and the round trip.
#include "engine/catalog/stackfile.h"
#include "engine/catalog/stacksection.h"
#include "tests/support/randomdefinitions.h"

#include <QtTest>

using namespace sluice;

namespace {

const std::string kHead = "sluice: 1\n";
const std::string kShop = kHead
    + "projects:\n"
      "  shop: {logstores: {access: {}, copy: {}, etl-log: {}}}\n"
      "buckets: {lake: {}}\n"
      "services:\n"
      "  shipping:\n"
      "    functions:\n"
      "      csv:\n"
      "        template: oss-shipper-csv\n"
      "        triggers:\n"
      "          ship:\n"
      "            source: {project: shop, logstore: access}\n"
      "            triggerLog: etl-log\n";
const int kNextLine = 14; // of what is put behind kShop
const std::string kIn = "            "; // a trigger's keys

// "line:column code" of each error: of the file by itself, or else of applying it to nothing.
QStringList errors(const std::string &text)
{
    const auto reading = readStack(text, "/s/stack.yaml");
    auto found = reading.errors;
    if (found.empty())
        found = planStack(reading.stack, {}, {}, PruneMode::Keep, {}).errors;
    QStringList list;
    for (const auto &error : found) {
        if (error.place.file != "/s/stack.yaml")
            qFatal("no file in: %s", toText(error).c_str());
        list +=
            QStringLiteral("%1:%2 %3").arg(error.place.line).arg(error.place.column).arg(QString::fromStdString(error.code));
    }
    return list;
}

std::string json(std::string text) // with ' for "
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string detail(const std::string &text)
{
    const auto reading = readStack(text, "/s/stack.yaml");
    return reading.errors.empty() ? std::string() : reading.errors.front().detail;
}

Definitions bare(Definitions all) // what a file cannot say
{
    for (auto &[key, logstore] : all.logstores)
        logstore.uid.clear();
    for (auto &[name, bucket] : all.buckets)
        bucket.uid.clear();
    for (auto &[name, role] : all.roles)
        role.uid.clear();
    for (auto &[key, trigger] : all.triggers)
        trigger.uid.clear();
    all.users.clear();
    all.connections.clear();
    return all;
}

} // namespace

class StackFileTest : public QObject {
    Q_OBJECT
private slots:
    void theShopIsGood() { QCOMPARE(errors(kShop), QStringList()); }

    void badTriggers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *line, const char *error) {
            QTest::newRow(line) << QByteArray(line) << QString(error);
        };
        row("intervall: 5", "14:13 UnknownKey");
        row("interval: 2", "14:23 InvalidArgument");
        row("interval: 601", "14:23 InvalidArgument");
        row("interval: sixty", "14:23 WrongType");
        row("interval: 3.5", "14:23 WrongType");
        row("interval: '30'", "14:23 WrongType");
        row("interval: [5]", "14:23 WrongType");
        row("interval: 99999999999999999999", "14:23 WrongType");
        row("retries: -1", "14:22 InvalidArgument");
        row("retries: 101", "14:22 InvalidArgument");
        row("enabled: yes", "14:22 WrongType");
        row("enabled: maybe", "14:22 WrongType");
        row("role: nobody", "14:19 EntityNotExist.Role");
        row("window: {bytes: 16MB}", "14:29 WrongType");
        row("window: {bytes: 1KiB}", "14:29 InvalidArgument");
        row("window: {group: 5}", "14:22 UnknownKey");
        row("parameter: [1]", "14:24 ParameterInvalid");
        row("parameter: text", "14:24 ParameterInvalid");
        row("parameter: '{\"a\":}'", "14:24 ParameterInvalid");
        row("parameter: {target: {ossBucket: puddle}}", "14:45 NoSuchBucket");
        row("triggerLog: etl-log", "14:13 StackSyntax"); // twice
        row("parameter: &a {x: 1}", "14:24 StackSyntax");
        row("parameter: *a", "14:24 StackSyntax");
        row("parameter: !!binary aGk=", "14:24 StackSyntax");
        row("allowLoop: 1", "14:24 WrongType");
    }
    void badTriggers()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, error);
        const auto found = errors(kShop + kIn + line.toStdString() + '\n');
        QCOMPARE(found, QStringList(error));
    }

    void badFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *title, const std::string &text, const char *error) {
            QTest::newRow(title) << QByteArray::fromStdString(text) << QString(error);
        };
        row("empty", "", "1:1 StackSyntax");
        row("nothing said", "# only a comment\n", "1:1 StackSyntax");
        row("no version", "projects: {}\n", "1:1 MissingKey");
        row("newer version", "sluice: 2\n", "1:9 NewerVersion");
        row("a list", "- 1\n", "1:1 WrongType");
        row("a text", "sluice\n", "1:1 WrongType");
        row("tab", "sluice: 1\nprojects:\n\tshop: {}\n", "3:6 StackSyntax");
        row("open bracket", "sluice: 1\nprojects: {shop: {\n", "3:1 StackSyntax");
        row("two documents", "sluice: 1\n---\nsluice: 1\n", "3:1 StackSyntax");
        row("not UTF-8", "sluice: 1\nprojects:\n  \xff: {}\n", "3:1 StackSyntax");
        row("NUL", std::string("sluice: 1\nx: \0\n", 14), "2:1 StackSyntax");
        row("key twice", "sluice: 1\nsluice: 1\n", "2:1 StackSyntax");
        row("unknown key", "sluice: 1\nproject: {}\n", "2:1 UnknownKey");
        row("key is a list", "sluice: 1\n[a]: 1\n", "2:1 StackSyntax");
        row("digit first", kHead + "services: {1st: {}}\n", "2:12 InvalidArgument");
        row("project of two letters", kHead + "projects: {ab: {}}\n", "2:12 ProjectNameInvalid");
        row("empty name", kHead + "projects: {\"\": {}}\n", "2:12 ProjectNameInvalid");
        row("name with a dot", kHead + "projects: {a.b.c: {}}\n", "2:12 ProjectNameInvalid");
        row("shards 257", kHead + "projects: {shop: {logstores: {log: {shards: 257}}}}\n", "2:45 InvalidArgument");
        row("collect is a mapping", kHead + "projects: {shop: {logstores: {log: {collect: {path: x}}}}}\n",
            "2:46 WrongType");
        row("collect without path", kHead + "projects: {shop: {logstores: {log: {collect: [{format: line}]}}}}\n",
            "2:47 MissingKey");
        row("unknown format", kHead + "projects: {shop: {logstores: {log: {collect: [{path: x, format: xml}]}}}}\n",
            "2:65 InvalidArgument");
        row("regex without pattern", kHead + "projects: {shop: {logstores: {log: {collect: [{path: x, format: regex}]}}}}\n",
            "2:47 InvalidArgument");
        row("authorize: 1", kHead + "authorize: 1\n", "2:12 WrongType");
        row("log without Logstore", kHead + "services: {s: {log: {project: shop}}}\n", "2:21 MissingKey");
        row("function without anything", kHead + "services: {s: {functions: {f: {}}}}\n", "2:28 InvalidArgument");
        row("environment list",
            kHead + "services: {s: {functions: {f: {template: oss-shipper-csv, environmentVariables: [a]}}}}\n",
            "2:81 WrongType");
    }
    void badFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        QCOMPARE(errors(text.toStdString()), QStringList(error));
    }

    void suggestions()
    {
        QCOMPARE(
            detail(kShop + kIn + "intervall: 5\n"),
            std::string(
                "unknown key \"intervall\" in services.shipping.functions.csv.triggers.ship; did you mean \"interval\"?"));
        QCOMPARE(detail(kHead + "bucket: {}\n"), std::string("unknown key \"bucket\"; did you mean \"buckets\"?"));
        QCOMPARE(detail(kHead + "projects: {shop: {colour: red}}\n"),
                 std::string("unknown key \"colour\" in projects.shop; keys here are region, description, logstores"));
    }

    void allProblemsAtOnce()
    {
        QCOMPARE(errors(kShop + kIn + "intervall: 5\n" + kIn + "retries: many\nbukets: {}\n"),
                 QStringList({"14:13 UnknownKey", "15:22 WrongType", "16:1 UnknownKey"}));
        QCOMPARE(errors(kShop + kIn + "interval: 1\n" + kIn + "retries: 200\n"),
                 QStringList({"14:23 InvalidArgument", "15:22 InvalidArgument"}));
        const auto all = asError(readStack(kHead + "a: 1\nb: 2\n", "/s/stack.yaml").errors);
        QCOMPARE(all.place.line, 2);
        QVERIFY(all.detail.find("\n/s/stack.yaml:3:1: unknown key \"b\"") != std::string::npos);
        std::string many = kHead;
        for (int i = 0; i < 500; ++i)
            many += "zz" + std::to_string(i) + ": 1\n";
        QCOMPARE(readStack(many, "s").errors.size(), kProblemsMax);
    }

    void limits()
    {
        QCOMPARE(errors(kHead + "x: " + std::string(11 << 20, 'a')), QStringList("0:0 StackSyntax"));
        QCOMPARE(errors(std::string(100'000, '[')).size(), 1);
        QCOMPARE(errors(std::string(100'000, '{')).size(), 1);
        QCOMPARE(errors(kHead + "projects: " + std::string(63, '[') + std::string(63, ']')), QStringList("2:11 WrongType"));
        QCOMPARE(errors(kHead + "projects: " + std::string(64, '[') + std::string(64, ']')),
                 QStringList("2:74 StackSyntax"));
        std::string bomb = "a: &a [x]\n"; // each line holds nine of the line before
        for (char c = 'b'; c < 'k'; ++c)
            bomb += std::string(1, c) + ": &" + c + " [*" + char(c - 1) + ",*" + char(c - 1) + "]\n";
        QCOMPARE(errors(bomb), QStringList("1:4 StackSyntax"));
    }

    void jsonFidelity()
    {
        const auto parameter = [](const std::string &yaml) {
            return readStack(kShop + kIn + "parameter: " + yaml + '\n', "s")
                .stack.objects.triggers.begin()
                ->second.parameter;
        };
        QCOMPARE(parameter("{b: 1, a: -1.50, c: 1e5, d: true, e: ~, f: null, g: [], h: {}}"),
                 json("{'b':1,'a':-1.50,'c':1e5,'d':true,'e':null,'f':null,'g':[],'h':{}}"));
        QCOMPARE(
            parameter(
                "{a: '1', b: \"true\", c: 007, d: .5, e: +1, f: 0x1F, g: yes, h: 2016-01-27, i: '~', j: \"\\t\\u0041\"}"),
            json("{'a':'1','b':'true','c':'007','d':'.5','e':'+1','f':'0x1F','g':'yes','h':'2016-01-27','i':'~','j':'\\tA'"
                 "}"));
        QCOMPARE(parameter("'{\"a\" : 1}'"), json("{'a' : 1}")); // JSON text stays as it is
        QCOMPARE(parameter(""), std::string("{}"));
    }

    void places()
    {
        const auto stack = readStack(kShop, "dir/../stack.yaml").stack;
        QCOMPARE(stack.places.at("services.shipping.functions.csv.triggers.ship").line, kNextLine - 3);
        QVERIFY(stack.file.starts_with('/') && stack.file.ends_with("/stack.yaml"));
        QVERIFY(stack.file.find("..") == std::string::npos);
    }

    void relativePaths()
    {
        const auto path = [](const std::string &yaml) {
            const auto reading = readStack(
                kHead + "projects: {shop: {logstores: {log: {collect: [{path: " + yaml + "}]}}}}\n", "/a/b/s.yaml");
            return reading.stack.objects.logstores.begin()->second.collect.at(0).path;
        };
        QCOMPARE(path("x.log"), std::string("/a/b/x.log"));
        QCOMPARE(path("../x/*.log"), std::string("/a/x/*.log"));
        QCOMPARE(path("/var/log/x"), std::string("/var/log/x"));
    }

    void startTimes()
    {
        const auto start = [](const std::string &text) {
            auto yaml = kShop;
            yaml.replace(yaml.find("logstore: access}"), 17, "logstore: access, start: " + text + "}");
            const auto reading = readStack(yaml, "s");
            const auto &trigger = reading.stack.objects.triggers.begin()->second;
            return reading.errors.empty() && trigger.start == StartAt::Time ? trigger.startTime : -1;
        };
        QCOMPARE(start("1700000000"), std::int64_t(1'700'000'000));
        QCOMPARE(start("2023-11-14T22:13:20Z"), std::int64_t(1'700'000'000));
        QCOMPARE(start("\"2023-11-14T22:13:20\""), std::int64_t(1'700'000'000));
        QCOMPARE(start("2023-11-15T06:13:20+08:00"), std::int64_t(1'700'000'000));
        QCOMPARE(start("2023-11-14"), std::int64_t(1'699'920'000));
        QCOMPARE(start("yesterday"), std::int64_t(-1));
        QCOMPARE(start("-5"), std::int64_t(-1));
    }

    void sizes()
    {
        QCOMPARE(sizeFromText("10GiB"), std::optional<std::uint64_t>(std::uint64_t(10) << 30));
        QCOMPARE(sizeFromText("16 MiB"), std::optional<std::uint64_t>(16U << 20));
        QCOMPARE(sizeFromText("5"), std::optional<std::uint64_t>(5));
        for (const auto *bad : {"", "MiB", "1.5MiB", "-1", "5MB", "99999999TiB", "99999999999999999999", "1 KiB x"})
            QVERIFY2(!sizeFromText(bad), bad);
        for (const std::uint64_t bytes :
             {std::uint64_t(0), std::uint64_t(1), std::uint64_t(1'024), std::uint64_t(1'536), std::uint64_t(3) << 40})
            QCOMPARE(sizeFromText(sizeToText(bytes)), std::optional(bytes));
    }

    void roundTrip()
    {
        const int seeds = qEnvironmentVariableIsSet("SLUICE_LONG") ? 20'000 : 600;
        std::size_t triggers = 0;
        for (int seed = 0; seed < seeds; ++seed) {
            test::RandomDefinitions random(static_cast<std::uint64_t>(seed));
            const auto all = random.make();
            const auto text = exportStack(all, {}).value();
            const auto reading = readStack(text, "/s/stack.yaml");
            const auto why = QString("seed %1\n%2\n%3")
                                 .arg(seed)
                                 .arg(QString::fromStdString(toText(asError(reading.errors))), QString::fromStdString(text));
            QVERIFY2(reading.errors.empty(), qPrintable(why));
            const auto plan = planStack(reading.stack, all, {}, PruneMode::Keep, {});
            QVERIFY2(plan.errors.empty(), qPrintable(QString::fromStdString(toText(asError(plan.errors))) + why));
            QVERIFY2(plan.steps.empty(),
                     qPrintable(QString::fromStdString(toText(plan.steps.empty() ? ObjectRef{} : plan.steps[0].ref)) + why));
            auto again = reading.stack.objects;
            again.authorized = reading.stack.authorize.value();
            QVERIFY2(bare(again) == bare(all), qPrintable(why));
            QCOMPARE(exportStack(again, {}).value(), text);
            triggers += all.triggers.size();
        }
        QVERIFY2(triggers > static_cast<std::size_t>(seeds) / 2, qPrintable(QString::number(triggers)));
    }

    void exportByName()
    {
        const auto all = readStack(kShop, "s").stack.objects;
        const auto one = exportStack(all, {"ship"}).value();
        QVERIFY(one.find("ship:") != std::string::npos);
        QVERIFY(one.find("projects") == std::string::npos && one.find("authorize") == std::string::npos);
        const auto stack = readStack(one, "s").stack;
        QVERIFY(planStack(stack, all, {}, PruneMode::Keep, {}).steps.empty());
        QVERIFY(exportStack(all, {"shop/copy", "lake"}).value().find("access") == std::string::npos);
        QCOMPARE(exportStack(all, {"ships"}).error().kind, ErrorKind::NotFound);
        QCOMPARE(exportStack({}, {}).value(), std::string("sluice: 1\nauthorize: false\n"));
    }
};

QTEST_GUILESS_MAIN(StackFileTest)
#include "tst_stackfile.moc"
