// Cells of CSV as the public template's writer makes them (fc-api §6.2): a cell is quoted only if it holds the quote, the
// escape character, the delimiter, \n or \r; inside of a quoted cell quote and escape character are preceded by the escape.
#pragma once

#include "engine/functions/native/textbuffer.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

class CsvCells {
public:
    // One UTF-8 character each.
    CsvCells(std::string delimiter, std::string quote, std::string escape);

    void put(TextBuffer &out, std::string_view cell) const { out.used(put(out.room(roomFor(cell.size())), cell)); }

    // The same into memory that has roomFor(cell.size()) bytes; gives the new end.
    char *put(char *out, std::string_view cell) const
    {
        if (!m_plain)
            return putAnyCharacter(out, cell);
        if (char *end = copyUnlessSpecial(out, cell))
            return end;
        return putQuoted(out, cell);
    }

    [[nodiscard]] static constexpr std::size_t roomFor(std::size_t bytes) { return 4 * bytes + 32; }
    [[nodiscard]] const std::string &delimiter() const { return m_delimiter; }

private:
    enum Special : std::uint8_t { kNone = 0, kQuotes = 1, kEscaped = 2 }; // makes a cell quoted; is escaped inside of one

    [[nodiscard]] char *copyUnlessSpecial(char *out, std::string_view cell) const; // null when a special byte was met
    [[nodiscard]] char *putQuoted(char *out, std::string_view cell) const;
    [[nodiscard]] char *putAnyCharacter(char *out, std::string_view cell) const;

    struct alignas(16) Sixteen {
        std::array<char, 16> bytes;
    };
    std::string m_delimiter;
    std::string m_quote;
    std::string m_escape;
    bool m_plain = false; // all three are one byte
    std::array<std::uint8_t, 256> m_special{};
    std::array<Sixteen, 5> m_lanes{}; // quote, escape, delimiter, \n, \r, each in all lanes
};

} // namespace sluice
