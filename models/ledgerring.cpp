#include "models/ledgerring.h"

#include <algorithm>

namespace sluice {

namespace {

QUuid uuidOf(const std::string &text)
{
    return QUuid::fromString(QLatin1String(text.data(), qsizetype(text.size())));
}

std::string errorOf(const LedgerRow &row)
{
    if (row.errorCode.empty() && row.errorMessage.empty())
        return {};
    std::string text = row.errorCode;
    if (!row.errorMessage.empty() && row.errorMessage.rfind(row.errorCode, 0) == 0)
        text = row.errorMessage; // the message already begins with its code
    else if (!row.errorMessage.empty())
        text += (text.empty() ? "" : ": ") + row.errorMessage;
    if (text.size() > LedgerRing::kErrorBytesMax) {
        auto cut = LedgerRing::kErrorBytesMax;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
            --cut; // not inside a character
        text.resize(cut);
        text += "…";
    }
    return text;
}

bool isFinal(const Attempt &attempt, const Execution &execution)
{
    return attempt.attempt == 0 || attempt.status == ExecutionStatus::Ok || attempt.attempt >= execution.attemptsMax;
}

} // namespace

const Attempt &Execution::telling() const
{
    for (auto attempt = attempts.rbegin(); attempt != attempts.rend(); ++attempt) {
        if (attempt->status != ExecutionStatus::Ok)
            return *attempt;
    }
    return attempts.back();
}

std::int64_t Execution::longestMs() const
{
    std::int64_t longest = 0;
    for (const auto &attempt : attempts)
        longest = std::max(longest, attempt.durationMs);
    return longest;
}

LedgerRing::Added LedgerRing::add(const LedgerRow &row)
{
    Attempt attempt{row.sequence,          row.startedMs, row.durationMs, row.shipLines,
                    uuidOf(row.requestId), errorOf(row),  row.attempt,    statusOf(row)};
    ++m_records;
    const Key key{uuidOf(row.taskId), row.round};
    if (const auto open = row.attempt > 1 && !key.task.isNull() ? m_open.find(key) : m_open.end(); open != m_open.end()) {
        const auto id = open->second;
        auto &execution = m_executions[std::size_t(id.value() - m_first)];
        if (isFinal(attempt, execution))
            m_open.erase(open);
        execution.attempts.push_back(std::move(attempt));
        return {id, false};
    }
    const auto id = end();
    Execution execution{key.task, row.windowLines, row.round, row.attemptsMax, row.shard, row.reason, {}};
    if (!isFinal(attempt, execution) && !key.task.isNull())
        m_open[key] = id;
    execution.attempts.reserve(1);
    execution.attempts.push_back(std::move(attempt));
    m_executions.push_back(std::move(execution));
    return {id, true};
}

std::size_t LedgerRing::overflowFor(std::size_t incoming) const
{
    const auto wanted = m_records + std::min(incoming, kRecordsMax);
    std::size_t gone = 0;
    std::size_t records = 0;
    while (gone < m_executions.size() && wanted - records > kRecordsMax)
        records += m_executions[gone++].attempts.size();
    return gone;
}

void LedgerRing::dropOldest(std::size_t executions)
{
    for (std::size_t i = 0; i < executions && !m_executions.empty(); ++i) {
        const auto &oldest = m_executions.front();
        m_records -= oldest.attempts.size();
        if (const auto open = m_open.find({oldest.task, oldest.round});
            open != m_open.end() && open->second.value() == m_first)
            m_open.erase(open);
        m_executions.pop_front();
        ++m_first;
    }
}

void LedgerRing::clear()
{
    m_first = end().value();
    m_executions.clear();
    m_open.clear();
    m_records = 0;
}

ExecutionId LedgerRing::find(std::uint64_t sequence) const
{
    // Newest first: what is looked for is nearly always on the screen.
    for (auto i = m_executions.size(); i-- > 0;) {
        for (const auto &attempt : m_executions[i].attempts) {
            if (attempt.sequence == sequence)
                return ExecutionId(m_first + i);
        }
    }
    return end();
}

} // namespace sluice
