#include "tests/support/scene.h"

namespace sluice::test {

namespace {

LogstoreRow logstore(const char *project, const char *name, int shards, double linesPerSecond, bool index = false)
{
    LogstoreRow row;
    row.definition.key = {project, name};
    row.definition.uid = std::string("uid-") + name;
    row.definition.shards = shards;
    row.definition.ttlDays = 7;
    row.definition.index = index;
    row.linesPerSecond = linesPerSecond;
    row.bytesPerSecond = linesPerSecond * 240;
    row.lines = std::uint64_t(linesPerSecond * 86'400);
    row.bytes = std::uint64_t(linesPerSecond * 86'400 * 2); // compressed
    row.groups = row.lines / 300;
    row.lastReceivedMs = linesPerSecond > 0 ? kSceneNow - 800 : 0;
    for (int minute = 0; minute < 60 && linesPerSecond > 0; ++minute) {
        row.linesPerMinute.push_back(std::uint64_t(linesPerSecond * (54 + (minute * 7) % 13)));
        row.bytesPerMinute.push_back(row.linesPerMinute.back() * 240);
    }
    return row;
}

Service service(const char *name, const char *description, const char *role)
{
    Service value;
    value.name = name;
    value.description = description;
    value.log = {"shop", "fn-log"};
    value.role = role;
    return value;
}

Role role(const char *name, std::vector<std::string> policies, const char *trust = "fc")
{
    Role value;
    value.name = name;
    value.uid = std::string("uid-") + name;
    value.description = "Lets functions read and ship";
    value.trust = trust;
    value.policies = std::move(policies);
    return value;
}

Function function(const TriggerRow &trigger)
{
    Function value;
    value.key = trigger.definition.key.functionKey();
    value.version = 3;
    if (value.key.function == "to-csv")
        value.templateName = "oss-shipper-csv";
    else if (value.key.function == "copy-eu")
        value.templateName = "logstore_replication";
    else {
        value.runtime = "python3";
        value.handler = "index.handler";
        value.code = "/srv/functions/" + value.key.function;
        value.environment = {{"LEVEL", "info"}};
    }
    return value;
}

void stageAccess(DefinitionRows &rows)
{
    User reader;
    reader.name = "reporting";
    reader.uid = "uid-reporting";
    reader.description = "Reads, never writes";
    reader.policies = {"AliyunLogReadOnlyAccess"};
    reader.keys = {{"SLUAAAABBBBCCCCDDDDEEEE", kSceneNow - 86'400'000 * 40ll, true}};
    rows.users = {reader};
    Connection local;
    local.name = kLocalConnection;
    local.description = "The engine inside";
    Connection cloud;
    cloud.name = "shop-cloud";
    cloud.kind = ConnectionKind::Cloud;
    cloud.description = "Production";
    cloud.colour = "#b3261e";
    cloud.readOnly = true;
    cloud.account = "1234567890123456";
    cloud.region = "cn-hangzhou";
    cloud.user = "LTAI5tExampleOfAKeyId";
    cloud.secret = "shop-cloud-key";
    rows.connections = {local, cloud};
}

} // namespace

void stageDefinitions(FakeEngineClient &client)
{
    auto &rows = client.definitions;
    rows.version = 41;
    rows.authorized = true;
    for (const auto *name : {"shop", "billing", "security"}) {
        Project project;
        project.name = name;
        rows.projects.push_back(project);
    }
    rows.projects[0].description = "The web shop";
    rows.logstores = {logstore("shop", "access", 2, 2'148), logstore("shop", "orders", 4, 311),
                      logstore("shop", "payments", 2, 40),  logstore("shop", "etl-log", 1, 6, true),
                      logstore("shop", "fn-log", 1, 2),     logstore("billing", "usage", 2, 0.5),
                      logstore("security", "auth", 1, 3.2), logstore("shop", "empty", 2, 0)};
    rows.buckets = {{"lake", "uid-lake", "local"}};
    rows.roles = {role("etl-role", {"AliyunLogFullAccess"}, "log"),
                  role("delivery-role", {"AliyunLogFullAccess", "AliyunOSSFullAccess"}), role("usage-role", {})};
    rows.services = {service("cleaning", "Parse, mask and enrich", "delivery-role"),
                     service("billing", "Hourly usage", "usage-role"),
                     service("shipping", "CSV into the lake", "delivery-role"),
                     service("replicate", "Copies for Europe", "delivery-role"),
                     service("security", "Alerts", "delivery-role"),
                     service("audit", "Archive", "delivery-role")};
    for (const auto &trigger : client.triggers.rows) {
        rows.triggers.push_back(trigger.definition);
        const auto next = function(trigger);
        if (std::ranges::none_of(rows.functions, [&next](const Function &one) { return one.key == next.key; }))
            rows.functions.push_back(next);
    }
    stageAccess(rows);
    client.history.undo = {kSceneNow - 60'000, "change", "function", "cleaning/clean", 0};
}

} // namespace sluice::test
