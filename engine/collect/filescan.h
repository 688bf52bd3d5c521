// Which files a source means now. Blocking: runs on the pool.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

struct SeenFile {
    std::string path;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0; // nanoseconds
    bool matches = true; // false: it is there for its inode only
};

struct FileScan {
    std::vector<SeenFile> files; // by path; those that match, at most kFilesMax
    std::uint64_t tooMany = 0; // matching files beyond
};

// A file; a directory: all regular files in it whose names do not begin with a dot; or a pattern in the last part of the
// path. Files with one of the wanted inodes are found in that directory under any name: a rotated log keeps its inode.
// Errors: NotFound/"FileNotExist" when nothing matches, Denied, Invalid/"NotAFile".
[[nodiscard]] Result<FileScan> scanFiles(const std::string &path, const std::vector<std::uint64_t> &wantedInodes);

inline constexpr std::size_t kFilesMax = 1'000; // of one source

// Whether a source with this path means (or, as a directory, may mean) the file.
[[nodiscard]] bool isOfSource(const std::string &sourcePath, const std::string &file);

} // namespace sluice
