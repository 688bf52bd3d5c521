#include "engine/enforcement/deniallog.h"

#include "engine/client/json.h"

namespace sluice {

namespace {

struct Refusal {
    std::string code;
    std::string detail;
    std::uint64_t times = 1; // since the last entry like this one
    SLUICE_FIELDS(Refusal, code, detail, times)
};

} // namespace

DenialLog::DenialLog(Clock &clock, Write write)
    : m_clock(clock)
    , m_write(std::move(write))
{
}

void DenialLog::add(const Caller &caller, const std::string &action, const std::string &resource, const Error &error)
{
    if (m_seen.size() >= kRemembered)
        m_seen.clear();
    const auto [entry, added] = m_seen.try_emplace(toText(caller) + '\n' + action + '\n' + resource);
    auto &seen = entry->second;
    const auto now = m_clock.boot();
    if (!added && now - seen.written < kRepeatEvery) {
        ++seen.since;
        return;
    }
    AuditEntry audit;
    audit.timeMs = unixMillis(m_clock.wall());
    audit.actor = caller.client;
    audit.caller = caller;
    audit.action = "denied";
    audit.kind = action;
    audit.name = resource;
    audit.after = toJson(Refusal{error.code, error.detail, seen.since + 1});
    seen = {now, 0};
    m_write(std::move(audit));
}

} // namespace sluice
