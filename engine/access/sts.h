// AssumeRole (fc-api §7): temporary credentials that act as a role until they expire. Nothing is stored: the token says it
// all, sealed by the master key. Pure; any thread.
#pragma once

#include "engine/access/masterkey.h"
#include "engine/access/role.h"
#include "engine/access/signing/signature.h"

namespace sluice {

struct AssumeRole {
    std::string session; // RoleSessionName: 2–64 of [A-Za-z0-9.@_-]
    std::string policy; // narrows the role: what both allow; "" = the role's own rights
    std::int64_t seconds = 3'600; // kSecondsMin–kSecondsMax

    static constexpr std::int64_t kSecondsMin = 900;
    static constexpr std::int64_t kSecondsMax = 43'200;
};

struct TemporaryCredentials {
    Credentials credentials; // keyId "STS.…"
    TokenClaims claims;
};

// `service`: "log" or "fc", who asks. Denied/"NoPermission" when the role does not trust it;
// Invalid/"InvalidParameter.RoleSessionName", ".DurationSeconds", ".Policy".
[[nodiscard]] Result<TemporaryCredentials> assumeRole(const MasterKey &key, const Role &role, std::string_view service,
                                                      const AssumeRole &request, WallTime now);

// What a token allows now: its key id must be the one that signed, and the role must still be the one that was assumed.
// Denied/"InvalidSecurityToken", Denied/"SecurityTokenExpired"; `role` null = it is gone.
[[nodiscard]] Done checkToken(const TokenClaims &claims, std::string_view keyId, const Role *role, WallTime now);

} // namespace sluice
