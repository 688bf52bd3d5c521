// Which of a Logstore's sources reads a file. Pure.
#pragma once

#include "engine/logs/logstore.h"

#include <optional>

namespace sluice {

// By the path that is told of a file: the source with just that path, else the first whose pattern or folder it lies in;
// none when the definition has no such source any more.
[[nodiscard]] std::optional<std::size_t> sourceOf(const Logstore &logstore, const std::string &file);

} // namespace sluice
