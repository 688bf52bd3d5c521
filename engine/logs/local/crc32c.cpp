#include "engine/logs/local/crc32c.h"

#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace sluice {

namespace {

constexpr std::uint32_t kPolynomial = 0x82F63B78;
using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Tables makeTables()
{
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? (value >> 1) ^ kPolynomial : value >> 1;
        tables[0][i] = value;
    }
    for (std::size_t t = 1; t < tables.size(); ++t) {
        for (std::size_t i = 0; i < 256; ++i)
            tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xFF];
    }
    return tables;
}

constexpr Tables kTables = makeTables();

#if defined(__x86_64__)

// The instruction takes three cycles but can begin one each: three lanes side by side, joined by tables that move a
// checksum over a lane of zeros.
constexpr std::size_t kLaneBytes = 1024;

struct LaneShift {
    std::array<std::array<std::uint32_t, 256>, 4> table{};

    LaneShift()
    {
        std::array<std::uint32_t, 32> basis{};
        for (std::size_t bit = 0; bit < basis.size(); ++bit) {
            auto value = std::uint32_t{1} << bit;
            for (std::size_t i = 0; i < kLaneBytes; ++i)
                value = (value >> 8) ^ kTables[0][value & 0xFF];
            basis[bit] = value;
        }
        for (std::size_t byte = 0; byte < table.size(); ++byte) {
            for (std::size_t value = 0; value < 256; ++value) {
                for (std::size_t bit = 0; bit < 8; ++bit) {
                    if ((value >> bit & 1) != 0)
                        table[byte][value] ^= basis[byte * 8 + bit];
                }
            }
        }
    }

    [[nodiscard]] std::uint32_t operator()(std::uint32_t crc) const
    {
        return table[0][crc & 0xFF] ^ table[1][crc >> 8 & 0xFF] ^ table[2][crc >> 16 & 0xFF] ^ table[3][crc >> 24];
    }
};

std::uint64_t wordAt(const char *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

__attribute__((target("sse4.2"))) std::uint32_t byInstruction(const char *at, std::size_t size, std::uint32_t crc)
{
    static const LaneShift shift;
    std::uint64_t wide = static_cast<std::uint32_t>(~crc);
    for (; size >= 3 * kLaneBytes; size -= 3 * kLaneBytes, at += 3 * kLaneBytes) {
        std::uint64_t second = 0;
        std::uint64_t third = 0;
        for (std::size_t i = 0; i < kLaneBytes; i += 8) {
            wide = _mm_crc32_u64(wide, wordAt(at + i));
            second = _mm_crc32_u64(second, wordAt(at + kLaneBytes + i));
            third = _mm_crc32_u64(third, wordAt(at + 2 * kLaneBytes + i));
        }
        wide = shift(static_cast<std::uint32_t>(wide)) ^ second;
        wide = shift(static_cast<std::uint32_t>(wide)) ^ third;
    }
    for (; size >= 8; size -= 8, at += 8)
        wide = _mm_crc32_u64(wide, wordAt(at));
    auto narrow = static_cast<std::uint32_t>(wide);
    for (; size > 0; --size, ++at)
        narrow = _mm_crc32_u8(narrow, static_cast<unsigned char>(*at));
    return ~narrow;
}

#endif

} // namespace

std::uint32_t crc32cByTable(std::string_view bytes, std::uint32_t crc)
{
    crc = ~crc;
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    std::size_t size = bytes.size();
    for (; size >= 8; size -= 8, at += 8) {
        const std::uint32_t low = crc
            ^ (static_cast<std::uint32_t>(at[0]) | static_cast<std::uint32_t>(at[1]) << 8
               | static_cast<std::uint32_t>(at[2]) << 16 | static_cast<std::uint32_t>(at[3]) << 24);
        crc = kTables[7][low & 0xFF] ^ kTables[6][(low >> 8) & 0xFF] ^ kTables[5][(low >> 16) & 0xFF] ^ kTables[4][low >> 24]
            ^ kTables[3][at[4]] ^ kTables[2][at[5]] ^ kTables[1][at[6]] ^ kTables[0][at[7]];
    }
    for (; size > 0; --size, ++at)
        crc = (crc >> 8) ^ kTables[0][(crc ^ *at) & 0xFF];
    return ~crc;
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc)
{
#if defined(__x86_64__)
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2");
    if (hasInstruction)
        return byInstruction(bytes.data(), bytes.size(), crc);
#endif
    return crc32cByTable(bytes, crc);
}

} // namespace sluice
