#include "engine/triggers/troublelog.h"

#include <utility>

namespace sluice {

void TroubleLog::add(TroubleKind kind, Error error)
{
    auto &of = m_kinds[static_cast<std::size_t>(kind)];
    ++of.count;
    of.error = std::move(error);
}

std::optional<TroubleLog::Trouble> TroubleLog::takeDue(BootTime now, Duration interval)
{
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        auto &of = m_kinds[i];
        if (of.count == 0 || (of.written && now - *of.written < interval))
            continue;
        of.written = now;
        return Trouble{static_cast<TroubleKind>(i), std::exchange(of.count, 0), of.error};
    }
    return std::nullopt;
}

} // namespace sluice
