// The rule for each single field of users and connections, as names.h has it for the others. Each gives Invalid with a
// detail that says what is allowed.
#pragma once

#include "engine/base/result.h"

#include <string_view>

namespace sluice {

[[nodiscard]] Done checkUserName(std::string_view name); // 1–64 of A–Z a–z 0–9 . _ -
[[nodiscard]] Done checkConnectionName(std::string_view name); // 1–64 of A–Z a–z 0–9 _ -
[[nodiscard]] Done checkAccessKeyId(std::string_view id); // "SLU" and 20 of A–Z 0–9
[[nodiscard]] Done checkColour(std::string_view colour); // "" or #rrggbb
[[nodiscard]] Done checkAccount(std::string_view account); // 1–32 digits

} // namespace sluice
