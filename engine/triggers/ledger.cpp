#include "engine/triggers/ledger.h"

#include <QUuid>

#include <algorithm>
#include <cassert>

namespace sluice {

namespace {

bool packUuid(const std::string &text, std::array<std::uint8_t, 16> &bytes)
{
    if (text.empty())
        return false;
    const auto uuid = QUuid::fromString(QLatin1StringView(text.data(), static_cast<qsizetype>(text.size())));
    if (uuid.isNull())
        return false;
    const auto raw = uuid.toRfc4122();
    std::copy_n(reinterpret_cast<const std::uint8_t *>(raw.constData()), bytes.size(), bytes.begin());
    return true;
}

std::string unpackUuid(const std::array<std::uint8_t, 16> &bytes)
{
    const auto raw = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    return QUuid::fromRfc4122(raw).toByteArray(QUuid::WithoutBraces).toStdString();
}

} // namespace

std::uint32_t Ledger::subjectIndex(const std::shared_ptr<const LedgerSubject> &subject)
{
    if (const auto known = m_byPointer.find(subject.get()); known != m_byPointer.end())
        return known->second;
    auto value = std::make_tuple(subject->jobName, subject->trigger, subject->source);
    // Records that were read back bring a subject object each: one per content is kept, the newest.
    const auto [place, isNew] = m_byValue.try_emplace(std::move(value), static_cast<std::uint32_t>(m_subjects.size()));
    const auto index = place->second;
    if (isNew) {
        m_subjects.push_back(subject);
    } else {
        m_byPointer.erase(m_subjects[index].get());
        m_subjects[index] = subject;
    }
    m_byPointer.emplace(subject.get(), index);
    return index;
}

Ledger::Kept Ledger::fold(const LedgerRecord &record)
{
    Kept kept;
    kept.sequence = record.sequence.value();
    kept.begin = record.begin.value();
    kept.end = record.end.value();
    kept.scheduledAt = record.scheduledAt.time_since_epoch().count();
    kept.startedAt = record.startedAt.time_since_epoch().count();
    kept.scheduleDelay = record.scheduleDelay.count();
    kept.duration = record.duration.count();
    kept.lagMs = record.lagMs;
    kept.cursorTime = record.cursorTime;
    kept.billedMs = record.billedMs;
    kept.count = record.count;
    kept.windowLines = record.windowLines;
    kept.windowBytes = record.windowBytes;
    kept.functionVersion = record.functionVersion;
    kept.hasCounters = record.counters.has_value();
    kept.counters = record.counters.value_or(Counters{});
    kept.hasTask = packUuid(record.taskId, kept.taskId);
    kept.hasRequest = packUuid(record.requestId, kept.requestId);
    if (!record.errorCode.empty() || !record.errorMessage.empty() || !record.replayOf.empty()) {
        if (!m_lastTrouble || m_lastTrouble->code != record.errorCode || m_lastTrouble->message != record.errorMessage
            || m_lastTrouble->replayOf != record.replayOf)
            m_lastTrouble = std::make_shared<const Trouble>(Trouble{record.errorCode, record.errorMessage, record.replayOf});
        kept.trouble = m_lastTrouble;
    }
    kept.subject = subjectIndex(record.subject);
    kept.shard = record.shard.value();
    kept.round = record.round;
    kept.attempt = record.attempt;
    kept.attemptsMax = record.attemptsMax;
    kept.windowGroups = record.windowGroups;
    kept.maxMemoryMb = record.maxMemoryMb;
    kept.reason = record.reason;
    kept.status = record.status;
    kept.coldStart = record.coldStart;
    return kept;
}

LedgerRecord Ledger::unfold(const Kept &kept) const
{
    LedgerRecord record;
    record.sequence = LedgerSequence(kept.sequence);
    record.subject = m_subjects[kept.subject];
    record.shard = ShardId(kept.shard);
    record.begin = Cursor(kept.begin);
    record.end = Cursor(kept.end);
    record.reason = kept.reason;
    record.round = kept.round;
    record.attempt = kept.attempt;
    record.attemptsMax = kept.attemptsMax;
    record.status = kept.status;
    if (kept.hasTask)
        record.taskId = unpackUuid(kept.taskId);
    if (kept.hasRequest)
        record.requestId = unpackUuid(kept.requestId);
    record.functionVersion = kept.functionVersion;
    if (kept.trouble) {
        record.errorCode = kept.trouble->code;
        record.errorMessage = kept.trouble->message;
        record.replayOf = kept.trouble->replayOf;
    }
    record.count = kept.count;
    record.scheduledAt = WallTime(Duration(kept.scheduledAt));
    record.startedAt = WallTime(Duration(kept.startedAt));
    record.scheduleDelay = Duration(kept.scheduleDelay);
    record.duration = Duration(kept.duration);
    record.billedMs = kept.billedMs;
    record.maxMemoryMb = kept.maxMemoryMb;
    record.coldStart = kept.coldStart;
    record.windowGroups = kept.windowGroups;
    record.windowLines = kept.windowLines;
    record.windowBytes = kept.windowBytes;
    if (kept.hasCounters)
        record.counters = kept.counters;
    record.lagMs = kept.lagMs;
    record.cursorTime = kept.cursorTime;
    return record;
}

void Ledger::append(const LedgerRecord &record)
{
    assert(record.subject);
    assert(record.sequence > last());
    if (m_records.size() >= m_ring)
        m_records.pop_front();
    m_records.push_back(fold(record));
}

void Ledger::refill(std::vector<LedgerRecord> records)
{
    std::ranges::sort(records, std::ranges::greater{}, &LedgerRecord::sequence);
    std::deque<Kept> merged;
    auto have = m_records.rbegin();
    for (auto &record : records) {
        const auto sequence = record.sequence.value();
        for (; have != m_records.rend() && have->sequence >= sequence; ++have)
            merged.push_front(std::move(*have));
        const bool there = !merged.empty() && merged.front().sequence == sequence;
        if (!there && record.subject && sequence > 0)
            merged.push_front(fold(record));
    }
    for (; have != m_records.rend(); ++have)
        merged.push_front(std::move(*have));
    while (merged.size() > m_ring)
        merged.pop_front();
    m_records = std::move(merged);
}

LedgerSequence Ledger::first() const
{
    return LedgerSequence(m_records.empty() ? 0 : m_records.front().sequence);
}

LedgerSequence Ledger::last() const
{
    return LedgerSequence(m_records.empty() ? 0 : m_records.back().sequence);
}

std::deque<Ledger::Kept>::const_iterator Ledger::after(LedgerSequence sequence) const
{
    return std::ranges::upper_bound(m_records, sequence.value(), {}, &Kept::sequence);
}

bool Ledger::matches(const Kept &kept, const LedgerQuery &query) const
{
    if (query.failedOnly && kept.status == AttemptStatus::Ok)
        return false;
    if (query.since && kept.startedAt < query.since->time_since_epoch().count())
        return false;
    return !query.trigger || m_subjects[kept.subject]->trigger == *query.trigger;
}

LedgerPage Ledger::read(const LedgerQuery &query) const
{
    LedgerPage page;
    page.first = first();
    page.last = last();
    page.lastRead = query.after;
    if (query.newest) {
        for (auto at = m_records.rbegin(); at != m_records.rend() && page.records.size() < query.max; ++at) {
            if (LedgerSequence(at->sequence) <= query.after)
                break;
            if (matches(*at, query))
                page.records.push_back(unfold(*at));
        }
        std::ranges::reverse(page.records);
        page.lastRead = std::max(page.last, query.after);
        return page;
    }
    for (auto at = after(query.after); at != m_records.end() && page.records.size() < query.max; ++at) {
        page.lastRead = LedgerSequence(at->sequence);
        if (matches(*at, query))
            page.records.push_back(unfold(*at));
    }
    return page;
}

std::optional<LedgerRecord> Ledger::find(LedgerSequence sequence) const
{
    const auto at = std::ranges::lower_bound(m_records, sequence.value(), {}, &Kept::sequence);
    if (at == m_records.end() || at->sequence != sequence.value())
        return std::nullopt;
    return unfold(*at);
}

std::vector<LedgerRecord> Ledger::attemptsOf(LedgerSequence sequence) const
{
    std::vector<LedgerRecord> attempts;
    const auto of = std::ranges::lower_bound(m_records, sequence.value(), {}, &Kept::sequence);
    if (of == m_records.end() || of->sequence != sequence.value())
        return attempts;
    for (const auto &kept : m_records) {
        const bool sameWindow = kept.hasTask && of->hasTask && kept.taskId == of->taskId;
        if (sameWindow || kept.sequence == sequence.value())
            attempts.push_back(unfold(kept));
    }
    return attempts;
}

} // namespace sluice
