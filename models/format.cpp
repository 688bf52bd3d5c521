#include "models/format.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QTimeZone>

#include <optional>

#include <cmath>

namespace sluice::format {

namespace {

constexpr std::int64_t kSecond = 1'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::size_t kCursorTail = 6;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString twoDigits(std::int64_t value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

constexpr auto kZoneKey = "time/zone";
constexpr const char *kZoneNames[] = {"local", "utc", "machine"};

QTimeZone machineZone()
{
    const auto link = QFileInfo(QStringLiteral("/etc/localtime")).canonicalFilePath();
    if (const auto at = link.indexOf(QLatin1String("/zoneinfo/")); at >= 0) {
        if (const QTimeZone zone(link.mid(at + 10).toLatin1()); zone.isValid())
            return zone;
    }
    QFile name(QStringLiteral("/etc/timezone"));
    if (name.open(QIODevice::ReadOnly)) {
        if (const QTimeZone zone(name.read(100).trimmed()); zone.isValid())
            return zone;
    }
    return QTimeZone::utc(); // a machine that is set to none
}

struct Choice {
    Zone zone = Zone::Local;
    QTimeZone machine;
};

// One choice for all that is painted, as QLocale's default is one.
Choice &choice()
{
    static Choice kept = [] {
        Choice read;
        const auto name = QSettings().value(QLatin1String(kZoneKey)).toString();
        for (int i = 0; i < 3; ++i) {
            if (name == QLatin1String(kZoneNames[i]))
                read.zone = Zone(i);
        }
        if (read.zone == Zone::Machine)
            read.machine = machineZone();
        return read;
    }();
    return kept;
}

QDateTime local(std::int64_t ms)
{
    switch (choice().zone) {
    case Zone::Local: break;
    case Zone::Utc: return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    case Zone::Machine: return QDateTime::fromMSecsSinceEpoch(ms, choice().machine);
    }
    return QDateTime::fromMSecsSinceEpoch(ms);
}

} // namespace

Zone zone()
{
    return choice().zone;
}

void setZone(Zone zone)
{
    choice().zone = zone;
    if (zone == Zone::Machine)
        choice().machine = machineZone();
    QSettings().setValue(QLatin1String(kZoneKey), QLatin1String(kZoneNames[int(zone)]));
}

QString zoneName(std::int64_t nowMs)
{
    return local(nowMs).timeZoneAbbreviation();
}

QDateTime inZone(std::int64_t ms)
{
    return local(ms);
}

std::int64_t fromZone(QDate date, QTime time)
{
    auto when = local(0);
    when.setDate(date);
    when.setTime(time);
    return when.toMSecsSinceEpoch();
}

QString none()
{
    return QStringLiteral("–");
}

QString span(std::int64_t ms)
{
    if (ms < 0)
        return none();
    if (ms < kSecond)
        return Text::tr("%1 ms").arg(ms);
    if (ms < 10 * kSecond - 50)
        return Text::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1));
    if (ms < kMinute)
        return Text::tr("%1 s").arg(ms / kSecond);
    if (ms < kHour)
        return Text::tr("%1 min %2 s").arg(ms / kMinute).arg(twoDigits(ms % kMinute / kSecond));
    if (ms < kDay)
        return Text::tr("%1 h %2 min").arg(ms / kHour).arg(twoDigits(ms % kHour / kMinute));
    return Text::tr("%1 d %2 h").arg(ms / kDay).arg(ms % kDay / kHour);
}

QString wholeSeconds(std::int64_t ms)
{
    const auto seconds = (std::max<std::int64_t>(0, ms) + kSecond - 1) / kSecond;
    return seconds < 60 ? Text::tr("%1 s").arg(seconds) : span(seconds * kSecond);
}

QString lag(std::int64_t ms)
{
    if (ms >= 0 && ms < 50)
        return Text::tr("%1 s").arg(0);
    if (ms > 0 && ms < kSecond)
        return Text::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1));
    return span(ms);
}

QString time(std::int64_t ms, std::int64_t nowMs)
{
    if (ms <= 0)
        return none();
    const auto when = local(ms);
    if (when.date() == local(nowMs).date())
        return when.toString(QStringLiteral("HH:mm:ss.zzz"));
    return when.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString timeOfDay(std::int64_t ms, std::int64_t nowMs)
{
    if (ms <= 0)
        return none();
    const auto when = local(ms);
    const bool today = when.date() == local(nowMs).date();
    return when.toString(today ? QStringLiteral("HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString fullTime(std::int64_t ms)
{
    if (ms <= 0)
        return none();
    return local(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz t"));
}

QString countdown(std::int64_t ms, std::int64_t nowMs)
{
    if (ms <= 0)
        return none();
    const auto left = (ms - nowMs + kSecond - 1) / kSecond;
    if (left <= 0)
        return Text::tr("now");
    if (left < 120)
        return Text::tr("in %1 s").arg(left);
    if (left < 7200)
        return Text::tr("in %1 min").arg((left + 59) / 60);
    const auto hours = (left + 3599) / 3600;
    return hours < 24 ? Text::tr("in %1 h").arg(hours) : Text::tr("in %1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString count(std::int64_t value)
{
    return value < 0 ? none() : number(static_cast<std::uint64_t>(value));
}

QString windowSize(std::uint64_t bytes)
{
    if (bytes < 1024)
        return QStringLiteral("%1 B").arg(bytes);
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeIecFormat);
}

QString diskSize(std::uint64_t bytes)
{
    if (bytes < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    const bool big = bytes >= 10'000'000'000ULL;
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), big ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString rate(double perSecond)
{
    return number(static_cast<std::uint64_t>(std::llround(std::max(0.0, perSecond))));
}

QString percent(double fraction)
{
    if (fraction < 0)
        return none();
    // Rounded down: 100.0 % means that nothing failed.
    return Text::tr("%1 %").arg(QLocale().toString(std::floor(fraction * 1000.0 + 1e-9) / 10.0, 'f', 1));
}

QString cursorTail(const std::string &cursor)
{
    if (cursor.empty())
        return {};
    const auto from = cursor.size() > kCursorTail ? cursor.size() - kCursorTail : 0;
    return (from > 0 ? QStringLiteral("…") : QString())
        + QString::fromUtf8(cursor.data() + from, qsizetype(cursor.size() - from));
}

} // namespace sluice::format
