// A local object storage in a folder of its own, with one bucket "lake", driven by hand.
#pragma once

#include "engine/objects/local/localobjectstorage.h"
#include "tests/support/manualloop.h"

#include <QTemporaryDir>

namespace sluice::test {

struct BucketBench {
    QTemporaryDir dir;
    ManualLoop loop;
    WorkerPool pool{"test", 2};
    std::unique_ptr<LocalObjectStorage> storage;

    BucketBench()
    {
        auto opened = LocalObjectStorage::open(dir.filePath("objects").toStdString(), loop, pool);
        if (opened)
            storage = std::move(*opened);
        static_cast<void>(await<void>(loop, [&](auto reply) { storage->createBucket("lake", std::move(reply)); }));
    }
    ~BucketBench() { storage.reset(); } // before the pool, whose jobs end before the loop goes

    [[nodiscard]] std::string pathOf(const std::string &key) const { return storage->pathOf("lake", key); }
    Result<ObjectReceipt> put(const std::string &key, const std::string &bytes, UploadTerms terms = {})
    {
        SLUICE_LET(auto object, await<std::unique_ptr<ObjectUpload>>(loop, [&](auto reply) {
                       storage->upload("local", "lake", key, std::move(terms), std::move(reply));
                   }));
        SLUICE_TRY(await<void>(loop, [&](auto reply) { object->write(bytes, std::move(reply)); }));
        return await<ObjectReceipt>(loop, [&](auto reply) { object->commit(std::move(reply)); });
    }
    Result<std::unique_ptr<ObjectReader>> open(const std::string &key)
    {
        return await<std::unique_ptr<ObjectReader>>(
            loop, [&](auto reply) { storage->open("local", "lake", key, std::move(reply)); });
    }
    Result<std::string> read(ObjectReader &reader, std::uint64_t offset = 0, std::uint64_t count = UINT64_MAX)
    {
        return await<std::string>(loop, [&](auto reply) { reader.read(offset, count, std::move(reply)); });
    }
    Result<ObjectFacts> stat(const std::string &key)
    {
        return await<ObjectFacts>(loop, [&](auto reply) { storage->stat("local", "lake", key, std::move(reply)); });
    }
    Done remove(const std::string &key)
    {
        return await<void>(loop, [&](auto reply) { storage->remove("local", "lake", key, std::move(reply)); });
    }
    Result<ListPage> list(const ListQuery &query)
    {
        return await<ListPage>(loop, [&](auto reply) { storage->list("local", "lake", query, std::move(reply)); });
    }
};

} // namespace sluice::test
