// Secrets of this run only: they are wiped when it ends. What is used without a keychain, when a person chose so. Any
// thread.
#pragma once

#include "engine/access/secretstore.h"

#include <map>
#include <mutex>

namespace sluice {

class MemorySecretStore final : public SecretStore {
public:
    static constexpr std::size_t kSecretsMax = 1'024;

    // `why`: a sentence that says why it is not the keychain.
    explicit MemorySecretStore(std::string why = "Secrets are kept for this run only and are gone when it ends.");

    void read(const std::string &name, Reply<Secret> reply) override;
    void write(const std::string &name, Secret secret, Reply<void> reply) override; // Full/"TooManySecrets"
    void remove(const std::string &name, Reply<void> reply) override;
    [[nodiscard]] SecretHome home() const override;

private:
    const std::string m_why;
    std::mutex m_mutex;
    std::map<std::string, Secret> m_secrets; // guarded by m_mutex
};

} // namespace sluice
