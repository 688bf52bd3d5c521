// The Log Service's data model as values (sls-api §2.1). Keys and values are bytes; UTF-8 is usual, not required.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

struct LogContent {
    std::string key;
    std::string value;
    friend bool operator==(const LogContent &, const LogContent &) = default;
};

struct Log {
    std::uint32_t time = 0; // unix seconds
    std::vector<LogContent> contents;
    std::optional<std::uint32_t> timeNs; // nanosecond part, 0 … 999,999,999
    friend bool operator==(const Log &, const Log &) = default;
};

struct LogTag {
    std::string key;
    std::string value;
    friend bool operator==(const LogTag &, const LogTag &) = default;
};

struct LogGroup {
    std::vector<Log> logs;
    std::optional<std::string> category;
    std::optional<std::string> topic;
    std::optional<std::string> source;
    std::optional<std::string> machineUuid;
    std::vector<LogTag> tags;
    friend bool operator==(const LogGroup &, const LogGroup &) = default;
};

} // namespace sluice
