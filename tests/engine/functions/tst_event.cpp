#include "engine/base/jsonvalue.h"
#include "engine/functions/event.h"
#include "engine/functions/functionservice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace sluice;

namespace {

Event sample()
{
    Event event;
    event.endpoint = "http://127.0.0.1:41873";
    event.source = {"shop-logs", "orders"};
    event.shard = ShardId(3);
    event.begin = Cursor(1529480209655978463);
    event.end = Cursor(1529480209655978464);
    event.parameter = "{\"target\": {\"projectName\":\"p2\"}}";
    event.jobName = "1f7043ced683de1a4e3d8d70b5a412843d817a39";
    event.taskId = "c2691505-38da-4d1b-998a-f1d4bb8c9994";
    event.cursorTime = 1529486425;
    return event;
}

} // namespace

class EventTest : public QObject {
    Q_OBJECT
private slots:
    void text()
    {
        QCOMPARE(
            toJson(sample()),
            std::string(
                "{\"parameter\":{\"target\": {\"projectName\":\"p2\"}},\"source\":{\"endpoint\":\"http://127.0.0.1:41873\","
                "\"projectName\":\"shop-logs\",\"logstoreName\":\"orders\",\"shardId\":3,"
                "\"beginCursor\":\"MTUyOTQ4MDIwOTY1NTk3ODQ2Mw==\",\"endCursor\":\"MTUyOTQ4MDIwOTY1NTk3ODQ2NA==\"},"
                "\"jobName\":\"1f7043ced683de1a4e3d8d70b5a412843d817a39\","
                "\"taskId\":\"c2691505-38da-4d1b-998a-f1d4bb8c9994\",\"cursorTime\":1529486425}"));
    }
    void roundTrip()
    {
        auto event = sample();
        event.parameter = "{ \"a\" : [1, 2.50e3, \"\\u00e4\\n\"],\n\t\"b\": null }"; // kept byte for byte
        const auto back = eventFromJson(toJson(event));
        QVERIFY(back);
        QCOMPARE(*back, event);
    }
    void strangeTextsSurvive()
    {
        auto event = sample();
        event.endpoint = "http://\"\\\x01\x7f/ä";
        const auto json = toJson(event);
        QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString(json)).isNull());
        QCOMPARE(eventFromJson(json)->endpoint, event.endpoint);
    }
    void unknownKeysAndOrderDoNotMatter()
    {
        const auto event = eventFromJson(
            "{\"x\":{},\"cursorTime\":7,\"source\":{\"logstoreName\":\"l\",\"shardId\":0,\"endCursor\":\"Mg==\","
            "\"new\":[],\"beginCursor\":\"MQ==\",\"projectName\":\"p\",\"endpoint\":\"\"},\"parameter\":{}}");
        QVERIFY(event);
        QCOMPARE(event->begin, Cursor(1));
        QCOMPARE(event->cursorTime, 7);
        QCOMPARE(event->jobName, std::string());
    }
    void mistakesAreShown_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("about");
        QTest::newRow("empty") << "" << 1 << 1 << "missing";
        QTest::newRow("not an object") << " []" << 1 << 2 << "must be an object";
        QTest::newRow("cut") << "{\"source\":" << 1 << 11 << "text ends";
        QTest::newRow("no source") << "{\n }" << 1 << 1 << "\"source\" is missing";
        QTest::newRow("source a list") << "{\n \"source\": []}" << 2 << 12 << "must be an object";
        QTest::newRow("comma") << "{\"a\":1,\n}" << 2 << 1 << "name in double quotes";
        QTest::newRow("more") << "{} x" << 1 << 4 << "more text";
        QTest::newRow("bad cursor")
            << "{\"source\":{\"endpoint\":\"\",\"projectName\":\"p\",\"logstoreName\":\"l\",\"shardId\":0,\n"
               "\"beginCursor\":\"!\",\"endCursor\":\"Mg==\"},\"parameter\":{}}"
            << 2 << 15 << "not a cursor";
        QTest::newRow("shard text")
            << "{\"source\":{\"endpoint\":\"\",\"projectName\":\"p\",\"logstoreName\":\"l\",\"shardId\":\"0\"}}" << 1 << 73
            << "must be a number";
        QTest::newRow("shard huge")
            << "{\"source\":{\"endpoint\":\"\",\"projectName\":\"p\",\"logstoreName\":\"l\",\"shardId\":99999999999}}" << 1
            << 73 << "whole number";
        QTest::newRow("backwards")
            << "{\"source\":{\"endpoint\":\"\",\"projectName\":\"p\",\"logstoreName\":\"l\",\"shardId\":0,"
               "\"beginCursor\":\"Mg==\",\"endCursor\":\"MQ==\"},\"parameter\":{}}"
            << 1 << 108 << "before";
        QTest::newRow("no parameter")
            << "{\"source\":{\"endpoint\":\"\",\"projectName\":\"p\",\"logstoreName\":\"l\",\"shardId\":0,"
               "\"beginCursor\":\"MQ==\",\"endCursor\":\"Mg==\"}}"
            << 1 << 1 << "\"parameter\" is missing";
    }
    void mistakesAreShown()
    {
        QFETCH(QString, json);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, about);
        const auto event = eventFromJson(json.toStdString());
        QVERIFY(!event);
        QCOMPARE(event.error().code, std::string("InvalidEvent"));
        QCOMPARE(event.error().place.line, line);
        QCOMPARE(event.error().place.column, column);
        QVERIFY2(event.error().detail.find(about.toStdString()) != std::string::npos, event.error().detail.c_str());
    }
    void tooLargeOrTooDeep()
    {
        QVERIFY(!eventFromJson("{\"a\":\"" + std::string(128 * 1024, 'x') + "\"}"));
        const auto deep = parseJson(std::string(100'000, '['), 1'000'000);
        QVERIFY(!deep);
        QVERIFY(deep.error().detail.find("nested deeper") != std::string::npos);
        QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']'), 1'000));
        QVERIFY(!parseJson(std::string(65, '[') + std::string(65, ']'), 1'000));
    }
    void jsonIsStrict()
    {
        for (const char *bad : {"01",
                                "1.",
                                ".5",
                                "+1",
                                "1e",
                                "tru",
                                "nulll",
                                "\"\\x\"",
                                "\"\\ud800\"",
                                "\"\\udc00\"",
                                "\"\\ud800\\u0041\"",
                                "\"\t\"",
                                "\"\xFF\"",
                                "\"\xC0\xAF\"",
                                "\"\xED\xA0\x80\"",
                                "[1,]",
                                "{\"a\":1,}",
                                "{'a':1}",
                                "{\"a\" 1}",
                                "[1 2]",
                                "\"open",
                                "// c\n1",
                                "NaN",
                                "-"})
            QVERIFY2(!parseJson(bad, 1'000), bad);
        QCOMPARE(parseJson("\"\\u00e4\\ud83d\\ude00\\/\"", 100)->text, std::string("ä😀/"));
        QCOMPARE(parseJson(" -0.5e+10 ", 100)->text, std::string("-0.5e+10"));
        QCOMPARE(parseJson("{\"a\":1,\"a\":2}", 100)->find("a")->text, std::string("2"));
    }
    void columnsCountCharacters()
    {
        QCOMPARE(placeAt("ä😀x", 6), (Place{{}, 1, 3}));
        QCOMPARE(placeAt("a\nbc", 3), (Place{{}, 2, 2}));
    }
    void counters()
    {
        const auto good = countersFromReply(
            "{\"ingestLines\":1,\"ingestBytes\":2,\"shipLines\":18446744073709551615,\"shipBytes\":4.0,\"x\":null}");
        QVERIFY(good);
        QCOMPARE(*good, (Counters{1, 2, 18446744073709551615u, 4}));
        QCOMPARE(*countersFromReply(toJson(Counters{5, 6, 7, 8})), (Counters{5, 6, 7, 8}));
        QCOMPARE(*countersFromReply("{\"\\u0069ngestLines\":1,\"ingestBytes\":2,\"shipLines\":3,\"shipBytes\":4}"),
                 (Counters{1, 2, 3, 4}));
        for (const char *none : {"", "null", "[]", "{}", "hello", "{\"ingestLines\":1,\"ingestBytes\":2,\"shipLines\":3}",
                                 "{\"ingestLines\":-1,\"ingestBytes\":2,\"shipLines\":3,\"shipBytes\":4}",
                                 "{\"ingestLines\":\"1\",\"ingestBytes\":2,\"shipLines\":3,\"shipBytes\":4}",
                                 "{\"ingestLines\":1e300,\"ingestBytes\":2,\"shipLines\":3,\"shipBytes\":4}",
                                 "{\"ingestLines\":1,\"ingestBytes\":2,\"shipLines\":3,\"shipBytes\":4} x"})
            QVERIFY2(!countersFromReply(none), none);
    }
};

QTEST_GUILESS_MAIN(EventTest)
#include "tst_event.moc"
