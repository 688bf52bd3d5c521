#include "engine/access/memorysecretstore.h"

namespace sluice {

MemorySecretStore::MemorySecretStore(std::string why)
    : m_why(std::move(why))
{
}

void MemorySecretStore::read(const std::string &name, Reply<Secret> reply)
{
    std::unique_lock lock(m_mutex);
    const auto found = m_secrets.find(name);
    if (found == m_secrets.end()) {
        lock.unlock();
        return reply(fail(ErrorKind::NotFound, "SecretAbsent",
                          "there is no secret '" + name + "' in this run; `sluicectl secret add " + name + "` adds it"));
    }
    auto secret = found->second;
    lock.unlock();
    reply(std::move(secret));
}

void MemorySecretStore::write(const std::string &name, Secret secret, Reply<void> reply)
{
    std::unique_lock lock(m_mutex);
    if (m_secrets.size() >= kSecretsMax && !m_secrets.contains(name)) {
        lock.unlock();
        return reply(fail(ErrorKind::Full, "TooManySecrets",
                          "this run holds " + std::to_string(kSecretsMax) + " secrets already; remove one first"));
    }
    m_secrets[name] = std::move(secret);
    lock.unlock();
    reply(Done{});
}

void MemorySecretStore::remove(const std::string &name, Reply<void> reply)
{
    {
        const std::lock_guard lock(m_mutex);
        m_secrets.erase(name);
    }
    reply(Done{});
}

SecretHome MemorySecretStore::home() const
{
    return {SecretPlace::Memory, "memory of this run", m_why};
}

} // namespace sluice
