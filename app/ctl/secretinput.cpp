#include "app/ctl/secretinput.h"

#include <cerrno>
#include <limits>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

tl::unexpected<Error> badValue(std::string what)
{
    return fail(ErrorKind::Invalid, "Usage", std::move(what));
}

Result<Secret> checked(std::string &&bytes)
{
    if (bytes.empty() || bytes.size() > Secret::kBytesMax) {
        const auto size = bytes.size();
        wipe(bytes);
        return badValue(size == 0 ? "the secret is empty"
                                  : "the secret is longer than " + std::to_string(Secret::kBytesMax) + " bytes");
    }
    return Secret::take(std::move(bytes));
}

Result<Secret> readToEnd(int fd)
{
    std::string bytes;
    bytes.resize(Secret::kBytesMax + 2); // one more than allowed and a newline; never grows, so that no copy stays behind
    std::size_t size = 0;
    while (size < bytes.size()) {
        const auto got = ::read(fd, bytes.data() + size, bytes.size() - size);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR) {
            wipe(bytes);
            return fail(systemError(errno, "reading the secret"));
        }
        size += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    if (size > 0 && bytes[size - 1] == '\n')
        --size;
    std::string value = bytes.substr(0, size);
    wipe(bytes);
    return checked(std::move(value));
}

// The terminal without echo and without its own line editing, until this goes.
class QuietTerminal {
public:
    explicit QuietTerminal(int fd)
        : m_fd(fd)
    {
        m_good = ::tcgetattr(fd, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        m_good = m_good && ::tcsetattr(fd, TCSAFLUSH, &quiet) == 0;
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;
    ~QuietTerminal()
    {
        if (m_good)
            ::tcsetattr(m_fd, TCSAFLUSH, &m_before);
    }
    [[nodiscard]] bool good() const { return m_good; }

private:
    const int m_fd;
    termios m_before{};
    bool m_good = false;
};

constexpr char kInterrupt = 3;
constexpr char kEndOfFile = 4;
constexpr char kBackspace = 8;
constexpr char kKillLine = 21;
constexpr char kDelete = 127;

Result<Secret> readLine(int fd)
{
    std::string line;
    line.reserve(Secret::kBytesMax + 1);
    for (;;) {
        pollfd waiting{fd, POLLIN, 0};
        char c = 0;
        if (::poll(&waiting, 1, -1) < 0 || ::read(fd, &c, 1) != 1 || c == kInterrupt || c == kEndOfFile) {
            wipe(line);
            return fail(ErrorKind::Cancelled, "NotConfirmed", "nothing was stored");
        }
        if (c == '\n' || c == '\r')
            return checked(std::move(line));
        if (c == kKillLine)
            wipe(line);
        else if ((c == kDelete || c == kBackspace) && !line.empty())
            line.pop_back();
        else if (c != kDelete && c != kBackspace && line.size() <= Secret::kBytesMax)
            line += c;
    }
}

Result<Secret> ask(Session &session, const std::string &prompt)
{
    const QuietTerminal terminal(STDIN_FILENO);
    if (!terminal.good())
        return badValue("the terminal cannot be switched to silent; use --fd N or a pipe");
    session.out().draw(prompt);
    auto secret = readLine(STDIN_FILENO);
    session.out().draw("\n");
    return secret;
}

} // namespace

Result<Secret> readSecret(Session &session, const std::string &name)
{
    if (session.arguments().has("--fd")) {
        SLUICE_LET(const auto fd,
                   wholeNumber("--fd", session.arguments().option("--fd"), 0, std::numeric_limits<int>::max()));
        return readToEnd(static_cast<int>(fd));
    }
    if (::isatty(STDIN_FILENO) != 1)
        return readToEnd(STDIN_FILENO);
    SLUICE_LET(auto first, ask(session, "Value of " + name + ": "));
    SLUICE_LET(const auto second, ask(session, "The same again: "));
    if (first != second)
        return badValue("the two values are not the same; nothing was stored");
    return first;
}

} // namespace sluice::ctl
