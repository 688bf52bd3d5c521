// A position in a shard. On the wire: base64 of a decimal int64 (fc-api §3, sls-api §3.5); opaque to clients,
// +1 a log group, and the first one of a shard is its creation time in nanoseconds, so a Logstore made again
// under an old name never reuses one.
#pragma once

#include "engine/base/id.h"
#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

struct CursorTag;
using Cursor = Id<CursorTag, std::int64_t>; // 0 = none; valid ones are > 0

[[nodiscard]] std::string toText(Cursor cursor); // "MTQ0NzI5OTYwNjg5NjYzMjM1Ng=="

// Missing '=' padding is accepted. Anything but digits of a positive int64 inside is Invalid/"ParameterInvalid".
[[nodiscard]] Result<Cursor> cursorFromText(std::string_view text);

} // namespace sluice
