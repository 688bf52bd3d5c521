// The resources that exist here, as policies name them: to choose from.
#pragma once

#include "models/workspace.h"

#include <QStringList>

namespace sluice {

// At most kResourcesOffered, the ones that hold others first.
[[nodiscard]] QStringList resourceNames(const DefinitionRows &rows);

inline constexpr qsizetype kResourcesOffered = 1'000;

} // namespace sluice
