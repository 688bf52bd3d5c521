#include "app/ctl/secretfd.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

constexpr std::int64_t kFdMax = 1'000'000;

Result<int> givenFd(Session &session)
{
    SLUICE_LET(const auto fd, wholeNumber("--fd", session.arguments().option("--fd"), 0, kFdMax));
    return static_cast<int>(fd);
}

} // namespace

Result<std::optional<int>> outputFd(Session &session)
{
    if (!session.arguments().has("--fd"))
        return std::optional<int>();
    SLUICE_LET(const auto fd, givenFd(session));
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY)
        return fail(ErrorKind::Invalid, "Usage",
                    "file descriptor " + std::to_string(fd) + " is not open for writing; open it with " + std::to_string(fd)
                        + ">FILE");
    return std::optional(fd);
}

Done writeSecret(int fd, const Secret &secret)
{
    const auto write = [fd](std::string_view text) -> Done {
        while (!text.empty()) {
            const auto written = ::write(fd, text.data(), text.size());
            if (written < 0 && errno != EINTR)
                return fail(systemError(errno, "cannot write the secret to file descriptor " + std::to_string(fd)));
            if (written > 0)
                text.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    };
    SLUICE_TRY(write(secret.view()));
    return write("\n");
}

} // namespace sluice::ctl
