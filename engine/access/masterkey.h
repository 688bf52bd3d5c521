// One key of 32 bytes that derives the local users' secrets and seals temporary tokens, so that none of those is stored.
#pragma once

#include "engine/access/secret.h"
#include "engine/base/clock.h"
#include "engine/base/result.h"

#include <string>

namespace sluice {

// What a temporary token says. It is sealed: nobody without the master key can read or change it.
struct TokenClaims {
    std::string keyId; // "STS." and 24 letters and digits
    std::string role; // name
    std::string roleUid; // a role made again under its name is another one
    std::string session; // 2–64 of [A-Za-z0-9.@_-], or a function's name
    std::string policy; // session policy that narrows the role, JSON; "" = none
    std::int64_t issuedMs = 0;
    std::int64_t expiresMs = 0;

    friend bool operator==(const TokenClaims &, const TokenClaims &) = default;
};

class MasterKey {
public:
    static constexpr std::size_t kBytes = 32;

    // Invalid/"MasterKeyInvalid" unless it is kBytes long.
    [[nodiscard]] static Result<MasterKey> from(Secret bytes);
    [[nodiscard]] static MasterKey fresh();

    [[nodiscard]] const Secret &bytes() const { return m_bytes; }

    // 30 letters and digits, the same for the same key id. Of users' keys and of temporary ones alike.
    [[nodiscard]] Secret secretOf(std::string_view keyId) const;

    [[nodiscard]] std::string seal(const TokenClaims &claims) const; // printable, authenticated encryption
    // Denied/"InvalidSecurityToken": not made by this key, or changed. Denied/"SecurityTokenExpired" after its time.
    [[nodiscard]] Result<TokenClaims> open(std::string_view token, WallTime now) const;

    static constexpr std::size_t kTokenBytesMax = 8 * 1024;

private:
    explicit MasterKey(Secret bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Secret m_bytes;
};

} // namespace sluice
