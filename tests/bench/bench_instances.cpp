// Warm calls of one sandboxed instance, one after another, beside a bare echo of the same interpreter, in turn: the process
// in its sandbox alone, asked as the echo is; and as the pool asks it, with its log. Commands, policies and clients are in
// bench_calls. usage: bench_instances [CALLS]
#include "engine/base/workerpool.h"
#include "engine/functionruntimes.h"
#include "engine/functions/digest.h"
#include "engine/functions/local/instanceenvironment.h"
#include "engine/functions/local/instancepool.h"
#include "engine/functions/local/runtimefiles.h"
#include "engine/functions/local/sandbox/bridgelaunch.h"
#include "engine/functions/local/sandbox/seccompfilter.h"
#include "engine/qtdescriptorwatch.h"
#include "engine/qtloop.h"
#include "tests/bench/echo.h"
#include "tests/support/fakelogservice.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <csignal>
#include <fstream>

#include <fcntl.h>

using namespace sluice;
using namespace sluice::bench;

namespace {

constexpr int kTurns = 9;

SandboxSettings settings()
{
    SandboxSettings out;
    out.bridge = QCoreApplication::applicationDirPath().toStdString() + "/../bin/sluice-bridge";
    return out;
}

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s\n", toText(error).c_str());
    std::exit(1);
}

template <class Value> Value orStop(Result<Value> result)
{
    if (!result)
        stop(result.error());
    return std::move(*result);
}

InstanceSpecPtr specIn(const QTemporaryDir &folder, const Language &language)
{
    std::ofstream(folder.filePath(language.file).toStdString()) << language.handler;
    InstanceSpec made;
    made.function.key = {"calls", language.name};
    made.function.runtime = language.runtime;
    made.function.handler = "index.handler";
    made.function.memoryMb = 128;
    made.service.name = "calls";
    made.service.log = {"shop", "fn-log"};
    made.codeFolder = folder.path().toStdString();
    return std::make_shared<const InstanceSpec>(std::move(made));
}

InstancePlan planOf(const InstanceSpec &spec, const std::string &id, std::map<std::string, std::string> extra)
{
    InstanceWorld world;
    world.accountId = "0";
    world.instanceId = id;
    world.extra = std::move(extra);
    InstancePlan plan;
    plan.runtime = spec.function.runtime;
    plan.codeFolder = spec.codeFolder;
    plan.environment = instanceEnvironment(spec, world, {}).variables;
    plan.memoryMb = spec.function.memoryMb;
    plan.instanceId = id;
    return plan;
}

// One process in its sandbox, and nothing of the engine but the frames.
class Process {
public:
    explicit Process(const Language &language)
    {
        const auto files = orStop(installRuntimeFiles(kRuntimeFilesInside, m_folder.filePath("data").toStdString()));
        const auto found = findInterpreters(qgetenv("PATH").toStdString());
        const auto command = orStop(runtimeCommand(language.runtime, found, files, 128));
        const auto plan = planOf(*specIn(m_folder, language), newUuid(), {});
        m_bridge = orStop(launchBridge(settings(), plan, command, orStop(seccompFilter())));
        ::fcntl(m_bridge.protocol.get(), F_SETFL, 0); // waits, as the echo's driver does
        static_cast<void>(heard());
    }
    ~Process()
    {
        ::kill(-m_bridge.process.pid, SIGKILL);
        ::waitpid(m_bridge.process.pid, nullptr, 0);
    }
    double warmMicros(int calls)
    {
        std::vector<std::string> ids;
        while (ids.size() < static_cast<std::size_t>(calls))
            ids.push_back(newUuid());
        exchange(ids, calls / 5);
        const auto start = Steady::now();
        exchange(ids, calls);
        return Micros(Steady::now() - start).count() / calls;
    }

private:
    RuntimeWord heard()
    {
        std::array<char, 65'536> bytes;
        for (;;) {
            if (auto word = orStop(m_speech->next()))
                return std::move(*word);
            const auto got = ::read(m_bridge.protocol.get(), bytes.data(), bytes.size());
            if (got <= 0)
                stop({ErrorKind::Failed, "ProcessEnded", "the runtime has ended"});
            m_speech->hear({bytes.data(), static_cast<std::size_t>(got)});
        }
    }
    void exchange(const std::vector<std::string> &ids, int count)
    {
        for (int i = 0; i < count; ++i) {
            const auto call = m_speech->invoke({ids[static_cast<std::size_t>(i)], nullptr, 4'102'444'800'000}, kEvent);
            static_cast<void>(::write(m_bridge.protocol.get(), call.data(), call.size()));
            if (heard().body != kEvent)
                stop({ErrorKind::Failed, "WrongReply", "the reply is another one"});
        }
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RuntimeSpeech> m_speech = makeFrameSpeech();
    LaunchedBridge m_bridge;
};

class Bench {
public:
    Bench()
        : m_logs(m_loop)
        , m_log(m_loop, m_logs)
        , m_runtimes(m_loop, m_threads, m_watch, settings(), m_folder.filePath("data").toStdString())
        , m_pool(ports(), InstanceLimits())
    {
        m_logs.create({"shop", "fn-log"});
        m_runtimes.prepare([this](Done ready) {
            if (!ready)
                stop(ready.error());
            m_events.quit();
        });
        m_events.exec();
    }

