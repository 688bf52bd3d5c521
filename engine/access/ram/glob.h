// Wildcard patterns: '*' any run of characters, '?' one. Matching allocates nothing and never calls itself.
#pragma once

#include "engine/base/utf8.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace sluice {

[[nodiscard]] constexpr char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

struct SameCase {
    char operator()(char c) const { return c; }
};
struct AnyCase { // the pattern is in lower case already
    char operator()(char c) const { return lowerCase(c); }
};

// After a '*', only the last one needs to be tried again: what an earlier one could give up, the last one can take.
// `step` is called once a comparison: at most (text + 1) × (pattern + 1) times.
template <class Fold, class Step>
[[nodiscard]] bool globMatches(std::string_view pattern, std::string_view text, Fold fold, Step &&step)
{
    constexpr auto kNone = std::string_view::npos;
    const auto characterAt = [text](std::size_t at) { return std::max<std::size_t>(1, utf8Length(text, at)); };
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = kNone; // behind the last '*' of the pattern
    std::size_t taken = 0; // where in the text that '*' ends for now
    while (t < text.size()) {
        step();
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            taken = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t += characterAt(t);
        } else if (p < pattern.size() && pattern[p] == fold(text[t])) {
            ++p;
            ++t;
        } else if (star != kNone) {
            taken += characterAt(taken);
            p = star;
            t = taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') {
        step();
        ++p;
    }
    return p == pattern.size();
}

// A pattern made ready: most are a whole name, or end in their only '*'.
class Glob {
public:
    enum class Case { Same, Any };

    Glob() = default;
    explicit Glob(std::string written, Case letters = Case::Same);

    [[nodiscard]] const std::string &written() const { return m_written; }
    [[nodiscard]] bool matchesAll() const { return m_shape == Shape::All; }
    [[nodiscard]] bool matches(std::string_view text) const
    {
        return m_case == Case::Any ? matches(text, AnyCase()) : matches(text, SameCase());
    }

private:
    enum class Shape { All, Whole, Prefix, Other };

    template <class Fold> [[nodiscard]] bool matches(std::string_view text, Fold fold) const
    {
        if (m_shape == Shape::All)
            return true;
        if (text.size() < m_literal || (m_shape == Shape::Whole && text.size() != m_literal))
            return false;
        for (std::size_t i = 0; i < m_literal; ++i)
            if (m_pattern[i] != fold(text[i]))
                return false;
        if (m_shape != Shape::Other)
            return true;
        return globMatches(std::string_view(m_pattern).substr(m_literal), text.substr(m_literal), fold, [] {});
    }

    std::string m_written;
    std::string m_pattern; // in lower case when letters are Any
    std::size_t m_literal = 0; // bytes before the first wildcard
    Case m_case = Case::Same;
    Shape m_shape = Shape::Whole;
};

} // namespace sluice
