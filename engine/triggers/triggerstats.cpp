#include "engine/triggers/triggerstats.h"

namespace sluice {

namespace {

std::int64_t minuteOf(BootTime time)
{
    return std::chrono::floor<std::chrono::minutes>(time.time_since_epoch()).count();
}

} // namespace

void TriggerStats::add(const LedgerRecord &record, BootTime now)
{
    const bool failed = record.status != AttemptStatus::Ok;
    if (failed) {
        lastError = record.errorCode + ": " + record.errorMessage;
        lastErrorAt = record.startedAt + record.duration;
    }
    if (record.attempt == 0)
        return;
    if (!m_minutes)
        m_minutes = std::make_unique<std::array<Minute, kMinutes>>();
    const auto number = minuteOf(now);
    auto &minute = (*m_minutes)[static_cast<std::size_t>(number % kMinutes)];
    if (minute.number != number) {
        minute = {};
        minute.number = number;
    }
    ++attempts;
    ++minute.attempts;
    if (failed) {
        ++failedAttempts;
        ++minute.failed;
        return;
    }
    ++windows;
    ++minute.windows;
    lines += record.windowLines;
    bytes += record.windowBytes;
}

const TriggerStats::Minute *TriggerStats::at(std::int64_t number) const
{
    if (!m_minutes || number < 0)
        return nullptr;
    const auto &minute = (*m_minutes)[static_cast<std::size_t>(number % kMinutes)];
    return minute.number == number ? &minute : nullptr;
}

std::vector<std::uint32_t> TriggerStats::perMinute(BootTime now) const
{
    std::vector<std::uint32_t> counts(kMinutes, 0);
    const auto last = minuteOf(now);
    for (int i = 0; i < kMinutes; ++i) {
        if (const auto *minute = at(last - kMinutes + 1 + i))
            counts[static_cast<std::size_t>(i)] = minute->windows;
    }
    return counts;
}

double TriggerStats::successRate(BootTime now) const
{
    std::uint64_t tried = 0;
    std::uint64_t failed = 0;
    const auto last = minuteOf(now);
    for (int i = 0; i < kMinutes; ++i) {
        if (const auto *minute = at(last - i)) {
            tried += minute->attempts;
            failed += minute->failed;
        }
    }
    return tried == 0 ? -1 : static_cast<double>(tried - failed) / static_cast<double>(tried);
}

} // namespace sluice
