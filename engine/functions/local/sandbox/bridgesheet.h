// What the engine tells sluice-bridge (app/bridge), and the words that they exchange afterwards. Plain C++, in both
// programs.
//
// The bridge runs twice in the life of an instance: `sluice-bridge outside` on the host turns into bubblewrap (or goes on
// as the bridge of an unsandboxed instance), `sluice-bridge inside` is the first process of the sandbox: it carries
// connections to the gateway, answers DNS, starts the runtime, reaps, counts memory.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

// Descriptors that the bridge finds open, besides 0, 1 and 2.
namespace bridgefd {
inline constexpr int kProtocol = 3; // the runtime's; the bridge's own when the sheet has a port
inline constexpr int kControl = 4; // SOCK_SEQPACKET, see BridgeWord
inline constexpr int kSheet = 5; // the sheet, in memory: it holds the function's environment, which no argv may show
inline constexpr int kArguments = 6; // bubblewrap's arguments, separated by NUL
inline constexpr int kFilter = 7; // the seccomp program
inline constexpr int kFiles = 8; // and on: contents of files that bubblewrap makes
} // namespace bridgefd

// One message on the control socket each way; the first letter is its kind.
namespace bridgeword {
// to the bridge
inline constexpr char kTerminate = 'T'; // SIGTERM to the runtime's group
inline constexpr char kKill = 'K'; // everything
inline constexpr char kSample = 'M'; // answered by kMemory
inline constexpr char kGo = 'G'; // the network that was asked for is there
// from the bridge
inline constexpr char kNetwork = 'n'; // the namespace waits for its network; the sender's pid comes with the message
inline constexpr char kStarted = 's'; // the runtime is exec'ed
inline constexpr char kMemory = 'm'; // "m RESIDENT PEAK": bytes of all its processes now, and the most that was seen
inline constexpr char kPortClosed = 'p'; // the runtime has closed the connection to its port, all bytes before are sent
inline constexpr char kEnded = 'e'; // "e CODE SIGNAL PEAK": the runtime's end; the rest is killed when the bridge ends
inline constexpr std::size_t kBytesMax = 256;
} // namespace bridgeword

// A mount that `outside` makes as root before it gives root up: `host` shows at `staged` in a mount namespace of its own,
// with root's files belonging to the user that functions run as.
struct StagedMount {
    std::string host;
    std::string staged;

    friend bool operator==(const StagedMount &, const StagedMount &) = default;
};

struct BridgeSheet {
    // outside
    std::vector<std::string> launcher; // argv of bubblewrap; empty = unsandboxed
    std::uint64_t runAsUser = 0; // 0 = stay
    std::vector<StagedMount> staged;
    // inside
    std::vector<std::string> command; // argv of the runtime; the first with a slash
    std::vector<std::string> environment; // NAME=value, complete
    std::string folder; // working directory
    std::string gateway; // path of the gateway's socket; "" = none
    bool internet = false;
    std::uint64_t port = 0; // of a custom runtime; 0 = the runtime has descriptor 3
    std::uint64_t memoryBytes = 0;
    std::uint64_t dataBytes = 0;
    std::uint64_t processes = 0;
    std::uint64_t openFiles = 0;
    std::uint64_t cpuSeconds = 0;
    std::uint64_t fileBytes = 0;

    friend bool operator==(const BridgeSheet &, const BridgeSheet &) = default;
    static constexpr std::size_t kBytesMax = 4 * 1024 * 1024;
};

[[nodiscard]] std::string encode(const BridgeSheet &sheet);
// Invalid/"BridgeSheet" for anything that encode() does not write.
[[nodiscard]] Result<BridgeSheet> parseBridgeSheet(std::string_view bytes);

// The numbers after the letter of kMemory and kEnded; nothing when there are not exactly `count`.
[[nodiscard]] std::vector<std::int64_t> wordNumbers(std::string_view message, std::size_t count);

} // namespace sluice
