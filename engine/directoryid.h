// The lasting identity of a data directory: a UUID in DATA/id, made at the first start. Its master key is kept under it.
#pragma once

#include "engine/base/result.h"

#include <string>

namespace sluice {

// Blocks on the disk. Corrupt/"DirectoryIdDamaged" when the file holds something else: a new id would lose the master key.
[[nodiscard]] Result<std::string> directoryId(const std::string &directory);

} // namespace sluice
