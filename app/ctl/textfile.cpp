#include "app/ctl/textfile.h"

#include "engine/client/unixsocket.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice::ctl {

Result<std::string> readText(const std::string &path, std::size_t bytesMax)
{
    const FileDescriptor fd(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return fail(systemError(errno, "cannot read " + path));
    std::string text;
    constexpr std::size_t kStep = 64 * 1024;
    for (;;) {
        const auto had = text.size();
        text.resize(had + kStep);
        const auto got = ::read(fd.get(), text.data() + had, kStep);
        text.resize(had + static_cast<std::size_t>(got > 0 ? got : 0));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(systemError(errno, "cannot read " + path));
        if (got == 0)
            return text;
        if (text.size() > bytesMax)
            return fail(ErrorKind::Invalid, "TooLong", path + " is longer than " + std::to_string(bytesMax) + " bytes");
    }
}

} // namespace sluice::ctl
