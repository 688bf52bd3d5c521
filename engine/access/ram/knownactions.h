// The actions that services are known to have, for advice only: evaluating knows no list.
#pragma once

#include <span>
#include <string_view>

namespace sluice {

struct KnownService {
    std::string_view name; // "log"
    std::span<const std::string_view> actions; // empty: the service exists, its actions are not known here
};

[[nodiscard]] std::span<const KnownService> knownServices();

} // namespace sluice
