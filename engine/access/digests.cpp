#include "engine/access/digests.h"

#include <algorithm>

#include <openssl/crypto.h>
#include <openssl/md5.h>
#include <openssl/sha.h>

// OpenSSL 3 looks an algorithm up in its providers for each one-shot call, which costs more than hashing a request. The
// functions that it calls low-level need no look-up and keep their state here, where it can be wiped.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace sluice {
namespace digesting {

struct Md5Hash {
    using Result = Md5;
    MD5_CTX state;
    Md5Hash() { MD5_Init(&state); }
    void add(const void *bytes, std::size_t size) { MD5_Update(&state, bytes, size); }
    void end(unsigned char *into) { MD5_Final(into, &state); }
};

struct Sha1Hash {
    using Result = Sha1;
    static constexpr std::size_t kBlock = SHA_CBLOCK;
    SHA_CTX state;
    Sha1Hash() { SHA1_Init(&state); }
    void add(const void *bytes, std::size_t size) { SHA1_Update(&state, bytes, size); }
    void end(unsigned char *into) { SHA1_Final(into, &state); }
};

struct Sha256Hash {
    using Result = Sha256;
    static constexpr std::size_t kBlock = SHA256_CBLOCK;
    SHA256_CTX state;
    Sha256Hash() { SHA256_Init(&state); }
    void add(const void *bytes, std::size_t size) { SHA256_Update(&state, bytes, size); }
    void end(unsigned char *into) { SHA256_Final(into, &state); }
};

template <class Hash> typename Hash::Result digest(std::string_view text)
{
    typename Hash::Result result;
    Hash hash;
    hash.add(text.data(), text.size());
    hash.end(result.bytes.data());
    return result;
}

// RFC 2104. The key block holds the key itself, and the states are as good as the key: all are wiped.
template <class Hash> typename Hash::Result hmac(std::string_view prefix, std::string_view key, std::string_view text)
{
    std::array<unsigned char, Hash::kBlock> block{};
    Hash inner;
    if (prefix.size() + key.size() > block.size()) {
        Hash shortened;
        shortened.add(prefix.data(), prefix.size());
        shortened.add(key.data(), key.size());
        shortened.end(block.data());
        OPENSSL_cleanse(&shortened, sizeof(shortened));
    } else {
        std::copy(prefix.begin(), prefix.end(), block.begin());
        std::copy(key.begin(), key.end(), block.begin() + static_cast<std::ptrdiff_t>(prefix.size()));
    }
    for (auto &byte : block)
        byte ^= 0x36;
    inner.add(block.data(), block.size());
    inner.add(text.data(), text.size());
    typename Hash::Result result;
    inner.end(result.bytes.data());

    Hash outer;
    for (auto &byte : block)
        byte ^= 0x36 ^ 0x5c;
    outer.add(block.data(), block.size());
    outer.add(result.bytes.data(), result.bytes.size());
    outer.end(result.bytes.data());
    OPENSSL_cleanse(block.data(), block.size());
    OPENSSL_cleanse(&inner, sizeof(inner));
    OPENSSL_cleanse(&outer, sizeof(outer));
    return result;
}

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr auto kBase64Values = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kBase64.size(); ++i)
        values[static_cast<unsigned char>(kBase64[i])] = static_cast<std::int8_t>(i);
    return values;
}();

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace digesting

void wipe(Sha256 &digest) noexcept
{
    OPENSSL_cleanse(digest.bytes.data(), digest.bytes.size());
}

Md5 md5(std::string_view text)
{
    return digesting::digest<digesting::Md5Hash>(text);
}

Sha256 sha256(std::string_view text)
{
    return digesting::digest<digesting::Sha256Hash>(text);
}

Sha1 hmacSha1(std::string_view key, std::string_view text)
{
    return digesting::hmac<digesting::Sha1Hash>({}, key, text);
}

Sha256 hmacSha256(std::string_view key, std::string_view text)
{
    return digesting::hmac<digesting::Sha256Hash>({}, key, text);
}

Sha256 hmacSha256(std::string_view prefix, std::string_view key, std::string_view text)
{
    return digesting::hmac<digesting::Sha256Hash>(prefix, key, text);
}

std::string hex(std::string_view bytes, Letters letters)
{
    const char *const digits = letters == Letters::Lower ? "0123456789abcdef" : "0123456789ABCDEF";
    std::string text(bytes.size() * 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text[2 * i] = digits[byte >> 4];
        text[2 * i + 1] = digits[byte & 15];
    }
    return text;
}

std::optional<std::string> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    std::string bytes(text.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = digesting::hexValue(text[2 * i]);
        const int low = digesting::hexValue(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[i] = static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string base64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t j) { return j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U; };
        const unsigned three = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        text += digesting::kBase64[three >> 18];
        text += digesting::kBase64[three >> 12 & 63];
        text += i + 1 < bytes.size() ? digesting::kBase64[three >> 6 & 63] : '=';
        text += i + 2 < bytes.size() ? digesting::kBase64[three & 63] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t digits = text.size();
    while (digits > 0 && text.size() - digits < 2 && text[digits - 1] == '=')
        --digits;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    unsigned bits = 0;
    int held = 0;
    for (const char c : text.substr(0, digits)) {
        const int value = digesting::kBase64Values[static_cast<unsigned char>(c)];
        if (value < 0)
            return std::nullopt;
        bits = bits << 6 | static_cast<unsigned>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>(bits >> held & 0xff);
        }
    }
    if ((bits & ((1U << held) - 1)) != 0)
        return std::nullopt;
    return bytes;
}

} // namespace sluice

#pragma GCC diagnostic pop
