// Starting a process that inherits exactly the descriptors that it is given: by posix_spawn, which does not copy the
// engine's memory. Blocks until the program is exec'ed.
#pragma once

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace sluice {

struct SpawnedProcess {
    pid_t pid = -1; // leader of a session and of a group of its own
    Descriptor handle; // pidfd: readable once it has ended
};

// `descriptors[n]` becomes descriptor n of the process; -1 = /dev/null. Its environment is empty. Errors:
// Unavailable/"ProcessNotStarted".
[[nodiscard]] Result<SpawnedProcess> spawn(const std::string &program, const std::vector<std::string> &argv,
                                           const std::vector<int> &descriptors);

// A file in memory with this content, at its beginning. Unavailable/"ProcessNotStarted".
[[nodiscard]] Result<Descriptor> memoryFile(const char *name, std::string_view content);

} // namespace sluice
