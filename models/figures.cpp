#include "models/figures.h"

namespace sluice {

namespace {

constexpr std::int64_t kFigureMinute = 60'000;
constexpr std::int64_t kFigureHour = 60 * kFigureMinute;

bool sameTriggers(const std::vector<TriggerLagRow> &a, const std::vector<TriggerLagRow> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const TriggerLagRow &one, const TriggerLagRow &other) { return one.trigger == other.trigger; });
}

// The lags of the newest steps go to the triggers that are shown; those of others count among the others.
void mergeLags(FigureRows &kept, FigureRows &fresh, std::size_t same)
{
    for (auto &lag : kept.lags) {
        lag.worstMs.resize(kept.rows.size(), -1);
        lag.worstMs.resize(same);
    }
    for (const auto &newest : fresh.lags) {
        const auto shown = std::find_if(kept.lags.begin(), kept.lags.end(),
                                        [&newest](const TriggerLagRow &one) { return one.trigger == newest.trigger; });
        if (shown != kept.lags.end()) {
            shown->worstMs.insert(shown->worstMs.end(), newest.worstMs.begin(), newest.worstMs.end());
            continue;
        }
        for (std::size_t i = 0; i < std::min(newest.worstMs.size(), fresh.rows.size()); ++i)
            fresh.rows[i].worstLagMs = std::max(fresh.rows[i].worstLagMs, newest.worstMs[i]);
    }
    for (auto &lag : kept.lags)
        lag.worstMs.resize(same + fresh.rows.size(), -1);
}

// The engine's ring dropped records of these steps since they were read: the larger count is the nearer one.
void keepFuller(FigureRows &fresh, const FigureRows &old)
{
    for (auto &row : fresh.rows) {
        if (row.startMs >= fresh.coveredSinceMs)
            break;
        const auto same = std::lower_bound(old.rows.begin(), old.rows.end(), row.startMs,
                                           [](const FigureRow &one, std::int64_t startMs) { return one.startMs < startMs; });
        if (same != old.rows.end() && same->startMs == row.startMs && same->ok + same->failed > row.ok + row.failed)
            row = *same;
    }
}

} // namespace

FigureSpan spanOf(FigureRange range)
{
    switch (range) {
    case FigureRange::QuarterHour: return {15 * kFigureMinute, 15'000};
    case FigureRange::Hour: return {kFigureHour, kFigureMinute};
    case FigureRange::SixHours: return {6 * kFigureHour, 5 * kFigureMinute};
    case FigureRange::Day: return {24 * kFigureHour, 15 * kFigureMinute};
    case FigureRange::Week: return {7 * 24 * kFigureHour, 2 * kFigureHour};
    }
    return {kFigureHour, kFigureMinute};
}

bool mergeFigures(FigureRows &kept, FigureRows fresh, std::int64_t fromMs, std::int64_t stepMs)
{
    if (kept.rows.empty() || fresh.rows.empty())
        return false;
    const auto first = kept.rows.front().startMs;
    const auto last = kept.rows.back().startMs;
    const auto start = fresh.rows.front().startMs;
    if (start < first || start > last + stepMs || (start - first) % stepMs != 0 || fresh.rows.back().startMs < last)
        return false;
    const auto same = std::size_t((start - first) / stepMs);
    mergeLags(kept, fresh, same);
    kept.rows.resize(same);
    kept.rows.insert(kept.rows.end(), fresh.rows.begin(), fresh.rows.end());
    // Within the newest steps something is missing only when the ring is shorter than they are.
    if (fresh.coveredSinceMs > start)
        kept.coveredSinceMs = fresh.coveredSinceMs;
    const auto old = std::find_if(kept.rows.begin(), kept.rows.end(),
                                  [fromMs, stepMs](const FigureRow &row) { return row.startMs + stepMs > fromMs; })
        - kept.rows.begin();
    kept.rows.erase(kept.rows.begin(), kept.rows.begin() + old);
    for (auto &lag : kept.lags)
        lag.worstMs.erase(lag.worstMs.begin(), lag.worstMs.begin() + old);
    return true;
}

FigureFeed::FigureFeed(ClientBell &bell, Now now, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
    , m_reader(bell.client(), this, [this](Result<FigureRows> answer) { take(std::move(answer)); })
{
    m_often.setInterval(kLiveMs);
    connect(&m_often, &QTimer::timeout, this, &FigureFeed::read);
    connect(&bell, &ClientBell::linkChanged, this, [this] {
        forget();
        m_wholeMs = 0; // another engine process may know other things
        read();
    });
}

void FigureFeed::watch(FigureRange range, const std::string &trigger)
{
    const bool other = range != m_range || trigger != m_trigger;
    m_range = range;
    m_trigger = trigger;
    m_watching = true;
    if (other || m_readMs == 0) {
        forget();
        m_wholeMs = 0;
        m_readMs = 0;
        m_figures = {};
        if (other)
            emit changed();
    }
    if (m_live)
        m_often.start();
    read();
}

void FigureFeed::stop()
{
    m_watching = false;
    forget();
    m_often.stop();
}

void FigureFeed::setLive(bool live)
{
    m_live = live;
    if (!live)
        m_often.stop();
    else if (m_watching) {
        m_often.start();
        read();
    }
}

void FigureFeed::forget()
{
    m_reader.forget();
    m_asking = false;
}

void FigureFeed::read()
{
    if (!m_watching || m_asking)
        return;
    const auto age = m_now() - m_wholeMs;
    const auto most = m_otherTriggers ? kOthersMs : kFullMs;
    ask(m_wholeMs > 0 && age >= 0 && age < most && !m_figures.rows.empty() ? Part::Newest : Part::Whole);
}

void FigureFeed::ask(Part part)
{
    const auto span = spanOf(m_range);
    m_asking = true;
    m_askedMs = m_now();
    m_asked = part;
    GetFigures command;
    command.trigger = m_trigger;
    command.stepMs = span.stepMs;
    command.fromMs = part == Part::Whole
        ? firstMs()
        : std::min(m_figures.rows.back().startMs, m_askedMs) - (kFreshSteps - 1) * span.stepMs;
    m_reader.ask(std::move(command));
}

// The step that the range begins in would be cut: it begins with the next one.
std::int64_t FigureFeed::firstMs() const
{
    const auto span = spanOf(m_range);
    return m_askedMs - span.rangeMs + span.stepMs;
}

void FigureFeed::take(Result<FigureRows> answer)
{
    m_asking = false;
    if (!answer) {
        m_wholeMs = 0;
        return emit failed(answer.error());
    }
    if (m_asked == Part::Whole) {
        keepFuller(*answer, m_figures);
        m_figures = std::move(*answer);
        m_wholeMs = m_askedMs;
        m_otherTriggers = false;
    } else {
        m_otherTriggers = m_otherTriggers || !sameTriggers(m_figures.lags, answer->lags);
        if (!mergeFigures(m_figures, std::move(*answer), firstMs(), spanOf(m_range).stepMs)) {
            m_wholeMs = 0;
            return ask(Part::Whole);
        }
    }
    m_readMs = m_askedMs;
    emit changed();
}

} // namespace sluice
