// Any request, of a seed that is a real one or of nothing: reading its claim and verifying it never crashes, and without the
// secret nothing is ever accepted. The first byte picks the scheme to begin with; the rest are method, path, query and
// headers, by lines.
#include "engine/access/signing/noncememory.h"
#include "engine/access/signing/signature.h"
#include "engine/access/signing/signingkeys.h"

#include <cstdlib>
#include <vector>

using namespace sluice;

namespace {

std::string_view taken(std::string_view &text, char until)
{
    const auto end = text.find(until);
    const auto part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

// What a scheme needs before its signature is looked at: without these no input would get that far.
constexpr std::string_view kDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr std::string_view kSignature = "6c0ab03bda283785f13734118e38a6b842b9703616776823f35bccf328272979";

std::vector<HttpHeader> beginOf(unsigned scheme, std::string &authorization)
{
    const std::string hexadecimal(kSignature);
    switch (scheme) {
    case 1: authorization = "LOG k:X5vU5vONr7gbJ76DqWfYcjY8UY8="; break;
    case 2: authorization = "FC k:GhzeCrriaf9Hq7J9KwfM956uAv6qDvzQ6mHKUKQq1Pc="; break;
    case 3: authorization = "OSS k:X5vU5vONr7gbJ76DqWfYcjY8UY8="; break;
    case 4: authorization = "SLS4-HMAC-SHA256 Credential=k/20240115/r/sls/aliyun_v4_request,Signature=" + hexadecimal; break;
    case 5: authorization = "OSS4-HMAC-SHA256 Credential=k/20240115/r/oss/aliyun_v4_request,Signature=" + hexadecimal; break;
    case 6:
        authorization = "AWS4-HMAC-SHA256 Credential=k/20240115/r/s3/aws4_request,"
                        "SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature="
            + hexadecimal;
        break;
    case 7:
        authorization = "ACS3-HMAC-SHA256 Credential=k,"
                        "SignedHeaders=host;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce,Signature="
            + hexadecimal;
        break;
    default: return {};
    }
    std::vector<HttpHeader> headers = {{"Authorization", authorization}, {"Host", "h"}};
    if (scheme <= 3)
        headers.push_back({"Date", "Mon, 15 Jan 2024 08:09:10 GMT"});
    for (const auto &[of, name, value] : std::initializer_list<std::tuple<unsigned, std::string_view, std::string_view>>{
             {4, "x-log-date", "20240115T080910Z"},
             {4, "x-log-content-sha256", kDigest},
             {5, "x-oss-date", "20240115T080910Z"},
             {5, "x-oss-content-sha256", "UNSIGNED-PAYLOAD"},
             {6, "x-amz-date", "20240115T080910Z"},
             {6, "x-amz-content-sha256", kDigest},
             {7, "x-acs-date", "2024-01-15T08:09:10Z"},
             {7, "x-acs-content-sha256", kDigest},
             {7, "x-acs-signature-nonce", "n"}})
        if (of == scheme)
            headers.push_back({name, value});
    return headers;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static SigningKeys keys;
    static NonceMemory nonces;
    static const Secret secret("a secret that no input knows");
    if (size == 0)
        return 0;
    std::string authorization;
    auto headers = beginOf(data[0] % 9, authorization);
    std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    SignedRequest request;
    request.method = taken(text, '\n');
    request.path = taken(text, '\n');
    request.query = taken(text, '\n');
    request.bucket = taken(text, '\n');
    while (!text.empty() && headers.size() < 300) {
        auto line = taken(text, '\n');
        const auto name = taken(line, ':');
        headers.push_back({name, line});
    }
    request.headers = headers;

    const auto claim = readClaim(request);
    if (claim) {
        const auto now = claim->expires != WallTime{} ? claim->expires : claim->at;
        if (verify(request, *claim, {.secret = secret, .now = now, .bodyDigest = {}, .nonces = &nonces, .keys = &keys}))
            std::abort();
        if (claim->keyId.empty() || claim->signature.empty() || claim->signedHeaders.size() > kSignedHeadersMax)
            std::abort();
    }

    // What is signed here is accepted here, whatever the request holds; or signing says why not.
    const auto scheme = static_cast<SignatureScheme>(data[0] % 7);
    const Credentials credentials{"k", secret, data[0] & 0x40 ? "token" : ""};
    const WallTime now = wallFromSeconds(1'705'306'150);
    std::erase_if(headers, [](const HttpHeader &header) { return header.name == "Authorization"; });
    request.headers = headers;
    const auto added =
        sign(scheme, request, credentials, {.now = now, .region = "r", .nonce = "n", .action = "A", .version = "V"});
    if (!added)
        return 0;
    for (const auto &header : *added)
        headers.push_back({header.name, header.value});
    request.headers = headers;
    const auto mine = readClaim(request);
    if (!mine || mine->expires != WallTime{})
        return 0; // a header of the request's own is wrong, such as its date
    const auto done = verify(request, *mine, {.secret = secret, .now = mine->at, .bodyDigest = {}, .keys = &keys});
    if (!done && done.error().code == "SignatureNotMatch")
        std::abort();
    return 0;
}
