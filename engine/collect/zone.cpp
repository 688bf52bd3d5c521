#include "engine/collect/zone.h"

#include <QDateTime>

#include <chrono>

namespace sluice {

namespace {

constexpr std::int64_t kSlotSeconds = 900; // offsets change only at these
constexpr int kYearsBack = 8; // 29 February is never further away

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

int yearOf(std::int64_t seconds)
{
    const std::chrono::sys_days day{std::chrono::days(floorDiv(seconds, 86'400))};
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

} // namespace

Result<Zone> Zone::create(const std::string &name)
{
    if (name.empty())
        return Zone(QTimeZone::systemTimeZone(), std::nullopt);
    if (name == "UTC" || name == "Z")
        return Zone(QTimeZone::utc(), 0);
    CivilReader reader(name);
    CivilTime time;
    if (reader.offset(time) && reader.atEnd())
        return Zone(QTimeZone::utc(), *time.offset);
    QTimeZone zone{QByteArray::fromStdString(name)};
    if (!zone.isValid() || !QTimeZone::isTimeZoneIdAvailable(zone.id()))
        return fail(ErrorKind::Invalid, "BadTimeZone",
                    "the time zone '" + name + "' is not known; give an IANA name such as Asia/Shanghai, UTC or +08:00");
    return Zone(std::move(zone), std::nullopt);
}

std::int64_t Zone::unixSeconds(std::int64_t local, std::optional<int> written)
{
    if (written)
        return local - *written;
    if (m_fixed)
        return local - *m_fixed;
    const auto slot = floorDiv(local, kSlotSeconds);
    if (slot != m_slot) {
        const auto offsetAt = [this](std::int64_t utc) -> std::int64_t {
            return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC));
        };
        m_offset = offsetAt(local - offsetAt(local));
        m_slot = slot;
    }
    return local - m_offset;
}

std::optional<LogTime> Zone::resolve(const CivilTime &time)
{
    const auto local = civilSeconds(time);
    return local ? logTime(unixSeconds(*local, time.offset), time.nanos) : std::nullopt;
}

std::optional<LogTime> Zone::resolveWithoutYear(CivilTime time, WallTime now)
{
    const auto nowSeconds = sluice::unixSeconds(now);
    const auto thisYear = yearOf(nowSeconds);
    for (int year = thisYear + 1; year >= thisYear - kYearsBack; --year) {
        time.year = year;
        const auto local = civilSeconds(time);
        if (!local)
            continue;
        const auto seconds = unixSeconds(*local, time.offset);
        if (seconds <= nowSeconds + kAheadMax)
            return logTime(seconds, time.nanos);
    }
    return std::nullopt;
}

} // namespace sluice
