#include "app/ctl/progress.h"

#include "app/ctl/format.h"

#include <algorithm>

#include <sys/ioctl.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

constexpr qint64 kSilentMs = 1'000;
constexpr qint64 kEachMs = 100;
constexpr std::size_t kBarColumns = 24;

std::size_t columns()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col - 1u : 79u;
}

std::string bar(double part)
{
    const auto full = static_cast<std::size_t>(std::clamp(part, 0.0, 1.0) * double(kBarColumns) + 0.5);
    std::string text = "[";
    for (std::size_t i = 0; i < kBarColumns; ++i)
        text += i < full ? "█" : "·";
    return text + "] " + std::to_string(static_cast<int>(std::clamp(part, 0.0, 1.0) * 100)) + " % ";
}

} // namespace

Progress::Progress(const Output &output)
    : m_output(output)
    , m_on(output.errorTerminal() && !output.quiet() && !output.json())
{
    m_begun.start();
}

void Progress::show(double part, const std::string &text)
{
    if (!m_on || m_begun.elapsed() < kSilentMs || (m_last.isValid() && m_last.elapsed() < kEachMs))
        return;
    m_last.start();
    m_drawn = true;
    m_output.draw("\r\x1b[K" + elided((part >= 0 ? bar(part) : "") + text, columns()));
}

void Progress::clear()
{
    if (std::exchange(m_drawn, false))
        m_output.draw("\r\x1b[K");
}

} // namespace sluice::ctl
