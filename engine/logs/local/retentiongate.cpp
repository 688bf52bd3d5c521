#include "engine/logs/local/retentiongate.h"

namespace sluice {

bool RetentionGate::open(BootTime boot, WallTime wall)
{
    if (m_last) {
        const auto drift = (wall - m_last->wall) - (boot - m_last->boot);
        if (drift > kJump || drift < -kJump) {
            ++m_jumps;
            m_closedAt = boot;
        }
    }
    m_last = Seen{boot, wall};
    if (m_closedAt && boot - *m_closedAt >= kSteady)
        m_closedAt.reset();
    return !m_closedAt;
}

} // namespace sluice
