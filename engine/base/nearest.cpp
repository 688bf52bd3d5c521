#include "engine/base/nearest.h"

#include <algorithm>
#include <vector>

namespace sluice {

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t giveUpAfter)
{
    constexpr std::size_t kCompared = 64; // bytes; longer names are not near anything
    const auto longer = std::max(a.size(), b.size());
    if (longer - std::min(a.size(), b.size()) > giveUpAfter || longer > kCompared)
        return longer;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace sluice
