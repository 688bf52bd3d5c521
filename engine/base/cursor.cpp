#include "engine/base/cursor.h"

#include <charconv>

namespace sluice {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kTextMax = 64; // a decimal int64 takes 28

Result<std::string> fromBase64(std::string_view text)
{
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos)
            return fail(ErrorKind::Invalid, "ParameterInvalid", "not base64");
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<char>((bits >> count) & 0xFF));
        }
    }
    if ((bits & ((1U << count) - 1)) != 0 || count == 6)
        return fail(ErrorKind::Invalid, "ParameterInvalid", "not base64");
    return bytes;
}

} // namespace

std::string toText(Cursor cursor)
{
    const std::string digits = std::to_string(cursor.value());
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += 3) {
        const auto byte = [&](std::size_t k) {
            return i + k < digits.size() ? static_cast<unsigned char>(digits[i + k]) : 0U;
        };
        const std::uint32_t bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        text.push_back(kAlphabet[(bits >> 18) & 63]);
        text.push_back(kAlphabet[(bits >> 12) & 63]);
        text.push_back(i + 1 < digits.size() ? kAlphabet[(bits >> 6) & 63] : '=');
        text.push_back(i + 2 < digits.size() ? kAlphabet[bits & 63] : '=');
    }
    return text;
}

Result<Cursor> cursorFromText(std::string_view text)
{
    const auto invalid = [&] {
        return fail(ErrorKind::Invalid, "ParameterInvalid", "Invalid cursor " + std::string(text.substr(0, kTextMax)) + '.');
    };
    if (text.empty() || text.size() > kTextMax)
        return invalid();
    const auto digits = fromBase64(text);
    if (!digits || digits->empty())
        return invalid();
    std::int64_t value = 0;
    const auto *end = digits->data() + digits->size();
    const auto [stop, problem] = std::from_chars(digits->data(), end, value);
    if (problem != std::errc{} || stop != end || value <= 0 || digits->front() == '0')
        return invalid();
    return Cursor(value);
}

} // namespace sluice
