#include "app/ctl/enginefactory.h"

namespace sluice::ctl {

EngineFactory engineFactory()
{
    return [](const EngineOptions &options) -> Result<std::unique_ptr<EngineHost>> {
        return fail(ErrorKind::Unsupported, "NoEngine",
                    "no engine holds " + options.lock.dataDirectory() + ", and this program was built without one");
    };
}

} // namespace sluice::ctl
