// How a secret stands in the keychain: text with a checksum over name and bytes, so that what came from elsewhere, was cut,
// or belongs to another name is recognised.  sluice1:<16 hex digits>:<base64>
#pragma once

#include "engine/access/secret.h"
#include "engine/base/result.h"

namespace sluice {

[[nodiscard]] std::string keychainText(std::string_view name, const Secret &secret); // the caller wipes it

// Corrupt/"SecretDamaged".
[[nodiscard]] Result<Secret> secretOfKeychainText(std::string_view name, std::string_view text);

} // namespace sluice
