// What a ring of the doorbell says.
#pragma once

#include "engine/base/fields.h"

namespace sluice {

// What is new since the last acknowledge(); a hint for which reads are worth while.
struct Changed {
    bool ledger = false;
    bool pumps = false;
    bool definitions = false;
    bool logs = false;
    SLUICE_FIELDS(Changed, ledger, pumps, definitions, logs)

    Changed &operator|=(const Changed &other)
    {
        ledger = ledger || other.ledger;
        pumps = pumps || other.pumps;
        definitions = definitions || other.definitions;
        logs = logs || other.logs;
        return *this;
    }
    [[nodiscard]] bool any() const { return ledger || pumps || definitions || logs; }
    [[nodiscard]] static Changed everything() { return {true, true, true, true}; }
};

} // namespace sluice
