// Object Storage, version 1: HMAC-SHA1 over method, digest, type, date, headers, /bucket/key and the sub-resources; or the
// same in a URL. Other items of the query are not signed, in this scheme.
#pragma once

#include "engine/access/signing/signature.h"

namespace sluice::signing {

inline constexpr std::string_view kOssUrlKey = "OSSAccessKeyId"; // its item marks a pre-signed URL

[[nodiscard]] Result<SignatureClaim> readOssV1(const SignedRequest &request, std::string_view keyAndSignature);
[[nodiscard]] Result<SignatureClaim> readOssV1Url(const SignedRequest &request);
[[nodiscard]] Result<bool> ossV1Fits(const SignedRequest &request, const SignatureClaim &claim, const Secret &secret);
[[nodiscard]] Result<std::string> ossV1Authorization(const SignedRequest &request, const Credentials &credentials);
[[nodiscard]] Result<std::string> ossV1SignedQuery(const SignedRequest &request, const Credentials &credentials,
                                                   const UrlSignOptions &options);

} // namespace sluice::signing
