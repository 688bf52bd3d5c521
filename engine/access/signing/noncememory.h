// The nonces of requests that were accepted, for as long as the same request could be accepted again: until its date is
// older than the clock skew. Bounded; what has to go early takes its dates with it, so that no replay ever slips through.
// One thread.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"

#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <unordered_map>

namespace sluice {

class NonceMemory {
public:
    static constexpr std::size_t kNoncesMax = 65'536;

    explicit NonceMemory(std::size_t most = kNoncesMax)
        : m_most(most)
    {
    }

    // Remembers it. Denied/"SignatureNonceUsed" when it was seen; Denied/"RequestTimeExpired" when a request of that date
    // may have been forgotten. To be asked after the signature was found right: nobody else may fill this.
    [[nodiscard]] Done take(std::string_view keyId, std::string_view nonce, WallTime at, WallTime now);

    [[nodiscard]] std::size_t size() const { return m_dates.size(); }
    [[nodiscard]] std::uint64_t forgotten() const { return m_forgotten; } // early, since it was full

private:
    using Mark = std::array<std::uint64_t, 2>;
    struct MarkHash {
        std::size_t operator()(const Mark &mark) const { return mark[0]; }
    };
    void forgetOldest();

    std::size_t m_most;
    std::unordered_map<Mark, WallTime, MarkHash> m_dates;
    std::set<std::pair<WallTime, Mark>> m_order; // the same, oldest date first
    WallTime m_newestForgotten{WallTime::min()};
    std::uint64_t m_forgotten = 0;
};

} // namespace sluice
