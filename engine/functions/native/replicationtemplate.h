// logstore_replication (fc-api §6.1): every log group, unchanged.
//
// Groups are collected into chunks by a rule that looks at the groups alone, not at how they were pulled, so that a
// repeated window makes the same chunks and its appends can be recognised.
#pragma once

#include "engine/functions/native/nativetemplate.h"

namespace sluice {

class ReplicationTemplate final : public NativeTemplate {
public:
    static constexpr std::size_t kChunkBytes = 4 * limits::kMiB; // a chunk ends before it would pass this
    static constexpr std::size_t kChunkGroups = 1'000;

    Result<Produced> feed(LogBatch block) override;
    Result<Produced> finish() override;
    Counters counters() const override { return m_counters; }

private:
    void closeChunk(Produced &into);

    LogBatch m_chunk;
    std::size_t m_chunkBytes = 0;
    Counters m_counters;
};

} // namespace sluice
