#include "engine/base/jsonvalue.h"

#include "engine/base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace sluice {

namespace {

void appendUtf8(std::string &out, std::uint32_t point)
{
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

class JsonValueParser {
public:
    JsonValueParser(std::string_view text, int depthMax)
        : m_text(text)
        , m_depthMax(depthMax)
    {
    }

    Result<JsonValue> document()
    {
        JsonValue value;
        skipSpace();
        if (!parse(value, 1))
            return failure();
        skipSpace();
        if (m_at < m_text.size()) {
            wrong("there is more text after the end of the value");
            return failure();
        }
        return value;
    }

private:
    tl::unexpected<Error> failure() const
    {
        return fail(Error{ErrorKind::Invalid, "InvalidJson", m_wrong, placeAt(m_text, m_wrongAt)});
    }

    bool wrong(std::string what) { return wrongAt(m_at, std::move(what)); }
    bool wrongAt(std::size_t at, std::string what)
    {
        m_wrong = std::move(what);
        m_wrongAt = at;
        return false;
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] bool digit() const { return peek() >= '0' && peek() <= '9'; }

    void skipSpace()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }

    bool take(char wanted)
    {
        if (atEnd() || peek() != wanted)
            return false;
        ++m_at;
        return true;
    }

    bool parse(JsonValue &value, int depth)
    {
        if (depth > m_depthMax)
            return wrong("values are nested deeper than " + std::to_string(m_depthMax) + " levels");
        if (atEnd())
            return wrong("a value is missing: the text ends here");
        value.begin = m_at;
        bool good = false;
        switch (peek()) {
        case '{': good = object(value, depth); break;
        case '[': good = array(value, depth); break;
        case '"':
            value.kind = JsonValue::Kind::String;
            good = string(value.text);
            break;
        case 't': good = word(value, "true", JsonValue::Kind::Bool); break;
        case 'f': good = word(value, "false", JsonValue::Kind::Bool); break;
        case 'n': good = word(value, "null", JsonValue::Kind::Null); break;
        default: good = number(value); break;
        }
        value.end = m_at;
        return good;
    }

    bool word(JsonValue &value, std::string_view name, JsonValue::Kind kind)
    {
        if (m_text.substr(m_at, name.size()) != name)
            return wrong("a value is expected here");
        m_at += name.size();
        value.kind = kind;
        value.text = name;
        return true;
    }

    bool number(JsonValue &value)
    {
        const auto begin = m_at;
        take('-');
        if (!digit())
            return wrongAt(begin, "a value is expected here");
        if (!take('0'))
            digits();
        if (take('.') && !digits())
            return wrong("a digit is expected after the decimal point");
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            if (!digits())
                return wrong("a digit is expected in the exponent");
        }
        if (digit())
            return wrongAt(begin, "a number does not begin with 0");
        value.kind = JsonValue::Kind::Number;
        value.text = m_text.substr(begin, m_at - begin);
        return true;
    }

    bool digits()
    {
        const auto begin = m_at;
        while (digit())
            ++m_at;
        return m_at > begin;
    }

    bool array(JsonValue &value, int depth)
    {
        value.kind = JsonValue::Kind::Array;
        ++m_at;
        skipSpace();
        if (take(']'))
            return true;
        for (;;) {
            skipSpace();
            if (!parse(value.items.emplace_back(), depth + 1))
                return false;
            skipSpace();
            if (take(']'))
                return true;
            if (!take(','))
                return wrong("',' or ']' is expected here");
        }
    }

    bool object(JsonValue &value, int depth)
    {
        value.kind = JsonValue::Kind::Object;
        ++m_at;
        skipSpace();
        if (take('}'))
            return true;
        for (;;) {
            skipSpace();
            if (peek() != '"')
                return wrong("a name in double quotes is expected here");
            auto &member = value.members.emplace_back();
            member.begin = m_at;
            if (!string(member.name))
                return false;
            skipSpace();
            if (!take(':'))
                return wrong("':' is expected after the name");
            skipSpace();
            if (!parse(member.value, depth + 1))
                return false;
            skipSpace();
            if (take('}'))
                return true;
            if (!take(','))
                return wrong("',' or '}' is expected here");
        }
    }

