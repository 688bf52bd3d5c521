#include "engine/access/signing/v4signature.h"

#include "engine/access/signing/claimparts.h"
#include "engine/access/signing/signingkeys.h"
#include "engine/access/signing/v4canonical.h"
#include "engine/access/signing/v4claim.h"

namespace sluice::signing {

namespace {

// Whom and what time a signature is for; views of what the caller holds.
struct V4Scope {
    std::string_view keyId;
    std::string_view date; // in the dialect's form
    std::string_view region;

    [[nodiscard]] std::string_view day() const { return date.substr(0, 8); }
};

DayScope dayScopeOf(const V4Dialect &dialect, const V4Scope &scope)
{
    return {dialect.seed, scope.keyId, scope.day(), scope.region, dialect.service, dialect.terminator};
}

void appendScope(std::string &text, const V4Dialect &dialect, const V4Scope &scope)
{
    text += scope.day();
    for (const auto part : {scope.region, dialect.service, dialect.terminator}) {
        text += '/';
        text += part;
    }
}

std::string signatureOf(const V4Dialect &dialect, const V4Scope &scope, std::string_view canonical, const Secret &secret,
                        SigningKeys *keys)
{
    std::string text;
    text.reserve(256);
    text += dialect.algorithm;
    text += '\n';
    if (!dialect.service.empty()) {
        text += scope.date;
        text += '\n';
        appendScope(text, dialect, scope);
        text += '\n';
    }
    text += hex(sha256(canonical).view());
    if (dialect.service.empty())
        return hex(hmacSha256(secret.view(), text).view());
    const auto dayScope = dayScopeOf(dialect, scope);
    auto key = keys == nullptr ? derivedDayKey(dayScope, secret.view()) : keys->dayKey(dayScope, secret);
    auto signature = hex(hmacSha256(key.view(), text).view());
    wipe(key);
    return signature;
}

// The headers that a request signed by this program lists.
bool signsHere(const V4Dialect &dialect, std::string_view name)
{
    return alwaysSigned(dialect, name)
        || (dialect.scheme == SignatureScheme::S3V4 && (sameName(name, "content-type") || sameName(name, "content-md5")));
}

std::vector<std::string> listFor(const V4Dialect &dialect, const HeaderLines &lines)
{
    std::vector<std::string> names;
    if (dialect.list != SignedList::Complete)
        return names;
    for (const auto &line : lines)
        appendLower(names.emplace_back(), line.name);
    return names;
}

std::string credentialText(const V4Dialect &dialect, const V4Scope &scope)
{
    std::string text(scope.keyId);
    if (!dialect.service.empty()) {
        text += '/';
        appendScope(text, dialect, scope);
    }
    return text;
}

// Lines and list of a request that is about to be signed; it must have a host where that is listed.
Result<HeaderLines> linesToSign(const V4Dialect &dialect, const SignedRequest &request)
{
    SLUICE_LET(auto lines, headerLines(request, [&](std::string_view name) { return signsHere(dialect, name); }));
    if (dialect.list == SignedList::Complete && !findHeader(request, "host"))
        return fail(ErrorKind::Invalid, "InvalidArgument", "this scheme signs the Host header, and the request has none");
    return lines;
}

} // namespace

Result<bool> v4Fits(const V4Dialect &dialect, const SignedRequest &request, const SignatureClaim &claim,
                    const VerifyAgainst &against)
{
    const bool isUrl = claim.expires != WallTime{};
    SLUICE_LET(const auto lines, signedLines(dialect, request, claim.signedHeaders));
    const auto urlDate = isUrl ? dateText(claim.at, dialect.dateForm) : std::string();
    const V4Scope scope{claim.keyId, isUrl ? urlDate : headerOr(request, dialect.dateHeader, {}), claim.region};
    const CanonicalParts parts{.request = request,
                               .lines = lines,
                               .listed = claim.signedHeaders,
                               .payload = isUrl ? kUnsignedPayload : headerOr(request, dialect.digestHeader, {}),
                               .withoutItem = isUrl ? dialect.url.signature : std::string_view()};
    SLUICE_LET(const auto canonical, canonicalRequest(dialect, parts));
    if (sameBytes(signatureOf(dialect, scope, canonical, against.secret, against.keys), claim.signature))
        return true;
    if (dialect.path != PathForm::AsSentOrDecoded || !hasOneDecodedForm(request.path))
        return false;
    CanonicalParts decoded = parts;
    decoded.path = PathSpelling::Decoded;
    SLUICE_LET(const auto other, canonicalRequest(dialect, decoded));
    return sameBytes(signatureOf(dialect, scope, other, against.secret, against.keys), claim.signature);
}

Result<std::string> v4Authorization(const V4Dialect &dialect, const SignedRequest &request, const Credentials &credentials,
                                    const SignOptions &options)
{
    SLUICE_LET(const auto lines, linesToSign(dialect, request));
    const auto listed = listFor(dialect, lines);
    const auto date = headerOr(request, dialect.dateHeader, {});
    const V4Scope scope{credentials.keyId, date, options.region};
    const CanonicalParts parts{
        .request = request, .lines = lines, .listed = listed, .payload = headerOr(request, dialect.digestHeader, {})};
    SLUICE_LET(const auto canonical, canonicalRequest(dialect, parts));
    std::string text(dialect.algorithm);
    text += " Credential=" + credentialText(dialect, scope);
    if (!listed.empty())
        text += ',' + std::string(dialect.listPart) + '=' + joinedNames(listed);
    text += ",Signature=" + signatureOf(dialect, scope, canonical, credentials.secret, nullptr);
    return text;
}

Result<std::string> v4SignedQuery(const V4Dialect &dialect, const SignedRequest &request, const Credentials &credentials,
                                  const UrlSignOptions &options)
{
    const auto lasting = std::chrono::floor<std::chrono::seconds>(options.lasts).count();
    if (lasting > kV4UrlSecondsMax)
        return fail(ErrorKind::Invalid, "InvalidArgument", "a pre-signed URL of this scheme lasts seven days at most");
    SLUICE_LET(const auto lines, linesToSign(dialect, request));
    const auto listed = listFor(dialect, lines);
    const auto date = dateText(options.now, dialect.dateForm);
    const V4Scope scope{credentials.keyId, date, options.region};
    std::string query(request.query);
    addQueryItem(query, dialect.url.algorithm, dialect.algorithm);
    addQueryItem(query, dialect.url.credential, credentialText(dialect, scope));
    addQueryItem(query, dialect.url.date, date);
    addQueryItem(query, dialect.url.expires, std::to_string(lasting));
    if (!listed.empty())
        addQueryItem(query, dialect.url.list, joinedNames(listed));
    if (!credentials.securityToken.empty())
        addQueryItem(query, dialect.url.token, credentials.securityToken);
    auto signedRequest = request;
    signedRequest.query = query;
    const CanonicalParts parts{.request = signedRequest, .lines = lines, .listed = listed, .payload = kUnsignedPayload};
    SLUICE_LET(const auto canonical, canonicalRequest(dialect, parts));
    const auto signature = signatureOf(dialect, scope, canonical, credentials.secret, nullptr);
    addQueryItem(query, dialect.url.signature, signature);
    return query;
}

} // namespace sluice::signing
