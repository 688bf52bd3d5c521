// How a program gets an engine of its own: it hands over the lock of a data directory and owns the host until it stopped.
#pragma once

#include "engine/access/secretstore.h"
#include "engine/client/engineclient.h"
#include "engine/client/enginelock.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

enum class Scheduling { Off, On }; // off: triggers do not tick; for commands that only look or change
enum class Collecting { Off, On }; // off: no file is read
enum class Gatewaying { Off, On }; // off: no program can reach this engine over HTTP
enum class Residence { OneShot, Resident }; // resident: serves the control socket for others, and keeps house

struct EngineOptions {
    EngineLock lock; // names the data directory
    Scheduling scheduling = Scheduling::On;
    Collecting collecting = Collecting::On;
    Residence residence = Residence::Resident;
    std::string sandboxBridge = {}; // program that is first in each function's sandbox; "" = sluice-bridge beside this program
    int functionMemoryMb = 0; // of all functions' instances together; 0 = half of the machine's
    std::shared_ptr<SecretStore> secrets = nullptr; // null = in memory, for this run
    Gatewaying gateway = Gatewaying::On; // of an engine that serves: resident, or scheduling
    std::uint16_t gatewayPort = 0; // 0 = that of the last run while it is free, else one that is
    std::vector<std::string> gatewayNames = {}; // further names that lead to it; see OwnNames
};

class EngineHost { // the thread that made it
public:
    virtual ~EngineHost() = default; // after stop() answered; before, it stops without draining

    [[nodiscard]] virtual EngineClient &client() = 0;
    [[nodiscard]] virtual std::string endpoint() const = 0; // "" = does not listen

    // Drains what is in flight up to the engine's deadline, then calls `done` on this thread, once. At most one call.
    virtual void stop(UniqueFunction<void()> done) = 0;
};

using EngineFactory = std::function<Result<std::unique_ptr<EngineHost>>(EngineOptions)>;

} // namespace sluice
