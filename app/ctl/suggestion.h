// What a person may have meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sluice::ctl {

// The number of letters to insert, drop, replace or swap with their neighbour.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b);

// " (did you mean NAME?)" for the closest of the names when it is close enough, else "".
[[nodiscard]] std::string didYouMean(std::string_view word, std::span<const std::string> names);

} // namespace sluice::ctl
