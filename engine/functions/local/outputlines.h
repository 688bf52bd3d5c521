// Puts lines together from what a process writes: split anywhere, without an end, endless, not UTF-8.
#pragma once

#include "engine/base/limits.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sluice {

class OutputLines {
public:
    // Gets each line without its end ("\n", "\r\n"), as valid UTF-8 (what is none becomes U+FFFD), at most
    // limits::kFunctionLogLineMax bytes; what is longer is cut there.
    explicit OutputLines(std::function<void(std::string line)> line)
        : m_line(std::move(line))
    {
    }

    void add(std::string_view bytes);
    void flush(); // what waits for its end is a line, too
    [[nodiscard]] std::uint64_t cut() const { return m_cut; } // lines that were longer

private:
    void keep(std::string_view bytes);
    void end();

    std::function<void(std::string)> m_line;
    std::string m_pending;
    bool m_begun = false; // a line that is empty so far has begun, too
    bool m_over = false; // the rest of this line is let go
    std::uint64_t m_cut = 0;
};

// Bytes that are not UTF-8 become U+FFFD each.
[[nodiscard]] std::string asUtf8(std::string text);

} // namespace sluice
