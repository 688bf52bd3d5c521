#include "engine/logs/local/filelayer.h"

namespace sluice {

Result<std::size_t> readFull(File &file, std::uint64_t offset, std::span<char> into)
{
    std::size_t total = 0;
    while (total < into.size()) {
        SLUICE_LET(const auto got, file.readSome(offset + total, into.subspan(total)));
        if (got == 0)
            break;
        total += got;
    }
    return total;
}

Done writeAll(File &file, std::uint64_t offset, std::span<const std::string_view> parts)
{
    std::vector<std::string_view> rest(parts.begin(), parts.end());
    std::size_t first = 0;
    while (first < rest.size()) {
        if (rest[first].empty()) {
            ++first;
            continue;
        }
        SLUICE_LET(auto put, file.writeSome(offset, std::span(rest).subspan(first)));
        if (put == 0)
            return fail(ErrorKind::Unavailable, "ShortWrite", "the file system took no bytes");
        offset += put;
        while (put > 0) {
            const auto step = std::min(put, rest[first].size());
            rest[first].remove_prefix(step);
            put -= step;
            if (rest[first].empty())
                ++first;
        }
    }
    return {};
}

} // namespace sluice
