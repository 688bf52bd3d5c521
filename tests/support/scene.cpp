#include "tests/support/scene.h"

#include <cmath>

namespace sluice::test {

namespace {

constexpr std::int64_t kMinute = 60'000;

std::int64_t at(int minutesBefore, double seconds) // of 10:42:07, "minutes before the minute 10:42"
{
    return kSceneNow - 7'000 - minutesBefore * kMinute + static_cast<std::int64_t>(std::llround(seconds * 1000));
}

std::string taskOf(std::uint64_t number)
{
    char text[40];
    std::snprintf(text, sizeof text, "c2691505-38da-5d1b-998a-%012llx",
                  static_cast<unsigned long long>(0xf1d4bb8c9000 + number));
    return text;
}

std::string requestOf(std::uint64_t number)
{
    char text[40];
    std::snprintf(text, sizeof text, "7d0c1a52-88f0-4b1e-9c77-%012llx",
                  static_cast<unsigned long long>(0x2b6e5a410000 + number));
    return text;
}

LogstoreKey sourceOf(std::string_view trigger)
{
    if (trigger == "hourly-usage")
        return {"billing", "usage"};
    if (trigger == "failed-logins" || trigger == "sudo")
        return {"security", "auth"};
    if (trigger == "payments" || trigger == "daily-audit")
        return {"shop", "payments"};
    return {"shop", trigger.starts_with("orders") ? "orders" : "access"};
}

TriggerRow trigger(const char *service, const char *function, const char *name, PumpState state, TickReason reason,
                   std::int64_t lagMs, std::uint32_t rate, double success, std::int64_t nextMs, int seed)
{
    TriggerRow row;
    row.definition.key = {service, function, name};
    row.definition.source = sourceOf(name);
    row.definition.triggerLog = "etl-log";
    row.definition.enabled = state != PumpState::Disabled;
    row.functionKind = "python3";
    row.state = state;
    row.reason = reason;
    row.shards = 2;
    row.lagMs = lagMs;
    row.nextTickMs = nextMs > 0 ? kSceneNow + nextMs : 0;
    row.successRate = success;
    row.worst.state = state;
    row.worst.reason = reason;
    for (int minute = 0; minute < 60 && state != PumpState::Disabled; ++minute) {
        const auto wave = 1.0 + (rate > 2 ? 0.18 : 0.0) * std::sin(minute * 0.7 + seed)
            + (rate > 2 ? 0.1 : 0.0) * std::sin(minute * 1.9 + 2 * seed);
        row.perMinute.push_back(static_cast<std::uint32_t>(std::llround(std::max(0.0, rate * 10 * wave)) / 10));
    }
    if (row.perMinute.size() > 1)
        row.perMinute[58] = row.perMinute[59] = rate;
    return row;
}

void stageTriggers(FakeEngineClient &client)
{
    using S = PumpState;
    using R = TickReason;
    auto &rows = client.triggers.rows;
    rows.push_back(trigger("cleaning", "clean", "orders", S::Blocked, R::Blocked, 645'000, 3, 0.714, 41'000, 1));
    auto &blocked = rows.back();
    blocked.blockedShards = 1;
    blocked.shards = 4;
    blocked.lastError = "KeyError: 'status' (clean, line 23)";
    blocked.lastErrorMs = at(1, 47.751);
    blocked.worst.shard = 1;
    blocked.worst.attempt = 4;
    blocked.worst.attemptsMax = 4;
    blocked.worst.round = 10;
    blocked.worst.blockedSinceMs = at(11, 22);
    blocked.worst.nextTickMs = kSceneNow + 41'000;
    blocked.worst.lastError = "KeyError: 'status'";
    rows.push_back(
        trigger("billing", "usage", "hourly-usage", S::NotAuthorized, R::NotAuthorized, 7'500'000, 0, 0.0, 480'000, 2));
    rows.back().lastError = "Unauthorized: role etl-role";
    rows.back().lastErrorMs = at(12, 0);
    rows.push_back(trigger("shipping", "to-csv", "every-minute", S::BackingOff, R::BackingOff, 64'000, 4, 0.932, 22'000, 3));
    rows.back().lastError = "ServiceUnavailable: OSS 503";
    rows.back().worst.attempt = 1;
    rows.back().worst.attemptsMax = 4;
    rows.back().worst.nextAttemptMs = kSceneNow + 3'000;
    rows.push_back(trigger("replicate", "copy-eu", "access-to-eu", S::CatchingUp, R::CatchUp, 38'000, 9, 1, 0, 4));
    rows.back().nextTickMs = kSceneNow - 1;
    rows.push_back(trigger("shipping", "to-csv", "nginx-fast", S::Running, R::Invoked, 2'100, 24, 1, 4'000, 5));
    rows.push_back(trigger("cleaning", "geo", "ip-lookup", S::Running, R::StillRunning, 1'200, 12, 0.998, 18'000, 6));
    rows.push_back(trigger("replicate", "copy-eu", "orders-to-eu", S::UpToDate, R::Invoked, 400, 4, 1, 31'000, 7));
    rows.push_back(trigger("shipping", "to-csv", "payments", S::UpToDate, R::Invoked, 400, 4, 1, 44'000, 8));
    rows.push_back(trigger("security", "alerts", "failed-logins", S::UpToDate, R::Invoked, 300, 4, 1, 52'000, 9));
    rows.push_back(trigger("security", "alerts", "sudo", S::UpToDate, R::NoNewData, 300, 2, 1, 58'000, 10));
    rows.push_back(trigger("audit", "archive", "daily-audit", S::UpToDate, R::NoNewData, 0, 1, 1, 120'000, 11));
    rows.push_back(trigger("cleaning", "clean", "orders-test", S::Disabled, R::Disabled, 0, 0, -1, 0, 12));
}

PumpRow pump(std::int32_t shard, PumpState state, TickReason reason, std::int64_t from, const char *cursor, std::int64_t end,
             const char *endCursor, std::int64_t lagMs, std::int64_t nextMs)
{
    PumpRow row;
    row.shard = shard;
    row.state = state;
    row.reason = reason;
    row.checkpoint = std::string("MTc5NTM0MzQ1ODIxND") + cursor;
    row.checkpointMs = from;
    row.end = std::string("MTc5NTM0MzQ4MjAwMz") + endCursor;
    row.endMs = end;
    row.lagMs = lagMs;
    row.nextTickMs = kSceneNow + nextMs;
    row.lastTickMs = end;
    return row;
}

void stagePumps(FakeEngineClient &client)
{
    auto &rows = client.pumps.rows;
    rows.push_back(
        pump(0, PumpState::UpToDate, TickReason::NoNewData, at(0, 1.88), "MzMQ==", at(0, 1.88), "MzMQ==", 400, 54'000));
    rows.push_back(
        pump(1, PumpState::Blocked, TickReason::Blocked, at(12, 58.214), "MzNw==", at(0, 6.902), "MxOA==", 645'000, 41'000));
    rows.back().blockedSinceMs = at(11, 22);
    rows.back().round = 10;
    rows.back().attempt = 4;
    rows.back().attemptsMax = 4;
    rows.back().lastError = "KeyError: 'status'";
    rows.back().backlogGroups = 12;
    rows.push_back(
        pump(2, PumpState::CatchingUp, TickReason::CatchUp, at(1, 29.117), "c2AwNA==", at(0, 6.415), "jc3Mg==", 38'000, -1));
    rows.back().backlogGroups = 4;
    rows.push_back(
        pump(3, PumpState::Running, TickReason::Invoked, at(0, 5.006), "NgxMg==", at(0, 6.733), "NI5MA==", 2'100, 58'000));
}

struct Stage {
    std::vector<LedgerRow> rows;

    void ok(std::int64_t started, std::int32_t shard, std::uint64_t lines, std::int64_t duration,
            TickReason reason = TickReason::Invoked)
    {
        rows.push_back(sceneRow(started, shard, lines, duration));
        rows.back().reason = reason;
        rows.back().taskId = taskOf(rows.size());
        rows.back().requestId = requestOf(rows.size());
    }

    void failedRound(std::int64_t started, std::uint32_t round)
    {
        const std::int64_t starts[] = {0, 1'942, 4'635, 9'547};
        const std::int64_t durations[] = {840, 791, 812, 766};
        for (std::uint32_t attempt = 1; attempt <= 4; ++attempt) {
            auto row = sceneRow(started + starts[attempt - 1], 1, 1'284, durations[attempt - 1]);
            row.status = AttemptStatus::Failed;
            row.errorCode = "KeyError";
            row.errorMessage = "'status'";
            row.attempt = attempt;
            row.round = round;
            row.shipLines = 0;
            row.windowGroups = 3;
            row.windowBytes = 1'992'294;
            row.taskId = "c2691505-38da-5d1b-998a-f1d4bb8c9994";
            row.requestId = requestOf(7'000 + round * 10 + attempt);
            rows.push_back(row);
        }
    }

    void recovered(std::int64_t started)
    {
        ok(started, 2, 2'048, 30'000);
        auto &first = rows.back();
        first.status = AttemptStatus::TimedOut;
        first.errorCode = "FunctionTimeout";
        first.errorMessage = "no answer in 30 s";
        first.shipLines = -1;
        auto second = first;
        second.status = AttemptStatus::Ok;
        second.startedMs += 31'100;
        second.durationMs = 420;
        second.attempt = 2;
        second.shipLines = 2'048;
        second.errorCode.clear();
        second.errorMessage.clear();
        rows.push_back(second);
    }
};

void stageLedger(FakeEngineClient &client)
{
    Stage stage;
    for (int minute = 180; minute > 3; --minute) {
        for (int shard = 0; shard < 4; ++shard)
            stage.ok(at(minute, 1.887 + shard * 9.3), shard, 240 + std::uint64_t((minute * 37 + shard * 91) % 180),
                     300 + (minute * 53 + shard * 31) % 160);
    }
    stage.recovered(at(4, 52.004));
    stage.failedRound(at(3, 23.120), 8);
    stage.ok(at(2, 1.887), 0, 305, 341);
    stage.ok(at(2, 8.640), 3, 301, 366);
    stage.ok(at(2, 29.108), 2, 2'048, 418, TickReason::CatchUp);
    stage.failedRound(at(2, 30.655), 9);
    stage.ok(at(1, 1.914), 0, 288, 329);
    stage.ok(at(1, 8.671), 3, 296, 371);
    stage.ok(at(1, 29.117), 2, 2'048, 405, TickReason::CatchUp);
    stage.failedRound(at(1, 38.204), 10);
    stage.ok(at(0, 1.902), 0, 311, 338);
    stage.ok(at(0, 5.006), 3, 287, 362);
    stage.ok(at(0, 5.891), 2, 2'048, 412, TickReason::CatchUp);
    client.inject(std::move(stage.rows));
}

LogRow logLine(std::int64_t ms, const char *message)
{
    LogRow row;
    row.time = ms / 1000;
    row.receivedMs = ms;
    row.contents = {{"serviceName", "cleaning"}, {"message", message}};
    return row;
}

} // namespace

LedgerRow sceneRow(std::int64_t startedMs, std::int32_t shard, std::uint64_t lines, std::int64_t durationMs)
{
    LedgerRow row;
    row.trigger = kSceneTrigger;
    row.shard = shard;
    row.round = 1;
    row.attempt = 1;
    row.attemptsMax = 4;
    row.startedMs = startedMs;
    row.durationMs = durationMs;
    row.windowLines = lines;
    row.windowBytes = lines * 214;
    row.windowGroups = 2;
    row.ingestLines = std::int64_t(lines);
    row.shipLines = std::int64_t(lines);
    row.beginCursor = "MTc5NTM0MzQ1ODIxNDMzNw==";
    row.endCursor = "MTc5NTM0MzQ4MjAwMzExOQ==";
    return row;
}

void stageScene(FakeEngineClient &client)
{
    stageTriggers(client);
    stagePumps(client);
    stageLedger(client);
    client.status.nowMs = kSceneNow;
    client.status.dataDirectory = "/home/ada/.local/share/sluice";
    client.status.triggers = 12;
    client.status.running = 3;
    client.status.blocked = 1;
    client.status.linesInPerSecond = 2'148;
    client.status.lagMs = 400;
    client.status.worstLagMs = 7'500'000;
    client.status.diskBytes = 1'200'000'000;
    client.status.diskFreeBytes = 38'800'000'000;
    client.status.authorized = true;
    client.triggers.rows.front().definition.source = {"shop", "orders"};
    client.event =
        R"({"source":{"endpoint":"http://127.0.0.1:41873","projectName":"shop","logstoreName":"orders","shardId":1,)"
        R"("beginCursor":"MTc5NTM0MzQ1ODIxNDMzNw==","endCursor":"MTc5NTM0MzQ4MjAwMzExOQ=="},)"
        R"("parameter":{"target":{"logstoreName":"orders-clean"}},"jobName":"1f7043ced683de1a4e3d8d70b5a412843d817a39",)"
        R"("taskId":"c2691505-38da-5d1b-998a-f1d4bb8c9994","cursorTime":1795343482})";
    client.functionLog.rows = {logLine(at(1, 47.751), "FC Invoke Start RequestId: 7d0c1a52-88f0-4b1e-9c77-2b6e5a411bc8"),
                               logLine(at(1, 47.8), "[INFO] window of 1284 logs"),
                               logLine(at(1, 48.5), "[ERROR] KeyError: 'status'\n  File \"index.py\", line 23, in handler"),
                               logLine(at(1, 48.517), "FC Invoke End RequestId: 7d0c1a52-88f0-4b1e-9c77-2b6e5a411bc8")};
    client.functionLog.atEnd = true;
    stageDefinitions(client);
}

} // namespace sluice::test
