#include "engine/functions/local/sandbox/spawn.h"

#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace sluice {

namespace {

tl::unexpected<Error> notStarted(int error, std::string_view doing)
{
    auto reason = systemError(error, doing);
    return fail(ErrorKind::Unavailable, "ProcessNotStarted", std::move(reason.detail));
}

struct SpawnActions {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    SpawnActions()
    {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnActions()
    {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;
};

} // namespace

Result<SpawnedProcess> spawn(const std::string &program, const std::vector<std::string> &argv,
                             const std::vector<int> &descriptors)
{
    // Copies above every target, so that no dup2 in the child hits a source that is still needed.
    std::vector<Descriptor> sources;
    SpawnActions actions;
    for (std::size_t number = 0; number < descriptors.size(); ++number) {
        const auto target = static_cast<int>(number);
        if (descriptors[number] < 0) {
            posix_spawn_file_actions_addopen(&actions.files, target, "/dev/null", O_RDWR, 0);
            continue;
        }
        sources.emplace_back(::fcntl(descriptors[number], F_DUPFD_CLOEXEC, static_cast<int>(descriptors.size())));
        if (!sources.back())
            return notStarted(errno, "preparing the descriptors of a function's process");
        posix_spawn_file_actions_adddup2(&actions.files, sources.back().get(), target);
    }
    posix_spawn_file_actions_addclosefrom_np(&actions.files, static_cast<int>(descriptors.size()));

    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&actions.attributes, &none);
    posix_spawnattr_setsigdefault(&actions.attributes, &all);
    posix_spawnattr_setflags(&actions.attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<char *> words;
    for (const auto &word : argv)
        words.push_back(const_cast<char *>(word.c_str()));
    words.push_back(nullptr);
    char *noEnvironment[] = {nullptr};
    SpawnedProcess process;
    if (const int error =
            ::posix_spawn(&process.pid, program.c_str(), &actions.files, &actions.attributes, words.data(), noEnvironment))
        return notStarted(error, "starting " + program);
    process.handle.reset(static_cast<int>(::syscall(SYS_pidfd_open, process.pid, 0)));
    if (!process.handle) {
        const int error = errno;
        ::kill(-process.pid, SIGKILL);
        ::waitpid(process.pid, nullptr, 0);
        return notStarted(error, "watching the process of a function");
    }
    return process;
}

Result<Descriptor> memoryFile(const char *name, std::string_view content)
{
    Descriptor file(::memfd_create(name, MFD_CLOEXEC));
    if (!file)
        return notStarted(errno, "making a file in memory");
    while (!content.empty()) {
        const auto written = ::write(file.get(), content.data(), content.size());
        if (written < 0)
            return notStarted(errno, "writing a file in memory");
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

} // namespace sluice
