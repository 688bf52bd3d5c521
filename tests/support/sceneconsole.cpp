// What the pages beside the triggers read: figures, checks, audit, secrets, logs of a Logstore, trash.
#include "tests/support/scenefigures.h"

namespace sluice::test {

namespace {

AuditRows audit()
{
    AuditRows answer;
    const char *actions[] = {"create", "change", "pause", "denied", "delete"};
    for (int i = 0; i < 40; ++i) {
        AuditRow row;
        row.sequence = std::uint64_t(i + 1);
        row.timeMs = kSceneNow - (40 - i) * 731'000ll;
        row.actor = i % 3 ? "sluice" : "sluicectl";
        row.action = actions[i % 5];
        row.kind = i % 2 ? "trigger" : "function";
        row.name = i % 2 ? "cleaning/clean/orders" : "cleaning/clean";
        row.before = R"({"interval":60,"retries":3})";
        row.after = R"({"interval":20,"retries":3})";
        answer.rows.push_back(row);
    }
    return answer;
}

LogRows logs(const PullLogs &command)
{
    LogRows answer;
    for (std::uint32_t i = 0; i < std::min<std::uint32_t>(command.max, 60); ++i) {
        LogRow row;
        row.time = kSceneNow / 1'000 - i * 3;
        row.receivedMs = kSceneNow - i * 3'000ll;
        row.shard = command.shard;
        row.cursor = "MTc5NTM0MzQ1ODIxNDMzNw==";
        row.topic = "nginx";
        row.source = "web-1";
        row.tags = {{"path", "/var/log/nginx/access.log"}};
        row.contents = {{"remote_addr", "10.2.0." + std::to_string(i % 40)},
                        {"request_method", i % 3 ? "GET" : "POST"},
                        {"request_uri", "/api/orders/" + std::to_string(8'800 + i)},
                        {"status", i % 7 ? "200" : "503"},
                        {"body_bytes", std::to_string(120 + i * 3)}};
        answer.rows.push_back(std::move(row));
    }
    answer.atEnd = true;
    return answer;
}

ShardRows shards()
{
    ShardRows answer;
    for (int i = 0; i < 2; ++i) {
        ShardRow row;
        row.shard = i;
        row.status = "readwrite";
        row.beginKey = i == 0 ? "00000000000000000000000000000000" : "80000000000000000000000000000000";
        row.endKey = i == 0 ? "80000000000000000000000000000000" : "ffffffffffffffffffffffffffffffff";
        row.first = "MTc5NTM0MzQ1ODE3MzMzNw==";
        row.end = "MTc5NTM0MzQ4MjAwMzExOQ==";
        row.createdMs = kSceneNow - 8 * 86'400'000ll;
        row.lastReceivedMs = kSceneNow - 800;
        row.groups = 312'000;
        row.lines = 92'000'000;
        row.bytes = 186'000'000;
        row.linesPerSecond = 1'074;
        row.bytesPerSecond = i == 0 ? 210'000 : 300'000;
        answer.rows.push_back(row);
    }
    return answer;
}

PreviewAnswer preview()
{
    PreviewAnswer answer;
    PullLogs pull;
    pull.max = 20;
    answer.rows = logs(pull).rows;
    answer.format = "nginx";
    answer.columns = {"remote_addr", "request_method", "request_uri", "status", "body_bytes"};
    answer.files = {"/var/log/nginx/access.log"};
    answer.bytes = 48'210'000;
    return answer;
}

PutAnswer put(const PutDefinitions &command)
{
    PutAnswer answer;
    const auto row = [&answer](const char *kind, const std::string &name) {
        answer.rows.push_back({"create", kind, name, {}});
    };
    for (const auto &one : command.projects)
        row("project", one.name);
    for (const auto &one : command.logstores)
        row("logstore", toText(one.key));
    for (const auto &one : command.buckets)
        row("bucket", one.name);
    for (const auto &one : command.roles)
        row("role", one.name);
    for (const auto &one : command.services)
        row("service", one.name);
    for (const auto &one : command.functions)
        row("function", toText(one.key));
    for (const auto &one : command.triggers)
        row("trigger", toText(one.key));
    answer.stack = "sluice: 1\n";
    return answer;
}

} // namespace

void stageConsole(FakeEngineClient &client)
{
    stageFigures(client);
    stageFunctions(client);
    client.on<Diagnose>([](const Diagnose &) -> Result<CheckRows> { return sceneChecks(); });
    client.on<GetAudit>(
        [](const GetAudit &command) -> Result<AuditRows> { return command.after == 0 ? audit() : AuditRows(); });
    client.on<PullLogs>([](const PullLogs &command) -> Result<LogRows> { return logs(command); });
    client.on<GetShards>([](const GetShards &) -> Result<ShardRows> { return shards(); });
    client.on<PreviewFile>([](const PreviewFile &) -> Result<PreviewAnswer> { return preview(); });
    client.on<PutDefinitions>([](const PutDefinitions &command) -> Result<PutAnswer> { return put(command); });
    client.on<GetAuthorization>([](const GetAuthorization &) -> Result<AuthorizationRow> {
        return AuthorizationRow{
            true, kEtlRole, R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]})",
            R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"fc:InvokeFunction","Resource":"*"}]})"};
    });
    client.on<CheckAccess>([](const CheckAccess &) -> Result<AccessAnswer> {
        return AccessAnswer{true, "allowed: statement 1 of AliyunLogFullAccess allows log:* on *"};
    });
    client.on<GetSecrets>([](const GetSecrets &) -> Result<SecretRows> {
        SecretRows rows;
        rows.home = "the keychain of the desktop (Secret Service or KWallet)";
        rows.rows = {{"shop-cloud-key", "stored", "", {"connection shop-cloud"}},
                     {"mask-key", "absent", "no secret has this name", {"function cleaning/clean"}}};
        return rows;
    });
    client.on<GetTrash>([](const GetTrash &) -> Result<TrashRows> {
        return TrashRows{{{"t1", "trigger", "shipping/to-csv/old", kSceneNow - 7'200'000, kSceneNow + 500'000'000, "sluice"},
                          {"t2", "logstore", "shop/debug", kSceneNow - 90'000'000, kSceneNow + 400'000'000, "sluicectl"}}};
    });
    client.on<GetCollectors>([](const GetCollectors &) -> Result<CollectorRows> {
        CollectorRow row;
        row.logstore = {"shop", "access"};
        row.path = "/var/log/nginx/access.log";
        row.format = "nginx";
        row.follow = true;
        row.offset = row.size = 48'210'000;
        row.lines = 201'122;
        return CollectorRows{{row}};
    });
}

} // namespace sluice::test
