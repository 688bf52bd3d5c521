// At most `limit` segment files open at rest; the one used longest ago is closed first. Whoever holds a file keeps it,
// closed here or removed from its folder or not. Any thread.
#pragma once

#include "engine/logs/local/filelayer.h"

#include <list>
#include <mutex>
#include <unordered_map>

namespace sluice {

class FileCache {
public:
    FileCache(FileLayer &files, std::size_t limit)
        : m_files(files)
        , m_limit(limit)
    {
    }

    [[nodiscard]] Result<std::shared_ptr<File>> get(const std::string &path, OpenMode mode); // Read or ReadWrite
    void put(const std::string &path, std::shared_ptr<File> file); // just made, writable
    void forget(const std::string &path);
    [[nodiscard]] std::size_t openFiles() const;

private:
    struct Slot {
        std::string path;
        std::shared_ptr<File> file;
        bool writable = false;
    };
    void keep(Slot slot);

    FileLayer &m_files;
    const std::size_t m_limit;
    mutable std::mutex m_mutex;
    std::list<Slot> m_slots; // guarded by m_mutex; newest use first
    std::unordered_map<std::string, std::list<Slot>::iterator> m_byPath; // guarded by m_mutex
};

} // namespace sluice
