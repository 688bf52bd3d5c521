// --secrets: where an engine that this program starts keeps its secrets. Main thread.
#pragma once

#include "engine/access/givensecrets.h"

#include <memory>

namespace sluice {

enum class SecretChoiceKind { Keychain, Memory, Environment, Descriptor };

struct SecretChoice {
    SecretChoiceKind kind = SecretChoiceKind::Keychain;
    int fd = -1; // of Descriptor
};

inline constexpr const char *kSecretsHelp = "where secrets are kept: keychain (default), memory, env or fd:N";

// "keychain", "memory", "env", "fd:N". Invalid/"Usage".
[[nodiscard]] Result<SecretChoice> secretChoiceOf(std::string_view text);

// `environment`: what takeSecretsFromEnvironment() gave at the start, whatever the choice. Never another store than the
// chosen one: without a keychain, the keychain's verbs fail and say what to choose. Errors of GivenValues.
[[nodiscard]] Result<std::shared_ptr<SecretStore>> openSecretStore(const SecretChoice &choice,
                                                                   Result<GivenValues> environment);

} // namespace sluice
