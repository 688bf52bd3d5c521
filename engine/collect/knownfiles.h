// What is known of the files of one Logstore: how far each is durable, and which are being read. Loop thread.
#pragma once

#include "engine/logs/logservice.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sluice {

class KnownFiles {
public:
    // The newest of a device, inode and generation counts; positions that are not a collector's are ignored.
    void add(CollectPosition position);
    [[nodiscard]] std::vector<CollectPosition> positionsOf(std::uint64_t inode) const;
    // Of the files whose path, when they were read last, is one of the source's.
    [[nodiscard]] std::vector<std::uint64_t> inodesOf(const std::string &sourcePath) const;

    // False: somebody reads it already. Two sources that mean the same file do not read it twice.
    [[nodiscard]] bool claim(std::uint64_t device, std::uint64_t inode) { return m_claims.insert({device, inode}).second; }
    void disclaim(std::uint64_t device, std::uint64_t inode) { m_claims.erase({device, inode}); }

private:
    using Key = std::pair<std::uint64_t, std::uint64_t>; // inode, device
    std::map<Key, CollectPosition> m_positions;
    std::set<Key> m_claims;
};

} // namespace sluice
