// Who keeps his place at the HTTP server when others take all they can: answers that are not read, bodies that are only
// announced, connections that say nothing.
#include "tests/support/httpbench.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMiB = 1024 * 1024;
constexpr std::size_t kLarge = 32 * kMiB; // more than the system keeps for a reader that does not read

std::string bodyOf(std::size_t bytes)
{
    return post("Content-Length: " + std::to_string(bytes) + "\r\n", std::string(bytes, 'x'));
}

// Clients at the Unix socket that say nothing.
std::vector<RawHttp> silentOnes(const HttpBench &bench, const std::string &path, std::uint64_t count)
{
    std::vector<RawHttp> open;
    for (std::uint64_t i = 0; i < count; ++i)
        open.emplace_back(path);
    [&] { QTRY_COMPARE(bench.server->figures().connections + bench.server->figures().connectionsRefused, count); }();
    return open;
}

} // namespace

class HttpRoomTest : public QObject {
    Q_OBJECT
private slots:
    void requestsWaitWhileAnswersAreNotRead()
    {
        HttpBench bench;
        bench.desk.keep = true;
        auto client = bench.client();
        client.send(get("/1"));
        QVERIFY(bench.desk.has(1));
        bench.desk.answer(0, std::string(kLarge, 'x'));
        QCOMPARE(client.answer(true).status, 200); // it is being written
        client.send(get("/2"));
        auto other = bench.client(); // two ways there and back: the request before has been seen
        for (std::size_t i = 1; i <= 2; ++i) {
            other.send(get("/other"));
            QVERIFY(bench.desk.has(i + 1));
            bench.desk.answer(i, "");
            QCOMPARE(other.answer().status, 200);
        }
        QCOMPARE(bench.desk.count(), std::size_t(3));
        QVERIFY(client.skip(kLarge));
        QVERIFY(bench.desk.has(4));
        QCOMPARE(bench.desk.requests[3].path, std::string("/2"));
        bench.desk.answer(3, "second");
        QCOMPARE(client.answer().body, std::string("second"));
    }

    void answersThatNobodyReadsAreBounded()
    {
        HttpLimits limits;
        limits.unsentBytes = 2 * kLarge + kMiB;
        HttpBench bench(limits);
        bench.desk.keep = true;
        std::vector<RawHttp> greedy;
        for (std::size_t i = 0; i < 6; ++i) {
            greedy.push_back(bench.client());
            greedy.back().send(get("/greedy"));
            QVERIFY(bench.desk.has(i + 1));
            bench.desk.answer(i, std::string(kLarge, 'x'));
        }
        QTRY_COMPARE(bench.server->figures().connectionsUnread, 4u);
        auto reader = bench.client(); // who reads gets its answer: those who do not have waited longer
        reader.send(get("/reader"));
        QVERIFY(bench.desk.has(7));
        bench.desk.answer(6, std::string(kLarge, 'y'));
        QCOMPARE(reader.answer().body.size(), kLarge);
        QCOMPARE(bench.server->figures().connectionsUnread, 5u);
        reader.send(get("/again")); // what was written is free again
        QVERIFY(bench.desk.has(8));
        bench.desk.answer(7, std::string(kLarge, 'z'));
        QCOMPARE(reader.answer().body.size(), kLarge);
        QCOMPARE(bench.server->figures().connectionsUnread, 5u);
    }

