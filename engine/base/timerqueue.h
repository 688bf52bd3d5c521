// Deadlines on boot time, as plain data: whoever owns the queue asks next() and calls runDue().
// One thread. Timers with equal deadlines run in the order in which they were added.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/id.h"
#include "engine/base/uniquefunction.h"

#include <map>
#include <optional>
#include <unordered_map>

namespace sluice {

struct TimerTag;
using TimerId = Id<TimerTag, std::uint64_t>; // 0 = none

class TimerQueue {
public:
    TimerId at(BootTime when, Task task);
    void cancel(TimerId id); // unknown, run or empty ids are ignored

    [[nodiscard]] std::optional<BootTime> next() const;
    [[nodiscard]] std::size_t size() const { return m_timers.size(); }

    // Runs what is due at `now`, including what the tasks add that is due already, at most kRunMax; returns how many ran.
    std::size_t runDue(BootTime now);

    static constexpr std::size_t kRunMax = 10'000;

private:
    using Key = std::pair<BootTime, std::uint64_t>;
    std::map<Key, Task> m_timers;
    std::unordered_map<std::uint64_t, BootTime> m_when;
    std::uint64_t m_lastId = 0;
};

} // namespace sluice
