#include "engine/enforcement/roleports.h"

#include "engine/enforcement/arns.h"

namespace sluice {

namespace {

// The service's role now: an edit or a revocation counts from the next verb on.
Done mayAs(const RoleWorld &world, const FunctionKey &function, const std::string &action, const std::string &resource)
{
    Caller caller;
    caller.kind = CallerKind::Role;
    caller.client = "function";
    caller.session = toText(function);
    auto role = world.authority.roleForFunctions(function.service);
    Done answer;
    if (role) {
        caller.role = *role;
        answer = world.authority.check(caller, action, resource);
    } else {
        answer = fail(std::move(role).error());
    }
    if (!answer)
        world.denials.add(caller, action, resource, answer.error());
    return answer;
}

std::string regionOf(const RoleWorld &world, const std::string &project)
{
    const auto now = world.authority.definitions();
    const auto found = now->projects.find(project);
    return found == now->projects.end() ? std::string("local") : found->second.region;
}

} // namespace

RoleLogService::RoleLogService(const RoleWorld &world, LogService &inner, FunctionKey function)
    : m_world(world)
    , m_inner(inner)
    , m_function(std::move(function))
{
}

template <class T> bool RoleLogService::may(const char *action, const LogstoreKey &logstore, Reply<T> &reply)
{
    auto answer = mayAs(m_world, m_function, action, arn::logstore(regionOf(m_world, logstore.project), logstore));
    if (answer)
        return true;
    m_world.loop.answer<T>(std::move(reply), fail(std::move(answer).error()));
    return false;
}

void RoleLogService::append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                            Reply<AppendReceipt> reply)
{
    if (may("log:PostLogStoreLogs", logstore, reply))
        m_inner.append(logstore, std::move(groups), std::move(options), std::move(reply));
}

void RoleLogService::pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply)
{
    if (may("log:GetCursorOrData", logstore, reply))
        m_inner.pull(logstore, shard, from, limit, std::move(reply));
}

void RoleLogService::cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply)
{
    if (may("log:GetCursorOrData", logstore, reply))
        m_inner.cursor(logstore, shard, at, std::move(reply));
}

void RoleLogService::cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit, Reply<WindowCut> reply)
{
    if (may("log:GetCursorOrData", logstore, reply))
        m_inner.cut(logstore, shard, begin, limit, std::move(reply));
}

void RoleLogService::shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply)
{
    if (may("log:ListShards", logstore, reply))
        m_inner.shards(logstore, std::move(reply));
}

RoleObjectStorage::RoleObjectStorage(const RoleWorld &world, ObjectStorage &inner, FunctionKey function)
    : m_world(world)
    , m_inner(inner)
    , m_function(std::move(function))
{
}

template <class T> bool RoleObjectStorage::may(const char *action, const std::string &resource, Reply<T> &reply)
{
    auto answer = mayAs(m_world, m_function, action, resource);
    if (answer)
        return true;
    m_world.loop.answer<T>(std::move(reply), fail(std::move(answer).error()));
    return false;
}

void RoleObjectStorage::upload(const std::string &endpoint, const std::string &bucket, const std::string &key,
                               UploadTerms terms, Reply<std::unique_ptr<ObjectUpload>> reply)
{
    if (may("oss:PutObject", arn::object(bucket, key), reply))
        m_inner.upload(endpoint, bucket, key, std::move(terms), std::move(reply));
}

void RoleObjectStorage::open(const std::string &endpoint, const std::string &bucket, const std::string &key,
                             Reply<std::unique_ptr<ObjectReader>> reply)
{
    if (may("oss:GetObject", arn::object(bucket, key), reply))
        m_inner.open(endpoint, bucket, key, std::move(reply));
}

void RoleObjectStorage::stat(const std::string &endpoint, const std::string &bucket, const std::string &key,
                             Reply<ObjectFacts> reply)
{
    if (may("oss:GetObject", arn::object(bucket, key), reply))
        m_inner.stat(endpoint, bucket, key, std::move(reply));
}

void RoleObjectStorage::remove(const std::string &endpoint, const std::string &bucket, const std::string &key,
                               Reply<void> reply)
{
    if (may("oss:DeleteObject", arn::object(bucket, key), reply))
        m_inner.remove(endpoint, bucket, key, std::move(reply));
}

void RoleObjectStorage::list(const std::string &endpoint, const std::string &bucket, ListQuery query, Reply<ListPage> reply)
{
    if (may("oss:ListObjects", arn::bucket(bucket), reply))
        m_inner.list(endpoint, bucket, std::move(query), std::move(reply));
}

void RoleObjectStorage::buckets(const std::string &endpoint, Reply<std::vector<BucketFacts>> reply)
{
    if (may("oss:ListBuckets", arn::bucket("*"), reply))
        m_inner.buckets(endpoint, std::move(reply));
}

} // namespace sluice
