// Definitions as Log Service writes and reads them (sls-api §3.1–§3.3): exact names, numbers as numbers but for a project's
// times. Pure, any thread.
#pragma once

#include "engine/base/result.h"
#include "engine/logs/logservice.h"

#include <span>
#include <string>
#include <string_view>

namespace sluice {

[[nodiscard]] std::string projectJson(const Project &project);
[[nodiscard]] std::string logstoreJson(const Logstore &logstore, WallTime createdAt);
[[nodiscard]] std::string logstoreListJson(std::span<const std::string> names, std::size_t total);
[[nodiscard]] std::string shardsJson(std::span<const ShardState> shards);

// The body of CreateLogstore. Keys that are not known here are passed over, as are settings that this store does not have;
// one out of the service's range is refused. Invalid/"PostBodyInvalid" for what is no JSON object,
// Invalid/"LogStoreInfoInvalid".
[[nodiscard]] Result<Logstore> readLogstoreJson(std::string_view project, std::string_view body);

inline constexpr std::size_t kLogstoreJsonBytesMax = 64 * limits::kKiB;

} // namespace sluice
