// Whole log groups between values and the service's bytes, and lists of groups (the body of a pull).
// The hot path does not come here: see loggroupwriter.h and loggroupreader.h.
#pragma once

#include "engine/base/result.h"
#include "engine/logs/encodedgroup.h"
#include "engine/logs/log.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

[[nodiscard]] EncodedGroup encode(const LogGroup &group);
[[nodiscard]] Result<LogGroup> decodeLogGroup(std::string_view bytes); // errors as LogGroupReader

// The LogGroupList that holds these encoded groups, in order.
[[nodiscard]] std::string encodeGroupList(std::span<const std::string_view> groups);
// Views of the groups in a LogGroupList; the groups themselves are not looked into.
[[nodiscard]] Result<std::vector<std::string_view>> splitGroupList(std::string_view bytes);

} // namespace sluice
