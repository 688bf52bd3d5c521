#include "engine/access/signing/v4dialect.h"

#include "engine/access/signing/canonical.h"

#include <algorithm>

namespace sluice::signing {

namespace {

constexpr std::array<V4Dialect, 4> kV4Dialects = {{
    {.scheme = SignatureScheme::LogV4,
     .algorithm = "SLS4-HMAC-SHA256",
     .seed = "aliyun_v4",
     .service = "sls",
     .terminator = "aliyun_v4_request",
     .names = {"host", "content-type"},
     .prefixes = {"x-log-", "x-acs-"},
     .dateHeader = "x-log-date",
     .digestHeader = "x-log-content-sha256",
     .tokenHeader = "x-acs-security-token",
     .nonceHeader = "",
     .listPart = "",
     .dateForm = DateForm::Basic,
     .list = SignedList::Derived,
     .query = QueryForm::PlainKeys,
     .empty = EmptyValue::KeyAlone,
     .path = PathForm::AsSentOrDecoded,
     .blanks = InnerBlanks::Kept,
     .payload = Payload::Signed,
     .url = {}},
    {.scheme = SignatureScheme::Acs3,
     .algorithm = "ACS3-HMAC-SHA256",
     .seed = "",
     .service = "",
     .terminator = "",
     .names = {"host", "content-type"},
     .prefixes = {"x-acs-", "x-acs-"},
     .dateHeader = "x-acs-date",
     .digestHeader = "x-acs-content-sha256",
     .tokenHeader = "x-acs-security-token",
     .nonceHeader = "x-acs-signature-nonce",
     .listPart = "SignedHeaders",
     .dateForm = DateForm::Extended,
     .list = SignedList::Complete,
     .query = QueryForm::PlainKeys,
     .empty = EmptyValue::KeyEquals,
     .path = PathForm::AsSent,
     .blanks = InnerBlanks::Kept,
     .payload = Payload::Signed,
     .url = {}},
    {.scheme = SignatureScheme::OssV4,
     .algorithm = "OSS4-HMAC-SHA256",
     .seed = "aliyun_v4",
     .service = "oss",
     .terminator = "aliyun_v4_request",
     .names = {"content-type", "content-md5"},
     .prefixes = {"x-oss-", "x-oss-"},
     .dateHeader = "x-oss-date",
     .digestHeader = "x-oss-content-sha256",
     .tokenHeader = "x-oss-security-token",
     .nonceHeader = "",
     .listPart = "AdditionalHeaders",
     .dateForm = DateForm::Basic,
     .list = SignedList::Additional,
     .query = QueryForm::EncodedKeys,
     .empty = EmptyValue::KeyAlone,
     .path = PathForm::BucketAndKey,
     .blanks = InnerBlanks::Kept,
     .payload = Payload::MayBeUnsigned,
     .url = {"x-oss-signature-version", "x-oss-credential", "x-oss-date", "x-oss-expires", "x-oss-additional-headers",
             "x-oss-security-token", "x-oss-signature"}},
    {.scheme = SignatureScheme::S3V4,
     .algorithm = "AWS4-HMAC-SHA256",
     .seed = "AWS4",
     .service = "s3",
     .terminator = "aws4_request",
     .names = {"host", "host"},
     .prefixes = {"x-amz-", "x-amz-"},
     .dateHeader = "x-amz-date",
     .digestHeader = "x-amz-content-sha256",
     .tokenHeader = "x-amz-security-token",
     .nonceHeader = "",
     .listPart = "SignedHeaders",
     .dateForm = DateForm::Basic,
     .list = SignedList::Complete,
     .query = QueryForm::EncodedKeys,
     .empty = EmptyValue::KeyEquals,
     .path = PathForm::AsSent,
     .blanks = InnerBlanks::Joined,
     .payload = Payload::MayBeUnsigned,
     .url = {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders",
             "X-Amz-Security-Token", "X-Amz-Signature"}},
}};

} // namespace

std::span<const V4Dialect> v4Dialects()
{
    return kV4Dialects;
}

const V4Dialect *v4Dialect(SignatureScheme scheme)
{
    const auto found = std::ranges::find(kV4Dialects, scheme, &V4Dialect::scheme);
    return found == kV4Dialects.end() ? nullptr : &*found;
}

const V4Dialect *v4Dialect(std::string_view algorithm)
{
    const auto found = std::ranges::find(kV4Dialects, algorithm, &V4Dialect::algorithm);
    return found == kV4Dialects.end() ? nullptr : &*found;
}

bool alwaysSigned(const V4Dialect &dialect, std::string_view name)
{
    return startsWithName(name, dialect.prefixes[0]) || startsWithName(name, dialect.prefixes[1])
        || sameName(name, dialect.names[0]) || sameName(name, dialect.names[1]);
}

} // namespace sluice::signing
