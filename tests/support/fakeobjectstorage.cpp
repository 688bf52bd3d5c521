#include "tests/support/fakeobjectstorage.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sluice::test {

class FakeObjectStorage::Upload final : public ObjectUpload {
public:
    Upload(FakeObjectStorage &storage, std::string path, UploadTerms terms)
        : m_storage(storage)
        , m_path(std::move(path))
        , m_terms(std::move(terms))
    {
        ++m_storage.m_open;
    }
    ~Upload() override { --m_storage.m_open; }

    void write(std::string bytes, Reply<void> reply) override
    {
        if (auto error = m_storage.count(ObjectVerb::Write))
            return m_storage.answer<void>(std::move(reply), fail(std::move(*error)));
        m_storage.m_largestWrite = std::max(m_storage.m_largestWrite, bytes.size());
        m_bytes += bytes;
        m_storage.answer<void>(std::move(reply), {});
    }

    void commit(Reply<ObjectReceipt> reply) override
    {
        if (auto error = m_storage.count(ObjectVerb::Commit))
            return m_storage.answer<ObjectReceipt>(std::move(reply), fail(std::move(*error)));
        if (!m_terms.mayReplace && m_storage.m_objects.contains(m_path))
            return m_storage.answer<ObjectReceipt>(std::move(reply),
                                                   fail(ErrorKind::Exists, "FileAlreadyExists", "there is such an object"));
        const auto size = m_bytes.size();
        m_storage.m_traits[m_path] = m_terms.traits;
        m_storage.m_objects[m_path] = std::move(m_bytes);
        m_storage.answer<ObjectReceipt>(std::move(reply), ObjectReceipt{size, "ETAG", 0});
    }

private:
    FakeObjectStorage &m_storage;
    const std::string m_path;
    const UploadTerms m_terms;
    std::string m_bytes;
};

class FakeObjectStorage::Reader final : public ObjectReader {
public:
    Reader(FakeObjectStorage &storage, ObjectFacts facts, std::string bytes)
        : m_storage(storage)
        , m_facts(std::move(facts))
        , m_bytes(std::move(bytes))
    {
    }

    const ObjectFacts &facts() const override { return m_facts; }
    void read(std::uint64_t offset, std::uint64_t count, Reply<std::string> reply) override
    {
        if (auto error = m_storage.count(ObjectVerb::Read))
            return m_storage.answer<std::string>(std::move(reply), fail(std::move(*error)));
        m_storage.answer<std::string>(std::move(reply),
                                      m_bytes.substr(std::min<std::size_t>(offset, m_bytes.size()), count));
    }

private:
    FakeObjectStorage &m_storage;
    const ObjectFacts m_facts;
    const std::string m_bytes;
};

void FakeObjectStorage::failNth(std::uint64_t n, Error error, ObjectVerb verb)
{
    m_faults.push_back({n, verb, std::move(error)});
}

void FakeObjectStorage::failAll(Error error, ObjectVerb verb)
{
    m_faults.push_back({0, verb, std::move(error)});
}

std::optional<Error> FakeObjectStorage::count(ObjectVerb verb)
{
    ++m_calls[verb];
    ++m_calls[ObjectVerb::Any];
    std::optional<Error> error;
    for (auto fault = m_faults.begin(); fault != m_faults.end();) {
        const bool meant = fault->verb == verb || fault->verb == ObjectVerb::Any;
        const bool once = fault->left > 0;
        const bool strikes = meant && (!once || --fault->left == 0);
        if (strikes)
            error = fault->error;
        fault = strikes && once ? m_faults.erase(fault) : fault + 1;
    }
    return error;
}

void FakeObjectStorage::release()
{
    m_holding = false;
    for (auto &task : std::exchange(m_held, {}))
        m_loop.post(std::move(task));
}

std::string FakeObjectStorage::at(const std::string &path) const
{
    const auto found = m_objects.find(path);
    return found == m_objects.end() ? "<no object>" : found->second;
}

std::uint64_t FakeObjectStorage::calls(ObjectVerb verb) const
{
    const auto found = m_calls.find(verb);
    return found == m_calls.end() ? 0 : found->second;
}

