#include "app/console/enginefactory.h"

#include "engine/enginethread.h"

namespace sluice::console {

EngineFactory engineFactory()
{
    return startEngineThread;
}

} // namespace sluice::console
