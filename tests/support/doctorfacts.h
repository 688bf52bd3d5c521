// Facts of a healthy trigger, for tests that make one thing wrong.
#pragma once

#include "engine/doctorchecks.h"

#include <QStringList>

namespace sluice::test {

using namespace std::chrono_literals;

inline const LogstoreKey kAccess{"shop", "access"};
inline const WallTime kNow(1'800'000'000s);

inline QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

inline ShardFacts upToDate(std::int32_t id)
{
    ShardFacts shard;
    shard.state.id = ShardId(id);
    shard.state.createdAt = kNow - 1h;
    shard.state.lastReceivedAt = kNow - 2s;
    shard.state.first = Cursor(1'000);
    shard.state.end = Cursor(1'010);
    shard.state.groups = 10;
    shard.state.lines = 100;
    PumpSnapshot pump;
    pump.shard = ShardId(id);
    pump.reason = TickReason::NoNewData;
    pump.checkpoint = Cursor(1'010);
    pump.lastTick = kNow - 2s;
    pump.nextTick = kNow + 58s;
    shard.pump = pump;
    WindowCut recent;
    recent.begin = recent.end = recent.shardEnd = Cursor(1'010);
    shard.recent = recent;
    return shard;
}

inline void syncStates(DoctorFacts &facts)
{
    std::vector<ShardState> states;
    for (const auto &shard : facts.shards)
        states.push_back(shard.state);
    facts.source.shards = states;
}

inline DoctorFacts healthy()
{
    DoctorFacts facts;
    facts.now = kNow;
    facts.up = 1h;
    facts.scheduling = facts.collecting = facts.authorized = true;
    facts.trigger.key = {"shipping", "to-csv", "ship"};
    facts.trigger.source = kAccess;
    facts.trigger.triggerLog = "etl-log";
    facts.role = {"AliyunLogETLRole",
                  true,
                  "log",
                  true,
                  {{"fc:InvokeFunction", "acs:fc:local:0:services/shipping", {true, "allowed"}}}};
    facts.serviceRole = {
        "shipping-role", true, "fc", true, {{"oss:PutObject", "acs:oss:local:0:lake/x", {true, "allowed"}}}};
    facts.function = Function{};
    facts.function->templateName = "oss-shipper-csv";
    facts.target.bucket = "lake";
    facts.source.key = kAccess;
    facts.source.defined = true;
    facts.shards = {upToDate(0), upToDate(1)};
    syncStates(facts);
    facts.recentFrom = kNow - 10min;
    facts.triggerLog.key = facts.trigger.triggerLogKey();
    facts.triggerLog.defined = true;
    facts.triggerLog.shards = std::vector<ShardState>(1);
    facts.disk = DiskFacts{50'000'000'000, 100'000'000'000};
    return facts;
}

inline LedgerRecord attempt(std::uint64_t sequence, std::int32_t shard, AttemptStatus status, std::string code = {})
{
    LedgerRecord record;
    record.sequence = LedgerSequence(sequence);
    record.shard = ShardId(shard);
    record.status = status;
    record.round = 1;
    record.attempt = 1;
    record.attemptsMax = 4;
    record.errorCode = std::move(code);
    record.errorMessage = record.errorCode.empty() ? "" : "because of " + record.errorCode;
    record.requestId = "request-" + std::to_string(sequence);
    record.startedAt = kNow - 100s + std::chrono::seconds(sequence);
    record.functionVersion = 1;
    return record;
}

// The ids of the bad rows, in order.
inline QStringList found(const DoctorFacts &facts)
{
    QStringList ids;
    for (const auto &row : checksOf(facts)) {
        if (!row.good)
            ids << text(row.check);
    }
    return ids;
}

inline QStringList only(const char *id)
{
    return {QString::fromLatin1(id)};
}

} // namespace sluice::test

#define VERIFY_HAS(bytes, part) QVERIFY2(text(bytes).contains(QStringLiteral(part)), (bytes).c_str())
