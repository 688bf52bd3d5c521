#include "engine/client/enginelock.h"

#include "engine/client/endpoint.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

Done makeDirectories(const std::string &directory)
{
    for (std::size_t at = 1; at <= directory.size(); ++at) {
        if (at < directory.size() && directory[at] != '/')
            continue;
        const auto part = directory.substr(0, at);
        if (::mkdir(part.c_str(), S_IRWXU) == 0 || errno == EEXIST || (at < directory.size() && errno != ENOENT))
            continue;
        return fail(systemError(errno, "cannot make the directory " + part));
    }
    return {};
}

std::int64_t pidInside(int fd)
{
    std::array<char, 32> text{};
    const auto got = ::pread(fd, text.data(), text.size(), 0);
    std::int64_t pid = 0;
    if (got > 0)
        std::from_chars(text.data(), text.data() + got, pid);
    return pid;
}

struct Attempt {
    FileDescriptor file;
    bool held = false; // by somebody else
};

Result<Attempt> tryLock(const std::string &directory)
{
    if (directory.empty())
        return fail(ErrorKind::Invalid, "NoDirectory", "the name of the data directory is empty");
    SLUICE_TRY(makeDirectories(directory));
    const auto path = directory + "/lock";
    Attempt attempt{FileDescriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR))};
    if (!attempt.file)
        return fail(systemError(errno, "cannot use the data directory " + directory));
    while (::flock(attempt.file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return fail(systemError(errno, "cannot lock the data directory " + directory));
        attempt.held = true;
        break;
    }
    return attempt;
}

} // namespace

EngineLock::EngineLock(std::string dataDirectory, FileDescriptor file)
    : m_dataDirectory(std::move(dataDirectory))
    , m_file(std::move(file))
{
    const auto text = std::to_string(::getpid()) + '\n';
    // Only a hint for messages: a full disk must not keep an engine from starting.
    if (::ftruncate(m_file.get(), 0) == 0)
        static_cast<void>(::pwrite(m_file.get(), text.data(), text.size(), 0) > 0);
}

Result<EngineLock> EngineLock::take(const std::string &dataDirectory)
{
    SLUICE_LET(auto attempt, tryLock(dataDirectory));
    if (!attempt.held)
        return EngineLock(canonicalDirectory(dataDirectory), std::move(attempt.file));
    const auto pid = pidInside(attempt.file.get());
    return fail(ErrorKind::InUse, "DirectoryHeld",
                "the data directory " + dataDirectory + " is held by another engine"
                    + (pid > 0 ? " (process " + std::to_string(pid) + ')' : ""));
}

Result<Holder> attachOrStart(const std::string &dataDirectory)
{
    auto lock = EngineLock::take(dataDirectory);
    if (lock)
        return Holder(std::move(*lock));
    if (lock.error().code != "DirectoryHeld")
        return fail(std::move(lock).error());
    const FileDescriptor file(::open((dataDirectory + "/lock").c_str(), O_RDONLY | O_CLOEXEC));
    return Holder(RunningEngine{file ? pidInside(file.get()) : 0});
}

} // namespace sluice
