// What a role allows, in a line of words.
#pragma once

#include "engine/access/role.h"
#include "engine/functions/function.h"

#include <QString>

#include <optional>

namespace sluice {

// "everything in Log Service; reading in object storage; what its own policy says"
[[nodiscard]] QString roleWords(const Role &role);

// What the functions of a service act as: the role of that name (null = none is defined) with the policies that the service
// attaches to it. Nothing when there is neither.
[[nodiscard]] std::optional<Role> actingRole(const Service &service, const Role *defined);

} // namespace sluice
