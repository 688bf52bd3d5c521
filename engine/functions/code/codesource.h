// Where code comes from: a folder or a zip. Both are hostile until they lie in a CodeStaging. Blocking; worker pool.
#pragma once

#include "engine/functions/code/codestaging.h"

#include <string>

namespace sluice {

namespace limits {
inline constexpr std::uint64_t kCodeZipBytesMax = 256ULL * 1024 * 1024;
inline constexpr std::uint64_t kCodeZipRatioMax = 200; // unpacked to packed, of an entry and of the whole
inline constexpr std::uint64_t kCodeZipRatioFrom = 1024 * 1024; // smaller ones may be of any ratio
} // namespace limits

// A folder: regular files, folders, and links that stay inside. What belongs to tools is passed over: .git, .hg, .svn,
// __pycache__, .DS_Store. Refused: links out of it, devices, sockets, pipes, what a limit forbids.
// A zip: the same, and no encrypted entries, no two entries of one name, no entry that unpacks to more than it says.
// NotFound/"CodeNotFound" when there is neither; Invalid/"CodeRefused".
[[nodiscard]] Done readCode(const std::string &path, CodeStaging &into);

} // namespace sluice
