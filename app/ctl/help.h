// The texts of --help.
#pragma once

#include "app/ctl/commandline.h"

namespace sluice::ctl {

[[nodiscard]] std::string overview(std::span<const CommandSpec> commands);
[[nodiscard]] std::string helpOf(const CommandSpec &command);

} // namespace sluice::ctl
