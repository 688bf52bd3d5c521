// Headers of objects: what a PutObject request says about its object, and what an answer says of one. Pure, any thread.
#pragma once

#include "engine/gateway/objectapi/objectcall.h"

namespace sluice {

// Invalid/"InvalidDigest" for a Content-MD5 that is none; Unsupported/"NotImplemented" for what the header would make of the
// object and nobody does here: a copy, encryption, tags, other people's rights.
[[nodiscard]] Result<UploadTerms> uploadTerms(const HttpFields &headers);

// ETag, x-oss-hash-crc64ecma: both of the whole object.
void addDigests(HttpFields &into, const std::string &etag, std::uint64_t crc64);
void addContentMd5(HttpFields &into, const std::string &etag); // of a body that is the whole object

enum class ObjectHeaders { All, Meta }; // Meta: GetObjectMeta's few
// `query`: its response-* items stand for the object's own headers. Invalid/"InvalidArgument" for a value that is none.
[[nodiscard]] Result<HttpFields> objectHeaders(const ObjectFacts &facts, ObjectHeaders which, const QueryPairs &query);

} // namespace sluice
