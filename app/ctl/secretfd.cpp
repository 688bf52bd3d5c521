#include "app/ctl/secretfd.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

constexpr std::int64_t kFdMax = 1'000'000;

Result<int> givenFd(Session &session)
{
    SLUICE_LET(const auto fd, wholeNumber("--fd", session.arguments().option("--fd"), 0, kFdMax));
    return static_cast<int>(fd);
}

Done badSecret(std::string text)
{
    return fail(ErrorKind::Invalid, "Usage", std::move(text));
}

// Keeps the terminal from showing what is typed, for as long as it lives.
class Unseen {
public:
    Unseen()
        : m_known(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        auto hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_known)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Unseen()
    {
        if (m_known)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;

private:
    termios m_before{};
    bool m_known;
};

Result<Secret> readSecretLine(int fd)
{
    std::string line;
    line.reserve(Secret::kBytesMax + 4'096); // never moved, so that wiping it leaves nothing behind
    std::array<char, 4'096> part{};
    Done problem;
    while (line.find('\n') == std::string::npos && problem) {
        const auto got = ::read(fd, part.data(), part.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            problem = fail(systemError(errno, "cannot read the secret"));
        if (got <= 0)
            break;
        line.append(part.data(), static_cast<std::size_t>(got));
        if (line.size() > Secret::kBytesMax)
            problem = badSecret("a secret has at most " + std::to_string(Secret::kBytesMax) + " bytes");
    }
    Secret secret(std::string_view(line).substr(0, line.find_first_of("\r\n")));
    wipe(line);
    for (auto &c : part)
        static_cast<volatile char &>(c) = 0;
    if (problem && secret.empty())
        problem = badSecret("no secret was given");
    if (!problem)
        return fail(std::move(problem).error());
    return secret;
}

} // namespace

Result<Secret> askedSecret(Session &session, const std::string &question)
{
    if (session.arguments().has("--fd")) {
        SLUICE_LET(const auto fd, givenFd(session));
        return readSecretLine(fd);
    }
    if (::isatty(STDIN_FILENO) != 1 || !session.out().errorTerminal())
        return fail(ErrorKind::Invalid, "Usage", "a secret is asked on a terminal, or read from a file descriptor: --fd N");
    session.out().draw(question + ": ");
    auto secret = [] {
        const Unseen unseen;
        return readSecretLine(STDIN_FILENO);
    }();
    session.out().draw("\n");
    return secret;
}

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
