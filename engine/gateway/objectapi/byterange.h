// The Range header, as object storage reads it. Pure, any thread; the text is hostile.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

struct ByteRange { // one of the two is there
    std::optional<std::uint64_t> first;
    std::optional<std::uint64_t> last; // the last byte's place; without `first` the number of bytes at the end

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

// "bytes=0-99", "bytes=100-", "bytes=-20". Nothing for any other text, several ranges among them.
[[nodiscard]] std::optional<ByteRange> readByteRange(std::string_view text);

struct ByteSpan {
    std::uint64_t begin = 0;
    std::uint64_t count = 0;
    bool partial = false; // 206, or 200 with everything

    friend bool operator==(const ByteSpan &, const ByteSpan &) = default;
};

// What a range that does not fit gets: everything, as if nobody had asked (the service's own habit), or with
// "x-oss-range-behavior: standard" what of it there is, Invalid/"InvalidRange" when that is nothing.
enum class RangeHabit { Whole, Standard };
[[nodiscard]] Result<ByteSpan> spanOf(const std::optional<ByteRange> &range, std::uint64_t size, RangeHabit habit);

} // namespace sluice
