// Signatures of the V4 schemes, computed and compared.
#pragma once

#include "engine/access/signing/signature.h"
#include "engine/access/signing/v4dialect.h"

namespace sluice::signing {

// Whether the claim's signature is that of the request. The request's own faults are refused as InvalidAuthorization.
[[nodiscard]] Result<bool> v4Fits(const V4Dialect &dialect, const SignedRequest &request, const SignatureClaim &claim,
                                  const VerifyAgainst &against);

// The value of the Authorization header for a request that has all its other headers.
[[nodiscard]] Result<std::string> v4Authorization(const V4Dialect &dialect, const SignedRequest &request,
                                                  const Credentials &credentials, const SignOptions &options);

// The query of a pre-signed URL.
[[nodiscard]] Result<std::string> v4SignedQuery(const V4Dialect &dialect, const SignedRequest &request,
                                                const Credentials &credentials, const UrlSignOptions &options);

} // namespace sluice::signing
