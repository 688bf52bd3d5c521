// What every Authorization header is made of, checked before it goes into a claim. Pure; all refuse as InvalidAuthorization.
#pragma once

#include "engine/access/signing/canonical.h"
#include "engine/access/signing/httpdate.h"
#include "engine/access/signing/signature.h"

namespace sluice::signing {

inline constexpr std::size_t kKeyIdBytesMax = 128;
inline constexpr std::size_t kRegionBytesMax = 64;
inline constexpr std::size_t kNonceBytesMax = 256;
inline constexpr std::size_t kTokenBytesMax = 16 * 1024;

inline constexpr std::int64_t kUrlSecondsMax = 253'402'300'799; // the end of the year 9999: where a URL tells when it ends

inline constexpr std::size_t kSha1TextBytes = 28; // base64
inline constexpr std::size_t kSha256TextBytes = 44; // base64
inline constexpr std::size_t kSha256HexBytes = 64;

[[nodiscard]] Done checkKeyId(std::string_view id); // letters, digits, '.', '_', '-'
[[nodiscard]] Done checkBase64Signature(std::string_view text, std::size_t bytes);
[[nodiscard]] Done checkHexSignature(std::string_view text);
[[nodiscard]] bool isHexDigest(std::string_view text); // lower case, of SHA-256

// "KEYID:SIGNATURE", with nothing around it.
[[nodiscard]] Result<SignatureClaim> readKeyAndSignature(SignatureScheme scheme, std::string_view text,
                                                         std::size_t signatureBytes);

[[nodiscard]] Result<WallTime> dateOf(std::string_view text, DateForm form);
[[nodiscard]] Result<std::int64_t> wholeNumber(std::string_view text, std::int64_t most); // digits only, from 1

// The query's value of a name that must be there.
[[nodiscard]] Result<std::string_view> needed(const QueryItems &query, std::string_view key);
// The header's value, "" when there is none; refused: too long for a token.
[[nodiscard]] Result<std::string> tokenOf(std::string_view text);

} // namespace sluice::signing
