// Triggers against a real disk and a real clock; prints figures, judges nothing.
//   windows   64 pumps in catch-up, one log group a window, a function that does nothing: durable windows a second
//   idle      10,000 triggers × 4 shards on 100 Logstores with nothing new: CPU, memory, tick lateness
//   raw       what the disk gives: syncs of one page a second
// SLUICE_BENCH_DIR: where the files go; default: the temporary folder. SLUICE_BENCH_SECONDS: of `idle`, default 70.
#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/posixfilelayer.h"
#include "engine/logs/loggroupwriter.h"
#include "engine/triggers/ledger.h"
#include "engine/triggers/scheduler.h"
#include "engine/triggers/shipper.h"
#include "engine/triggers/sqlitestatestore.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace sluice;

namespace {

std::string folder()
{
    const char *given = std::getenv("SLUICE_BENCH_DIR");
    return (given ? std::string(given) : std::filesystem::temp_directory_path().string()) + "/sluice-bench-triggers";
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double residentMiB()
{
    long pages = 0;
    long resident = 0;
    if (auto *file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2)
            resident = 0;
        std::fclose(file);
    }
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

// A loop of its own: posted tasks and timers on the thread that calls runUntil().
class BenchLoop final : public Loop {
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
    TimerId at(BootTime when, Task task) override { return m_timers.at(when, std::move(task)); }
    void cancel(TimerId id) override { m_timers.cancel(id); }

    template <class Condition> void runUntil(Condition done)
    {
        while (!done()) {
            std::deque<Task> tasks;
            {
                std::unique_lock lock(m_mutex);
                const auto next = m_timers.next();
                const auto wait = next ? std::max(*next - m_clock.boot(), Duration(0)) : Duration(std::chrono::seconds(1));
                m_wake.wait_for(lock, wait, [this] { return !m_tasks.empty(); });
                tasks.swap(m_tasks);
            }
            for (auto &task : tasks)
                task();
            m_timers.runDue(m_clock.boot());
        }
    }

private:
    SystemClock m_clock;
    TimerQueue m_timers;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
};

class Nothing final : public FunctionService {
public:
    explicit Nothing(Loop &loop)
        : m_loop(loop)
    {
    }
    InvocationId invoke(Invocation, Reply<Outcome> reply) override
    {
        m_loop.answer<Outcome>(std::move(reply), Outcome{});
        return InvocationId(++m_calls);
    }
    void cancel(InvocationId) override { }

private:
    Loop &m_loop;
    std::uint64_t m_calls = 0;
};

struct Machine {
    Machine()
    {
        std::filesystem::remove_all(folder());
        std::filesystem::create_directories(folder());
        logs = LocalLogService::create({folder() + "/logs"}, files, loop, pool).value();
        state = SqliteStateStore::open(folder() + "/state.db", loop, pool).value();
    }
    ~Machine()
    {
        scheduler.reset();
        shipper.reset();
        state.reset();
        logs.reset();
        std::filesystem::remove_all(folder());
    }
    void open(const LogstoreKey &key, int shards)
    {
        Logstore definition;
        definition.key = key;
        definition.uid = key.project + '-' + key.logstore;
        definition.shards = shards;
        bool done = false;
        logs->open(definition, [&](Done result) { done = result.has_value(); });
        loop.runUntil([&] { return done; });
    }
    void trigger(const std::string &name, const LogstoreKey &source, int interval)
    {
        Trigger trigger;
        trigger.key = {"svc", "fn", name};
        trigger.uid = "uid-" + name;
        trigger.source = source;
        trigger.triggerLog = "log";
        trigger.intervalSeconds = interval;
        trigger.start = StartAt::Oldest;
        trigger.windowGroups = 1;
        definitions.triggers[trigger.key] = trigger;
    }
    void start()
    {
        definitions.authorized = true;
        const auto recorded = [this](const LedgerRecord &record, const LogstoreKey &log) {
            ledger.append(record);
            windows += record.status == AttemptStatus::Ok ? 1 : 0;
            if (shipper)
                shipper->poke(log);
        };
        const auto offload = [this](Task task) { pool.post(std::move(task)); };
        shipper = std::make_unique<Shipper>(ShipperPorts{loop, *logs, *state, offload, recorded});
        SchedulerEvents events;
        events.recorded = recorded;
        events.ticked = [this](Duration late) { lateness.push_back(late.count()); };
        scheduler = std::make_unique<Scheduler>(SchedulerPorts{loop, *logs, functions, *state},
                                                SchedulerOptions{"http://127.0.0.1:1"}, std::move(events));
        scheduler->sync(std::make_shared<const Definitions>(definitions));
        scheduler->start();
    }

    BenchLoop loop;
    PosixFileLayer files;
    WorkerPool pool{"bench", 2};
    std::unique_ptr<LocalLogService> logs;
    std::unique_ptr<SqliteStateStore> state;
    Nothing functions{loop};
    Definitions definitions;
    Ledger ledger;
    std::unique_ptr<Shipper> shipper;
    std::unique_ptr<Scheduler> scheduler;
    std::uint64_t windows = 0;
    std::vector<std::int64_t> lateness;
};

void raw()
{
    std::filesystem::create_directories(folder());
    const auto path = folder() + "/raw";
    const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    const std::string page(16 * 1024, 'x');
    const auto begin = std::chrono::steady_clock::now();
    int syncs = 0;
    while (std::chrono::steady_clock::now() - begin < std::chrono::seconds(2)) {
        if (::write(fd, page.data(), page.size()) < 0 || ::fdatasync(fd) != 0)
            break;
        ++syncs;
    }
    const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    ::close(fd);
    std::filesystem::remove_all(folder());
    std::printf("raw: %.0f write+fdatasync of 16 KiB a second\n", syncs / took);
}

void windows()
{
    constexpr int kPumps = 64;
    constexpr int kGroups = 1'000;
    Machine machine;
    const LogstoreKey source{"bench", "source"};
    machine.open(source, kPumps);
    machine.open({"bench", "log"}, 1);
    int waiting = 0;
    for (int shard = 0; shard < kPumps; ++shard) {
        std::vector<EncodedGroup> groups;
        LogGroupWriter writer;
        for (int i = 0; i < kGroups; ++i) {
            writer.beginLog(1'700'000'000);
            writer.add("content", "a line of a log");
            writer.endLog();
            groups.push_back(writer.take());
        }
        AppendOptions options;
        options.shard = ShardId(shard);
        ++waiting;
        machine.logs->append(source, std::move(groups), options, [&](Result<AppendReceipt>) { --waiting; });
    }
    machine.loop.runUntil([&] { return waiting == 0; });
    machine.trigger("catchup", source, 60);
    const auto cpu = cpuSeconds();
    const auto commits = machine.state->transactions();
    const auto begin = std::chrono::steady_clock::now();
    machine.start();
    machine.loop.runUntil([&] { return machine.windows == kPumps * kGroups; });
    const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const auto transactions = static_cast<double>(machine.state->transactions() - commits);
    std::printf(
        "windows: %d in %.2f s = %.0f a second; %.1f windows a transaction; %.1f us of CPU a window; outbox %llu rows\n",
        kPumps * kGroups, took, kPumps * kGroups / took, kPumps * kGroups / transactions,
        (cpuSeconds() - cpu) / (kPumps * kGroups) * 1e6, static_cast<unsigned long long>(machine.state->outbox().rows));
}

void idle()
{
    const char *given = std::getenv("SLUICE_BENCH_SECONDS");
    const int seconds = given ? std::atoi(given) : 70;
    Machine machine;
    for (int i = 0; i < 100; ++i)
        machine.open({"bench", "source-" + std::to_string(i)}, 4);
    machine.open({"bench", "log"}, 1);
    const auto empty = residentMiB();
    for (int i = 0; i < 10'000; ++i)
        machine.trigger("trigger-" + std::to_string(i), {"bench", "source-" + std::to_string(i % 100)}, 60);
    const auto cpuStart = cpuSeconds();
    machine.start();
    const auto warm = std::chrono::steady_clock::now() + std::chrono::seconds(10); // creation ticks, start positions
    machine.loop.runUntil([&] { return std::chrono::steady_clock::now() >= warm && machine.lateness.size() >= 40'000; });
    std::printf("idle: 40,000 pumps made in %.1f s of CPU\n", cpuSeconds() - cpuStart);
    // An engine that starts again spreads its ticks; what is measured is such a one.
    machine.scheduler.reset();
    machine.start();
    const auto again = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    const auto ticksBefore = machine.lateness.size();
    machine.loop.runUntil(
        [&] { return std::chrono::steady_clock::now() >= again && machine.lateness.size() >= ticksBefore + 40'000; });
    machine.lateness.clear();
    const auto cpu = cpuSeconds();
    const auto begin = std::chrono::steady_clock::now();
    machine.loop.runUntil([&] { return std::chrono::steady_clock::now() - begin >= std::chrono::seconds(seconds); });
    const auto used = cpuSeconds() - cpu;
    auto &late = machine.lateness;
    std::ranges::sort(late);
    const auto at = [&](double share) {
        return late.empty()
            ? 0.0
            : static_cast<double>(late[static_cast<std::size_t>(share * static_cast<double>(late.size() - 1))]) / 1e3;
    };
    std::printf("idle: %zu ticks in %d s; %.2f %% of a core, %.1f us a tick; late p50 %.2f ms, p99 %.2f ms, worst %.2f ms\n",
                late.size(), seconds, used / seconds * 100, used / static_cast<double>(late.size()) * 1e6, at(0.5), at(0.99),
                at(1.0));
    std::printf("idle: %.0f MiB resident, %.0f of it before the triggers\n", residentMiB(), empty);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string only = argc > 1 ? argv[1] : "";
    if (only.empty() || only == "raw")
        raw();
    if (only.empty() || only == "windows")
        windows();
    if (only.empty() || only == "idle")
        idle();
    return 0;
}
