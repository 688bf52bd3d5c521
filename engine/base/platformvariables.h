// Variables of a function's environment that only the platform sets (fc-api §2): functions cannot have their own by these
// names.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace sluice {

[[nodiscard]] constexpr bool isPlatformVariable(std::string_view name)
{
    constexpr std::array<std::string_view, 7> kCredentials = {"ALIBABA_CLOUD_ACCESS_KEY_ID",
                                                              "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                                                              "ALIBABA_CLOUD_SECURITY_TOKEN",
                                                              "accessKeyID",
                                                              "accessKeySecret",
                                                              "securityToken",
                                                              "topic"};
    return name.starts_with("FC_") || name.starts_with("_FC_")
        || std::find(kCredentials.begin(), kCredentials.end(), name) != kCredentials.end();
}

} // namespace sluice
