// One source of a Logstore: finds its files, gives each to a tailer, and notices rotation. Loop thread.
//
// A source that follows is looked at every kPollEvery (and at poke()): new files are picked up, a file whose name went to
// another inode is read to its end first. A file that was rotated while nothing ran is found by its inode in the same
// directory. A source that does not follow is looked at until its files are there, and is read once, to the end.
#pragma once

#include "engine/collect/filetailer.h"

namespace sluice {

// A file of a source; or, with an empty path in file, the source itself when it has no file.
struct CollectorState {
    LogstoreKey logstore;
    CollectSource source;
    FileState file;
};

class Collector {
public:
    Collector(CollectRoom &room, LogstoreKey logstore, CollectSource source, std::shared_ptr<KnownFiles> known,
              std::function<void()> changed);
    ~Collector();
    Collector(const Collector &) = delete;
    Collector &operator=(const Collector &) = delete;

    void start();
    void poke(); // look now; errors that wait for a person are tried again
    void stop();
    [[nodiscard]] bool stopped() const;

    [[nodiscard]] const CollectSource &source() const { return m_source; }
    [[nodiscard]] std::vector<CollectorState> states() const;
    [[nodiscard]] CollectCounts counts() const; // of all files since start, those that are finished too
    // Of a source that does not follow: all its files are read to their end and durable, or cannot be read at all.
    [[nodiscard]] bool atEnd() const;

    static constexpr Duration kPollEvery = std::chrono::milliseconds(250);
    static constexpr Duration kMissingEvery = std::chrono::seconds(1); // while there is no file

private:
    void scan();
    void onScan(Result<FileScan> scan);
    void meet(const SeenFile &file);
    void removeFinished();
    void planScan(Duration delay);
    [[nodiscard]] std::vector<std::uint64_t> wantedInodes() const;

    CollectRoom &m_room;
    const LogstoreKey m_logstore;
    const CollectSource m_source;
    std::shared_ptr<KnownFiles> m_known;
    std::function<void()> m_changed;
    std::vector<std::shared_ptr<FileTailer>> m_tailers;
    CollectCounts m_finishedCounts;
    std::string m_error; // of the source
    TimerId m_timer;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    bool m_scanning = false;
    bool m_scanAgain = false;
    bool m_found = false; // a scan had files
    bool m_tried = false; // a scan was answered
    bool m_broken = false; // the source's definition is
    bool m_stopping = false;
};

} // namespace sluice
