// The gateway beside the store alone, in one run: PutLogs of 1 MiB lz4 bodies over 8 connections against as many appends in
// flight, and PullLogs of 10 MiB answers in lz4. Bytes a second are those of the raw logs. The client's threads, which send
// ready requests and read answers, are in the same process.
#include "engine/gateway/httpserver.h"
#include "engine/logs/compression.h"
#include "engine/logs/loggroupreader.h"
#include "engine/logs/loggroupwriter.h"
#include "tests/support/logapibench.h"
#include "tests/support/rawhttp.h"

#include <benchmark/benchmark.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::size_t kGroupBytes = limits::kMiB;
constexpr int kConnections = 8;
constexpr int kGroupsARound = 256; // over all connections

// Lines of an access log: about a quarter is left of them in lz4.
std::string accessGroup(std::size_t size)
{
    LogGroupWriter writer(size + 4096);
    for (std::uint32_t i = 0; writer.bytes() < size; ++i) {
        writer.beginLog(1'700'000'000 + i / 100);
        writer.add("remote_addr", "10.0." + std::to_string(i * 7919 % 251) + '.' + std::to_string(i * 104729 % 251));
        writer.add("request", "GET /shop/item/" + std::to_string(i * 15485863U % 1'000'003U) + "?from=list HTTP/1.1");
        writer.add("status", i % 50 ? "200" : "404");
        writer.add("body_bytes_sent", std::to_string(i * 32452843U % 65'537U));
        writer.add("user_agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Safari/537.36");
        writer.endLog();
    }
    writer.setTopic("access");
    return writer.take().bytes;
}

std::string wire(const HttpRequest &request)
{
    std::string text =
        request.method + ' ' + request.path + (request.query.empty() ? "" : "?" + request.query) + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers.all())
        text += name + ": " + value + "\r\n";
    return text + "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
}

// The bench's loop on a thread of its own, and a server before its api.
struct Served {
    Served()
        : group(accessGroup(kGroupBytes))
        , lines(*checkLogGroup(group))
    {
        server = std::move(*HttpServer::open({}, OwnNames(), bench.handler));
        request.method = "POST";
        request.target = "/logstores/access/shards/lb";
        request.body = *compress(Compression::Lz4, group);
        request.fields = {{"x-log-compresstype", "lz4"}, {"x-log-bodyrawsize", std::to_string(group.size())}};
        put = wire(bench.request(request, bench.credentials()));
        loop = std::thread([this] {
            static_cast<void>(bench.world.loop.settleUntil([this] { return ended.load(); }, std::chrono::hours(1)));
        });
    }
    ~Served()
    {
        ended = true;
        bench.world.loop.post([] {});
        loop.join();
        server.reset();
    }
    void fill()
    {
        RawHttp client(server->port());
        for (int i = 0; i < 64; ++i) {
            if (client.ask(put).status != 200)
                qFatal("a PutLogs failed");
        }
    }

    std::string group;
    std::uint32_t lines;
    LogApiBench bench;
    LogRequest request;
    std::string put;
    std::unique_ptr<HttpServer> server;
    std::atomic<bool> ended = false;
    std::thread loop;
};

template <class Work> void onConnections(std::uint16_t port, Work work)
{
    std::vector<std::thread> clients;
    for (int i = 0; i < kConnections; ++i) {
        clients.emplace_back([port, &work] {
            RawHttp client(port);
            work(client);
        });
    }
    for (auto &client : clients)
        client.join();
}

void AppendAlone(benchmark::State &state)
{
    Served served;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        std::mutex mutex;
        std::condition_variable done;
        int sent = 0;
        int answered = 0;
        std::function<void()> next = [&] { // on the loop
            std::vector<EncodedGroup> groups;
            groups.push_back({served.group, served.lines});
            served.bench.store->append(AccessWorld::kAccess, std::move(groups), {}, [&](Result<AppendReceipt> receipt) {
                if (!receipt)
                    qFatal("%s", toText(receipt.error()).c_str());
                if (++sent <= kGroupsARound - kConnections)
                    next();
                const std::lock_guard lock(mutex);
                ++answered;
                done.notify_one();
            });
        };
        for (int i = 0; i < kConnections; ++i)
            served.bench.world.loop.post([&] { next(); });
        std::unique_lock lock(mutex);
        done.wait(lock, [&] { return answered == kGroupsARound; });
        bytes += static_cast<std::int64_t>(served.group.size()) * kGroupsARound;
    }
    state.SetBytesProcessed(bytes);
}

void PutLogsOverHttp(benchmark::State &state)
{
    Served served;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        onConnections(served.server->port(), [&](RawHttp &client) {
            for (int i = 0; i < kGroupsARound / kConnections; ++i) {
                if (client.ask(served.put).status != 200)
                    qFatal("a PutLogs failed");
            }
        });
        bytes += static_cast<std::int64_t>(served.group.size()) * kGroupsARound;
    }
    state.SetBytesProcessed(bytes);
    state.counters["packed"] = static_cast<double>(served.put.size()) / static_cast<double>(served.group.size());
}

void PullLogsOverHttp(benchmark::State &state)
{
    Served served;
    served.fill();
    const std::string codec = state.range(0) == 0 ? "lz4" : state.range(0) == 1 ? "" : "zstd";
    std::vector<ShardState> shards;
    std::promise<void> known;
    served.bench.world.loop.post([&] {
        served.bench.store->shards(AccessWorld::kAccess, [&](Result<std::vector<ShardState>> found) {
            shards = *found;
            known.set_value();
        });
    });
    known.get_future().wait();
    const LogRequest asked{.target = "/logstores/access/shards/0?type=log&count=1000&cursor=" + toText(shards[0].first),
                           .fields = {{"Accept-Encoding", codec}}};
    const auto pull = wire(served.bench.request(asked, served.bench.credentials()));
    std::int64_t bytes = 0;
    for (auto _ : state) {
        std::atomic<std::int64_t> raw = 0;
        onConnections(served.server->port(), [&](RawHttp &client) {
            for (int i = 0; i < 8; ++i) {
                client.send(pull);
                const auto answer = client.answer(true);
                if (answer.status != 200 || !client.skip(std::stoul(answer.fields.at("Content-Length"))))
                    qFatal("a PullLogs failed");
                raw += std::atoll(answer.fields.at("x-log-bodyrawsize").c_str());
            }
        });
        bytes += raw;
    }
    state.SetBytesProcessed(bytes);
}

void SmallGet(benchmark::State &state)
{
    Served served;
    const auto get = wire(served.bench.request({}, served.bench.credentials()));
    std::int64_t calls = 0;
    for (auto _ : state) {
        onConnections(served.server->port(), [&](RawHttp &client) {
            for (int i = 0; i < 1'000; ++i) {
                if (client.ask(get).status != 200)
                    qFatal("a GetProject failed");
            }
        });
        calls += kConnections * 1'000;
    }
    state.SetItemsProcessed(calls);
}

BENCHMARK(AppendAlone)->UseRealTime()->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(PutLogsOverHttp)->UseRealTime()->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(PullLogsOverHttp)->Arg(0)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(SmallGet)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
