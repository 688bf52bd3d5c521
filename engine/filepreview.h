// The first logs of a file that a source would collect, as they would be stored. Reads only; blocks on the disk: on the
// pool.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/client/consolecommands.h"

namespace sluice {

// Looks at the first file (by path) that has something in it. Only regular files are opened, so nothing here waits for a
// writer. Errors: Invalid/"InvalidArgument" for a path that is not absolute, those of scanFiles(), of opening and reading,
// and of LogFileEncoder (a pattern, header, time format or zone that is none).
[[nodiscard]] Result<PreviewAnswer> previewFile(const PreviewFile &command, WallTime now);

inline constexpr std::uint32_t kPreviewRowsMax = 1'000;
inline constexpr std::size_t kPreviewFilesMax = 100; // that are named
inline constexpr std::size_t kPreviewColumnsMax = 500; // of a file whose every record has other names

} // namespace sluice
