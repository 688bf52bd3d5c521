#include "engine/gateway/logapi/putbody.h"

#include "engine/logs/compression.h"
#include "engine/logs/loggroupreader.h"
#include "engine/logs/wire.h"

#include <charconv>
#include <optional>

namespace sluice {

namespace {

tl::unexpected<Error> badPut(std::string code, std::string detail)
{
    return fail(ErrorKind::Invalid, std::move(code), std::move(detail));
}

tl::unexpected<Error> cannotBeParsed(const std::string &why)
{
    return badPut("PostBodyInvalid", "Protobuffer content cannot be parsed. " + why);
}

Result<std::optional<std::size_t>> rawSizeOf(const HttpFields &headers)
{
    const auto text = headers.value("x-log-bodyrawsize");
    if (text.empty())
        return std::nullopt;
    std::size_t size = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (problem != std::errc() || end != text.data() + text.size())
        return badPut("InvalidBodyRawSize", "x-log-bodyrawsize is not a number");
    return size;
}

Done takeGroup(std::string bytes, std::vector<EncodedGroup> &groups)
{
    auto lines = checkLogGroup(bytes);
    if (!lines)
        return cannotBeParsed(lines.error().detail);
    if (*lines > limits::kGroupLogsMax)
        return badPut("PostBodyTooLarge", "Logs must be less than or equal to 10 MB and 40960 entries.");
    if (*lines > 0)
        groups.push_back({std::move(bytes), *lines});
    return {};
}

struct Package {
    std::string_view data;
    std::optional<std::size_t> rawSize;
    Compression codec = Compression::None;
};

std::optional<Package> readPackage(std::string_view bytes)
{
    Package package;
    wire::Wire in(bytes);
    std::uint32_t tag = 0;
    while (!in.atEnd()) {
        std::uint64_t number = 0;
        if (!in.tag(tag))
            return std::nullopt;
        bool read = true;
        if (tag == wire::tag(1, wire::kBytes)) {
            read = in.bytes(package.data);
        } else if (tag == wire::tag(2, wire::kVarint)) {
            read = in.varint(number);
            package.rawSize = static_cast<std::size_t>(number);
        } else if (tag == wire::tag(3, wire::kVarint)) {
            constexpr Compression kCodecs[] = {Compression::None, Compression::Deflate, Compression::Lz4, Compression::Zstd};
            read = in.varint(number) && number < std::size(kCodecs);
            if (read)
                package.codec = kCodecs[number];
        } else {
            read = in.skip(tag);
        }
        if (!read)
            return std::nullopt;
    }
    return package;
}

Result<std::vector<EncodedGroup>> readBatch(std::string_view body)
{
    std::vector<EncodedGroup> groups;
    std::size_t left = kPutRawBytesMax;
    std::size_t packages = 0;
    wire::Wire in(body);
    while (!in.atEnd()) {
        std::uint32_t tag = 0;
        std::string_view bytes;
        if (!in.tag(tag))
            return cannotBeParsed("It is no list of packages.");
        if (tag != wire::tag(1, wire::kBytes)) {
            if (!in.skip(tag))
                return cannotBeParsed("It is no list of packages.");
            continue;
        }
        const auto package = in.bytes(bytes) ? readPackage(bytes) : std::nullopt;
        if (!package || ++packages > kPutPackagesMax)
            return cannotBeParsed("It is no list of packages.");
        SLUICE_LET(auto raw, decompress(package->codec, package->data, package->rawSize, left));
        left -= raw.size();
        SLUICE_TRY(takeGroup(std::move(raw), groups));
    }
    return groups;
}

} // namespace

Result<std::vector<EncodedGroup>> readPutBody(const HttpFields &headers, std::string body)
{
    if (headers.value("x-log-mode") == "batch_group")
        return readBatch(body);
    SLUICE_LET(const auto codec, compressionFromText(headers.value("x-log-compresstype")));
    std::vector<EncodedGroup> groups;
    if (codec == Compression::None) { // what it says of the raw size is not compared: clients are careless there
        if (body.size() > kPutRawBytesMax)
            return badPut("PostBodyTooLarge", "the body is larger than " + std::to_string(kPutRawBytesMax) + " bytes");
        SLUICE_TRY(takeGroup(std::move(body), groups));
        return groups;
    }
    SLUICE_LET(const auto rawSize, rawSizeOf(headers));
    if (!rawSize)
        return badPut("MissingBodyRawSize", "a compressed body needs x-log-bodyrawsize");
    SLUICE_LET(auto raw, decompress(codec, body, rawSize, kPutRawBytesMax));
    SLUICE_TRY(takeGroup(std::move(raw), groups));
    return groups;
}

} // namespace sluice
