#include "app/ctl/signals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace sluice::ctl {

namespace {

std::atomic<int> writeFd = -1;
std::atomic<int> interrupts = 0;

extern "C" void noteSignal(int number)
{
    const int saved = errno;
    if (number == SIGINT && interrupts.fetch_add(1) > 0)
        ::_exit(128 + number);
    const auto byte = static_cast<char>(number);
    // A full pipe means that the main thread has not looked for a long time and will see the earlier ones.
    static_cast<void>(::write(writeFd.load(), &byte, 1) == 1);
    errno = saved;
}

// A handler, not a blocked mask: a mask would be inherited by the processes that the engine starts.
void handle(int number, void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

} // namespace

Signals::Signals(std::function<void(int)> received)
    : m_received(std::move(received))
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_readFd = ends[0];
    writeFd = ends[1];
    auto *notifier = new QSocketNotifier(m_readFd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] { read(); });
    handle(SIGINT, noteSignal);
    handle(SIGTERM, noteSignal);
    handle(SIGHUP, noteSignal);
}

Signals::~Signals()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        handle(number, SIG_DFL);
    if (m_readFd >= 0) {
        ::close(writeFd.exchange(-1));
        ::close(m_readFd);
    }
}

void Signals::read()
{
    std::array<char, 16> numbers{};
    const auto got = ::read(m_readFd, numbers.data(), numbers.size());
    for (ssize_t i = 0; i < got; ++i)
        m_received(numbers[static_cast<std::size_t>(i)]);
}

void ignoreBrokenPipes()
{
    handle(SIGPIPE, SIG_IGN);
}

} // namespace sluice::ctl
