// Sockets that listen: the loopback addresses and a Unix socket. Nothing else is ever listened on.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

struct ListenSocket {
    int descriptor = -1; // owned by whoever holds this; non-blocking, close-on-exec
    int family = 0;
    std::string peer; // how requests call the other side
};

// On 127.0.0.1 and, where the machine has it, ::1. `port` 0 is replaced by one that is free on both.
// InUse/"PortInUse", Denied, Unavailable.
[[nodiscard]] Result<std::vector<ListenSocket>> listenOnLoopback(std::uint16_t &port);

// A stale socket of that path is removed. Mode 0600. Invalid/"SocketPathTooLong", and those of the system.
[[nodiscard]] Result<ListenSocket> listenOnPath(const std::string &path);

void closeAll(std::vector<ListenSocket> &sockets);

inline constexpr int kListenBacklog = 512; // connections that the system keeps for us meanwhile
inline constexpr int kPortTries = 16; // until one is free on both addresses

} // namespace sluice
