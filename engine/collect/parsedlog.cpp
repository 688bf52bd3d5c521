#include "engine/collect/parsedlog.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sluice {

namespace {

constexpr std::size_t kChunkBytes = 64 * 1024;

constexpr std::array<std::string_view, 9> kReservedKeys = {"__time__",           "__source__",       "__topic__",
                                                           "__partition_time__", "_extract_others_", "__extract_others__",
                                                           "__time_ns_part__",   "__pack_meta__",    "__index_number__"};
constexpr std::string_view kTagPrefix = "__tag__:";

bool isReserved(std::string_view key)
{
    if (key.front() != '_') // every field of every log comes by here
        return false;
    return std::ranges::find(kReservedKeys, key) != kReservedKeys.end() || key.starts_with(kTagPrefix);
}

// Cuts between UTF-8 characters where there are any.
std::string_view cutKey(std::string_view key, std::size_t size)
{
    auto end = size;
    while (end > 0 && size - end < 4 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U)
        --end;
    return key.substr(0, end > 0 && size - end < 4 ? end : size);
}

} // namespace

void ParsedLog::clear()
{
    m_count = 0;
    time.reset();
    m_chunk = 0;
    m_used = 0;
}

char *ParsedLog::scratch(std::size_t size)
{
    while (m_chunk < m_chunks.size() && m_chunks[m_chunk].size - m_used < size) {
        ++m_chunk;
        m_used = 0;
    }
    if (m_chunk == m_chunks.size()) {
        const auto bytes = std::max(size, kChunkBytes);
        m_chunks.push_back({std::make_unique_for_overwrite<char[]>(bytes), bytes});
    }
    auto *const at = m_chunks[m_chunk].bytes.get() + m_used;
    m_used += size;
    return at;
}

std::string_view ParsedLog::keep(std::string_view bytes)
{
    if (bytes.empty())
        return {};
    auto *const at = scratch(bytes.size());
    std::memcpy(at, bytes.data(), bytes.size());
    return {at, bytes.size()};
}

std::string_view ParsedLog::allowedKey(std::string_view key)
{
    if (key.empty())
        return "_";
    if (isReserved(key)) {
        auto *const at = scratch(key.size() + 1);
        at[0] = '_';
        std::memcpy(at + 1, key.data(), key.size());
        key = {at, key.size() + 1};
    }
    if (key.size() <= kKeyBytesMax)
        return key;
    ++m_keysCut;
    return cutKey(key, kKeyBytesMax);
}

} // namespace sluice
