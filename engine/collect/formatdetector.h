// Finds out what a file holds by looking at its first lines: JSON, access log, syslog, CSV with a header, else plain lines.
#pragma once

#include "engine/collect/lineparser.h"

namespace sluice {

// `head` holds whole lines and, behind it, LineParser::kReadAhead readable bytes; only the first kDetectLines that are not
// empty count. A format is taken when at least kDetectShare percent of them fit. Never Auto or Regex; both access logs are
// Apache. CSV needs a header of names and a record, all with as many columns.
[[nodiscard]] LineFormat detectFormat(std::string_view head, WallTime now);

inline constexpr std::size_t kDetectLines = 50;
inline constexpr std::size_t kDetectShare = 80;

} // namespace sluice
