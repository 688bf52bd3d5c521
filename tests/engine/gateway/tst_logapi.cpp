// Log Service calls on a real store: who is let in, definitions, and what errors say.
#include "tests/support/logapibench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

QJsonDocument jsonOf(const HttpResponse &response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body));
}

} // namespace

class LogApiTest : public QObject {
    Q_OBJECT
private slots:
    void identity()
    {
        LogApiBench bench;
        const LogRequest asked{.target = "/logstores?offset=0&size=100"};
        QCOMPARE(bench.outcome(asked), std::string("200"));
        auto four = asked;
        four.scheme = SignatureScheme::LogV4;
        QCOMPARE(bench.outcome(four), std::string("200"));

        auto wrong = bench.credentials();
        wrong.secret = Secret("not the secret of that key");
        for (const auto scheme : {SignatureScheme::LogV1, SignatureScheme::LogV4}) {
            auto forged = asked;
            forged.scheme = scheme;
            const auto answer = bench.send(bench.request(forged, wrong));
            QCOMPARE(LogApiBench::outcome(answer), std::string("401 SignatureNotMatch"));
            const auto message = jsonOf(answer).object()["errorMessage"].toString();
            QVERIFY2(message.startsWith("Signature ") && message.contains(" is not matched."), qPrintable(message));
        }
        const Credentials unknown{"SLUBBBBBBBBBBBBBBBBBBBB", bench.master->secretOf("SLUBBBBBBBBBBBBBBBBBBBB"), {}};
        QCOMPARE(LogApiBench::outcome(bench.send(bench.request(asked, unknown))), std::string("401 InvalidAccessKeyId"));
        const Credentials badToken{"STS.abc", bench.master->secretOf("STS.abc"), "made up"};
        QCOMPARE(LogApiBench::outcome(bench.send(bench.request(asked, badToken))), std::string("401 Unauthorized"));

        auto late = bench.request(asked, bench.credentials());
        bench.world.loop.advance(std::chrono::minutes(16));
        QCOMPARE(LogApiBench::outcome(bench.send(std::move(late))), std::string("400 RequestTimeExpired"));
    }

    void headers_data()
    {
        QTest::addColumn<QString>("without");
        QTest::addColumn<QString>("with");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("unsigned") << "Authorization"
                                  << ""
                                  << "400 MissAccessKeyId";
        QTest::newRow("nonsense") << "Authorization"
                                  << "Authorization: LOG nonsense"
                                  << "400 ParameterInvalid";
        QTest::newRow("no version") << "x-log-apiversion"
                                    << ""
                                    << "400 MissingAPIVersion";
        QTest::newRow("version") << "x-log-apiversion"
                                 << "x-log-apiversion: 9"
                                 << "400 InvalidAPIVersion";
        QTest::newRow("no date") << "Date"
                                 << ""
                                 << "400 MissingDate";
        QTest::newRow("changed host is not signed by v1") << "Host"
                                                          << "Host: other.localhost"
                                                          << "200";
        QTest::newRow("changed header") << "x-log-bodyrawsize"
                                        << "x-log-bodyrawsize: 7"
                                        << "401 SignatureNotMatch";
    }
    void headers()
    {
        QFETCH(QString, without);
        QFETCH(QString, with);
        QFETCH(QString, outcome);
        LogApiBench bench;
        auto request = bench.request({}, bench.credentials());
        HttpFields fields;
        for (const auto &[name, value] : request.headers.all()) {
            if (!sameFieldName(name, without.toStdString()))
                fields.add(name, value);
        }
        if (!with.isEmpty())
            fields.add(with.section(": ", 0, 0).toStdString(), with.section(": ", 1).toStdString());
        request.headers = fields;
        const auto answer = bench.send(std::move(request));
        QCOMPARE(QString::fromStdString(LogApiBench::outcome(answer)), outcome);
        QCOMPARE(answer.headers.value("x-log-requestid").size(), std::size_t(24));
        QVERIFY(!answer.headers.has("Access-Control-Allow-Origin"));
    }

