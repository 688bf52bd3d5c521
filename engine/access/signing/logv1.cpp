#include "engine/access/signing/logv1.h"

#include "engine/access/digests.h"
#include "engine/access/signing/claimparts.h"

namespace sluice::signing {

namespace {

// Lines of the text that is signed, up to the resource. x-log-date stands in for Date and is no header of its own.
bool isSignedByLogV1(std::string_view name)
{
    return (startsWithName(name, "x-log-") && !sameName(name, "x-log-date")) || startsWithName(name, "x-acs-");
}

std::string_view logV1Date(const SignedRequest &request)
{
    return headerOr(request, "date", headerOr(request, "x-log-date", {}));
}

// Decoded values stand between '&' and '=' unmarked, so "a=1&b=2" and "a=1%26b=2" would have one text. The second is
// refused: a value in which a name follows a '&' that could be the next item's, by the order of names.
Done checkValues(const QueryItems &query)
{
    for (std::size_t i = 0; i < query.items.size(); ++i) {
        const auto &item = query.items[i];
        for (auto at = item.value.find('&'); at != std::string_view::npos; at = item.value.find('&', at + 1)) {
            const auto rest = item.value.substr(at + 1);
            const auto end = rest.find_first_of("&=");
            const auto name = rest.substr(0, end);
            if (end != std::string_view::npos && rest[end] == '=' && name > item.key
                && (i + 1 == query.items.size() || name < query.items[i + 1].key))
                return refuse("a value in the query reads like another item, which version 1 of this scheme cannot sign; "
                              "take version 4");
        }
    }
    return {};
}

// Method, digest, type and date once each; what else is a header line.
Result<std::string> logV1Text(const SignedRequest &request, std::string_view path)
{
    SLUICE_LET(const auto lines, headerLines(request, isSignedByLogV1));
    SLUICE_LET(auto query, QueryItems::read(request.query));
    SLUICE_TRY(query.sortByPlainKey());
    SLUICE_TRY(checkValues(query));
    std::string text;
    text.reserve(1024);
    for (const auto part :
         {request.method, headerOr(request, "content-md5", {}), headerOr(request, "content-type", {}), logV1Date(request)}) {
        text += part;
        text += '\n';
    }
    for (const auto &line : lines)
        appendLine(text, line);
    text += path;
    char before = '?';
    for (const auto &item : query.items) {
        text += std::exchange(before, '&');
        text += item.key;
        text += '=';
        text += item.value;
    }
    return text;
}

} // namespace

Result<SignatureClaim> readLogV1(const SignedRequest &request, std::string_view keyAndSignature)
{
    SLUICE_LET(auto claim, readKeyAndSignature(SignatureScheme::LogV1, keyAndSignature, kSha1TextBytes));
    SLUICE_LET(claim.at, dateOf(logV1Date(request), DateForm::Rfc1123));
    SLUICE_TRY(checkLines(request, [](std::string_view name) {
        return isSignedByLogV1(name) || sameName(name, "content-md5") || sameName(name, "content-type")
            || sameName(name, "date") || sameName(name, "x-log-date");
    }));
    if (headerOr(request, "x-log-signaturemethod", "hmac-sha1") != "hmac-sha1")
        return refuse("x-log-signaturemethod is not hmac-sha1");
    SLUICE_LET(claim.securityToken, tokenOf(headerOr(request, "x-acs-security-token", {})));
    return claim;
}

Result<bool> logV1Fits(const SignedRequest &request, const SignatureClaim &claim, const Secret &secret)
{
    SLUICE_LET(const auto text, logV1Text(request, request.path));
    if (sameBytes(base64(hmacSha1(secret.view(), text).view()), claim.signature))
        return true;
    if (!hasOneDecodedForm(request.path))
        return false;
    SLUICE_LET(const auto path, decodedPath(request.path));
    SLUICE_LET(const auto other, logV1Text(request, path));
    return sameBytes(base64(hmacSha1(secret.view(), other).view()), claim.signature);
}

Result<std::string> logV1Authorization(const SignedRequest &request, const Credentials &credentials)
{
    SLUICE_LET(const auto text, logV1Text(request, request.path));
    return "LOG " + credentials.keyId + ':' + base64(hmacSha1(credentials.secret.view(), text).view());
}

} // namespace sluice::signing
