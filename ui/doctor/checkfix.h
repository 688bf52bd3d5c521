// What the console's buttons do about a finding: the engine's advice as words and a place of the window.
#pragma once

#include "engine/client/accessrows.h"
#include "engine/client/rows.h"

#include <QList>
#include <QString>

namespace sluice {

struct CheckFix {
    enum class Kind { Place, Resume, Tick, Interval, Copy };

    Kind kind = Kind::Place;
    QString words; // on the button
    QString place; // Place: ui/places.h · Copy: the command
    int seconds = 0; // Interval

    friend bool operator==(const CheckFix &, const CheckFix &) = default;
};

// The likeliest first, at most two; none for what is good. Definitions tell whether a role is defined and a function has
// code.
[[nodiscard]] QList<CheckFix> fixesOf(const CheckRow &row, const DefinitionRows &definitions);

} // namespace sluice
