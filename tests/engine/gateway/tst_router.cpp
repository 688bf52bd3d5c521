// Own names, and which service a request is for.
#include "engine/gateway/router.h"

#include <QtTest>

using namespace sluice;

namespace {

HttpRequest asked(const std::string &host, const std::string &path = "/",
                  std::vector<std::pair<std::string, std::string>> fields = {}, const std::string &query = {})
{
    HttpRequest request;
    request.method = "GET";
    request.host = host;
    request.path = path;
    request.query = query;
    for (auto &[name, value] : fields)
        request.headers.add(name, value);
    return request;
}

} // namespace

class RouterTest : public QObject {
    Q_OBJECT
private slots:
    void names()
    {
        const OwnNames names({"sls.test", "log.sls.test"});
        QCOMPARE(names.prefixOf("localhost"), std::optional<std::string_view>(""));
        QCOMPARE(names.prefixOf("my-proj.localhost"), std::optional<std::string_view>("my-proj"));
        QCOMPARE(names.prefixOf("my-proj.127.0.0.1"), std::optional<std::string_view>("my-proj"));
        QCOMPARE(names.prefixOf("[::1]"), std::optional<std::string_view>(""));
        QCOMPARE(names.prefixOf("b.oss.sluice.internal"), std::optional<std::string_view>("b.oss"));
        QCOMPARE(names.prefixOf("my-proj.sls.test"), std::optional<std::string_view>("my-proj"));
        QCOMPARE(names.prefixOf("my-proj.log.sls.test"), std::optional<std::string_view>("my-proj"));
        for (const auto *other : {"example.com", "localhost.example.com", "xlocalhost", "127.0.0.2", "xsluice.internal",
                                  "sluice.internal.example.com", "", ".localhost"})
            QVERIFY2(!names.prefixOf(other), other);
    }

    void hosts()
    {
        QCOMPARE(hostWithoutPort("LocalHost:8080"), std::optional<std::string>("localhost"));
        QCOMPARE(hostWithoutPort("[::1]:80"), std::optional<std::string>("[::1]"));
        QCOMPARE(hostWithoutPort("a_b.127.0.0.1"), std::optional<std::string>("a_b.127.0.0.1"));
        for (const std::string &bad :
             std::vector<std::string>{"", ":80", "a b", "a:b", "a:123456", "user@localhost", "a..localhost", ".localhost",
                                      "localhost.", "[::1", "[::1]x", "a/b", "localhost:80:80", std::string(254, 'a')})
            QVERIFY2(!hostWithoutPort(bad), bad.c_str());
    }

    void services_data()
    {
        QTest::addColumn<HttpRequest>("request");
        QTest::addColumn<int>("service");
        const auto row = [](const char *name, HttpRequest request, GatewayService service) {
            QTest::newRow(name) << std::move(request) << static_cast<int>(service);
        };
        row("log v1", asked("p.localhost", "/", {{"Authorization", "LOG id:x"}}), GatewayService::Log);
        row("log v4", asked("oss.localhost", "/", {{"Authorization", "SLS4-HMAC-SHA256 Credential=x"}}),
            GatewayService::Log);
        row("oss v1", asked("localhost", "/b/k", {{"Authorization", "OSS id:x"}}), GatewayService::Objects);
        row("oss v4", asked("localhost", "/b/k", {{"authorization", "OSS4-HMAC-SHA256 Credential=x"}}),
            GatewayService::Objects);
        row("s3", asked("localhost", "/b/k", {{"Authorization", "AWS4-HMAC-SHA256 Credential=x"}}), GatewayService::Objects);
        row("fc", asked("localhost", "/2016-08-15/services", {{"Authorization", "FC id:x"}}), GatewayService::Functions);
        row("url", asked("b.localhost", "/k", {}, "Expires=1&OSSAccessKeyId=x"), GatewayService::Objects);
        row("version", asked("p.localhost", "/nothing", {{"x-log-apiversion", "0.6.0"}}), GatewayService::Log);
        row("host oss", asked("oss.localhost", "/b"), GatewayService::Objects);
        row("host bucket", asked("b.oss-cn-hangzhou.sluice.internal", "/k"), GatewayService::Objects);
        row("host log", asked("p.log.sluice.internal", "/x"), GatewayService::Log);
        row("host fc", asked("1.fc.sluice.internal", "/x"), GatewayService::Functions);
        row("path fc", asked("localhost", "/2023-03-30/functions"), GatewayService::Functions);
        row("path log", asked("p.localhost", "/logstores/a/track"), GatewayService::Log);
        row("object", asked("localhost", "/b/k"), GatewayService::Objects);
    }
    void services()
    {
        QFETCH(HttpRequest, request);
        QFETCH(int, service);
        QCOMPARE(static_cast<int>(serviceOf(request, OwnNames())), service);
    }

    void owners()
    {
        const OwnNames names;
        QCOMPARE(ownerLabel("my-proj.localhost", "log", names), std::string_view("my-proj"));
        QCOMPARE(ownerLabel("log-shop.localhost", "log", names), std::string_view("log-shop"));
        QCOMPARE(ownerLabel("my-proj.log.sluice.internal", "log", names), std::string_view("my-proj"));
        QCOMPARE(ownerLabel("localhost", "log", names), std::string_view(""));
        QCOMPARE(ownerLabel("log.sluice.internal", "log", names), std::string_view(""));
        QCOMPARE(ownerLabel("b.oss-cn-hangzhou.sluice.internal", "oss", names), std::string_view("b"));
        QCOMPARE(ownerLabel("oss.localhost", "oss", names), std::string_view(""));
    }

    void router()
    {
        Router router;
        std::string served;
        router.set(GatewayService::Log, [&](HttpRequest, HttpAnswer answer) {
            served = "log";
            answer({});
        });
        int status = 0;
        router.handle(asked("p.localhost", "/", {{"Authorization", "LOG id:x"}}),
                      [&](HttpResponse r) { status = r.status; });
        QCOMPARE(served, std::string("log"));
        QCOMPARE(status, 200);
        router.handle(asked("localhost", "/b/k"), [&](HttpResponse r) { status = r.status; });
        QCOMPARE(status, 501);
    }
};

QTEST_GUILESS_MAIN(RouterTest)
#include "tst_router.moc"
