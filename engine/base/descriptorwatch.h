// The port through which plain C++ stages wait for file descriptors on the engine thread: the engine's shell implements it
// on the Qt event loop (engine/qtdescriptorwatch.h). Loop thread only.
#pragma once

#include "engine/base/id.h"

#include <cstdint>
#include <functional>

namespace sluice {

struct WatchTag;
using WatchId = Id<WatchTag, std::uint64_t>; // 0 = none

class DescriptorWatch {
public:
    enum class On { Readable, Writable };

    virtual ~DescriptorWatch() = default;

    // Calls `ready` again and again, never from inside a call to this port, for as long as the descriptor is ready: who
    // watches takes what there is or stops watching. An end of file and an error count as readable. The descriptor stays
    // the caller's and must be open until unwatch(). Inside `ready` any watch may be ended, its own too.
    [[nodiscard]] virtual WatchId watch(int descriptor, On what, std::function<void()> ready) = 0;
    virtual void unwatch(WatchId id) = 0; // unknown or empty ids are ignored
};

} // namespace sluice
