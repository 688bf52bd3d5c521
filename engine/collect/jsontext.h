// Steps through JSON text without copying. Knows the grammar, not what the text means. No allocation, no recursion.
#pragma once

#include <string_view>

namespace sluice {

class JsonText {
public:
    struct String {
        std::string_view bytes; // between the quotes, as written
        bool escaped = false; // holds a backslash
        bool valid = false;
    };

    // LineParser::kReadAhead bytes behind the text's end can be read.
    explicit JsonText(std::string_view text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
            ++m_at;
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] bool at(char c) const { return m_at < m_end && *m_at == c; }
    bool take(char c)
    {
        if (!at(c))
            return false;
        ++m_at;
        return true;
    }

    // A string with its quotes. Escapes are found, not checked: unescape() checks them.
    [[nodiscard]] String string();

    // Any other value, its bytes as written; all of it is checked, escapes in nested strings too. False: broken or too deep.
    [[nodiscard]] bool value(std::string_view &bytes, int depthMax);

    // Writes what the escaped bytes stand for; never longer than the input. Lone halves of surrogate pairs become U+FFFD.
    // Gives the size, -1 for a broken escape.
    [[nodiscard]] static long unescape(std::string_view escaped, char *out);

private:
    [[nodiscard]] bool number();
    [[nodiscard]] bool literal();
    [[nodiscard]] bool nested(int depthMax);
    [[nodiscard]] bool nestedString();
    [[nodiscard]] bool memberName();

    const char *m_at;
    const char *m_end;
};

} // namespace sluice
