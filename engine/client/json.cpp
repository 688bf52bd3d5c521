#include "engine/client/json.h"

#include <cmath>

namespace sluice {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

// Bytes of the valid UTF-8 sequence at the front; 0 = none. Surrogates, overlong forms and above U+10FFFF are not valid.
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xbf) {
        return i < text.size() && at(i) >= low && at(i) <= high;
    };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned low = first == 0xe0 ? 0xa0 : 0x80;
        const unsigned high = first == 0xed ? 0x9f : 0xbf;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned low = first == 0xf0 ? 0x90 : 0x80;
        const unsigned high = first == 0xf4 ? 0x8f : 0xbf;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

bool isPlain(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x20 && value < 0x7f && byte != '"' && byte != '\\';
}

void appendEscaped(std::string &out, char byte)
{
    switch (byte) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    constexpr char kHex[] = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    out += "\\u00";
    out.push_back(kHex[value >> 4]);
    out.push_back(kHex[value & 15]);
}

} // namespace

void appendJsonText(std::string &out, std::string_view bytes)
{
    out.push_back('"');
    for (std::size_t i = 0; i < bytes.size();) {
        auto end = i;
        while (end < bytes.size() && isPlain(bytes[end]))
            ++end;
        out.append(bytes.substr(i, end - i));
        i = end;
        if (i == bytes.size())
            break;
        const auto length = sequenceLength(bytes.substr(i));
        if (length == 0) {
            out += kReplacement;
            ++i;
        } else if (length == 1) {
            appendEscaped(out, bytes[i]);
            ++i;
        } else {
            out.append(bytes.substr(i, length));
            i += length;
        }
    }
    out.push_back('"');
}

void appendJsonReal(std::string &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    char digits[40];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

} // namespace sluice
