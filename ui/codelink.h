// The way from what a function wrote to the line of its code that failed: words for a button, and the place.
#pragma once

#include "engine/client/rows.h"

#include <QString>

namespace sluice {

struct CodeLink {
    QString words; // "Open line 23", "Open function"
    QString place; // ui/places.h; "" = the function has no code of its own, or is not known
};

[[nodiscard]] CodeLink codeLink(const FunctionKey &function, const QString &said, const DefinitionRows &definitions);

} // namespace sluice
