// A file system in memory that tells what a real one would forget: bytes that were not synced, names whose folder was not
// synced, and the pages of a failed sync, which no later sync brings back. Any thread.
#pragma once

#include "engine/logs/local/filelayer.h"

#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <set>

namespace sluice::test {

enum class FileOp { Open, Read, Write, Sync, Truncate, SyncFolder, Remove, Rename, List, Any };

class MemoryFileLayer final : public FileLayer {
public:
    // The n-th operation from now (1 = the next) of that kind fails with this errno; a write may put a part first.
    void failNth(std::uint64_t n, int errnoValue, FileOp op = FileOp::Any);
    void failAll(int errnoValue, FileOp op); // until heal()
    void heal();
    // From the n-th changing operation from now on the power is off: it happens in part or not at all, the rest fails.
    void powerOffAt(std::uint64_t n);
    void setWriteMost(std::size_t bytes) { m_writeMost = bytes; } // of one call; 0 = no limit

    // What a power cut leaves: synced bytes and names for sure, of the others any part in any order, by the seed.
    // Open files are then of no use.
    void losePower(std::uint32_t seed);

    [[nodiscard]] std::uint64_t changes() const; // operations so far that could change something
    [[nodiscard]] std::string content(const std::string &path) const;
    void setContent(const std::string &path, std::string content); // durable at once
    [[nodiscard]] std::vector<std::string> paths() const;
    void removeQuietly(const std::string &path); // somebody else did it

    [[nodiscard]] Result<std::shared_ptr<File>> open(const std::string &path, OpenMode mode) override;
    [[nodiscard]] Done makeFolder(const std::string &path) override;
    [[nodiscard]] Done syncFolder(const std::string &path) override;
    [[nodiscard]] Done remove(const std::string &path) override;
    [[nodiscard]] Done rename(const std::string &from, const std::string &to) override;
    [[nodiscard]] Result<std::vector<std::string>> list(const std::string &path) override;

private:
    struct Change {
        bool truncate = false;
        std::uint64_t offset = 0; // or the size
        std::string bytes;
    };
    struct Node {
        std::string current;
        std::string durable;
        std::vector<Change> pending;
    };
    struct Naming {
        std::string path;
        std::shared_ptr<Node> node; // empty: unlinked
    };
    struct Fault {
        std::uint64_t left = 0; // 0: every time
        int errnoValue = 0;
        FileOp op = FileOp::Any;
    };
    class Handle;

    static void apply(std::string &to, const Change &change);
    [[nodiscard]] Done step(FileOp op, const std::string &path); // m_mutex is held
    [[nodiscard]] static std::string folderOf(const std::string &path);

    mutable std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Node>> m_names; // guarded by m_mutex, as all that follows
    std::map<std::string, std::shared_ptr<Node>> m_durableNames;
    std::map<std::string, std::vector<Naming>> m_naming; // by folder, not synced
    std::set<std::string> m_folders;
    std::vector<Fault> m_faults;
    std::uint64_t m_changes = 0;
    std::uint64_t m_powerOffAt = 0; // 0: never
    bool m_powerOff = false;
    std::size_t m_writeMost = 0;
};

} // namespace sluice::test
