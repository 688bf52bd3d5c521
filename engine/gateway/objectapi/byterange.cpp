#include "engine/gateway/objectapi/byterange.h"

#include <algorithm>
#include <charconv>

namespace sluice {

namespace {

// Empty: no number. Nothing: not digits only, or too many of them.
std::optional<std::optional<std::uint64_t>> placeIn(std::string_view text)
{
    if (text.empty())
        return std::optional<std::uint64_t>();
    std::uint64_t value = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return value;
}

} // namespace

std::optional<ByteRange> readByteRange(std::string_view text)
{
    constexpr std::string_view kUnit = "bytes=";
    if (!text.starts_with(kUnit))
        return std::nullopt;
    text.remove_prefix(kUnit.size());
    const auto dash = text.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto first = placeIn(text.substr(0, dash));
    const auto last = placeIn(text.substr(dash + 1));
    if (!first || !last || (!*first && !*last) || (*first && *last && **first > **last))
        return std::nullopt;
    return ByteRange{*first, *last};
}

Result<ByteSpan> spanOf(const std::optional<ByteRange> &range, std::uint64_t size, RangeHabit habit)
{
    const ByteSpan whole{0, size, false};
    if (!range)
        return whole;
    const bool fromEnd = !range->first;
    const auto asked = range->last.value_or(size == 0 ? 0 : size - 1);
    const bool isThere = fromEnd ? asked > 0 && size > 0 : *range->first < size;
    const bool fits = isThere && (fromEnd ? asked <= size : asked < size);
    if (!fits && habit == RangeHabit::Whole)
        return whole;
    if (!isThere)
        return fail(ErrorKind::Invalid, "InvalidRange", "The requested range cannot be satisfied");
    if (fromEnd) {
        const auto count = std::min(asked, size);
        return ByteSpan{size - count, count, true};
    }
    return ByteSpan{*range->first, std::min(asked, size - 1) - *range->first + 1, true};
}

} // namespace sluice
