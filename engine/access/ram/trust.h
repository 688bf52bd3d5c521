// Who may assume a role.
#pragma once

#include <string>
#include <string_view>

namespace sluice {

// The trust document (JSON) of a role that a service assumes: "log" (Log Service, to invoke functions) or "fc" (Function
// Compute, for the functions of a service). "" for any other name.
[[nodiscard]] std::string trustDocumentOf(std::string_view service);

} // namespace sluice
