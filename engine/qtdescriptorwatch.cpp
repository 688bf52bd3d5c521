#include "engine/qtdescriptorwatch.h"

#include <QSocketNotifier>

#include <array>

#include <sys/epoll.h>

namespace sluice {

namespace {

std::uint32_t eventsOf(DescriptorWatch::On what)
{
    return what == DescriptorWatch::On::Readable ? EPOLLIN : EPOLLOUT;
}

} // namespace

QtDescriptorWatch::QtDescriptorWatch(QtLoop &loop)
    : m_loop(loop)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_notifier(std::make_unique<QSocketNotifier>(m_epoll.get(), QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { m_loop.turn([this] { takeReady(); }); });
}

QtDescriptorWatch::~QtDescriptorWatch() = default;

WatchId QtDescriptorWatch::watch(int descriptor, On what, std::function<void()> ready)
{
    const auto id = ++m_lastId;
    m_watches.emplace(id, Watch{descriptor, what, std::make_shared<std::function<void()>>(std::move(ready))});
    auto &watched = m_watched[descriptor];
    watched.ids.push_back(id);
    update(descriptor, watched);
    return WatchId(id);
}

void QtDescriptorWatch::unwatch(WatchId id)
{
    const auto found = m_watches.find(id.value());
    if (found == m_watches.end())
        return;
    const auto descriptor = found->second.descriptor;
    m_watches.erase(found);
    const auto at = m_watched.find(descriptor);
    std::erase(at->second.ids, id.value());
    update(descriptor, at->second); // now: the number may be another file's in the next moment
    if (at->second.ids.empty())
        m_watched.erase(at);
}

void QtDescriptorWatch::update(int descriptor, Watched &watched)
{
    std::uint32_t events = 0;
    for (const auto id : watched.ids)
        events |= eventsOf(m_watches.at(id).what);
    if (events == watched.events)
        return;
    const auto how = watched.events == 0 ? EPOLL_CTL_ADD : events == 0 ? EPOLL_CTL_DEL : EPOLL_CTL_MOD;
    if (how == EPOLL_CTL_ADD)
        watched.generation = ++m_lastGeneration;
    watched.events = events;
    epoll_event event{};
    event.events = events;
    event.data.u64 = std::uint64_t{watched.generation} << 32 | static_cast<std::uint32_t>(descriptor);
    ::epoll_ctl(m_epoll.get(), how, descriptor, &event);
}

void QtDescriptorWatch::takeReady()
{
    std::array<epoll_event, kReadyATurn> ready;
    const auto count = ::epoll_wait(m_epoll.get(), ready.data(), kReadyATurn, 0);
    for (int i = 0; i < count; ++i) {
        const auto &event = ready[static_cast<std::size_t>(i)];
        const auto found = m_watched.find(static_cast<int>(event.data.u64 & 0xFFFF'FFFF));
        if (found == m_watched.end() || found->second.generation != event.data.u64 >> 32)
            continue;
        const auto ids = found->second.ids; // any of them may end while one is told
        tell(ids, event.events);
    }
}

void QtDescriptorWatch::tell(const std::vector<std::uint64_t> &ids, std::uint32_t events)
{
    for (const auto id : ids) {
        const auto found = m_watches.find(id);
        if (found == m_watches.end() || !(events & (eventsOf(found->second.what) | EPOLLERR | EPOLLHUP)))
            continue;
        const auto call = found->second.ready; // keeps the callable alive while it ends its own watch
        (*call)();
    }
}

} // namespace sluice
