#include "engine/functions/digest.h"

#include <openssl/sha.h>

#include <array>

#include <sys/random.h>

namespace sluice {

namespace {

constexpr char kHex[] = "0123456789abcdef";

} // namespace

std::string sha256Hex(std::string_view text)
{
    unsigned char sum[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char *>(text.data()), text.size(), sum);
    std::string out;
    for (const auto byte : sum) {
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
    }
    return out;
}

std::string newUuid()
{
    // One system call for all of them: std::random_device takes a slow instruction for each number.
    std::array<unsigned char, 16> bytes{};
    for (std::size_t have = 0; have < bytes.size();) {
        const auto more = ::getrandom(bytes.data() + have, bytes.size() - have, 0);
        have += more > 0 ? static_cast<std::size_t>(more) : 0; // interrupted before there is entropy: again
    }
    bytes[6] = static_cast<unsigned char>(0x40 | (bytes[6] & 15));
    bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 63));
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out += '-';
        out += kHex[bytes[i] >> 4];
        out += kHex[bytes[i] & 15];
    }
    return out;
}

} // namespace sluice
