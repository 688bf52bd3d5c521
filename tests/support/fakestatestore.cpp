#include "tests/support/fakestatestore.h"

#include <algorithm>

namespace sluice::test {

FakeStateStore::~FakeStateStore()
{
    for (const auto &[number, timer] : m_timers)
        m_loop.cancel(timer);
}

template <class T> void FakeStateStore::serve(bool writes, Reply<T> reply, UniqueFunction<Result<T>()> effect)
{
    const auto [toDurable, toAnswer] = m_delays ? m_delays() : std::pair{Duration(0), Duration(0)};
    const auto result = std::make_shared<std::optional<Result<T>>>();
    Operation operation;
    operation.durableAt = m_lastDurable = std::max(m_lastDurable, m_loop.clock().boot() + toDurable);
    operation.answerAt = m_lastAnswer = std::max(m_lastAnswer, operation.durableAt + toAnswer);
    operation.effect = [this, writes, result, effect = std::move(effect)]() mutable {
        const bool fails = writes && m_failure && (m_failNext == 0 || m_failNext-- > 0);
        if (fails) {
            *result = Result<T>(fail(*m_failure));
            if (m_failNext == 0 && m_failure->detail == "once")
                m_failure.reset();
        } else {
            *result = effect();
        }
    };
    operation.answer = [result, reply = std::move(reply)]() mutable { reply(std::move(**result)); };
    m_toDo.push_back(std::move(operation));
    for (const auto when : {m_lastDurable, m_lastAnswer}) {
        const auto number = ++m_timerCount;
        m_timers[number] = m_loop.at(when, [this, number] {
            m_timers.erase(number);
            step();
        });
    }
}

void FakeStateStore::step()
{
    const auto now = m_loop.clock().boot();
    while (!m_toDo.empty() && m_toDo.front().durableAt <= now) {
        auto operation = std::move(m_toDo.front());
        m_toDo.pop_front();
        operation.effect();
        m_toAnswer.push_back(std::move(operation));
    }
    while (!m_toAnswer.empty() && m_toAnswer.front().answerAt <= now) {
        auto answer = std::move(m_toAnswer.front().answer);
        m_toAnswer.pop_front();
        answer();
    }
}

LedgerSequence FakeStateStore::apply(const StateChange &change)
{
    const LedgerSequence first(change.records.empty() ? 0 : m_image.nextSequence);
    ++m_count;
    if (m_loseEvery > 0 && m_count % m_loseEvery == 0) {
        m_image.nextSequence += change.records.size();
        return first;
    }
    for (const auto &[shard, checkpoint] : change.checkpoints)
        m_image.checkpoints[{change.trigger, shard}] = checkpoint;
    auto given = change;
    for (auto &record : given.records) {
        record.sequence = LedgerSequence(m_image.nextSequence);
        m_image.outbox[m_image.nextSequence++] = {change.triggerLog, change.trigger, record};
    }
    ++m_image.commits;
    dropOldest();
    if (m_durable)
        m_durable(given);
    return first;
}

void FakeStateStore::commit(StateChange change, Reply<LedgerSequence> reply)
{
    if (m_answersEarly && !m_failure) {
        m_loop.answer<LedgerSequence>(std::move(reply), LedgerSequence(change.records.empty() ? 0 : m_early += 10));
        reply = Reply<LedgerSequence>([](Result<LedgerSequence>) {});
    }
    serve<LedgerSequence>(true, std::move(reply),
                          [this, change = std::move(change)]() -> Result<LedgerSequence> { return apply(change); });
}

void FakeStateStore::read(const std::string &trigger, Reply<ShardCheckpoints> reply)
{
    serve<ShardCheckpoints>(false, std::move(reply), [this, trigger]() -> Result<ShardCheckpoints> {
        ShardCheckpoints all;
        for (const auto &[key, checkpoint] : m_image.checkpoints) {
            if (key.trigger == trigger)
                all.emplace_back(key.shard, checkpoint);
        }
        return all;
    });
}

void FakeStateStore::erase(const std::string &trigger, Reply<void> reply)
{
    serve<void>(true, std::move(reply), [this, trigger]() -> Done {
        std::erase_if(m_image.checkpoints, [&](const auto &entry) { return entry.first.trigger == trigger; });
        return {};
    });
}

void FakeStateStore::nextBatch(const LogstoreKey &target, const std::string &shipped, Reply<OutboxBatch> reply)
{
    serve<OutboxBatch>(true, std::move(reply),
                       [this, target, shipped]() -> Result<OutboxBatch> { return take(target, shipped); });
}

void FakeStateStore::targets(Reply<std::vector<LogstoreKey>> reply)
{
    serve<std::vector<LogstoreKey>>(false, std::move(reply), [this]() -> Result<std::vector<LogstoreKey>> {
        std::map<LogstoreKey, int> seen;
        for (const auto &[sequence, row] : m_image.outbox)
            seen[row.target];
        for (const auto &[target, range] : m_image.batches)
            seen[target];
        for (const auto &[key, drop] : m_image.dropped)
            seen[key.first];
        std::vector<LogstoreKey> all;
        for (const auto &[target, none] : seen)
            all.push_back(target);
        return all;
    });
}

void FakeStateStore::newest(std::size_t max, Reply<std::vector<LedgerRecord>> reply)
{
    serve<std::vector<LedgerRecord>>(false, std::move(reply), [this, max]() -> Result<std::vector<LedgerRecord>> {
        std::vector<LedgerRecord> all;
        for (auto row = m_image.outbox.rbegin(); row != m_image.outbox.rend() && all.size() < max; ++row)
            all.push_back(row->second.record);
        std::ranges::reverse(all);
        return all;
    });
}

// --- the outbox

std::string FakeStateStore::keyOf(std::uint64_t first, std::uint64_t last) const
{
    return ledgerId().substr(0, 18) + ':' + std::to_string(first) + '-' + std::to_string(last);
}

OutboxBatch FakeStateStore::take(const LogstoreKey &target, const std::string &shipped)
{
    OutboxBatch batch;
    batch.target = target;
    batch.ledgerId = ledgerId();
    auto open = m_image.batches.find(target);
    if (!shipped.empty()) {
        if (open != m_image.batches.end() && keyOf(open->second.first, open->second.second) == shipped) {
            std::erase_if(m_image.outbox, [&](const auto &entry) {
                return entry.second.target == target && entry.first >= open->second.first
                    && entry.first <= open->second.second;
            });
            m_image.batches.erase(open);
        }
        reportDrops(target, batch);
    }
    std::vector<std::uint64_t> rows;
    for (const auto &[sequence, row] : m_image.outbox) {
        if (row.target == target)
            rows.push_back(sequence);
    }
    open = m_image.batches.find(target);
    if (open == m_image.batches.end() && !rows.empty()) {
        const auto last = rows[std::min(rows.size(), kBatchRecordsMax) - 1];
        open = m_image.batches.emplace(target, std::pair{rows.front(), last}).first;
    }
    if (open == m_image.batches.end())
        return batch;
    batch.key = keyOf(open->second.first, open->second.second);
    for (const auto sequence : rows) {
        if (sequence <= open->second.second)
            batch.records.push_back(m_image.outbox.at(sequence).record);
        else
            batch.more = true;
    }
    return batch;
}

void FakeStateStore::dropOldest()
{
    for (auto row = m_image.outbox.begin(); m_image.outbox.size() > m_outboxRowsMax && row != m_image.outbox.end();) {
        const auto open = m_image.batches.find(row->second.target);
        if (open != m_image.batches.end() && row->first <= open->second.second) {
            ++row;
            continue;
        }
        auto &[count, sample] = m_image.dropped[{row->second.target, row->second.trigger}];
        ++count;
        sample = row->second.record;
        ++m_image.droppedEver;
        row = m_image.outbox.erase(row);
    }
}

void FakeStateStore::reportDrops(const LogstoreKey &target, OutboxBatch &batch)
{
    const auto now = m_loop.clock().boot();
    std::vector<std::pair<LogstoreKey, std::string>> reported;
    for (const auto &[key, drop] : m_image.dropped) {
        if (key.first != target)
            continue;
        const auto last = m_image.dropsReported.find(target);
        if (last != m_image.dropsReported.end() && last->second != now && now - last->second < kDropReportEvery) {
            batch.dropsUnreported = true;
            return;
        }
        m_image.dropsReported[target] = now;
        LedgerRecord record;
        record.subject = drop.second.subject;
        record.shard = drop.second.shard;
        record.status = AttemptStatus::Failed;
        record.errorCode = "RecordsDropped";
        record.count = drop.first;
        record.startedAt = m_loop.clock().wall();
        record.sequence = LedgerSequence(m_image.nextSequence);
        m_image.outbox[m_image.nextSequence++] = {target, key.second, record};
        batch.added.push_back(record);
        if (m_durable)
            m_durable(StateChange{key.second, {}, {record}, target});
        reported.push_back(key);
    }
    for (const auto &key : reported)
        m_image.dropped.erase(key);
}

} // namespace sluice::test
