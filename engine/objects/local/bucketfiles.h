// Walking and clearing the folder of a bucket. Blocking; pool threads, or the start of the engine.
#pragma once

#include "engine/objects/local/folder.h"

#include <string>
#include <vector>

namespace sluice {

// Removes the files in the bucket's folder of uploads; gives their number.
[[nodiscard]] Result<std::uint64_t> removeLeftovers(const Fd &bucket);

// Removes a folder and all that is in it.
[[nodiscard]] Done removeTree(const Fd &parent, const std::string &name);

// The names in a folder but for '.' and '..'.
[[nodiscard]] Result<std::vector<std::string>> namesIn(const Fd &folder);

} // namespace sluice
