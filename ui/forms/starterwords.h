// The starters of a runtime as a person reads them, and where their files may go.
#pragma once

#include "engine/functions/starters.h"

#include <QList>
#include <QString>

namespace sluice {

struct StarterWords {
    Starter starter;
    QString title; // "Blank"
    QString text; // one sentence
};
[[nodiscard]] QList<StarterWords> starterWords(const std::string &runtime); // "nodejs18" takes those of "nodejs"

// A folder that is missing or empty; its path begins at the root.
[[nodiscard]] bool takesStarter(const QString &folder);
// Where a new function's code is proposed to lie: Sluice/NAME among the user's documents; a number when that is taken.
[[nodiscard]] QString proposedFolder(const QString &function);
// Writes the starter of that name; an empty name writes nothing.
[[nodiscard]] Done writeStarterOf(const std::string &runtime, const std::string &name, const std::string &folder);

} // namespace sluice
