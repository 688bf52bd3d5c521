// How hash keys (sls-api §3.4) are spread over shards: 128-bit numbers written as 32 lower-case hex digits.
#pragma once

#include "engine/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct KeyRange {
    std::string begin; // inclusive
    std::string end; // exclusive, but for the last range of all, whose end is 32 × f and belongs to it
    friend bool operator==(const KeyRange &, const KeyRange &) = default;
};

// The whole space in `count` even ranges, in order. count ≥ 1.
[[nodiscard]] std::vector<KeyRange> evenKeyRanges(int count);

// A key as a client wrote it: 1–32 hex digits in either case, padded on the right with 0 to 32.
// Invalid/"InvalidKey" for anything else.
[[nodiscard]] Result<std::string> paddedHashKey(std::string_view key);

// `key` is padded.
[[nodiscard]] bool holds(const KeyRange &range, std::string_view key);

// The two halves of a range, cut in its middle; a range of one key is Invalid.
[[nodiscard]] Result<std::pair<KeyRange, KeyRange>> halves(const KeyRange &range);

} // namespace sluice
