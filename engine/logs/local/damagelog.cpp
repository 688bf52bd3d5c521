#include "engine/logs/local/damagelog.h"

namespace sluice {

std::string_view toText(DamageKind kind)
{
    switch (kind) {
    case DamageKind::TornTail: return "torn tail cut";
    case DamageKind::DamagedGroups: return "damaged groups";
    case DamageKind::MissingSegment: return "segment missing";
    case DamageKind::TruncatedSegment: return "segment truncated";
    case DamageKind::UnreadableFile: return "segment unreadable";
    case DamageKind::IndexRebuilt: return "index rebuilt";
    case DamageKind::ListRebuilt: return "segment list rebuilt";
    case DamageKind::ListBehind: return "segment list behind";
    }
    return "damage";
}

void DamageLog::add(Damage damage)
{
    const std::lock_guard lock(m_mutex);
    m_groups += damage.groups;
    ++m_reports;
    m_kept.push_back(std::move(damage));
    if (m_kept.size() > kKept)
        m_kept.pop_front();
}

std::vector<Damage> DamageLog::all() const
{
    const std::lock_guard lock(m_mutex);
    return {m_kept.begin(), m_kept.end()};
}

std::uint64_t DamageLog::groups() const
{
    const std::lock_guard lock(m_mutex);
    return m_groups;
}

std::uint64_t DamageLog::reports() const
{
    const std::lock_guard lock(m_mutex);
    return m_reports;
}

} // namespace sluice
