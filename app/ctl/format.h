// Figures as people read them in a terminal. Free functions, one language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::ctl {

[[nodiscard]] std::string countText(std::uint64_t count); // "1,234,567"
[[nodiscard]] std::string bytesText(std::uint64_t bytes); // "12 B", "1.5 KiB", "10 GiB"
[[nodiscard]] std::string durationText(std::int64_t ms); // "120 ms", "3.2 s", "4 min 05 s", "2 h 10 min", "3 d 4 h"
[[nodiscard]] std::string plural(std::uint64_t count, std::string_view noun); // "1 line", "2 lines"

// One printable line: control characters and broken UTF-8 become U+FFFD, so that a log cannot drive the terminal.
[[nodiscard]] std::string printable(std::string_view text);

// Columns on a terminal: Chinese and the like take two, combining marks none.
[[nodiscard]] std::size_t displayWidth(std::string_view utf8);

// At most `width` columns; what was cut ends in "…".
[[nodiscard]] std::string elided(std::string_view utf8, std::size_t width);

} // namespace sluice::ctl
