// The three spellings of a time in signed requests; all UTC, whole seconds.
#pragma once

#include "engine/base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

enum class DateForm {
    Rfc1123, // "Mon, 09 Nov 2015 06:11:16 GMT"; a day of one digit is read too, and which weekday it says is not compared
    Basic, // "20240115T080910Z"
    Extended, // "2024-01-09T06:03:04Z"
};

// Nothing but the whole text in that form, a day that exists, years from 1970 on.
[[nodiscard]] std::optional<WallTime> readDate(std::string_view text, DateForm form);
[[nodiscard]] std::string dateText(WallTime time, DateForm form); // years to 9999

} // namespace sluice
