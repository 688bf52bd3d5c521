#include "engine/access/signing/noncememory.h"

#include "engine/access/digests.h"
#include "engine/access/signing/signature.h"

#include <cstring>

namespace sluice {

Done NonceMemory::take(std::string_view keyId, std::string_view nonce, WallTime at, WallTime now)
{
    while (!m_order.empty() && m_order.begin()->first + kClockSkew < now)
        forgetOldest();
    if (at <= m_newestForgotten)
        return fail(ErrorKind::Denied, "RequestTimeExpired",
                    "More requests came than nonces can be kept; send it again with a new date and a new nonce");
    std::string text(keyId);
    text += '\n'; // no key id has one
    text += nonce;
    const auto digest = sha256(text);
    Mark mark;
    std::memcpy(mark.data(), digest.bytes.data(), sizeof(mark));
    if (!m_dates.emplace(mark, at).second)
        return fail(ErrorKind::Denied, "SignatureNonceUsed",
                    "A request with this nonce was accepted already; each request takes a new one");
    m_order.emplace(at, mark);
    if (m_dates.size() > m_most) {
        m_newestForgotten = m_order.begin()->first;
        ++m_forgotten;
        forgetOldest();
    }
    return {};
}

void NonceMemory::forgetOldest()
{
    const auto oldest = m_order.begin();
    m_dates.erase(oldest->second);
    m_order.erase(oldest);
}

} // namespace sluice
