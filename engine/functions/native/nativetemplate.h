// A native template: a pure function from blocks of log groups to what is shipped. No I/O, no clock, no thread of its own;
// its driver calls it on a pool thread, one block at a time.
#pragma once

#include "engine/functions/functionservice.h"
#include "engine/logs/encodedgroup.h"

#include <memory>
#include <string>
#include <vector>

namespace sluice {

struct Produced {
    std::string bytes; // the next part of the object
    std::vector<LogBatch> chunks; // or whole groups to append, a chunk an append

    [[nodiscard]] bool empty() const { return bytes.empty() && chunks.empty(); }
};

class NativeTemplate {
public:
    virtual ~NativeTemplate() = default;

    // Blocks in order. Failed/… when the template cannot go on.
    [[nodiscard]] virtual Result<Produced> feed(LogBatch block) = 0;
    // After the last block, once. Nothing at all for a window without logs.
    [[nodiscard]] virtual Result<Produced> finish() = 0;

    [[nodiscard]] virtual Counters counters() const = 0;
    // Groups (or rests of groups) that were left out because their bytes are damaged; with the first reason.
    [[nodiscard]] virtual std::uint64_t damagedGroups() const { return 0; }
    [[nodiscard]] virtual std::string damage() const { return {}; }
};

} // namespace sluice
