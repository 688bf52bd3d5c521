// The values that conditions compare, read from text. Nothing here allocates.
#pragma once

#include "engine/base/clock.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

// An address with the number of its leading bits that count: "10.0.0.0/8", "2001:db8::/32", or a whole address.
// An IPv4 address written in IPv6 ("::ffff:10.0.0.1") is the IPv4 address.
struct AddressRange {
    std::array<std::uint8_t, 16> bytes = {};
    int width = 32; // bits of the kind: 32 or 128
    int bits = 32; // that count

    [[nodiscard]] bool holds(const AddressRange &address) const;
};

[[nodiscard]] std::optional<AddressRange> addressRange(std::string_view text);
[[nodiscard]] std::optional<AddressRange> address(std::string_view text); // without "/…"

// "2026-11-22T14:20:00Z", with a fraction or an offset (+08:00) too, without seconds, or a day alone (its first moment,
// UTC).
[[nodiscard]] std::optional<WallTime> conditionTime(std::string_view text);

[[nodiscard]] std::optional<double> plainNumber(std::string_view text); // finite, decimal
[[nodiscard]] std::optional<bool> trueOrFalse(std::string_view text); // whatever its case

// "2026-11-22T14:20:00Z" in 20 bytes; years beyond 9999 are cut to it.
[[nodiscard]] std::array<char, 20> isoText(WallTime time);

} // namespace sluice
