// Refusals on their way to the audit: each new one at once, a repeated one once in kRepeatEvery with the count of those
// between. A trigger without rights fails for days; its audit must not push out everything else. Engine thread.
#pragma once

#include "engine/access/caller.h"
#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/catalog/catalogstore.h"

#include <functional>
#include <map>

namespace sluice {

class DenialLog {
public:
    using Write = std::function<void(AuditEntry)>;
    DenialLog(Clock &clock, Write write);

    // "action" and "resource" as policies name them, or a command and what it was for.
    void add(const Caller &caller, const std::string &action, const std::string &resource, const Error &error);

    static constexpr Duration kRepeatEvery = std::chrono::minutes(1);
    static constexpr std::size_t kRemembered = 1'000; // different refusals; beyond it all count as new

private:
    struct Seen {
        BootTime written;
        std::uint64_t since = 0; // refusals that were not written
    };
    Clock &m_clock;
    const Write m_write;
    std::map<std::string, Seen> m_seen;
};

} // namespace sluice
