// The sample that a new user sees: a stack file and a log that belongs to now, and the life that goes on in it.
#pragma once

#include "engine/base/loop.h"
#include "engine/base/workerpool.h"
#include "engine/catalog/sampletraffic.h"

#include <memory>
#include <string>

namespace sluice {

struct SampleText {
    std::string stack; // resources/sample/stack.yaml
    std::string traffic; // resources/sample/traffic.yaml
};

inline constexpr std::size_t kSampleHistoryLines = 2'400;
inline constexpr Duration kSampleHistory = std::chrono::minutes(60);

// Writes stack.yaml and access.log into the directory (made if need be) and gives the path of the stack file. The log's
// newest line is from `now`, its oldest from an hour before. Files that are there are replaced, each at once.
// Blocks on the disk; any thread.
[[nodiscard]] Result<std::string> materialise(const std::string &directory, const SampleText &text, WallTime now,
                                              std::uint64_t seed = 20'160'127);

// Appends a few lines a second to the sample's access.log, so that there is something to see. The file is rotated (renamed
// to access.log.1, which is replaced) at kRotateBytes. Lives on the loop; writes on the pool, one write at a time.
class SampleFeed {
public:
    // `directory` is the one that was given to materialise(). Loop and pool outlive the feed.
    [[nodiscard]] static Result<std::unique_ptr<SampleFeed>> start(const std::string &directory, const SampleText &text,
                                                                   Loop &loop, WorkerPool &pool, std::uint64_t seed = 1);
    ~SampleFeed(); // stops: no timer is left; a write on its way ends on the pool
    SampleFeed(const SampleFeed &) = delete;
    SampleFeed &operator=(const SampleFeed &) = delete;

    [[nodiscard]] std::uint64_t linesWritten() const { return m_written; }
    // Lines that could not be written, for a full disk or a folder that is gone; the feed goes on trying.
    [[nodiscard]] std::uint64_t linesLost() const { return m_lost; }

    static constexpr std::uint64_t kRotateBytes = 8 * 1024 * 1024;

private:
    SampleFeed(std::string path, SampleTraffic traffic, Loop &loop, WorkerPool &pool);
    void plan();
    void write();

    const std::string m_path;
    SampleTraffic m_traffic;
    Loop &m_loop;
    WorkerPool &m_pool;
    TimerId m_timer;
    std::uint64_t m_written = 0;
    std::uint64_t m_lost = 0;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
