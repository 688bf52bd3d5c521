// The blocking half of collecting one file: opens it, knows where to go on, reads and encodes a block at a time.
// Runs on the pool; never two calls at a time.
#pragma once

#include "engine/collect/collectstate.h"
#include "engine/collect/fileidentity.h"
#include "engine/logs/logservice.h"

#include <memory>
#include <span>
#include <vector>

namespace sluice {

// Bytes of a file, encoded, and all that their append needs. Without groups there is nothing to append.
struct ReadBlock {
    std::vector<EncodedGroup> groups;
    CollectPosition position;
    std::string idempotencyKey; // of file and begin
    std::string hashKey; // spreads the blocks of a file evenly over the shards
    std::uint64_t dataBegin = 0; // where its first line begins: position.begin, or behind a header
    CollectCounts countsBefore;
    CollectCounts counts; // at its end
    std::uint64_t appends = 0; // before it
    LineFormat format = LineFormat::Auto;
    std::uint64_t size = 0; // of the file
    bool atEnd = false; // there was nothing behind it
    bool replaced = false; // the content that was read before is gone: the file was truncated or written anew
};

// What to do with a file that none of the positions is of.
enum class Unknown { FromStart, Refused };
// What is left at the end of the file without a line's end: kept for later, or a line of its own.
enum class LastLine { Later, Now };
// Between blocks: keep the buffer for the next one, or give its memory back.
enum class Buffer { Keep, Free };

class FileReader {
public:
    // The positions are of files with this inode; the one of this file is found among them when its first bytes are there.
    // Errors: NotFound/"FileNotExist", Denied, Invalid/"NotAFile", and those of LogFileEncoder::create.
    [[nodiscard]] static Result<std::unique_ptr<FileReader>> open(const CollectSource &source, const std::string &path,
                                                                  std::vector<CollectPosition> positions, Unknown unknown);
    ~FileReader();
    FileReader(const FileReader &) = delete;
    FileReader &operator=(const FileReader &) = delete;

    // The next block. Errors: Unavailable … of the read, Invalid/"BadHeader", NotFound/"FileNotKnown" when refused.
    [[nodiscard]] Result<ReadBlock> read(WallTime now, LastLine last, Buffer buffer);

    // The same bytes as `block` once more, under the same keys, whatever was read since. When the file no longer has them it
    // was replaced: then as read().
    [[nodiscard]] Result<ReadBlock> readAgain(const ReadBlock &block, WallTime now, LastLine last);

    [[nodiscard]] std::uint64_t device() const { return m_identity.device; }
    [[nodiscard]] std::uint64_t inode() const { return m_identity.inode; }

    static constexpr std::size_t kBytesPerJob = 16 * limits::kMiB; // read in one call when they hold no whole line

private:
    FileReader(int fd, std::string path, std::unique_ptr<LogFileEncoder> encoder);

    [[nodiscard]] Done look(bool &replaced);
    [[nodiscard]] Result<std::uint64_t> size() const;
    [[nodiscard]] Result<std::string> bytesAt(std::uint64_t position, std::uint64_t size) const;
    [[nodiscard]] Result<std::size_t> fill(std::uint64_t end);
    [[nodiscard]] Done identify(std::uint64_t size, bool &replaced);
    struct Newest {
        const CollectPosition *here = nullptr;
        const CollectPosition *elsewhere = nullptr;
        std::uint64_t hereGeneration = 0;
        std::uint64_t elsewhereGeneration = 0;
    };
    [[nodiscard]] Newest newestOf(const std::vector<CollectPosition> &positions) const;
    [[nodiscard]] Result<bool> goOnFrom(const CollectPosition &position, std::uint64_t size);
    [[nodiscard]] Done startOver();
    [[nodiscard]] Result<ReadBlock> readNew(WallTime now, LastLine last);
    void complete(ReadBlock &block);

    int m_fd;
    std::string m_path;
    std::unique_ptr<LogFileEncoder> m_encoder;
    std::vector<CollectPosition> m_positions;
    Unknown m_unknown = Unknown::FromStart;
    FileIdentity m_identity; // headBytes 0: not known yet
    std::uint64_t m_handed = 0; // up to here blocks were given out
    CollectCounts m_handedCounts;
    std::uint64_t m_appends = 0; // blocks given out
};

} // namespace sluice
