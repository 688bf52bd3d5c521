#include "engine/triggers/shipper.h"

#include "engine/triggers/ledgercodec.h"
#include "engine/triggers/retrypolicy.h"

#include <algorithm>

namespace sluice {

struct Shipper::Lane {
    LogstoreKey target;
    OutboxBatch batch; // on its way, or to be repeated
    std::vector<EncodedGroup> groups; // the same, encoded
    std::string shipped; // key of the batch that is in the trigger log, not yet removed from the outbox
    bool busy = false; // a step is in flight
    bool again = false; // poked while busy
    bool failedSinceFlush = false;
    std::uint32_t failures = 0;
    std::optional<Error> error;
    TimerId timer;
};

Shipper::Shipper(ShipperPorts ports)
    : m_ports(std::move(ports))
    , m_self(std::make_shared<Shipper *>(this))
{
}

Shipper::~Shipper()
{
    *m_self = nullptr;
    m_ports.loop.cancel(m_startTimer);
    for (const auto &[target, lane] : m_lanes)
        m_ports.loop.cancel(lane->timer);
}

Shipper::Lane &Shipper::laneFor(const LogstoreKey &target)
{
    auto &lane = m_lanes[target];
    if (!lane) {
        lane = std::make_shared<Lane>();
        lane->target = target;
    }
    return *lane;
}

void Shipper::start()
{
    m_startTimer = {};
    m_ports.store.targets([self = m_self](Result<std::vector<LogstoreKey>> targets) {
        auto *shipper = *self;
        if (!shipper)
            return;
        if (!targets) {
            shipper->m_startTimer = shipper->m_ports.loop.after(limits::kBackoffFirst, [shipper] { shipper->start(); });
            return;
        }
        for (const auto &target : *targets)
            shipper->wake(shipper->laneFor(target), Duration(0));
    });
}

void Shipper::poke(const LogstoreKey &target)
{
    auto &lane = laneFor(target);
    if (lane.busy)
        lane.again = true;
    else if (lane.timer == TimerId())
        wake(lane, m_flushes.empty() ? kGather : Duration(0));
}

void Shipper::wake(Lane &lane, Duration after)
{
    m_ports.loop.cancel(lane.timer);
    lane.timer = m_ports.loop.after(after, [this, &lane] {
        lane.timer = {};
        if (lane.busy)
            return;
        if (lane.groups.empty())
            ask(lane);
        else
            append(lane);
    });
}

// --- one batch: ask, encode, append

void Shipper::ask(Lane &lane)
{
    lane.busy = true;
    lane.again = false;
    m_ports.store.nextBatch(lane.target, lane.shipped, [self = m_self, &lane](Result<OutboxBatch> batch) {
        if (*self)
            (*self)->onBatch(lane, std::move(batch));
    });
}

void Shipper::onBatch(Lane &lane, Result<OutboxBatch> batch)
{
    if (!batch)
        return fail(lane, batch.error());
    lane.shipped.clear();
    for (const auto &record : batch->added)
        m_ports.added(record, lane.target);
    lane.batch = std::move(*batch);
    if (lane.batch.key.empty()) {
        rest(lane);
        if (lane.batch.dropsUnreported && lane.timer == TimerId())
            wake(lane, StateStore::kDropReportEvery);
        return;
    }
    // A thousand records are some milliseconds of text: not on the loop.
    auto records = std::make_shared<std::vector<LedgerRecord>>(std::move(lane.batch.records));
    m_ports.offload(
        [self = m_self, &loop = m_ports.loop, shared = m_lanes.at(lane.target), records, id = lane.batch.ledgerId] {
            auto groups = std::make_shared<std::vector<EncodedGroup>>(toLogGroups(*records, id));
            loop.post([self, shared, groups, count = records->size()] {
                if (!*self)
                    return;
                shared->groups = std::move(*groups);
                (*self)->append(*shared);
                static_cast<void>(count);
            });
        });
}

void Shipper::append(Lane &lane)
{
    lane.busy = true;
    if (lane.groups.empty()) { // every row of the batch was damaged
        lane.shipped = lane.batch.key;
        return ask(lane);
    }
    AppendOptions options;
    options.hashKey = kHashKey;
    options.idempotencyKey = lane.batch.key;
    m_ports.logs.append(lane.target, lane.groups, options, [self = m_self, &lane](Result<AppendReceipt> receipt) {
        if (*self)
            (*self)->onAppended(lane, std::move(receipt));
    });
}

void Shipper::onAppended(Lane &lane, Result<AppendReceipt> receipt)
{
    if (!receipt)
        return fail(lane, receipt.error());
    lane.failures = 0;
    lane.error.reset();
    for (const auto &group : lane.groups)
        m_shipped += group.lines;
    lane.groups.clear();
    lane.shipped = lane.batch.key;
    lane.busy = false;
    // Its rows go together with the asking for the next batch; there is time to gather some when there is no backlog.
    wake(lane, lane.batch.more || !m_flushes.empty() ? Duration(0) : kGather);
}

void Shipper::fail(Lane &lane, const Error &error)
{
    lane.busy = false;
    lane.failedSinceFlush = true;
    lane.error = error;
    wake(lane, RetryPolicy::nominalAfter(++lane.failures));
    checkFlushed();
}

void Shipper::rest(Lane &lane)
{
    lane.busy = false;
    lane.failures = 0;
    lane.error.reset();
    if (lane.again)
        wake(lane, m_flushes.empty() ? kGather : Duration(0));
    checkFlushed();
}

// --- flushing

void Shipper::flush(Reply<void> reply)
{
    m_flushes.push_back(std::move(reply));
    for (const auto &[target, lane] : m_lanes) {
        lane->failedSinceFlush = false;
        if (!lane->busy && lane->timer != TimerId())
            wake(*lane, Duration(0));
    }
    m_ports.loop.post([self = m_self] {
        if (*self)
            (*self)->checkFlushed();
    });
}

void Shipper::checkFlushed()
{
    if (m_flushes.empty())
        return;
    std::optional<Error> error;
    for (const auto &[target, lane] : m_lanes) {
        const bool resting = lane->shipped.empty() && lane->batch.key.empty() && !lane->busy
            && (lane->timer == TimerId() || lane->batch.dropsUnreported);
        if (!resting && !lane->failedSinceFlush)
            return;
        if (lane->failedSinceFlush && lane->error)
            error = lane->error;
    }
    auto flushes = std::exchange(m_flushes, {});
    for (auto &reply : flushes)
        m_ports.loop.answer<void>(std::move(reply), error ? Done(tl::unexpected<Error>(*error)) : Done());
}

std::optional<Error> Shipper::errorOf(const LogstoreKey &target) const
{
    const auto lane = m_lanes.find(target);
    return lane == m_lanes.end() ? std::nullopt : lane->second->error;
}

std::optional<Error> Shipper::lastError() const
{
    for (const auto &[target, lane] : m_lanes) {
        if (lane->error)
            return lane->error;
    }
    return std::nullopt;
}

} // namespace sluice
