#include "engine/triggers/ledgercodec.h"

#include "engine/logs/loggroupreader.h"
#include "engine/logs/loggroupwriter.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace sluice {

namespace {

constexpr std::string_view kLedgerTag = "__ledger__";
constexpr std::string_view kSequenceTag = "__sequence__";

template <class T> bool parse(std::string_view text, T &value)
{
    T parsed{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (error != std::errc() || end != text.data() + text.size())
        return false;
    value = parsed;
    return true;
}

template <class E> void parseWord(std::string_view text, E &value, E last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (toText(static_cast<E>(i)) == text)
            value = static_cast<E>(i);
    }
}

class FieldWriter {
public:
    explicit FieldWriter(LogGroupWriter &out)
        : m_out(out)
    {
    }
    void operator()(std::string_view name, std::string_view value) { m_out.add(name, value); }
    void operator()(std::string_view name, const std::string &value) { m_out.add(name, value); }
    template <class T>
    requires std::is_integral_v<T>
    void operator()(std::string_view name, T value)
    {
        char text[24];
        const auto [end, error] = std::to_chars(text, text + sizeof text, value);
        m_out.add(name, std::string_view(text, static_cast<std::size_t>(end - text)));
    }
    void operator()(std::string_view name, bool value) { m_out.add(name, value ? "true" : "false"); }
    void operator()(std::string_view name, Cursor cursor) { m_out.add(name, cursor == Cursor() ? "" : toText(cursor)); }
    void operator()(std::string_view name, ShardId shard) { (*this)(name, shard.value()); }
    void operator()(std::string_view name, AttemptStatus status) { m_out.add(name, toText(status)); }
    void operator()(std::string_view name, TickReason reason) { m_out.add(name, toText(reason)); }
    void operator()(std::string_view name, WallTime time) { m_out.add(name, isoTime(time)); }
    void operator()(std::string_view name, Duration time) { (*this)(name, millis(time)); }

private:
    LogGroupWriter &m_out;
};

class FieldReader {
public:
    explicit FieldReader(const std::vector<ContentView> &contents)
        : m_contents(contents)
    {
    }
    void operator()(std::string_view name, std::string &value) { value = find(name); }
    template <class T>
    requires std::is_integral_v<T>
    void operator()(std::string_view name, T &value) { parse(find(name), value); }
    void operator()(std::string_view name, bool &value) { value = find(name) == "true"; }
    void operator()(std::string_view name, Cursor &cursor)
    {
        if (const auto parsed = cursorFromText(find(name)))
            cursor = *parsed;
    }
    void operator()(std::string_view name, ShardId &shard)
    {
        std::int32_t id = 0;
        (*this)(name, id);
        shard = ShardId(id);
    }
    void operator()(std::string_view name, AttemptStatus &status)
    {
        parseWord(find(name), status, AttemptStatus::Cancelled);
    }
    void operator()(std::string_view name, TickReason &reason) { parseWord(find(name), reason, TickReason::Moved); }
    void operator()(std::string_view name, WallTime &time)
    {
        if (const auto parsed = timeFromIso(find(name)))
            time = *parsed;
    }
    void operator()(std::string_view name, Duration &time)
    {
        std::int64_t ms = 0;
        (*this)(name, ms);
        constexpr std::int64_t kSane = 1'000'000'000'000; // 31 years; beyond it the text is not ours
        time = std::chrono::milliseconds(std::clamp(ms, -kSane, kSane));
    }

