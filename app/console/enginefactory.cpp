#include "app/console/enginefactory.h"

namespace sluice::console {

EngineFactory engineFactory()
{
    return [](const EngineOptions &options) -> Result<std::unique_ptr<EngineHost>> {
        return fail(ErrorKind::Unsupported, "NoEngine",
                    "no engine holds " + options.lock.dataDirectory() + ", and this program was built without one");
    };
}

} // namespace sluice::console
