// Definitions' kinds and changes in words: "function", "edited function cleaning/clean and 2 more".
#pragma once

#include "engine/client/consolerows.h"

#include <QString>

namespace sluice {

[[nodiscard]] QString kindWord(const std::string &kind); // as the catalog spells kinds; an unknown one as it is
[[nodiscard]] QString changeText(const StepRow &step); // "" when there is none
[[nodiscard]] QString planText(const PlanRows &plan); // what a change did: "Created trigger a/b/c and 3 more"

} // namespace sluice
