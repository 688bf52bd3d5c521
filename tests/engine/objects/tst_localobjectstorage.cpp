#include "engine/objects/local/localobjectstorage.h"
#include "tests/support/manualloop.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;
using namespace sluice::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<no file>");
}

struct Bench {
    QTemporaryDir dir;
    ManualLoop loop;
    WorkerPool pool{"test", 2};
    std::unique_ptr<LocalObjectStorage> storage;

    Bench()
    {
        reopen();
        create("lake");
    }
    // The pool's jobs end before the loop goes.
    ~Bench() { storage.reset(); }

    QString root() const { return dir.filePath("objects"); }
    QString file(const QString &path) const { return root() + '/' + path; }
    void reopen()
    {
        storage.reset();
        auto opened = LocalObjectStorage::open(root().toStdString(), loop, pool);
        if (opened)
            storage = std::move(*opened);
    }
    Done create(const std::string &bucket)
    {
        return await<void>(loop, [&](auto reply) { storage->createBucket(bucket, std::move(reply)); });
    }
    Done discard(const std::string &bucket, const std::string &trashName)
    {
        return await<void>(loop, [&](auto reply) { storage->removeBucket(bucket, trashName, std::move(reply)); });
    }
    Result<std::unique_ptr<ObjectUpload>> upload(const std::string &key, const std::string &bucket = "lake",
                                                 const std::string &endpoint = "local")
    {
        return await<std::unique_ptr<ObjectUpload>>(
            loop, [&](auto reply) { storage->upload(endpoint, bucket, key, {}, std::move(reply)); });
    }
    Done write(ObjectUpload &upload, const std::string &bytes)
    {
        return await<void>(loop, [&](auto reply) { upload.write(bytes, std::move(reply)); });
    }
    Result<ObjectReceipt> commit(ObjectUpload &upload)
    {
        return await<ObjectReceipt>(loop, [&](auto reply) { upload.commit(std::move(reply)); });
    }
    Result<ObjectReceipt> put(const std::string &key, const std::string &bytes, const std::string &bucket = "lake")
    {
        SLUICE_LET(auto object, upload(key, bucket));
        SLUICE_TRY(write(*object, bytes));
        return commit(*object);
    }
    std::string codeOfPut(const std::string &key, const std::string &bucket = "lake")
    {
        const auto receipt = put(key, "x", bucket);
        return receipt ? "ok" : receipt.error().code;
    }
    QStringList listed(const std::string &prefix = {}, std::size_t most = 1'000)
    {
        const auto listing = await<ListPage>(loop, [&](auto reply) {
            storage->list("local", "lake", {prefix, "", "", most}, std::move(reply));
        });
        QStringList keys;
        if (listing)
            for (const auto &object : listing->objects)
                keys << QString::fromStdString(object.key);
        return keys;
    }
    int temporaryFiles() const
    {
        return static_cast<int>(QDir(file("lake/.uploads")).entryList(QDir::Files | QDir::Hidden).size());
    }
    bool becomesClean()
    {
        for (int i = 0; i < 500 && temporaryFiles() > 0; ++i) // the removal is a job that nobody is told about
            static_cast<void>(loop.settleUntil([] { return false; }, std::chrono::milliseconds(10)));
        return temporaryFiles() == 0;
    }
};

} // namespace

