#include "engine/logs/compression.h"

#include <lz4.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace sluice {

namespace {

constexpr int kZstdLevel = 1; // bodies are sent once: speed over size
constexpr std::size_t kStep = 256 * 1024;

tl::unexpected<Error> damaged(std::string_view codec)
{
    return fail(ErrorKind::Invalid, "PostBodyUncompressError", std::string(codec) + " data cannot be uncompressed");
}

tl::unexpected<Error> tooLarge(std::size_t limit)
{
    return fail(ErrorKind::Invalid, "PostBodyTooLarge", "the body is larger than " + std::to_string(limit) + " bytes");
}

Result<std::string> packLz4(std::string_view raw)
{
    if (raw.size() > LZ4_MAX_INPUT_SIZE)
        return tooLarge(LZ4_MAX_INPUT_SIZE);
    std::string packed(static_cast<std::size_t>(LZ4_compressBound(static_cast<int>(raw.size()))), '\0');
    const int size =
        LZ4_compress_default(raw.data(), packed.data(), static_cast<int>(raw.size()), static_cast<int>(packed.size()));
    packed.resize(static_cast<std::size_t>(size));
    return packed;
}

Result<std::string> unpackLz4(std::string_view packed, std::size_t rawSize)
{
    if (packed.size() > LZ4_MAX_INPUT_SIZE || rawSize > LZ4_MAX_INPUT_SIZE)
        return damaged("lz4");
    std::string raw(rawSize, '\0');
    const int size =
        LZ4_decompress_safe(packed.data(), raw.data(), static_cast<int>(packed.size()), static_cast<int>(rawSize));
    if (size < 0 || static_cast<std::size_t>(size) != rawSize)
        return damaged("lz4");
    return raw;
}

Result<std::string> packZstd(std::string_view raw)
{
    std::string packed(ZSTD_compressBound(raw.size()), '\0');
    const auto size = ZSTD_compress(packed.data(), packed.size(), raw.data(), raw.size(), kZstdLevel);
    if (ZSTD_isError(size))
        return fail(ErrorKind::Failed, "ZstdError", ZSTD_getErrorName(size));
    packed.resize(size);
    return packed;
}

Result<std::string> unpackZstd(std::string_view packed, std::size_t limit)
{
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), &ZSTD_freeDStream);
    if (!stream)
        return fail(ErrorKind::Full, "OutOfMemory", "no memory for zstd");
    std::string raw;
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    std::size_t left = 1;
    while (in.pos < in.size || left != 0) {
        const auto before = raw.size();
        if (before > limit)
            return tooLarge(limit);
        raw.resize(before + std::min(kStep, limit + 1 - before));
        ZSTD_outBuffer out{raw.data() + before, raw.size() - before, 0};
        const auto inBefore = in.pos;
        left = ZSTD_decompressStream(stream.get(), &out, &in);
        raw.resize(before + out.pos);
        if (ZSTD_isError(left) || (out.pos == 0 && in.pos == inBefore))
            return damaged("zstd");
    }
    if (raw.size() > limit)
        return tooLarge(limit);
    return raw;
}

Result<std::string> packDeflate(std::string_view raw)
{
    auto size = compressBound(raw.size());
    std::string packed(size, '\0');
    if (compress2(reinterpret_cast<Bytef *>(packed.data()), &size, reinterpret_cast<const Bytef *>(raw.data()), raw.size(),
                  Z_BEST_SPEED)
        != Z_OK)
        return fail(ErrorKind::Failed, "ZlibError", "deflate failed");
    packed.resize(size);
    return packed;
}

Result<std::string> unpackDeflate(std::string_view packed, std::size_t limit)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return fail(ErrorKind::Full, "OutOfMemory", "no memory for zlib");
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), UINT32_MAX));
    std::string raw;
    for (;;) {
        const auto before = raw.size();
        if (before > limit)
            return tooLarge(limit);
        raw.resize(before + std::min(kStep, limit + 1 - before));
        stream.next_out = reinterpret_cast<Bytef *>(raw.data() + before);
        stream.avail_out = static_cast<uInt>(raw.size() - before);
        const int status = inflate(&stream, Z_NO_FLUSH);
        raw.resize(raw.size() - stream.avail_out);
        if (status == Z_STREAM_END)
            break;
        if (status != Z_OK || (stream.avail_out > 0 && stream.avail_in == 0))
            return damaged("deflate");
    }
    if (raw.size() > limit)
        return tooLarge(limit);
    if (stream.avail_in != 0)
        return damaged("deflate");
    return raw;
}

} // namespace

Result<Compression> compressionFromText(std::string_view text)
{
    for (const auto compression : {Compression::None, Compression::Lz4, Compression::Zstd, Compression::Deflate}) {
        if (text == toText(compression))
            return compression;
    }
    return fail(ErrorKind::Invalid, "InvalidCompressType", "the compress type is not one of lz4, zstd, deflate");
}

std::string_view toText(Compression compression)
{
    switch (compression) {
    case Compression::None: return "";
    case Compression::Lz4: return "lz4";
    case Compression::Zstd: return "zstd";
    case Compression::Deflate: return "deflate";
    }
    return "";
}

Result<std::string> compress(Compression compression, std::string_view raw)
{
    switch (compression) {
    case Compression::None: return std::string(raw);
    case Compression::Lz4: return packLz4(raw);
    case Compression::Zstd: return packZstd(raw);
    case Compression::Deflate: return packDeflate(raw);
    }
    return fail(ErrorKind::Unsupported, "InvalidCompressType", "unknown codec");
}

Result<std::string> decompress(Compression compression, std::string_view packed, std::optional<std::size_t> rawSize,
                               std::size_t limit)
{
    if (rawSize && *rawSize > limit)
        return tooLarge(limit);
    if (compression == Compression::Lz4 && !rawSize)
        return fail(ErrorKind::Invalid, "MissingBodyRawSize", "lz4 needs the size of the raw body");
    Result<std::string> raw = std::string();
    switch (compression) {
    case Compression::None:
        if (packed.size() > limit)
            return tooLarge(limit);
        raw = std::string(packed);
        break;
    case Compression::Lz4: raw = unpackLz4(packed, *rawSize); break;
    case Compression::Zstd: raw = unpackZstd(packed, limit); break;
    case Compression::Deflate: raw = unpackDeflate(packed, limit); break;
    }
    if (raw && compression != Compression::None && rawSize && raw->size() != *rawSize)
        return damaged(toText(compression));
    return raw;
}

} // namespace sluice
