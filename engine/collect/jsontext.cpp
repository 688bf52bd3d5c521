#include "engine/collect/jsontext.h"

#include <bitset>
#include <cstring>

namespace sluice {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    c = static_cast<char>(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Four hex digits at `at`; -1 when there are none.
int unit(const char *at, const char *end)
{
    if (end - at < 4)
        return -1;
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const auto digit = hexDigit(at[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

char *putUtf8(char *out, std::uint32_t c)
{
    const auto put = [&out](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
    return out;
}

char simpleEscape(char c)
{
    switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '/': return '/';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
    }
}

// The character of \uXXXX (and of a second one that completes a pair); moves `at` behind it. False: no four hex digits.
bool unicodeEscape(const char *&at, const char *end, std::uint32_t &character)
{
    constexpr std::uint32_t replacement = 0xFFFD;
    const auto first = unit(at, end);
    if (first < 0)
        return false;
    at += 4;
    character = static_cast<std::uint32_t>(first);
    if (first >= 0xDC00 && first < 0xE000) {
        character = replacement;
    } else if (first >= 0xD800 && first < 0xDC00) {
        character = replacement;
        const auto second = end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? unit(at + 2, end) : -1;
        if (second >= 0xDC00 && second < 0xE000) {
            character = 0x10000U + ((static_cast<std::uint32_t>(first) - 0xD800U) << 10)
                + (static_cast<std::uint32_t>(second) - 0xDC00U);
            at += 6;
        }
    }
    return true;
}

} // namespace

JsonText::String JsonText::string()
{
    String result;
    if (!take('"'))
        return result;
    const auto *const begin = m_at;
    for (;;) {
        m_at = jsonStringStop(m_at, m_end);
        if (m_at == m_end)
            return result;
        if (*m_at == '"')
            break;
        if (*m_at != '\\' || m_end - m_at < 2)
            return result; // a control character, or the line ends in an escape
        result.escaped = true;
        m_at += 2;
    }
    result.bytes = {begin, static_cast<std::size_t>(m_at - begin)};
    result.valid = true;
    ++m_at;
    return result;
}

long JsonText::unescape(std::string_view escaped, char *out)
{
    const auto *at = escaped.data();
    const auto *const end = at + escaped.size();
    auto *to = out;
    while (at < end) {
        const auto *const backslash = static_cast<const char *>(std::memchr(at, '\\', static_cast<std::size_t>(end - at)));
        const auto plain = static_cast<std::size_t>((backslash == nullptr ? end : backslash) - at);
        std::memcpy(to, at, plain);
        to += plain;
        at += plain;
        if (backslash == nullptr)
            break;
        if (++at == end)
            return -1;
        const auto kind = *at++;
        if (kind == 'u') {
            std::uint32_t character = 0;
            if (!unicodeEscape(at, end, character))
                return -1;
            to = putUtf8(to, character);
        } else if (const auto c = simpleEscape(kind); c != 0) {
            *to++ = c;
        } else {
            return -1;
        }
    }
    return to - out;
}

bool JsonText::number()
{
    take('-');
    if (!take('0')) {
        if (m_at == m_end || !isDigit(*m_at))
            return false;
        while (m_at < m_end && isDigit(*m_at))
            ++m_at;
    }
    const auto digits = [this] {
        const auto *const begin = m_at;
        while (m_at < m_end && isDigit(*m_at))
            ++m_at;
        return m_at > begin;
    };
    if (take('.') && !digits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (!digits())
            return false;
    }
    return true;
}

bool JsonText::literal()
{
    const std::string_view rest(m_at, static_cast<std::size_t>(m_end - m_at));
    for (const std::string_view word : {"true", "false", "null"}) {
        if (rest.starts_with(word)) {
            m_at += word.size();
            return true;
        }
    }
    return false;
}

bool JsonText::nestedString()
{
    const auto found = string();
    if (!found.valid)
        return false;
    const auto *at = found.bytes.data();
    const auto *const end = at + found.bytes.size();
    while (found.escaped && at < end) {
        if (*at++ != '\\')
            continue;
        if (at == end)
            return false;
        const auto kind = *at++;
        if (kind == 'u' ? unit(at, end) < 0 : simpleEscape(kind) == 0)
            return false;
    }
    return true;
}

bool JsonText::value(std::string_view &bytes, int depthMax)
{
    const auto *const begin = m_at;
    if (m_at == m_end)
        return false;
    const auto c = *m_at;
    const auto valid = c == '{' || c == '[' ? nested(depthMax)
        : c == '"'                          ? nestedString()
        : c == '-' || isDigit(c)            ? number()
                                            : literal();
    bytes = {begin, static_cast<std::size_t>(m_at - begin)};
    return valid;
}

bool JsonText::nested(int depthMax)
{
    constexpr int limit = 1024;
    std::bitset<limit> objects; // of each open level: an object, else an array
    int depth = 0;
    const auto maximum = depthMax < limit ? depthMax : limit;
    bool wantsValue = true; // else a comma or a closing
    for (;;) {
        skipSpace();
        if (m_at == m_end)
            return false;
        if (wantsValue) {
            if (*m_at == '{' || *m_at == '[') {
                if (depth == maximum)
                    return false;
                const bool object = *m_at++ == '{';
                objects[static_cast<std::size_t>(depth++)] = object;
                skipSpace();
                if (!at(object ? '}' : ']')) {
                    if (object && !memberName())
                        return false;
                    continue;
                }
            } else {
                if (*m_at == '"' ? !nestedString() : *m_at == '-' || isDigit(*m_at) ? !number() : !literal())
                    return false;
                wantsValue = false;
                continue;
            }
        }
        const bool object = objects[static_cast<std::size_t>(depth - 1)];
        if (take(object ? '}' : ']')) {
            wantsValue = false;
            if (--depth == 0)
                return true;
        } else if (!take(',')) {
            return false;
        } else {
            skipSpace();
            if (object && !memberName())
                return false;
            wantsValue = true;
        }
    }
}

bool JsonText::memberName()
{
    if (!nestedString())
        return false;
    skipSpace();
    if (!take(':'))
        return false;
    skipSpace();
    return true;
}

} // namespace sluice
