#include "engine/access/keychain/keychainvalue.h"

#include <array>

#include <openssl/evp.h>

namespace sluice {

namespace {

constexpr std::string_view kPrefix = "sluice1:";
constexpr std::size_t kSumBytes = 8;
constexpr std::size_t kSumDigits = 2 * kSumBytes;
constexpr std::size_t kTextMax = Secret::kBytesMax * 2;

std::string checksum(std::string_view name, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_MD_CTX *const context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
    EVP_DigestUpdate(context, name.data(), name.size());
    EVP_DigestUpdate(context, "", 1); // the name ends here
    EVP_DigestUpdate(context, bytes.data(), bytes.size());
    EVP_DigestFinal_ex(context, digest.data(), &size);
    EVP_MD_CTX_free(context);
    std::string hex;
    for (std::size_t i = 0; i < kSumBytes; ++i) {
        hex += "0123456789abcdef"[digest[i] >> 4];
        hex += "0123456789abcdef"[digest[i] & 15];
    }
    return hex;
}

std::string base64(std::string_view bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0'); // OpenSSL ends it with a zero
    const auto size = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()),
                                      reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

Secret fromBase64(std::string_view text)
{
    std::string bytes(text.size() / 4 * 3 + 1, '\0');
    const auto size = EVP_DecodeBlock(reinterpret_cast<unsigned char *>(bytes.data()),
                                      reinterpret_cast<const unsigned char *>(text.data()), static_cast<int>(text.size()));
    if (size < 0 || text.size() % 4 != 0) {
        wipe(bytes);
        return {};
    }
    const auto padding = text.ends_with("==") ? 2U : text.ends_with('=') ? 1U : 0U;
    const Secret secret(std::string_view(bytes).substr(0, static_cast<std::size_t>(size) - padding));
    wipe(bytes);
    return secret;
}

} // namespace

std::string keychainText(std::string_view name, const Secret &secret)
{
    auto body = base64(secret.view());
    std::string text;
    text.reserve(kPrefix.size() + kSumDigits + 1 + body.size());
    text.append(kPrefix).append(checksum(name, secret.view())).append(1, ':').append(body);
    wipe(body);
    return text;
}

Result<Secret> secretOfKeychainText(std::string_view name, std::string_view text)
{
    const auto damaged = [&] {
        return fail(ErrorKind::Corrupt, "SecretDamaged",
                    "what the keychain holds as '" + std::string(name)
                        + "' is not what Sluice stored there; store the secret again");
    };
    constexpr auto kHead = kPrefix.size() + kSumDigits + 1;
    if (text.size() <= kHead || text.size() > kTextMax || !text.starts_with(kPrefix) || text[kHead - 1] != ':')
        return damaged();
    auto secret = fromBase64(text.substr(kHead));
    if (secret.empty() || !sameBytes(checksum(name, secret.view()), text.substr(kPrefix.size(), kSumDigits)))
        return damaged();
    return secret;
}

} // namespace sluice
