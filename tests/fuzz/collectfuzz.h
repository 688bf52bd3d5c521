// What the fuzz targets of the parsers share.
#pragma once

#include "engine/collect/logfileencoder.h"
#include "engine/logs/loggroupreader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

namespace sluice {

// The bytes through an encoder, in pieces whose size is taken from the input: every group must be readable, every byte must
// be accounted for, and the pieces must not matter.
inline void fuzzFormat(const char *format, const std::uint8_t *data, std::size_t size, const char *header = "",
                       const char *pattern = "")
{
    if (size == 0)
        return;
    CollectSource source;
    source.format = format;
    source.timeZone = "UTC";
    source.header = header;
    source.pattern = pattern;
    const std::size_t piece = data[0] + 1U;
    std::uint64_t lines[2] = {0, 0};
    for (int pass = 0; pass < 2; ++pass) {
        auto encoder = std::move(*LogFileEncoder::create(source, "/x"));
        std::size_t at = 1;
        for (bool more = true; more;) {
            const auto room = encoder->room(pass == 0 ? size : piece);
            const auto got = std::min(room.size(), size - at);
            std::memcpy(room.data(), data + at, got);
            encoder->filled(got);
            at += got;
            more = got > 0;
            if (!encoder->encode(wallFromSeconds(1'700'000'000), more ? More::Follows : More::Nothing))
                return; // a CSV header that is none
            for (const auto &group : encoder->take()) {
                const auto read = checkLogGroup(group.bytes);
                if (!read || *read != group.lines)
                    std::abort();
            }
        }
        if (encoder->position() != size - 1)
            std::abort();
        lines[pass] = encoder->counts().lines;
    }
    if (lines[0] != lines[1] && std::string_view(format) != "auto")
        std::abort();
}

} // namespace sluice
