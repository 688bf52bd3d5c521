// The port to where secrets are kept: the OS keychain (keychain/), memory of this run, and fakes in tests.
// A secret is referenced by its name everywhere else; only who uses it reads it, when it is used.
#pragma once

#include "engine/access/secret.h"
#include "engine/base/reply.h"

#include <string>

namespace sluice {

enum class SecretPlace {
    Keychain, // the OS keychain
    Memory, // this run only
    Given, // this run only, from the environment or a file descriptor at the start; cannot be changed
};

struct SecretHome {
    SecretPlace place = SecretPlace::Memory;
    std::string name; // for people: "the keychain (Secret Service)", "memory of this run"
    std::string why; // why not the keychain, and what that means; "" when it is the keychain
};

// Errors of every verb, told apart:
//   NotFound/"SecretAbsent"          there is a keychain, it is open, and the name is not in it
//   Denied/"KeychainLocked"          it is locked and nobody unlocked it in time
//   Unavailable/"NoKeychain"         no bus, no service, no library
//   Denied/"KeychainRefused"         the person or the service said no
//   TimedOut/"KeychainTimeout"       no answer within the adapter's own time-out
//   Corrupt/"SecretDamaged"          what came back is not what was stored
//   Unsupported/"SecretsAreGiven"    a change of secrets that were given at the start
class SecretStore {
public:
    virtual ~SecretStore() = default;

    // Any thread; answered once, on any thread, perhaps before the call returns: `Secrets` is who calls a store, and brings
    // answers home to the engine's loop.
    // Names: 1–128 of letters, digits, '.', '_', '-', '/'. Values: at most Secret::kBytesMax.
    virtual void read(const std::string &name, Reply<Secret> reply) = 0;
    virtual void write(const std::string &name, Secret secret, Reply<void> reply) = 0; // durable when answered
    virtual void remove(const std::string &name, Reply<void> reply) = 0; // what is absent is removed

    [[nodiscard]] virtual SecretHome home() const = 0; // any thread
};

} // namespace sluice
