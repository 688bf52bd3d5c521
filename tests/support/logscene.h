// A Logstore of two shards with a log a second in each, in the last hour of the scene.
#pragma once

#include "tests/support/scene.h"

#include <string>

namespace sluice::test {

inline void stageLogs(FakeEngineClient &client)
{
    client.on<GetShards>([](const GetShards &) {
        ShardRows rows;
        for (int shard = 0; shard < 2; ++shard) {
            auto &row = rows.rows.emplace_back();
            row.shard = shard;
            row.status = "readwrite";
            row.beginKey = std::string(32, shard == 0 ? '0' : '8');
            row.endKey = std::string(32, shard == 0 ? '8' : 'f');
            row.createdMs = kSceneNow - 3'600'000;
            row.lastReceivedMs = kSceneNow - 800;
            row.groups = 12'000;
            row.lines = 3'600'000;
            row.bytes = 864'000'000;
            row.linesPerSecond = 1'074;
            row.bytesPerSecond = 257'760;
        }
        return rows;
    });
    client.on<PullLogs>([](const PullLogs &command) {
        LogRows rows;
        const auto from = std::stoll(command.from);
        const auto to = std::min(std::stoll(command.to), static_cast<long long>(kSceneNow - 799));
        static const char *const kPaths[] = {"/api/orders", "/api/cart", "/index.html", "/api/payments"};
        auto at = (from + 999) / 1'000 * 1'000 + command.shard * 300;
        for (; at < to && rows.rows.size() < command.max; at += 1'000) {
            auto &row = rows.rows.emplace_back();
            row.receivedMs = at;
            row.time = at / 1'000;
            row.shard = command.shard;
            row.cursor = "MTQ=";
            row.source = "web-1";
            const auto n = std::size_t(at / 1'000);
            row.contents = {{"status", n % 7 == 0 ? "503" : "200"},
                            {"request_method", n % 3 == 0 ? "POST" : "GET"},
                            {"request_uri", kPaths[n % 4]},
                            {"remote_addr", "10.2.0." + std::to_string(n % 40)},
                            {"body_bytes", std::to_string(n % 900)}};
        }
        rows.next = std::to_string(at);
        rows.atEnd = rows.rows.empty();
        return rows;
    });
}

} // namespace sluice::test
