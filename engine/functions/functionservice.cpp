#include "engine/functions/functionservice.h"

#include "engine/base/jsonvalue.h"

#include <charconv>

namespace sluice {

namespace {

// The four-counter object takes some 150 bytes; what is much larger is data, and not worth a parse.
constexpr std::size_t kCounterReplyBytesMax = 64 * limits::kKiB;
constexpr double kCounterMax = 9'007'199'254'740'992.0; // 2^53: what a double counts exactly

std::optional<std::uint64_t> counter(const JsonValue &object, std::string_view name)
{
    const auto *value = object.find(name);
    if (value == nullptr || !value->is(JsonValue::Kind::Number))
        return std::nullopt;
    const char *first = value->text.data();
    const char *last = first + value->text.size();
    std::uint64_t number = 0;
    if (const auto [end, error] = std::from_chars(first, last, number); error == std::errc() && end == last)
        return number;
    double real = 0;
    if (const auto [end, error] = std::from_chars(first, last, real); error != std::errc() || end != last)
        return std::nullopt;
    if (!(real >= 0 && real <= kCounterMax))
        return std::nullopt;
    return static_cast<std::uint64_t>(real);
}

} // namespace

std::optional<Counters> countersFromReply(std::string_view reply)
{
    const auto first = reply.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || reply[first] != '{')
        return std::nullopt;
    // Most replies have none: seen without reading all of it, unless the name may be written in escapes.
    if (reply.find("ingestLines") == std::string_view::npos && reply.find('\\') == std::string_view::npos)
        return std::nullopt;
    const auto object = parseJson(reply, kCounterReplyBytesMax);
    if (!object)
        return std::nullopt;
    const auto ingestLines = counter(*object, "ingestLines");
    const auto ingestBytes = counter(*object, "ingestBytes");
    const auto shipLines = counter(*object, "shipLines");
    const auto shipBytes = counter(*object, "shipBytes");
    if (!ingestLines || !ingestBytes || !shipLines || !shipBytes)
        return std::nullopt;
    return Counters{*ingestLines, *ingestBytes, *shipLines, *shipBytes};
}

std::string toJson(const Counters &counters)
{
    return "{\"ingestLines\":" + std::to_string(counters.ingestLines)
        + ",\"ingestBytes\":" + std::to_string(counters.ingestBytes) + ",\"shipLines\":" + std::to_string(counters.shipLines)
        + ",\"shipBytes\":" + std::to_string(counters.shipBytes) + '}';
}

} // namespace sluice
