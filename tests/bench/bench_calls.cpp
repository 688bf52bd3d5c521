// Warm calls of sandboxed user code, one after another on one instance, beside a bare length-prefixed echo of the same
// interpreter over a Unix socket: of an engine on this thread, as a trigger calls it, and as a client of another thread
// does. Then what an engine adds at a rate over many functions. usage: bench_calls [CALLS] [SECONDS]
#include "engine/base/descriptor.h"
#include "engine/client/inprocessclient.h"
#include "engine/engine.h"
#include "engine/enginethread.h"
#include "engine/functions/local/sandbox/spawn.h"
#include "tests/bench/echo.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

using namespace sluice;
using namespace sluice::bench;

namespace {

constexpr int kFunctions = 20;

EngineOptions optionsIn(const QTemporaryDir &folder)
{
    auto lock = EngineLock::take(folder.filePath("data").toStdString());
    EngineOptions options{std::move(*lock), Scheduling::On, Collecting::On, Residence::Resident};
    options.sandboxBridge = QCoreApplication::applicationDirPath().toStdString() + "/../bin/sluice-bridge";
    return options;
}

template <class Value> Value orStop(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", toText(result.error()).c_str());
        std::exit(1);
    }
    return std::move(*result);
}

// The engine on this thread.
class EngineHere {
public:
    EngineHere()
        : m_engine(orStop(Engine::open(optionsIn(m_folder), m_loop)))
        , m_client(m_engine->line())
    {
        m_engine->start([](Done) {});
    }
    ~EngineHere()
    {
        QEventLoop events;
        m_engine->stop([&events](Done) { events.quit(); });
        events.exec();
    }
    EngineClient &client() { return m_client; }

private:
    QTemporaryDir m_folder;
    QtLoop m_loop;
    std::unique_ptr<Engine> m_engine;
    InProcessClient m_client;
};

// The engine on a thread of its own, as both programs have it.
class EngineThere {
public:
    EngineThere()
        : m_host(orStop(startEngineThread(optionsIn(m_folder))))
    {
    }
    ~EngineThere()
    {
        QEventLoop events;
        m_host->stop([&events] { events.quit(); });
        events.exec();
    }
    EngineClient &client() { return m_host->client(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<EngineHost> m_host;
};

class Bench {
public:
    explicit Bench(EngineClient &client)
        : m_client(client)
    {
        for (const auto &language : {kPython, kNode})
            std::ofstream(m_folder.filePath(language.file).toStdString()) << language.handler;
        define();
    }

    // Microseconds a call, each sent when the one before was answered.
    double warmMicros(const std::string &function, int calls)
    {
        run(function, calls / 5);
        const auto start = Steady::now();
        run(function, calls);
        return Micros(Steady::now() - start).count() / calls;
    }

    // What the engine and its client add to calls that come at a rate, over all functions in turn: sorted.
    std::vector<double> overheads(int aSecond, int seconds)
    {
        for (int i = 0; i < kFunctions; ++i)
            run("f" + std::to_string(i), 5);
        std::vector<double> added;
        QEventLoop loop;
        const int all = aSecond * seconds;
        int sent = 0;
        int ended = 0;
        const auto start = Steady::now();
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            const auto due = static_cast<int>(Micros(Steady::now() - start).count() * aSecond / 1e6);
            for (; sent < std::min(due, all); ++sent)
                send("f" + std::to_string(sent % kFunctions), [&, at = Steady::now()](const InvokeAnswer &answer) {
                    added.push_back(Micros(Steady::now() - at).count() - static_cast<double>(answer.durationMicros));
                    if (++ended == all)
                        loop.quit();
                });
        });
        timer.start(1);
        loop.exec();
        std::ranges::sort(added);
        return added;
    }

private:
    void define()
    {
        PutDefinitions put;
        put.authorize = true;
        put.projects.emplace_back().name = "shop";
        auto &log = put.logstores.emplace_back();
        log.key = {"shop", "fn-log"};
        log.shards = 1;
        auto &service = put.services.emplace_back();
        service.name = "calls";
        service.log = log.key;
        const auto add = [&](const std::string &name, const char *runtime) {
            auto &function = put.functions.emplace_back();
            function.key = {"calls", name};
            function.runtime = runtime;
            function.handler = "index.handler";
            function.code = m_folder.path().toStdString();
            function.memoryMb = 128;
        };
        for (int i = 0; i < kFunctions; ++i)
            add("f" + std::to_string(i), "python3");
        add("node", "nodejs");
        QEventLoop loop;
        m_client.send(std::move(put), &loop, [&loop](Result<PutAnswer> answer) {
            orStop(std::move(answer));
            loop.quit();
        });
        loop.exec();
    }

    void send(const std::string &function, std::function<void(const InvokeAnswer &)> ended)
    {
        m_client.send(InvokeFunction{{"calls", function}, kEvent}, &m_client,
                      [ended = std::move(ended)](Result<InvokeAnswer> given) {
                          const auto answer = orStop(std::move(given));
                          if (answer.status != "ok" || answer.reply != kEvent)
                              orStop<int>(fail(ErrorKind::Failed, answer.errorCode, answer.errorMessage));
                          ended(answer);
                      });
    }

    void run(const std::string &function, int calls)
    {
        QEventLoop loop;
        int ended = 0;
        std::function<void()> next = [&] {
            send(function, [&](const InvokeAnswer &) { ++ended == calls ? loop.quit() : next(); });
        };
        next();
        loop.exec();
    }

    EngineClient &m_client;
    QTemporaryDir m_folder;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int calls = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20'000;
    const int seconds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 10;
    const auto warm = [calls](Bench &bench, const char *where) {
        for (const auto &[language, function] : {std::pair(kPython, "f0"), std::pair(kNode, "node")}) {
            const auto echo = echoMicros(language, calls);
            const auto call = bench.warmMicros(function, calls);
            std::printf("%s, %s: echo %.1f us, warm call %.1f us = %.2f of it, %.0f calls/s\n", language.name, where, echo,
                        call, call / echo, 1e6 / call);
        }
    };
    {
        EngineHere engine;
        Bench bench(engine.client());
        warm(bench, "from the engine's thread");
    }
    EngineThere engine;
    Bench bench(engine.client());
    warm(bench, "from a client's thread");
    const auto added = bench.overheads(1'000, seconds);
    const auto at = [&](double share) { return added[static_cast<std::size_t>(share * double(added.size() - 1))] / 1000; };
    std::printf("1,000 calls/s over %d functions: added by the engine p50 %.2f, p99 %.2f, worst %.2f ms\n", kFunctions,
                at(.5), at(.99), at(1));
    return 0;
}
