// Encodes one log group after another, straight into its wire format (sls-api §2.1), without an object per log.
// Fields come out in the order of their numbers, so equal content gives equal bytes.
// Not thread-safe; made to be kept and reused.
#pragma once

#include "engine/logs/encodedgroup.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

class LogGroupWriter {
public:
    // `expectedBytes` is what a group will take about; the buffer starts there and grows as needed.
    explicit LogGroupWriter(std::size_t expectedBytes = 64 * 1024)
        : m_expected(expectedBytes)
    {
    }

    // beginLog, add …, then endLog or dropLog. timeNs is 0 … 999,999,999.
    void beginLog(std::uint32_t time, std::optional<std::uint32_t> timeNs = std::nullopt);
    void add(std::string_view key, std::string_view value);
    void endLog();
    void dropLog(); // as if it had not been begun

    // May be called at any time before take(); a second call replaces the first.
    void setCategory(std::string_view category) { m_category = category; }
    void setTopic(std::string_view topic) { m_topic = topic; }
    void setSource(std::string_view source) { m_source = source; }
    void setMachineUuid(std::string_view uuid) { m_machineUuid = uuid; }
    void addTag(std::string_view key, std::string_view value);

    [[nodiscard]] std::uint32_t lines() const { return m_lines; }
    [[nodiscard]] std::size_t bytes() const { return m_used + m_tags.size(); } // so far, about
    [[nodiscard]] bool empty() const { return m_lines == 0; }

    // The finished group; the writer is then empty, topic, source and tags included.
    [[nodiscard]] EncodedGroup take();
    void clear();

    // Gives a buffer back for the next group, such as the bytes of a group that was stored.
    void recycle(std::string &&buffer);

private:
    char *room(std::size_t bytes);
    void putField(char tag, const std::optional<std::string> &text);

    const std::size_t m_expected;
    std::string m_out; // its size is the room that there is; m_used bytes of it are written
    std::size_t m_used = 0;
    std::size_t m_logStart = 0; // of the log being written: its tag
    std::size_t m_lengthBytes = 2; // room left for its length; what the last one took
    bool m_inLog = false;
    std::optional<std::uint32_t> m_timeNs;
    std::uint32_t m_lines = 0;
    std::optional<std::string> m_category;
    std::optional<std::string> m_topic;
    std::optional<std::string> m_source;
    std::optional<std::string> m_machineUuid;
    std::string m_tags; // encoded
};

} // namespace sluice
