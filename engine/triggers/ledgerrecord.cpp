#include "engine/triggers/ledgerrecord.h"

namespace sluice {

std::string_view toText(AttemptStatus status)
{
    switch (status) {
    case AttemptStatus::Ok: return "ok";
    case AttemptStatus::Failed: return "failed";
    case AttemptStatus::TimedOut: return "timed_out";
    case AttemptStatus::Denied: return "denied";
    case AttemptStatus::Cancelled: return "cancelled";
    }
    return "failed";
}

std::string_view toText(TickReason reason)
{
    switch (reason) {
    case TickReason::None: return "none";
    case TickReason::Invoked: return "invoked";
    case TickReason::CatchUp: return "catch-up";
    case TickReason::NoNewData: return "no new data";
    case TickReason::StillRunning: return "still running";
    case TickReason::BackingOff: return "backing off";
    case TickReason::Blocked: return "blocked";
    case TickReason::Disabled: return "disabled";
    case TickReason::Paused: return "paused";
    case TickReason::NotAuthorized: return "not authorized";
    case TickReason::ShardGone: return "shard gone";
    case TickReason::SourceGone: return "source gone";
    case TickReason::WaitingForParents: return "waiting for parents";
    case TickReason::PollFailed: return "poll failed";
    case TickReason::Moved: return "moved";
    }
    return "none";
}

} // namespace sluice
