#include "engine/functions/local/calloutcome.h"

#include "engine/base/jsonvalue.h"
#include "engine/functions/local/outputlines.h"

#include <array>
#include <charconv>

namespace sluice {

namespace {

std::string twoDecimals(double value)
{
    std::array<char, 400> text; // the largest number of all has 309 digits
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 2);
    return {text.data(), end};
}

std::string megabytes(std::int64_t bytes)
{
    return twoDecimals(static_cast<double>(bytes) / static_cast<double>(limits::kMiB));
}

std::string oneLine(std::string text)
{
    text = asUtf8(std::move(text));
    if (text.size() > kErrorLineBytesMax) {
        std::size_t length = kErrorLineBytesMax;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
            --length;
        text.resize(length);
    }
    for (char &c : text)
        if (c == '\n' || c == '\r')
            c = ' ';
    return text;
}

} // namespace

std::string crashSentence(const CallFigures &figures, const std::string &why)
{
    return "Process exited unexpectedly before completing request (duration: " + std::to_string(millis(figures.duration))
        + "ms, maxMemoryUsage: " + megabytes(figures.maxMemoryBytes) + "MB)" + (why.empty() ? why : ": " + why);
}

std::string timeoutSentence(int seconds, const CallFigures &figures)
{
    return "Function time out after " + std::to_string(seconds) + (seconds == 1 ? " second" : " seconds")
        + " (maxMemoryUsage: " + megabytes(figures.maxMemoryBytes) + "MB)";
}

std::string endSentence(const ProcessEnd &end)
{
    if (end.outOfMemory)
        return "out of memory";
    if (end.exitCode >= 0)
        return "exit status " + std::to_string(end.exitCode);
    return end.signal > 0 ? "signal " + std::to_string(end.signal) : std::string("unknown cause");
}

std::string platformErrorBody(const std::string &message, const std::string &type)
{
    return "{\"errorMessage\":" + jsonQuoted(message) + (type.empty() ? type : ",\"errorType\":" + jsonQuoted(type)) + '}';
}

std::string messageOfErrorBody(std::string_view body)
{
    constexpr std::size_t kErrorBodyBytesMax = 256 * limits::kKiB;
    const auto object = parseJson(body, kErrorBodyBytesMax);
    const auto text = [&](std::string_view name) {
        const auto *value = object ? object->find(name) : nullptr;
        return value && value->is(JsonValue::Kind::String) ? value->text : std::string();
    };
    const auto message = text("errorMessage");
    const auto type = text("errorType");
    if (!message.empty() || !type.empty())
        return oneLine(type.empty() || message.empty() ? type + message : type + ": " + message);
    auto first = std::string(body.substr(0, std::min(body.find('\n'), 2 * kErrorLineBytesMax)));
    return first.empty() ? std::string("the function failed without saying why") : oneLine(std::move(first));
}

std::string durationSummary(const CallFigures &figures)
{
    return "Duration: " + twoDecimals(static_cast<double>(figures.duration.count()) / 1'000) + " ms, Billed Duration: "
        + std::to_string(billedMs(figures.duration)) + " ms, Memory Size: " + std::to_string(figures.memoryMb)
        + " MB, Max Memory Used: " + megabytes(figures.maxMemoryBytes) + " MB";
}

std::int64_t billedMs(Duration duration)
{
    return (duration.count() + 999) / 1'000;
}

int wholeMb(std::int64_t bytes)
{
    constexpr auto kMb = static_cast<std::int64_t>(limits::kMiB);
    return static_cast<int>((bytes + kMb - 1) / kMb);
}

} // namespace sluice
