// The sample stack at work: its files in DATA/sample, belonging to now, and a feed that keeps its log alive. What
// `sluice --sample` and `sluicectl demo` share. The thread that made it runs a Qt event loop.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/catalog/samplestack.h"
#include "engine/client/commands.h"
#include "engine/qtloop.h"

namespace sluice {

class SampleRun {
public:
    // Writes the sample's files; blocks on the disk. NotFound/"NoSample" when the program carries none.
    [[nodiscard]] static Result<std::unique_ptr<SampleRun>> create(const std::string &dataDirectory, std::string actor);

    [[nodiscard]] const ApplyStack &command() const { return m_command; } // to be sent to the engine
    void stopFeed() { m_feed.reset(); }

private:
    SampleRun();

    ApplyStack m_command;
    QtLoop m_loop; // outlives the pool, whose last job may still answer
    WorkerPool m_pool;
    std::unique_ptr<SampleFeed> m_feed;
};

} // namespace sluice
