#include "engine/collect/collectstate.h"

#include "engine/collect/fileidentity.h"

#include <array>
#include <charconv>

namespace sluice {

namespace {

constexpr std::string_view kVersion = "1";

// The numbers, in the order in which they are written.
auto numbers(auto &state)
{
    auto &counts = state.counts;
    return std::array{&counts.lines,   &counts.parseErrors, &counts.linesCut, &counts.bytesCut, &counts.emptyLines,
                      &counts.keysCut, &counts.timesMissed, &state.appends,   &state.tailBytes};
}

std::string_view takeWord(std::string_view &text)
{
    const auto end = text.find(' ');
    const auto word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return word;
}

} // namespace

std::string CollectState::toText() const
{
    auto text = std::string(kVersion) + ' ' + std::string(sluice::toText(format));
    for (const auto *const number : numbers(*this))
        text += ' ' + std::to_string(*number);
    return text + ' ' + tailHash;
}

std::optional<CollectState> CollectState::fromText(std::string_view text)
{
    CollectState state;
    if (takeWord(text) != kVersion)
        return std::nullopt;
    const auto format = lineFormat(takeWord(text));
    if (!format)
        return std::nullopt;
    state.format = *format;
    for (auto *const number : numbers(state)) {
        const auto word = takeWord(text);
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), *number);
        if (error != std::errc() || end != word.data() + word.size())
            return std::nullopt;
    }
    if (state.tailBytes > LogFileEncoder::kTailBytes)
        return std::nullopt;
    state.tailHash = text;
    return state;
}

} // namespace sluice
