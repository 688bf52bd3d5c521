// What the engine says of an error or a problem, in the user's language: the catalog's rules and names, what is missing,
// used or there already, permissions, connections, function configurations. Unknown sentences stay as the engine said them.
#pragma once

#include <QString>

#include <string>

namespace sluice {

[[nodiscard]] QString engineWords(const QString &said);
[[nodiscard]] inline QString engineWords(const std::string &said)
{
    return engineWords(QString::fromStdString(said));
}

} // namespace sluice
