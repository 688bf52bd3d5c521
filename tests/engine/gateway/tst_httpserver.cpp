// The HTTP server seen through raw sockets: what a client may rely on, and what a bad one cannot do.
#include "engine/gateway/httpserver.h"
#include "tests/support/rawhttp.h"

#include <QTemporaryDir>
#include <QtTest>

#include <condition_variable>
#include <future>
#include <mutex>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

// Takes requests; answers at once, or keeps them for the test to answer.
struct Desk {
    std::mutex mutex;
    std::condition_variable came;
    std::vector<HttpRequest> requests;
    std::vector<HttpAnswer> kept;
    bool keep = false;

    HttpHandler handler()
    {
        return [this](HttpRequest request, HttpAnswer answer) {
            HttpResponse response;
            response.headers.add("x-path", request.path);
            response.body = request.method + ' ' + request.body;
            const std::lock_guard lock(mutex);
            requests.push_back(std::move(request));
            if (keep)
                kept.push_back(std::move(answer));
            else
                answer(std::move(response));
            came.notify_all();
        };
    }
    bool has(std::size_t count)
    {
        std::unique_lock lock(mutex);
        return came.wait_for(lock, 10s, [&] { return requests.size() >= count; });
    }
    void answer(std::size_t which, std::string body)
    {
        HttpResponse response;
        response.body = std::move(body);
        const std::lock_guard lock(mutex);
        kept[which](std::move(response));
    }
    std::size_t count()
    {
        const std::lock_guard lock(mutex);
        return requests.size();
    }
};

struct Bench {
    explicit Bench(HttpLimits limits = {}, HttpPlaces places = {})
    {
        auto opened = HttpServer::open(std::move(places), OwnNames({"sls.test"}), desk.handler(), limits);
        if (!opened)
            qFatal("%s", toText(opened.error()).c_str());
        server = std::move(*opened);
    }
    [[nodiscard]] RawHttp client() const { return RawHttp(server->port()); }

    Desk desk;
    std::unique_ptr<HttpServer> server;
};

std::string get(const std::string &path, const std::string &more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}
std::string post(const std::string &fields, const std::string &body)
{
    return "POST /p HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}

} // namespace

