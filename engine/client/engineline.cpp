#include "engine/client/engineline.h"

namespace sluice {

Error engineGone()
{
    return {ErrorKind::Unavailable, "EngineGone", "the engine stopped before it answered"};
}

EngineLine::EngineLine(Loop &loop, CommandHandler &handler, Doorbell &doorbell)
    : m_loop(&loop)
    , m_handler(&handler)
    , m_doorbell(&doorbell)
{
}

void EngineLine::close()
{
    std::vector<Guest> guests;
    {
        const std::lock_guard lock(m_mutex);
        m_loop = nullptr;
        m_doorbell = nullptr;
        guests = std::exchange(m_guests, {});
    }
    m_handler = nullptr;
    for (auto &guest : guests) {
        if (const auto alive = guest.alive.lock())
            guest.closed();
    }
}

bool EngineLine::post(const Caller &caller, Command &command, Reply<AnyAnswer> &reply)
{
    // Posting under the lock: close() cannot return, and the loop cannot end, while a post is under way.
    const std::lock_guard lock(m_mutex);
    if (!m_loop)
        return false;
    m_loop->post([line = shared_from_this(), caller, command = std::move(command), reply = std::move(reply)]() mutable {
        if (line->m_handler)
            line->m_handler->handle(std::move(command), caller, std::move(reply));
        else
            reply(fail(engineGone()));
    });
    return true;
}

std::unique_ptr<Doorbell::Subscription> EngineLine::join(Task wake, std::weak_ptr<void> guest, Task closed)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_loop) {
            std::erase_if(m_guests, [](const Guest &other) { return other.alive.expired(); });
            m_guests.push_back({std::move(guest), std::move(closed)});
            return m_doorbell->subscribe(std::move(wake));
        }
    }
    closed();
    return nullptr;
}

} // namespace sluice
