// What may stand in the fields of users and connections, with sentences for people. The engine checks the same again.
#pragma once

#include "ui/forms/namerule.h"

namespace sluice::accessrules {

[[nodiscard]] Verdict userName(const QString &name);
[[nodiscard]] Verdict connectionName(const QString &name);
[[nodiscard]] Verdict colour(const QString &text); // "" or #rrggbb
[[nodiscard]] Verdict account(const QString &text);
[[nodiscard]] Verdict endpoint(const QString &text); // "" = the usual one
[[nodiscard]] Verdict broker(const QString &text);

inline constexpr int kAccessNameBytes = 64;
inline constexpr std::size_t kUserBytes = 256; // an access key id of the cloud, or a SASL user
inline constexpr std::size_t kDocumentBytes = 32 * 1024; // of a user's own policy
inline constexpr int kBrokersMost = 32;
inline constexpr int kPoliciesMost = 20;

} // namespace sluice::accessrules
