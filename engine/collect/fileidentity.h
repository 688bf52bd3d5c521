// Which file it is, whatever it is called: device, inode, and a hash of how it begins, because inodes are used again.
// A generation is raised each time the content was replaced in place, so that positions of old content never count for new.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t generation = 0;
    std::uint64_t headBytes = 0; // that were there when it was first read, at most kHeadBytes
    std::string headHash; // fingerprint() of them

    // DEVICE-INODE-GENERATION-HEADBYTES-HASH; the source id of collect positions.
    [[nodiscard]] std::string toText() const;
    [[nodiscard]] static std::optional<FileIdentity> fromText(std::string_view text);

    static constexpr std::size_t kHeadBytes = 1024;
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

// 16 hex digits of a cryptographic hash.
[[nodiscard]] std::string fingerprint(std::string_view bytes);

} // namespace sluice
