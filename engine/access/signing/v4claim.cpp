#include "engine/access/signing/v4claim.h"

#include "engine/access/signing/claimparts.h"
#include "engine/access/signing/v4canonical.h"

#include <algorithm>

namespace sluice::signing {

namespace {

struct V4Parts { // of an Authorization header
    std::optional<std::string_view> credential;
    std::optional<std::string_view> list;
    std::optional<std::string_view> signature;
};

// "Name=value,Name=value"; blanks around the commas are nobody's business.
Result<V4Parts> splitParts(const V4Dialect &dialect, std::string_view text)
{
    V4Parts parts;
    while (true) {
        const auto comma = text.find(',');
        const auto part = trimmed(text.substr(0, comma));
        const auto equals = part.find('=');
        const auto name = part.substr(0, equals);
        auto *const into = name == "Credential"                     ? &parts.credential
            : name == "Signature"                                   ? &parts.signature
            : !dialect.listPart.empty() && name == dialect.listPart ? &parts.list
                                                                    : nullptr;
        if (equals == std::string_view::npos || into == nullptr || *into)
            return refuse("a part of the Authorization header is unknown, there twice, or without value");
        *into = part.substr(equals + 1);
        if (comma == std::string_view::npos)
            break;
        text.remove_prefix(comma + 1);
    }
    if (!parts.credential || !parts.signature || (dialect.list == SignedList::Complete && !parts.list))
        return refuse("a part of the Authorization header is missing");
    return parts;
}

Done readCredential(const V4Dialect &dialect, std::string_view text, SignatureClaim &claim)
{
    if (dialect.service.empty()) {
        SLUICE_TRY(checkKeyId(text));
        claim.keyId = text;
        return {};
    }
    std::array<std::string_view, 5> pieces; // key id / day / region / service / terminator
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto slash = text.find('/');
        if ((slash == std::string_view::npos) != (i + 1 == pieces.size()))
            return refuse("the credential does not have five parts");
        pieces[i] = text.substr(0, slash);
        text.remove_prefix(slash == std::string_view::npos ? text.size() : slash + 1);
    }
    SLUICE_TRY(checkKeyId(pieces[0]));
    const auto &region = pieces[2];
    if (region.empty() || region.size() > kRegionBytesMax
        || std::ranges::any_of(region, [](char c) { return c <= ' ' || c >= 0x7f || c == ';' || c == '"'; }))
        return refuse("the region in the credential is empty, too long, or has a character that no region has");
    if (pieces[3] != dialect.service || pieces[4] != dialect.terminator)
        return refuse("the credential is for another service than " + std::string(dialect.service));
    claim.keyId = pieces[0];
    claim.day = pieces[1];
    claim.region = region;
    return {};
}

// In order and in lower case: each set of headers has one spelling, and none stands there twice.
Done readList(std::string_view text, SignatureClaim &claim)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        std::string name(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto inOrder = claim.signedHeaders.empty() || claim.signedHeaders.back() < name;
        if (name.empty() || !inOrder || claim.signedHeaders.size() == kSignedHeadersMax
            || std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; }))
            return refuse("the list of signed headers is too long, not sorted, or not in lower case");
        claim.signedHeaders.push_back(std::move(name));
    }
    return {};
}

Done readTime(const V4Dialect &dialect, std::string_view text, SignatureClaim &claim)
{
    SLUICE_LET(claim.at, dateOf(text, dialect.dateForm));
    if (!dialect.service.empty() && text.substr(0, 8) != claim.day)
        return refuse("the date and the day of the credential differ");
    return {};
}

Done checkHeaders(const V4Dialect &dialect, const SignedRequest &request, const SignatureClaim &claim)
{
    SLUICE_TRY(signedLines(dialect, request, claim.signedHeaders));
    const auto hasHost = [&] { return std::ranges::find(claim.signedHeaders, "host") != claim.signedHeaders.end(); };
    if (dialect.list == SignedList::Complete && !hasHost())
        return refuse("the Host header is not signed");
    return {};
}

} // namespace

Result<SignatureClaim> readV4Header(const V4Dialect &dialect, const SignedRequest &request, std::string_view text)
{
    SLUICE_LET(const auto parts, splitParts(dialect, text));
    SignatureClaim claim;
    claim.scheme = dialect.scheme;
    SLUICE_TRY(readCredential(dialect, *parts.credential, claim));
    SLUICE_TRY(checkHexSignature(*parts.signature));
    claim.signature = *parts.signature;
    SLUICE_TRY(readList(parts.list.value_or(std::string_view()), claim));
    SLUICE_TRY(readTime(dialect, headerOr(request, dialect.dateHeader, {}), claim));
    const auto digest = headerOr(request, dialect.digestHeader, {});
    if (!isHexDigest(digest) && !(dialect.payload == Payload::MayBeUnsigned && digest == kUnsignedPayload))
        return refuse("the header " + std::string(dialect.digestHeader)
                      + " is missing or holds no SHA-256 of the whole body");
    if (!dialect.nonceHeader.empty()) {
        claim.nonce = headerOr(request, dialect.nonceHeader, {});
        if (claim.nonce.empty() || claim.nonce.size() > kNonceBytesMax)
            return refuse("the header " + std::string(dialect.nonceHeader) + " is missing, empty or too long");
    }
    SLUICE_LET(claim.securityToken, tokenOf(headerOr(request, dialect.tokenHeader, {})));
    SLUICE_TRY(checkHeaders(dialect, request, claim));
    return claim;
}

Result<SignatureClaim> readV4Url(const V4Dialect &dialect, const SignedRequest &request)
{
    const auto &names = dialect.url;
    SLUICE_LET(const auto query, QueryItems::read(request.query));
    SignatureClaim claim;
    claim.scheme = dialect.scheme;
    SLUICE_LET(const auto algorithm, needed(query, names.algorithm));
    if (algorithm != dialect.algorithm)
        return refuse("the signature is of an unknown scheme");
    SLUICE_LET(const auto credential, needed(query, names.credential));
    SLUICE_TRY(readCredential(dialect, credential, claim));
    SLUICE_LET(const auto signature, needed(query, names.signature));
    SLUICE_TRY(checkHexSignature(signature));
    claim.signature = signature;
    SLUICE_LET(const auto list, query.find(names.list));
    SLUICE_TRY(readList(list.value_or(std::string_view()), claim));
    SLUICE_LET(const auto date, needed(query, names.date));
    SLUICE_TRY(readTime(dialect, date, claim));
    SLUICE_LET(const auto lasting, needed(query, names.expires));
    SLUICE_LET(const auto seconds, wholeNumber(lasting, kV4UrlSecondsMax));
    claim.expires = claim.at + std::chrono::seconds(seconds);
    SLUICE_LET(const auto token, query.find(names.token));
    SLUICE_LET(claim.securityToken, tokenOf(token.value_or(std::string_view())));
    SLUICE_TRY(checkHeaders(dialect, request, claim));
    return claim;
}

} // namespace sluice::signing
