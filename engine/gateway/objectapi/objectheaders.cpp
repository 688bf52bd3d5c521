#include "engine/gateway/objectapi/objectheaders.h"

#include "engine/access/digests.h"
#include "engine/access/signing/canonical.h"
#include "engine/access/signing/httpdate.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr std::string_view kMetaPrefix = "x-oss-meta-";
constexpr std::string_view kClassHeader = "x-oss-storage-class";

// Kept with the object beside its content type.
constexpr auto kKeptHeaders = std::to_array<std::string_view>(
    {"Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"});

constexpr auto kOtherOperations = std::to_array<std::string_view>({
    "x-oss-copy-source",
    "x-oss-symlink-target",
    "x-oss-callback",
    "x-oss-tagging",
    "x-oss-server-side-encryption",
    "x-oss-server-side-data-encryption",
    "x-oss-server-side-encryption-key-id",
});

bool isOneLineText(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

std::string lowerText(std::string_view text)
{
    std::string lower;
    signing::appendLower(lower, text);
    return lower;
}

Result<std::string> md5Wanted(const HttpFields &headers)
{
    if (!headers.has("content-md5"))
        return std::string();
    const auto bytes = fromBase64(headers.value("content-md5"));
    if (!bytes || bytes->size() != sizeof(Md5))
        return fail(ErrorKind::Invalid, "InvalidDigest", "The Content-MD5 you specified is not valid.");
    return hex(*bytes, Letters::Upper);
}

// The value of the query that stands for the header; nothing when there is none.
const std::string *overriding(const QueryPairs &query, std::string_view header)
{
    const auto name = "response-" + lowerText(header);
    const auto found = std::ranges::find(query, name, &std::pair<std::string, std::string>::first);
    return found == query.end() ? nullptr : &found->second;
}

} // namespace

Result<UploadTerms> uploadTerms(const HttpFields &headers)
{
    UploadTerms terms;
    SLUICE_LET(terms.md5, md5Wanted(headers));
    for (const auto name : kOtherOperations)
        if (headers.has(name))
            return fail(ErrorKind::Unsupported, "NotImplemented",
                        "A header you provided implies functionality that is not implemented: " + std::string(name));
    const auto acl = headers.value("x-oss-object-acl");
    if (!acl.empty() && acl != "default" && acl != "private")
        return fail(ErrorKind::Unsupported, "NotImplemented",
                    "every call is signed here, so an object cannot be public: x-oss-object-acl is default or private");
    terms.mayReplace = !sameFieldName(headers.value("x-oss-forbid-overwrite"), "true");
    terms.traits.contentType = headers.value("content-type");
    for (const auto name : kKeptHeaders)
        if (headers.has(name))
            terms.traits.headers.emplace(lowerText(name), headers.value(name));
    if (headers.has(kClassHeader))
        terms.traits.headers.emplace(kClassHeader, headers.value(kClassHeader));
    for (const auto &[name, value] : headers.all())
        if (signing::startsWithName(name, kMetaPrefix))
            terms.traits.metadata.emplace(lowerText(std::string_view(name).substr(kMetaPrefix.size())),
                                          signing::trimmed(value));
    return terms;
}

void addDigests(HttpFields &into, const std::string &etag, std::uint64_t crc64)
{
    into.add("ETag", '"' + etag + '"');
    into.add("x-oss-hash-crc64ecma", std::to_string(crc64));
}

void addContentMd5(HttpFields &into, const std::string &etag)
{
    if (const auto md5 = fromHex(etag))
        into.add("Content-MD5", base64(*md5));
}

Result<HttpFields> objectHeaders(const ObjectFacts &facts, ObjectHeaders which, const QueryPairs &query)
{
    HttpFields fields;
    fields.add("Last-Modified", dateText(facts.modified, DateForm::Rfc1123));
    if (which == ObjectHeaders::Meta) {
        fields.add("ETag", '"' + facts.etag + '"');
        return fields;
    }
    addDigests(fields, facts.etag, facts.crc64);
    fields.add("Accept-Ranges", "bytes");
    fields.add("x-oss-object-type", "Normal");
    const auto &kept = facts.traits.headers;
    const auto ofClass = kept.find(std::string(kClassHeader));
    fields.add(std::string(kClassHeader), ofClass == kept.end() ? "Standard" : ofClass->second);
    const auto addOne = [&](std::string_view name, const std::string *own) -> Done {
        const auto *value = overriding(query, name);
        if (value != nullptr && !isOneLineText(*value))
            return fail(ErrorKind::Invalid, "InvalidArgument",
                        "response-" + lowerText(name) + " has a character that no header has");
        if (value != nullptr || own != nullptr)
            fields.add(std::string(name), value != nullptr ? *value : *own);
        return {};
    };
    const std::string type = facts.traits.contentType.empty() ? "application/octet-stream" : facts.traits.contentType;
    SLUICE_TRY(addOne("Content-Type", &type));
    for (const auto name : kKeptHeaders) {
        const auto own = kept.find(lowerText(name));
        SLUICE_TRY(addOne(name, own == kept.end() ? nullptr : &own->second));
    }
    for (const auto &[name, value] : facts.traits.metadata)
        fields.add(std::string(kMetaPrefix) + name, value);
    return fields;
}

} // namespace sluice
