// Resident memory of the processes that descend from this one, by /proc: in a sandbox, of all that there are.
#pragma once

#include <cstdint>
#include <vector>

#include <sys/types.h>

namespace sluice::bridge {

struct MemoryUse {
    std::int64_t resident = 0; // bytes now, of all together; shared pages are counted once when it matters
    std::int64_t peak = 0; // the most that one of them has had
};

// `limit`: when the plain sum is over it, pages that several processes share are counted once (which takes longer).
[[nodiscard]] MemoryUse memoryOfDescendants(std::int64_t limit);

// Of the kernel's memory, by the files that were made in the sandbox's file systems: empty ones are in no other limit.
[[nodiscard]] std::int64_t memoryOfTemporaryFiles();

// Without this process itself.
[[nodiscard]] std::vector<pid_t> descendants();

// Processes and threads of this user on the machine.
[[nodiscard]] std::uint64_t tasksOfUser();

} // namespace sluice::bridge
