// Carries one file into a Logstore: reads a block on the pool while the one before is being appended, strictly in order,
// each append with its own byte range, so that a restart goes on behind the last one that is durable. Loop thread.
//
// At most two blocks in memory. A failed append is repeated under the same keys, with bytes read anew, after 1 s … 60 s.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/collect/blockslots.h"
#include "engine/collect/filereader.h"
#include "engine/collect/filescan.h"
#include "engine/collect/knownfiles.h"

#include <functional>
#include <memory>

namespace sluice {

// What a tailer works with; outlives it.
struct CollectRoom {
    Loop &loop;
    WorkerPool &pool;
    LogService &logs;
    BlockSlots &blocks;
    std::size_t openFiles = 0;

    static constexpr std::size_t kOpenFilesMax = 256; // beyond it a file is closed whenever it is at its end
};

struct FileState {
    std::string path;
    LineFormat format = LineFormat::Auto;
    std::uint64_t offset = 0; // durable up to here
    std::uint64_t size = 0;
    CollectCounts counts; // of what is durable
    std::uint64_t replaced = 0; // times that the content was replaced in place
    bool atEnd = false; // nothing is left to read or to append, for now
    bool finished = false; // for good
    std::string error; // why it does not go on, "" else
};

class FileTailer : public std::enable_shared_from_this<FileTailer> {
public:
    // `changed` is called when the state has changed.
    FileTailer(CollectRoom &room, LogstoreKey logstore, CollectSource source, SeenFile file,
               std::shared_ptr<KnownFiles> known, std::function<void()> changed);
    ~FileTailer();

    void start();
    void seen(const SeenFile &file); // by a scan
    void gone(); // its name is no longer one of the source: it is read to its end, some time longer, and is then finished
    void stop(); // no new work; stopped() when what was in flight has answered
    void retry(); // now, after an error that waits for a person

    [[nodiscard]] bool stopped() const { return m_stopping && !m_reading && !m_appending; }
    // A Logstore or a file that is not there: only somebody's doing ends that.
    [[nodiscard]] bool waitsForPerson() const { return m_waitsForPerson; }
    // It could not be opened, until now.
    [[nodiscard]] bool isUnreadable() const { return !m_reader && !m_inFlight && !m_again && !m_state.error.empty(); }
    [[nodiscard]] const FileState &state() const { return m_state; }
    [[nodiscard]] CollectCounts countsSinceStart() const; // without what was there when this tailer began
    [[nodiscard]] std::uint64_t device() const { return m_file.device; }
    [[nodiscard]] std::uint64_t inode() const { return m_file.inode; }
    [[nodiscard]] bool isGone() const { return m_goneAt.has_value(); }

    // A writer may hold a renamed file a little longer: so long nothing must come until it counts as read.
    static constexpr Duration kGoneGrace = std::chrono::seconds(5);

private:
    void go();
    void wantBlock();
    void readBlock();
    void onBlock(Result<ReadBlock> block);
    void append();
    void onAppended(Result<AppendReceipt> receipt);
    void failed(const Error &error);
    void settle();
    void lookAgain();
    void waitFor(Duration delay);
    void closeFile();
    void releaseSlot();
    [[nodiscard]] LastLine lastLine() const;

    CollectRoom &m_room;
    const LogstoreKey m_logstore;
    const CollectSource m_source;
    SeenFile m_file;
    std::shared_ptr<KnownFiles> m_known;
    std::function<void()> m_changed;
    FileState m_state;
    std::optional<CollectCounts> m_countsAtStart;

    std::shared_ptr<FileReader> m_reader;
    std::optional<ReadBlock> m_ready; // read, waits for its append
    std::optional<ReadBlock> m_inFlight; // being appended, its groups moved away
    std::optional<ReadBlock> m_again; // to be read again
    bool m_waitsForSlot = false;
    bool m_reading = false;
    bool m_appending = false;
    bool m_dropRead = false; // what is being read is behind a block that failed
    bool m_lookAgain = false; // there is news since the read began
    bool m_readAtEnd = false; // the last read found the end
    LastLine m_endedWith = LastLine::Later;
    bool m_stopping = false;
    bool m_waiting = false; // for the timer, after a failure
    bool m_waitsForPerson = false;
    std::size_t m_slotsHeld = 0;
    std::optional<BootTime> m_goneAt;
    TimerId m_timer;
    Duration m_backoff = Duration(0); // the last one; 0 after a success
};

} // namespace sluice
