// Object keys as paths below a bucket's folder, and back. One key, one path; no key leads out of the folder.
//
// Ordinary keys are their own paths (csv/20260101/0_MTUx==_MTY==.csv). What differs:
// - '%', '\', control characters and a '.' at the beginning of a part are written %XX, so that no part is '.', '..' or
// hidden
//   (hidden names are the storage's own);
// - a folder and a file never want one name ('a' and 'a/b' are both possible keys): a file's name holds a '.' and a folder's
//   does not, or else it ends in %f (file) or %d (folder);
// - an empty part ('a//b', 'a/') is %e;
// - a part that is too long for a file name goes on in the next level, marked %c.
// The storage needs a file system that tells capitals from small letters.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct KeyPath {
    std::vector<std::string> folders; // from the bucket's folder down
    std::string file;

    friend bool operator==(const KeyPath &, const KeyPath &) = default;
};

inline constexpr std::size_t kPathPartBytesMax = 255;

// The key is one that checkObjectKey() takes.
[[nodiscard]] KeyPath pathOfKey(std::string_view key);

// Nothing for a path that no key has: something else lies in the folder.
[[nodiscard]] std::optional<std::string> keyOfPath(const KeyPath &path);

// What every key in such a folder begins with: "csv/20260101/", or without the slash inside of a part that goes on.
[[nodiscard]] std::optional<std::string> keyPrefixOfFolders(std::span<const std::string> folders);

} // namespace sluice
