#include "engine/base/jsonvalue.h"
#include "engine/functions/native/dateformat.h"
#include "engine/functions/native/templateparameter.h"

#include <QtTest>

using namespace sluice;

namespace {

constexpr auto kCsv = NativeTemplateKind::OssShipperCsv;
constexpr auto kCopy = NativeTemplateKind::LogstoreReplication;

std::string csvJson(const std::string &target = {}, const std::string &transform = {})
{
    return "{\"target\":{\"ossEndpoint\":\"local\",\"ossBucket\":\"lake\",\"ossPrefix\":\"csv/\",\"ossPostfix\":\".csv\","
           "\"ossDateFormat\":\"yyyyMMdd\""
        + target
        + "},\n\"transform\":{\"delimiterChar\":\",\",\"quoteChar\":\"\\\"\",\"escapeChar\":\"\\\"\",\"enableHeader\":false,"
          "\"nullColumnValue\":\"\",\"columnNames\":[\"level\",\"msg\"]"
        + transform + "}}";
}

Event window()
{
    Event event;
    event.shard = ShardId(297);
    event.begin = Cursor(1511111111111111116);
    event.end = Cursor(1511111111111111117);
    event.cursorTime = 1453852800; // 2016-01-27
    return event;
}

} // namespace

class TemplateParameterTest : public QObject {
    Q_OBJECT
private slots:
    void names()
    {
        QCOMPARE(nativeTemplateFromName("oss-shipper-csv"), kCsv);
        QCOMPARE(nativeTemplateFromName("oss_shipper_csv"), kCsv);
        QCOMPARE(nativeTemplateFromName("logstore-replication"), kCopy);
        QCOMPARE(nativeTemplateFromName("logstore_replication"), kCopy);
        QVERIFY(!nativeTemplateFromName("OssShipperCsv"));
        QVERIFY(!nativeTemplateFromName(""));
    }
    void csv()
    {
        const auto parsed = parseTemplateParameter(kCsv, csvJson({}, ",\"compressType\":\"GZip\""));
        QVERIFY(parsed);
        QVERIFY(parsed->warnings.empty());
        const auto &csv = std::get<CsvParameter>(parsed->value);
        QCOMPARE(csv.endpoint, std::string());
        QCOMPARE(csv.bucket, std::string("lake"));
        QCOMPARE(csv.compression, Compression::Gzip);
        QCOMPARE(csv.columns, (std::vector<std::string>{"level", "msg"}));
    }
    void replication()
    {
        const auto parsed = parseTemplateParameter(kCopy,
                                                   "{\"source\":{\"endpoint\":\"x\"},\"target\":{\"endpoint\":\"local\","
                                                   "\"projectName\":\"p\",\"logstoreName\":\"l\"}}");
        QVERIFY(parsed);
        QVERIFY(parsed->warnings.empty());
        QCOMPARE(std::get<ReplicationParameter>(parsed->value).endpoint, std::string());
        QCOMPARE(std::get<ReplicationParameter>(parsed->value).target, (LogstoreKey{"p", "l"}));
        QVERIFY(parseTemplateParameter(kCopy, "{\"target\":{\"projectName\":\"p\",\"logstoreName\":\"l\"}}"));
    }
    void strangeThingsAreWarnedAbout()
    {
        const auto parsed = parseTemplateParameter(
            kCsv, csvJson(",\"ossRegion\":\"x\"", ",\"compressType\":\"lzma\",\"quote\":1,\"delimiterChar\":\";;\""));
        QVERIFY(parsed);
        QCOMPARE(parsed->warnings.size(), 4u);
        QCOMPARE(std::get<CsvParameter>(parsed->value).delimiter, std::string(";"));
        QCOMPARE(std::get<CsvParameter>(parsed->value).compression, Compression::None);
    }
    void mistakesAreShown_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("at"); // the text that stands where the mistake is
        QTest::addColumn<QString>("about");
        const auto csv = QString::fromStdString(csvJson());
        const auto without = [&](const char *part) { return QString(csv).remove(part); };
        const auto with = [&](const char *part, const char *other) { return QString(csv).replace(part, other); };
        QTest::newRow("syntax") << with("false", "falsch") << "falsch"
                                << "value is expected";
        QTest::newRow("no object") << "[1]"
                                   << "[1]"
                                   << "must be an object";
        QTest::newRow("no target") << "{}"
                                   << "{}"
                                   << "\"target\" is missing";
        QTest::newRow("no bucket") << without("\"ossBucket\":\"lake\",") << "{\"ossE"
                                   << "\"target.ossBucket\" is missing";
        QTest::newRow("bad bucket") << with("lake", "La_ke") << "\"La_ke"
                                    << "no bucket name";
        QTest::newRow("no columns") << without(",\"columnNames\":[\"level\",\"msg\"]") << "{\"delim"
                                    << "\"transform.columnNames\" is missing";
        QTest::newRow("a number in columns") << with("\"level\"", "1") << "[1,"
                                             << "list of strings";
        QTest::newRow("no null value") << without("\"nullColumnValue\":\"\",") << "{\"delim"
                                       << "nullColumnValue";
        QTest::newRow("empty character") << with("\"delimiterChar\":\",\"", "\"delimiterChar\":\"\"") << "\"\",\"quoteChar"
                                         << "one character";
        QTest::newRow("header text") << with("false", "\"maybe\"") << "\"maybe"
                                     << "true or false";
        QTest::newRow("prefix leads out") << with("csv/", "../../") << "\"../.."
                                          << "lead out";
        QTest::newRow("prefix leads out inside") << with("csv/", "a/../../b/") << "\"a/.."
                                                 << "lead out";
        QTest::newRow("prefix is absolute") << with("csv/", "/etc/") << "\"/etc"
                                            << "does not begin with";
        QTest::newRow("date leads out") << with("yyyyMMdd", "'../../'") << "\"csv/"
                                        << "lead out";
        QTest::newRow("postfix leads out") << with(".csv", "/../../x") << "\"csv/"
                                           << "lead out";
        QTest::newRow("no name at all") << with("csv/", "").replace("yyyyMMdd", "") << "\"\",\"ossPostfix"
                                        << "does not begin with";
    }
    void mistakesAreShown()
    {
        QFETCH(QString, json);
        QFETCH(QString, at);
        QFETCH(QString, about);
        const auto checked = checkTemplateParameter("oss-shipper-csv", json.toStdString());
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Invalid);
        QCOMPARE(checked.error().code, std::string("InvalidFunctionParameter"));
        QVERIFY2(checked.error().detail.find(about.toStdString()) != std::string::npos, checked.error().detail.c_str());
        QVERIFY(json.contains(at));
        QCOMPARE(checked.error().place, placeAt(json.toStdString(), json.toStdString().find(at.toStdString())));
    }
    void checkKnowsItsTemplates()
    {
        QVERIFY(checkTemplateParameter("oss_shipper_csv", csvJson()));
        QCOMPARE(checkTemplateParameter("ip_lookup", "{}").error().code, std::string("TemplateNotFound"));
        const auto missing = checkTemplateParameter("logstore_replication", "{\"target\":{\"projectName\":\"p\"}}");
        QVERIFY(missing.error().detail.find("\"target.logstoreName\" is missing") != std::string::npos);
    }
    void objectName()
    {
        CsvParameter csv;
        csv.prefix = "test1/";
        csv.postfix = ".csv";
        csv.dateFormat = "yyyyMMdd";
        QCOMPARE(objectNameOf(csv, window()).key,
                 std::string("test1/20160127/297_MTUxMTExMTExMTExMTExMTExNg==_MTUxMTExMTExMTExMTExMTExNw==.csv"));
        csv.dateFormat = "yyyyMMdd/HH/";
        QVERIFY(objectNameOf(csv, window()).key.starts_with("test1/20160127/00/297_"));
        csv.dateFormat = "";
        QVERIFY(objectNameOf(csv, window()).key.starts_with("test1//297_"));
        csv.dateFormat = "yyyy-QQ";
        QVERIFY(objectNameOf(csv, window()).key.starts_with("test1/2016/01/27/00/00/297_"));
        QVERIFY(!objectNameOf(csv, window()).warning.empty());
    }
    void dates_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::newRow("all") << "yyyy/MM/dd/HH/mm/ss"
                             << "2016/01/27/15/04/05";
        QTest::newRow("short") << "yy-M-d H:m:s"
                               << "16-1-27 15:4:5";
        QTest::newRow("names") << "E EEEE MMM MMMM a"
                               << "Wed Wednesday Jan January PM";
        QTest::newRow("hours") << "hh KK kk"
                               << "03 03 15";
        QTest::newRow("quoted") << "'year='yyyy''''"
                                << "year=2016''";
        QTest::newRow("day of year") << "DDD u SSS"
                                     << "027 3 000";
        QTest::newRow("zone") << "z Z X"
                              << "UTC +0000 Z";
        QTest::newRow("text") << "日志/yyyy_"
                              << "日志/2016_";
        QTest::newRow("wide") << "yyyyyy"
                              << "002016";
        QTest::newRow("bad letter") << "yyyy-bb"
                                    << "InvalidDateFormat";
        QTest::newRow("open quote") << "yyyy'"
                                    << "InvalidDateFormat";
        QTest::newRow("far too wide") << QString(100, 'y') << "InvalidDateFormat";
    }
    void dates()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        const auto date = formatDate(pattern.toStdString(), 1453907045); // 2016-01-27T15:04:05Z
        QCOMPARE(QString::fromStdString(date ? *date : date.error().code), text);
    }
    void dateEdges()
    {
        QCOMPARE(*formatDate("yyyyMMddHH", 0), std::string("1970010100"));
        QCOMPARE(*formatDate("yyyyMMdd", 951782400), std::string("20000229"));
        QCOMPARE(*formatDate("kk hh", 0), std::string("24 12"));
        QCOMPARE(*formatDate("yyyy", -5), std::string("1970"));
        QCOMPARE(*formatDate("yyyy", INT64_MAX), std::string("9999"));
    }
};

QTEST_GUILESS_MAIN(TemplateParameterTest)
#include "tst_templateparameter.moc"
