// Secrets in the OS keychain: Secret Service (GNOME, KDE) or KWallet, through QtKeychain. There is no other way that a
// secret is stored: without a keychain its verbs fail, and say why.
//
// QtKeychain and the bus's library hold a value for a moment in memory that this cannot wipe; core dumps are off.
#pragma once

#include "engine/access/secretstore.h"

#include <chrono>

namespace sluice {

class KeychainWorker;

class KeychainSecretStore final : public SecretStore {
public:
    struct Options {
        std::string service = "sluice"; // the name that its entries stand under
        std::chrono::milliseconds timeout = kTimeout; // of each verb, a person's typing of the keyring's password included
        std::chrono::milliseconds probeTimeout = kProbeTimeout; // of each question about the keychain's state, after that
    };
    static constexpr std::chrono::milliseconds kTimeout{20'000};
    static constexpr std::chrono::milliseconds kProbeTimeout{2'000};

    // Jobs run on the maker's thread, which needs a Qt event loop (a GLib one: without it QtKeychain never answers, and
    // every verb fails with NoKeychain). Verbs may be called from any thread.
    explicit KeychainSecretStore(Options options);
    KeychainSecretStore()
        : KeychainSecretStore(Options{})
    {
    }
    ~KeychainSecretStore() override; // any thread; what waits is answered Cancelled

    // One job at a time, in order. While one hangs beyond its time, others fail at once. Throttled/"KeychainBusy".
    void read(const std::string &name, Reply<Secret> reply) override;
    void write(const std::string &name, Secret secret, Reply<void> reply) override;
    void remove(const std::string &name, Reply<void> reply) override;
    [[nodiscard]] SecretHome home() const override;

private:
    KeychainWorker *const m_worker; // of the maker's thread
};

} // namespace sluice