class HttpServerTest : public QObject {
    Q_OBJECT
private slots:
    void keepsAlive()
    {
        Bench bench;
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
        Bench bench({}, {0, path});
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
        Bench bench;
        Desk desk;
        const auto again = HttpServer::open({bench.server->port(), {}}, OwnNames(), desk.handler());
        QVERIFY(!again);
        QCOMPARE(again.error().code, std::string("PortInUse"));
        const auto tooLong = HttpServer::open({0, "/tmp/" + std::string(200, 'x')}, OwnNames(), desk.handler());
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().code, std::string("SocketPathTooLong"));
    }

    void pipelined()
    {
        Bench bench;
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
        Bench bench(limits);
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench(limits);
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
        Bench bench;
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
        Bench bench;
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/1") + "nonsense\r\n\r\n");
        QVERIFY(bench.desk.has(1));
        bench.desk.answer(0, "first");
        QCOMPARE(client.answer().body, std::string("first"));
        QCOMPARE(client.answer().status, 400);
        QVERIFY(client.closed());
    }

    void slow()
    {
        HttpLimits limits;
        limits.head = 200ms;
        limits.idle = 400ms;
        limits.grace = 200ms;
        limits.bytesPerSecond = 100 * 1024 * 1024;
        Bench bench(limits);
        auto silent = bench.client();
        QCOMPARE(silent.answer().status, 408);
        auto half = bench.client();
        half.send("GET / HTTP/1.1\r\nHo");
        QCOMPARE(half.answer().status, 408);
        QVERIFY(half.closed());
        auto loris = bench.client(); // a byte now and then does not keep it open
        loris.send("GET / HTTP/1.1\r\n");
        while (loris.silent(20) && loris.send("a")) { }
        QCOMPARE(loris.answer().status, 408);
        auto body = bench.client();
        body.send(post("Content-Length: 10\r\n", "abc"));
        QCOMPARE(body.answer().status, 408);
        auto chunks = bench.client();
        chunks.send(post("Transfer-Encoding: chunked\r\n", "3\r\nab"));
        QCOMPARE(chunks.answer().status, 408);
        auto idle = bench.client();
        QCOMPARE(idle.ask(get("/")).status, 200);
        QVERIFY(idle.closed());
        QCOMPARE(bench.desk.count(), std::size_t(1));
        QCOMPARE(bench.server->figures().timedOut, 6u);
    }

    void slowReader()
    {
        HttpLimits limits;
        limits.grace = 200ms;
        limits.bytesPerSecond = 1024 * 1024 * 1024;
        Bench bench(limits);
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/"));
        QVERIFY(bench.desk.has(1));
        bench.desk.answer(0, std::string(64 * 1024 * 1024, 'x'));
        QTRY_COMPARE(bench.server->figures().timedOut, 1u);
        QCOMPARE(client.answer().status, 0);
    }

    void slowHandlerIsNotIdle()
    {
        HttpLimits limits;
        limits.head = limits.idle = limits.grace = 100ms;
        Bench bench(limits);
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/"));
        QVERIFY(bench.desk.has(1));
        QVERIFY(client.silent(500));
        bench.desk.answer(0, "late");
        QCOMPARE(client.answer().body, std::string("late"));
        QVERIFY(client.closed()); // idle counts from the answer on
    }

    void manyConnections()
    {
        HttpLimits limits;
        limits.connections = 100;
        Bench bench(limits);
        std::vector<RawHttp> open;
        for (int i = 0; i < 100; ++i) {
            open.push_back(bench.client());
            QCOMPARE(open.back().ask(get("/")).status, 200);
        }
        int told = 0;
        for (int i = 0; i < 2'000; ++i) {
            auto one = bench.client();
            const auto answer = one.answer();
            QVERIFY(answer.status == 503 || answer.status == 0);
            told += answer.status == 503;
        }
        QVERIFY2(told > 1'900, std::to_string(told).c_str());
        QCOMPARE(bench.server->figures().connectionsRefused, 2'000u);
        for (auto &client : open)
            QCOMPARE(client.ask(get("/")).status, 200);
        open.clear();
        QTRY_COMPARE(bench.client().ask(get("/")).status, 200);
    }

    void heldBytes()
    {
        HttpLimits limits;
        limits.heldBytes = 1'000;
        Bench bench(limits);
        bench.desk.keep = true;
        auto one = bench.client();
        one.send(post("Content-Length: 900\r\n", std::string(900, 'x')));
        QVERIFY(bench.desk.has(1));
        auto two = bench.client();
        QCOMPARE(two.ask(post("Content-Length: 200\r\n", "")).status, 503);
        auto three = bench.client();
        QCOMPARE(
            three.ask(post("Transfer-Encoding: chunked\r\n", "96\r\n" + std::string(150, 'x') + "\r\n0\r\n\r\n")).status,
            503);
        bench.desk.answer(0, "");
        QCOMPARE(one.answer().status, 200);
        auto four = bench.client();
        four.send(post("Content-Length: 900\r\n", std::string(900, 'x')));
        QVERIFY(bench.desk.has(2));
        {
            const auto gone = std::move(four);
        }
        bench.desk.answer(1, ""); // to nobody; what it held is free again
        auto five = bench.client();
        five.send(post("Content-Length: 900\r\n", std::string(900, 'x')));
        QVERIFY(bench.desk.has(3));
    }

    void droppedAnswer()
    {
        Bench bench;
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/"));
        QVERIFY(bench.desk.has(1));
        {
            const std::lock_guard lock(bench.desk.mutex);
            bench.desk.kept.clear();
        }
        const auto answer = client.answer();
        QCOMPARE(answer.status, 500);
        QVERIFY(answer.body.find("InternalServerError") != std::string::npos);
    }

    void stops()
    {
        Bench bench;
        bench.desk.keep = true;
        auto busy = bench.client();
        busy.send(get("/1") + get("/2"));
        QVERIFY(bench.desk.has(2));
        auto idle = bench.client();
        std::promise<void> over;
        bench.server->stop(10s, [&] { over.set_value(); });
        auto future = over.get_future();
        QVERIFY(idle.closed());
        QVERIFY(future.wait_for(50ms) == std::future_status::timeout);
        QVERIFY(!bench.client().connected());
        bench.desk.answer(0, "first");
        QCOMPARE(busy.answer().body, std::string("first"));
        bench.desk.answer(1, "second");
        QCOMPARE(busy.answer().body, std::string("second"));
        QVERIFY(busy.closed());
        QVERIFY(future.wait_for(10s) == std::future_status::ready);
    }

    void stopsAnyway()
    {
        Bench bench;
        bench.desk.keep = true;
        auto busy = bench.client();
        busy.send(get("/1"));
        QVERIFY(bench.desk.has(1));
        std::promise<void> over;
        bench.server->stop(50ms, [&] { over.set_value(); });
        QVERIFY(over.get_future().wait_for(10s) == std::future_status::ready);
        QVERIFY(busy.closed());
        bench.server.reset();
        bench.desk.answer(0, "too late"); // goes nowhere
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_httpserver.moc"
