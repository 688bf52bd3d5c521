// Finds out why triggers do not fire: gathers the facts of one trigger after another and has them judged. Loop thread.
// It only looks; nothing is ticked, moved or tried.
#pragma once

#include "engine/definitionsync.h"
#include "engine/doctorfacts.h"
#include "engine/functionlogquery.h"

#include <deque>

namespace sluice {

class Doctor : public std::enable_shared_from_this<Doctor> {
public:
    // One diagnosis each; held by shared_ptr, lives until it has answered. `roleMay` may be empty.
    Doctor(EngineParts &parts, const DefinitionSync &sync, RoleMay roleMay);

    // The rows of these triggers, in that order; one that is gone by its turn has none.
    void examine(std::vector<TriggerKey> triggers, Reply<CheckRows> reply);

    // The triggers that a diagnosis of all looks at: those that need it most first. What is beyond kTriggersMax gets one
    // row, "not-looked-at".
    [[nodiscard]] std::vector<TriggerKey> everyTrigger() const;

    static constexpr std::size_t kTriggersMax = 200;
    static constexpr std::size_t kRecordsMax = 1'000; // of the ledger, a trigger
    static constexpr std::uint32_t kLogLinesMax = 200; // of one request's function log
    static constexpr std::uint64_t kTrafficBytesMax = 4096 * limits::kMiB; // a shard: measured no further

private:
    struct Gathering;
    void next();
    void askSource(const std::shared_ptr<Gathering> &gathering);
    void askShard(const std::shared_ptr<Gathering> &gathering, std::size_t index);
    void askTriggerLog(const std::shared_ptr<Gathering> &gathering);
    void askFunctionLog(const std::shared_ptr<Gathering> &gathering);
    void answered(const std::shared_ptr<Gathering> &gathering);

    // What is known at once; doctor_facts.cpp.
    [[nodiscard]] DoctorFacts factsOf(const Definitions &definitions, const Trigger &trigger) const;
    void addTarget(DoctorFacts &facts, const Definitions &definitions) const;
    void addRoles(DoctorFacts &facts, const Definitions &definitions) const;
    void addRecords(DoctorFacts &facts) const;
    void addDisk(DoctorFacts &facts) const;
    [[nodiscard]] LogstoreFacts logstoreFacts(const Definitions &definitions, const LogstoreKey &key) const;
    void ask(RoleFacts &role, const std::string &action, const std::string &resource) const;

    EngineParts &m_parts;
    const DefinitionSync &m_sync;
    const RoleMay m_roleMay;
    FunctionLogQuery m_functionLogs;
    std::deque<TriggerKey> m_waiting;
    std::size_t m_left = 0; // over the limit
    CheckRows m_rows;
    Reply<CheckRows> m_reply;
};

} // namespace sluice
