#include "app/bridge/poller.h"

#include <array>

#include <sys/epoll.h>
#include <unistd.h>

namespace sluice::bridge {

Poller::Poller()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
}

Poller::~Poller()
{
    ::close(m_epoll);
}

std::uint64_t Poller::add(int descriptor, std::uint32_t events, Ready ready)
{
    const auto id = ++m_lastId;
    epoll_event event{events, {.u64 = id}};
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
        return 0;
    m_entries.emplace(id, Entry{descriptor, std::make_shared<Ready>(std::move(ready))});
    return id;
}

void Poller::change(std::uint64_t id, std::uint32_t events)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    epoll_event event{events, {.u64 = id}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, found->second.descriptor, &event);
}

void Poller::remove(std::uint64_t id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, found->second.descriptor, nullptr);
    m_entries.erase(found);
}

void Poller::run(int milliseconds)
{
    std::array<epoll_event, 64> events;
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), milliseconds);
    for (int i = 0; i < count; ++i) {
        const auto &event = events[static_cast<std::size_t>(i)];
        const auto found = m_entries.find(event.data.u64); // one of the callbacks before may have removed it
        if (found == m_entries.end())
            continue;
        const auto ready = found->second.ready;
        (*ready)(event.events);
    }
}

} // namespace sluice::bridge
