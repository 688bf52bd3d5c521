// The rule for each single field: what a form checks while a person types, and what every other door checks too.
// Lengths are in bytes. Each gives Invalid with a code of the service's own where it has one, and a detail that says
// what is allowed.
#pragma once

#include "engine/base/nearest.h" // nearest()
#include "engine/base/result.h"
#include "engine/objects/objectkey.h" // checkBucketName()

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

[[nodiscard]] Done checkTriggerName(std::string_view name); // 1–256 of A–Z a–z 0–9 _ -; no digit or - first
[[nodiscard]] Done checkServiceName(std::string_view name); // 1–128, the same
[[nodiscard]] Done checkFunctionName(std::string_view name); // 1–64, the same
[[nodiscard]] Done checkProjectName(std::string_view name); // 3–63 of a–z 0–9 - _; a letter or digit at both ends
[[nodiscard]] Done checkLogstoreName(std::string_view name); // the same
[[nodiscard]] Done checkRoleName(std::string_view name); // 1–64 of A–Z a–z 0–9 -
[[nodiscard]] Done checkRegion(std::string_view name); // 1–64 of a–z 0–9 -

[[nodiscard]] Done checkInterval(std::int64_t seconds); // 3–600
[[nodiscard]] Done checkRetries(std::int64_t retries); // 0–100
[[nodiscard]] Done checkWindowBytes(std::uint64_t bytes);
[[nodiscard]] Done checkWindowGroups(std::uint64_t groups);
[[nodiscard]] Done checkShards(std::int64_t shards); // 1–256
[[nodiscard]] Done checkTtlDays(std::int64_t days);
[[nodiscard]] Done checkMaxBytes(std::uint64_t bytes); // 0 = no limit, else at least one segment
[[nodiscard]] Done checkMemory(std::int64_t megabytes);
[[nodiscard]] Done checkTimeout(std::int64_t seconds);
[[nodiscard]] Done checkInitializationTimeout(std::int64_t seconds); // 1–300
[[nodiscard]] Done checkInstanceConcurrency(std::int64_t calls); // 1–200
[[nodiscard]] Done checkCustomPort(std::int64_t port); // 1024–65535
[[nodiscard]] Done checkStartTime(std::int64_t unixSeconds); // 1970 … 9999

// A trigger's function configuration: a JSON object of at most kParameterBytesMax. The error's place is the line and
// the column of the mistake within `text`.
[[nodiscard]] Done checkParameter(std::string_view text);
[[nodiscard]] Done checkJsonObject(std::string_view text, std::string_view what);
inline constexpr std::size_t kParameterBytesMax = 64 * 1024;

// Of the environment: letters, digits, _; no digit first; none that is the platform's.
[[nodiscard]] Done checkVariableName(std::string_view name);
[[nodiscard]] Done checkSecretName(std::string_view name); // 1–128 of letters, digits, . _ -

// Free text: UTF-8 without NUL or a leading byte-order mark, of at most `limit` bytes; descriptions take
// kDescriptionBytesMax.
[[nodiscard]] Done checkText(std::string_view text, std::size_t limit, std::string_view what);
inline constexpr std::size_t kDescriptionBytesMax = 1024;

[[nodiscard]] bool isUtf8(std::string_view text);

// The guide's spelling of a native template, from any spelling of it ("oss_shipper_csv"); none when there is no such
// template.
[[nodiscard]] std::optional<std::string> nativeTemplateName(std::string_view name);
inline constexpr std::string_view kReplicationTemplate = "logstore_replication";
inline constexpr std::string_view kShipperTemplate = "oss-shipper-csv";

} // namespace sluice
