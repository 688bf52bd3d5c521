// A whole text from a file or from standard input.
#pragma once

#include "engine/base/result.h"

#include <string>

namespace sluice::ctl {

// "-" is standard input. Full when it is longer than `bytesMax`.
[[nodiscard]] Result<std::string> readText(const std::string &path, std::size_t bytesMax);

} // namespace sluice::ctl
