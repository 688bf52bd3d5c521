// The port to an instance's process: a sandbox (sandbox/), a fake in tests. Loop thread only.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

// What an instance is started from. Host paths; the sandbox shows `codeFolder` as /code, read-only.
struct InstancePlan {
    std::string runtime; // "python3.11", "nodejs18", "custom" …: as the function names it
    std::string codeFolder;
    std::map<std::string, std::string> environment; // complete: FC_* and the user's own (fc-api §5.2); no secret of ours
    int memoryMb = 256;
    std::uint64_t temporaryBytes = 0; // size of its private /tmp; 0 = the default
    bool internetAccess = false;
    std::string instanceId;
    // custom: what is started, /code/bootstrap when it is empty; the first word has a slash. Its port is what the
    // environment's FC_CUSTOM_LISTEN_PORT or else FC_SERVER_PORT says, 9000 when there is none; without a sandbox both
    // are set to a port that is free.
    std::vector<std::string> command;
};

struct ProcessEnd {
    int exitCode = -1; // -1 = by a signal
    int signal = 0;
    bool outOfMemory = false; // it was ended because it used more than its memory
    std::int64_t maxMemoryBytes = 0;
};

class InstanceProcess {
public:
    virtual ~InstanceProcess() = default; // kills what still runs, the whole process group; tells nobody

    // What it says, in the order of arrival. `ended` is the last call, exactly once, after all output. None is called from
    // inside start() or a verb below.
    struct Listener {
        std::function<void(std::string bytes)> protocol; // descriptor 3; "" = it was closed
        std::function<void(std::string bytes)> output; // stdout and stderr together, as they were written
        std::function<void(ProcessEnd end)> ended;
        // custom only, may be empty: the runtime has closed the connection to its port, and all bytes before have been
        // given; what is sent next goes over a new one.
        std::function<void()> portClosed = {};
    };

    // To descriptor 3. custom: to its port, as a stream of bytes: the sandbox's bridge holds the other end of descriptor 3,
    // connects to 127.0.0.1:port with the first bytes (and again until somebody listens), and relays both ways over one
    // connection at a time. When the runtime closes a connection that has answered before, without a byte of answer to what
    // was sent since, the bridge sends that once more over a new one, as HTTP clients do with a kept connection.
    // Bounded by kSendBytesMax: beyond it the process is killed.
    virtual void send(std::string bytes) = 0;
    virtual void drainOutput() = 0; // gives all output that is written already, by calls of `output` before it returns
    virtual void terminate() = 0; // SIGTERM to the group
    virtual void kill() = 0; // SIGKILL to the group
    [[nodiscard]] virtual std::int64_t memoryBytes() const = 0; // resident now, of all its processes; sampled
    [[nodiscard]] virtual std::int64_t maxMemoryBytes() const = 0;

    static constexpr std::size_t kSendBytesMax = 64 * 1024 * 1024;
};

class InstanceLauncher {
public:
    virtual ~InstanceLauncher() = default;
    // Errors: NotFound/"RuntimeNotInstalled" (detail: which package to install), Denied/"SandboxUnavailable" (detail: what
    // this machine forbids), Unavailable/"ProcessNotStarted".
    [[nodiscard]] virtual Result<std::unique_ptr<InstanceProcess>> start(const InstancePlan &plan,
                                                                         InstanceProcess::Listener listener) = 0;
};

} // namespace sluice
