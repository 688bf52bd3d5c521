// The HTTP server under clients that are slow, many or gone, and how it ends.
#include "tests/support/httpbench.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

class HttpLimitsTest : public QObject {
    Q_OBJECT
private slots:
    void slow()
    {
        HttpLimits limits;
        limits.head = 200ms;
        limits.idle = 400ms;
        limits.grace = 200ms;
        limits.bytesPerSecond = 100 * 1024 * 1024;
        HttpBench bench(limits);
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
        HttpBench bench(limits);
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
        HttpBench bench(limits);
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
        limits.spared = 60s;
        HttpBench bench(limits);
        auto open = bench.servedClients(100);
        QCOMPARE(open.size(), std::size_t(100));
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

    void idleConnectionsGiveTheirPlaceToNewOnes()
    {
        HttpLimits limits;
        limits.connections = 3;
        limits.spared = 50ms;
        HttpBench bench(limits);
        auto oldest = bench.client();
        QCOMPARE(oldest.ask(get("/")).status, 200);
        auto half = bench.client(); // in the middle of a request, it is not idle
        QCOMPARE(half.ask(get("/")).status, 200);
        half.send("GET / HT");
        auto younger = bench.client();
        QCOMPARE(younger.ask(get("/")).status, 200);
        std::vector<RawHttp> fresh;
        const auto taken = [&] {
            auto client = bench.client();
            const bool good = client.ask(get("/")).status == 200;
            if (good)
                fresh.push_back(std::move(client));
            return good;
        };
        QTRY_VERIFY(fresh.size() == 1 || taken());
        QVERIFY(oldest.closed());
        QTRY_VERIFY(fresh.size() == 2 || taken());
        QVERIFY(younger.closed());
        QCOMPARE(half.ask("TP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
        QCOMPARE(bench.server->figures().connectionsReplaced, 2u);
    }

    void heldBytes()
    {
        HttpLimits limits;
        limits.heldBytes = 1'000;
        HttpBench bench(limits);
        bench.desk.keep = true;
        auto one = bench.client();
        one.send(post("Content-Length: 900\r\n", std::string(900, 'x')));
        QVERIFY(bench.desk.has(1));
        auto two = bench.client();
        QCOMPARE(two.ask(post("Content-Length: 200\r\n", std::string(200, 'x'))).status, 503);
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
        HttpBench bench;
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
        HttpBench bench;
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
        HttpBench bench;
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

QTEST_GUILESS_MAIN(HttpLimitsTest)
#include "tst_httplimits.moc"
