// A time zone that turns written dates into points in time, fast for dates that are near each other. One thread at a time.
#pragma once

#include "engine/base/result.h"
#include "engine/collect/civiltime.h"

#include <QTimeZone>

#include <limits>
#include <string>

namespace sluice {

class Zone {
public:
    // An IANA name, `UTC`, `+hh:mm`, or "" for this machine's zone. Errors: Invalid/"BadTimeZone".
    [[nodiscard]] static Result<Zone> create(const std::string &name);

    // The offset that is written wins. A time that the zone skips or has twice is one of the two that are possible.
    // Nothing when the date does not exist or does not fit a log.
    [[nodiscard]] std::optional<LogTime> resolve(const CivilTime &time);

    // For a date without a year (time.year is not looked at): the latest one that is at most kAheadMax after `now`, which is
    // the nearest to `now` of those.
    [[nodiscard]] std::optional<LogTime> resolveWithoutYear(CivilTime time, WallTime now);

    static constexpr std::int64_t kAheadMax = 86'400; // seconds; clocks differ, logs are not from the future

private:
    explicit Zone(QTimeZone zone, std::optional<int> fixed)
        : m_zone(std::move(zone))
        , m_fixed(fixed)
    {
    }
    [[nodiscard]] std::int64_t unixSeconds(std::int64_t local, std::optional<int> written);

    QTimeZone m_zone;
    std::optional<int> m_fixed;
    std::int64_t m_slot = std::numeric_limits<std::int64_t>::min(); // the quarter of an hour that m_offset is of
    std::int64_t m_offset = 0;
};

} // namespace sluice
