// Definitions of a project and of a Logstore, and the names by which a Logstore is found.
#pragma once

#include "engine/base/fields.h"
#include "engine/base/id.h"
#include "engine/base/limits.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

struct ShardTag;
using ShardId = Id<ShardTag, std::int32_t>; // 0 … ; a new shard gets the next free number

struct LogstoreUidTag;
using LogstoreUid = Id<LogstoreUidTag, std::string>; // a UUID; the data's identity, whatever the name

struct LogstoreKey {
    std::string project;
    std::string logstore;

    SLUICE_FIELDS(LogstoreKey, project, logstore)
    friend auto operator<=>(const LogstoreKey &, const LogstoreKey &) = default;
};

[[nodiscard]] inline std::string toText(const LogstoreKey &key)
{
    return key.project + '/' + key.logstore;
}

struct Project {
    std::string name;
    std::string region = "local";
    std::string description;
    SLUICE_FIELDS(Project, name, region, description)
};

// One file, glob or directory that is read into a Logstore ("collect:" of the stack file). Semantics: collect/.
struct CollectSource {
    std::string path;              // absolute; may hold * ? [] in its last part
    std::string format = "auto";   // auto line json csv nginx apache syslog regex
    std::string pattern;           // format regex: a regular expression with named groups
    std::string header;            // format csv: column names, comma separated; "" = the first line
    bool follow = false;           // keep reading what is appended, across rotation
    std::string timeField;         // time: {field, format, zone}; "" = the format's own
    std::string timeFormat;        // strptime-like, or unix, unix_ms, iso8601
    std::string timeZone;          // IANA name or UTC; "" = local zone of this machine
    std::string topic;
    SLUICE_FIELDS(CollectSource, path, format, pattern, header, follow, timeField, timeFormat, timeZone, topic)
};

struct Logstore {
    LogstoreKey key;
    std::string uid; // given at creation
    int shards = limits::kShardsDefault;
    int ttlDays = limits::kTtlDaysDefault;
    std::uint64_t maxBytes = 0; // 0 = no limit by size
    bool index = false;
    bool appendMeta = false;       // add __receive_time__ to each group's tags (sls-api §2.2)
    bool enforceTimeRange = false; // refuse logs older than 7 days, as the cloud does
    std::vector<CollectSource> collect;
    SLUICE_FIELDS(Logstore, key, uid, shards, ttlDays, maxBytes, index, appendMeta, enforceTimeRange, collect)
};

} // namespace sluice
