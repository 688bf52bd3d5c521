// Waits for processes whose owner is gone, so that none stays a zombie. Loop thread only; must outlive its users.
#pragma once

#include "engine/base/descriptorwatch.h"
#include "engine/base/loop.h"
#include "engine/functions/local/sandbox/spawn.h"

#include <map>

namespace sluice {

class ChildReaper {
public:
    ChildReaper(Loop &loop, DescriptorWatch &watch);
    ~ChildReaper(); // kills and reaps what it still has; blocks for that, milliseconds as a rule, kEndMost at most

    // Reaps the process when it ends. `grace`: kills its group by then; 0 = at once.
    void adopt(SpawnedProcess process, Duration grace);
    [[nodiscard]] std::size_t waiting() const { return m_children.size(); }

    static constexpr Duration kEndMost = std::chrono::milliseconds(500);

private:
    struct Child {
        SpawnedProcess process;
        WatchId watch;
        TimerId timer;
    };
    void reap(pid_t pid);

    Loop &m_loop;
    DescriptorWatch &m_watch;
    std::map<pid_t, Child> m_children;
};

} // namespace sluice
