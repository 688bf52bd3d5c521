// A fresh folder that code is put into entry by entry, from a folder or from a zip that nobody trusts, until it is a
// version: a read-only tree with a digest. Blocking; worker pool; one thread.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace sluice {

namespace limits {
inline constexpr std::uint64_t kCodeBytesMax = 500ULL * 1024 * 1024; // of all files, unpacked
inline constexpr std::uint64_t kCodeFileBytesMax = 256ULL * 1024 * 1024;
inline constexpr std::uint32_t kCodeEntriesMax = 20'000; // files, folders, links
inline constexpr std::size_t kCodePathBytesMax = 1'024;
inline constexpr std::size_t kCodeNameBytesMax = 255;
inline constexpr int kCodeDepthMax = 48;
} // namespace limits

struct CodeTree {
    std::string digest; // SHA-256 in hex of names, kinds, modes and contents
    std::uint64_t bytes = 0;
    std::uint32_t files = 0;
};

// Errors of all verbs: Invalid/"CodeRefused" with a sentence that names the entry and the rule or the limit; systemError's
// kinds.
class CodeStaging {
public:
    explicit CodeStaging(std::string folder); // must not exist yet; made by the first entry, or by finish()
    ~CodeStaging(); // removes what was not taken
    CodeStaging(const CodeStaging &) = delete;
    CodeStaging &operator=(const CodeStaging &) = delete;

    // Names are relative, '/' between parts. Folders on the way are made.
    [[nodiscard]] Done addFolder(std::string_view name);
    [[nodiscard]] Done beginFile(std::string_view name, bool executable);
    [[nodiscard]] Done write(std::string_view bytes);
    [[nodiscard]] Done endFile();
    // Made by finish(), when everything else is there: nothing is ever written through a link.
    [[nodiscard]] Done addLink(std::string_view name, std::string target);

    // Two names that differ only in case are refused: a zip may not look different on another machine.
    void refuseCaseTwins() { m_refuseTwins = true; }

    [[nodiscard]] Result<CodeTree> finish(); // all on disk, read-only; the folder itself still lets itself be renamed
    [[nodiscard]] const std::string &folder() const { return m_folder; }
    void taken() { m_taken = true; } // the folder has been renamed: it is not ours any more

private:
    struct Output;

    [[nodiscard]] Done claim(std::string_view name, std::string kind);
    [[nodiscard]] Done makeParents(std::string_view name);
    [[nodiscard]] Done makeLinks();
    [[nodiscard]] Done closeTree();

    std::string m_folder;
    std::map<std::string, std::string, std::less<>> m_entries; // name → what the digest says of it
    std::set<std::string, std::less<>> m_folded; // names without case
    std::map<std::string, std::string> m_links;
    std::unique_ptr<Output> m_output; // the file under way
    std::uint64_t m_bytes = 0;
    std::uint32_t m_files = 0;
    bool m_refuseTwins = false;
    bool m_made = false;
    bool m_taken = false;
};

// Removes a tree whose folders may be read-only.
void removeCodeTree(const std::string &folder);

[[nodiscard]] tl::unexpected<Error> codeRefused(std::string sentence);
[[nodiscard]] std::string shownName(std::string_view name); // quoted, shortened, no control characters

} // namespace sluice
