#include "engine/access/masterkey.h"

#include "engine/access/digests.h"

#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

#include <openssl/evp.h>
#include <openssl/rand.h>

namespace sluice {

namespace {

// One domain for each use, so that what one use gives away says nothing about another.
constexpr std::string_view kAccessKeyDomain = "sluice/access-key/1";
constexpr std::string_view kTokenDomain = "sluice/token/1";
constexpr std::string_view kTokenPrefix = "SLT1"; // says what it is, and which layout
constexpr std::size_t kSecretLength = 30; // as the cloud's access key secrets
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}
unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

Secret hmac(const Secret &key, std::string_view text)
{
    auto digest = hmacSha256(key.view(), text);
    Secret made(digest.view());
    wipe(digest);
    return made;
}

std::string toBase64Url(std::string_view bytes)
{
    std::string text;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6)
            text += kBase64Url[bits >> (count - 6) & 63];
    }
    if (count > 0)
        text += kBase64Url[bits << (6 - count) & 63];
    return text;
}

// Only what toBase64Url() writes: a last letter with bits to spare must not make a second text of the same bytes.
std::optional<std::string> fromBase64Url(std::string_view text)
{
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = kBase64Url.find(c);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 255);
        }
    }
    if (toBase64Url(bytes) != text)
        return std::nullopt;
    return bytes;
}

void putNumber(std::string &out, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 255);
}

void putText(std::string &out, std::string_view text)
{
    putNumber(out, text.size(), 4);
    out += text;
}

// Reads what was authenticated before; a length that is wrong all the same makes it fail, not overrun.
struct ClaimsReader {
    std::string_view left;
    bool good = true;

    std::uint64_t number(std::size_t bytes)
    {
        if (left.size() < bytes) {
            good = false;
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            value = value << 8 | static_cast<unsigned char>(left[i]);
        left.remove_prefix(bytes);
        return value;
    }
    std::string text()
    {
        const auto size = number(4);
        if (left.size() < size) {
            good = false;
            return {};
        }
        const auto found = left.substr(0, size);
        left.remove_prefix(size);
        return std::string(found);
    }
};

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Cipher cipher()
{
    return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
}

tl::unexpected<Error> refused()
{
    return fail(ErrorKind::Denied, "InvalidSecurityToken",
                "the security token was not made by this engine, was changed, or its master key is another one now");
}

// nonce ‖ ciphertext ‖ tag → plain text; nothing when it was not sealed with this key.
std::optional<std::string> opened(const Secret &key, std::string_view sealed)
{
    if (sealed.size() < kNonceBytes + kTagBytes)
        return std::nullopt;
    const auto nonce = sealed.substr(0, kNonceBytes);
    const auto body = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
    std::string tag(sealed.substr(sealed.size() - kTagBytes));
    std::string plain(body.size() + kTagBytes, '\0');
    int size = 0;
    int ignored = 0;
    const auto context = cipher();
    const bool good = context != nullptr
        && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key.view()), bytesOf(nonce)) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &ignored, bytesOf(kTokenDomain), static_cast<int>(kTokenDomain.size()))
            == 1
        && EVP_DecryptUpdate(context.get(), bytesOf(plain), &size, bytesOf(body), static_cast<int>(body.size())) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(context.get(), bytesOf(plain) + size, &ignored) == 1;
    if (!good) {
        wipe(plain);
        return std::nullopt;
    }
    plain.resize(static_cast<std::size_t>(size));
    return plain;
}

} // namespace

Result<MasterKey> MasterKey::from(Secret bytes)
{
    if (bytes.view().size() != kBytes)
        return fail(ErrorKind::Invalid, "MasterKeyInvalid",
                    "a master key has " + std::to_string(kBytes) + " bytes, not " + std::to_string(bytes.view().size()));
    return MasterKey(std::move(bytes));
}

MasterKey MasterKey::fresh()
{
    std::string bytes(kBytes, '\0');
    if (RAND_priv_bytes(bytesOf(bytes), static_cast<int>(kBytes)) != 1)
        std::abort(); // a guessable key would be worse than none
    return MasterKey(Secret::take(std::move(bytes)));
}

Secret MasterKey::secretOf(std::string_view keyId) const
{
    std::string text;
    text.reserve(kSecretLength);
    for (char round = 0; text.size() < kSecretLength; ++round) {
        const auto block =
            hmac(m_bytes, std::string(kAccessKeyDomain) + '\0' + std::string(keyId) + '\0' + std::string(1, round));
        for (const char c : block.view()) {
            const auto value = static_cast<unsigned char>(c);
            if (value < 4 * kLetters.size() && text.size() < kSecretLength) // the rest would favour some letters
                text += kLetters[value % kLetters.size()];
        }
    }
    return Secret::take(std::move(text));
}

std::string MasterKey::seal(const TokenClaims &claims) const
{
    std::string plain;
    for (const auto *text : {&claims.keyId, &claims.role, &claims.roleUid, &claims.session, &claims.policy})
        putText(plain, *text);
    putNumber(plain, static_cast<std::uint64_t>(claims.issuedMs), 8);
    putNumber(plain, static_cast<std::uint64_t>(claims.expiresMs), 8);

    const auto key = hmac(m_bytes, kTokenDomain);
    std::string sealed(kNonceBytes + plain.size() + kTagBytes, '\0');
    int size = 0;
    int ignored = 0;
    const auto context = cipher();
    const bool good = context != nullptr && RAND_bytes(bytesOf(sealed), kNonceBytes) == 1
        && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key.view()), bytesOf(sealed)) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &ignored, bytesOf(kTokenDomain), static_cast<int>(kTokenDomain.size()))
            == 1
        && EVP_EncryptUpdate(context.get(), bytesOf(sealed) + kNonceBytes, &size, bytesOf(plain),
                             static_cast<int>(plain.size()))
            == 1
        && EVP_EncryptFinal_ex(context.get(), bytesOf(sealed) + kNonceBytes + size, &ignored) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, sealed.data() + kNonceBytes + size) == 1;
    if (!good)
        std::abort(); // OpenSSL without AES-GCM or without randomness
    return std::string(kTokenPrefix) + toBase64Url(sealed);
}

Result<TokenClaims> MasterKey::open(std::string_view token, WallTime now) const
{
    if (token.size() > kTokenBytesMax || !token.starts_with(kTokenPrefix))
        return refused();
    const auto sealed = fromBase64Url(token.substr(kTokenPrefix.size()));
    if (!sealed)
        return refused();
    const auto plain = opened(hmac(m_bytes, kTokenDomain), *sealed);
    if (!plain)
        return refused();
    ClaimsReader reader{*plain};
    TokenClaims claims;
    for (auto *text : {&claims.keyId, &claims.role, &claims.roleUid, &claims.session, &claims.policy})
        *text = reader.text();
    claims.issuedMs = static_cast<std::int64_t>(reader.number(8));
    claims.expiresMs = static_cast<std::int64_t>(reader.number(8));
    if (!reader.good || !reader.left.empty())
        return refused();
    if (unixMillis(now) >= claims.expiresMs)
        return fail(ErrorKind::Denied, "SecurityTokenExpired", "the security token has expired; assume the role again");
    return claims;
}

} // namespace sluice
