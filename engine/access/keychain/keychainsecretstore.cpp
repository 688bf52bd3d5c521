#include "engine/access/keychain/keychainsecretstore.h"

#include "engine/access/keychain/keychainworker.h"

#include <QThread>

namespace sluice {

KeychainSecretStore::KeychainSecretStore(Options options)
    : m_worker(new KeychainWorker(std::move(options)))
{
}

KeychainSecretStore::~KeychainSecretStore()
{
    if (m_worker->thread() == QThread::currentThread())
        delete m_worker;
    else
        m_worker->deleteLater();
}

void KeychainSecretStore::read(const std::string &name, Reply<Secret> reply)
{
    m_worker->submit({KeychainWorker::Verb::Read, name, {}, std::move(reply), {}});
}

void KeychainSecretStore::write(const std::string &name, Secret secret, Reply<void> reply)
{
    m_worker->submit({KeychainWorker::Verb::Write, name, std::move(secret), {}, std::move(reply)});
}

void KeychainSecretStore::remove(const std::string &name, Reply<void> reply)
{
    m_worker->submit({KeychainWorker::Verb::Remove, name, {}, {}, std::move(reply)});
}

SecretHome KeychainSecretStore::home() const
{
    return {SecretPlace::Keychain, "the keychain of the desktop (Secret Service or KWallet)", ""};
}

} // namespace sluice
