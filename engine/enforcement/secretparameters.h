// `{"secret": "NAME"}` in a trigger's parameter: a value that is known only to the keychain, put in when it is used.
#pragma once

#include "engine/access/secrets.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

inline constexpr std::size_t kParameterSecretsMax = 32;

// The names in the JSON text, wherever they stand; none when it is not JSON.
[[nodiscard]] std::set<std::string> secretsOf(std::string_view parameterJson);

// The text with "secret" in the place of each secret (a good name for anything): what can be checked before it is known.
[[nodiscard]] std::string withoutSecrets(std::string_view parameterJson);

struct ResolvedParameter {
    std::string json; // who gets it wipes it
    std::vector<Secret> values; // that are in it
};

// The text with each secret's value as a JSON string in its place; text without secrets as it is. Answers once, later.
// Errors: the SecretStore's, with the secret's name in the detail; those of checkSecretName(), which no master key's name
// passes; Invalid/"SecretNotText" for a value that is not UTF-8; Full/"TooManySecrets".
void resolveSecrets(std::string_view parameterJson, Secrets &secrets, Loop &loop, Reply<ResolvedParameter> reply);

} // namespace sluice
