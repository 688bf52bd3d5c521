#include "engine/collect/logfileencoder.h"

#include "engine/collect/csvparser.h"
#include "engine/collect/formatdetector.h"
#include "engine/logs/loggroupwriter.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

namespace sluice {

namespace {

constexpr std::size_t kBufferBytesMin = 64 * limits::kKiB;
constexpr std::size_t kWriterSlack = 64 * limits::kKiB; // a group is closed by the log that passes kGroupBytes
constexpr std::size_t kDetectBytes = 256 * limits::kKiB;
constexpr auto npos = std::string_view::npos;

std::string hostname()
{
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : std::string();
}

} // namespace

CollectCounts &CollectCounts::operator+=(const CollectCounts &other)
{
    lines += other.lines;
    parseErrors += other.parseErrors;
    linesCut += other.linesCut;
    bytesCut += other.bytesCut;
    emptyLines += other.emptyLines;
    keysCut += other.keysCut;
    timesMissed += other.timesMissed;
    return *this;
}

CollectCounts &CollectCounts::operator-=(const CollectCounts &other)
{
    lines -= other.lines;
    parseErrors -= other.parseErrors;
    linesCut -= other.linesCut;
    bytesCut -= other.bytesCut;
    emptyLines -= other.emptyLines;
    keysCut -= other.keysCut;
    timesMissed -= other.timesMissed;
    return *this;
}

Result<std::unique_ptr<LogFileEncoder>> LogFileEncoder::create(const CollectSource &source, std::string path)
{
    std::unique_ptr<LogFileEncoder> made(new LogFileEncoder(source, std::move(path)));
    SLUICE_LET(const auto format, lineFormat(source.format));
    SLUICE_LET(const auto checked, TimeRule::create(format, source));
    static_cast<void>(checked);
    if (format != LineFormat::Auto)
        SLUICE_TRY(made->setFormat(format));
    return made;
}

LogFileEncoder::LogFileEncoder(CollectSource source, std::string path)
    : m_source(std::move(source))
    , m_path(std::move(path))
    , m_hostname(hostname())
{
}

LogFileEncoder::~LogFileEncoder() = default;

Done LogFileEncoder::setFormat(LineFormat format)
{
    SLUICE_LET(auto parser, makeLineParser(format, m_source));
    SLUICE_LET(auto rule, TimeRule::create(format, m_source));
    m_format = format;
    m_parser = std::move(parser);
    m_timeRule.emplace(std::move(rule));
    return {};
}

bool LogFileEncoder::wantsHeader() const
{
    return m_format == LineFormat::Csv && m_parser && !static_cast<const CsvParser &>(*m_parser).hasHeader();
}

Done LogFileEncoder::setHeader(std::string_view record)
{
    return wantsHeader() ? static_cast<CsvParser &>(*m_parser).setHeader(record) : Done();
}

std::span<char> LogFileEncoder::room(std::size_t wanted)
{
    const auto buffered = m_end - m_begin;
    wanted = std::min(wanted, kBlockBytes - std::min(buffered, kBlockBytes));
    if (m_begin > 0)
        std::memmove(m_buffer.get(), m_buffer.get() + m_begin, buffered);
    m_begin = 0;
    m_contiguous = 0;
    m_end = buffered;
    if (buffered + wanted > m_capacity) {
        const auto capacity = std::clamp(std::max(buffered + wanted, m_capacity * 2), kBufferBytesMin, kBlockBytes);
        auto larger = std::make_unique_for_overwrite<char[]>(capacity + LineParser::kReadAhead);
        if (buffered > 0)
            std::memcpy(larger.get(), m_buffer.get(), buffered);
        m_buffer = std::move(larger);
        m_capacity = capacity;
    }
    return {m_buffer.get() + m_end, wanted};
}

void LogFileEncoder::filled(std::size_t bytes)
{
    m_end += bytes;
    if (m_buffer)
        std::memset(m_buffer.get() + m_end, 0, LineParser::kReadAhead);
}

void LogFileEncoder::restart(std::uint64_t position, const CollectCounts &counts, std::string tail)
{
    m_buffer.reset();
    m_capacity = 0;
    m_begin = 0;
    m_end = 0;
    m_contiguous = 0;
    m_skipped = 0;
    m_csvLines = CsvParser::kRecordLinesMax;
    m_tail = std::move(tail);
    m_position = position;
    m_counts = counts;
    m_groups.clear();
    m_stoppedEarly = false;
}

Done LogFileEncoder::forgetHeader()
{
    m_dataPosition = 0;
    m_parser.reset();
    SLUICE_LET(m_format, lineFormat(m_source.format));
    return m_format == LineFormat::Auto ? Done() : setFormat(m_format);
}

Result<bool> LogFileEncoder::prepare(WallTime now, More more)
{
    const std::string_view text(m_buffer.get() + m_begin, m_end - m_begin);
    if (!m_parser) {
        auto head = text.substr(0, kDetectBytes);
        const auto whole = head.rfind('\n');
        if (whole == npos && more == More::Follows && text.size() <= limits::kLineBytesMax)
            return false;
        if (whole != npos && (more == More::Follows || head.size() < text.size()))
            head = head.substr(0, whole + 1);
        SLUICE_TRY(setFormat(detectFormat(head, now)));
    }
    if (!wantsHeader())
        return true;
    const auto end = CsvParser::recordEnd(text).at;
    if (end == npos && more == More::Follows && text.size() <= limits::kLineBytesMax)
        return false;
    auto record = text.substr(0, end);
    const auto size = end == npos ? text.size() : end + 1;
    if (record.ends_with('\r'))
        record.remove_suffix(1);
    SLUICE_TRY(setHeader(record));
    consume(size);
    keepTail();
    m_dataPosition = m_position;
    return true;
}

Done LogFileEncoder::encode(WallTime now, More more)
{
    m_stoppedEarly = false;
    if (m_begin == m_end)
        return {};
    SLUICE_LET(const bool ready, prepare(now, more));
    if (!ready)
        return {};
    LogGroupWriter writer(std::min(m_end - m_begin, kGroupBytes) + kWriterSlack);
    m_encodedBytes = 0;
    Record record;
    while (m_begin < m_end && next(more, record) == Next::Record) {
        encodeRecord(record, now, writer);
        consume(record.size);
        if (writer.bytes() >= kGroupBytes || writer.lines() >= limits::kGroupLogsMax)
            closeGroup(writer);
        if (m_encodedBytes >= kEncodedBytes) {
            m_stoppedEarly = true;
            break;
        }
    }
    closeGroup(writer);
    keepTail();
    return {};
}

void LogFileEncoder::consume(std::size_t bytes)
{
    m_contiguous = m_skipped > 0 ? bytes - limits::kLineBytesMax : m_contiguous + bytes;
    m_begin += bytes;
    m_position += bytes + m_skipped;
    m_skipped = 0;
}

void LogFileEncoder::keepTail()
{
    if (m_begin > 0)
        m_tail.assign(m_buffer.get() + m_begin - std::min(m_contiguous, kTailBytes), std::min(m_contiguous, kTailBytes));
}

LogFileEncoder::Next LogFileEncoder::next(More more, Record &record)
{
    const std::string_view text(m_buffer.get() + m_begin, m_end - m_begin);
    std::size_t end = npos;
    if (m_format == LineFormat::Csv) {
        const auto found = CsvParser::recordEnd(text, m_csvLines);
        if (found.tooLong)
            return nextBroken(More::Nothing, text, record);
        if (found.at > limits::kLineBytesMax && (found.at != npos || found.open || more == More::Follows))
            return nextBroken(more, text, record);
        end = found.at;
    } else if (const auto *const newline = static_cast<const char *>(std::memchr(text.data(), '\n', text.size()))) {
        end = static_cast<std::size_t>(newline - text.data());
    } else if (more == More::Follows) {
        if (text.size() > limits::kLineBytesMax) {
            m_skipped += text.size() - limits::kLineBytesMax;
            m_end = m_begin + limits::kLineBytesMax;
        }
        return Next::Wait;
    }
    m_csvLines = std::min(m_csvLines * 2, CsvParser::kRecordLinesMax);
    record.text = text.substr(0, end);
    record.size = end == npos ? text.size() : end + 1;
    record.broken = {};
    return Next::Record;
}

// A CSV record that does not end, or not within the limit: its first line alone is taken, so that one bad quote costs a
// line.
LogFileEncoder::Next LogFileEncoder::nextBroken(More more, std::string_view text, Record &record)
{
    if (more == More::Follows && text.size() <= limits::kLineBytesMax)
        return Next::Wait;
    const auto newline = text.find('\n');
    if (newline == npos && more == More::Follows) {
        m_skipped += text.size() - limits::kLineBytesMax;
        m_end = m_begin + limits::kLineBytesMax;
        return Next::Wait;
    }
    record.text = text.substr(0, newline);
    record.size = newline == npos ? text.size() : newline + 1;
    const bool open = CsvParser::recordEnd(record.text).open;
    // After a record that had to be given up the next ones may have fewer lines: text full of such quotes costs no more time
    // than it has bytes.
    if (open)
        m_csvLines = std::max<std::size_t>(1, m_csvLines / 2);
    record.broken = open ? "CSV: a quoted field does not end" : ParseFailure();
    return Next::Record;
}

void LogFileEncoder::encodeRecord(const Record &record, WallTime now, LogGroupWriter &writer)
{
    auto line = record.text;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.empty() && m_skipped == 0 && m_format != LineFormat::Line) {
        ++m_counts.emptyLines;
        return;
    }
    auto cut = m_skipped;
    if (line.size() > limits::kLineBytesMax) {
        cut += line.size() - limits::kLineBytesMax;
        line = line.substr(0, limits::kLineBytesMax);
    }
    m_log.clear();
    const auto failure = record.broken.empty() ? m_parser->parse(line, now, m_log) : record.broken;
    if (!failure.empty()) [[unlikely]] {
        m_log.clear();
        m_log.addOwn("content", line);
        m_log.addOwn("__parse_error__", failure);
        ++m_counts.parseErrors;
    } else if (!m_timeRule->apply(m_log, now)) {
        ++m_counts.timesMissed;
    }
    if (cut > 0) [[unlikely]] {
        m_log.addOwn("__cut__", m_log.keep(std::to_string(cut)));
        ++m_counts.linesCut;
        m_counts.bytesCut += cut;
    }
    const auto time = m_log.time ? *m_log.time : logTime(now);
    writer.beginLog(time.seconds, time.nanos);
    for (const auto &field : m_log.fields())
        writer.add(field.key, field.value);
    writer.endLog();
    ++m_counts.lines;
}

void LogFileEncoder::closeGroup(LogGroupWriter &writer)
{
    m_counts.keysCut += m_log.takeKeysCut();
    if (writer.empty())
        return;
    if (!m_source.topic.empty())
        writer.setTopic(m_source.topic);
    if (!m_path.empty())
        writer.addTag("__path__", m_path);
    if (!m_hostname.empty())
        writer.addTag("__hostname__", m_hostname);
    m_groups.push_back(writer.take());
    m_encodedBytes += m_groups.back().bytes.size();
}

} // namespace sluice
