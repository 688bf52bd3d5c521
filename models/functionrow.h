// A function with what its triggers say of it: the row of every table of functions.
#pragma once

#include "models/words.h"

#include <optional>
#include <vector>

namespace sluice {

struct FunctionRow {
    Function definition;
    int triggers = 0;
    std::optional<PumpState> worst; // of its triggers; none without triggers
    std::string lastError; // the newest of its triggers'
    std::int64_t lastErrorMs = 0;

    friend bool operator==(const FunctionRow &, const FunctionRow &) = default;
};
[[nodiscard]] inline std::string keyOf(const FunctionRow &row) // SERVICE/FUNCTION
{
    return toText(row.definition.key);
}

// All functions by name. Definitions and triggers are read at different times: a trigger of no function is left out.
[[nodiscard]] std::vector<FunctionRow> functionRows(const DefinitionRows &definitions,
                                                    const std::vector<TriggerRow> &triggers);

// Smaller is needier, as of a state; what has no trigger comes after every state.
[[nodiscard]] int needOf(const std::optional<PumpState> &worst);

// "oss-shipper-csv" of a native template, else the runtime.
[[nodiscard]] QString kindOf(const Function &function);

} // namespace sluice
