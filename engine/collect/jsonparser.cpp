#include "engine/collect/jsonparser.h"

#include "engine/collect/jsontext.h"

namespace sluice {

namespace {

const char *skipSpace(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
        ++at;
    return at;
}

// A string with an escape, unescaped into the log's scratch; null when it is broken.
const char *readEscaped(const char *at, const char *end, ParsedLog &log, std::string_view &value)
{
    JsonText text({at, static_cast<std::size_t>(end - at)});
    const auto raw = text.string();
    if (!raw.valid)
        return nullptr;
    auto *const out = log.scratch(raw.bytes.size());
    const auto size = JsonText::unescape(raw.bytes, out);
    if (size < 0)
        return nullptr;
    value = {out, static_cast<std::size_t>(size)};
    return text.here();
}

// The string at `at`; gives the place behind it. Most have no escape and are views of the line.
inline const char *readString(const char *at, const char *end, ParsedLog &log, std::string_view &value)
{
    if (at == end || *at != '"') [[unlikely]]
        return nullptr;
    const auto *const stop = jsonStringStop(at + 1, end);
    if (stop == end || *stop != '"') [[unlikely]]
        return readEscaped(at, end, log, value);
    value = {at + 1, static_cast<std::size_t>(stop - at - 1)};
    return stop + 1;
}

const char *readOther(const char *at, const char *end, std::string_view &value)
{
    JsonText text({at, static_cast<std::size_t>(end - at)});
    return text.value(value, JsonParser::kDepthMax) ? text.here() : nullptr;
}

} // namespace

// The place in the line stays in registers: half of the time per log is gone when it is a member of an object.
ParseFailure JsonParser::parse(std::string_view line, WallTime, ParsedLog &log)
{
    const auto *at = line.data();
    const auto *const end = at + line.size();
    at = skipSpace(at, end);
    if (at == end || *at != '{')
        return "not a JSON object";
    at = skipSpace(at + 1, end);
    if (at < end && *at == '}') {
        at = skipSpace(at + 1, end);
        return at == end ? ParseFailure() : "JSON: text behind the object";
    }
    for (;;) {
        std::string_view key;
        std::string_view value;
        at = readString(at, end, log, key);
        if (at == nullptr)
            return "JSON: a member's name is broken";
        at = skipSpace(at, end);
        if (at == end || *at != ':')
            return "JSON: a colon is missing";
        at = skipSpace(at + 1, end);
        at = at < end && *at == '"' ? readString(at, end, log, value) : readOther(at, end, value);
        if (at == nullptr)
            return "JSON: a value is broken";
        log.add(key, value);
        at = skipSpace(at, end);
        if (at < end && *at == ',') {
            at = skipSpace(at + 1, end);
            continue;
        }
        if (at == end || *at != '}')
            return "JSON: a comma or the closing brace is missing";
        at = skipSpace(at + 1, end);
        return at == end ? ParseFailure() : "JSON: text behind the object";
    }
}

} // namespace sluice
