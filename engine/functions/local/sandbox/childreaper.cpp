#include "engine/functions/local/sandbox/childreaper.h"

#include <algorithm>
#include <csignal>

#include <poll.h>
#include <sys/wait.h>

namespace sluice {

ChildReaper::ChildReaper(Loop &loop, DescriptorWatch &watch)
    : m_loop(loop)
    , m_watch(watch)
{
}

ChildReaper::~ChildReaper()
{
    for (auto &[pid, child] : m_children) {
        m_watch.unwatch(child.watch);
        m_loop.cancel(child.timer);
        if (child.timer == TimerId())
            ::kill(-pid, SIGKILL); // the others end by themselves, and first end theirs
    }
    const auto deadline = m_loop.clock().boot() + kEndMost;
    for (auto &[pid, child] : m_children) {
        const auto left = std::max(deadline - m_loop.clock().boot(), Duration(0));
        pollfd ended{child.process.handle.get(), POLLIN, 0};
        ::poll(&ended, 1, static_cast<int>(millis(left)));
        ::kill(-pid, SIGKILL);
        ::waitpid(pid, nullptr, WNOHANG); // who is later is reaped by init: the engine ends now
    }
}

void ChildReaper::adopt(SpawnedProcess process, Duration grace)
{
    const auto pid = process.pid;
    const auto handle = process.handle.get();
    auto &child = m_children[pid];
    child.process = std::move(process);
    child.watch = m_watch.watch(handle, DescriptorWatch::On::Readable, [this, pid] { reap(pid); });
    if (grace == Duration(0))
        ::kill(-pid, SIGKILL);
    else
        child.timer = m_loop.after(grace, [pid] { ::kill(-pid, SIGKILL); });
}

void ChildReaper::reap(pid_t pid)
{
    const auto found = m_children.find(pid);
    if (found == m_children.end() || ::waitpid(pid, nullptr, WNOHANG) == 0)
        return;
    m_watch.unwatch(found->second.watch);
    m_loop.cancel(found->second.timer);
    m_children.erase(found);
}

} // namespace sluice
