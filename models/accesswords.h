// The words of access: kinds, states of secrets, actions of the audit, who asked. The same in tables, dialogs and tool tips.
#pragma once

#include "engine/access/caller.h"
#include "engine/access/connection.h"
#include "engine/access/role.h"
#include "engine/access/user.h"
#include "engine/client/accessrows.h"

#include <QStringList>

namespace sluice {

// As SecretRow::state spells them; what it does not know is Refused.
enum class SecretState { Stored, ThisRun, Absent, Locked, NoKeychain, Refused, TimedOut, Damaged };
inline constexpr int kSecretStates = 8;
[[nodiscard]] SecretState secretStateOf(const std::string &state);

inline constexpr auto kMasterKeyName = "master key"; // the row of GetSecrets that is no secret of a person

namespace accesswords {

[[nodiscard]] QString kind(ConnectionKind kind); // Local, Cloud, Kafka
[[nodiscard]] QString state(SecretState state); // Stored, Not there, Keychain locked …
[[nodiscard]] QStringList states(); // of all, for widths of columns
[[nodiscard]] QString remedy(SecretState state); // what to do; "" when stored
[[nodiscard]] QString trust(const std::string &service); // "log" → Log Service
[[nodiscard]] QString action(const std::string &action); // of the audit: create → Created
[[nodiscard]] QString caller(const Caller &caller); // "owner by sluice", "user reader", "role etl-role (cleaning/clean)"
[[nodiscard]] QString age(std::int64_t fromMs, std::int64_t nowMs); // of a key: "40 days", "today"
[[nodiscard]] QString list(const std::vector<std::string> &names); // "a, b"; – without any
[[nodiscard]] QString users(const std::vector<std::string> &users); // "function cleaning/clean, connection shop"
[[nodiscard]] QString secretHome(const std::string &home); // where secrets are kept, as the engine names it
[[nodiscard]] QString policies(const std::vector<std::string> &system, const std::string &document); // with "own policy"

} // namespace accesswords

} // namespace sluice
