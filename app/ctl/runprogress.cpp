#include "app/ctl/runprogress.h"

#include "app/ctl/format.h"

namespace sluice::ctl {

RunProgress::RunProgress(Session &session)
    : QObject(&session)
    , m_session(session)
    , m_progress(session.out())
{
    m_begun.start();
    if (!session.out().errorTerminal() || session.out().quiet() || session.out().json())
        return;
    m_pause.setInterval(kEachMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        // Silent while nothing changes; the doorbell stays unanswered until the next look.
        if (m_session.client().acknowledge().any() || m_begun.elapsed() < 4 * kEachMs)
            look();
    });
    m_pause.start();
}

void RunProgress::end()
{
    m_ended = true;
    m_pause.stop();
    m_progress.clear();
}

void RunProgress::look()
{
    if (std::exchange(m_looking, true))
        return;
    m_session.attempt(GetCollectors(), [this](Result<CollectorRows> collectors) {
        m_session.attempt(GetTriggers(), [this, collectors = std::move(collectors)](const Result<TriggerRows> &triggers) {
            m_looking = false;
            if (!m_ended && collectors && triggers)
                show(*collectors, *triggers);
        });
    });
}

void RunProgress::show(const CollectorRows &collectors, const TriggerRows &triggers)
{
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t read = 0;
    for (const auto &row : collectors.rows) {
        offset += row.offset;
        size += row.size;
        read += row.lines;
    }
    std::uint64_t windows = 0;
    std::uint64_t delivered = 0;
    for (const auto &row : triggers.rows) {
        windows += row.windows;
        delivered += row.lines;
    }
    m_progress.show(size > 0 ? double(offset) / double(size) : -1,
                    plural(read, "line") + " read, " + plural(delivered, "line") + " delivered in "
                        + plural(windows, "window") + ", " + durationText(m_begun.elapsed()));
}

} // namespace sluice::ctl
