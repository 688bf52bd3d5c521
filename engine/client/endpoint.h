// Where the engine of a data directory listens: $XDG_RUNTIME_DIR/sluice/<hash of the directory>.sock, or
// DATA/run/engine.sock where there is no such directory that is ours alone. The path is written in DATA/endpoint.
#pragma once

#include "engine/base/result.h"

#include <string>

namespace sluice {

// The directory's one name: absolute, without links; as given when it does not exist.
[[nodiscard]] std::string canonicalDirectory(const std::string &directory);

// Chooses the socket's path and makes its directory (mode 0700). `runtimeDirectory` is $XDG_RUNTIME_DIR or "".
[[nodiscard]] Result<std::string> prepareEndpoint(const std::string &dataDirectory, const std::string &runtimeDirectory);

[[nodiscard]] Done publishEndpoint(const std::string &dataDirectory, const std::string &socketPath);
void withdrawEndpoint(const std::string &dataDirectory, const std::string &socketPath); // removes both files

// NotFound when no engine wrote one.
[[nodiscard]] Result<std::string> publishedEndpoint(const std::string &dataDirectory);

} // namespace sluice
