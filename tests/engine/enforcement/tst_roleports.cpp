#include "engine/enforcement/roleports.h"
#include "tests/support/accessworld.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/fakeobjectstorage.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

struct Ports {
    AccessWorld w;
    FakeLogService store{w.loop};
    FakeObjectStorage lake{w.loop};
    RoleLogService logs{w.roles, store, w.kToCsv};
    RoleObjectStorage objects{w.roles, lake, w.kToCsv};

    Ports()
    {
        store.create(w.kAccess);
        store.create(w.kCopy);
        lake.create("lake");
    }
    std::string append(const LogstoreKey &to)
    {
        const auto receipt = await<AppendReceipt>(w.loop, [&](auto reply) {
            logs.append(to, {{"a log group", 1}}, {}, std::move(reply));
        });
        return receipt ? "" : receipt.error().code;
    }
    std::string pull()
    {
        const auto batch = await<LogBatch>(w.loop, [&](auto reply) {
            logs.pull(w.kAccess, ShardId(0), store.end(w.kAccess, ShardId(0)), {}, std::move(reply));
        });
        return batch ? "" : batch.error().code;
    }
    std::string upload()
    {
        const auto begun = await<std::unique_ptr<ObjectUpload>>(
            w.loop, [&](auto reply) { objects.upload("local", "lake", "a/b.csv", {}, std::move(reply)); });
        return begun ? "" : begun.error().code;
    }
    template <class T, class Verb> std::string codeOfVerb(Verb verb)
    {
        const auto answer = await<T>(w.loop, verb);
        return answer ? "" : answer.error().code;
    }
    std::string codeOf(const std::string &verb)
    {
        const std::string key = "a/b.csv";
        if (verb == "open")
            return codeOfVerb<std::unique_ptr<ObjectReader>>(
                [&](auto reply) { objects.open("local", "lake", key, std::move(reply)); });
        if (verb == "stat")
            return codeOfVerb<ObjectFacts>([&](auto reply) { objects.stat("local", "lake", key, std::move(reply)); });
        if (verb == "remove")
            return codeOfVerb<void>([&](auto reply) { objects.remove("local", "lake", key, std::move(reply)); });
        if (verb == "list")
            return codeOfVerb<ListPage>([&](auto reply) { objects.list("local", "lake", {}, std::move(reply)); });
        return codeOfVerb<std::vector<BucketFacts>>([&](auto reply) { objects.buckets("local", std::move(reply)); });
    }
};

} // namespace

class tst_RolePorts : public QObject {
    Q_OBJECT
private slots:
    void readOnlyCannotWrite();
    void fullAccessCan();
    void oneLogstoreOnly();
    void objectsNeedTheirOwnRight();
    void everyVerbOfObjects();
    void revokedBetweenTwoVerbs();
    void withoutARoleNothing();
};

void tst_RolePorts::readOnlyCannotWrite()
{
    Ports p;
    p.w.serviceRole("reader", {"AliyunLogReadOnlyAccess", "AliyunOSSReadOnlyAccess"});
    QCOMPARE(p.pull(), std::string());
    QCOMPARE(p.append(p.w.kCopy), std::string("Unauthorized"));
    QCOMPARE(p.upload(), std::string("Unauthorized"));
    QCOMPARE(p.w.audit.size(), 2U);
    QCOMPARE(p.w.audit[0].caller.role, std::string("reader"));
    QCOMPARE(p.w.audit[0].caller.session, std::string("shipping/to-csv"));
    QCOMPARE(p.w.audit[1].kind, std::string("oss:PutObject"));
    QCOMPARE(p.w.audit[1].name, std::string("acs:oss:*:0:lake/a/b.csv"));
}

void tst_RolePorts::fullAccessCan()
{
    Ports p;
    p.w.serviceRole("writer", {"AliyunLogFullAccess", "AliyunOSSFullAccess"});
    QCOMPARE(p.pull(), std::string());
    QCOMPARE(p.append(p.w.kCopy), std::string());
    QCOMPARE(p.upload(), std::string());
    QVERIFY(p.w.audit.empty());
}

void tst_RolePorts::oneLogstoreOnly()
{
    Ports p;
    p.w.serviceRole("copier", {});
    p.w.role(
        "copier", "fc", {},
        R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"log:*","Resource":"acs:log:*:*:project/shop/logstore/copy"}]})");
    QCOMPARE(p.append(p.w.kCopy), std::string());
    QCOMPARE(p.append(p.w.kAccess), std::string("Unauthorized"));
}

void tst_RolePorts::objectsNeedTheirOwnRight()
{
    Ports p;
    p.w.serviceRole("writer", {"AliyunLogFullAccess"});
    QCOMPARE(p.upload(), std::string("Unauthorized"));
}

void tst_RolePorts::everyVerbOfObjects()
{
    Ports p;
    const std::vector<std::pair<std::string, std::string>> verbs = {{"open", "oss:GetObject"},
                                                                    {"stat", "oss:GetObject"},
                                                                    {"remove", "oss:DeleteObject"},
                                                                    {"list", "oss:ListObjects"},
                                                                    {"buckets", "oss:ListBuckets"}};
    p.w.serviceRole("writer", {"AliyunLogFullAccess"});
    for (const auto &[verb, action] : verbs) {
        QCOMPARE(p.codeOf(verb), std::string("Unauthorized"));
        QCOMPARE(p.w.audit.back().kind, action);
    }
    QCOMPARE(p.lake.calls(ObjectVerb::Any), std::uint64_t{0});
    p.w.serviceRole("writer", {"AliyunOSSReadOnlyAccess"});
    QCOMPARE(p.codeOf("open"), std::string("NoSuchKey"));
    QCOMPARE(p.codeOf("stat"), std::string("NoSuchKey"));
    QCOMPARE(p.codeOf("list"), std::string());
    QCOMPARE(p.codeOf("buckets"), std::string());
    QCOMPARE(p.codeOf("remove"), std::string("Unauthorized"));
    p.w.serviceRole("writer", {"AliyunOSSFullAccess"});
    QCOMPARE(p.codeOf("remove"), std::string());
}

void tst_RolePorts::revokedBetweenTwoVerbs()
{
    Ports p;
    p.w.serviceRole("writer", {"AliyunLogFullAccess"});
    QCOMPARE(p.append(p.w.kCopy), std::string());
    p.w.serviceRole("writer", {"AliyunLogReadOnlyAccess"});
    QCOMPARE(p.append(p.w.kCopy), std::string("Unauthorized"));
}

void tst_RolePorts::withoutARoleNothing()
{
    Ports p;
    QCOMPARE(p.pull(), std::string("Unauthorized"));
    QCOMPARE(p.upload(), std::string("Unauthorized"));
}

QTEST_GUILESS_MAIN(tst_RolePorts)
#include "tst_roleports.moc"
