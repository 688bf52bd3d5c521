#include "engine/collect/knownfiles.h"

#include "engine/collect/fileidentity.h"
#include "engine/collect/filescan.h"

namespace sluice {

void KnownFiles::add(CollectPosition position)
{
    const auto identity = FileIdentity::fromText(position.sourceId);
    if (!identity)
        return;
    auto &known = m_positions[{identity->inode, identity->device}];
    const auto before = FileIdentity::fromText(known.sourceId);
    if (before
        && (before->generation > identity->generation
            || (before->generation == identity->generation && known.end > position.end)))
        return;
    known = std::move(position);
}

std::vector<CollectPosition> KnownFiles::positionsOf(std::uint64_t inode) const
{
    std::vector<CollectPosition> positions;
    for (auto at = m_positions.lower_bound({inode, 0}); at != m_positions.end() && at->first.first == inode; ++at)
        positions.push_back(at->second);
    return positions;
}

std::vector<std::uint64_t> KnownFiles::inodesOf(const std::string &sourcePath) const
{
    std::vector<std::uint64_t> inodes;
    for (const auto &[key, position] : m_positions) {
        if (isOfSource(sourcePath, position.path))
            inodes.push_back(key.first);
    }
    return inodes;
}

} // namespace sluice
