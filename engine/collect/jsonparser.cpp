#include "engine/collect/jsonparser.h"

#include "engine/collect/jsontext.h"

namespace sluice {

namespace {

// The bytes of a string, unescaped into the log's scratch only when it holds an escape.
bool readString(JsonText &text, ParsedLog &log, std::string_view &value)
{
    const auto raw = text.string();
    if (!raw.valid)
        return false;
    if (!raw.escaped) {
        value = raw.bytes;
        return true;
    }
    auto *const out = log.scratch(raw.bytes.size());
    const auto size = JsonText::unescape(raw.bytes, out);
    if (size < 0)
        return false;
    value = {out, static_cast<std::size_t>(size)};
    return true;
}

} // namespace

ParseFailure JsonParser::parse(std::string_view line, WallTime, ParsedLog &log)
{
    JsonText text(line);
    text.skipSpace();
    if (!text.take('{'))
        return "not a JSON object";
    text.skipSpace();
    if (!text.take('}')) {
        for (;;) {
            std::string_view key;
            std::string_view value;
            if (!readString(text, log, key))
                return "JSON: a member's name is broken";
            text.skipSpace();
            if (!text.take(':'))
                return "JSON: a colon is missing";
            text.skipSpace();
            if (text.at('"') ? !readString(text, log, value) : !text.value(value, kDepthMax))
                return "JSON: a value is broken";
            log.add(key, value);
            text.skipSpace();
            if (text.take(',')) {
                text.skipSpace();
                continue;
            }
            if (text.take('}'))
                break;
            return "JSON: a comma or the closing brace is missing";
        }
    }
    text.skipSpace();
    return text.atEnd() ? ParseFailure() : "JSON: text behind the object";
}

} // namespace sluice
