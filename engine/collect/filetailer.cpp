#include "engine/collect/filetailer.h"

#include <algorithm>

namespace sluice {

namespace {

struct Step {
    std::shared_ptr<FileReader> reader;
    ReadBlock block;
};

bool isForPerson(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Invalid;
}

} // namespace

FileTailer::FileTailer(CollectRoom &room, LogstoreKey logstore, CollectSource source, SeenFile file,
                       std::shared_ptr<KnownFiles> known, std::function<void()> changed)
    : m_room(room)
    , m_logstore(std::move(logstore))
    , m_source(std::move(source))
    , m_file(std::move(file))
    , m_known(std::move(known))
    , m_changed(std::move(changed))
{
    m_state.path = m_file.path;
    m_state.size = m_file.size;
}

FileTailer::~FileTailer()
{
    m_room.loop.cancel(m_timer);
    closeFile();
    while (m_slotsHeld > 0)
        releaseSlot();
}

void FileTailer::start()
{
    go();
}

void FileTailer::seen(const SeenFile &file)
{
    const bool same = file.size == m_file.size && file.modified == m_file.modified;
    const bool matched = m_file.matches;
    m_file = file;
    m_file.matches = matched || file.matches;
    m_state.path = file.path;
    m_state.size = file.size;
    if (same || m_state.finished)
        return;
    lookAgain();
}

void FileTailer::lookAgain()
{
    if (m_reading)
        m_lookAgain = true; // the read may have missed what came since
    m_readAtEnd = false;
    m_state.atEnd = false;
    go();
}

void FileTailer::gone()
{
    if (m_goneAt || m_state.finished)
        return;
    m_goneAt = m_room.loop.clock().boot();
    waitFor(kGoneGrace);
}

CollectCounts FileTailer::countsSinceStart() const
{
    auto counts = m_state.counts;
    if (!m_countsAtStart || counts == CollectCounts())
        return {};
    counts -= *m_countsAtStart;
    return counts;
}

void FileTailer::stop()
{
    m_stopping = true;
    m_room.loop.cancel(m_timer);
    if (m_ready) {
        m_ready.reset();
        releaseSlot();
    }
    m_changed();
}

void FileTailer::retry()
{
    m_waitsForPerson = false;
    m_waiting = false;
    m_room.loop.cancel(m_timer);
    go();
}

LastLine FileTailer::lastLine() const
{
    const bool graceOver = m_goneAt && m_room.loop.clock().boot() - *m_goneAt >= kGoneGrace;
    return m_source.follow && !graceOver ? LastLine::Later : LastLine::Now;
}

void FileTailer::waitFor(Duration delay)
{
    m_room.loop.cancel(m_timer);
    m_timer = m_room.loop.after(delay, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) {
            self->m_waiting = false;
            self->lookAgain();
        }
    });
}

void FileTailer::go()
{
    if (m_stopping || m_waiting || m_waitsForPerson || m_state.finished)
        return;
    if (m_ready && !m_appending)
        append();
    if (!m_ready && !m_reading && !m_waitsForSlot && !m_readAtEnd)
        wantBlock();
}

void FileTailer::wantBlock()
{
    m_waitsForSlot = true;
    m_room.blocks.acquire([weak = weak_from_this(), &blocks = m_room.blocks] {
        const auto self = weak.lock();
        if (!self) {
            blocks.release();
            return;
        }
        self->m_waitsForSlot = false;
        ++self->m_slotsHeld;
        if (self->m_stopping || self->m_waiting || self->m_waitsForPerson)
            self->releaseSlot();
        else
            self->readBlock();
    });
}

void FileTailer::releaseSlot()
{
    --m_slotsHeld;
    m_room.blocks.release();
}

void FileTailer::readBlock()
{
    m_reading = true;
    m_lookAgain = false;
    const auto buffer = m_room.blocks.crowded() ? Buffer::Free : Buffer::Keep;
    auto job = [reader = m_reader, source = m_source, file = m_file, positions = m_known->positionsOf(m_file.inode),
                again = std::exchange(m_again, {}), last = lastLine(), buffer,
                now = m_room.loop.clock().wall()]() mutable -> Result<Step> {
        Step step{std::move(reader), {}};
        if (!step.reader) {
            SLUICE_LET(step.reader,
                       FileReader::open(source, file.path, std::move(positions),
                                        file.matches ? Unknown::FromStart : Unknown::Refused));
            if (step.reader->inode() != file.inode || step.reader->device() != file.device)
                return sluice::fail(ErrorKind::Unavailable, "FileMoved", "another file has taken the name " + file.path);
        }
        SLUICE_LET(step.block, again ? step.reader->readAgain(*again, now, last) : step.reader->read(now, last, buffer));
        return step;
    };
    m_room.pool.run<Step>(m_room.loop, std::move(job), [weak = weak_from_this()](Result<Step> step) {
        const auto self = weak.lock();
        if (!self)
            return;
        if (step && !self->m_reader && step->reader) {
            self->m_reader = step->reader;
            ++self->m_room.openFiles;
        }
        self->onBlock(step ? Result<ReadBlock>(std::move(step->block)) : sluice::fail(std::move(step.error())));
    });
}

