// Our own subset of Java's SimpleDateFormat, in UTC and English: the letters y M d D H h k K m s S a E u z Z X,
// 'quoted text' and '' for a quote; other characters stand for themselves.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

inline constexpr std::string_view kFallbackDateFormat = "yyyy/MM/dd/HH/mm";

// Invalid/"InvalidDateFormat" for a letter that is not in the subset, or a quote that is not closed.
[[nodiscard]] Result<std::string> formatDate(std::string_view pattern, std::int64_t unixSeconds);

} // namespace sluice
