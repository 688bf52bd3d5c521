#include "engine/objects/crc64.h"

#include <array>
#include <bit>
#include <cstring>

namespace sluice {

namespace {

constexpr std::uint64_t kReflectedPolynomial = 0xC96C5795D7870F42;
using Crc64Tables = std::array<std::array<std::uint64_t, 256>, 8>;

// Table k holds what a byte does to the sum when k more bytes follow it.
constexpr Crc64Tables makeTables()
{
    Crc64Tables tables{};
    for (std::uint64_t i = 0; i < 256; ++i) {
        std::uint64_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? kReflectedPolynomial : 0);
        tables[0][i] = value;
    }
    for (std::size_t k = 1; k < tables.size(); ++k)
        for (std::size_t i = 0; i < 256; ++i)
            tables[k][i] = (tables[k - 1][i] >> 8) ^ tables[0][tables[k - 1][i] & 0xFF];
    return tables;
}

constexpr Crc64Tables kTables = makeTables();
static_assert(std::endian::native == std::endian::little);

} // namespace

std::uint64_t crc64(std::string_view bytes, std::uint64_t crc)
{
    crc = ~crc;
    const char *at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        word ^= crc;
        crc = kTables[7][word & 0xFF] ^ kTables[6][(word >> 8) & 0xFF] ^ kTables[5][(word >> 16) & 0xFF]
            ^ kTables[4][(word >> 24) & 0xFF] ^ kTables[3][(word >> 32) & 0xFF] ^ kTables[2][(word >> 40) & 0xFF]
            ^ kTables[1][(word >> 48) & 0xFF] ^ kTables[0][word >> 56];
    }
    for (; left > 0; --left, ++at)
        crc = (crc >> 8) ^ kTables[0][(crc ^ static_cast<unsigned char>(*at)) & 0xFF];
    return ~crc;
}

} // namespace sluice
