#include "app/ctl/enginefactory.h"

#include "engine/enginethread.h"

namespace sluice::ctl {

EngineFactory engineFactory(std::shared_ptr<SecretStore> secrets)
{
    return [secrets = std::move(secrets)](EngineOptions options) {
        options.secrets = secrets;
        return startEngineThread(std::move(options));
    };
}

} // namespace sluice::ctl