Done FakeObjectStorage::checkBucket(ObjectVerb verb, const std::string &bucket)
{
    if (auto error = count(verb))
        return fail(std::move(*error));
    if (!m_buckets.contains(bucket))
        return fail(ErrorKind::NotFound, "NoSuchBucket", "the bucket '" + bucket + "' does not exist");
    return {};
}

Result<ObjectFacts> FakeObjectStorage::factsOf(ObjectVerb verb, const std::string &bucket, const std::string &key)
{
    SLUICE_TRY(checkBucket(verb, bucket));
    const auto found = m_objects.find(bucket + '/' + key);
    if (found == m_objects.end())
        return fail(ErrorKind::NotFound, "NoSuchKey", "the object does not exist");
    return ObjectFacts{found->second.size(), "ETAG", 0, m_loop.clock().wall(), m_traits[found->first]};
}

void FakeObjectStorage::upload(const std::string &, const std::string &bucket, const std::string &key, UploadTerms terms,
                               Reply<std::unique_ptr<ObjectUpload>> reply)
{
    if (auto checked = checkBucket(ObjectVerb::Upload, bucket); !checked)
        return answer<std::unique_ptr<ObjectUpload>>(std::move(reply), fail(std::move(checked).error()));
    answer<std::unique_ptr<ObjectUpload>>(std::move(reply),
                                          std::make_unique<Upload>(*this, bucket + '/' + key, std::move(terms)));
}

void FakeObjectStorage::open(const std::string &, const std::string &bucket, const std::string &key,
                             Reply<std::unique_ptr<ObjectReader>> reply)
{
    auto facts = factsOf(ObjectVerb::Open, bucket, key);
    if (!facts)
        return answer<std::unique_ptr<ObjectReader>>(std::move(reply), fail(std::move(facts).error()));
    answer<std::unique_ptr<ObjectReader>>(
        std::move(reply), std::make_unique<Reader>(*this, std::move(*facts), m_objects.at(bucket + '/' + key)));
}

void FakeObjectStorage::stat(const std::string &, const std::string &bucket, const std::string &key,
                             Reply<ObjectFacts> reply)
{
    answer<ObjectFacts>(std::move(reply), factsOf(ObjectVerb::Stat, bucket, key));
}

void FakeObjectStorage::remove(const std::string &, const std::string &bucket, const std::string &key, Reply<void> reply)
{
    auto checked = checkBucket(ObjectVerb::Remove, bucket);
    if (checked)
        m_objects.erase(bucket + '/' + key);
    answer<void>(std::move(reply), std::move(checked));
}

void FakeObjectStorage::list(const std::string &, const std::string &bucket, ListQuery query, Reply<ListPage> reply)
{
    if (auto checked = checkBucket(ObjectVerb::List, bucket); !checked)
        return answer<ListPage>(std::move(reply), fail(std::move(checked).error()));
    ListPage page;
    for (const auto &[path, bytes] : m_objects) {
        if (!path.starts_with(bucket + '/'))
            continue;
        const auto key = path.substr(bucket.size() + 1);
        if (!key.starts_with(query.prefix) || key <= query.after)
            continue;
        const auto cut = query.delimiter.empty() ? std::string::npos : key.find(query.delimiter, query.prefix.size());
        const auto group = cut == std::string::npos ? std::string() : key.substr(0, cut + query.delimiter.size());
        if (!group.empty() && (group == query.after || (!page.groups.empty() && page.groups.back() == group)))
            continue;
        page.truncated = page.objects.size() + page.groups.size() == query.most;
        if (page.truncated)
            break;
        page.next = group.empty() ? key : group;
        if (group.empty())
            page.objects.push_back({key, bytes.size(), "ETAG", m_loop.clock().wall()});
        else
            page.groups.push_back(group);
    }
    if (!page.truncated)
        page.next.clear();
    answer<ListPage>(std::move(reply), std::move(page));
}

void FakeObjectStorage::buckets(const std::string &, Reply<std::vector<BucketFacts>> reply)
{
    if (auto error = count(ObjectVerb::Buckets))
        return answer<std::vector<BucketFacts>>(std::move(reply), fail(std::move(*error)));
    std::vector<BucketFacts> buckets;
    for (const auto &name : m_buckets)
        buckets.push_back({name, m_loop.clock().wall()});
    answer<std::vector<BucketFacts>>(std::move(reply), std::move(buckets));
}

} // namespace sluice::test
