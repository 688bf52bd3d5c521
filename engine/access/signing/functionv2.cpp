#include "engine/access/signing/functionv2.h"

#include "engine/access/digests.h"
#include "engine/access/signing/claimparts.h"

#include <algorithm>

namespace sluice::signing {

namespace {

constexpr std::string_view kProxyPath = "/2016-08-15/proxy/";
constexpr std::string_view kUrlExpires = "x-fc-expires";
constexpr std::string_view kUrlToken = "x-fc-security-token";
constexpr std::string_view kUrlSignature = "x-fc-signature";

bool isSignedByFunctionV2(std::string_view name)
{
    return startsWithName(name, "x-fc-");
}

// Clients differ on "flag=": the one signs it as it is, the other as "flag".
enum class EmptyItems { AsSent, Bare };

// The items in lines. What could be taken for two items, or for another name, is refused.
Result<std::string> itemLines(const SignedRequest &request, EmptyItems empty)
{
    SLUICE_LET(auto query, QueryItems::read(request.query));
    query.remove(kUrlSignature);
    std::vector<std::string> lines;
    for (const auto &item : query.items) {
        if (item.key.find_first_of("=\n") != std::string_view::npos || item.value.find('\n') != std::string_view::npos)
            return refuse("the query has a line break, or a name with '=', which this scheme cannot sign");
        auto &line = lines.emplace_back(item.key);
        if (item.equals == QueryItems::Sign::Present && !(item.value.empty() && empty == EmptyItems::Bare))
            (line += '=') += item.value;
    }
    std::ranges::sort(lines);
    std::string text;
    for (const auto &line : lines)
        (text += '\n') += line;
    return text.empty() ? "\n" : text;
}

Result<std::string> functionV2Text(const SignedRequest &request, std::string_view date, EmptyItems empty)
{
    SLUICE_LET(const auto lines, headerLines(request, isSignedByFunctionV2));
    SLUICE_LET(const auto path, decodedPath(request.path));
    std::string text;
    text.reserve(1024);
    for (const auto part :
         {request.method, headerOr(request, "content-md5", {}), headerOr(request, "content-type", {}), date}) {
        text += part;
        text += '\n';
    }
    for (const auto &line : lines)
        appendLine(text, line);
    text += path;
    if (path.starts_with(kProxyPath)) {
        SLUICE_LET(const auto items, itemLines(request, empty));
        text += items;
    }
    return text;
}

Done checkFunctionHeaders(const SignedRequest &request)
{
    return checkLines(request, [](std::string_view name) {
        return isSignedByFunctionV2(name) || sameName(name, "content-md5") || sameName(name, "content-type")
            || sameName(name, "date");
    });
}

std::string functionSignature(const Secret &secret, std::string_view text)
{
    return base64(hmacSha256(secret.view(), text).view());
}

} // namespace

Result<SignatureClaim> readFunctionV2(const SignedRequest &request, std::string_view keyAndSignature)
{
    SLUICE_LET(auto claim, readKeyAndSignature(SignatureScheme::FunctionV2, keyAndSignature, kSha256TextBytes));
    SLUICE_LET(claim.at, dateOf(headerOr(request, "date", {}), DateForm::Rfc1123));
    SLUICE_TRY(checkFunctionHeaders(request));
    SLUICE_LET(claim.securityToken, tokenOf(headerOr(request, kUrlToken, {})));
    return claim;
}

Result<SignatureClaim> readFunctionV2Url(const SignedRequest &request)
{
    SLUICE_LET(const auto path, decodedPath(request.path));
    if (!path.starts_with(kProxyPath))
        return refuse("only calls of an HTTP trigger can be signed in their URL");
    SLUICE_LET(const auto query, QueryItems::read(request.query));
    SignatureClaim claim;
    claim.scheme = SignatureScheme::FunctionV2;
    SLUICE_LET(const auto keyId, needed(query, kFunctionUrlKey));
    SLUICE_TRY(checkKeyId(keyId));
    claim.keyId = keyId;
    SLUICE_LET(const auto signature, needed(query, kUrlSignature));
    SLUICE_TRY(checkBase64Signature(signature, kSha256TextBytes));
    claim.signature = signature;
    SLUICE_LET(const auto expires, needed(query, kUrlExpires));
    SLUICE_LET(const auto seconds, wholeNumber(expires, kUrlSecondsMax));
    claim.expires = wallFromSeconds(seconds);
    SLUICE_LET(const auto token, query.find(kUrlToken));
    SLUICE_LET(claim.securityToken, tokenOf(token.value_or(std::string_view())));
    SLUICE_TRY(checkFunctionHeaders(request));
    return claim;
}

Result<bool> functionV2Fits(const SignedRequest &request, const SignatureClaim &claim, const Secret &secret)
{
    const bool isUrl = claim.expires != WallTime{};
    const auto date = isUrl ? std::to_string(unixSeconds(claim.expires)) : std::string(headerOr(request, "date", {}));
    SLUICE_LET(const auto text, functionV2Text(request, date, EmptyItems::AsSent));
    if (sameBytes(functionSignature(secret, text), claim.signature))
        return true;
    SLUICE_LET(const auto bare, functionV2Text(request, date, EmptyItems::Bare));
    return bare != text && sameBytes(functionSignature(secret, bare), claim.signature);
}

Result<std::string> functionV2Authorization(const SignedRequest &request, const Credentials &credentials)
{
    SLUICE_LET(const auto text, functionV2Text(request, headerOr(request, "date", {}), EmptyItems::AsSent));
    return "FC " + credentials.keyId + ':' + functionSignature(credentials.secret, text);
}

Result<std::string> functionV2SignedQuery(const SignedRequest &request, const Credentials &credentials,
                                          const UrlSignOptions &options)
{
    SLUICE_LET(const auto path, decodedPath(request.path));
    if (!path.starts_with(kProxyPath))
        return fail(ErrorKind::Invalid, "InvalidArgument", "only calls of an HTTP trigger can be signed in their URL");
    const auto expires = std::to_string(unixSeconds(options.now + options.lasts));
    std::string query(request.query);
    addQueryItem(query, kFunctionUrlKey, credentials.keyId);
    addQueryItem(query, kUrlExpires, expires);
    if (!credentials.securityToken.empty())
        addQueryItem(query, kUrlToken, credentials.securityToken);
    auto signedRequest = request;
    signedRequest.query = query;
    SLUICE_LET(const auto text, functionV2Text(signedRequest, expires, EmptyItems::AsSent));
    addQueryItem(query, kUrlSignature, functionSignature(credentials.secret, text));
    return query;
}

} // namespace sluice::signing
