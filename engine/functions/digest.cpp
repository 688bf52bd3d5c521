#include "engine/functions/digest.h"

#include <openssl/sha.h>

#include <random>

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
    std::random_device random;
    std::string out;
    for (int i = 0; i < 32; ++i) {
        auto digit = random() & 15;
        if (i == 12)
            digit = 4;
        if (i == 16)
            digit = (digit & 3) | 8;
        if (i == 8 || i == 12 || i == 16 || i == 20)
            out += '-';
        out += kHex[digit];
    }
    return out;
}

} // namespace sluice