    [[nodiscard]] std::string_view find(std::string_view name)
    {
        // Fields come in the order in which they are asked for, if nobody changed them.
        for (std::size_t step = 0; step < m_contents.size(); ++step) {
            const auto at = (m_next + step) % m_contents.size();
            if (m_contents[at].key == name) {
                m_next = at + 1;
                return m_contents[at].value;
            }
        }
        return {};
    }

private:
    const std::vector<ContentView> &m_contents;
    std::size_t m_next = 0;
};

// One list of names for both directions.
template <class Record, class Subject, class Visitor> void walkHead(Record &record, Subject &subject, Visitor &visit)
{
    visit("job_name", subject.jobName);
    visit("trigger_name", subject.trigger.trigger);
    visit("task_id", record.taskId);
    visit("request_id", record.requestId);
    visit("service", subject.trigger.service);
    visit("function", subject.trigger.function);
    visit("function_version", record.functionVersion);
    visit("project", subject.source.project);
    visit("logstore", subject.source.logstore);
    visit("shard_id", record.shard);
    visit("begin_cursor", record.begin);
    visit("end_cursor", record.end);
    visit("reason", record.reason);
    visit("round", record.round);
    visit("attempt", record.attempt);
    visit("attempts_max", record.attemptsMax);
    visit("status", record.status);
    visit("error_code", record.errorCode);
    visit("error_message", record.errorMessage);
    visit("count", record.count);
    visit("scheduled_at", record.scheduledAt);
    visit("started_at", record.startedAt);
    visit("schedule_delay_ms", record.scheduleDelay);
    visit("duration_ms", record.duration);
    visit("billed_ms", record.billedMs);
    visit("max_memory_mb", record.maxMemoryMb);
    visit("cold_start", record.coldStart);
    visit("window_groups", record.windowGroups);
    visit("window_lines", record.windowLines);
    visit("window_bytes", record.windowBytes);
}

void writeLog(const LedgerRecord &record, LogGroupWriter &out)
{
    const auto seconds = unixSeconds(record.startedAt + record.duration);
    out.beginLog(static_cast<std::uint32_t>(std::clamp<std::int64_t>(seconds, 0, UINT32_MAX)));
    FieldWriter write(out);
    walkHead(record, *record.subject, write);
    const std::pair<std::string_view, std::uint64_t Counters::*> counters[] = {{"ingest_lines", &Counters::ingestLines},
                                                                               {"ingest_bytes", &Counters::ingestBytes},
                                                                               {"ship_lines", &Counters::shipLines},
                                                                               {"ship_bytes", &Counters::shipBytes}};
    for (const auto &[name, member] : counters) {
        if (record.counters)
            write(name, (*record.counters).*member);
        else
            write(name, std::string_view());
    }
    write("lag_ms", record.lagMs);
    write("replay_of", record.replayOf);
    out.endLog();
}

LedgerRecord readLog(const LogView &log)
{
    LedgerRecord record;
    const auto subject = std::make_shared<LedgerSubject>();
    FieldReader read(log.contents);
    walkHead(record, *subject, read);
    Counters counters;
    const bool has = parse(read.find("ingest_lines"), counters.ingestLines)
        && parse(read.find("ingest_bytes"), counters.ingestBytes) && parse(read.find("ship_lines"), counters.shipLines)
        && parse(read.find("ship_bytes"), counters.shipBytes);
    if (has)
        record.counters = counters;
    read("lag_ms", record.lagMs);
    read("replay_of", record.replayOf);
    record.subject = subject;
    return record;
}

class Ranges { // "7-40,44"
public:
    void add(std::uint64_t sequence)
    {
        if (m_last != 0 && sequence == m_last + 1) {
            m_last = sequence;
            return;
        }
        close();
        m_first = m_last = sequence;
    }
    [[nodiscard]] std::string take()
    {
        close();
        return std::move(m_text);
    }

private:
    void close()
    {
        if (m_last == 0)
            return;
        if (!m_text.empty())
            m_text += ',';
        m_text += std::to_string(m_first);
        if (m_last > m_first)
            m_text += '-' + std::to_string(m_last);
    }
    std::string m_text;
    std::uint64_t m_first = 0;
    std::uint64_t m_last = 0;
};

// Empty when the text is not ranges that give exactly `count` numbers.
std::vector<std::uint64_t> numbersOf(std::string_view ranges, std::size_t count)
{
    std::vector<std::uint64_t> numbers;
    while (!ranges.empty()) {
        const auto comma = std::min(ranges.find(','), ranges.size());
        const auto range = ranges.substr(0, comma);
        ranges.remove_prefix(std::min(comma + 1, ranges.size()));
        const auto dash = range.find('-');
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        if (!parse(range.substr(0, dash), first))
            return {};
        if (dash == std::string_view::npos)
            last = first;
        else if (!parse(range.substr(dash + 1), last))
            return {};
        if (first == 0 || last < first || last - first >= count - numbers.size())
            return {};
        for (auto number = first; number <= last; ++number)
            numbers.push_back(number);
    }
    return numbers.size() == count ? numbers : std::vector<std::uint64_t>();
}

} // namespace

std::string isoTime(WallTime time)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<milliseconds>(time - day));
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text;
}

std::optional<WallTime> timeFromIso(std::string_view text)
{
    using namespace std::chrono;
    int year = 0;
    unsigned month = 0, day = 0;
    int hour = 0, minute = 0, second = 0, milli = 0;
    const bool shape = text.size() == 24 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':'
        && text[16] == ':' && text[19] == '.' && text[23] == 'Z';
    if (!shape || !parse(text.substr(0, 4), year) || !parse(text.substr(5, 2), month) || !parse(text.substr(8, 2), day)
        || !parse(text.substr(11, 2), hour) || !parse(text.substr(14, 2), minute) || !parse(text.substr(17, 2), second)
        || !parse(text.substr(20, 3), milli))
        return std::nullopt;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok())
        return std::nullopt;
    return WallTime(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second) + milliseconds(milli);
}

std::vector<EncodedGroup> toLogGroups(std::span<const LedgerRecord> records, const std::string &ledgerId)
{
    std::vector<EncodedGroup> groups;
    for (const bool fine : {true, false}) {
        LogGroupWriter out(records.size() * 1'024);
        Ranges ranges;
        for (const auto &record : records) {
            if ((record.status == AttemptStatus::Ok) != fine)
                continue;
            writeLog(record, out);
            ranges.add(record.sequence.value());
        }
        if (out.empty())
            continue;
        out.setTopic(fine ? kTopicMetrics : kTopicAlert);
        out.addTag(kLedgerTag, ledgerId);
        out.addTag(kSequenceTag, ranges.take());
        groups.push_back(out.take());
    }
    return groups;
}

Result<std::vector<LedgerRecord>> fromLogGroup(std::string_view group, const std::string &ledgerId)
{
    SLUICE_LET(auto reader, LogGroupReader::open(group));
    std::vector<LedgerRecord> records;
    std::string_view ledger;
    std::string_view ranges;
    for (const auto &tag : reader.tags()) {
        if (tag.key == kLedgerTag)
            ledger = tag.value;
        else if (tag.key == kSequenceTag)
            ranges = tag.value;
    }
    if (ledger != ledgerId)
        return records;
    const auto sequences = numbersOf(ranges, reader.lines());
    if (sequences.empty())
        return records;
    LogView log;
    for (;;) {
        SLUICE_LET(const bool more, reader.next(log));
        if (!more || records.size() == sequences.size())
            return records;
        records.push_back(readLog(log));
        records.back().sequence = LedgerSequence(sequences[records.size() - 1]);
    }
}

} // namespace sluice
