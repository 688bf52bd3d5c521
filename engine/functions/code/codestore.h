// Code by content, and the versions of functions that name it, on disk:
//   DATA/code/SHA256/…             one tree, read-only, never changed
//   DATA/code/versions/NAME.json   one function's versions, NAME = SHA-256 of "service/function"
//   DATA/code/.staging/…           what a crash leaves there is removed at the next start
// All verbs block (worker pool) and may run at the same time, on any thread.
#pragma once

#include "engine/base/clock.h"
#include "engine/functions/code/codestaging.h"
#include "engine/functions/function.h"

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

namespace limits {
inline constexpr std::size_t kCodeVersionsKept = 50; // of a function; older ones are dropped
inline constexpr Duration kCodeUnusedKept = std::chrono::hours(24 * 7);
inline constexpr std::size_t kCodeConfigurationBytesMax = 256 * 1024;
} // namespace limits

// A function's version: its code and its configuration together.
struct CodeVersion {
    std::uint64_t number = 0; // from 1, never used again
    WallTime time = {};
    std::string digest; // of the tree; 64 hex digits
    std::uint64_t bytes = 0;
    std::uint32_t files = 0;
    std::string configuration; // JSON text of the function's definition, as it was given

    friend bool operator==(const CodeVersion &, const CodeVersion &) = default;
};

// What garbage collection must leave alone. Whatever is doubtful belongs in here.
struct CodeInUse {
    std::set<std::string> digests; // of code that runs, or that a pin names
    std::set<std::string> functions; // toText(FunctionKey): those that are there, or may come back
};

struct CodeGarbage {
    std::uint32_t lists = 0; // of versions, removed
    std::uint32_t trees = 0; // removed
    std::uint32_t kept = 0; // unused, but not for long enough
};

class CodeStore {
public:
    CodeStore(std::string dataFolder, const Clock &clock);

    // Once at start, before any other verb: removes what a crash left.
    [[nodiscard]] Done open();

    // The code at `path` as a version; the newest one itself when code and configuration are the same as its. Errors: those
    // of readCode(); Corrupt/"CodeVersionsDamaged".
    [[nodiscard]] Result<CodeVersion> add(const FunctionKey &key, const std::string &path, std::string configuration);

    [[nodiscard]] Result<std::vector<CodeVersion>> versions(const FunctionKey &key); // the newest first; empty = none

    [[nodiscard]] bool has(std::string_view digest) const; // the tree; its versions may be dropped

    // Removes version lists of functions that are not in use, and trees that no list names and that are not in use: each
    // when it was last written kCodeUnusedKept ago. Nothing at all while a list is damaged.
    [[nodiscard]] Result<CodeGarbage> collectGarbage(const CodeInUse &inUse);

    [[nodiscard]] std::string folderOf(std::string_view digest) const; // pure

private:
    [[nodiscard]] Result<CodeTree> place(const std::string &path);
    [[nodiscard]] Result<CodeVersion> record(const FunctionKey &key, CodeVersion version);
    [[nodiscard]] std::string fileOf(std::string_view function) const; // toText(FunctionKey)
    [[nodiscard]] bool isOld(std::int64_t seconds) const; // unix
    [[nodiscard]] Result<std::vector<std::string>> forgottenLists(const std::set<std::string> &functions,
                                                                  std::set<std::string> &used) const;
    [[nodiscard]] Result<std::vector<CodeVersion>> read(const std::string &file) const; // the oldest first
    [[nodiscard]] Done write(const std::string &file, const std::vector<CodeVersion> &versions) const;

    std::string m_folder;
    const Clock &m_clock;
    std::mutex m_mutex; // version files and the two below; never held while code is read
    std::multiset<std::string> m_pinned; // digests between their placing and their version
};

} // namespace sluice
