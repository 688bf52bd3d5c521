// Short texts hashed into keys.
#pragma once

#include <string>
#include <string_view>

namespace sluice {

[[nodiscard]] std::string sha256Hex(std::string_view text); // 64 lower-case digits
[[nodiscard]] std::string newUuid(); // version 4, lower-case

} // namespace sluice
