// Bytes of a file in, encoded log groups out: finds the records, parses them, keeps what does not parse, counts.
// What the collector and `sluicectl put` share. Not thread-safe; may move between threads.
//
//   while (more) { encoder->filled(read(fd, encoder->room())); SLUICE_TRY(encoder->encode(now, More::Follows)); append(take)
//   } encoder->encode(now, More::Nothing)
//
// Rules. A line ends at \n; a \r before it is dropped. A line that does not parse becomes `content` with the reason in
// `__parse_error__`. A line over limits::kLineBytesMax is cut there, then parsed, with the number of bytes that are gone in
// `__cut__`. Empty lines are left out and counted, but for the format `line`, which keeps them. A CSV record that
// does not end within the line limit and CsvParser::kRecordLinesMax lines gives up its first line as not parsed; reading
// goes on with the next one.
#pragma once

#include "engine/collect/lineparser.h"
#include "engine/collect/timerule.h"
#include "engine/logs/encodedgroup.h"

#include <span>
#include <vector>

namespace sluice {

class LogGroupWriter;

struct CollectCounts {
    std::uint64_t lines = 0; // logs made
    std::uint64_t parseErrors = 0; // of them kept raw
    std::uint64_t linesCut = 0; // of them over the line limit
    std::uint64_t bytesCut = 0; // that are in no log for that reason
    std::uint64_t emptyLines = 0; // left out
    std::uint64_t keysCut = 0; // field names over 128 bytes
    std::uint64_t timesMissed = 0; // logs whose time field was missing or did not parse
    CollectCounts &operator+=(const CollectCounts &other);
    CollectCounts &operator-=(const CollectCounts &other);
    friend bool operator==(const CollectCounts &, const CollectCounts &) = default;
};

enum class More { Follows, Nothing };

class LogFileEncoder {
public:
    // `path` goes into the tag __path__ of each group ("" = no such tag). Errors: those of makeLineParser and TimeRule.
    [[nodiscard]] static Result<std::unique_ptr<LogFileEncoder>> create(const CollectSource &source, std::string path);
    ~LogFileEncoder();

    // Where the next bytes go: at most `wanted`, and only as many as fit kBlockBytes with what is buffered. Valid until
    // encode().
    [[nodiscard]] std::span<char> room(std::size_t wanted = kBlockBytes);
    void filled(std::size_t bytes);

    // Makes groups of the whole lines that are buffered, of the last line too when nothing follows. Stops early at
    // kEncodedBytes of groups: call it again (after take) while pending() is true.
    // Errors: Invalid/"BadHeader" of a CSV file; the encoder is then of no more use.
    [[nodiscard]] Done encode(WallTime now, More more);
    [[nodiscard]] bool pending() const { return m_stoppedEarly; }

    [[nodiscard]] std::vector<EncodedGroup> take() { return std::exchange(m_groups, {}); }

    // Bytes since the start that are in the logs made so far (or counted as left out); behind it are whole lines only.
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    // Where the next byte that is put into room() is in the input.
    [[nodiscard]] std::uint64_t readPosition() const { return m_position + m_skipped + (m_end - m_begin); }
    [[nodiscard]] const CollectCounts &counts() const { return m_counts; }
    [[nodiscard]] LineFormat format() const { return m_format; } // Auto until a whole line was seen

    // The last bytes before position(), at most kTailBytes, as they are in the input; tells whether a file was replaced.
    [[nodiscard]] const std::string &tail() const { return m_tail; }
    // Where the first record begins: behind the header of a CSV file that has one.
    [[nodiscard]] std::uint64_t dataPosition() const { return m_dataPosition; }
    // A line is being skipped that is longer than the limit: restart() would lose how far.
    [[nodiscard]] bool insideLongLine() const { return m_skipped > 0; }

    // Goes on at `position` with nothing buffered, and frees the buffer.
    void restart(std::uint64_t position, const CollectCounts &counts, std::string tail = {});
    // New content begins: its format and header are to be found again, unless the source gives them.
    [[nodiscard]] Done forgetHeader();

    // A file that is entered in its middle: its format, and for CSV the record that begins the file, are known already.
    [[nodiscard]] Done setFormat(LineFormat format);
    [[nodiscard]] Done setHeader(std::string_view record);
    [[nodiscard]] bool wantsHeader() const;

    static constexpr std::size_t kTailBytes = 64;
    static constexpr std::size_t kBlockBytes = 4 * limits::kMiB;
    static constexpr std::size_t kGroupBytes = 1 * limits::kMiB; // a group is closed at this size
    static constexpr std::size_t kEncodedBytes = 16 * limits::kMiB; // of groups not yet taken, about

private:
    LogFileEncoder(CollectSource source, std::string path);

    struct Record {
        std::string_view text; // without its end
        std::size_t size = 0; // in the buffer, with its end
        ParseFailure broken; // not to be parsed, for this reason
    };
    enum class Next { Record, Wait };

    [[nodiscard]] Result<bool> prepare(WallTime now, More more);
    [[nodiscard]] Next next(More more, Record &record);
    [[nodiscard]] Next nextBroken(More more, std::string_view text, Record &record);
    void encodeRecord(const Record &record, WallTime now, LogGroupWriter &writer);
    void consume(std::size_t bytes);
    void keepTail();
    void closeGroup(LogGroupWriter &writer);

    CollectSource m_source;
    std::string m_path;
    std::string m_hostname;
    LineFormat m_format = LineFormat::Auto;
    std::unique_ptr<LineParser> m_parser;
    std::optional<TimeRule> m_timeRule;
    ParsedLog m_log;
    CollectCounts m_counts;
    std::vector<EncodedGroup> m_groups;
    std::size_t m_encodedBytes = 0; // of m_groups
    bool m_stoppedEarly = false;

    std::unique_ptr<char[]> m_buffer; // m_capacity bytes and kReadAhead more
    std::size_t m_capacity = 0;
    std::size_t m_begin = 0; // of the first line that is not encoded
    std::size_t m_end = 0;
    std::uint64_t m_skipped = 0; // bytes of that line that were thrown away behind its first kLineBytesMax
    std::uint64_t m_position = 0;
    std::uint64_t m_dataPosition = 0;
    std::size_t m_contiguous = 0; // bytes before m_begin that are in the buffer as in the input
    std::string m_tail;
    std::size_t m_csvLines = 1'000; // that the next CSV record may have
};

} // namespace sluice
