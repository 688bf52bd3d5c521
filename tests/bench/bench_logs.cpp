// The Logstore beside the bare disk, in one run: durable append and sequential read, and the codec.
// Compare AppendStore with AppendRaw at the same commit size, and ReadStore with ReadRaw; absolute figures are the
// machine's.
#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/posixfilelayer.h"
#include "engine/logs/loggroupreader.h"
#include "engine/logs/loggroupwriter.h"

#include <benchmark/benchmark.h>

#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <random>

#include <fcntl.h>
#include <unistd.h>

using namespace sluice;

namespace {

constexpr std::size_t kGroupBytes = 100 * 1024;
constexpr std::size_t kFileBytes = 256 * limits::kMiB;
constexpr std::size_t kSegment = limits::kSegmentBytes;

std::string folder()
{
    const char *given = std::getenv("SLUICE_BENCH_DIR");
    return (given ? std::string(given) : std::filesystem::temp_directory_path().string()) + "/sluice-bench-logs";
}

std::string noise(std::size_t size)
{
    static std::mt19937_64 dice(1);
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i + 8 <= size; i += 8) {
        const auto word = dice();
        std::memcpy(bytes.data() + i, &word, 8);
    }
    return bytes;
}

// Answers at once on whatever thread: the store is measured, not a loop.
class DirectLoop final : public Loop {
public:
    Clock &clock() override { return m_clock; }
    void post(Task task) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
    }
    TimerId at(BootTime, Task) override { return {}; }
    void cancel(TimerId) override { }

    template <class Condition> void runUntil(Condition done)
    {
        while (!done()) {
            std::deque<Task> tasks;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return !m_tasks.empty(); });
                tasks.swap(m_tasks);
            }
            for (auto &task : tasks)
                task();
        }
    }

private:
    SystemClock m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
};

class Store {
public:
    Store()
    {
        std::filesystem::remove_all(folder());
        start();
    }
    ~Store()
    {
        logs.reset();
        std::filesystem::remove_all(folder());
    }
    void start()
    {
        logs = LocalLogService::create({folder()}, files, loop, pool).value();
        Logstore definition;
        definition.key = key;
        definition.uid = "bench";
        definition.shards = 1;
        bool open = false;
        logs->open(definition, [&](Result<void> result) { open = result.has_value(); });
        loop.runUntil([&] { return open; });
    }
    void append(std::vector<EncodedGroup> groups)
    {
        ++waiting;
        logs->append(key, std::move(groups), {}, [this](Result<AppendReceipt> receipt) {
            --waiting;
            failures += receipt ? 0 : 1;
        });
    }

    PosixFileLayer files;
    DirectLoop loop;
    WorkerPool pool{"bench", 2};
    std::unique_ptr<LocalLogService> logs;
    const LogstoreKey key{"bench", "bench"};
    std::size_t waiting = 0;
    std::size_t failures = 0;
};

// Groups of 100 KiB, `groups` of them a commit, one commit after another.
void AppendRaw(benchmark::State &state)
{
    const auto groups = static_cast<std::size_t>(state.range(0));
    std::filesystem::remove_all(folder());
    std::filesystem::create_directories(folder());
    const auto payload = noise(kGroupBytes * groups);
    int fd = -1;
    std::size_t at = kSegment;
    int file = 0;
    for (auto _ : state) {
        if (at >= kSegment) {
            if (fd >= 0)
                ::close(fd);
            fd = ::open((folder() + "/raw-" + std::to_string(file++)).c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
            at = 0;
        }
        if (::pwrite(fd, payload.data(), payload.size(), static_cast<off_t>(at)) != static_cast<ssize_t>(payload.size())
            || ::fdatasync(fd) != 0)
            state.SkipWithError("write failed");
        at += payload.size();
    }
    ::close(fd);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(payload.size()));
    std::filesystem::remove_all(folder());
}

void AppendStore(benchmark::State &state)
{
    const auto groups = static_cast<std::size_t>(state.range(0));
    Store store;
    const auto payload = noise(kGroupBytes);
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<EncodedGroup> batch;
        for (std::size_t g = 0; g < groups; ++g)
            batch.push_back({payload, 1});
        state.ResumeTiming();
        store.append(std::move(batch));
        store.loop.runUntil([&] { return store.waiting == 0; });
    }
    if (store.failures > 0)
        state.SkipWithError("append failed");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kGroupBytes * groups));
}

// Eight appenders that never wait: group commit gathers what is queued.
void AppendStoreQueued(benchmark::State &state)
{
    Store store;
    const auto payload = noise(kGroupBytes);
    for (auto _ : state) {
        std::vector<EncodedGroup> batch;
        batch.push_back({payload, 1});
        store.append(std::move(batch));
        store.loop.runUntil([&] { return store.waiting < 16; });
    }
    store.loop.runUntil([&] { return store.waiting == 0; });
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kGroupBytes));
}

