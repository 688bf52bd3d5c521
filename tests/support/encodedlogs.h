// What came out of an encoder or a fake Logstore, in a form that a test can compare.
#pragma once

#include "engine/collect/logfileencoder.h"
#include "engine/logs/log.h"

#include <string>
#include <vector>

namespace sluice::test {

[[nodiscard]] std::vector<Log> decoded(const std::vector<EncodedGroup> &groups);

// "key=value key=value", in order; a value with a space or nothing in it is quoted.
[[nodiscard]] std::string printed(const Log &log);
[[nodiscard]] std::string valueOf(const Log &log, std::string_view key); // "" when it is not there

struct Encoded {
    std::vector<Log> logs;
    CollectCounts counts;
    LineFormat format = LineFormat::Auto;
    std::uint64_t position = 0;
    std::vector<EncodedGroup> groups;
    std::string error;
};
// All of the bytes through an encoder, `chunk` at a time.
[[nodiscard]] Encoded encoded(const CollectSource &source, std::string_view bytes, std::size_t chunk = std::string::npos,
                              WallTime now = wallFromSeconds(1'700'000'000));
[[nodiscard]] CollectSource sourceOf(std::string format, std::string zone = "UTC");

} // namespace sluice::test
