#include "engine/triggers/ledgerblob.h"

namespace sluice {

namespace {

constexpr char kVersion = 1;

class Writer {
public:
    void operator()(std::uint64_t value)
    {
        while (value >= 0x80) {
            out.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        out.push_back(static_cast<char>(value));
    }
    void operator()(std::int64_t value) // zigzag: small negatives stay short
    {
        (*this)((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void operator()(std::uint32_t value) { (*this)(static_cast<std::uint64_t>(value)); }
    void operator()(std::int32_t value) { (*this)(static_cast<std::int64_t>(value)); }
    void operator()(bool value) { out.push_back(value ? 1 : 0); }
    void operator()(const std::string &text)
    {
        (*this)(static_cast<std::uint64_t>(text.size()));
        out.append(text);
    }
    void operator()(WallTime time) { (*this)(static_cast<std::int64_t>(time.time_since_epoch().count())); }
    void operator()(Duration time) { (*this)(static_cast<std::int64_t>(time.count())); }
    void operator()(ShardId shard) { (*this)(shard.value()); }
    void operator()(Cursor cursor) { (*this)(cursor.value()); }
    void operator()(AttemptStatus status) { out.push_back(static_cast<char>(status)); }
    void operator()(TickReason reason) { out.push_back(static_cast<char>(reason)); }
    void operator()(const std::optional<Counters> &counters)
    {
        (*this)(counters.has_value());
        if (counters)
            visitFields(*counters, [this](std::string_view, std::uint64_t value) { (*this)(value); });
    }

    std::string out;
};

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

    void operator()(std::uint64_t &value)
    {
        value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = take();
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return;
        }
        m_ok = false;
    }
    void operator()(std::int64_t &value)
    {
        std::uint64_t raw = 0;
        (*this)(raw);
        value = static_cast<std::int64_t>((raw >> 1) ^ (~(raw & 1) + 1));
    }
    void operator()(std::uint32_t &value) { narrow<std::uint64_t>(value); }
    void operator()(std::int32_t &value) { narrow<std::int64_t>(value); }
    void operator()(bool &value) { value = take() == 1; }
    void operator()(std::string &text)
    {
        std::uint64_t size = 0;
        (*this)(size);
        if (!m_ok || size > m_bytes.size() - m_at) {
            m_ok = false;
            return;
        }
        text.assign(m_bytes.substr(m_at, size));
        m_at += size;
    }
    void operator()(WallTime &time)
    {
        std::int64_t raw = 0;
        (*this)(raw);
        time = WallTime(Duration(raw));
    }
    void operator()(Duration &time)
    {
        std::int64_t raw = 0;
        (*this)(raw);
        time = Duration(raw);
    }
    void operator()(ShardId &shard)
    {
        std::int32_t raw = 0;
        (*this)(raw);
        shard = ShardId(raw);
    }
    void operator()(Cursor &cursor)
    {
        std::int64_t raw = 0;
        (*this)(raw);
        cursor = Cursor(raw);
    }
    void operator()(AttemptStatus &status) { enumerate(status, AttemptStatus::Cancelled); }
    void operator()(TickReason &reason) { enumerate(reason, TickReason::Moved); }
    void operator()(std::optional<Counters> &counters)
    {
        bool has = false;
        (*this)(has);
        if (has)
            visitFields(counters.emplace(), [this](std::string_view, std::uint64_t &value) { (*this)(value); });
    }

private:
    unsigned take()
    {
        if (m_at >= m_bytes.size()) {
            m_ok = false;
            return 0;
        }
        return static_cast<unsigned char>(m_bytes[m_at++]);
    }
    template <class Wide, class T> void narrow(T &value)
    {
        Wide raw = 0;
        (*this)(raw);
        value = static_cast<T>(raw);
        m_ok = m_ok && static_cast<Wide>(value) == raw;
    }
    template <class E> void enumerate(E &value, E last)
    {
        const auto raw = take();
        m_ok = m_ok && raw <= static_cast<unsigned>(last);
        value = m_ok ? static_cast<E>(raw) : E{};
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

template <class Record, class Visitor> void walk(Record &record, Visitor &visit)
{
    visit(record.shard);
    visit(record.begin);
    visit(record.end);
    visit(record.reason);
    visit(record.round);
    visit(record.attempt);
    visit(record.attemptsMax);
    visit(record.status);
    visit(record.taskId);
    visit(record.requestId);
    visit(record.functionVersion);
    visit(record.errorCode);
    visit(record.errorMessage);
    visit(record.count);
    visit(record.scheduledAt);
    visit(record.startedAt);
    visit(record.scheduleDelay);
    visit(record.duration);
    visit(record.billedMs);
    visit(record.maxMemoryMb);
    visit(record.coldStart);
    visit(record.windowGroups);
    visit(record.windowLines);
    visit(record.windowBytes);
    visit(record.counters);
    visit(record.lagMs);
    visit(record.replayOf);
    visit(record.cursorTime);
}

template <class Subject, class Visitor> void walkSubject(Subject &subject, Visitor &visit)
{
    visit(subject.jobName);
    visit(subject.trigger.service);
    visit(subject.trigger.function);
    visit(subject.trigger.trigger);
    visit(subject.source.project);
    visit(subject.source.logstore);
}

} // namespace

std::string toBlob(const LedgerRecord &record)
{
    Writer writer;
    writer.out.reserve(320);
    writer.out.push_back(kVersion);
    walkSubject(*record.subject, writer);
    walk(record, writer);
    return std::move(writer.out);
}

Result<LedgerRecord> recordFromBlob(std::string_view bytes)
{
    if (bytes.empty() || bytes.front() != kVersion)
        return fail(ErrorKind::Corrupt, "LedgerBlob", "A ledger record in the outbox is of an unknown version.");
    Reader reader(bytes.substr(1));
    LedgerRecord record;
    const auto subject = std::make_shared<LedgerSubject>();
    walkSubject(*subject, reader);
    walk(record, reader);
    if (!reader.ok() || !reader.atEnd())
        return fail(ErrorKind::Corrupt, "LedgerBlob", "A ledger record in the outbox is damaged.");
    record.subject = subject;
    return record;
}

} // namespace sluice
