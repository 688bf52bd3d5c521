// Values → compact JSON, for every struct with SLUICE_FIELDS (`--json`).
//
// Integers keep every digit; a double is its shortest exact text, and null when it is not finite. Enums are their wire
// names. Maps and lists of pairs with a string first become objects (a repeated key is repeated). The text is always
// valid UTF-8: each byte of a string that is not part of valid UTF-8 becomes U+FFFD; control characters are escaped.
#pragma once

#include "engine/base/fields.h"
#include "engine/client/codec.h"

#include <charconv>
#include <string>
#include <string_view>

namespace sluice {

void appendJsonText(std::string &out, std::string_view bytes); // with the quotes
void appendJsonReal(std::string &out, double value);

template <class T> void appendJson(std::string &out, const T &value);

namespace json {

template <class Range> void appendObject(std::string &out, const Range &pairs)
{
    out.push_back('{');
    bool first = true;
    for (const auto &[key, element] : pairs) {
        if (!std::exchange(first, false))
            out.push_back(',');
        appendJsonText(out, key);
        out.push_back(':');
        appendJson(out, element);
    }
    out.push_back('}');
}

template <class T> void appendFields(std::string &out, const T &value)
{
    out.push_back('{');
    bool first = true;
    visitFields(value, [&](std::string_view name, const auto &member) {
        if (!std::exchange(first, false))
            out.push_back(',');
        appendJsonText(out, name);
        out.push_back(':');
        appendJson(out, member);
    });
    out.push_back('}');
}

template <class T> inline constexpr bool kIsNamedPair = false;
template <class T> inline constexpr bool kIsNamedPair<std::pair<std::string, T>> = true;

} // namespace json

template <class T> void appendJson(std::string &out, const T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::is_enum_v<T>) {
        appendJsonText(out, wireName(value));
    } else if constexpr (std::is_integral_v<T>) {
        char digits[24];
        out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    } else if constexpr (std::is_floating_point_v<T>) {
        appendJsonReal(out, value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        appendJsonText(out, value);
    } else if constexpr (std::is_same_v<T, Secret>) {
        out += R"("***")"; // who is to see it prints it on purpose
    } else if constexpr (HasFields<T>) {
        json::appendFields(out, value);
    } else if constexpr (codec::kIs<T, std::map>) {
        json::appendObject(out, value);
    } else if constexpr (codec::kIs<T, std::optional>) {
        if (value)
            appendJson(out, *value);
        else
            out += "null";
    } else if constexpr (json::kIsNamedPair<typename T::value_type>) {
        json::appendObject(out, value);
    } else {
        out.push_back('[');
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0)
                out.push_back(',');
            appendJson(out, value[i]);
        }
        out.push_back(']');
    }
}

template <class T> [[nodiscard]] std::string toJson(const T &value) requires HasFields<T>
{
    std::string out;
    appendJson(out, value);
    return out;
}

} // namespace sluice