    void announcedBodiesHoldNothing()
    {
        HttpLimits limits;
        limits.heldBytes = 2 * kMiB;
        HttpBench bench(limits);
        std::vector<RawHttp> open;
        for (int i = 0; i < 4; ++i) {
            open.push_back(bench.client());
            open.back().send(post("Content-Length: 1048576\r\n", "ab"));
        }
        auto other = bench.client();
        QCOMPARE(other.ask(bodyOf(100'000)).status, 200);
        open.front().send(std::string(kMiB - 2, 'x')); // when it comes, and there is space, it is taken
        QCOMPARE(open.front().answer().status, 200);
    }

    void bodiesUnderWayForLongGiveTheirSpace()
    {
        HttpLimits limits;
        limits.heldBytes = 1'000;
        limits.spared = 50ms;
        HttpBench bench(limits);
        auto slow = bench.client();
        slow.send(post("Content-Length: 900\r\n", std::string(899, 'x')));
        auto chunks = bench.client();
        chunks.send(post("Transfer-Encoding: chunked\r\n", "60\r\n" + std::string(90, 'x')));
        QTRY_VERIFY(bench.client().ask(bodyOf(300)).status == 200 && bench.server->figures().bodiesReplaced > 0);
        QCOMPARE(slow.answer().status, 503); // the largest first, and no more than needed
        QCOMPARE(bench.server->figures().bodiesReplaced, 1u);
        QCOMPARE(chunks.ask(std::string(6, 'x') + "\r\n0\r\n\r\n").status, 200);
    }

    void silentSandboxesLeavePlacesToTheLoopback()
    {
        QTemporaryDir dir;
        const auto path = dir.filePath("gw").toStdString();
        HttpLimits limits;
        limits.connections = 8;
        limits.sandboxConnections = 6;
        limits.connectionsOfSandbox = 100;
        limits.spared = 60s;
        HttpBench bench(limits, {0, path});
        const auto silent = silentOnes(bench, path, 20);
        QCOMPARE(bench.server->figures().connections, 6u);
        auto one = bench.client();
        auto two = bench.client();
        QCOMPARE(one.ask(get("/")).status, 200);
        QCOMPARE(two.ask(get("/")).status, 200);
        QCOMPARE(bench.client().ask(get("/")).status, 503);
    }

    void oneSandboxHasItsShareOnly()
    {
        QTemporaryDir dir;
        const auto path = dir.filePath("gw").toStdString();
        HttpLimits limits;
        limits.connectionsOfSandbox = 5;
        limits.spared = 50ms;
        HttpBench bench(limits, {0, path});
        const auto silent = silentOnes(bench, path, 5);
        QTRY_COMPARE(RawHttp(path).ask(get("/")).status, 200); // in the place of one of its own
        QVERIFY(bench.server->figures().connectionsReplaced > 0);
    }

    void silentConnectionsGiveTheirPlaceBeforeServedOnes()
    {
        HttpLimits limits;
        limits.connections = 3;
        limits.spared = 50ms;
        HttpBench bench(limits);
        auto served = bench.client();
        QCOMPARE(served.ask(get("/")).status, 200);
        auto half = bench.client();
        half.send("GET / HT");
        auto silent = bench.client();
        std::vector<RawHttp> fresh;
        const auto taken = [&] {
            auto client = bench.client();
            const bool good = client.ask(get("/")).status == 200;
            if (good)
                fresh.push_back(std::move(client));
            return good;
        };
        QTRY_VERIFY(!fresh.empty() || taken());
        QVERIFY(silent.closed());
        QCOMPARE(served.ask(get("/")).status, 200);
        QCOMPARE(half.ask("TP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
        QCOMPARE(bench.server->figures().connectionsReplaced, 1u);
    }

    void clientsThatWereTurnedAwayTakeNoPlace()
    {
        HttpLimits limits;
        limits.connections = 3;
        limits.spared = 200ms;
        HttpBench bench(limits);
        auto idle = bench.servedClients(3);
        QCOMPARE(idle.size(), std::size_t(3));
        bool good = false;
        std::vector<RawHttp> told; // each stays, so that one is always being told
        const auto served = [&] {
            told.push_back(bench.client());
            return good = told.back().ask(get("/")).status == 200;
        };
        QVERIFY(!served());
        QTRY_VERIFY_WITH_TIMEOUT(good || served(), 3'000);
        QVERIFY(idle.front().closed());
    }
};

QTEST_GUILESS_MAIN(HttpRoomTest)
#include "tst_httproom.moc"
