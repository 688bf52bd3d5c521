// The body of PullLogs (sls-api §3.6): a LogGroupList of stored groups, as the client's Accept-Encoding asks. Pure, any
// thread.
#pragma once

#include "engine/base/result.h"
#include "engine/logs/compression.h"
#include "engine/logs/encodedgroup.h"

#include <string>
#include <string_view>

namespace sluice {

struct PullBody {
    std::string bytes;
    std::size_t rawBytes = 0; // of the list
};

// The first codec of the list that is known; "gzip" is none of the service's. None for nothing known.
[[nodiscard]] Compression acceptedCodec(std::string_view acceptEncoding);

// lz4 is written as one run of literals: a valid block that costs a copy. Every client is on this machine, where the bytes
// that compression saves are cheaper than the time that it takes. zstd and deflate are compressed. Nothing at all is a
// valid body of no bytes in each codec (lz4: the one byte 00).
[[nodiscard]] Result<PullBody> pullBody(const LogBatch &batch, Compression codec);

} // namespace sluice
