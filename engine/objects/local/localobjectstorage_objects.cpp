// Reading, removing and listing what is in the buckets.
#include "engine/objects/local/keylister.h"
#include "engine/objects/local/localobjectstorage.h"
#include "engine/objects/local/objectfile.h"
#include "engine/objects/local/objectrecord.h"
#include "engine/objects/objectkey.h"

#include <algorithm>

namespace sluice {

namespace {

class LocalReader final : public ObjectReader {
public:
    LocalReader(Fd file, ObjectFacts facts, Loop &loop, WorkerPool &pool)
        : m_file(std::make_shared<const Fd>(std::move(file)))
        , m_facts(std::move(facts))
        , m_loop(loop)
        , m_pool(pool)
    {
    }
    ~LocalReader() override
    {
        m_pool.post([file = std::move(m_file)]() mutable { file.reset(); }); // the last of a removed file frees its space
    }

    const ObjectFacts &facts() const override { return m_facts; }

    void read(std::uint64_t offset, std::uint64_t count, Reply<std::string> reply) override
    {
        const auto begin = std::min(offset, m_facts.bytes);
        const auto length = std::min(count, m_facts.bytes - begin);
        m_pool.run<std::string>(
            m_loop, [file = m_file, begin, length] { return readObject(*file, begin, length); }, std::move(reply));
    }

private:
    std::shared_ptr<const Fd> m_file;
    const ObjectFacts m_facts;
    Loop &m_loop;
    WorkerPool &m_pool;
};

} // namespace

// What does not name an object is answered without the pool; the job looks at the bucket's name.
template <class T, class Job>
void LocalObjectStorage::onObject(const std::string &endpoint, const std::string &key, Job job, Reply<T> reply)
{
    auto checked = checkLocalEndpoint(endpoint);
    if (checked)
        checked = checkObjectKey(key);
    if (checked)
        m_pool.run<T>(m_loop, std::move(job), std::move(reply));
    else
        m_loop.answer<T>(std::move(reply), fail(std::move(checked).error()));
}

void LocalObjectStorage::open(const std::string &endpoint, const std::string &bucket, const std::string &key,
                              Reply<std::unique_ptr<ObjectReader>> reply)
{
    auto job = [root = m_rootFd, bucket, key, &loop = m_loop, &pool = m_pool]() -> Result<std::unique_ptr<ObjectReader>> {
        SLUICE_LET(const auto folder, openBucket(*root, bucket));
        SLUICE_LET(auto file, openObject(folder, key));
        SLUICE_LET(auto facts, factsOf(file));
        return std::make_unique<LocalReader>(std::move(file), std::move(facts), loop, pool);
    };
    onObject<std::unique_ptr<ObjectReader>>(endpoint, key, std::move(job), std::move(reply));
}

void LocalObjectStorage::stat(const std::string &endpoint, const std::string &bucket, const std::string &key,
                              Reply<ObjectFacts> reply)
{
    auto job = [root = m_rootFd, bucket, key]() -> Result<ObjectFacts> {
        SLUICE_LET(const auto folder, openBucket(*root, bucket));
        SLUICE_LET(const auto file, openObject(folder, key));
        return factsOf(file);
    };
    onObject<ObjectFacts>(endpoint, key, std::move(job), std::move(reply));
}

void LocalObjectStorage::remove(const std::string &endpoint, const std::string &bucket, const std::string &key,
                                Reply<void> reply)
{
    auto job = [root = m_rootFd, bucket, key]() -> Done {
        SLUICE_LET(const auto folder, openBucket(*root, bucket));
        return removeObject(folder, key);
    };
    onObject<void>(endpoint, key, std::move(job), std::move(reply));
}

void LocalObjectStorage::list(const std::string &endpoint, const std::string &bucket, ListQuery query, Reply<ListPage> reply)
{
    if (auto checked = checkLocalEndpoint(endpoint); !checked)
        return m_loop.answer<ListPage>(std::move(reply), fail(std::move(checked).error()));
    auto job = [root = m_rootFd, bucket, query = std::move(query)]() -> Result<ListPage> {
        SLUICE_LET(const auto folder, openBucket(*root, bucket));
        return listKeys(folder, query);
    };
    m_pool.run<ListPage>(m_loop, std::move(job), std::move(reply));
}

void LocalObjectStorage::buckets(const std::string &endpoint, Reply<std::vector<BucketFacts>> reply)
{
    using Buckets = std::vector<BucketFacts>;
    if (auto checked = checkLocalEndpoint(endpoint); !checked)
        return m_loop.answer<Buckets>(std::move(reply), fail(std::move(checked).error()));
    m_pool.run<Buckets>(
        m_loop, [root = m_rootFd] { return bucketsIn(*root); }, std::move(reply));
}

} // namespace sluice
