// The HTTP server seen through raw sockets: what a client may rely on, and what is refused.
#include "tests/support/httpbench.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

class HttpServerTest : public QObject {
    Q_OBJECT
private slots:
    void keepsAlive()
    {
        HttpBench bench;
        auto client = bench.client();
        for (int i = 0; i < 3; ++i) {
            const auto answer = client.ask(post("Content-Length: 3\r\n", "abc"));
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, std::string("POST abc"));
            QVERIFY(answer.fields.contains("Date"));
            QVERIFY(!answer.fields.contains("Connection"));
            QVERIFY(!answer.fields.contains("Access-Control-Allow-Origin"));
        }
        QCOMPARE(bench.desk.requests[0].peer, std::string("127.0.0.1"));
        QCOMPARE(bench.server->figures().connections, 1u);
        QCOMPARE(bench.server->figures().requests, 3u);
    }

    void sixAndSandbox()
    {
        QTemporaryDir dir;
        const auto path = dir.filePath("gw").toStdString();
        HttpBench bench({}, {0, path});
        QCOMPARE(QFileInfo(dir.filePath("gw")).permissions()
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        RawHttp sandbox(path);
        QCOMPARE(sandbox.ask("GET / HTTP/1.1\r\nHost: p.sluice.internal\r\n\r\n").status, 200);
        QCOMPARE(bench.desk.requests.at(0).peer, std::string("sandbox"));
        QCOMPARE(bench.desk.requests.at(0).host, std::string("p.sluice.internal"));
        RawHttp six(bench.server->port(), true);
        if (!six.connected())
            QSKIP("this machine has no ::1");
        QCOMPARE(six.ask("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n").status, 200);
        QCOMPARE(bench.desk.requests.at(1).peer, std::string("::1"));
        bench.server.reset();
        QVERIFY(!QFile::exists(dir.filePath("gw")));
    }

    void ports()
    {
        HttpBench bench;
        HttpDesk desk;
        const auto again = HttpServer::open({bench.server->port(), {}}, OwnNames(), desk.handler());
        QVERIFY(!again);
        QCOMPARE(again.error().code, std::string("PortInUse"));
        const auto tooLong = HttpServer::open({0, "/tmp/" + std::string(200, 'x')}, OwnNames(), desk.handler());
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().code, std::string("SocketPathTooLong"));
    }

    void pipelined()
    {
        HttpBench bench;
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/1") + post("Content-Length: 2\r\n", "ab") + get("/3"));
        QVERIFY(bench.desk.has(3));
        QCOMPARE(bench.desk.requests[1].body, std::string("ab"));
        bench.desk.answer(2, "third");
        bench.desk.answer(1, "second");
        QVERIFY(client.silent(50));
        bench.desk.answer(0, "first");
        QCOMPARE(client.answer().body, std::string("first"));
        QCOMPARE(client.answer().body, std::string("second"));
        QCOMPARE(client.answer().body, std::string("third"));
    }

    void pipelineIsBounded()
    {
        HttpLimits limits;
        limits.pipelined = 4;
        HttpBench bench(limits);
        bench.desk.keep = true;
        auto client = bench.client();
        for (int i = 0; i < 10; ++i)
            client.send(get("/" + std::to_string(i)));
        QVERIFY(bench.desk.has(4));
        QVERIFY(client.silent(50));
        QCOMPARE(bench.desk.count(), std::size_t(4));
        for (std::size_t i = 0; i < 10; ++i) {
            QVERIFY(bench.desk.has(i + 1));
            bench.desk.answer(i, std::to_string(i));
            QCOMPARE(client.answer().body, std::to_string(i));
        }
    }

    void chunked()
    {
        HttpBench bench;
        auto client = bench.client();
        const std::string fields = "Transfer-Encoding: chunked\r\n";
        QCOMPARE(client.ask(post(fields, "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n")).body,
                 std::string("POST abcde"));
        QCOMPARE(client.ask(post(fields, "0\r\n\r\n")).body, std::string("POST "));
        client.send(post(fields, "5\r\nab"));
        client.send("cde\r\n");
        QCOMPARE(client.ask("0\r\n\r\n").body, std::string("POST abcde"));
        QCOMPARE(client.ask(post(fields, "zz\r\n")).status, 400);
        QVERIFY(client.closed());
    }

    void large()
    {
        HttpBench bench;
        auto client = bench.client();
        const std::string body(3 * 1024 * 1024 + 17, 'x');
        auto sending = std::async(
            std::launch::async, [&] { client.send(post("Content-Length: " + std::to_string(body.size()) + "\r\n", body)); });
        sending.wait();
        const auto answer = client.answer();
        QCOMPARE(answer.body.size(), body.size() + 5);
        QCOMPARE(bench.desk.requests[0].body, body);
    }

    void expectContinue()
    {
        HttpBench bench;
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/first") + post("Content-Length: 3\r\nExpect: 100-continue\r\n", ""));
        QVERIFY(bench.desk.has(1));
        QVERIFY(client.silent(50)); // the answer before comes first
        bench.desk.answer(0, "first");
        QCOMPARE(client.answer().body, std::string("first"));
        QCOMPARE(client.answer().status, 100);
        client.send("abc");
        QVERIFY(bench.desk.has(2));
        QCOMPARE(bench.desk.requests[1].body, std::string("abc"));
        bench.desk.answer(1, "second");
        QCOMPARE(client.answer().body, std::string("second"));

        client.send(post("Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n", ""));
        QCOMPARE(client.answer().status, 100);
        client.send("3\r\nabc\r\n0\r\n\r\n");
        QVERIFY(bench.desk.has(3));
        bench.desk.answer(2, "third");
        QCOMPARE(client.answer().body, std::string("third"));
    }

    void closes()
    {
        HttpBench bench;
        auto one = bench.client();
        auto answer = one.ask(get("/", "Connection: close\r\n"));
        QCOMPARE(answer.fields["Connection"], std::string("close"));
        QVERIFY(one.closed());
        auto old = bench.client();
        QCOMPARE(old.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
        QVERIFY(old.closed());
        auto oldKept = bench.client();
        answer = oldKept.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QCOMPARE(answer.fields["Connection"], std::string("keep-alive"));
        QCOMPARE(oldKept.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
        QVERIFY(oldKept.closed());
        auto half = bench.client(); // says that it sends no more, and waits for what it asked
        half.send(get("/1") + get("/2"));
        half.finishSending();
        QCOMPARE(half.answer().status, 200);
        QCOMPARE(half.answer().status, 200);
        QVERIFY(half.closed());
    }

    void head()
    {
        HttpBench bench;
        auto client = bench.client();
        client.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const auto answer = client.answer(true);
        QCOMPARE(answer.fields.at("Content-Length"), std::string("5"));
        QCOMPARE(client.ask(get("/y")).fields.at("x-path"), std::string("/y")); // no body was between
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const std::string chunks = "3\r\nabc\r\n0\r\n\r\n";
        const auto row = [](const char *name, const std::string &bytes, int status) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << status;
        };
        row("garbage", "\x16\x03\x01 hello\r\n\r\n", 400);
        row("no version", "GET /\r\n\r\n", 400);
        row("length and chunks", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", chunks), 400);
        row("chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", chunks), 400);
        row("length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400);
        row("lengths differ", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400);
        row("negative length", post("Content-Length: -3\r\n", "abc"), 400);
        row("large header", get("/", "x: " + std::string(1024 * 1024, 'a') + "\r\n"), 431);
        row("large target", get("/" + std::string(40'000, 'a')), 431);
        row("large body", post("Content-Length: 99999999\r\n", ""), 413);
        row("large body that expects", post("Content-Length: 99999999\r\nExpect: 100-continue\r\n", ""), 413);
        row("large chunks", post("Transfer-Encoding: chunked\r\n", "ffffff\r\n" + std::string(2 * 1024 * 1024, 'x')), 413);
        row("expectation", post("Content-Length: 3\r\nExpect: 101-nonsense\r\n", "abc"), 417);
        row("connect", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n", 405);
        row("foreign proxy", "GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n", 400);
        row("foreign host", "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n", 400);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("foreign origin", get("/", "Origin: https://example.com\r\n"), 403);
    }
    void refusals()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HttpLimits limits;
        limits.bodyBytes = 1024 * 1024;
        HttpBench bench(limits);
        auto client = bench.client();
        client.send(bytes.toStdString());
        const auto answer = client.answer();
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.fields.at("Connection"), std::string("close"));
        QVERIFY(answer.body.starts_with("{\"errorCode\":"));
        QCOMPARE(answer.fields.at("x-log-requestid").size(), std::size_t(24));
        QVERIFY(client.closed());
        QCOMPARE(bench.desk.count(), std::size_t(0));
        QCOMPARE(bench.server->figures().refused, 1u);
    }

    void proxyForm()
    {
        HttpBench bench;
        auto client = bench.client();
        const auto answer =
            client.ask("GET http://my-proj.sls.test:80/logstores?x=1 HTTP/1.1\r\nHost: my-proj.sls.test\r\n\r\n");
        QCOMPARE(answer.status, 200);
        QCOMPARE(bench.desk.requests.at(0).host, std::string("my-proj.sls.test"));
        QCOMPARE(bench.desk.requests.at(0).path, std::string("/logstores"));
        QCOMPARE(bench.desk.requests.at(0).query, std::string("x=1"));
    }

    void refusalAfterAnswers()
    {
        HttpBench bench;
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/1") + "nonsense\r\n\r\n");
        QVERIFY(bench.desk.has(1));
        bench.desk.answer(0, "first");
        QCOMPARE(client.answer().body, std::string("first"));
        QCOMPARE(client.answer().status, 400);
        QVERIFY(client.closed());
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_httpserver.moc"
