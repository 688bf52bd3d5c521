// If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since (RFC 9110 §13.2.2). Pure, any thread.
#pragma once

#include "engine/gateway/http.h"
#include "engine/objects/objectstorage.h"

namespace sluice {

enum class ConditionOutcome { Holds, NotModified, Failed };

// ETags with or without quotes; a date that is none is not there.
[[nodiscard]] ConditionOutcome checkConditions(const HttpFields &headers, const ObjectFacts &facts);

} // namespace sluice
