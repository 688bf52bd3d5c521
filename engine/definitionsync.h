// Brings the running parts in line with the definitions: Logstores are opened and closed, buckets made and put away,
// triggers scheduled, then files collected. One pass at a time; a pass that is asked for meanwhile follows. Loop thread.
#pragma once

#include "engine/engineparts.h"

#include <deque>
#include <map>

namespace sluice {

class DefinitionSync {
public:
    explicit DefinitionSync(EngineParts &parts);
    ~DefinitionSync();

    void start(Reply<void> reply); // at the engine's start: everything is new
    void changed(const DefinitionsPtr &before, const DefinitionsPtr &after);

    // Runs the task when everything that was asked for is in place.
    void whenDone(Task task);
    void stop();

    // What could not be brought in line, newest last, at most kProblemsKept: in the summary of `run`.
    [[nodiscard]] const std::deque<Error> &problems() const { return m_problems; }
    [[nodiscard]] std::uint64_t problemsEver() const { return m_problemsEver; }

    // The Logstores that are defined but do not work, and why. They are tried again by the next change, and at least every
    // kReopenEvery; until then no file is collected into them.
    [[nodiscard]] const std::map<LogstoreKey, Error> &unopened() const { return m_unopened; }

    static constexpr std::size_t kProblemsKept = 100;
    static constexpr Duration kReopenEvery = std::chrono::seconds(30);
    static constexpr Duration kStartsWithin = std::chrono::seconds(5); // triggers' start positions, before collectors go on

private:
    struct Pass;
    void next();
    void run(std::shared_ptr<Pass> pass);
    void openLogstores(const std::shared_ptr<Pass> &pass);
    void closeLogstores(const std::shared_ptr<Pass> &pass);
    void syncBuckets(const std::shared_ptr<Pass> &pass);
    void openBucket(const std::shared_ptr<Pass> &pass, const Bucket &bucket);
    void syncTriggers(std::shared_ptr<Pass> pass);
    void awaitStarts(std::shared_ptr<Pass> pass);
    void syncCollectors(std::shared_ptr<Pass> pass);
    void note(const Error &error);
    void planReopening();
    [[nodiscard]] std::vector<Logstore> collectable(const Definitions &definitions) const;
    Reply<void> opening(std::shared_ptr<Pass> pass, const LogstoreKey &key);
    [[nodiscard]] Done onOpened(const LogstoreKey &key, Done opened);
    // A step that takes away: what is gone already is as good.
    Reply<void> removal(std::shared_ptr<Pass> pass);
    // A reply that keeps the pass from going on until it is answered; an error is noted.
    Reply<void> step(std::shared_ptr<Pass> pass, Task then);

    EngineParts &m_parts;
    std::deque<std::shared_ptr<Pass>> m_queue;
    std::vector<Task> m_waiting;
    std::deque<Error> m_problems;
    std::map<LogstoreKey, Error> m_unopened;
    TimerId m_reopenTimer;
    std::uint64_t m_problemsEver = 0;
    bool m_busy = false;
    bool m_stopped = false;
    std::shared_ptr<DefinitionSync *> m_self;
};

} // namespace sluice
