// How long to wait between the tries of one round: 1 s, 2 s, 4 s … at most 60 s, each ±20 %, from a seeded source.
#pragma once

#include "engine/base/limits.h"

#include <random>

namespace sluice {

class RetryPolicy {
public:
    explicit RetryPolicy(std::uint64_t seed)
        : m_random(seed)
    {
    }

    // The wait after `triesDone` (≥ 1) tries failed, with jitter.
    [[nodiscard]] Duration waitAfter(std::uint32_t triesDone);

    // The same without jitter.
    [[nodiscard]] static Duration nominalAfter(std::uint32_t triesDone);

    [[nodiscard]] std::uint64_t random() { return m_random(); }

    static constexpr int kJitterPercent = 20;

private:
    std::mt19937_64 m_random;
};

} // namespace sluice