void ReadRaw(benchmark::State &state)
{
    std::filesystem::remove_all(folder());
    std::filesystem::create_directories(folder());
    const auto path = folder() + "/raw";
    {
        const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY, 0600);
        const auto bytes = noise(4 * limits::kMiB);
        for (std::size_t at = 0; at < kFileBytes; at += bytes.size())
            if (::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at)) < 0)
                state.SkipWithError("write failed");
        ::close(fd);
    }
    std::string buffer(4 * limits::kMiB, '\0');
    for (auto _ : state) {
        const int fd = ::open(path.c_str(), O_RDONLY);
        for (std::size_t at = 0; at < kFileBytes; at += buffer.size())
            benchmark::DoNotOptimize(::pread(fd, buffer.data(), buffer.size(), static_cast<off_t>(at)));
        ::close(fd);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kFileBytes));
    std::filesystem::remove_all(folder());
}

void ReadStore(benchmark::State &state)
{
    Store store;
    const auto payload = noise(kGroupBytes);
    std::size_t written = 0;
    for (; written < kFileBytes; written += kGroupBytes * 40) {
        std::vector<EncodedGroup> batch;
        for (int g = 0; g < 40; ++g)
            batch.push_back({payload, 1});
        store.append(std::move(batch));
        store.loop.runUntil([&] { return store.waiting == 0; });
    }
    Cursor first;
    store.logs->cursor(store.key, ShardId(0), {CursorEdge::Begin}, [&](Result<Cursor> begin) { first = *begin; });
    store.loop.runUntil([&] { return first.value() > 0; });
    for (auto _ : state) {
        auto at = first;
        bool end = false;
        while (!end) {
            bool answered = false;
            store.logs->pull(store.key, ShardId(0), at, {}, [&](Result<LogBatch> batch) {
                end = !batch || batch->next == at;
                at = batch ? batch->next : at;
                answered = true;
            });
            store.loop.runUntil([&] { return answered; });
        }
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(written));
}

void writeLogs(LogGroupWriter &writer, int logs)
{
    static constexpr std::pair<std::string_view, std::string_view> kFields[] = {
        {"remote_addr", "203.0.113.77"},
        {"time_local", "22/Nov/2026:14:12:49 +0000"},
        {"request_method", "GET"},
        {"request_uri", "/catalog/items/48213?page=2&sort=price"},
        {"status", "200"},
        {"body_bytes_sent", "18233"},
        {"http_referer", "https://shop.example/catalog"},
        {"http_user_agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"}};
    for (int i = 0; i < logs; ++i) {
        writer.beginLog(1'700'000'000 + static_cast<std::uint32_t>(i));
        for (const auto &[key, value] : kFields)
            writer.add(key, value);
        writer.endLog();
    }
}

void EncodeLogsOf8Fields(benchmark::State &state)
{
    LogGroupWriter writer(1024 * 1024);
    std::int64_t bytes = 0;
    for (auto _ : state) {
        writeLogs(writer, 2'000);
        auto group = writer.take();
        bytes += static_cast<std::int64_t>(group.bytes.size());
        benchmark::DoNotOptimize(group.bytes.data());
        writer.recycle(std::move(group.bytes));
    }
    state.SetItemsProcessed(state.iterations() * 2'000);
    state.SetBytesProcessed(bytes);
}

void DecodeLogsOf8Fields(benchmark::State &state)
{
    LogGroupWriter writer(1024 * 1024);
    writeLogs(writer, 2'000);
    const auto group = writer.take();
    LogView log;
    for (auto _ : state) {
        auto reader = LogGroupReader::open(group.bytes).value();
        while (reader.next(log).value())
            benchmark::DoNotOptimize(log.contents.data());
    }
    state.SetItemsProcessed(state.iterations() * 2'000);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(group.bytes.size()));
}

// A tick that finds nothing new: what ten thousand triggers ask all day.
void CutNothingNew(benchmark::State &state)
{
    Store store;
    Cursor end;
    store.logs->cursor(store.key, ShardId(0), {CursorEdge::End}, [&](Result<Cursor> cursor) { end = *cursor; });
    store.loop.runUntil([&] { return end.value() > 0; });
    for (auto _ : state) {
        bool answered = false;
        store.logs->cut(store.key, ShardId(0), end, {}, [&](Result<WindowCut> cut) { answered = cut.has_value(); });
        store.loop.runUntil([&] { return answered; });
    }
    state.SetItemsProcessed(state.iterations());
}

} // namespace

BENCHMARK(AppendRaw)->Arg(1)->Arg(10)->Arg(40)->UseRealTime();
BENCHMARK(AppendStore)->Arg(1)->Arg(10)->Arg(40)->UseRealTime();
BENCHMARK(AppendStoreQueued)->UseRealTime();
BENCHMARK(ReadRaw)->UseRealTime();
BENCHMARK(ReadStore)->UseRealTime();
BENCHMARK(EncodeLogsOf8Fields);
BENCHMARK(DecodeLogsOf8Fields);
BENCHMARK(CutNothingNew);
BENCHMARK_MAIN();
