// What all sandboxes of one engine share, and what one of them may use up.
#pragma once

#include <cstdint>
#include <string>

namespace sluice {

enum class SandboxMode {
    Sandboxed, // or not at all: a machine that forbids sandboxes runs no functions
    // The user has accepted, in words that say what it means, that functions run as ordinary processes of this user. They
    // still get limits, a seccomp filter, a session of their own, a clean environment, and no descriptor of the engine's.
    UnsandboxedAccepted,
};

struct SandboxLimits {
    std::uint64_t processes = 512; // processes and threads of one instance
    std::uint64_t openFiles = 1024;
    std::uint64_t cpuSeconds = 86'400; // of one process: the longest time-out that there is, spent on one core
    std::uint64_t temporaryBytes = 512ULL << 20; // /tmp, when the plan says none; fc-api §5.2
    std::uint64_t sharedBytes = 64ULL << 20; // /dev/shm
    // Over the function's memory, by which allocations fail in the process itself: small enough to hold a bomb between two
    // samples, large enough that what goes over the memory is seen to do so, and for threads' stacks, which it counts whole.
    std::uint64_t dataMarginBytes = 64ULL << 20;
};

struct SandboxSettings {
    std::string bridge; // host path of the program sluice-bridge
    std::string bubblewrap = "/usr/bin/bwrap";
    std::string slirp = "/usr/bin/slirp4netns";
    std::string gatewaySocket; // host path of the gateway's Unix socket; "" = functions reach no gateway
    SandboxMode mode = SandboxMode::Sandboxed;
    SandboxLimits limits;
    // As whom functions run when the engine is root: the kernel exempts root from the limit on processes and lets it write
    // /proc/sys, in a namespace too.
    std::uint32_t userForRoot = 65'534;
};

} // namespace sluice
