// What a request signed by a V4 scheme claims.
#pragma once

#include "engine/access/signing/signature.h"
#include "engine/access/signing/v4dialect.h"

namespace sluice::signing {

// `parts` is the Authorization header behind the algorithm's name.
[[nodiscard]] Result<SignatureClaim> readV4Header(const V4Dialect &dialect, const SignedRequest &request,
                                                  std::string_view parts);
[[nodiscard]] Result<SignatureClaim> readV4Url(const V4Dialect &dialect, const SignedRequest &request);

inline constexpr std::int64_t kV4UrlSecondsMax = 7 * 24 * 60 * 60;

} // namespace sluice::signing
