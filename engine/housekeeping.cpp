#include "engine/housekeeping.h"

#include <filesystem>

#include <sys/statvfs.h>

namespace sluice {

namespace {

Result<std::uint64_t> bytesBelow(const std::string &directory)
{
    namespace fs = std::filesystem;
    std::uint64_t bytes = 0;
    std::error_code problem;
    fs::recursive_directory_iterator it(directory, fs::directory_options::skip_permission_denied, problem);
    for (; !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
        std::error_code ignored;
        if (it->is_regular_file(ignored) && !it->is_symlink(ignored)) {
            const auto size = it->file_size(ignored);
            bytes += ignored ? 0 : size;
        }
    }
    if (problem) // something was removed under the walk: half a sum would be a wrong figure
        return fail(systemError(problem.value(), "measuring " + directory));
    return bytes;
}

bool underPressure(const std::string &directory)
{
    struct statvfs disk { };
    if (::statvfs(directory.c_str(), &disk) != 0 || disk.f_blocks == 0)
        return false;
    return static_cast<double>(disk.f_bavail) < Housekeeping::kDiskPressure * static_cast<double>(disk.f_blocks);
}

} // namespace

Housekeeping::Housekeeping(EngineParts &parts)
    : m_parts(parts)
{
}

Housekeeping::~Housekeeping() = default;

void Housekeeping::start()
{
    m_self = std::make_shared<Housekeeping *>(this);
    measure();
    every(kRetentionEvery, &Housekeeping::expire);
    every(kTrashEvery, &Housekeeping::emptyTrash);
    every(kCodeEvery, &Housekeeping::collectCode);
    every(kMeasureEvery, &Housekeeping::measure);
}

void Housekeeping::stop()
{
    m_self.reset();
}

void Housekeeping::every(Duration period, void (Housekeeping::*work)())
{
    m_parts.loop.after(period, [weak = std::weak_ptr(m_self), period, work] {
        const auto self = weak.lock();
        if (!self)
            return;
        ((*self)->*work)();
        (*self)->every(period, work);
    });
}

void Housekeeping::expire()
{
    m_parts.store->expire([weak = std::weak_ptr(m_self)](Result<RetentionReport> report) {
        const auto self = weak.lock();
        if (self && report)
            (*self)->m_parts.retentionPaused = report->paused;
    });
    if (underPressure(m_parts.directory()))
        emptyTrash();
}

void Housekeeping::emptyTrash()
{
    if (m_parts.retentionPaused)
        return; // the wall clock is not to be trusted now
    const auto what = underPressure(m_parts.directory()) ? Purge::All : Purge::Due;
    m_parts.catalog->startPurge(what, [weak = std::weak_ptr(m_self)](Result<std::vector<TrashEntry>> entries) {
        const auto self = weak.lock();
        if (self && entries && !entries->empty())
            (*self)->purge(*entries);
    });
}

// Each entry leaves the trash when its data is gone; one that fails stays and is tried again.
void Housekeeping::purge(const std::vector<TrashEntry> &entries)
{
    for (const auto &entry : entries) {
        Reply<void> purged = [weak = std::weak_ptr(m_self), id = entry.id](Done done) {
            const auto self = weak.lock();
            if (self && done)
                (*self)->m_parts.catalog->endPurge({id}, [](Result<CatalogDone>) {});
        };
        switch (entry.ref.kind) {
        case ObjectKind::Logstore: m_parts.store->purge(LogstoreUid(entry.uid), std::move(purged)); break;
        case ObjectKind::Bucket: m_parts.objects->purgeBucket(entry.uid, std::move(purged)); break;
        case ObjectKind::Trigger: m_parts.scheduler->purge(entry.uid, std::move(purged)); break;
        default: m_parts.loop.answer<void>(std::move(purged), Done{}); break;
        }
    }
}

// Versions of functions that nothing can bring back, and code that no version names, no instance runs and no pin wants.
void Housekeeping::collectCode()
{
    if (m_parts.retentionPaused)
        return;
    m_parts.catalog->keptFunctions([weak = std::weak_ptr(m_self)](Result<KeptFunctions> kept) {
        const auto self = weak.lock();
        if (!self || !kept)
            return;
        auto &parts = (*self)->m_parts;
        CodeInUse inUse{std::move(kept->digests), std::move(kept->names)};
        inUse.digests.merge(parts.localFunctions->codeInUse());
        for (const auto &[key, function] : parts.definitions()->functions) {
            inUse.functions.insert(toText(key));
            inUse.digests.insert(function.pinnedCode);
        }
        parts.functionCode->collectGarbage(std::move(inUse), [](Result<CodeGarbage>) {}); // tried again in an hour
    });
}

void Housekeeping::measure()
{
    if (std::exchange(m_measuring, true))
        return;
    m_parts.pool->run<std::uint64_t>(
        m_parts.loop, [directory = m_parts.directory()]() -> Result<std::uint64_t> { return bytesBelow(directory); },
        [weak = std::weak_ptr(m_self)](Result<std::uint64_t> bytes) {
            const auto self = weak.lock();
            if (!self)
                return;
            (*self)->m_measuring = false;
            if (bytes)
                (*self)->m_parts.directoryBytes = *bytes;
        });
}

} // namespace sluice
