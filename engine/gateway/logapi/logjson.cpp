#include "engine/gateway/logapi/logjson.h"

#include "engine/base/jsonvalue.h"
#include "engine/catalog/names.h"

#include <charconv>

namespace sluice {

namespace {

constexpr int kSplitShardsMax = 256;
constexpr int kSplitShardsDefault = 64;

tl::unexpected<Error> badInfo(std::string detail)
{
    return fail(ErrorKind::Invalid, "LogStoreInfoInvalid", std::move(detail));
}

// `value` as it was when the member is not there.
Done readNumber(const JsonValue &json, std::string_view name, int least, int most, int &value)
{
    const auto *member = json.find(name);
    if (member == nullptr || member->is(JsonValue::Kind::Null))
        return {};
    int number = 0;
    const auto &text = member->text;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!member->is(JsonValue::Kind::Number) || problem != std::errc() || end != text.data() + text.size() || number < least
        || number > most)
        return badInfo(std::string(name) + " must be within range [" + std::to_string(least) + ", " + std::to_string(most)
                       + "]");
    value = number;
    return {};
}

bool isTrue(const JsonValue &json, std::string_view name)
{
    const auto *member = json.find(name);
    return member != nullptr && member->is(JsonValue::Kind::Bool) && member->text == "true";
}

} // namespace

std::string projectJson(const Project &project)
{
    // When it was made is not kept; clients read the two times as text and show them.
    return "{\"projectName\":" + jsonQuoted(project.name) + ",\"status\":\"Normal\",\"owner\":\"\",\"description\":"
        + jsonQuoted(project.description) + ",\"region\":" + jsonQuoted(project.region)
        + ",\"createTime\":\"1970-01-01 00:00:00\",\"lastModifyTime\":\"1970-01-01 "
          "00:00:00\",\"dataRedundancyType\":\"LRS\","
          "\"quota\":{\"shard\":400}}";
}

std::string logstoreJson(const Logstore &logstore, WallTime createdAt)
{
    const auto created = std::to_string(unixSeconds(createdAt));
    return "{\"logstoreName\":" + jsonQuoted(logstore.key.logstore) + ",\"ttl\":" + std::to_string(logstore.ttlDays)
        + ",\"shardCount\":" + std::to_string(logstore.shards)
        + ",\"enable_tracking\":false,\"autoSplit\":false,\"maxSplitShard\":" + std::to_string(kSplitShardsDefault)
        + ",\"appendMeta\":" + (logstore.appendMeta ? "true" : "false")
        + ",\"telemetryType\":\"\",\"mode\":\"standard\",\"productType\":\"\",\"createTime\":" + created
        + ",\"lastModifyTime\":" + created + '}';
}

std::string logstoreListJson(std::span<const std::string> names, std::size_t total)
{
    std::string list;
    for (const auto &name : names)
        list.append(list.empty() ? "" : ",").append(jsonQuoted(name));
    return "{\"count\":" + std::to_string(names.size()) + ",\"total\":" + std::to_string(total) + ",\"logstores\":[" + list
        + "]}";
}

std::string shardsJson(std::span<const ShardState> shards)
{
    std::string list;
    for (const auto &shard : shards) {
        list.append(list.empty() ? "[" : ",")
            .append("{\"shardID\":")
            .append(std::to_string(shard.id.value()))
            .append(",\"status\":\"")
            .append(shard.status == ShardStatus::ReadWrite ? "readwrite" : "readonly")
            .append("\",\"inclusiveBeginKey\":\"")
            .append(shard.beginKey)
            .append("\",\"exclusiveEndKey\":\"")
            .append(shard.endKey)
            .append("\",\"createTime\":")
            .append(std::to_string(unixSeconds(shard.createdAt)))
            .append("}");
    }
    return list.empty() ? "[]" : list + ']';
}

Result<Logstore> readLogstoreJson(std::string_view project, std::string_view body)
{
    const auto json = parseJson(body, kLogstoreJsonBytesMax);
    if (!json || !json->is(JsonValue::Kind::Object))
        return fail(ErrorKind::Invalid, "PostBodyInvalid", "The body is not valid json string");
    Logstore logstore;
    logstore.key.project = project;
    const auto *name = json->find("logstoreName");
    if (name == nullptr || !name->is(JsonValue::Kind::String) || !checkLogstoreName(name->text))
        return badInfo("logstore name " + (name == nullptr ? std::string() : name->text.substr(0, 100)) + " is invalid");
    logstore.key.logstore = name->text;
    SLUICE_TRY(readNumber(*json, "ttl", limits::kTtlDaysMin, limits::kTtlDaysMax, logstore.ttlDays));
    SLUICE_TRY(readNumber(*json, "shardCount", limits::kShardsMin, limits::kShardsMax, logstore.shards));
    int splitShards = kSplitShardsDefault;
    if (isTrue(*json, "autoSplit"))
        SLUICE_TRY(readNumber(*json, "maxSplitShard", 1, kSplitShardsMax, splitShards));
    logstore.appendMeta = isTrue(*json, "appendMeta");
    return logstore;
}

} // namespace sluice
