// What a collector keeps beside a position (CollectPosition::state): enough to go on as if it had not been interrupted.
#pragma once

#include "engine/collect/logfileencoder.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

struct CollectState {
    LineFormat format = LineFormat::Auto;
    CollectCounts counts; // of the file so far
    std::uint64_t appends = 0; // of the file so far
    std::uint64_t tailBytes = 0; // before the position …
    std::string tailHash; // … and their fingerprint()

    [[nodiscard]] std::string toText() const; // well below 4 KiB
    // Nothing when it was not written by toText(): then the position cannot be trusted.
    [[nodiscard]] static std::optional<CollectState> fromText(std::string_view text);
    friend bool operator==(const CollectState &, const CollectState &) = default;
};

} // namespace sluice
