// A test run in words: how it ended, in a table's cell, in a line, for a screen reader.
#pragma once

#include "models/testruns.h"
#include "models/tracelines.h"
#include "ui/theme/status.h"

namespace sluice {

struct RunWords {
    Badge badge;
    QString state; // "Failed: KeyError", "OK", "Timed out"
    QString brief; // "Failed", for the list of runs before
    QString facts; // "700 ms, billed 700 ms, 61.4 of 256 MB, warm"
    QString kind; // "Unhandled", "Handled"; "" = it did not fail by its own doing
    QString message; // what went wrong in one sentence; "" = nothing
};
[[nodiscard]] RunWords runWords(const TestRun &run, const Function &function, const ReplyError &error);

} // namespace sluice
