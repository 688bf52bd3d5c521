#include "engine/functions/native/replicationtemplate.h"

namespace sluice {

void ReplicationTemplate::closeChunk(Produced &into)
{
    if (m_chunk.groups.empty())
        return;
    into.chunks.push_back(std::move(m_chunk));
    m_chunk = {};
    m_chunkBytes = 0;
}

Result<Produced> ReplicationTemplate::feed(LogBatch block)
{
    Produced produced;
    const auto takeMemory = [&] { m_chunk.memory.insert(m_chunk.memory.end(), block.memory.begin(), block.memory.end()); };
    takeMemory();
    for (const auto &group : block.groups) {
        const bool full = m_chunkBytes + group.bytes.size() > kChunkBytes || m_chunk.groups.size() >= kChunkGroups;
        if (full && !m_chunk.groups.empty()) {
            closeChunk(produced);
            takeMemory();
        }
        m_chunk.groups.push_back(group);
        m_chunkBytes += group.bytes.size();
        m_counters.ingestLines += group.lines;
        m_counters.ingestBytes += group.bytes.size();
    }
    return produced;
}

Result<Produced> ReplicationTemplate::finish()
{
    Produced produced;
    closeChunk(produced);
    m_counters.shipLines = m_counters.ingestLines;
    m_counters.shipBytes = m_counters.ingestBytes;
    return produced;
}

} // namespace sluice