    bool string(std::string &out)
    {
        const auto begin = m_at++;
        while (!atEnd()) {
            const char c = peek();
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return wrong("a control character inside a string must be escaped");
            if (c == '\\') {
                if (!escape(out))
                    return false;
                continue;
            }
            const auto length = utf8Length(m_text, m_at);
            if (length == 0)
                return wrong("this is not UTF-8");
            out.append(m_text, m_at, length);
            m_at += length;
        }
        return wrongAt(begin, "the string that begins here does not end");
    }

    bool escape(std::string &out)
    {
        const auto begin = m_at++;
        static constexpr std::string_view kNames = "\"\\/bfnrt";
        static constexpr std::string_view kValues = "\"\\/\b\f\n\r\t";
        if (const auto at = atEnd() ? std::string_view::npos : kNames.find(peek()); at != std::string_view::npos) {
            out += kValues[at];
            ++m_at;
            return true;
        }
        std::uint32_t point = 0;
        if (!take('u') || !hex4(point))
            return wrongAt(begin, "unknown escape in a string");
        if (point >= 0xD800 && point < 0xDC00) {
            std::uint32_t low = 0;
            if (!take('\\') || !take('u') || !hex4(low) || low < 0xDC00 || low > 0xDFFF)
                return wrongAt(begin, "half of a surrogate pair");
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        } else if (point >= 0xDC00 && point < 0xE000) {
            return wrongAt(begin, "half of a surrogate pair");
        }
        appendUtf8(out, point);
        return true;
    }

    bool hex4(std::uint32_t &point)
    {
        point = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            const char c = peek();
            const char lower = static_cast<char>(c | 0x20);
            if (c >= '0' && c <= '9')
                point = point * 16 + static_cast<std::uint32_t>(c - '0');
            else if (lower >= 'a' && lower <= 'f')
                point = point * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
            else
                return false;
        }
        return true;
    }

    const std::string_view m_text;
    const int m_depthMax;
    std::size_t m_at = 0;
    std::string m_wrong;
    std::size_t m_wrongAt = 0;
};

} // namespace

const JsonValue *JsonValue::find(std::string_view name) const
{
    const JsonValue *found = nullptr;
    for (const auto &member : members)
        if (member.name == name)
            found = &member.value;
    return found;
}

Result<JsonValue> parseJson(std::string_view text, std::size_t bytesMax, int depthMax)
{
    if (text.size() > bytesMax)
        return fail(ErrorKind::Invalid, "InvalidJson", "the text is longer than " + std::to_string(bytesMax) + " bytes");
    return JsonValueParser(text, std::min(depthMax, kJsonDepthMax)).document();
}

Place placeAt(std::string_view text, std::size_t offset)
{
    Place place{{}, 1, 1};
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++place.column;
        }
    }
    return place;
}

std::string_view toText(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::Null: return "null";
    case JsonValue::Kind::Bool: return "true or false";
    case JsonValue::Kind::Number: return "a number";
    case JsonValue::Kind::String: return "a string";
    case JsonValue::Kind::Array: return "a list";
    case JsonValue::Kind::Object: return "an object";
    }
    return "a value";
}

std::string jsonQuoted(std::string_view text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += text[i++];
        } else if (c < 0x20 || c == 0x7F) {
            out += "\\u00";
            out += kHex[c >> 4];
            out += kHex[c & 15];
            ++i;
        } else if (const auto length = utf8Length(text, i); length > 0) {
            out.append(text, i, length);
            i += length;
        } else {
            out += "\xEF\xBF\xBD";
            ++i;
        }
    }
    return out + '"';
}

} // namespace sluice
