// The bootstraps on disk, where a sandbox can show them: DATA/runtimes/DIGEST/{python,nodejs}/…
#pragma once

#include "engine/base/result.h"

#include <string>

namespace sluice {

inline constexpr auto kRuntimeFilesInside = ":/runtimes"; // Qt resources of the engine

// The folder that holds exactly the files of `from` (a folder, or one of Qt's resources), below dataFolder/runtimes. What is
// there is checked by its digest, and written anew when a byte differs; a crash leaves nothing that is taken for whole.
// Folders of other digests are removed: call it before any instance runs. Blocks: worker pool. Errors: systemError's kinds;
// NotFound/"RuntimeFilesMissing" when `from` has no files.
[[nodiscard]] Result<std::string> installRuntimeFiles(const std::string &from, const std::string &dataFolder);

} // namespace sluice
