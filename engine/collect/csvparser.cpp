#include "engine/collect/csvparser.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr auto npos = std::string_view::npos;

// The quote that closes the one before `at`, a doubled one passed over.
std::size_t closingQuote(std::string_view text, std::size_t at, bool &doubled)
{
    for (;;) {
        const auto quote = text.find('"', at);
        if (quote == npos || quote + 1 >= text.size() || text[quote + 1] != '"')
            return quote;
        doubled = true;
        at = quote + 2;
    }
}

std::string_view undouble(std::string_view text, ParsedLog &log)
{
    auto *const begin = log.scratch(text.size());
    auto *to = begin;
    for (std::size_t i = 0; i < text.size(); ++i) {
        *to++ = text[i];
        if (text[i] == '"')
            ++i;
    }
    return {begin, static_cast<std::size_t>(to - begin)};
}

} // namespace

CsvParser::End CsvParser::recordEnd(std::string_view text, std::size_t newlinesMax)
{
    std::size_t at = 0;
    std::size_t newlines = 0;
    bool fieldBegins = true;
    while (at < text.size()) {
        if (fieldBegins && text[at] == '"') {
            bool doubled = false;
            const auto close = closingQuote(text, at + 1, doubled);
            if (close == npos)
                return {npos, true, false};
            newlines += static_cast<std::size_t>(std::ranges::count(text.substr(at, close - at), '\n'));
            if (newlines > newlinesMax)
                return {npos, true, true};
            at = close + 1;
            fieldBegins = false;
            continue;
        }
        const auto newline = text.find('\n', at);
        // Without a quote before the newline nothing can hide it.
        const auto quote = text.substr(at, newline == npos ? npos : newline - at).find('"');
        if (quote == npos)
            return {newline, false, false};
        const auto comma = text.find(',', at);
        if (comma == npos || (newline != npos && comma > newline))
            return {newline, false, false};
        at = comma + 1;
        fieldBegins = true;
    }
    return {};
}

ParseFailure CsvParser::split(std::string_view record, ParsedLog &scratch)
{
    m_values.clear();
    std::size_t at = 0;
    for (;;) {
        if (m_values.size() == 2 * kColumnsMax)
            return "CSV: too many columns";
        std::size_t end = 0;
        if (at < record.size() && record[at] == '"') {
            bool doubled = false;
            const auto close = closingQuote(record, at + 1, doubled);
            if (close == npos)
                return "CSV: a quoted field does not end";
            const auto inside = record.substr(at + 1, close - at - 1);
            m_values.push_back(doubled ? undouble(inside, scratch) : inside);
            end = close + 1;
            if (end < record.size() && record[end] != ',')
                return "CSV: text behind a closing quote";
        } else {
            const auto comma = record.find(',', at);
            end = comma == npos ? record.size() : comma;
            m_values.push_back(record.substr(at, end - at));
        }
        if (end >= record.size())
            return {};
        at = end + 1;
    }
}

Done CsvParser::setHeader(std::string_view record)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (record.starts_with(byteOrderMark))
        record.remove_prefix(byteOrderMark.size());
    const auto wrong = [](std::string why) {
        return fail(ErrorKind::Invalid, "BadHeader", "the CSV header " + std::move(why));
    };
    ParsedLog scratch;
    if (const auto failure = split(record, scratch); !failure.empty())
        return wrong("is broken: " + std::string(failure));
    if (m_values.size() > kColumnsMax)
        return wrong("has more than " + std::to_string(kColumnsMax) + " columns");
    if (record.empty())
        return wrong("is empty");
    m_names.clear();
    for (const auto value : m_values) {
        const auto number = std::to_string(m_names.size() + 1);
        m_names.push_back(value.empty() ? "column_" + number : std::string(value));
    }
    return {};
}

ParseFailure CsvParser::parse(std::string_view record, WallTime, ParsedLog &log)
{
    if (const auto failure = split(record, log); !failure.empty())
        return failure;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (i < m_names.size()) {
            log.add(m_names[i], m_values[i]);
            continue;
        }
        const auto extra = i - m_names.size();
        // Views of these names stay valid: nothing is added beyond the reserve.
        if (m_extraNames.capacity() == 0)
            m_extraNames.reserve(2 * kColumnsMax);
        if (extra == m_extraNames.size())
            m_extraNames.push_back("_extra_" + std::to_string(extra + 1));
        log.addOwn(m_extraNames[extra], m_values[i]);
    }
    return {};
}

} // namespace sluice
