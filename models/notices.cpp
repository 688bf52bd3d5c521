#include "models/notices.h"

#include "models/format.h"
#include "models/roles.h"

#include <cmath>
#include <numeric>
#include <set>

namespace sluice {

namespace {

constexpr std::int64_t kNoticeMinute = 60'000;

std::string triggerOf(const TriggerRow &row)
{
    return toText(row.definition.key);
}

std::int64_t intervalMs(const TriggerRow &row)
{
    return std::int64_t(row.definition.intervalSeconds) * 1'000;
}

std::int64_t executionsOfTheHour(const TriggerRow &row)
{
    return std::accumulate(row.perMinute.begin(), row.perMinute.end(), std::int64_t(0));
}

// Whole minutes without an execution; the newest minute is still being counted.
std::int64_t silentMs(const TriggerRow &row)
{
    const auto last =
        std::find_if(row.perMinute.rbegin(), row.perMinute.rend(), [](std::uint32_t count) { return count > 0; });
    return std::max<std::int64_t>(0, last - row.perMinute.rbegin() - 1) * kNoticeMinute;
}

std::optional<NoticeCause> causeAtOnce(PumpState state)
{
    switch (state) {
    case PumpState::Blocked: return NoticeCause::Blocked;
    case PumpState::NotAuthorized: return NoticeCause::NotAuthorized;
    case PumpState::SourceGone: return NoticeCause::SourceGone;
    default: return std::nullopt;
    }
}

} // namespace

std::string keyOf(const Notice &notice)
{
    return notice.trigger + '\n' + std::to_string(int(notice.cause));
}

NoticeSeverity severityOf(NoticeCause cause)
{
    return cause == NoticeCause::Lagging || cause == NoticeCause::Silent ? NoticeSeverity::Warn : NoticeSeverity::Bad;
}

Notices::Notices(QObject *parent)
    : KeyedTable(parent)
{
}

void Notices::take(const std::vector<TriggerRow> &rows, std::int64_t nowMs)
{
    setClock(nowMs);
    std::set<std::string> there;
    for (const auto &row : rows) {
        if (!row.definition.enabled)
            continue; // switched off: nothing of it is anybody's worry
        there.insert(triggerOf(row));
        for (auto &notice : noticesOf(row, nowMs))
            see(std::move(notice), nowMs);
    }
    std::erase_if(m_lags, [&there](const auto &entry) { return !there.count(entry.first); });
    std::erase_if(m_watched, [&there, nowMs](const auto &entry) {
        return !there.count(entry.second.notice.trigger) || nowMs - entry.second.seenMs > kSameMs;
    });
    show();
}

// A clock set back must not keep a notice for ever, nor end one at once.
void Notices::setClock(std::int64_t nowMs)
{
    const auto back = std::min<std::int64_t>(0, nowMs - m_nowMs);
    m_nowMs = nowMs;
    for (auto &[key, watched] : m_watched) {
        watched.seenMs += back;
        watched.notice.sinceMs = std::min(watched.notice.sinceMs, nowMs);
    }
}

std::vector<Notice> Notices::noticesOf(const TriggerRow &row, std::int64_t nowMs)
{
    const bool growing = isGrowing(row, nowMs);
    Notice notice;
    notice.trigger = triggerOf(row);
    notice.sinceMs = nowMs;
    notice.error = row.lastError;
    if (const auto cause = causeAtOnce(row.state)) {
        // Its lag grows and its attempts fail because of this; one notice is enough.
        notice.cause = *cause;
        if (row.state == PumpState::Blocked && row.worst.blockedSinceMs > 0)
            notice.sinceMs = std::min(row.worst.blockedSinceMs, nowMs);
        return {notice};
    }
    std::vector<Notice> found;
    const auto executions = executionsOfTheHour(row);
    const auto failures = std::llround((1 - row.successRate) * double(executions));
    auto known = notice;
    known.cause = NoticeCause::Failing;
    const bool failing = m_watched.count(keyOf(known)) > 0;
    if (row.successRate >= 0 && row.successRate < (failing ? kFailingUntil : kFailingUnder) && failures >= kFailuresLeast) {
        known.figure = failures;
        known.successRate = row.successRate;
        found.push_back(known);
    }
    if (growing && row.lagMs > std::max(kLagIntervals * intervalMs(row), kLagLeastMs)) {
        notice.cause = NoticeCause::Lagging;
        notice.figure = row.lagMs;
        found.push_back(notice);
    }
    if (const auto silent = silentMs(row);
        executions > 0 && silent >= std::max(kSilentIntervals * intervalMs(row), kSilentLeastMs)) {
        notice.cause = NoticeCause::Silent;
        notice.figure = silent;
        notice.sinceMs = nowMs - silent;
        notice.error.clear();
        found.push_back(notice);
    }
    return found;
}

bool Notices::isGrowing(const TriggerRow &row, std::int64_t nowMs)
{
    auto &lag = m_lags[triggerOf(row)];
    if (lag.atMs == 0 || nowMs < lag.atMs)
        lag = {row.lagMs, nowMs, lag.growing && row.lagMs >= lag.lagMs};
    else if (nowMs - lag.atMs >= kGrowingMs)
        lag = {row.lagMs, nowMs, row.lagMs > lag.lagMs};
    else if (row.lagMs < lag.lagMs)
        lag.growing = false;
    return lag.growing;
}

void Notices::see(Notice notice, std::int64_t nowMs)
{
    const auto key = keyOf(notice);
    const auto found = m_watched.find(key);
    if (found == m_watched.end()) {
        const auto &watched = m_watched.emplace(key, Watched{std::move(notice), nowMs, false}).first->second;
        emit raised(text(watched.notice));
        return;
    }
    auto &watched = found->second;
    notice.sinceMs = std::min(notice.sinceMs, watched.notice.sinceMs);
    watched.notice = std::move(notice);
    watched.seenMs = nowMs;
}

void Notices::show()
{
    std::vector<Notice> shown;
    for (const auto &[key, watched] : m_watched) {
        if (!watched.dismissed && m_nowMs - watched.seenMs <= kCalmMs)
            shown.push_back(watched.notice);
    }
    std::stable_sort(shown.begin(), shown.end(), [](const Notice &a, const Notice &b) {
        if (a.cause != b.cause)
            return a.cause < b.cause;
        return a.sinceMs != b.sinceMs ? a.sinceMs > b.sinceMs : a.trigger < b.trigger;
    });
    const auto before = std::pair(count(NoticeSeverity::Bad), count(NoticeSeverity::Warn));
    assign(std::move(shown));
    if (before != std::pair(count(NoticeSeverity::Bad), count(NoticeSeverity::Warn)))
        emit countsChanged();
}

void Notices::dismiss(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    m_watched[keyOf(at(row))].dismissed = true;
    show();
}

void Notices::dismissAll()
{
    for (int row = 0; row < rowCount(); ++row)
        m_watched[keyOf(at(row))].dismissed = true;
    show();
}

int Notices::count(NoticeSeverity severity) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [severity](const Notice &notice) { return severityOf(notice.cause) == severity; }));
}

