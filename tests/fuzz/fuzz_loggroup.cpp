// Any bytes as a log group, a list of groups, or a compressed body. A group that is accepted keeps its content when it is
// written canonically, and its canonical bytes are a fixed point.
#include "engine/logs/compression.h"
#include "engine/logs/loggroupcodec.h"
#include "engine/logs/loggroupreader.h"

#include <cstdlib>

using namespace sluice;

namespace {

constexpr std::size_t kLimit = 1024 * 1024;

void unpack(std::string_view bytes)
{
    for (const auto compression : {Compression::Lz4, Compression::Zstd, Compression::Deflate}) {
        const auto raw = decompress(
            compression, bytes, compression == Compression::Lz4 ? std::optional(bytes.size() * 4) : std::nullopt, kLimit);
        if (raw && raw->size() > kLimit)
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto groups = splitGroupList(bytes)) {
        for (const auto group : *groups)
            static_cast<void>(checkLogGroup(group));
    }
    unpack(bytes);
    const auto lines = checkLogGroup(bytes);
    const auto group = decodeLogGroup(bytes);
    if (lines.has_value() != group.has_value())
        std::abort();
    if (!group)
        return 0;
    const auto canonical = encode(*group);
    const auto again = decodeLogGroup(canonical.bytes);
    if (canonical.lines != *lines || !again || *again != *group || encode(*again).bytes != canonical.bytes)
        std::abort();
    return 0;
}
