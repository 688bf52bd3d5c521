// What a run came to.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

// A table, or with --json the summary as it is. Its errors go to standard error.
void printSummary(Session &session, const RunSummary &summary);

// Failed when a window was not delivered or something could not be read.
[[nodiscard]] Exit exitFor(const RunSummary &summary);

// The same from the triggers' own figures, where the engine counted no run.
[[nodiscard]] RunSummary summaryOf(const TriggerRows &triggers, double seconds);

} // namespace sluice::ctl
