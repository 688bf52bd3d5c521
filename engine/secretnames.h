// Which definitions refer to which secret. Only names: values are in the SecretStore.
#pragma once

#include "engine/access/secrets.h"
#include "engine/catalog/definitions.h"
#include "engine/client/accessrows.h"

#include <map>

namespace sluice {

// Name → who refers to it, sorted: "connection prod", "function shipping/clean", "trigger shipping/clean/every-minute".
[[nodiscard]] std::map<std::string, std::vector<std::string>> secretUsers(const Definitions &definitions);

// The state of each of those, and of the master key, as the store tells it now. Answers once, later.
void readSecretRows(const Definitions &definitions, Secrets &secrets, Reply<SecretRows> reply);

inline constexpr const char *kMasterKeyRow = "master key";

} // namespace sluice
