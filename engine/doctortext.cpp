#include "engine/doctortext.h"

#include "engine/doctorchecks.h"

#include <array>
#include <charconv>
#include <cmath>

namespace sluice::doctor {

namespace {

constexpr std::size_t kNamesShown = 6;

// At most one decimal, none where it is 0 or the figure is large.
std::string figure(double value)
{
    std::array<char, 48> text{};
    const bool whole = value >= 100 || std::abs(value - std::round(value)) < 0.05;
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, whole ? 0 : 1);
    return {text.data(), written.ptr};
}

} // namespace

std::string span(Duration time)
{
    using namespace std::chrono;
    const auto whole = std::max(Duration(0), time);
    if (whole < minutes(2))
        return std::to_string(duration_cast<seconds>(whole).count()) + " s";
    if (whole < hours(2))
        return std::to_string(duration_cast<minutes>(whole).count()) + " min";
    if (whole < days(2))
        return std::to_string(duration_cast<hours>(whole).count()) + " h";
    return std::to_string(duration_cast<days>(whole).count()) + " days";
}

std::string ago(WallTime then, WallTime now)
{
    return span(now - then) + " ago";
}

std::string size(double bytes)
{
    constexpr std::array<const char *, 4> kUnits = {" KiB", " MiB", " GiB", " TiB"};
    if (bytes < 1024)
        return figure(std::floor(bytes)) + " B";
    std::size_t unit = 0;
    for (bytes /= 1024; bytes >= 1024 && unit + 1 < kUnits.size(); bytes /= 1024)
        ++unit;
    return figure(bytes) + kUnits[unit];
}

std::string rate(double bytesPerSecond)
{
    const auto bits = bytesPerSecond * 8;
    if (bits < 1'000)
        return figure(bits) + " bit/s";
    return bits < 1'000'000 ? figure(bits / 1'000) + " kbit/s" : figure(bits / 1'000'000) + " Mbit/s";
}

std::string counted(std::uint64_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string shardNames(const std::vector<std::int32_t> &shards)
{
    std::string text = shards.size() == 1 ? "shard " : "shards ";
    for (std::size_t i = 0; i < shards.size() && i < kNamesShown; ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shards[i]);
    if (shards.size() > kNamesShown)
        text += " and " + std::to_string(shards.size() - kNamesShown) + " more";
    return text;
}

std::string shown(std::string_view text)
{
    auto end = std::min(text.size(), kTextShown);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end; // not inside a character
    std::string line(text.substr(0, end));
    for (auto &c : line) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return end < text.size() ? line + "…" : line;
}

std::string shown(const Error &error)
{
    return shown(error.code.empty() ? error.detail : error.code + ": " + error.detail);
}

void addLine(std::string &text, std::string_view line)
{
    if (line.empty())
        return;
    if (!text.empty())
        text += '\n';
    text += line;
}

} // namespace sluice::doctor
