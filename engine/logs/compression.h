// The codecs of request and response bodies (sls-api §2.1): lz4 is a raw block, zstd a standard frame, deflate a zlib
// stream. Output never passes the limit that the caller names, whatever the input claims.
#pragma once

#include "engine/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

enum class Compression { None, Lz4, Zstd, Deflate };

// "" "lz4" "zstd" "deflate", in lower case; Invalid/"InvalidCompressType" for others.
[[nodiscard]] Result<Compression> compressionFromText(std::string_view text);
[[nodiscard]] std::string_view toText(Compression compression);

[[nodiscard]] Result<std::string> compress(Compression compression, std::string_view raw);

// `rawSize` is what the sender says; lz4 needs it (Invalid/"MissingBodyRawSize"), the others are checked against it when
// given. Invalid/"PostBodyTooLarge" for more than `limit` bytes, Invalid/"PostBodyUncompressError" for damaged input or
// another size than promised.
[[nodiscard]] Result<std::string> decompress(Compression compression, std::string_view packed,
                                             std::optional<std::size_t> rawSize, std::size_t limit);

} // namespace sluice
