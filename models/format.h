// How values read: the same everywhere, in the user's language. All times are unix milliseconds UTC and are shown in the
// chosen zone; 0 stands for "none" and reads as an en dash. UI thread.
#pragma once

#include <QDateTime>
#include <QString>

#include <cstdint>

namespace sluice::format {

// The zone that times are shown and typed in, kept as "time/zone" in QSettings. Local is that of the session (TZ), Machine
// the one that the machine is set to; they differ where TZ is set.
enum class Zone { Local, Utc, Machine };
[[nodiscard]] Zone zone();
void setZone(Zone zone); // what is painted from now on; kept
[[nodiscard]] QString zoneName(std::int64_t nowMs); // "UTC", "CET": for the status line
[[nodiscard]] QDateTime inZone(std::int64_t ms);
[[nodiscard]] std::int64_t fromZone(QDate date, QTime time); // unix milliseconds

[[nodiscard]] QString none(); // "–"
[[nodiscard]] QString span(std::int64_t ms); // 412 ms, 2.1 s, 38 s, 1 min 04 s, 2 h 05 min, 3 d 4 h
[[nodiscard]] QString wholeSeconds(std::int64_t ms); // as span, rounded up to seconds: for what counts down
[[nodiscard]] QString lag(std::int64_t ms); // as span, but never below a tenth of a second: 0 s, 0.4 s
[[nodiscard]] QString time(std::int64_t ms, std::int64_t nowMs); // today 10:41:38.204, else 2026-11-21 10:41:38
[[nodiscard]] QString timeOfDay(std::int64_t ms, std::int64_t nowMs); // today 10:41:38, else with the date
[[nodiscard]] QString fullTime(std::int64_t ms); // 2026-11-22 10:41:38.204 UTC, with the zone
[[nodiscard]] QString countdown(std::int64_t ms, std::int64_t nowMs); // in 41 s, in 8 min, in 5 d 19 h, now
[[nodiscard]] QString number(std::uint64_t value); // 1,284
[[nodiscard]] QString count(std::int64_t value); // as number; negative = not reported
[[nodiscard]] QString windowSize(std::uint64_t bytes); // 1.9 MiB
[[nodiscard]] QString diskSize(std::uint64_t bytes); // 1.2 GB
[[nodiscard]] QString rate(double perSecond); // 2,148
[[nodiscard]] QString percent(double fraction); // 71.4 %; negative = none
[[nodiscard]] QString cursorTail(const std::string &cursor); // …MzMQ==

} // namespace sluice::format
