// One compressed stream, made part by part.
//
// gzip and zstd come out as they go; snappy is one raw block that begins with the length of the whole text, so its
// (compressed) bytes are held until finish(), and the text must be shorter than 4 GiB.
#pragma once

#include "engine/base/result.h"
#include "engine/functions/native/templateparameter.h"

#include <memory>
#include <string>
#include <string_view>

namespace sluice {

class Compressor {
public:
    virtual ~Compressor() = default;
    [[nodiscard]] static std::unique_ptr<Compressor> create(Compression compression);

    // What comes out is appended to `out`. Failed/"CompressionFailed".
    [[nodiscard]] virtual Done add(std::string_view text, std::string &out) = 0;
    [[nodiscard]] virtual Done finish(std::string &out) = 0;
};

} // namespace sluice
