#include "engine/collect/regexparser.h"

#include <algorithm>

namespace sluice {

namespace {

re2::RE2::Options options(re2::RE2::Options::Encoding encoding)
{
    re2::RE2::Options made;
    made.set_encoding(encoding);
    made.set_log_errors(false);
    made.set_max_mem(RegexParser::kMemoryMax);
    return made;
}

// (?<name> → (?P<name>, which is how RE2 spells it; look-behinds are left for RE2 to refuse.
std::string spelled(const std::string &pattern)
{
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        out += pattern[i];
        if (pattern[i] == '\\' && i + 1 < pattern.size()) {
            out += pattern[++i];
        } else if (pattern.compare(i, 3, "(?<") == 0 && i + 3 < pattern.size() && pattern[i + 3] != '='
                   && pattern[i + 3] != '!') {
            out += "?P<";
            i += 2;
        }
    }
    return out;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

RegexParser::RegexParser(const std::string &pattern)
    : m_text(pattern, options(re2::RE2::Options::EncodingUTF8))
    , m_bytes(pattern, options(re2::RE2::Options::EncodingLatin1))
{
}

Result<std::unique_ptr<RegexParser>> RegexParser::create(const std::string &pattern)
{
    const auto wrong = [](std::string why) {
        return fail(ErrorKind::Invalid, "BadPattern", "the regular expression " + std::move(why));
    };
    if (pattern.empty())
        return wrong("is missing; the format regex needs one with named groups, such as (?P<level>\\w+)");
    if (pattern.size() > kPatternBytesMax)
        return wrong("is longer than " + std::to_string(kPatternBytesMax) + " bytes");
    std::unique_ptr<RegexParser> made(new RegexParser(spelled(pattern)));
    if (!made->m_text.ok())
        return wrong("is not valid: " + made->m_text.error());
    if (!made->m_bytes.ok())
        return wrong("is not valid: " + made->m_bytes.error());
    for (const auto &[number, name] : made->m_text.CapturingGroupNames())
        made->m_groups.push_back({number, name});
    if (made->m_groups.empty())
        return wrong("has no named group; write (?P<name>…) around what is to be a field");
    made->m_found.resize(static_cast<std::size_t>(made->m_groups.back().number) + 1);
    return made;
}

ParseFailure RegexParser::parse(std::string_view line, WallTime, ParsedLog &log)
{
    const re2::StringPiece text(line.data(), line.size());
    const auto count = static_cast<int>(m_found.size());
    if (!m_text.Match(text, 0, line.size(), re2::RE2::UNANCHORED, m_found.data(), count)
        && (isAscii(line) || !m_bytes.Match(text, 0, line.size(), re2::RE2::UNANCHORED, m_found.data(), count)))
        return "the regular expression does not match";
    for (const auto &group : m_groups) {
        const auto &found = m_found[static_cast<std::size_t>(group.number)];
        if (found.data() != nullptr)
            log.add(group.name, {found.data(), found.size()});
    }
    return {};
}

} // namespace sluice
