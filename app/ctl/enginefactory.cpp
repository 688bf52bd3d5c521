#include "app/ctl/enginefactory.h"

#include "engine/enginethread.h"

namespace sluice::ctl {

EngineFactory engineFactory()
{
    return startEngineThread;
}

} // namespace sluice::ctl
