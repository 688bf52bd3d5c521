#include "app/ctl/suggestion.h"

#include <algorithm>
#include <vector>

namespace sluice::ctl {

std::size_t editDistance(std::string_view a, std::string_view b)
{
    const auto width = b.size() + 1;
    std::vector<std::size_t> table((a.size() + 1) * width);
    const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t & { return table[i * width + j]; };
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cell(i, j) = i + j;
                continue;
            }
            const auto replaced = cell(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
            cell(i, j) = std::min({cell(i - 1, j) + 1, cell(i, j - 1) + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cell(i, j) = std::min(cell(i, j), cell(i - 2, j - 2) + 1);
        }
    }
    return cell(a.size(), b.size());
}

std::string didYouMean(std::string_view word, std::span<const std::string> names)
{
    constexpr std::size_t kWordMax = 100;
    if (word.size() > kWordMax)
        return {};
    std::string_view best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const auto &name : names) {
        if (name.size() > kWordMax)
            continue;
        if (const auto distance = editDistance(word, name); distance < least) {
            least = distance;
            best = name;
        }
    }
    return best.empty() ? std::string() : " (did you mean " + std::string(best) + "?)";
}

} // namespace sluice::ctl
