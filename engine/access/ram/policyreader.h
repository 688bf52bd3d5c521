// From the text of a policy to statements, with everything that is wrong or doubtful on the way.
#pragma once

#include "engine/access/ram/policyproblems.h"
#include "engine/access/ram/statement.h"
#include "engine/base/jsonvalue.h"

namespace sluice {

// What is written and where, for advice.
struct StatementPlaces {
    std::size_t begin = 0;
    std::vector<std::size_t> actions; // of each pattern
    std::vector<std::size_t> resources;
    std::size_t actionKey = 0;
    std::size_t resourceKey = 0;
};

// The statements are of use only when there was no error.
[[nodiscard]] std::vector<PolicyStatement> readPolicy(std::string_view json, PolicyProblems &problems);

// Warnings about a statement that is well formed: unknown actions, what can never match, what takes more than meant.
void adviseOn(const PolicyStatement &statement, const StatementPlaces &places, PolicyProblems &problems);

} // namespace sluice
