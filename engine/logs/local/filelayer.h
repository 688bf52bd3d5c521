// Every file operation of the embedded store, so that a test can lose, tear or refuse any of them.
// Any thread. A File may be read by many threads while one writes.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

class File {
public:
    virtual ~File() = default;

    // May read or write less than asked for; a read of 0 bytes is the end of the file. See readFull and writeAll.
    [[nodiscard]] virtual Result<std::size_t> readSome(std::uint64_t offset, std::span<char> into) = 0;
    [[nodiscard]] virtual Result<std::size_t> writeSome(std::uint64_t offset, std::span<const std::string_view> parts) = 0;
    [[nodiscard]] virtual Done sync() = 0; // fdatasync
    [[nodiscard]] virtual Done truncate(std::uint64_t size) = 0;
    [[nodiscard]] virtual Result<std::uint64_t> size() = 0;
};

enum class OpenMode { Read, ReadWrite, CreateNew };

class FileLayer {
public:
    virtual ~FileLayer() = default;

    [[nodiscard]] virtual Result<std::shared_ptr<File>> open(const std::string &path, OpenMode mode) = 0;
    [[nodiscard]] virtual Done makeFolder(const std::string &path) = 0; // parents too; fine when it is there
    [[nodiscard]] virtual Done syncFolder(const std::string &path) = 0;
    [[nodiscard]] virtual Done remove(const std::string &path) = 0; // a file or an empty folder
    [[nodiscard]] virtual Done rename(const std::string &from, const std::string &to) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string &path) = 0; // names, in no order
};

// As many bytes as the file has, up to the size of `into`.
[[nodiscard]] Result<std::size_t> readFull(File &file, std::uint64_t offset, std::span<char> into);
// All of the parts, one after another; after an error any prefix of them may be in the file.
[[nodiscard]] Done writeAll(File &file, std::uint64_t offset, std::span<const std::string_view> parts);

} // namespace sluice
