// The indexes of sealed segments that were asked for lately, up to `limit` entries in all. Any thread.
#pragma once

#include "engine/logs/local/segmentformat.h"

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace sluice {

class IndexCache {
public:
    static constexpr std::size_t kEntriesMax = 2'000'000; // 48 MB

    explicit IndexCache(std::size_t limit = kEntriesMax)
        : m_limit(limit)
    {
    }

    using Value = std::shared_ptr<const segment::Index>;
    [[nodiscard]] Value get(const std::string &path); // empty when it is not here
    void put(const std::string &path, Value index);
    void forget(const std::string &path);

private:
    struct Slot {
        std::string path;
        Value index;
    };
    void erase(std::list<Slot>::iterator slot); // m_mutex is held

    const std::size_t m_limit;
    std::mutex m_mutex;
    std::list<Slot> m_slots; // guarded by m_mutex; newest use first
    std::unordered_map<std::string, std::list<Slot>::iterator> m_byPath; // guarded by m_mutex
    std::size_t m_entries = 0; // guarded by m_mutex
};

} // namespace sluice