    // Microseconds a call, each made when the one before was answered.
    double warmMicros(const Language &language, int calls)
    {
        const auto spec = specOf(language);
        while (m_ids.size() < static_cast<std::size_t>(calls)) // the caller's, and its time
            m_ids.push_back(newUuid());
        run(spec, calls / 5);
        const auto start = Steady::now();
        run(spec, calls);
        return Micros(Steady::now() - start).count() / calls;
    }
    [[nodiscard]] std::uint64_t started() const { return m_pool.figures().started; }

private:
    InstancePorts ports()
    {
        const auto setup = [this](const InstanceSpecPtr &spec, const std::string &id, Reply<InstanceSetup> reply) {
            InstanceSetup made;
            made.plan = planOf(*spec, id, *m_runtimes.environmentOf(spec->function.runtime));
            reply(std::move(made));
        };
        return {m_loop, m_runtimes, m_log, setup, nullptr};
    }

    InstanceSpecPtr specOf(const Language &language)
    {
        auto &spec = m_specs[language.name];
        return spec ? spec : spec = specIn(m_folder, language);
    }

    void run(const InstanceSpecPtr &spec, int calls)
    {
        int ended = 0;
        std::function<void()> next = [&] {
            const auto &id = m_ids[static_cast<std::size_t>(ended)];
            static_cast<void>(m_pool.invoke(spec, id, kEvent, [&](Result<Outcome> outcome) {
                if (!outcome || outcome->reply != kEvent)
                    stop(outcome ? Error{ErrorKind::Failed, outcome->errorCode, outcome->errorMessage} : outcome.error());
                ++ended == calls ? m_events.quit() : next();
            }));
        };
        next();
        m_events.exec();
    }

    QTemporaryDir m_folder;
    QEventLoop m_events;
    QtLoop m_loop;
    QtDescriptorWatch m_watch{m_loop};
    WorkerPool m_threads{"bench", 1};
    test::FakeLogService m_logs;
    FunctionLog m_log;
    FunctionRuntimes m_runtimes;
    InstancePool m_pool;
    std::map<std::string, InstanceSpecPtr> m_specs;
    std::vector<std::string> m_ids;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int calls = argc > 1 ? std::max(5, std::atoi(argv[1])) : 20'000;
    Bench bench;
    for (const auto &language : {kPython, kNode}) {
        Process process(language);
        std::vector<double> echoes;
        std::vector<double> alone;
        std::vector<double> pooled;
        for (int turn = 0; turn < kTurns; ++turn) {
            echoes.push_back(echoMicros(language, calls));
            alone.push_back(process.warmMicros(calls));
            pooled.push_back(bench.warmMicros(language, calls));
        }
        const auto echo = std::ranges::min(echoes); // what else runs on the machine only adds
        for (const auto &[what, all] : {std::pair("sandboxed process", alone), std::pair("instance of the pool", pooled)}) {
            const auto call = std::ranges::min(all);
            std::printf("%s, the best turns: echo %.1f us, %s %.1f us = %.2f of it, %.0f calls/s\n", language.name, echo,
                        what, call, call / echo, 1e6 / call);
        }
    }
    std::printf("%llu instances for all of it\n", static_cast<unsigned long long>(bench.started()));
    return 0;
}
