#include "app/ctl/output.h"

#include "app/ctl/format.h"

#include <cerrno>
#include <cstdlib>

#include <poll.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

// Waits where the descriptor does not block by somebody else's doing.
bool writeAll(int fd, std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(fd, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd ready{fd, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

// Details quote input: each line is made safe for a terminal, the line ends stay.
std::string safeLines(std::string_view text)
{
    std::string out;
    for (;;) {
        const auto end = text.find('\n');
        out += printable(text.substr(0, end));
        if (end == std::string_view::npos)
            return out;
        out += '\n';
        text.remove_prefix(end + 1);
    }
}

} // namespace

Output::Output(bool json, bool quiet)
    : m_json(json)
    , m_quiet(quiet)
    , m_outTerminal(::isatty(STDOUT_FILENO) == 1)
    , m_errTerminal(::isatty(STDERR_FILENO) == 1)
{
    const char *term = std::getenv("TERM");
    const char *noColor = std::getenv("NO_COLOR");
    m_color = !(noColor && *noColor) && term && std::string_view(term) != "dumb";
}

void Output::print(std::string_view text)
{
    if (m_broken || text.empty())
        return;
    if (writeAll(STDOUT_FILENO, text))
        return;
    m_broken = true;
    if (errno != EPIPE)
        report(systemError(errno, "cannot write to standard output"));
    if (whenBroken)
        whenBroken();
}

void Output::printLine(std::string text)
{
    text += '\n';
    print(text);
}

void Output::remark(std::string_view text) const
{
    if (!m_quiet)
        draw(safeLines(text) + '\n');
}

void Output::warn(std::string_view text) const
{
    draw("warning: " + safeLines(text) + '\n');
}

void Output::report(const Error &error) const
{
    auto shown = error;
    if (shown.code == "Usage")
        shown.code.clear(); // of no use to a person, and nothing else looks at it here
    const auto text = safeLines(toText(shown));
    draw(error.place.file.empty() ? "sluicectl: " + text + '\n' : text + '\n');
}

void Output::draw(std::string_view raw) const
{
    static_cast<void>(writeAll(STDERR_FILENO, raw));
}

} // namespace sluice::ctl
