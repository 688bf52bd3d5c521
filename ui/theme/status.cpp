#include "ui/theme/status.h"

namespace sluice {

Badge badgeOf(PumpState state)
{
    switch (state) {
    case PumpState::Blocked: return {QLatin1String("blocked"), Ink::Bad};
    case PumpState::NotAuthorized: return {QLatin1String("padlock"), Ink::Bad};
    case PumpState::SourceGone:
    case PumpState::ShardGone: return {QLatin1String("cancelled"), Ink::Bad};
    case PumpState::BackingOff: return {QLatin1String("warning"), Ink::Warn};
    case PumpState::CatchingUp: return {QLatin1String("catching-up"), Ink::Accent};
    case PumpState::Running: return {QLatin1String("running"), Ink::Accent};
    case PumpState::UpToDate: return {QLatin1String("ok"), Ink::Ok};
    case PumpState::Disabled: return {QLatin1String("paused"), Ink::Idle};
    }
    return {QLatin1String("idle"), Ink::Idle};
}

Badge badgeOf(ExecutionStatus status)
{
    switch (status) {
    case ExecutionStatus::Ok: return {QLatin1String("ok"), Ink::Ok};
    case ExecutionStatus::Failed:
    case ExecutionStatus::Problem: return {QLatin1String("failed"), Ink::Bad};
    case ExecutionStatus::TimedOut: return {QLatin1String("clock"), Ink::Bad};
    case ExecutionStatus::Denied: return {QLatin1String("padlock"), Ink::Bad};
    case ExecutionStatus::Cancelled: return {QLatin1String("cancelled"), Ink::Idle};
    }
    return {QLatin1String("idle"), Ink::Idle};
}

} // namespace sluice