void FileTailer::onBlock(Result<ReadBlock> block)
{
    m_reading = false;
    if (m_stopping || m_dropRead || !block) {
        releaseSlot();
        m_dropRead = false;
        if (m_stopping)
            m_changed();
        else if (!block)
            failed(block.error());
        else
            go();
        return;
    }
    if (!m_countsAtStart)
        m_countsAtStart = block->countsBefore;
    m_state.format = block->format;
    m_state.size = block->size;
    m_state.replaced += block->replaced ? 1 : 0;
    m_readAtEnd = block->atEnd && !m_lookAgain;
    m_endedWith = m_readAtEnd ? lastLine() : LastLine::Later;
    if (!block->groups.empty()) {
        if (m_goneAt && lastLine() == LastLine::Later)
            m_goneAt = m_room.loop.clock().boot(); // somebody still writes
        m_ready = std::move(*block);
        go();
        return;
    }
    releaseSlot();
    if (!m_appending) {
        m_state.offset = block->position.end;
        m_state.counts = block->counts;
        settle();
    }
    go();
}

void FileTailer::append()
{
    m_inFlight = std::exchange(m_ready, {});
    m_appending = true;
    AppendOptions options;
    options.hashKey = m_inFlight->hashKey;
    options.idempotencyKey = m_inFlight->idempotencyKey;
    options.position = m_inFlight->position;
    m_room.logs.append(m_logstore, std::exchange(m_inFlight->groups, {}), std::move(options),
                       [weak = weak_from_this()](Result<AppendReceipt> receipt) {
                           if (const auto self = weak.lock())
                               self->onAppended(std::move(receipt));
                       });
}

void FileTailer::onAppended(Result<AppendReceipt> receipt)
{
    m_appending = false;
    releaseSlot();
    auto block = std::move(*std::exchange(m_inFlight, {}));
    if (!receipt) {
        // What was read behind it waits for it: positions of a file never have a gap.
        m_again = std::move(block);
        if (std::exchange(m_ready, {}))
            releaseSlot();
        m_dropRead = m_reading;
        m_readAtEnd = false;
        if (!m_stopping)
            failed(receipt.error());
        m_changed();
        return;
    }
    m_known->add(block.position);
    m_state.offset = block.position.end;
    m_state.counts = block.counts;
    m_state.error.clear();
    m_backoff = Duration(0);
    if (!m_ready)
        settle();
    go();
    m_changed();
}

// Nothing is in flight: is the end reached, and is it the end for good?
void FileTailer::settle()
{
    m_state.atEnd = m_readAtEnd;
    if (!m_readAtEnd)
        return;
    m_state.error.clear();
    if (!m_source.follow || (m_goneAt && m_endedWith == LastLine::Now)) {
        m_state.finished = true;
        m_room.loop.cancel(m_timer);
    } else if (m_goneAt) {
        waitFor(std::max(Duration(0), *m_goneAt + kGoneGrace - m_room.loop.clock().boot()));
    }
    if (m_state.finished || m_room.openFiles > CollectRoom::kOpenFilesMax)
        closeFile();
    m_changed();
}

// When it is opened again it goes on where the Logstore was left.
void FileTailer::closeFile()
{
    if (!m_reader)
        return;
    m_reader.reset();
    --m_room.openFiles;
}

void FileTailer::failed(const Error &error)
{
    m_state.error = toText(error);
    const bool lost = error.code == "FileNotExist" || error.code == "FileNotKnown";
    if (m_goneAt && !m_reader && lost) { // it went before it could be opened
        m_state.finished = true;
    } else if (isForPerson(error) && error.code != "FileNotExist") {
        m_waitsForPerson = true;
        if (!m_again)
            closeFile();
    } else {
        m_backoff = std::clamp(m_backoff * 2, limits::kBackoffFirst, limits::kBackoffMax);
        m_waiting = true;
        waitFor(m_backoff);
    }
    m_changed();
}

} // namespace sluice
