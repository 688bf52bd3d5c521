#include "engine/enforcement/authenticator.h"

namespace sluice {

Authenticator::Authenticator(Authority &authority, Clock &clock)
    : m_authority(authority)
    , m_clock(clock)
{
}

Result<Caller> Authenticator::userOf(const std::string &keyId)
{
    if (const auto &now = m_authority.definitions(); now != m_indexed) {
        m_indexed = now;
        m_users.clear();
        for (const auto &[name, user] : now->users) {
            for (const auto &key : user.keys) {
                if (key.active)
                    m_users[key.id] = name;
            }
        }
    }
    const auto found = m_users.find(keyId);
    if (found == m_users.end())
        return fail(ErrorKind::Denied, "InvalidAccessKeyId", "no user of this engine has the access key " + keyId);
    Caller caller;
    caller.kind = CallerKind::User;
    caller.user = found->second;
    caller.key = keyId;
    return caller;
}

const Secret &Authenticator::secretOf(const std::string &keyId, const MasterKey &key)
{
    if (m_derivedBy != &key || m_secrets.size() >= kSecretsMax) {
        m_secrets.clear();
        m_derivedBy = &key;
    }
    const auto [entry, added] = m_secrets.try_emplace(keyId);
    if (added)
        entry->second = key.secretOf(keyId);
    return entry->second;
}

Result<Authenticated> Authenticator::authenticate(const SignedRequest &request, std::string_view bodyDigest,
                                                  const MasterKey &key, std::string_view client)
{
    SLUICE_LET(const auto claim, readClaim(request));
    const auto now = m_clock.wall();
    Authenticated who;
    if (claim.securityToken.empty()) {
        SLUICE_LET(who.caller, userOf(claim.keyId));
    } else {
        SLUICE_LET(const auto token, key.open(claim.securityToken, now));
        const auto role = assumableRole(*m_authority.definitions(), token.role);
        SLUICE_TRY(checkToken(token, claim.keyId, role ? &*role : nullptr, now));
        who.caller.kind = CallerKind::Role;
        who.caller.role = token.role;
        who.caller.session = token.session;
        who.caller.key = claim.keyId;
        if (!token.policy.empty()) {
            SLUICE_LET(who.narrowedBy, parsePolicy(token.policy));
        }
    }
    who.caller.client = client;
    const VerifyAgainst against{secretOf(claim.keyId, key), now, bodyDigest, &m_nonces, &m_signingKeys};
    SLUICE_TRY(verify(request, claim, against));
    return who;
}

Done Authenticator::may(const Authenticated &who, std::string_view action, std::string_view resource)
{
    SLUICE_TRY(m_authority.check(who.caller, action, resource));
    if (!who.narrowedBy)
        return {};
    const AttachedPolicy session{"the session's policy", who.narrowedBy.get()};
    AccessRequest asked;
    asked.action = action;
    asked.resource = resource;
    asked.time = m_clock.wall();
    const auto decision = evaluate({&session, 1}, asked);
    if (decision.allowed())
        return {};
    return fail(ErrorKind::Denied, "Unauthorized",
                toText(who.caller) + ' ' + explain({&session, 1}, asked, decision)
                    + ". Assume the role with a policy that allows it, or without one");
}

} // namespace sluice
