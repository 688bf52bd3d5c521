// What one trigger did since the engine started, cheap to update: sums, and the last hour by minutes.
#pragma once

#include "engine/base/clock.h"
#include "engine/triggers/ledgerrecord.h"

#include <array>
#include <string>
#include <vector>

namespace sluice {

class TriggerStats {
public:
    void add(const LedgerRecord &record, BootTime now); // attempts; exceptions count as errors only

    std::uint64_t windows = 0; // delivered
    std::uint64_t attempts = 0;
    std::uint64_t failedAttempts = 0;
    std::uint64_t lines = 0; // of delivered windows
    std::uint64_t bytes = 0;
    std::string lastError;
    WallTime lastErrorAt;

    static constexpr int kMinutes = 60;
    [[nodiscard]] std::vector<std::uint32_t> perMinute(BootTime now) const; // delivered windows, newest last
    [[nodiscard]] double successRate(BootTime now) const; // of the attempts of the last hour; -1 = there was none

private:
    struct Minute {
        std::int64_t number = -1; // of boot time
        std::uint32_t windows = 0;
        std::uint32_t attempts = 0;
        std::uint32_t failed = 0;
    };
    [[nodiscard]] const Minute *at(std::int64_t number) const;

    std::unique_ptr<std::array<Minute, kMinutes>> m_minutes; // made by the first attempt: most triggers of many are idle
};

} // namespace sluice
