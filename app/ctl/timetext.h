// Times as people write and read them.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::ctl {

// ISO 8601 ("2026-11-22", "2026-11-22T14:20[:05[.123]][Z|±hh:mm]"; without a zone: this machine's), unix seconds,
// "now", "now-15m" with s, m, h, d: unix milliseconds. Invalid/"Usage" else, and for times before 1970.
[[nodiscard]] Result<std::int64_t> millisFromText(std::string_view text, std::int64_t nowMs);

// The same, or "begin" or "end", as a position for PullLogs: "begin", "end" or milliseconds as digits.
[[nodiscard]] Result<std::string> positionFromText(std::string_view text, std::int64_t nowMs);

[[nodiscard]] std::int64_t nowMillis();

// "2026-11-22 14:20:05" in this machine's zone; "–" for 0.
[[nodiscard]] std::string timeText(std::int64_t ms);
[[nodiscard]] std::string clockText(std::int64_t ms); // "14:20:05.123"

} // namespace sluice::ctl
