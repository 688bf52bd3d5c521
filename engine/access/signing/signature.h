// Request signatures, both directions, for every protocol that Sluice speaks:
//   LogV1, LogV4 (sls-api §1.4, §1.5) · FunctionV2 (fc-api §1.2) · Acs3 (§1.9) · OssV1, OssV4, S3V4 (§8).
// Pure but for the two caches, which are the caller's. Any thread; a cache belongs to one thread.
#pragma once

#include "engine/access/secret.h"
#include "engine/access/signing/request.h"
#include "engine/base/clock.h"
#include "engine/base/result.h"

#include <vector>

namespace sluice {

class NonceMemory; // signing/noncememory.h: what was seen within the clock skew, bounded
class SigningKeys; // signing/signingkeys.h: derived day keys of V4 schemes, bounded, wiped

struct Credentials {
    std::string keyId;
    Secret secret;
    std::string securityToken; // "" = a lasting key
};

// What a request claims, before anybody believes it.
struct SignatureClaim {
    SignatureScheme scheme = SignatureScheme::LogV1;
    std::string keyId;
    std::string securityToken; // "" = none
    std::string region; // V4 schemes: of the scope
    std::string day; // V4 schemes: yyyymmdd of the scope
    std::string signature; // as sent
    std::vector<std::string> signedHeaders; // lower case, where the scheme transmits them
    WallTime at; // of the date header or the scope
    WallTime expires; // of a pre-signed URL; zero else
    std::string nonce;
};

// Reads the Authorization header, or the query of a pre-signed URL. Denied/"MissingAuthorization",
// Invalid/"InvalidAuthorization" (unknown scheme, wrong length, duplicate headers, bad date). Limit: kAuthorizationBytesMax.
[[nodiscard]] Result<SignatureClaim> readClaim(const SignedRequest &request);

struct VerifyAgainst {
    const Secret &secret; // of the claim's key id
    WallTime now;
    std::string_view bodyDigest; // what the scheme signs of the body, computed by the caller from the bytes received:
                                 // "" = not checked here (the caller compares digest headers itself)
    NonceMemory *nonces = nullptr; // null: replays are not looked for
    SigningKeys *keys = nullptr; // null: derived anew
};

// Denied/"SignatureNotMatch", Denied/"RequestTimeExpired" (skew over kClockSkew, or the URL's time is over),
// Denied/"SignatureNonceUsed". The detail never holds the secret or the right signature.
[[nodiscard]] Done verify(const SignedRequest &request, const SignatureClaim &claim, const VerifyAgainst &against);

struct SignOptions {
    WallTime now = {};
    std::string_view region = {}; // V4 schemes
    std::string_view nonce = {}; // Acs3
    std::string_view action = {}; // Acs3: x-acs-action
    std::string_view version = {}; // Acs3: x-acs-version
    std::string_view body = {}; // digests are made of it
    bool unsignedPayload = false; // OssV4, S3V4
};

struct NewHeader {
    std::string name;
    std::string value;
};

// The headers that make the request signed: Authorization, dates, digests, token; in a fixed order, to be set on the
// request. What the request already has is kept. Invalid/"InvalidArgument" when something that the scheme needs is missing.
[[nodiscard]] Result<std::vector<NewHeader>> sign(SignatureScheme scheme, const SignedRequest &request,
                                                  const Credentials &credentials, const SignOptions &options);

struct UrlSignOptions {
    WallTime now;
    Duration lasts; // whole seconds, at least one
    std::string_view region; // V4 schemes
};

// The query, with all that makes a pre-signed URL, signature last: FunctionV2 (HTTP triggers), OssV1, OssV4, S3V4.
// Invalid/"InvalidArgument" when something is missing, Unsupported/"UnsupportedScheme" else.
[[nodiscard]] Result<std::string> signUrl(SignatureScheme scheme, const SignedRequest &request,
                                          const Credentials &credentials, const UrlSignOptions &options);

// What goes into VerifyAgainst::bodyDigest: upper-case hexadecimal MD5 or lower-case SHA-256, whichever the scheme knows.
[[nodiscard]] std::string bodyDigestFor(SignatureScheme scheme, std::string_view body);

inline constexpr Duration kClockSkew = std::chrono::minutes(15);
inline constexpr std::size_t kAuthorizationBytesMax = 4 * 1024;
inline constexpr std::size_t kSignedHeadersMax = 100;
inline constexpr std::size_t kSignedQueryBytesMax = 64 * 1024;

} // namespace sluice
