// One object of a local bucket, to be read or removed. Blocking; pool threads.
#pragma once

#include "engine/objects/local/folder.h"
#include "engine/objects/objectstorage.h"

namespace sluice {

// Unsupported/"EndpointNotSupported" for any but "" and "local".
[[nodiscard]] Done checkLocalEndpoint(const std::string &endpoint);

// NotFound/"NoSuchBucket".
[[nodiscard]] Result<Fd> openBucket(const Fd &root, const std::string &bucket);

// NotFound/"NoSuchKey": also where a link or something else that is no file stands in its place.
[[nodiscard]] Result<Fd> openObject(const Fd &bucket, const std::string &key);
[[nodiscard]] Result<std::string> readObject(const Fd &file, std::uint64_t offset, std::uint64_t count);

[[nodiscard]] Done removeObject(const Fd &bucket, const std::string &key);

// The buckets in the folder of all, by name.
[[nodiscard]] Result<std::vector<BucketFacts>> bucketsIn(const Fd &root);

} // namespace sluice
