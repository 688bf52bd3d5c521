// Comma-separated records (RFC 4180): "quoted", a doubled quote inside, a record over several lines when a quote is open.
// A quote inside a field that does not begin with one is an ordinary byte. Columns are named by the header: fewer columns in
// a record leave fields out, more are _extra_1, _extra_2 …; a column without a name is column_N.
#pragma once

#include "engine/collect/lineparser.h"

#include <string>
#include <vector>

namespace sluice {

class CsvParser final : public LineParser {
public:
    // Errors: Invalid/"BadHeader" for broken quotes, nothing at all, or over kColumnsMax names.
    [[nodiscard]] Done setHeader(std::string_view record);
    [[nodiscard]] bool hasHeader() const { return !m_names.empty(); }

    [[nodiscard]] ParseFailure parse(std::string_view record, WallTime now, ParsedLog &log) override;

    struct End {
        std::size_t at = std::string_view::npos; // of the newline; npos: the text ends first
        bool open = false; // npos because a quote is not closed
        bool tooLong = false; // and because it has more lines than allowed
    };
    // Where the record that begins `text` ends: at a newline outside quotes. It may have that many newlines inside.
    [[nodiscard]] static End recordEnd(std::string_view text, std::size_t newlinesMax = kRecordLinesMax);

    static constexpr std::size_t kColumnsMax = 1'024;
    static constexpr std::size_t kRecordLinesMax = 1'000;

private:
    [[nodiscard]] ParseFailure split(std::string_view record, ParsedLog &scratch);

    std::vector<std::string> m_names;
    std::vector<std::string> m_extraNames; // _extra_1 …, grown as needed, at most kColumnsMax
    std::vector<std::string_view> m_values;
};

} // namespace sluice
