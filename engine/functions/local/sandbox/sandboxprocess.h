// The InstanceProcess of a spawned sluice-bridge: bytes to and from its descriptors, samples of its memory, its end.
// State machine on the loop and the watch; made by SandboxLauncher.
#pragma once

#include "engine/functions/local/instanceprocess.h"
#include "engine/functions/local/sandbox/childreaper.h"

#include <deque>
#include <optional>

namespace sluice {

// The engine's ends; all are non-blocking.
struct SandboxChannels {
    SpawnedProcess process;
    Descriptor protocol;
    Descriptor control;
    Descriptor output;
};

struct SandboxShell {
    Loop &loop;
    DescriptorWatch &watch;
    ChildReaper &reaper;
    std::string slirp;
};

class SandboxProcess final : public InstanceProcess {
public:
    // `sandboxed`: killing the first process takes all others with it; else the bridge has to kill them.
    SandboxProcess(const SandboxShell &shell, SandboxChannels channels, bool sandboxed, std::int64_t memoryLimit,
                   Listener listener);
    ~SandboxProcess() override;

    void send(std::string bytes) override;
    void drainOutput() override;
    void terminate() override;
    void kill() override;
    [[nodiscard]] std::int64_t memoryBytes() const override { return m_memory; }
    [[nodiscard]] std::int64_t maxMemoryBytes() const override { return m_maxMemory; }

    // Memory is asked for this often while something happens, then ever more seldom.
    static constexpr Duration kSampleStart = std::chrono::milliseconds(10); // a first call may be over in 50
    static constexpr Duration kSampleFirst = std::chrono::milliseconds(100);
    static constexpr Duration kSampleMost = std::chrono::seconds(10);
    // Read at a time from one descriptor, so that an endless writer gets its share and no more.
    static constexpr std::size_t kReadBytes = 64 * 1024;
    // After the first process has ended, the others are given this long to let go of the pipes.
    static constexpr Duration kLeftoversMost = std::chrono::seconds(1);
    static constexpr Duration kKillGrace = std::chrono::milliseconds(500); // unsandboxed: until the bridge is killed too

private:
    // Of one descriptor: what a read came to.
    enum class Took { Bytes, Nothing, End };
    struct Alive { };

    Took readProtocol();
    Took readOutput(std::size_t atMost);
    void onControl();
    void onWord(std::string_view word, pid_t sender);
    void onMemory(std::int64_t resident, std::int64_t peak);
    void onExit();
    void flush();
    void protocolClosed();
    void sample();
    void scheduleSample();
    void busy();
    void say(char word);
    void bringNetwork(pid_t inside);
    void finishIfDone();
    void finish();
    void stopWatching(WatchId &id);

    SandboxShell m_shell;
    SandboxChannels m_channels;
    bool m_sandboxed;
    std::int64_t m_memoryLimit;
    Listener m_listener;
    std::shared_ptr<Alive> m_alive = std::make_shared<Alive>(); // callbacks may destroy this

    WatchId m_watchProtocol, m_watchSending, m_watchControl, m_watchOutput, m_watchExit, m_watchNetwork;
    std::deque<std::string> m_sending;
    std::size_t m_sendingOffset = 0; // of the first
    std::size_t m_sendingBytes = 0;

    std::optional<SpawnedProcess> m_slirp;
    Descriptor m_slirpReady;
    Descriptor m_slirpExit; // slirp4netns ends when this closes

    std::int64_t m_memory = 0;
    std::int64_t m_maxMemory = 0;
    bool m_outOfMemory = false;
    TimerId m_sampleTimer;
    Duration m_sampleWait = kSampleStart;
    TimerId m_killTimer;

    std::optional<ProcessEnd> m_end; // as the bridge has told it
    bool m_killed = false; // by us
    bool m_exited = false;
    bool m_finished = false;
    int m_exitStatus = 0; // of the first process, as waitpid gives it
};

} // namespace sluice
