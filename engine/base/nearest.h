// What a person may have meant.
#pragma once

#include <string>
#include <string_view>

namespace sluice {

// The one of `known` that was most likely meant, "" when none is near.
template <class Range> [[nodiscard]] std::string nearest(std::string_view wrong, const Range &known);
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b, std::size_t giveUpAfter);

template <class Range> std::string nearest(std::string_view wrong, const Range &known)
{
    std::size_t best = wrong.size() / 3 + 2; // one more than is forgiven
    std::string found;
    for (const auto &candidate : known) {
        const auto distance = editDistance(wrong, candidate, best);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

} // namespace sluice
