// How much came, in rings of equal slots of time. Nothing runs while nothing comes: a slot says of which time it is.
// Seconds are of boot time.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace sluice {

struct TrafficAmount {
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0; // of encoded groups
};
struct TrafficRate { // a second
    double lines = 0;
    double bytes = 0;
};

template <std::int64_t kWidth, std::size_t kSlots> class TrafficRing {
public:
    void add(std::int64_t second, const TrafficAmount &amount)
    {
        const auto number = second / kWidth;
        auto &slot = m_slots[static_cast<std::size_t>(number) % kSlots];
        if (slot.number != number)
            slot = {number, {}};
        slot.amount.lines += amount.lines;
        slot.amount.bytes += amount.bytes;
    }
    // Of the slot that many before the one of now; at most kSlots - 1.
    [[nodiscard]] TrafficAmount before(std::int64_t second, std::size_t back) const
    {
        const auto number = second / kWidth - static_cast<std::int64_t>(back);
        if (number < 0)
            return {};
        const auto &slot = m_slots[static_cast<std::size_t>(number) % kSlots];
        return slot.number == number ? slot.amount : TrafficAmount{};
    }
    // Over the whole slots. The one that is running is not whole yet: it would make the figure jump.
    [[nodiscard]] TrafficRate rate(std::int64_t second) const
    {
        TrafficAmount sum;
        for (std::size_t i = 1; i < kSlots; ++i) {
            const auto one = before(second, i);
            sum.lines += one.lines;
            sum.bytes += one.bytes;
        }
        constexpr auto kSeconds = static_cast<double>(kWidth * static_cast<std::int64_t>(kSlots - 1));
        return {static_cast<double>(sum.lines) / kSeconds, static_cast<double>(sum.bytes) / kSeconds};
    }

private:
    struct Slot {
        std::int64_t number = -1;
        TrafficAmount amount;
    };
    std::array<Slot, kSlots> m_slots;
};

} // namespace sluice
