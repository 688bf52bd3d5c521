#include "engine/triggers/retrypolicy.h"

#include <algorithm>
#include <cassert>

namespace sluice {

Duration RetryPolicy::nominalAfter(std::uint32_t triesDone)
{
    assert(triesDone >= 1);
    const auto doublings = std::min(triesDone - 1, 16U); // beyond that the limit holds anyway
    return std::min(Duration(limits::kBackoffFirst.count() << doublings), limits::kBackoffMax);
}

Duration RetryPolicy::waitAfter(std::uint32_t triesDone)
{
    const auto nominal = nominalAfter(triesDone).count();
    const auto spread = nominal * kJitterPercent / 100;
    const auto range = static_cast<std::uint64_t>(2 * spread + 1);
    return Duration(nominal - spread + static_cast<std::int64_t>(m_random() % range));
}

} // namespace sluice
