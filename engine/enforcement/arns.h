// Names of resources as policies write them (fc-api §7). The local engine's account is kLocalAccount.
#pragma once

#include "engine/functions/function.h"
#include "engine/logs/logstore.h"
#include "engine/triggers/trigger.h"

#include <string>
#include <string_view>

namespace sluice::arn {

inline constexpr std::string_view kLocalAccount = "0";

// acs:log:{region}:0:project/{p}[/logstore/{l}]
[[nodiscard]] std::string project(std::string_view region, std::string_view project);
[[nodiscard]] std::string logstore(std::string_view region, const LogstoreKey &key);

// acs:fc:{region}:0:services/{s}[/functions/{f}[/triggers/{t}]]
[[nodiscard]] std::string service(std::string_view region, std::string_view name);
[[nodiscard]] std::string function(std::string_view region, const FunctionKey &key);
[[nodiscard]] std::string trigger(std::string_view region, const TriggerKey &key);

// acs:oss:*:0:{bucket}[/{key}]
[[nodiscard]] std::string bucket(std::string_view name);
[[nodiscard]] std::string object(std::string_view bucket, std::string_view key);

// acs:ram::0:role/{name}, acs:ram::0:user/{name}
[[nodiscard]] std::string role(std::string_view name);
[[nodiscard]] std::string user(std::string_view name);

} // namespace sluice::arn
