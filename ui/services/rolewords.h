// What a role allows, in a line of words.
#pragma once

#include "engine/access/role.h"

#include <QString>

namespace sluice {

// "everything in Log Service; reading in object storage; what its own policy says"
[[nodiscard]] QString roleWords(const Role &role);

} // namespace sluice
