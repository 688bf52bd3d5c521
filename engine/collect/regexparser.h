// A regular expression (RE2: linear time, no back-references) whose named groups are the fields. It is searched for anywhere
// in the line unless it has its own anchors. A group that took no part leaves its field out; unnamed groups are ignored.
// (?<name>…) is accepted beside (?P<name>…). Lines that are not UTF-8 are matched byte by byte.
#pragma once

#include "engine/collect/lineparser.h"

#include <re2/re2.h>

#include <string>
#include <vector>

namespace sluice {

class RegexParser final : public LineParser {
public:
    // Errors: Invalid/"BadPattern": empty, broken, too big, or without a named group.
    [[nodiscard]] static Result<std::unique_ptr<RegexParser>> create(const std::string &pattern);

    [[nodiscard]] ParseFailure parse(std::string_view line, WallTime now, ParsedLog &log) override;

    static constexpr std::size_t kPatternBytesMax = 8 * 1024;
    static constexpr std::int64_t kMemoryMax = 8 << 20; // of each compiled form

private:
    struct Group {
        int number = 0;
        std::string name;
    };
    explicit RegexParser(const std::string &pattern);

    re2::RE2 m_text;
    re2::RE2 m_bytes;
    std::vector<Group> m_groups;
    std::vector<re2::StringPiece> m_found;
};

} // namespace sluice
