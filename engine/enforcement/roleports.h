// A function's ports as its service's role sees them: every verb is checked against the role's policies as they are at that
// moment, then passed on. Loop thread; what they are given outlives them.
//
//   append                log:PostLogStoreLogs    pull, cursor, cut    log:GetCursorOrData
//   shards                log:ListShards          upload               oss:PutObject
//   open, stat            oss:GetObject           remove               oss:DeleteObject
//   list                  oss:ListObjects         buckets              oss:ListBuckets
#pragma once

#include "engine/base/loop.h"
#include "engine/enforcement/authority.h"
#include "engine/enforcement/deniallog.h"
#include "engine/logs/logservice.h"
#include "engine/objects/objectstorage.h"

namespace sluice {

// What enforcement needs. A refusal is Denied/"Unauthorized" with what is missing and for whom, and in the audit.
struct RoleWorld {
    Loop &loop;
    Authority &authority;
    DenialLog &denials;
};

class RoleLogService final : public LogService {
public:
    RoleLogService(const RoleWorld &world, LogService &inner, FunctionKey function);

    void append(const LogstoreKey &logstore, std::vector<EncodedGroup> groups, AppendOptions options,
                Reply<AppendReceipt> reply) override;
    void pull(const LogstoreKey &logstore, ShardId shard, Cursor from, PullLimit limit, Reply<LogBatch> reply) override;
    void cursor(const LogstoreKey &logstore, ShardId shard, CursorAt at, Reply<Cursor> reply) override;
    void cut(const LogstoreKey &logstore, ShardId shard, Cursor begin, WindowLimit limit, Reply<WindowCut> reply) override;
    void shards(const LogstoreKey &logstore, Reply<std::vector<ShardState>> reply) override;

private:
    template <class T> [[nodiscard]] bool may(const char *action, const LogstoreKey &logstore, Reply<T> &reply);

    const RoleWorld &m_world;
    LogService &m_inner;
    const FunctionKey m_function;
};

class RoleObjectStorage final : public ObjectStorage {
public:
    RoleObjectStorage(const RoleWorld &world, ObjectStorage &inner, FunctionKey function);

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
    template <class T> [[nodiscard]] bool may(const char *action, const std::string &resource, Reply<T> &reply);

    const RoleWorld &m_world;
    ObjectStorage &m_inner;
    const FunctionKey m_function;
};

} // namespace sluice
