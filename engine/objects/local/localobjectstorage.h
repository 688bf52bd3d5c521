// Buckets as folders: ROOT/<bucket>/<path of the key>, so that people find their objects with any file manager, and files
// that they put there (with a name that a key gives) are objects. Traits and digests: local/objectrecord.h.
// All disk work runs on the pool. An object becomes visible by one rename, after it is on the disk.
//
// One engine at a time holds ROOT. Loop and pool outlive the storage and the uploads it gave.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/objects/local/folder.h"
#include "engine/objects/objectstorage.h"

#include <memory>
#include <vector>

namespace sluice {

class LocalObjectStorage final : public ObjectStorage {
public:
    // Makes ROOT if need be, and removes what uploads that never ended left there. Blocks: for the start of the engine.
    // Unsupported/"CaseInsensitive" where the file system does not tell capitals from small letters: keys would collide.
    [[nodiscard]] static Result<std::unique_ptr<LocalObjectStorage>> open(std::string root, Loop &loop, WorkerPool &pool);

    [[nodiscard]] std::uint64_t leftoversRemoved() const { return m_leftoversRemoved; }

    // Endpoints "" and "local"; any other is Unsupported/"EndpointNotSupported". Where the file system keeps no attributes a
    // content type is not kept, and other traits are Unsupported/"NoMetadata" at commit().
    void upload(const std::string &endpoint, const std::string &bucket, const std::string &key, UploadTerms terms,
                Reply<std::unique_ptr<ObjectUpload>> reply) override;
    void open(const std::string &endpoint, const std::string &bucket, const std::string &key,
              Reply<std::unique_ptr<ObjectReader>> reply) override;
    void stat(const std::string &endpoint, const std::string &bucket, const std::string &key,
              Reply<ObjectFacts> reply) override;
    // The folders that it leaves empty stay.
    void remove(const std::string &endpoint, const std::string &bucket, const std::string &key, Reply<void> reply) override;
    void list(const std::string &endpoint, const std::string &bucket, ListQuery query, Reply<ListPage> reply) override;
    void buckets(const std::string &endpoint, Reply<std::vector<BucketFacts>> reply) override;

    // Invalid/"InvalidBucketName". One that is there already is good.
    void createBucket(const std::string &bucket, Reply<void> reply);
    // Moves it to the trash under that name (a file name, such as the bucket's uid). NotFound/"NoSuchBucket".
    void removeBucket(const std::string &bucket, const std::string &trashName, Reply<void> reply);
    // NotFound/"NoSuchBucket" for a name that is not in the trash, Exists/"BucketAlreadyExists".
    void restoreBucket(const std::string &trashName, const std::string &bucket, Reply<void> reply);
    // Frees the space of one that is in the trash; one that is not there is good.
    void purgeBucket(const std::string &trashName, Reply<void> reply);

    // Where the object lies, or would lie. Any thread; does not look at the disk.
    [[nodiscard]] std::string pathOf(const std::string &bucket, const std::string &key) const;

private:
    LocalObjectStorage(std::string root, Fd rootFd, Loop &loop, WorkerPool &pool);
    [[nodiscard]] Done prepare();
    template <class T, class Job>
    void onObject(const std::string &endpoint, const std::string &key, Job job, Reply<T> reply);

    const std::string m_root;
    const std::shared_ptr<const Fd> m_rootFd; // shared with jobs
    Loop &m_loop;
    WorkerPool &m_pool;
    const std::shared_ptr<DurableFolders> m_durable;
    const std::string m_session; // begins this run's temporary names
    std::uint64_t m_uploads = 0;
    std::uint64_t m_leftoversRemoved = 0;
};

} // namespace sluice
