#include "app/ctl/checktext.h"

#include "app/ctl/format.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

constexpr const char *kGreen = "\x1b[32m";
constexpr const char *kRed = "\x1b[31m";
constexpr const char *kPlain = "\x1b[0m";

std::string indented(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        out += "      " + printable(text.substr(0, end)) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string mark(bool good, bool color)
{
    const std::string sign = good ? "✔" : "✘";
    return color ? (good ? kGreen : kRed) + sign + kPlain : sign;
}

} // namespace

std::string checkText(const Output &out, const CheckRow &row)
{
    auto text = "  " + mark(row.good, out.color()) + ' ' + printable(row.title);
    if (!row.reason.empty())
        text += ": " + printable(row.reason);
    text += '\n' + indented(row.evidence);
    if (!row.remedy.empty())
        text += "      → " + printable(row.remedy) + '\n';
    if (!row.command.empty())
        text += "        " + printable(row.command) + '\n';
    return text;
}

} // namespace sluice::ctl
