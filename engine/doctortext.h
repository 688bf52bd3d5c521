// Figures in the doctor's English. Pure functions.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::doctor {

[[nodiscard]] std::string span(Duration time); // "0 s", "12 s", "3 min", "5 h", "4 days"
[[nodiscard]] std::string ago(WallTime then, WallTime now); // "12 s ago"
[[nodiscard]] std::string size(double bytes); // "12 B", "1.5 KiB", "16 MiB"
[[nodiscard]] std::string rate(double bytesPerSecond); // "2.3 Mbit/s"
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun); // "1 line", "2 lines"
[[nodiscard]] std::string shardNames(const std::vector<std::int32_t> &shards); // "shard 3", "shards 0, 1 and 7 more"
[[nodiscard]] std::string shown(std::string_view text); // one line, cut at kTextShown between characters
[[nodiscard]] std::string shown(const Error &error); // "LogStoreNotExist: it is gone"

// Parts that are not empty, a line each.
void addLine(std::string &text, std::string_view line);

} // namespace sluice::doctor
