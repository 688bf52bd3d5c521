// The body of PutLogs (sls-api §2.1, §3.4): one LogGroup, packed or not; or, with "x-log-mode: batch_group", a list of
// separately packed ones. Pure, any thread; the body is hostile: no size that it claims is believed.
#pragma once

#include "engine/base/limits.h"
#include "engine/base/result.h"
#include "engine/gateway/http.h"
#include "engine/logs/encodedgroup.h"

#include <vector>

namespace sluice {

inline constexpr std::size_t kPutRawBytesMax = limits::kGroupBytesMax; // of a request, uncompressed
inline constexpr std::size_t kPutPackagesMax = 4096; // of one batch

// Groups that are whole and right, field by field; groups without logs are left out. Invalid with "PostBodyInvalid",
// "PostBodyTooLarge", "PostBodyUncompressError", "InvalidCompressType", "MissingBodyRawSize", "InvalidBodyRawSize".
[[nodiscard]] Result<std::vector<EncodedGroup>> readPutBody(const HttpFields &headers, std::string body);

} // namespace sluice
