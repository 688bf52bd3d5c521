#include "engine/access/signing/claimparts.h"

#include <algorithm>
#include <array>

namespace sluice::signing {

namespace {

bool isKeyIdCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}

template <class Test> constexpr std::array<bool, 256> charactersOf(Test test)
{
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = test(static_cast<char>(i));
    return table;
}
constexpr auto kLowerHex = charactersOf([](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
constexpr auto kBase64Letters = charactersOf([](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/';
});

bool consistsOf(const std::array<bool, 256> &table, std::string_view text)
{
    bool all = true;
    for (const char c : text)
        all = all && table[static_cast<unsigned char>(c)];
    return all;
}

} // namespace

Done checkKeyId(std::string_view id)
{
    if (id.empty() || id.size() > kKeyIdBytesMax || !std::ranges::all_of(id, isKeyIdCharacter))
        return refuse("the access key id is empty, too long, or has a character that no id has");
    return {};
}

Done checkBase64Signature(std::string_view text, std::size_t bytes)
{
    if (text.size() != bytes || !text.ends_with('=') || !consistsOf(kBase64Letters, text.substr(0, bytes - 1)))
        return refuse("the signature is not " + std::to_string(bytes) + " characters of base64");
    return {};
}

bool isHexDigest(std::string_view text)
{
    return text.size() == kSha256HexBytes && consistsOf(kLowerHex, text);
}

Done checkHexSignature(std::string_view text)
{
    if (!isHexDigest(text))
        return refuse("the signature is not 64 lower-case hexadecimal digits");
    return {};
}

Result<SignatureClaim> readKeyAndSignature(SignatureScheme scheme, std::string_view text, std::size_t signatureBytes)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return refuse("there is no colon between key id and signature");
    SLUICE_TRY(checkKeyId(text.substr(0, colon)));
    SLUICE_TRY(checkBase64Signature(text.substr(colon + 1), signatureBytes));
    SignatureClaim claim;
    claim.scheme = scheme;
    claim.keyId = text.substr(0, colon);
    claim.signature = text.substr(colon + 1);
    return claim;
}

Result<WallTime> dateOf(std::string_view text, DateForm form)
{
    const auto time = readDate(text, form);
    if (!time)
        return refuse(form == DateForm::Rfc1123     ? "the date is missing, or not as in Mon, 09 Nov 2015 06:11:16 GMT"
                          : form == DateForm::Basic ? "the date is missing, or not as in 20240115T080910Z"
                                                    : "the date is missing, or not as in 2024-01-09T06:03:04Z");
    return *time;
}

Result<std::int64_t> wholeNumber(std::string_view text, std::int64_t most)
{
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || value > most)
            return refuse("a number of seconds is not one, or too large");
        value = value * 10 + (c - '0');
    }
    if (value < 1 || value > most)
        return refuse("a number of seconds is missing, zero or too large");
    return value;
}

Result<std::string_view> needed(const QueryItems &query, std::string_view key)
{
    SLUICE_LET(const auto value, query.find(key));
    if (!value || value->empty())
        return refuse("the query has no " + std::string(key));
    return *value;
}

Result<std::string> tokenOf(std::string_view text)
{
    if (text.size() > kTokenBytesMax)
        return refuse("the security token has more than " + std::to_string(kTokenBytesMax) + " bytes");
    return std::string(text);
}

} // namespace sluice::signing
