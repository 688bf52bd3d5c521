// The names of enum values on the control socket and in `--json`. They are frozen: a later version may add one at the
// end, never rename one. What people read (toText) may differ.
#pragma once

#include "engine/catalog/definitions.h"
#include "engine/client/rows.h"

#include <array>
#include <string_view>

namespace sluice {

template <class E> struct WireNames; // specialised with `names`, in the order of the enum's values

template <> struct WireNames<AttemptStatus> {
    static constexpr std::array<std::string_view, 5> names = {"ok", "failed", "timed_out", "denied", "cancelled"};
};
template <> struct WireNames<TickReason> {
    static constexpr std::array<std::string_view, 15> names = {
        "none",   "invoked",        "catch_up",   "no_new_data", "still_running",       "backing_off", "blocked", "disabled",
        "paused", "not_authorized", "shard_gone", "source_gone", "waiting_for_parents", "poll_failed", "moved"};
};
template <> struct WireNames<PumpState> {
    static constexpr std::array<std::string_view, 9> names = {"blocked",     "not_authorized", "source_gone",
                                                              "backing_off", "catching_up",    "running",
                                                              "up_to_date",  "disabled",       "shard_gone"};
};
template <> struct WireNames<StartAt> {
    static constexpr std::array<std::string_view, 3> names = {"newest", "oldest", "time"};
};
template <> struct WireNames<ErrorKind> {
    static constexpr std::array<std::string_view, 13> names = {"invalid",   "not_found",   "exists",    "in_use", "denied",
                                                               "throttled", "unavailable", "timed_out", "full",   "corrupt",
                                                               "cancelled", "unsupported", "failed"};
};

template <> struct WireNames<CallerKind> {
    static constexpr std::array<std::string_view, 3> names = {"owner", "user", "role"};
};
template <> struct WireNames<ConnectionKind> {
    static constexpr std::array<std::string_view, 3> names = {"local", "cloud", "kafka"};
};

static_assert(WireNames<AttemptStatus>::names.size() == std::size_t(AttemptStatus::Cancelled) + 1);
static_assert(WireNames<TickReason>::names.size() == std::size_t(TickReason::Moved) + 1);
static_assert(WireNames<PumpState>::names.size() == std::size_t(PumpState::ShardGone) + 1);
static_assert(WireNames<StartAt>::names.size() == std::size_t(StartAt::Time) + 1);
static_assert(WireNames<ErrorKind>::names.size() == std::size_t(ErrorKind::Failed) + 1);

// "" for a value outside the enum.
template <class E> [[nodiscard]] constexpr std::string_view wireName(E value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < WireNames<E>::names.size() ? WireNames<E>::names[index] : std::string_view();
}

template <class E> [[nodiscard]] constexpr bool fromWireName(std::string_view name, E &value)
{
    for (std::size_t i = 0; i < WireNames<E>::names.size(); ++i) {
        if (WireNames<E>::names[i] == name) {
            value = static_cast<E>(i);
            return true;
        }
    }
    return false;
}

} // namespace sluice
