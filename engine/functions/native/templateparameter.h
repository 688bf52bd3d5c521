// The function configuration of the native templates (fc-api §6.1, §6.2): parsed once, strictly in what it needs.
//
// Differences from the public templates: the target endpoint may be absent, "local" or this engine's own address;
// compressType adds zstd; an object name that leads out of its bucket is refused.
#pragma once

#include "engine/base/result.h"
#include "engine/functions/event.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sluice {

enum class NativeTemplateKind { LogstoreReplication, OssShipperCsv };

// '-' and '_' are the same here: logstore_replication, oss-shipper-csv …
[[nodiscard]] std::optional<NativeTemplateKind> nativeTemplateFromName(std::string_view name);
[[nodiscard]] std::string_view toText(NativeTemplateKind kind);

enum class Compression { None, Gzip, Snappy, Zstd };

struct ReplicationParameter {
    std::string endpoint; // "" = this engine
    LogstoreKey target;
};

struct CsvParameter {
    std::string endpoint; // "" = this engine
    std::string bucket;
    std::string prefix;
    std::string postfix;
    std::string dateFormat;
    Compression compression = Compression::None;
    std::string delimiter = ","; // one character each, as UTF-8
    std::string quote = "\"";
    std::string escape = "\"";
    bool header = false;
    std::string nullValue;
    std::vector<std::string> columns;
};

struct TemplateParameter {
    std::variant<ReplicationParameter, CsvParameter> value;
    std::vector<std::string> warnings; // a line each, for the function log
};

inline constexpr std::size_t kCsvColumnsMax = 4'096;

// Invalid/"InvalidFunctionParameter" with line and column: a mistake in the JSON, a key that is missing (named) or has
// another type, an empty character, an object name that leads out of its bucket.
[[nodiscard]] Result<TemplateParameter> parseTemplateParameter(NativeTemplateKind kind, std::string_view json);

// The same check for who stores a configuration. NotFound/"TemplateNotFound" for a name that is none of ours.
[[nodiscard]] Done checkTemplateParameter(std::string_view templateName, std::string_view json);

// {prefix}{date}/{shard}_{begin}_{end}{postfix}; no '/' is added to a date that ends with one. A date format that is not
// valid gives the fallback and a warning.
struct ObjectName {
    std::string key;
    std::string warning; // "" = none
};
[[nodiscard]] ObjectName objectNameOf(const CsvParameter &parameter, const Event &event);

// Invalid/"InvalidObjectName": not a key, or one with '.' or '..' between slashes.
[[nodiscard]] Done checkShippedKey(std::string_view key);

} // namespace sluice
