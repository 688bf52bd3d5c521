// A log group in the service's protobuf encoding (sls-api §2.1), with what is known without decoding it.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/cursor.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

// To be appended. `bytes` is one valid LogGroup message; `lines` is its number of logs.
struct EncodedGroup {
    std::string bytes;
    std::uint32_t lines = 0;
};

// As stored. `bytes` points into the batch's memory.
struct StoredGroup {
    Cursor cursor;
    WallTime receivedAt;
    std::uint32_t lines = 0;
    std::string_view bytes;
};

// What a pull gives. Copying shares the memory.
struct LogBatch {
    std::vector<StoredGroup> groups;
    Cursor next; // where to go on; equal to the cursor asked for when there was nothing
    std::vector<std::shared_ptr<const void>> memory;

    [[nodiscard]] std::size_t bytes() const
    {
        std::size_t sum = 0;
        for (const auto &group : groups)
            sum += group.bytes.size();
        return sum;
    }
};

} // namespace sluice
