// A small strict JSON reader (RFC 8259) that remembers where each value stands, so that a mistake in an event, a function
// configuration or a policy can be shown by line and column. For texts of at most some hundred KiB; not for the hot path.
#pragma once

#include "engine/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct JsonMember;

struct JsonValue {
    enum class Kind { Null, Bool, Number, String, Array, Object };

    Kind kind = Kind::Null;
    std::string text; // String: decoded UTF-8; Number, Bool: as written
    std::vector<JsonValue> items;
    std::vector<JsonMember> members; // in the order of the text; names may repeat
    std::size_t begin = 0; // byte range in the source
    std::size_t end = 0;

    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
    [[nodiscard]] const JsonValue *find(std::string_view name) const; // the last of that name; null when there is none
};

struct JsonMember {
    std::string name;
    std::size_t begin = 0; // of the name's quote in the source
    JsonValue value;
};

inline constexpr int kJsonDepthMax = 64;

// Exactly one value with white space around it. Invalid/"InvalidJson" with line and column: syntax, depth, text that is not
// UTF-8, a lone surrogate, more than `bytesMax`. At most kJsonDepthMax levels, or fewer when told.
[[nodiscard]] Result<JsonValue> parseJson(std::string_view text, std::size_t bytesMax, int depthMax = kJsonDepthMax);

// Line and column (in characters) of a byte offset, both from 1.
[[nodiscard]] Place placeAt(std::string_view text, std::size_t offset);

[[nodiscard]] std::string_view toText(JsonValue::Kind kind); // "a string", "an object" …

// Quoted and escaped; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string jsonQuoted(std::string_view text);

} // namespace sluice