class LocalObjectStorageTest : public QObject {
    Q_OBJECT
private slots:
    void putsAndReplaces()
    {
        Bench bench;
        const auto first = bench.put("csv/20260101/0_MTUx==_MTY==.csv", "hello");
        QVERIFY(first);
        QCOMPARE(first->bytes, 5u);
        QCOMPARE(first->etag, std::string("5D41402ABC4B2A76B9719D911017C592"));
        QCOMPARE(contentOf(bench.file("lake/csv/20260101/0_MTUx==_MTY==.csv")), QByteArray("hello"));
        QVERIFY(bench.put("csv/20260101/0_MTUx==_MTY==.csv", "again"));
        QCOMPARE(contentOf(bench.file("lake/csv/20260101/0_MTUx==_MTY==.csv")), QByteArray("again"));
        QCOMPARE(bench.temporaryFiles(), 0);
        QCOMPARE(bench.storage->pathOf("lake", "csv/x.csv"), bench.file("lake/csv/x.csv").toStdString());
    }
    void streamsInParts()
    {
        Bench bench;
        auto object = bench.upload("big.bin");
        QVERIFY(object);
        QByteArray all;
        for (int i = 0; i < 20; ++i) {
            const std::string part(1'000'000 + i, static_cast<char>('a' + i));
            all += QByteArray::fromStdString(part);
            QVERIFY(bench.write(**object, part));
            QVERIFY(!QFile::exists(bench.file("lake/big.bin")));
        }
        const auto receipt = bench.commit(**object);
        QVERIFY(receipt);
        QCOMPARE(QByteArray::fromStdString(receipt->etag),
                 QCryptographicHash::hash(all, QCryptographicHash::Md5).toHex().toUpper());
        QCOMPARE(contentOf(bench.file("lake/big.bin")), all);
    }
    void emptyObject()
    {
        Bench bench;
        QCOMPARE(bench.put("empty.csv", "")->etag, std::string("D41D8CD98F00B204E9800998ECF8427E"));
        QVERIFY(QFile::exists(bench.file("lake/empty.csv")));
    }
    void abandonedUploadLeavesNothing()
    {
        Bench bench;
        auto object = bench.upload("a/b/c.csv");
        QVERIFY(bench.write(**object, "x"));
        QCOMPARE(bench.temporaryFiles(), 1);
        object->reset();
        QVERIFY(bench.becomesClean());
        QVERIFY(!QFile::exists(bench.file("lake/a")));
    }
    void abandonedDuringAWrite()
    {
        Bench bench;
        auto object = bench.upload("x.csv");
        bool answered = false;
        (*object)->write(std::string(5'000'000, 'x'), Reply<void>([&](Done) { answered = true; }));
        object->reset();
        QVERIFY(bench.loop.settleUntil([&] { return answered; }));
        QVERIFY(bench.becomesClean());
    }
    void leftoversAreRemovedAtTheStart()
    {
        Bench bench;
        for (const char *name : {"1", "17", "strange name"}) {
            QFile file(bench.file(QString("lake/.uploads/%1").arg(name)));
            QDir().mkpath(bench.file("lake/.uploads"));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        bench.reopen();
        QCOMPARE(bench.storage->leftoversRemoved(), 3u);
        QCOMPARE(bench.temporaryFiles(), 0);
    }
    void keysThatWantTheSamePlace()
    {
        Bench bench;
        const QStringList keys = {"a",     "a/", "a//b",    "a/b",        "a/b/c", "a.b",
                                  "a.b/c", "A",  "../../x", ".uploads/1", "%2E",   "x\\y"};
        for (const auto &key : keys)
            QVERIFY2(bench.put(key.toStdString(), key.toStdString()), qPrintable(key));
        auto sorted = keys;
        std::sort(sorted.begin(), sorted.end(),
                  [](const auto &a, const auto &b) { return a.toStdString() < b.toStdString(); });
        QCOMPARE(bench.listed(), sorted);
        for (const auto &key : keys)
            QCOMPARE(contentOf(QString::fromStdString(bench.storage->pathOf("lake", key.toStdString()))), key.toUtf8());
        // Nothing came to lie beside the bucket.
        QCOMPARE(QDir(bench.root()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{"lake"});
        QCOMPARE(QDir(bench.dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"objects"});
    }
    void longestKeys()
    {
        Bench bench;
        const std::string deep = [] {
            std::string key;
            while (key.size() < 1'020)
                key += "d/";
            return key + "x.c";
        }();
        for (const auto &key : {std::string(1'023, 'k'), std::string(1'023, '%'), deep.substr(0, 1'023)})
            QCOMPARE(bench.codeOfPut(key), std::string("ok"));
        QCOMPARE(bench.listed().size(), 3);
    }
    void refusals()
    {
        Bench bench;
        QCOMPARE(bench.codeOfPut("x", "nowhere"), std::string("NoSuchBucket"));
        QCOMPARE(bench.codeOfPut("x", "../lake"), std::string("InvalidBucketName"));
        QCOMPARE(bench.codeOfPut(""), std::string("InvalidObjectName"));
        QCOMPARE(bench.codeOfPut("/x"), std::string("InvalidObjectName"));
        QCOMPARE(bench.codeOfPut("\xFF"), std::string("InvalidObjectName"));
        QCOMPARE(bench.codeOfPut(std::string("a\0b", 3)), std::string("InvalidObjectName"));
        QCOMPARE(bench.upload("x", "lake", "http://oss.example").error().code, std::string("EndpointNotSupported"));
        QCOMPARE(bench.create("No").error().code, std::string("InvalidBucketName"));
    }
    void linksAreNotFollowed()
    {
        Bench bench;
        QTemporaryDir outside;
        QVERIFY(QFile::link(outside.path(), bench.file("lake/out")));
        QCOMPARE(bench.codeOfPut("out/x.csv"), std::string("NotAFolder"));
        QVERIFY(QFile::link(outside.filePath("target.csv"), bench.file("lake/link.csv")));
        QCOMPARE(bench.codeOfPut("link.csv"), std::string("ok")); // the link itself is replaced
        QVERIFY(!QFileInfo(bench.file("lake/link.csv")).isSymLink());
        QVERIFY(QDir(outside.path()).isEmpty());
        QVERIFY(QFile::link(outside.path(), bench.file("linked-bucket")));
        QCOMPARE(bench.codeOfPut("x.csv", "linked-bucket"), std::string("NotAFolder"));
        QCOMPARE(bench.listed(), QStringList{"link.csv"});
    }
    void fileWhereAFolderMustBe()
    {
        Bench bench;
        QFile file(bench.file("lake/dir"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(bench.codeOfPut("dir/x.csv"), std::string("NotAFolder"));
        QVERIFY(bench.becomesClean());
    }
    void manyAtATime()
    {
        Bench bench;
        int answers = 0;
        std::vector<std::unique_ptr<ObjectUpload>> open;
        for (int i = 0; i < 40; ++i) {
            bench.storage->upload("", "lake", "same/new/folder/" + std::to_string(i % 20) + ".csv", {},
                                  Reply<std::unique_ptr<ObjectUpload>>([&, i](Result<std::unique_ptr<ObjectUpload>> upload) {
                                      auto *object = upload->get();
                                      open.push_back(std::move(*upload));
                                      object->write(
                                          std::to_string(i % 20), Reply<void>([&, object](Done) {
                                              object->commit(Reply<ObjectReceipt>(
                                                  [&](Result<ObjectReceipt> receipt) { answers += receipt ? 1 : 0; }));
                                          }));
                                  }));
        }
        QVERIFY(bench.loop.settleUntil([&] { return answers == 40; }));
        QCOMPARE(bench.listed().size(), 20);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(contentOf(bench.file(QString("lake/same/new/folder/%1.csv").arg(i))), QByteArray::number(i));
    }
    void lists()
    {
        Bench bench;
        for (const char *key : {"b/1.csv", "a/2.csv", "a/1.csv", "a.csv", "ab/1.csv"})
            QVERIFY(bench.put(key, "12345"));
        QFile foreign(bench.file("lake/a/notmine"));
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        QCOMPARE(bench.listed(), (QStringList{"a.csv", "a/1.csv", "a/2.csv", "ab/1.csv", "b/1.csv"}));
        QCOMPARE(bench.listed("a/"), (QStringList{"a/1.csv", "a/2.csv"}));
        QCOMPARE(bench.listed("a/1"), (QStringList{"a/1.csv"}));
        QCOMPARE(bench.listed("zz"), QStringList());
        QCOMPARE(bench.listed({}, 2), (QStringList{"a.csv", "a/1.csv"}));
        const auto page = await<ListPage>(bench.loop, [&](auto reply) {
            bench.storage->list("", "lake", {"", "", "", 2}, std::move(reply));
        });
        QVERIFY(page->truncated);
        QCOMPARE(page->next, std::string("a/1.csv"));
        QCOMPARE(page->objects[0].bytes, 5u);
        QCOMPARE(page->objects[0].etag, std::string("827CCB0EEA8A706C4C34A16891F84E7B"));
        const auto none =
            await<ListPage>(bench.loop, [&](auto reply) { bench.storage->list("", "nowhere", {}, std::move(reply)); });
        QCOMPARE(none.error().code, std::string("NoSuchBucket"));
    }
    void trashAndBack()
    {
        Bench bench;
        QVERIFY(bench.put("a/1.csv", "x"));
        auto object = bench.upload("late.csv");
        const std::string name = "uid-1";
        QVERIFY(bench.discard("lake", name));
        QCOMPARE(bench.codeOfPut("x.csv"), std::string("NoSuchBucket"));
        QCOMPARE(bench.commit(**object).error().code, std::string("NoSuchBucket"));
        object->reset();
        const auto restore = [&] {
            return await<void>(bench.loop,
                               [&](auto reply) { bench.storage->restoreBucket(name, "lake", std::move(reply)); });
        };
        QVERIFY(bench.create("lake"));
        QCOMPARE(restore().error().code, std::string("BucketAlreadyExists"));
        const std::string second = "uid-2";
        QVERIFY(bench.discard("lake", second));
        QVERIFY(restore());
        QCOMPARE(bench.listed(), QStringList{"a/1.csv"});
        QCOMPARE(restore().error().code, std::string("NoSuchBucket"));
        QVERIFY(await<void>(bench.loop, [&](auto reply) { bench.storage->purgeBucket(second, std::move(reply)); }));
        QVERIFY(QDir(bench.file(".trash")).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
    void purgeRemovesTreesAndNothingElse()
    {
        Bench bench;
        QTemporaryDir outside;
        QFile kept(outside.filePath("kept"));
        QVERIFY(kept.open(QIODevice::WriteOnly));
        for (const char *key : {"a/b/c/d.csv", "a/b/e.csv", "f"})
            QVERIFY(bench.put(key, "x"));
        QVERIFY(QFile::link(outside.path(), bench.file("lake/a/out")));
        const std::string name = "uid-1";
        QVERIFY(bench.discard("lake", name));
        QVERIFY(await<void>(bench.loop, [&](auto reply) { bench.storage->purgeBucket(name, std::move(reply)); }));
        QVERIFY(QFile::exists(outside.filePath("kept")));
        QVERIFY(QDir(bench.file(".trash")).isEmpty());
        QCOMPARE(bench.discard("lake", "../out").error().kind, ErrorKind::Invalid);
        for (const char *bad : {"", ".", "..", "../objects", ".hidden"})
            QCOMPARE(
                await<void>(bench.loop, [&](auto reply) { bench.storage->purgeBucket(bad, std::move(reply)); }).error().kind,
                ErrorKind::Invalid);
    }
    void rootThatCannotBe()
    {
        ManualLoop loop;
        WorkerPool pool("test", 1);
        QVERIFY(!LocalObjectStorage::open("/proc/nowhere/objects", loop, pool));
        QTemporaryDir dir;
        QFile file(dir.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!LocalObjectStorage::open(dir.filePath("file").toStdString(), loop, pool));
    }
};

QTEST_GUILESS_MAIN(LocalObjectStorageTest)
#include "tst_localobjectstorage.moc"
