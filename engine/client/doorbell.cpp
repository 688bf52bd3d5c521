#include "engine/client/doorbell.h"

namespace sluice {

struct Doorbell::Ear {
    Task wake;
    Changed heard = {};
    bool woken = false;
};

struct Doorbell::Core {
    std::mutex mutex;
    std::vector<Ear *> ears; // guarded by mutex, as is what they point to
};

Doorbell::Doorbell()
    : m_core(std::make_shared<Core>())
{
}

void Doorbell::ring(Changed what)
{
    if (!what.any())
        return;
    const std::lock_guard lock(m_core->mutex);
    for (auto *ear : m_core->ears) {
        ear->heard |= what;
        if (!std::exchange(ear->woken, true))
            ear->wake();
    }
}

std::unique_ptr<Doorbell::Subscription> Doorbell::subscribe(Task wake)
{
    auto ear = std::make_unique<Ear>(Ear{std::move(wake)});
    const std::lock_guard lock(m_core->mutex);
    m_core->ears.push_back(ear.get());
    return std::unique_ptr<Subscription>(new Subscription(m_core, std::move(ear)));
}

Doorbell::Subscription::Subscription(std::shared_ptr<Core> core, std::unique_ptr<Ear> ear)
    : m_core(std::move(core))
    , m_ear(std::move(ear))
{
}

Doorbell::Subscription::~Subscription()
{
    const std::lock_guard lock(m_core->mutex);
    std::erase(m_core->ears, m_ear.get());
}

Changed Doorbell::Subscription::acknowledge()
{
    const std::lock_guard lock(m_core->mutex);
    m_ear->woken = false;
    return std::exchange(m_ear->heard, {});
}

} // namespace sluice
