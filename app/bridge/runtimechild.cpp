#include "app/bridge/runtimechild.h"

#include <algorithm>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice::bridge {

namespace {

void limit(__rlimit_resource resource, std::uint64_t value)
{
    rlimit now{};
    ::getrlimit(resource, &now);
    const rlim_t most = std::min<rlim_t>(value, now.rlim_max); // it can only be lowered
    const rlimit wanted{most, most};
    ::setrlimit(resource, &wanted);
}

// In the child, which has one thread; answers errno only when exec has failed.
int becomeRuntime(const BridgeSheet &sheet, std::uint64_t processes, char *const *argv, char *const *environment)
{
    ::setsid();
    for (int signal = 1; signal < NSIG; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::umask(022);
    ::close_range(sheet.port ? bridgefd::kProtocol : bridgefd::kProtocol + 1, ~0U, CLOSE_RANGE_CLOEXEC);
    if (::chdir(sheet.folder.c_str()) != 0)
        return errno;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_DATA, sheet.dataBytes);
    limit(RLIMIT_NOFILE, sheet.openFiles);
    limit(RLIMIT_CPU, sheet.cpuSeconds);
    limit(RLIMIT_FSIZE, sheet.fileBytes);
    limit(RLIMIT_MEMLOCK, 0);
    limit(RLIMIT_MSGQUEUE, 0);
    limit(RLIMIT_NPROC, processes);
    ::execve(argv[0], argv, environment);
    return errno;
}

std::vector<char *> pointers(const std::vector<std::string> &words)
{
    std::vector<char *> out;
    for (const auto &word : words)
        out.push_back(const_cast<char *>(word.c_str()));
    out.push_back(nullptr);
    return out;
}

} // namespace

StartedRuntime startRuntime(const BridgeSheet &sheet, std::uint64_t processes)
{
    StartedRuntime started;
    int report[2];
    if (sheet.command.empty() || ::pipe2(report, O_CLOEXEC) != 0) {
        started.error = EINVAL;
        return started;
    }
    const auto argv = pointers(sheet.command);
    const auto environment = pointers(sheet.environment);
    started.pid = ::fork();
    if (started.pid == 0) {
        const int error = becomeRuntime(sheet, processes, argv.data(), environment.data());
        static_cast<void>(::write(report[1], &error, sizeof error));
        ::_exit(127);
    }
    started.error = started.pid < 0 ? errno : 0;
    ::close(report[1]);
    int error = 0;
    if (started.pid > 0 && ::read(report[0], &error, sizeof error) == sizeof error) { // else exec has closed it
        ::waitpid(started.pid, nullptr, 0);
        started = {-1, error};
    }
    ::close(report[0]);
    return started;
}

} // namespace sluice::bridge
