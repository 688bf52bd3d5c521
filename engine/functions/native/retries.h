// How the templates repeat a port's call that failed (fc-api §6): 30 times; 2 s after a quota, else 200 ms (reading and
// writing logs) or 500 ms (objects); what a repeat cannot heal ends at its second occurrence, a name or endpoint that is
// refused at once.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/error.h"

#include <optional>
#include <string>

namespace sluice {

enum class PortCall { ReadLogs, WriteLogs, PutObject };

class Retries {
public:
    static constexpr int kRetriesMax = 30;
    static constexpr int kHopelessMax = 2;
    static constexpr Duration kQuotaPause = std::chrono::milliseconds(2'000);
    static constexpr Duration kPause = std::chrono::milliseconds(200);
    static constexpr Duration kPutPause = std::chrono::milliseconds(500);

    explicit Retries(PortCall call)
        : m_call(call)
    {
    }

    // The pause before the next try, or nothing: it has failed for good.
    [[nodiscard]] std::optional<Duration> next(const Error &error);
    // "BatchGetLog fail, retry_time: 3, error_code: ShardNotExist, error_message: …"
    [[nodiscard]] std::string text(const Error &error) const;
    void reset();

private:
    const PortCall m_call;
    int m_count = 0;
    int m_hopeless = 0;
};

} // namespace sluice
