#include "app/console/enginefactory.h"

#include "engine/enginethread.h"

namespace sluice::console {

EngineFactory engineFactory(std::shared_ptr<SecretStore> secrets, std::string sandboxBridge)
{
    return [secrets = std::move(secrets), bridge = std::move(sandboxBridge)](EngineOptions options) {
        options.secrets = secrets;
        options.sandboxBridge = bridge;
        return startEngineThread(std::move(options));
    };
}

} // namespace sluice::console
