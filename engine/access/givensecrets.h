// Secrets that were given at the start, by environment variables or through a file descriptor: for programs without a
// keychain and without a person. Taking them clears the place that they came from.
#pragma once

#include "engine/access/secretstore.h"
#include "engine/base/result.h"

#include <map>
#include <string_view>
#include <vector>

namespace sluice {

using GivenValues = std::map<std::string, Secret, std::less<>>; // by name, or by a variable's name without its prefix

inline constexpr std::string_view kSecretVariablePrefix = "SLUICE_SECRET_";
inline constexpr std::size_t kGivenMax = 256;
inline constexpr std::size_t kGivenBytesMax = 1024 * 1024;

// The variable of a secret: the prefix and the name in capitals, with '_' for all but letters and digits:
// shop-token → SLUICE_SECRET_SHOP_TOKEN. (A variable with the exact name behind the prefix goes first.)
[[nodiscard]] std::string variableOfSecret(std::string_view name);

// Takes every variable with the prefix out of the environment, and overwrites its value where the kernel shows it
// (/proc/PID/environ). Call it before other threads exist. Full/"TooManySecrets"; all are cleared then, too.
[[nodiscard]] Result<GivenValues> takeSecretsFromEnvironment();

// Lines NAME=VALUE up to the end of the file; blank lines and those with '#' first are skipped. Blocks, then closes the
// descriptor. Invalid/"SecretsInvalid" names the line, never the value.
[[nodiscard]] Result<GivenValues> takeSecretsFromDescriptor(int fd);

class GivenSecrets final : public SecretStore { // any thread
public:
    // `source` for people: "the environment", "file descriptor 3".
    GivenSecrets(GivenValues values, std::string source);

    // The master key of a directory is given under the one name kGivenMasterKey.
    void read(const std::string &name, Reply<Secret> reply) override;
    void write(const std::string &name, Secret secret, Reply<void> reply) override; // Unsupported/"SecretsAreGiven"
    void remove(const std::string &name, Reply<void> reply) override; // the same, for one that was given
    [[nodiscard]] SecretHome home() const override;

private:
    void refuse(Reply<void> reply) const;
    [[nodiscard]] const Secret *find(std::string_view name) const;

    const GivenValues m_values;
    const std::string m_source;
};

inline constexpr std::string_view kGivenMasterKey = "master-key";

} // namespace sluice
