// Standard output and standard error of a command, as it was asked to use them.
#pragma once

#include "engine/base/error.h"

#include <functional>
#include <string>
#include <string_view>

namespace sluice::ctl {

class Output {
public:
    Output(bool json, bool quiet);

    [[nodiscard]] bool json() const { return m_json; }
    [[nodiscard]] bool quiet() const { return m_quiet; }
    [[nodiscard]] bool terminal() const { return m_outTerminal; } // standard output is one
    [[nodiscard]] bool errorTerminal() const { return m_errTerminal; } // standard error is one
    [[nodiscard]] bool color() const { return m_outTerminal && m_color && !m_json; }

    // Standard output. Once the reader is gone, `whenBroken` runs and nothing more is written.
    void print(std::string_view text);
    void printLine(std::string text);
    std::function<void()> whenBroken;

    void remark(std::string_view text) const; // a line on standard error, unless --quiet
    void warn(std::string_view text) const; // "warning: …", also with --quiet
    void report(const Error &error) const; // "sluicectl: …"
    void draw(std::string_view raw) const; // on standard error, as it is

private:
    bool m_json;
    bool m_quiet;
    bool m_outTerminal;
    bool m_errTerminal;
    bool m_color;
    bool m_broken = false;
};

} // namespace sluice::ctl
