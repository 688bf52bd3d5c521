// What an object and a bucket may be called (OSS rules), whatever storage holds them.
#pragma once

#include "engine/base/result.h"

#include <string_view>

namespace sluice {

inline constexpr std::size_t kObjectKeyBytesMax = 1'023;

// 1–1023 bytes of UTF-8 without NUL, not beginning with '/' or '\'. Invalid/"InvalidObjectName".
[[nodiscard]] Done checkObjectKey(std::string_view key);

// 3–63 of lower-case letters, digits, '-', beginning and ending with a letter or digit. Invalid/"InvalidBucketName".
[[nodiscard]] Done checkBucketName(std::string_view name);

// True when a '.' or '..' stands between slashes: such a key would lead somewhere else if it were taken as a path.
[[nodiscard]] bool hasDotSegment(std::string_view key);

} // namespace sluice
