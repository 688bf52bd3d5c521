#include "models/logbrowse.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::int64_t kSliceFirstMs = 10'000;
constexpr std::int64_t kSliceLeastMs = 1;
constexpr std::int64_t kSliceMostMs = 400LL * 86'400'000;
constexpr std::uint32_t kPullRows = 2'000;

} // namespace

LogBrowse::LogBrowse(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

void LogBrowse::start(const Range &range)
{
    stop();
    m_range = range;
    m_width = kSliceFirstMs;
    m_atEnd = false;
    m_cut = false;
    m_busy = true;
    m_workspace.send(GetShards{range.logstore}, this, [this, number = m_number](Result<ShardRows> answer) {
        if (number == m_number)
            takeShards(std::move(answer));
    });
}

void LogBrowse::stop()
{
    ++m_number;
    m_busy = false;
    m_slice.clear();
    m_page.clear();
}

void LogBrowse::takeShards(Result<ShardRows> answer)
{
    if (!answer)
        return giveUp(answer.error());
    m_shards.clear();
    std::int64_t newest = 0;
    m_oldest = m_range.toMs;
    for (const auto &shard : answer->rows) {
        if ((m_range.shard >= 0 && shard.shard != m_range.shard) || shard.groups == 0)
            continue;
        m_shards.push_back(shard.shard);
        newest = std::max(newest, shard.lastReceivedMs);
        m_oldest = std::min(m_oldest, shard.createdMs);
    }
    m_oldest = std::max(m_range.fromMs, m_oldest);
    m_end = std::min(m_range.toMs, newest + 1); // before the newest log there is nothing to look for
    nextSlice();
}

void LogBrowse::more()
{
    if (m_busy || m_atEnd)
        return;
    m_busy = true;
    nextSlice();
}

void LogBrowse::nextSlice()
{
    if (m_shards.empty() || m_end <= m_oldest) {
        m_atEnd = true;
        return finish();
    }
    if (m_page.size() >= kPageRows)
        return finish();
    m_slice.clear();
    m_begin = std::max(m_oldest, m_end - m_width);
    pull(0, std::to_string(m_begin));
}

void LogBrowse::pull(std::size_t shard, const std::string &from)
{
    PullLogs command;
    command.logstore = m_range.logstore;
    command.shard = m_shards[shard];
    command.from = from;
    command.to = std::to_string(m_end);
    command.max = kPullRows;
    m_workspace.send(std::move(command), this, [this, shard, number = m_number](Result<LogRows> answer) {
        if (number == m_number)
            take(shard, std::move(answer));
    });
}

void LogBrowse::take(std::size_t shard, Result<LogRows> answer)
{
    if (!answer)
        return giveUp(answer.error());
    const bool done = answer->atEnd || answer->rows.empty();
    std::ranges::move(answer->rows, std::back_inserter(m_slice));
    if (m_slice.size() > kSliceRows) {
        if (m_end - m_begin > kSliceLeastMs) { // too much at once: a shorter time
            m_width = std::max(kSliceLeastMs, (m_end - m_begin) / 8);
            return nextSlice();
        }
        m_cut = true;
        return endSlice();
    }
    if (!done)
        return pull(shard, answer->next);
    if (shard + 1 < m_shards.size())
        return pull(shard + 1, std::to_string(m_begin));
    endSlice();
}

void LogBrowse::endSlice()
{
    // Inside one shard the order of writing counts, so equal times keep it, turned round.
    std::ranges::reverse(m_slice);
    std::ranges::stable_sort(m_slice, std::ranges::greater{}, &LogRow::receivedMs);
    if (m_slice.size() < kPageRows / 2)
        m_width = std::min(m_width * 4, kSliceMostMs);
    m_end = m_begin;
    std::ranges::move(m_slice, std::back_inserter(m_page));
    m_slice.clear();
    nextSlice();
}

void LogBrowse::finish()
{
    m_busy = false;
    emit read(std::exchange(m_page, {}));
}

void LogBrowse::giveUp(const Error &error)
{
    stop();
    emit failed(error);
}

} // namespace sluice
