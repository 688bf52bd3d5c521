// The port to object storage: a local bucket folder (local/), OSS, S3. Called on the loop's thread; answers there, later.
#pragma once

#include "engine/base/reply.h"

#include <memory>
#include <string>
#include <string_view>

namespace sluice {

struct ObjectReceipt {
    std::uint64_t bytes = 0;
    std::string etag; // upper-case hex MD5, or the service's own
};

// One object on its way. Nothing is visible under its key before commit() answered; then all of it is, and it is durable.
// One verb at a time: the next after the last one's answer. Destroying it uncommitted leaves no trace.
class ObjectUpload {
public:
    virtual ~ObjectUpload() = default;
    virtual void write(std::string bytes, Reply<void> reply) = 0;
    virtual void commit(Reply<ObjectReceipt> reply) = 0; // replaces an object of that key
};

class ObjectStorage {
public:
    virtual ~ObjectStorage() = default;

    // `endpoint` names the storage ("local" here; a URL for OSS or S3). Keys: 1–1023 bytes of UTF-8 without NUL,
    // not beginning with '/' or '\'. Errors: NotFound/"NoSuchBucket", Invalid/"InvalidObjectName", Full, Denied, Unavailable.
    virtual void upload(const std::string &endpoint, const std::string &bucket, const std::string &key,
                        Reply<std::unique_ptr<ObjectUpload>> reply) = 0;
};

} // namespace sluice
