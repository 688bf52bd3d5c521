// An ObjectStorage in memory, on any Loop: buckets made by hand, faults at the nth call.
// An object is visible once its commit took effect; each verb takes effect when it is called and answers by the next
// settle(). ETags are "ETAG", digests 0; UploadTerms::md5 is not looked at.
#pragma once

#include "engine/base/loop.h"
#include "engine/objects/objectstorage.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace sluice::test {

enum class ObjectVerb { Upload, Write, Commit, Open, Read, Stat, Remove, List, Buckets, Any };

class FakeObjectStorage final : public ObjectStorage {
public:
    explicit FakeObjectStorage(Loop &loop)
        : m_loop(loop)
    {
    }

    void create(const std::string &bucket) { m_buckets.insert(bucket); }
    void remove(const std::string &bucket) { m_buckets.erase(bucket); }

    // n counts calls of that verb from now on, 1 = the next one.
    void failNth(std::uint64_t n, Error error, ObjectVerb verb = ObjectVerb::Any);
    void failAll(Error error, ObjectVerb verb = ObjectVerb::Any); // until heal()
    void heal() { m_faults.clear(); }
    void hold() { m_holding = true; } // answers wait for release()
    void release();

    // Looking.
    [[nodiscard]] const std::map<std::string, std::string> &objects() const { return m_objects; } // "bucket/key" → bytes
    [[nodiscard]] std::string at(const std::string &path) const;
    [[nodiscard]] std::uint64_t calls(ObjectVerb verb) const;
    [[nodiscard]] std::uint64_t commits() const { return calls(ObjectVerb::Commit); }
    [[nodiscard]] int open() const { return m_open; } // uploads that exist
    [[nodiscard]] std::size_t largestWrite() const { return m_largestWrite; }

    void upload(const std::string &endpoint, const std::string &bucket, const std::string &key, UploadTerms terms,
                Reply<std::unique_ptr<ObjectUpload>> reply) override;
    void open(const std::string &endpoint, const std::string &bucket, const std::string &key,
              Reply<std::unique_ptr<ObjectReader>> reply) override;
    void stat(const std::string &endpoint, const std::string &bucket, const std::string &key,
              Reply<ObjectFacts> reply) override;
    void remove(const std::string &endpoint, const std::string &bucket, const std::string &key, Reply<void> reply) override;
    void list(const std::string &endpoint, const std::string &bucket, ListQuery query, Reply<ListPage> reply) override;
    void buckets(const std::string &endpoint, Reply<std::vector<BucketFacts>> reply) override;

private:
    class Upload;
    class Reader;
    struct Fault {
        std::uint64_t left = 0; // calls until it strikes; 0 = every call
        ObjectVerb verb = ObjectVerb::Any;
        Error error;
    };
    [[nodiscard]] std::optional<Error> count(ObjectVerb verb);
    [[nodiscard]] Done checkBucket(ObjectVerb verb, const std::string &bucket); // counts
    [[nodiscard]] Result<ObjectFacts> factsOf(ObjectVerb verb, const std::string &bucket, const std::string &key);

    template <class T> void answer(Reply<T> reply, Result<T> result)
    {
        Task task = [reply = std::move(reply), result = std::move(result)]() mutable { reply(std::move(result)); };
        if (m_holding)
            m_held.push_back(std::move(task));
        else
            m_loop.post(std::move(task));
    }

    Loop &m_loop;
    std::set<std::string> m_buckets;
    std::map<std::string, std::string> m_objects;
    std::map<std::string, ObjectTraits> m_traits; // of the same
    std::vector<Fault> m_faults;
    std::map<ObjectVerb, std::uint64_t> m_calls;
    std::vector<Task> m_held;
    bool m_holding = false;
    int m_open = 0;
    std::size_t m_largestWrite = 0;
};

} // namespace sluice::test
