#include "tests/support/fakeobjectstorage.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sluice::test {

class FakeObjectStorage::Upload final : public ObjectUpload {
public:
    Upload(FakeObjectStorage &storage, std::string path)
        : m_storage(storage)
        , m_path(std::move(path))
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
        const auto size = m_bytes.size();
        m_storage.m_objects[m_path] = std::move(m_bytes);
        m_storage.answer<ObjectReceipt>(std::move(reply), ObjectReceipt{size, "ETAG"});
    }

private:
    FakeObjectStorage &m_storage;
    const std::string m_path;
    std::string m_bytes;
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

void FakeObjectStorage::upload(const std::string &, const std::string &bucket, const std::string &key,
                               Reply<std::unique_ptr<ObjectUpload>> reply)
{
    if (auto error = count(ObjectVerb::Upload))
        return answer<std::unique_ptr<ObjectUpload>>(std::move(reply), fail(std::move(*error)));
    if (!m_buckets.contains(bucket))
        return answer<std::unique_ptr<ObjectUpload>>(
            std::move(reply), fail(ErrorKind::NotFound, "NoSuchBucket", "the bucket '" + bucket + "' does not exist"));
    answer<std::unique_ptr<ObjectUpload>>(std::move(reply), std::make_unique<Upload>(*this, bucket + '/' + key));
}

} // namespace sluice::test
