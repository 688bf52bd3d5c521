// The Condition of a statement, from JSON.
#pragma once

#include "engine/access/ram/policyproblems.h"
#include "engine/access/ram/statement.h"
#include "engine/base/jsonvalue.h"

namespace sluice {

// Appends to statement.conditions, and adds the number of values to `patterns`. A condition that this engine can never
// satisfy is a warning where it allows nothing, an error where it denies nothing: that would be a hole.
void readConditions(const JsonValue &value, PolicyStatement &statement, std::size_t &patterns, PolicyProblems &problems);

} // namespace sluice