    void rights()
    {
        LogApiBench bench;
        bench.world.change().users["writer"].policies = {"AliyunLogReadOnlyAccess"};
        QCOMPARE(bench.outcome({.target = "/logstores/access"}), std::string("200"));
        QCOMPARE(bench.outcome({.target = "/logstores/access/shards/0?type=cursor&from=begin"}), std::string("200"));
        QCOMPARE(bench.outcome({.method = "POST", .target = "/logstores/access/shards/lb"}),
                 std::string("401 Unauthorized"));
        QCOMPARE(bench.outcome({.method = "POST", .target = "/logstores", .body = R"({"logstoreName":"more"})"}),
                 std::string("401 Unauthorized"));
        QVERIFY(!bench.world.audit.empty());
        QCOMPARE(bench.world.audit.back().caller.user, std::string("writer"));
        // One Logstore only: not told whether another is there.
        auto &writer = bench.world.change().users["writer"];
        writer.policies.clear();
        writer.document = R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"log:GetLogStore",)"
                          R"("Resource":"acs:log:*:*:project/shop/logstore/copy"}]})";
        QCOMPARE(bench.outcome({.target = "/logstores/copy"}), std::string("200"));
        QCOMPARE(bench.outcome({.target = "/logstores/access"}), std::string("401 Unauthorized"));
        QCOMPARE(bench.outcome({.target = "/logstores/nothing"}), std::string("401 Unauthorized"));
        bench.world.change().users["writer"].keys[0].active = false;
        QCOMPARE(bench.outcome({.target = "/logstores/copy"}), std::string("401 InvalidAccessKeyId"));
    }

    void unknown_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *call, const char *outcome) { QTest::newRow(call) << call << outcome; };
        row("GET /nothing", "501 NotImplemented");
        row("DELETE /", "501 NotImplemented");
        row("GET /logstores/access?type=log&from=1&to=2", "501 NotImplemented");
        row("PUT /logstores/access", "501 NotImplemented");
        row("GET /logstores/access/index", "501 NotImplemented");
        row("GET /logstores/access/consumergroups", "501 NotImplemented");
        row("POST /logstores/access/shards/0?action=split", "501 NotImplemented");
        row("GET /logstores/access/shards/0", "501 NotImplemented");
        row("GET /a/b/c/d/e/f/g/h/i/j", "400 ParameterInvalid");
        row("GET /logstores/a%zz", "400 ParameterInvalid");
        row("GET /logstores/access/shards/lb", "405 InvalidMethod");
        row("POST /logstores/access/shards", "405 InvalidMethod");
        row("GET /logstores/nothing", "404 LogStoreNotExist");
        row("GET /logstores/..%2faccess", "404 LogStoreNotExist");
        row("GET /logstores/access/shards/7?type=cursor&from=begin", "400 ShardNotExist");
        row("GET /logstores/access/shards/-1?type=cursor&from=begin", "400 ParameterInvalid");
        row("GET /logstores/access/shards/x?type=cursor&from=begin", "400 ParameterInvalid");
        row("GET /logstores/access/shards/0?type=cursor&from=soon", "400 ParameterInvalid");
        row("GET /logstores/access/shards/0?type=cursor", "400 ParameterInvalid");
        row("GET /logstores/access/shards/0?type=log&cursor=%3d%3d", "400 ParameterInvalid");
        row("GET /logstores/access/shards/0?type=log", "400 ParameterInvalid");
        row("GET /logstores/access/shards/0?type=log&cursor=MQ==&count=1001", "400 ParameterInvalid");
        row("GET /logstores/access/shards/0?type=log&cursor=OTIyMzM3MjAzNjg1NDc3NTgwNw==", "400 InvalidCursor");
        row("GET /logstores/access/shards/0?type=log&cursor=MQ==&query=*", "501 NotImplemented");
        row("POST /logstores/access/shards/route", "400 ParameterInvalid");
        row("POST /logstores/access/shards/route?key=xyz", "400 ParameterInvalid");
    }
    void unknown()
    {
        QFETCH(QString, call);
        QFETCH(QString, outcome);
        LogApiBench bench;
        const auto answer = bench.ask({.method = call.section(' ', 0, 0).toStdString(),
                                       .target = call.section(' ', 1).toStdString(),
                                       .scheme = SignatureScheme::LogV4});
        QCOMPARE(QString::fromStdString(LogApiBench::outcome(answer)), outcome);
        QCOMPARE(answer.headers.value("content-type"), std::string_view("application/json"));
        const auto error = jsonOf(answer).object();
        QCOMPARE(error.keys(), QStringList({"errorCode", "errorMessage"}));
        QVERIFY(!error["errorMessage"].toString().isEmpty());
    }

    void project()
    {
        LogApiBench bench;
        const auto answer = bench.ask({});
        QCOMPARE(answer.status, 200);
        const auto project = jsonOf(answer).object();
        QCOMPARE(project["projectName"].toString(), QString("shop"));
        QCOMPARE(project["region"].toString(), QString("local"));
        for (const auto *name : {"status", "description", "owner", "createTime", "lastModifyTime"})
            QVERIFY2(project[name].isString(), name);
        QCOMPARE(bench.outcome({.host = "nothing.localhost"}), std::string("404 ProjectNotExist"));
        QCOMPARE(bench.outcome({.target = "/logstores", .host = "localhost"}), std::string("404 ProjectNotExist"));
        QCOMPARE(bench.outcome({.host = "localhost"}), std::string("501 NotImplemented"));
    }

    void logstores()
    {
        LogApiBench bench;
        auto list = jsonOf(bench.ask({.target = "/logstores"})).object();
        QCOMPARE(list["count"].toInt(), 2);
        QCOMPARE(list["total"].toInt(), 2);
        QCOMPARE(list["logstores"].toArray(), QJsonArray({"access", "copy"}));
        list = jsonOf(bench.ask({.target = "/logstores?offset=1&size=1"})).object();
        QCOMPARE(list["logstores"].toArray(), QJsonArray({"copy"}));
        QCOMPARE(list["total"].toInt(), 2);
        list = jsonOf(bench.ask({.target = "/logstores?logstoreName=cce"})).object();
        QCOMPARE(list["logstores"].toArray(), QJsonArray({"access"}));
        QCOMPARE(jsonOf(bench.ask({.target = "/logstores?mode=lite"})).object()["total"].toInt(), 0);
        QCOMPARE(bench.outcome({.target = "/logstores?offset=x"}), std::string("400 ParameterInvalid"));

        const auto logstore = jsonOf(bench.ask({.target = "/logstores/access"})).object();
        QCOMPARE(logstore["logstoreName"].toString(), QString("access"));
        QCOMPARE(logstore["ttl"].toInt(), 30);
        QCOMPARE(logstore["shardCount"].toInt(), 2);
        QCOMPARE(logstore["createTime"].toInt(), 1'700'000'000);
        QVERIFY(logstore["enable_tracking"].isBool());
    }

    void create()
    {
        LogApiBench bench;
        const auto make = [&](const std::string &body) {
            return bench.ask(
                {.method = "POST", .target = "/logstores", .body = body, .fields = {{"Content-Type", "application/json"}}});
        };
        const auto made =
            make(R"({"logstoreName":"more","ttl":7,"shardCount":3,"autoSplit":true,"maxSplitShard":64,"telemetryType":"",)"
                 R"("appendMeta":true,"hot_ttl":3,"resourceQuota":{"storage":{"preserved":-1}}})");
        QCOMPARE(made.status, 200);
        QVERIFY(made.body.empty());
        QVERIFY(!made.headers.has("content-type"));
        const auto logstore = jsonOf(bench.ask({.target = "/logstores/more"})).object();
        QCOMPARE(logstore["ttl"].toInt(), 7);
        QCOMPARE(logstore["shardCount"].toInt(), 3);
        QVERIFY(logstore["appendMeta"].toBool());
        QCOMPARE(LogApiBench::outcome(make(R"({"logstoreName":"more"})")), std::string("400 LogStoreAlreadyExist"));
        QCOMPARE(LogApiBench::outcome(make(R"({"logstoreName":"../etc"})")), std::string("400 LogStoreInfoInvalid"));
        QCOMPARE(LogApiBench::outcome(make(R"({"logstoreName":"x1","ttl":0})")), std::string("400 LogStoreInfoInvalid"));
        QCOMPARE(LogApiBench::outcome(make(R"({"logstoreName":"xyz","shardCount":1.5})")),
                 std::string("400 LogStoreInfoInvalid"));
        QCOMPARE(LogApiBench::outcome(make(R"({"logstoreName":"xyz","autoSplit":true,"maxSplitShard":999})")),
                 std::string("400 LogStoreInfoInvalid"));
        QCOMPARE(LogApiBench::outcome(make("[1]")), std::string("400 PostBodyInvalid"));
        QCOMPARE(LogApiBench::outcome(make("{")), std::string("400 PostBodyInvalid"));
    }

    void shards()
    {
        LogApiBench bench;
        const auto shards = jsonOf(bench.ask({.target = "/logstores/access/shards"})).array();
        QCOMPARE(shards.size(), 2);
        const auto second = shards[1].toObject();
        QCOMPARE(second["shardID"].toInt(), 1);
        QCOMPARE(second["status"].toString(), QString("readwrite"));
        QCOMPARE(second["inclusiveBeginKey"].toString(), QString("8") + QString(31, '0'));
        QCOMPARE(second["exclusiveEndKey"].toString(), QString(32, 'f'));
        QCOMPARE(second["createTime"].toInt(), 1'700'000'000);
    }
};

QTEST_GUILESS_MAIN(LogApiTest)
#include "tst_logapi.moc"
