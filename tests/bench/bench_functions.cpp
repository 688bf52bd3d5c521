// Native templates on one core: encoded log groups in, CSV or chunks out. The rows are those of the access log that the
// end-to-end bench uses: 8 fields, 8 columns.
#include "engine/functions/native/csvtemplate.h"
#include "engine/functions/native/replicationtemplate.h"
#include "engine/logs/loggroupwriter.h"

#include <benchmark/benchmark.h>

#include <random>

using namespace sluice;

namespace {

constexpr int kGroups = 400;
constexpr int kLogsPerGroup = 500; // about 100 KiB a group

std::string choice(std::mt19937 &random, const std::vector<std::string> &of)
{
    return of[random() % of.size()];
}

void addLog(LogGroupWriter &group, std::mt19937 &random, int i)
{
    const auto number = [&](unsigned low, unsigned high) { return std::to_string(low + random() % (high - low + 1)); };
    auto path = choice(
        random, {"/", "/login", "/cart", "/api/v1/items", "/api/v1/items/", "/search?q=", "/static/app.js", "/health"});
    if (path.ends_with("items/"))
        path += number(1, 99'999);
    else if (path.ends_with('='))
        path += choice(random, {"red shoes", "a,b", "say \"hi\"", "日志"});
    group.beginLog(1'704'790'317u + static_cast<unsigned>(i) / 2'000u);
    group.add("time", std::to_string(1'704'790'317 + i / 2'000));
    group.add("remote_addr", "10." + number(0, 255) + '.' + number(0, 255) + '.' + number(0, 255));
    group.add("method", choice(random, {"GET", "POST"}));
    group.add("uri", path);
    group.add("status", choice(random, {"200", "200", "200", "304", "404", "500"}));
    group.add("bytes", number(100, 100'000));
    group.add("latency_ms", number(0, 300) + '.' + number(100, 999));
    group.add("ua",
              choice(random,
                     {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36",
                      "curl/8.5.0", "okhttp/4.12.0", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X)"}));
    group.endLog();
}

// Blocks of `perBlock` groups, as a driver pulls them.
const std::vector<LogBatch> &blocks(int perBlock = 20)
{
    static const std::vector<LogBatch> all = [perBlock] {
        std::mt19937 random(7);
        std::vector<LogBatch> out;
        LogGroupWriter writer;
        for (int g = 0; g < kGroups; ++g) {
            for (int i = 0; i < kLogsPerGroup; ++i)
                addLog(writer, random, g * kLogsPerGroup + i);
            auto group = writer.take();
            auto bytes = std::make_shared<const std::string>(std::move(group.bytes));
            if (g % perBlock == 0)
                out.emplace_back();
            out.back().groups.push_back({Cursor(g + 1), WallTime(), group.lines, *bytes});
            out.back().memory.push_back(std::move(bytes));
        }
        return out;
    }();
    return all;
}

void report(benchmark::State &state)
{
    std::size_t bytes = 0;
    for (const auto &block : blocks())
        bytes += block.bytes();
    const auto rounds = static_cast<double>(state.iterations());
    state.SetBytesProcessed(static_cast<std::int64_t>(rounds * static_cast<double>(bytes)));
    state.SetItemsProcessed(static_cast<std::int64_t>(rounds * kGroups * kLogsPerGroup));
    state.counters["s_per_2M_lines"] = benchmark::Counter(rounds * kGroups * kLogsPerGroup / 2e6,
                                                          benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void csv(benchmark::State &state, Compression compression, std::vector<std::string> columns)
{
    CsvParameter parameter;
    parameter.columns = std::move(columns);
    parameter.compression = compression;
    for (auto _ : state) {
        CsvTemplate work(parameter);
        for (const auto &block : blocks())
            benchmark::DoNotOptimize(work.feed(block));
        benchmark::DoNotOptimize(work.finish());
    }
    report(state);
}

const std::vector<std::string> kAll = {"time", "remote_addr", "method", "uri", "status", "bytes", "latency_ms", "ua"};

void replicate(benchmark::State &state)
{
    for (auto _ : state) {
        ReplicationTemplate work;
        for (const auto &block : blocks())
            benchmark::DoNotOptimize(work.feed(block));
        benchmark::DoNotOptimize(work.finish());
    }
    report(state);
}

// What the walk alone takes: the floor for any template.
void walk(benchmark::State &state)
{
    for (auto _ : state) {
        LogView log;
        for (const auto &block : blocks())
            for (const auto &group : block.groups) {
                auto reader = LogGroupReader::open(group.bytes);
                while (*reader->next(log))
                    benchmark::DoNotOptimize(log.contents.data());
            }
    }
    report(state);
}

BENCHMARK(walk)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(csv, 8_columns, Compression::None, kAll)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(csv, other_order, Compression::None,
                  {"ua", "uri", "time", "bytes", "status", "latency_ms", "remote_addr", "method"})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(csv, 2_columns, Compression::None, {"uri", "status"})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(csv, zstd, Compression::Zstd, kAll)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(csv, snappy, Compression::Snappy, kAll)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(csv, gzip, Compression::Gzip, kAll)->Unit(benchmark::kMillisecond);
BENCHMARK(replicate)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
