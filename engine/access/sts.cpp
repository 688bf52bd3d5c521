#include "engine/access/sts.h"

#include "engine/access/ram/policy.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <openssl/rand.h>

namespace sluice {

namespace {

constexpr std::size_t kKeyDigits = 24;

bool isSessionName(std::string_view name)
{
    constexpr std::string_view kSigns = ".@_-";
    const auto good = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kSigns.find(c) != kSigns.npos;
    };
    return name.size() >= 2 && name.size() <= 64 && std::ranges::all_of(name, good);
}

std::string newKeyId()
{
    constexpr std::string_view kDigits = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // 32, so that all are equally likely
    std::array<unsigned char, kKeyDigits> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        std::abort(); // without randomness there are no keys
    std::string id = "STS.";
    for (const auto byte : random)
        id += kDigits[byte % kDigits.size()];
    return id;
}

} // namespace

Result<TemporaryCredentials> assumeRole(const MasterKey &key, const Role &role, std::string_view service,
                                        const AssumeRole &request, WallTime now)
{
    if (role.trust != service)
        return fail(ErrorKind::Denied, "NoPermission",
                    "role '" + role.name + "' does not trust " + std::string(service) + ": its trust is `" + role.trust
                        + '`');
    if (!isSessionName(request.session))
        return fail(ErrorKind::Invalid, "InvalidParameter.RoleSessionName",
                    "a session's name is 2 to 64 letters, digits, '.', '@', '_' or '-'");
    if (request.seconds < AssumeRole::kSecondsMin || request.seconds > AssumeRole::kSecondsMax)
        return fail(ErrorKind::Invalid, "InvalidParameter.DurationSeconds",
                    "a role is assumed for " + std::to_string(AssumeRole::kSecondsMin) + " to "
                        + std::to_string(AssumeRole::kSecondsMax) + " seconds, not " + std::to_string(request.seconds));
    if (!request.policy.empty()) {
        if (auto policy = parsePolicy(request.policy); !policy)
            return fail(ErrorKind::Invalid, "InvalidParameter.Policy", policy.error().detail);
    }
    TemporaryCredentials made;
    made.claims.keyId = newKeyId();
    made.claims.role = role.name;
    made.claims.roleUid = role.uid;
    made.claims.session = request.session;
    made.claims.policy = request.policy;
    made.claims.issuedMs = unixMillis(now);
    made.claims.expiresMs = made.claims.issuedMs + request.seconds * 1'000;
    made.credentials.keyId = made.claims.keyId;
    made.credentials.secret = key.secretOf(made.claims.keyId);
    made.credentials.securityToken = key.seal(made.claims);
    return made;
}

Done checkToken(const TokenClaims &claims, std::string_view keyId, const Role *role, WallTime now)
{
    if (claims.keyId != keyId)
        return fail(ErrorKind::Denied, "InvalidSecurityToken", "the security token belongs to another access key");
    if (unixMillis(now) >= claims.expiresMs)
        return fail(ErrorKind::Denied, "SecurityTokenExpired", "the temporary credentials are over: assume the role again");
    if (role == nullptr || role->uid != claims.roleUid)
        return fail(ErrorKind::Denied, "InvalidSecurityToken",
                    "role '" + claims.role + "' is not the one that was assumed any more: assume it again");
    return {};
}

} // namespace sluice
