// Errors as sentences: what failed, why, what to do. The engine does not translate; this is the only place that does.
#pragma once

#include "engine/base/error.h"
#include "engine/client/rows.h"

#include <QString>

namespace sluice {

struct Trouble {
    QString what; // bold, one line
    QString why; // the fact, with the service's own code
    QString todo; // the next step
};

[[nodiscard]] Trouble troubleOf(const Error &error, const QString &doing); // doing: "Could not list the triggers"
[[nodiscard]] Trouble troubleOf(const LedgerRow &attempt); // a failed attempt, or an exception without one
[[nodiscard]] Trouble startTrouble(const Error &error); // the engine did not start
[[nodiscard]] Trouble stackTrouble(const Error &error); // the stack file was not applied
[[nodiscard]] QString filterTrouble(const Error &error); // one line beside the filter field

} // namespace sluice
