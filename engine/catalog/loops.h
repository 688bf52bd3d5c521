// Triggers that would feed themselves: a trigger reads a Logstore and causes writes to others (its trigger log, its
// service's function log, a replication target on this engine); when a chain of such steps leads back to the
// Logstore that it reads, each run makes the next.
#pragma once

#include "engine/catalog/definitions.h"

#include <string>
#include <vector>

namespace sluice {

struct TriggerLoop {
    TriggerKey trigger;
    // "shipping/copy/all reads shop/a and writes shop/b (replication target); … ", back to where it began
    std::string path;
};

// One loop (a shortest one) for each trigger that is in any; triggers with allowLoop break the chain. At most `limit`.
[[nodiscard]] std::vector<TriggerLoop> findLoops(const Definitions &definitions, std::size_t limit = 20);

} // namespace sluice
