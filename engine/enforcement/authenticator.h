// From a signed request to who sent it: a local user by its access key, or an assumed role by its temporary credentials.
// What a caller may then do is asked of may(). Engine thread.
#pragma once

#include "engine/access/signing/noncememory.h"
#include "engine/access/signing/signature.h"
#include "engine/access/signing/signingkeys.h"
#include "engine/access/sts.h"
#include "engine/enforcement/authority.h"

namespace sluice {

struct Authenticated {
    Caller caller;
    PolicyPtr narrowedBy; // the session policy of temporary credentials; null = none
};

class Authenticator {
public:
    Authenticator(Authority &authority, Clock &clock); // both outlive it

    // `bodyDigest`: see VerifyAgainst. Errors: readClaim()'s and verify()'s, Denied/"InvalidAccessKeyId" for a key that no
    // user has or that is not active, and for temporary credentials those of MasterKey::open() and checkToken().
    [[nodiscard]] Result<Authenticated> authenticate(const SignedRequest &request, std::string_view bodyDigest,
                                                     const MasterKey &key, std::string_view client);

    // Denied/"Unauthorized" with the reason.
    [[nodiscard]] Done may(const Authenticated &who, std::string_view action, std::string_view resource);

    static constexpr std::size_t kSecretsMax = 256; // derived secrets that are remembered

private:
    [[nodiscard]] Result<Caller> userOf(const std::string &keyId);
    [[nodiscard]] const Secret &secretOf(const std::string &keyId, const MasterKey &key);

    Authority &m_authority;
    Clock &m_clock;
    NonceMemory m_nonces;
    SigningKeys m_signingKeys;
    DefinitionsPtr m_indexed; // what m_users is of
    std::map<std::string, std::string> m_users; // active key id → user
    const MasterKey *m_derivedBy = nullptr; // what m_secrets are of
    std::map<std::string, Secret> m_secrets; // by key id
};

} // namespace sluice
