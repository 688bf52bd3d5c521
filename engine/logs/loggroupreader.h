// Reads a log group where it lies: views into the caller's bytes, no copy, one reused array.
//
//   SLUICE_LET(auto reader, LogGroupReader::open(bytes));
//   LogView log;
//   for (;;) { SLUICE_LET(const bool more, reader.next(log)); if (!more) break; … }
//
// The bytes may be hostile: every length is checked before it is followed. Unknown fields, and known ones with another
// wire type, are passed over as protobuf does; a missing required field, a bad varint or length is an error
// Invalid/"PostBodyInvalid" that says at which byte. Views live as long as the bytes.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

struct ContentView {
    std::string_view key;
    std::string_view value;
    friend bool operator==(const ContentView &, const ContentView &) = default;
};

struct LogView {
    std::uint32_t time = 0; // unix seconds
    std::optional<std::uint32_t> timeNs;
    std::vector<ContentView> contents; // in the order of the bytes; a key may repeat
};

class LogGroupReader {
public:
    // Walks the group's own fields, not the insides of its logs: topic, tags and the count are known before the first log.
    [[nodiscard]] static Result<LogGroupReader> open(std::string_view bytes);

    // False after the last log. `log` is overwritten; its array keeps its capacity.
    [[nodiscard]] Result<bool> next(LogView &log);
    void rewind() { m_at = 0; }

    [[nodiscard]] std::uint32_t lines() const { return m_lines; }
    [[nodiscard]] const std::optional<std::string_view> &category() const { return m_category; }
    [[nodiscard]] const std::optional<std::string_view> &topic() const { return m_topic; }
    [[nodiscard]] const std::optional<std::string_view> &source() const { return m_source; }
    [[nodiscard]] const std::optional<std::string_view> &machineUuid() const { return m_machineUuid; }
    [[nodiscard]] const std::vector<ContentView> &tags() const { return m_tags; }

private:
    explicit LogGroupReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] Error broken(const char *at, std::string_view what) const;
    [[nodiscard]] bool readPair(std::string_view bytes, ContentView &pair, const char *&badAt) const;
    [[nodiscard]] bool readLog(std::string_view bytes, LogView &log, const char *&badAt) const;

    std::string_view m_bytes;
    std::size_t m_at = 0; // where next() goes on
    std::uint32_t m_lines = 0;
    std::optional<std::string_view> m_category;
    std::optional<std::string_view> m_topic;
    std::optional<std::string_view> m_source;
    std::optional<std::string_view> m_machineUuid;
    std::vector<ContentView> m_tags;
};

// Walks everything; gives the number of logs.
[[nodiscard]] Result<std::uint32_t> checkLogGroup(std::string_view bytes);

} // namespace sluice