QString Notices::text(const Notice &notice) const
{
    const auto name = QString::fromStdString(notice.trigger);
    switch (notice.cause) {
    case NoticeCause::Blocked: return tr("%1 is blocked since %2").arg(name, format::timeOfDay(notice.sinceMs, m_nowMs));
    case NoticeCause::NotAuthorized: return tr("%1 is not authorized").arg(name);
    case NoticeCause::SourceGone: return tr("%1 has lost its Logstore").arg(name);
    case NoticeCause::Failing:
        return tr("%1 fails: success rate %2, %n failure(s) in the hour", nullptr, int(notice.figure))
            .arg(name, format::percent(notice.successRate));
    case NoticeCause::Lagging: return tr("%1 lags by %2, and the lag grows").arg(name, format::lag(notice.figure));
    case NoticeCause::Silent: return tr("%1 has had no execution for %2").arg(name, format::span(notice.figure));
    }
    return name;
}

QVariant Notices::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &notice = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(notice);
    case Qt::ToolTipRole: return tr("since %1").arg(format::fullTime(notice.sinceMs));
    case PlaceRole: return QStringLiteral("triggers/") + QString::fromStdString(notice.trigger);
    case SeverityRole: return int(severityOf(notice.cause));
    case SinceRole: return qlonglong(notice.sinceMs);
    case CauseRole: return int(notice.cause);
    case DetailRole: return QString::fromStdString(notice.error).section(QLatin1Char('\n'), 0, 0);
    case KeyRole: return QString::fromStdString(keyOf(notice));
    default: return {};
    }
}

} // namespace sluice
