// What a sandbox costs: an interpreter's start until its first byte on descriptor 3, bare and sandboxed in turn; and the
// processor time of idle instances. usage: bench_sandbox [ROUNDS] [IDLE INSTANCES] [SECONDS]
#include "engine/functions/local/sandbox/sandboxcheck.h"
#include "engine/functions/local/sandbox/sandboxlauncher.h"
#include "engine/qtdescriptorwatch.h"
#include "engine/qtloop.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

using namespace sluice;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;
const std::vector<std::string> kInterpreter = {"/usr/bin/python3", "-I", "-c",
                                               "import os; os.write(3, b'!'); os.read(3, 1)"};

double bareStart()
{
    int ends[2];
    ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const auto start = std::chrono::steady_clock::now();
    const auto process = spawn(kInterpreter.front(), kInterpreter, {-1, -1, -1, theirs.get()});
    theirs.reset();
    char byte = 0;
    static_cast<void>(::read(ours.get(), &byte, 1));
    const Milliseconds took = std::chrono::steady_clock::now() - start;
    ours.reset();
    ::waitpid(process->pid, nullptr, 0);
    return took.count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

// Seconds of processor time of every process whose parents lead to this one, and of this one.
double processorSeconds()
{
    std::vector<std::pair<long, std::pair<long, double>>> rows;
    for (const auto &pid : QDir("/proc").entryList(QDir::Dirs)) {
        QFile file("/proc/" + pid + "/stat");
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto text = file.readAll();
        const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 13)
            rows.push_back({pid.toLong(), {fields[1].toLong(), (fields[11].toDouble() + fields[12].toDouble()) / 100}});
    }
    std::vector<long> ours = {QCoreApplication::applicationPid()};
    double sum = 0;
    for (std::size_t i = 0; i < ours.size(); ++i)
        for (const auto &[pid, row] : rows) {
            if (row.first == ours[i] && std::ranges::find(ours, pid) == ours.end())
                ours.push_back(pid);
            if (pid == ours[i])
                sum += row.second;
        }
    return sum;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 40;
    const std::size_t idle = argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 0;
    const int seconds = argc > 3 ? std::atoi(argv[3]) : 30;
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    SandboxSettings settings;
    settings.bridge =
        QFileInfo(QCoreApplication::applicationDirPath() + "/../bin/sluice-bridge").absoluteFilePath().toStdString();
    if (const auto local = QCoreApplication::applicationDirPath() + "/sluice-bridge"; QFile::exists(local))
        settings.bridge = local.toStdString();
    const auto verdict = checkSandbox(settings);
    if (!verdict) {
        std::printf("SKIP: %s\n", verdict.error().detail.c_str());
        return 0;
    }
    const auto interpreter = [](const InstancePlan &) -> Result<RuntimeCommand> {
        RuntimeCommand command;
        command.argv = kInterpreter;
        return command;
    };
    SandboxLauncher launcher(loop, watch, settings, interpreter, verdict);
    InstancePlan plan;
    plan.runtime = "python3";
    plan.codeFolder = "/usr/share";
    std::vector<double> bare;
    std::vector<double> sandboxed;
    std::vector<std::unique_ptr<InstanceProcess>> kept;
    QEventLoop events;
    for (int i = 0; i < rounds; ++i) {
        bare.push_back(bareStart());
        const auto start = std::chrono::steady_clock::now();
        const auto process = launcher.start(plan, {[&](std::string) { events.quit(); }, {}, {}, {}});
        events.exec();
        sandboxed.push_back(Milliseconds(std::chrono::steady_clock::now() - start).count());
    }
    std::printf("start of python3: bare %.1f ms, sandboxed %.1f ms, difference %.1f ms (medians of %d, in turn)\n",
                median(bare), median(sandboxed), median(sandboxed) - median(bare), rounds);
    for (std::size_t i = 0; i < idle; ++i) {
        kept.push_back(std::move(*launcher.start(plan, {[&](std::string) { events.quit(); }, {}, {}, {}})));
        events.exec();
    }
    if (idle == 0)
        return 0;
    loop.after(std::chrono::seconds(25), [&] { events.quit(); }); // until they count as idle
    events.exec();
    const auto before = processorSeconds();
    loop.after(std::chrono::seconds(seconds), [&] { events.quit(); });
    events.exec();
    std::printf("%zu idle instances: %.2f %% of a core over %d s\n", idle, 100 * (processorSeconds() - before) / seconds,
                seconds);
    return 0;
}
