// Function Compute 2.0: HMAC-SHA256 over method, digest, type, date, headers and decoded path; of calls of an HTTP trigger
// (/2016-08-15/proxy/…) over the query too, and those may come as a pre-signed URL.
#pragma once

#include "engine/access/signing/signature.h"

namespace sluice::signing {

inline constexpr std::string_view kFunctionUrlKey = "x-fc-access-key-id"; // its item marks a pre-signed URL

[[nodiscard]] Result<SignatureClaim> readFunctionV2(const SignedRequest &request, std::string_view keyAndSignature);
[[nodiscard]] Result<SignatureClaim> readFunctionV2Url(const SignedRequest &request);
[[nodiscard]] Result<bool> functionV2Fits(const SignedRequest &request, const SignatureClaim &claim, const Secret &secret);
[[nodiscard]] Result<std::string> functionV2Authorization(const SignedRequest &request, const Credentials &credentials);
[[nodiscard]] Result<std::string> functionV2SignedQuery(const SignedRequest &request, const Credentials &credentials,
                                                        const UrlSignOptions &options);

} // namespace sluice::signing
