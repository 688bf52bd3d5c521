// How many blocks all collectors together hold in memory: the one limit that keeps a thousand busy files from filling it.
// First come, first served. Loop thread.
#pragma once

#include "engine/base/loop.h"

#include <deque>

namespace sluice {

class BlockSlots {
public:
    BlockSlots(Loop &loop, std::size_t blocks = kBlocksMax)
        : m_loop(loop)
        , m_free(blocks)
    {
    }

    // Runs `go` later, when a slot is free; it is then the caller's until release().
    void acquire(Task go)
    {
        m_waiting.push_back(std::move(go));
        serve();
    }
    void release()
    {
        ++m_free;
        serve();
    }
    [[nodiscard]] bool crowded() const { return !m_waiting.empty(); }

    static constexpr std::size_t kBlocksMax = 8; // of about 4 MiB read and as much encoded

private:
    void serve()
    {
        while (m_free > 0 && !m_waiting.empty()) {
            --m_free;
            m_loop.post(std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
    }

    Loop &m_loop;
    std::size_t m_free;
    std::deque<Task> m_waiting;
};

} // namespace sluice
