// What changes, or would, printed.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

enum class Tense { Would, Did };

// The rows but for those that are kept, the warnings, and a closing count; with --json the answer as it is.
void printPlan(Session &session, const PlanRows &plan, Tense tense);

} // namespace sluice::ctl
