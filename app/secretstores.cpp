#include "app/secretstores.h"

#include "engine/access/keychain/keychainsecretstore.h"
#include "engine/access/memorysecretstore.h"

#include <charconv>

namespace sluice {

Result<SecretChoice> secretChoiceOf(std::string_view text)
{
    if (text.empty() || text == "keychain")
        return SecretChoice{SecretChoiceKind::Keychain};
    if (text == "memory")
        return SecretChoice{SecretChoiceKind::Memory};
    if (text == "env")
        return SecretChoice{SecretChoiceKind::Environment};
    if (text.starts_with("fd:")) {
        const auto digits = text.substr(3);
        int fd = -1;
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), fd);
        if (problem == std::errc{} && end == digits.data() + digits.size() && fd >= 0)
            return SecretChoice{SecretChoiceKind::Descriptor, fd};
    }
    return fail(ErrorKind::Invalid, "Usage", "--secrets is keychain, memory, env or fd:N with the number of an open file");
}

Result<std::shared_ptr<SecretStore>> openSecretStore(const SecretChoice &choice, Result<GivenValues> environment)
{
    switch (choice.kind) {
    case SecretChoiceKind::Keychain: return std::make_shared<KeychainSecretStore>();
    case SecretChoiceKind::Memory:
        return std::make_shared<MemorySecretStore>("--secrets memory was chosen: secrets are gone when this run ends.");
    case SecretChoiceKind::Environment: {
        SLUICE_LET(auto values, std::move(environment));
        return std::make_shared<GivenSecrets>(std::move(values), "the environment");
    }
    case SecretChoiceKind::Descriptor: break;
    }
    SLUICE_LET(auto values, takeSecretsFromDescriptor(choice.fd));
    return std::make_shared<GivenSecrets>(std::move(values), "file descriptor " + std::to_string(choice.fd));
}

} // namespace sluice
