#include "engine/triggers/ledgerrefill.h"

#include "engine/triggers/ledgercodec.h"

#include <algorithm>

namespace sluice {

struct LedgerRefill::Reading {
    std::vector<LogstoreKey> logs; // left to read
    LogstoreKey log;
    std::vector<ShardState> shards; // of it, left to read
    ShardState shard;
    Cursor end; // what is before it is left to read
    std::uint64_t pageGroups = 1;
    std::vector<LedgerRecord> page;
    std::string ledgerId;
    Done result;
    Reply<void> reply;
};

LedgerRefill::LedgerRefill(RefillPorts ports, std::size_t ring)
    : m_ports(std::move(ports))
    , m_ring(ring)
    , m_self(std::make_shared<LedgerRefill *>(this))
{
}

LedgerRefill::~LedgerRefill()
{
    *m_self = nullptr;
}

void LedgerRefill::run(std::vector<LogstoreKey> triggerLogs, Reply<void> reply)
{
    const auto reading = std::make_shared<Reading>();
    reading->logs = std::move(triggerLogs);
    reading->ledgerId = m_ports.store.ledgerId();
    reading->reply = std::move(reply);
    m_ports.store.newest(m_ring, [self = m_self, reading](Result<std::vector<LedgerRecord>> records) {
        if (!*self)
            return;
        if (records)
            (*self)->m_ports.ledger.refill(std::move(*records));
        else
            reading->result = tl::unexpected<Error>(records.error());
        (*self)->nextLog(reading);
    });
}

void LedgerRefill::nextLog(std::shared_ptr<Reading> reading)
{
    if (reading->logs.empty() || m_ports.ledger.size() >= m_ring)
        return finish(*reading);
    reading->log = std::move(reading->logs.back());
    reading->logs.pop_back();
    m_ports.logs.shards(reading->log, [self = m_self, reading](Result<std::vector<ShardState>> shards) {
        if (!*self)
            return;
        if (!shards) {
            reading->result = tl::unexpected<Error>(shards.error());
            return (*self)->nextLog(reading);
        }
        reading->shards = std::move(*shards);
        (*self)->nextShard(reading);
    });
}

void LedgerRefill::nextShard(std::shared_ptr<Reading> reading)
{
    if (reading->shards.empty())
        return nextLog(reading);
    reading->shard = std::move(reading->shards.back());
    reading->shards.pop_back();
    reading->end = reading->shard.end;
    const auto groups = std::max<std::uint64_t>(reading->shard.groups, 1);
    const auto linesPerGroup = std::max<std::uint64_t>(reading->shard.lines / groups, 1);
    reading->pageGroups = std::clamp<std::uint64_t>(kPageRecords / linesPerGroup, 1, limits::kPullGroupsMax);
    nextPage(reading);
}

// Backwards, since the newest records matter most: a cursor is one more for each group.
void LedgerRefill::nextPage(std::shared_ptr<Reading> reading)
{
    if (m_ports.ledger.size() >= m_ring)
        return finish(*reading);
    const auto first = reading->shard.first.value();
    if (reading->end.value() <= first)
        return nextShard(reading);
    const auto from = Cursor(std::max(first, reading->end.value() - static_cast<std::int64_t>(reading->pageGroups)));
    pull(reading, from, std::exchange(reading->end, from));
}

void LedgerRefill::pull(std::shared_ptr<Reading> reading, Cursor from, Cursor end)
{
    PullLimit limit;
    limit.end = end;
    m_ports.logs.pull(reading->log, reading->shard.id, from, limit,
                      [self = m_self, reading, from, end](Result<LogBatch> batch) {
                          if (!*self)
                              return;
                          if (!batch) {
                              reading->result = tl::unexpected<Error>(batch.error());
                              return (*self)->nextShard(reading);
                          }
                          const auto next = batch->next;
                          const auto records = std::make_shared<std::vector<LedgerRecord>>();
                          auto &loop = (*self)->m_ports.loop;
                          auto shared = std::make_shared<LogBatch>(std::move(*batch));
                          (*self)->m_ports.offload([self, reading, from, end, next, records, shared, &loop] {
                              for (const auto &group : shared->groups) {
                                  auto some = fromLogGroup(group.bytes, reading->ledgerId);
                                  if (some) // what somebody else wrote there is not ours to judge
                                      records->insert(records->end(), std::make_move_iterator(some->begin()),
                                                      std::make_move_iterator(some->end()));
                              }
                              loop.post([self, reading, from, end, next, records] {
                                  if (!*self)
                                      return;
                                  (*self)->m_ports.ledger.refill(std::move(*records));
                                  if (next > from && next < end)
                                      (*self)->pull(reading, next, end);
                                  else
                                      (*self)->nextPage(reading);
                              });
                          });
                      });
}

void LedgerRefill::finish(Reading &reading)
{
    m_ports.loop.answer<void>(std::move(reading.reply), std::move(reading.result));
}

} // namespace sluice
