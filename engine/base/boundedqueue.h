// A queue with a named limit. What does not fit is refused to the caller, never dropped silently. Any thread.
#pragma once

#include <cassert>
#include <deque>
#include <mutex>
#include <optional>

namespace sluice {

template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t limit)
        : m_limit(limit)
    {
        assert(limit > 0);
    }

    // False when full: the value stays with the caller.
    [[nodiscard]] bool tryPush(T &value)
    {
        const std::lock_guard lock(m_mutex);
        if (m_items.size() >= m_limit)
            return false;
        m_items.push_back(std::move(value));
        return true;
    }

    [[nodiscard]] std::optional<T> tryPop()
    {
        const std::lock_guard lock(m_mutex);
        if (m_items.empty())
            return std::nullopt;
        std::optional<T> value(std::move(m_items.front()));
        m_items.pop_front();
        return value;
    }

    [[nodiscard]] std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_items.size();
    }
    [[nodiscard]] std::size_t limit() const { return m_limit; }

private:
    const std::size_t m_limit;
    mutable std::mutex m_mutex;
    std::deque<T> m_items; // guarded by m_mutex
};

} // namespace sluice
