// Warm calls of one sandboxed instance, one after another: pool, protocol, process and its log, without commands, policies
// and clients (bench_calls has those); beside a bare echo of the same interpreter, in turn. usage: bench_instances [CALLS]
#include "engine/base/workerpool.h"
#include "engine/functionruntimes.h"
#include "engine/functions/digest.h"
#include "engine/functions/local/instanceenvironment.h"
#include "engine/functions/local/instancepool.h"
#include "engine/qtdescriptorwatch.h"
#include "engine/qtloop.h"
#include "tests/bench/echo.h"
#include "tests/support/fakelogservice.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>

#include <algorithm>
#include <fstream>

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
    [[noreturn]] static void stop(const Error &error)
    {
        std::fprintf(stderr, "%s\n", toText(error).c_str());
        std::exit(1);
    }

    InstancePorts ports()
    {
        const auto setup = [this](const InstanceSpecPtr &spec, const std::string &id, Reply<InstanceSetup> reply) {
            InstanceWorld world;
            world.accountId = "0";
            world.instanceId = id;
            world.extra = *m_runtimes.environmentOf(spec->function.runtime);
            InstanceSetup made;
            made.plan.runtime = spec->function.runtime;
            made.plan.codeFolder = spec->codeFolder;
            made.plan.environment = instanceEnvironment(*spec, world, {}).variables;
            made.plan.memoryMb = spec->function.memoryMb;
            made.plan.instanceId = id;
            reply(std::move(made));
        };
        return {m_loop, m_runtimes, m_log, setup, nullptr};
    }

    InstanceSpecPtr specOf(const Language &language)
    {
        auto &spec = m_specs[language.name];
        if (spec)
            return spec;
        std::ofstream(m_folder.filePath(language.file).toStdString()) << language.handler;
        InstanceSpec made;
        made.function.key = {"calls", language.name};
        made.function.runtime = language.runtime;
        made.function.handler = "index.handler";
        made.function.memoryMb = 128;
        made.service.name = "calls";
        made.service.log = {"shop", "fn-log"};
        made.codeFolder = m_folder.path().toStdString();
        return spec = std::make_shared<const InstanceSpec>(std::move(made));
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
        std::vector<double> echoes;
        std::vector<double> warm;
        for (int turn = 0; turn < kTurns; ++turn) {
            echoes.push_back(echoMicros(language, calls));
            warm.push_back(bench.warmMicros(language, calls));
        }
        const auto echo = std::ranges::min(echoes); // what else runs on the machine only adds
        const auto call = std::ranges::min(warm);
        std::printf("%s, the best turns: echo %.1f us, warm call %.1f us = %.2f of it, %.0f calls/s\n", language.name, echo,
                    call, call / echo, 1e6 / call);
    }
    std::printf("%llu instances for all of it\n", static_cast<unsigned long long>(bench.started()));
    return 0;
}
