// The bridge's event loop: epoll on one thread. A callback may add and remove anything, itself too.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>

namespace sluice::bridge {

class Poller {
public:
    using Ready = std::function<void(std::uint32_t events)>; // EPOLLIN, EPOLLOUT, EPOLLERR, EPOLLHUP

    Poller();
    ~Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    // Gives an id, not 0. The descriptor stays the caller's, open until remove().
    std::uint64_t add(int descriptor, std::uint32_t events, Ready ready);
    void change(std::uint64_t id, std::uint32_t events);
    void remove(std::uint64_t id);

    // Waits for events, at most `milliseconds` (-1 = as long as it takes), and runs their callbacks.
    void run(int milliseconds);

private:
    struct Entry {
        int descriptor;
        std::shared_ptr<Ready> ready;
    };
    int m_epoll;
    std::uint64_t m_lastId = 0;
    std::map<std::uint64_t, Entry> m_entries;
};

} // namespace sluice::bridge
