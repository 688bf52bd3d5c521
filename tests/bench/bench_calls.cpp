// Warm calls of sandboxed user code through a whole engine, as a client makes them, beside a bare length-prefixed echo of
// the same interpreter over a Unix socket. usage: bench_calls [CALLS] [SECONDS]
#include "engine/base/descriptor.h"
#include "engine/functions/local/sandbox/spawn.h"
#include "engine/enginethread.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

#include <sys/socket.h>
#include <sys/wait.h>

using namespace sluice;

namespace {

using Micros = std::chrono::duration<double, std::micro>;
using Steady = std::chrono::steady_clock;

const std::string kEvent = R"({"source":{"projectName":"shop-logs","logstoreName":"orders","shardId":0},"parameter":{}})";
const char *const kPythonEcho = "import os\n"
                                "while True:\n"
                                "    data = os.read(3, 65536)\n"
                                "    if not data: break\n"
                                "    size = int.from_bytes(data[:4], 'big')\n"
                                "    while len(data) < 4 + size: data += os.read(3, 65536)\n"
                                "    os.write(3, data[:4] + data[4:4 + size])\n";
const char *const kNodeEcho = "const s = new (require('net').Socket)({ fd: 3, readable: true, writable: true });"
                              "s.on('data', (d) => { const n = d.readUInt32BE(0); s.write(d.subarray(0, 4 + n)); });";
constexpr int kFunctions = 20;
constexpr int kUnderWay = 4; // so that one instance always has its next call

void fileOf(const QString &path, const char *text)
{
    std::ofstream(path.toStdString()) << text;
}

double echoMicros(const std::string &program, const char *option, const char *code, int calls)
{
    int ends[2];
    ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const auto process = spawn(program, {program, option, code}, {-1, -1, -1, theirs.get()});
    theirs.reset();
    std::string message(4, '\0');
    message[3] = static_cast<char>(kEvent.size());
    message += kEvent;
    std::string answer(message.size(), '\0');
    const auto exchange = [&](int count) {
        for (int i = 0; i < count; ++i) {
            static_cast<void>(::write(ours.get(), message.data(), message.size()));
            for (std::size_t got = 0; got < answer.size();) {
                const auto more = ::read(ours.get(), answer.data() + got, answer.size() - got);
                if (more <= 0)
                    std::exit(1);
                got += static_cast<std::size_t>(more);
            }
        }
    };
    exchange(calls / 5);
    const auto start = Steady::now();
    exchange(calls);
    const Micros took = Steady::now() - start;
    ours.reset();
    ::waitpid(process->pid, nullptr, 0);
    return took.count() / calls;
}

class Bench {
public:
    Bench()
    {
        fileOf(m_folder.filePath("index.py"), "def handler(event, context):\n    return event\n");
        fileOf(m_folder.filePath("index.js"), "exports.handler = (event, context, callback) => callback(null, event);\n");
        auto lock = EngineLock::take(m_data.filePath("data").toStdString());
        EngineOptions options{std::move(*lock), Scheduling::On, Collecting::On, Residence::Resident};
        options.sandboxBridge = QCoreApplication::applicationDirPath().toStdString() + "/../bin/sluice-bridge";
        auto started = startEngineThread(std::move(options));
        if (!started)
            stop(started.error());
        m_host = std::move(*started);
        define();
    }
    ~Bench()
    {
        QEventLoop loop;
        m_host->stop([&loop] { loop.quit(); });
        loop.exec();
    }

    // Microseconds a call, one instance never waiting for its next.
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
    [[noreturn]] static void stop(const Error &error)
    {
        std::fprintf(stderr, "%s\n", toText(error).c_str());
        std::exit(1);
    }

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
        m_host->client().send(std::move(put), &loop, [&loop](Result<PutAnswer> answer) {
            if (!answer)
                stop(answer.error());
            loop.quit();
        });
        loop.exec();
    }

    void send(const std::string &function, std::function<void(const InvokeAnswer &)> ended)
    {
        m_host->client().send(InvokeFunction{{"calls", function}, kEvent}, &m_host->client(),
                              [ended = std::move(ended)](Result<InvokeAnswer> answer) {
                                  if (!answer)
                                      stop(answer.error());
                                  if (answer->status != "ok" || answer->reply != kEvent)
                                      stop({ErrorKind::Failed, answer->errorCode, answer->errorMessage});
                                  ended(*answer);
                              });
    }

    void run(const std::string &function, int calls)
    {
        QEventLoop loop;
        int sent = 0;
        int ended = 0;
        std::function<void()> next = [&] {
            ++sent;
            send(function, [&](const InvokeAnswer &) {
                if (++ended == calls)
                    return loop.quit();
                if (sent < calls)
                    next();
            });
        };
        // The first alone: it starts the one instance that the others find.
        send(function, [&](const InvokeAnswer &) {
            for (int i = 0; i < std::min(kUnderWay, calls); ++i)
                next();
        });
        loop.exec();
    }

    QTemporaryDir m_folder;
    QTemporaryDir m_data;
    std::unique_ptr<EngineHost> m_host;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int calls = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20'000;
    const int seconds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 10;
    Bench bench;
    for (const auto &[name, program, option, code, function] :
         {std::tuple("python", "/usr/bin/python3", "-c", kPythonEcho, "f0"),
          std::tuple("node", "/usr/bin/node", "-e", kNodeEcho, "node")}) {
        const auto echo = echoMicros(program, option, code, calls);
        const auto warm = bench.warmMicros(function, calls);
        std::printf("%s: echo %.1f us, warm call %.1f us = %.2f of it, %.0f calls/s\n", name, echo, warm, warm / echo, 1e6 / warm);
    }
    const auto added = bench.overheads(1'000, seconds);
    const auto at = [&](double share) { return added[static_cast<std::size_t>(share * double(added.size() - 1))] / 1000; };
    std::printf("1,000 calls/s over %d functions: added by the engine p50 %.2f, p99 %.2f, worst %.2f ms\n", kFunctions, at(.5),
                at(.99), at(1));
    return 0;
}
