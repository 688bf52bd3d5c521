// Log Service, version 1: HMAC-SHA1 over method, digest, type, date, headers, path and decoded query.
#pragma once

#include "engine/access/signing/signature.h"

namespace sluice::signing {

[[nodiscard]] Result<SignatureClaim> readLogV1(const SignedRequest &request, std::string_view keyAndSignature);
[[nodiscard]] Result<bool> logV1Fits(const SignedRequest &request, const SignatureClaim &claim, const Secret &secret);
[[nodiscard]] Result<std::string> logV1Authorization(const SignedRequest &request, const Credentials &credentials);

} // namespace sluice::signing
