// One engine at a time holds a data directory: an exclusive flock on DATA/lock, which the kernel frees when the
// process ends, however it ends. The holder's process id is inside the file, for messages only.
#pragma once

#include "engine/base/result.h"
#include "engine/client/unixsocket.h"

#include <string>
#include <variant>

namespace sluice {

class EngineLock {
public:
    // Makes the directory where it is missing (mode 0700, parents too).
    // InUse/"DirectoryHeld" when another engine has it; Denied, Full and so on when the directory is of no use.
    [[nodiscard]] static Result<EngineLock> take(const std::string &dataDirectory);

    [[nodiscard]] const std::string &dataDirectory() const { return m_dataDirectory; } // canonical

private:
    EngineLock(std::string dataDirectory, FileDescriptor file);

    std::string m_dataDirectory;
    FileDescriptor m_file; // closing it frees the lock
};

// An engine runs already: its process, 0 = not known.
struct RunningEngine {
    std::int64_t pid = 0;
};

// Who is to serve the directory: we, now holding the lock, or somebody to whom a SocketClient attaches.
using Holder = std::variant<EngineLock, RunningEngine>;
[[nodiscard]] Result<Holder> attachOrStart(const std::string &dataDirectory);

} // namespace sluice
