#include "engine/functions/local/customruntime.h"

#include <QtTest>

using namespace sluice;
using namespace std::string_literals;

namespace {

CustomRuntimeContext context()
{
    CustomRuntimeContext context;
    context.functionName = "clean";
    context.handler = "index.handler";
    context.initializer = "index.init";
    context.memoryMb = 256;
    context.timeoutSeconds = 60;
    context.initializationTimeoutSeconds = 30;
    context.serviceName = "etl";
    context.logProject = "logs";
    context.logStore = "function-log";
    context.qualifier = "LATEST";
    context.versionId = "7";
    context.region = "local";
    context.accountId = "123";
    context.instanceId = "c-1";
    return context;
}

CustomRuntimeCall call()
{
    return {"req-1", "STS.key", "secret", "token", "", 2};
}

} // namespace

class CustomRuntimeTest : public QObject {
    Q_OBJECT
private slots:
    void invoke()
    {
        QCOMPARE(customRuntimeRequest(CustomRuntimePath::Invoke, context(), call(), "event\0!"s),
                 "POST /invoke HTTP/1.1\r\nHost: 127.0.0.1:9000\r\nConnection: keep-alive\r\n"
                 "Content-Type: application/octet-stream\r\nx-fc-request-id: req-1\r\nx-fc-access-key-id: STS.key\r\n"
                 "x-fc-access-key-secret: secret\r\nx-fc-security-token: token\r\nx-fc-function-name: clean\r\n"
                 "x-fc-function-handler: index.handler\r\nx-fc-function-memory: 256\r\nx-fc-function-timeout: 60\r\n"
                 "x-fc-function-initializer: index.init\r\nx-fc-initialization-timeout: 30\r\nx-fc-region: local\r\n"
                 "x-fc-account-id: 123\r\nx-fc-qualifier: LATEST\r\nx-fc-version-id: 7\r\nx-fc-service-name: etl\r\n"
                 "x-fc-service-logproject: logs\r\nx-fc-service-logstore: function-log\r\nx-fc-instance-id: c-1\r\n"
                 "x-fc-control-path: /invoke\r\nx-fc-retry-count: 2\r\nContent-Length: 7\r\n\r\nevent\0!"s);
    }
    void otherPaths()
    {
        const auto initialize = customRuntimeRequest(CustomRuntimePath::Initialize, context(), call(), "ignored");
        QVERIFY(initialize.starts_with("POST /initialize HTTP/1.1\r\n"));
        QVERIFY(initialize.find("x-fc-control-path: /initialize\r\n") != std::string::npos);
        QVERIFY(initialize.ends_with("Content-Length: 0\r\n\r\n"));
        for (const auto &[path, begin] : {std::pair(CustomRuntimePath::PreFreeze, "GET /pre-freeze HTTP/1.1\r\n"),
                                          std::pair(CustomRuntimePath::PreStop, "GET /pre-stop HTTP/1.1\r\n")}) {
            const auto text = customRuntimeRequest(path, context(), call());
            QVERIFY(text.starts_with(begin));
            QVERIFY(text.find("Content-Length") == std::string::npos && text.find("control-path") == std::string::npos);
            QVERIFY(text.ends_with("\r\n\r\n"));
        }
    }
    void valuesCannotAddHeaders()
    {
        auto bad = context();
        bad.handler = "a\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1";
        const auto text = customRuntimeRequest(CustomRuntimePath::PreStop, bad, {});
        QVERIFY(text.find("x-fc-function-handler: aX-Evil: 1GET / HTTP/1.1\r\n") != std::string::npos);
        QCOMPARE(text.find("\r\n\r\n"), text.size() - 4);
        QVERIFY(text.find("access-key") == std::string::npos);
    }
    void replies_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<bool>("keepAlive");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const std::string &bytes, int status, bool failed, bool keepAlive,
                            const char *body) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << status << failed << keepAlive << QByteArray(body);
        };
        row("sized", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, false, true, "hello");
        row("no reason", "HTTP/1.1 200\r\ncontent-length:0\r\n\r\n", 200, false, true, "");
        row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nT: 1\r\n\r\n",
            200, false, true, "hello");
        row("404", "HTTP/1.1 404 Not Found\r\nx-fc-status: 404\r\nContent-Length: 3\r\n\r\nbad", 404, true, true, "bad");
        row("200 that says 404", "HTTP/1.1 200 OK\r\nX-Fc-Status: 404\r\nContent-Length: 3\r\n\r\nbad", 200, true, true,
            "bad");
        row("500", "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 500, true, false, "");
        row("after 100", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", 200, false, true,
            "x");
        row("204", "HTTP/1.1 204 No Content\r\n\r\n", 204, false, true, "");
        row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", 200, false, false, "x");
        row("until the end", "HTTP/1.1 200 OK\r\n\r\nall of it", 200, false, false, "all of it");
    }
    void replies()
    {
        QFETCH(QByteArray, bytes);
        for (const std::size_t piece : {std::size_t(1), std::size_t(3), std::size_t(1000)}) {
            CustomRuntimeReader reader;
            std::optional<CustomRuntimeReply> reply;
            const auto text = bytes.toStdString();
            for (std::size_t at = 0; at < text.size(); at += piece) {
                QVERIFY(!reply);
                reader.add(std::string_view(text).substr(at, piece));
                auto got = reader.next();
                QVERIFY(got);
                reply = std::move(*got);
            }
            if (!reply) {
                reader.close();
                auto got = reader.next();
                QVERIFY(got);
                reply = std::move(*got);
            }
            QVERIFY(reply);
            QTEST(reply->status, "status");
            QTEST(reply->failed, "failed");
            QTEST(reply->keepAlive, "keepAlive");
            QTEST(QByteArray::fromStdString(reply->body), "body");
        }
    }
    void oneAfterAnother()
    {
        CustomRuntimeReader reader;
        reader.add("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 404 No\r\nTransfer-Encoding: "
                   "chunked\r\n\r\n1\r\nb\r\n0\r\n\r\n");
        QCOMPARE((*reader.next())->body, std::string("a"));
        const auto second = reader.next();
        QCOMPARE((*second)->body, std::string("b"));
        QVERIFY((*second)->failed);
        QVERIFY(reader.next() && !*reader.next());
        reader.close();
        QVERIFY(reader.next() && !*reader.next()); // an idle connection may close
    }
    void hostile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const std::string ok = "HTTP/1.1 200 OK\r\n";
        row("no HTTP", "hello, this is my server\r\n\r\n");
        row("HTTP/2", "HTTP/2 200 OK\r\n\r\n");
        row("a status of letters", "HTTP/1.1 2x0 OK\r\n\r\n");
        row("a status of 999", "HTTP/1.1 999 OK\r\n\r\n");
        row("two lengths", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab");
        row("a length and chunks", ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("a negative length", ok + "Content-Length: -1\r\n\r\n");
        row("no length", ok + "Content-Length:\r\n\r\n");
        row("a length over the cap", ok + "Content-Length: 33554433\r\n\r\n");
        row("a length beyond numbers", ok + "Content-Length: 99999999999999999999999\r\n\r\n");
        row("another coding", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n");
        row("a chunk without a size", ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
        row("a chunk over the cap", ok + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n");
        row("a chunk without an end", ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n");
        row("a header without a colon", ok + "nothing\r\n\r\n");
        row("a folded header", ok + "A: b\r\n c: d\r\n\r\n");
        row("a header of 65 KiB", ok + "A: " + std::string(66 * 1024, 'x') + "\r\n\r\n");
        row("endless headers", ok + "A: " + std::string(200 * 1024, 'x'));
        row("interim replies only", [] {
            std::string text;
            for (int i = 0; i < 17; ++i)
                text += "HTTP/1.1 102 Processing\r\n\r\n";
            return text;
        }());
        row("an endless body", ok + "\r\n" + std::string(32 * 1024 * 1024 + 1, 'x'));
    }
    void hostile()
    {
        QFETCH(QByteArray, bytes);
        CustomRuntimeReader reader;
        reader.add(bytes.toStdString());
        const auto got = reader.next();
        QVERIFY(!got);
        QCOMPARE(got.error().code, std::string("RuntimeProtocol"));
        reader.add("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        QVERIFY(!reader.next());
    }
    void closedInTheMidst()
    {
        for (const auto *bytes :
             {"HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n", "HTTP/1.1 100 Continue\r\n\r\n"}) {
            CustomRuntimeReader reader;
            reader.add(bytes);
            QVERIFY(reader.next() && !*reader.next());
            reader.close();
            const auto got = reader.next();
            QVERIFY2(!got, bytes);
            QCOMPARE(got.error().code, std::string("RuntimeProtocol"));
        }
    }
};

QTEST_GUILESS_MAIN(CustomRuntimeTest)
#include "tst_customruntime.moc"
