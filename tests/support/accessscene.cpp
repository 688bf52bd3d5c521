#include "tests/support/accessscene.h"

namespace sluice::test {

namespace {

constexpr auto kScenePolicy = R"({
  "Version": "1",
  "Statement": [
    {"Effect": "Allow", "Action": "fc:InvokeFunction", "Resource": "*"},
    {"Effect": "Allow", "Action": ["log:Get*", "log:List*", "log:PostLogStoreLogs"], "Resource": "*"}
  ]
})";
constexpr auto kSceneTrust = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["log.aliyuncs.com"]}}]
})";
constexpr auto kOwnPolicy =
    R"({"Version":"1","Statement":[{"Effect":"Allow","Action":["log:BatchGet*","log:PostLogStoreLogs"],)"
    R"("Resource":"acs:log:*:*:project/shop/*"},{"Effect":"Allow","Action":"oss:PutObject","Resource":"*"}]})";

} // namespace

AuditRow sceneAudit(std::uint64_t sequence, std::int64_t timeMs, const char *action, const char *kind, const char *name,
                    const char *before, const char *after)
{
    AuditRow row;
    row.sequence = sequence;
    row.timeMs = timeMs;
    row.actor = "sluice";
    row.caller.client = "sluice";
    row.action = action;
    row.kind = kind;
    row.name = name;
    row.before = before;
    row.after = after;
    return row;
}

std::vector<AuditRow> sceneAuditRows()
{
    constexpr std::int64_t kMinute = 60'000;
    std::vector<AuditRow> rows = {
        sceneAudit(1, kSceneNow - 2'900 * kMinute, "apply", "project", "shop", "", R"({"name":"shop","region":"local"})"),
        sceneAudit(2, kSceneNow - 2'899 * kMinute, "authorize", "authorization", "authorization", "",
                   R"({"authorized":true})"),
        sceneAudit(3, kSceneNow - 300 * kMinute, "create", "user", "reporting", "",
                   R"({"name":"reporting","description":"Reads, never writes","policies":["AliyunLogReadOnlyAccess"]})"),
        sceneAudit(4, kSceneNow - 64 * kMinute, "change", "secret", "shop-cloud-key"),
        sceneAudit(5, kSceneNow - 31 * kMinute, "change", "trigger", "shipping/to-csv/every-minute",
                   R"({"intervalSeconds":60,"retries":3,"parameter":"{}","source":{"project":"shop"}})",
                   R"({"intervalSeconds":30,"retries":5,"parameter":"{}","source":{"project":"shop"}})"),
        sceneAudit(6, kSceneNow - 12 * kMinute, "denied", "log:PostLogStoreLogs",
                   "acs:log:local:0:project/shop/logstore/orders", "",
                   R"({"code":"Unauthorized","detail":"user reporting may not do log:PostLogStoreLogs on)"
                   R"( acs:log:local:0:project/shop/logstore/orders: no statement allows it","times":4})"),
        sceneAudit(7, kSceneNow - 3 * kMinute, "checkpoint", "trigger", "cleaning/clean/orders", "begin", "end"),
        sceneAudit(8, kSceneNow - kMinute, "delete", "role", "old-role", R"({"name":"old-role","trust":"fc"})", ""),
    };
    rows[5].caller = {CallerKind::User, "gateway", "reporting", "SLUAAAABBBBCCCCDDDDEEEE", "", ""};
    rows[6].caller.client = "sluicectl";
    return rows;
}

void stageAccessScene(FakeEngineClient &client)
{
    auto &rows = client.definitions;
    rows.roles[1].document = kOwnPolicy;
    User ops;
    ops.name = "ops";
    ops.description = "Runs the night shift";
    ops.policies = {"AliyunFCInvocationAccess", "AliyunLogReadOnlyAccess"};
    ops.document = kOwnPolicy;
    ops.keys = {{"SLUOPSOPSOPSOPSOPSOPSO1", kSceneNow - 120ll * 86'400'000, true},
                {"SLUOPSOPSOPSOPSOPSOPSO2", kSceneNow - 3'600'000, true}};
    rows.users.push_back(ops);
    Connection kafka;
    kafka.name = "events";
    kafka.kind = ConnectionKind::Kafka;
    kafka.colour = "#1b7340";
    kafka.brokers = {"kafka-1:9092", "kafka-2:9092"};
    kafka.user = "sluice";
    kafka.secret = "events-password";
    rows.connections.push_back(kafka);
    client.on<GetAuthorization>([&client](const GetAuthorization &) -> Result<AuthorizationRow> {
        return AuthorizationRow{client.definitions.authorized, kEtlRole, kSceneTrust, kScenePolicy};
    });
    client.on<GetSecrets>([](const GetSecrets &) -> Result<SecretRows> {
        SecretRows secrets;
        secrets.home = "the keychain (Secret Service)";
        secrets.rows = {{"events-password", "absent", "there is no such secret", {"connection events"}},
                        {"shop-cloud-key", "stored", "", {"connection shop-cloud"}},
                        {"shop-token", "this run", "", {"function cleaning/clean", "trigger cleaning/clean/orders"}},
                        {"master key", "stored", "", {"access keys of local users", "temporary tokens"}}};
        return secrets;
    });
    client.on<GetAudit>([](const GetAudit &command) -> Result<AuditRows> {
        AuditRows answer;
        for (auto &row : sceneAuditRows()) {
            if (row.sequence > command.after)
                answer.rows.push_back(row);
        }
        return answer;
    });
    client.on<CheckAccess>([](const CheckAccess &command) -> Result<AccessAnswer> {
        if (command.who == "owner")
            return AccessAnswer{true, "allowed: the owner may do everything"};
        return AccessAnswer{false,
                            "denied: no statement allows " + command.action + " on " + command.resource
                                + "; looked at AliyunLogReadOnlyAccess"};
    });
    client.on<TestConnection>([](const TestConnection &command) -> Result<CheckRows> {
        CheckRows checks;
        CheckRow name;
        name.check = "name";
        name.subject = command.name;
        name.title = "cn-hangzhou.log.aliyuncs.com is known";
        name.evidence = "47.110.0.1 in 12 ms";
        CheckRow key = name;
        key.check = "key";
        key.good = false;
        key.title = "the access key is known";
        key.reason = "the service does not know the access key, or it is disabled: HTTP 401, Unauthorized (request 5F1)";
        key.remedy = "give the id of an enabled access key";
        key.evidence = {};
        checks.rows = {name, key};
        return checks;
    });
}

} // namespace sluice::test
