#include "engine/collect/collector.h"

#include <algorithm>

namespace sluice {

Collector::Collector(CollectRoom &room, LogstoreKey logstore, CollectSource source, std::shared_ptr<KnownFiles> known,
                     std::function<void()> changed)
    : m_room(room)
    , m_logstore(std::move(logstore))
    , m_source(std::move(source))
    , m_known(std::move(known))
    , m_changed(std::move(changed))
{
}

Collector::~Collector()
{
    m_room.loop.cancel(m_timer);
    for (const auto &tailer : m_tailers)
        m_known->disclaim(tailer->device(), tailer->inode());
}

void Collector::start()
{
    // A mistake in the source is told at once, whether or not there is a file.
    if (const auto encoder = LogFileEncoder::create(m_source, {}); !encoder) {
        m_error = toText(encoder.error());
        m_tried = true;
        m_broken = true;
        m_changed();
        return;
    }
    scan();
}

void Collector::poke()
{
    for (const auto &tailer : m_tailers) {
        if (tailer->waitsForPerson())
            tailer->retry();
    }
    if (m_source.follow || !m_found)
        scan();
}

void Collector::stop()
{
    m_stopping = true;
    m_room.loop.cancel(m_timer);
    for (const auto &tailer : m_tailers)
        tailer->stop();
}

bool Collector::stopped() const
{
    return m_stopping && !m_scanning && std::ranges::all_of(m_tailers, [](const auto &tailer) { return tailer->stopped(); });
}

void Collector::planScan(Duration delay)
{
    m_room.loop.cancel(m_timer);
    m_timer = m_room.loop.after(delay, [this] { scan(); });
}

// Inodes that must be found under whatever name: those being read, and at the first look those that were read before.
std::vector<std::uint64_t> Collector::wantedInodes() const
{
    std::vector<std::uint64_t> inodes;
    if (!m_source.follow)
        return inodes;
    for (const auto &tailer : m_tailers) {
        if (!tailer->state().finished)
            inodes.push_back(tailer->inode());
    }
    if (!m_tried)
        std::ranges::copy(m_known->inodesOf(m_source.path), std::back_inserter(inodes));
    return inodes;
}

void Collector::scan()
{
    if (m_stopping || m_broken)
        return;
    if (m_scanning) {
        m_scanAgain = true;
        return;
    }
    m_scanning = true;
    m_room.pool.run<FileScan>(
        m_room.loop, [path = m_source.path, wanted = wantedInodes()] { return scanFiles(path, wanted); },
        [this, alive = std::weak_ptr(m_alive)](Result<FileScan> found) {
            if (!alive.expired())
                onScan(std::move(found));
        });
}

void Collector::onScan(Result<FileScan> found)
{
    m_scanning = false;
    if (m_stopping) {
        m_changed();
        return;
    }
    const bool first = !std::exchange(m_tried, true);
    const auto files = found ? std::move(found->files) : std::vector<SeenFile>();
    const bool matches = std::ranges::any_of(files, &SeenFile::matches);
    m_found = m_found || matches;
    std::string error;
    if (!found)
        error = toText(found.error());
    else if (!matches)
        error = "the file " + m_source.path + " does not exist (FileNotExist)";
    else if (found->tooMany > 0)
        error = std::to_string(found->tooMany) + " matching files are over the limit of " + std::to_string(kFilesMax)
            + " and are not read";
    const bool news = error != m_error || first;
    m_error = std::move(error);
    for (const auto &file : files)
        meet(file);
    if (m_source.follow && (found || found.error().kind == ErrorKind::NotFound)) {
        for (const auto &tailer : m_tailers) {
            const auto isHere = [&tailer](const SeenFile &file) {
                return file.matches && file.inode == tailer->inode() && file.device == tailer->device();
            };
            if (std::ranges::none_of(files, isHere))
                tailer->gone();
        }
    }
    removeFinished();
    if (news)
        m_changed();
    if (m_source.follow || !m_found)
        planScan(m_scanAgain ? Duration(0) : m_found ? kPollEvery : kMissingEvery);
    m_scanAgain = false;
}

void Collector::meet(const SeenFile &file)
{
    const auto known = std::ranges::find_if(
        m_tailers, [&file](const auto &tailer) { return tailer->inode() == file.inode && tailer->device() == file.device; });
    if (known != m_tailers.end()) {
        (*known)->seen(file);
        return;
    }
    if (!m_known->claim(file.device, file.inode))
        return;
    auto tailer = std::make_shared<FileTailer>(m_room, m_logstore, m_source, file, m_known, m_changed);
    m_tailers.push_back(tailer);
    tailer->start();
    if (!file.matches)
        tailer->gone();
}

// Rotated files that are done; without following, finished files stay as rows.
void Collector::removeFinished()
{
    if (!m_source.follow)
        return;
    std::erase_if(m_tailers, [this](const auto &tailer) {
        if (!tailer->state().finished)
            return false;
        m_finishedCounts += tailer->countsSinceStart();
        m_known->disclaim(tailer->device(), tailer->inode());
        return true;
    });
}

std::vector<CollectorState> Collector::states() const
{
    std::vector<CollectorState> states;
    for (const auto &tailer : m_tailers) {
        states.push_back({m_logstore, m_source, tailer->state()});
        if (states.back().file.error.empty() && !tailer->isGone())
            states.back().file.error = m_error;
    }
    if (states.empty()) {
        FileState none;
        none.error = m_error;
        none.atEnd = atEnd();
        states.push_back({m_logstore, m_source, none});
    }
    return states;
}

CollectCounts Collector::counts() const
{
    auto counts = m_finishedCounts;
    for (const auto &tailer : m_tailers)
        counts += tailer->countsSinceStart();
    return counts;
}

bool Collector::atEnd() const
{
    if (m_source.follow)
        return true;
    if (!m_tried)
        return false;
    return std::ranges::all_of(m_tailers, [](const auto &tailer) {
        return tailer->state().finished || tailer->waitsForPerson() || tailer->isUnreadable();
    });
}

} // namespace sluice
