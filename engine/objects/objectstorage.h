// The port to object storage: a local bucket folder (local/), OSS, S3. Called on the loop's thread; answers there, later.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/reply.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

// What is kept with an object's bytes and given back as it was.
struct ObjectTraits {
    std::string contentType; // "" = none was given
    std::map<std::string, std::string> headers; // standard ones beside it (Cache-Control …), names in lower case
    std::map<std::string, std::string> metadata; // the user's own, names in lower case without a service's prefix

    friend bool operator==(const ObjectTraits &, const ObjectTraits &) = default;
};

struct ObjectFacts {
    std::uint64_t bytes = 0;
    std::string etag; // upper-case hex MD5, or the service's own
    std::uint64_t crc64 = 0; // ECMA-182, see crc64.h
    WallTime modified;
    ObjectTraits traits;
};

struct ObjectReceipt {
    std::uint64_t bytes = 0;
    std::string etag; // as in ObjectFacts
    std::uint64_t crc64 = 0;
};

struct UploadTerms {
    ObjectTraits traits;
    std::string md5 = {}; // upper-case hex that the bytes must have, or commit() is Invalid/"InvalidDigest"; "" = any
    bool mayReplace = true; // false: commit() is Exists/"FileAlreadyExists" where there is an object of that key
};

// One object on its way. Nothing is visible under its key before commit() answered; then all of it is, and it is durable.
// One verb at a time: the next after the last one's answer. Destroying it uncommitted leaves no trace.
class ObjectUpload {
public:
    virtual ~ObjectUpload() = default;
    virtual void write(std::string bytes, Reply<void> reply) = 0;
    virtual void commit(Reply<ObjectReceipt> reply) = 0; // replaces an object of that key
};

// One object as it was when it was opened: replacing or removing it changes nothing here.
class ObjectReader {
public:
    virtual ~ObjectReader() = default;
    [[nodiscard]] virtual const ObjectFacts &facts() const = 0;
    // `count` bytes from `offset` on, fewer where the object ends. Corrupt/"ObjectChanged" when it is shorter than it was.
    virtual void read(std::uint64_t offset, std::uint64_t count, Reply<std::string> reply) = 0;
};

inline constexpr std::size_t kListMost = 1'000;

struct ListQuery {
    std::string prefix = {}; // of the keys that are meant
    // Keys that hold it behind the prefix are joined into one group: up to and including its first occurrence there.
    std::string delimiter = {};
    std::string after = {}; // keys beyond it only; of a group that is it none
    std::size_t most = kListMost; // objects and groups together, 1–kListMost
};

struct ListedObject {
    std::string key;
    std::uint64_t bytes = 0;
    std::string etag;
    WallTime modified;
};

// In the order of the keys' bytes.
struct ListPage {
    std::vector<ListedObject> objects;
    std::vector<std::string> groups;
    bool truncated = false; // there is more, after `next`
    std::string next; // the last object or group; "" unless truncated
};

struct BucketFacts {
    std::string name;
    WallTime created;
};

class ObjectStorage {
public:
    virtual ~ObjectStorage() = default;

    // `endpoint` names the storage ("local" here; a URL for OSS or S3). Keys: 1–1023 bytes of UTF-8 without NUL,
    // not beginning with '/' or '\'. Errors: NotFound/"NoSuchBucket", Invalid/"InvalidObjectName", Full, Denied,
    // Unavailable; Invalid/"MetadataTooLarge", Unsupported/"NoMetadata" where the storage cannot keep traits.
    virtual void upload(const std::string &endpoint, const std::string &bucket, const std::string &key, UploadTerms terms,
                        Reply<std::unique_ptr<ObjectUpload>> reply) = 0;

    // Beside those errors NotFound/"NoSuchKey".
    virtual void open(const std::string &endpoint, const std::string &bucket, const std::string &key,
                      Reply<std::unique_ptr<ObjectReader>> reply) = 0;
    virtual void stat(const std::string &endpoint, const std::string &bucket, const std::string &key,
                      Reply<ObjectFacts> reply) = 0;

    // Durable when it answers; one that is not there is good.
    virtual void remove(const std::string &endpoint, const std::string &bucket, const std::string &key,
                        Reply<void> reply) = 0;

    virtual void list(const std::string &endpoint, const std::string &bucket, ListQuery query, Reply<ListPage> reply) = 0;
    virtual void buckets(const std::string &endpoint, Reply<std::vector<BucketFacts>> reply) = 0; // by name
};

} // namespace sluice
