#include "engine/client/rows.h"

namespace sluice {

std::string_view toText(PumpState state)
{
    switch (state) {
    case PumpState::Blocked: return "blocked";
    case PumpState::NotAuthorized: return "not authorized";
    case PumpState::SourceGone: return "source gone";
    case PumpState::BackingOff: return "backing off";
    case PumpState::CatchingUp: return "catching up";
    case PumpState::Running: return "running";
    case PumpState::UpToDate: return "up to date";
    case PumpState::Disabled: return "disabled";
    case PumpState::ShardGone: return "shard gone";
    }
    return "unknown";
}

} // namespace sluice
