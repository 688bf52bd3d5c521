// What the local object storage gives back: bytes, digests, traits; and what people or a crash left in its folders.
#include "engine/objects/crc64.h"
#include "engine/objects/local/objectrecord.h"
#include "tests/support/bucketbench.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string kHelloMd5 = "5D41402ABC4B2A76B9719D911017C592";

UploadTerms describedTerms()
{
    UploadTerms terms;
    terms.traits.contentType = "text/csv; charset=utf-8";
    terms.traits.headers = {{"cache-control", "no-cache"}, {"x-oss-storage-class", "IA"}};
    terms.traits.metadata = {{"source", "shard 0: a=b"}, {"city", "杭州"}, {"empty", ""}};
    return terms;
}

std::string md5Of(const std::string &bytes)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Md5)
        .toHex()
        .toUpper()
        .toStdString();
}

void writeByHand(const std::string &path, const std::string &bytes)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(bytes));
}

std::string attributeOf(const std::string &path)
{
    char text[4'096];
    const auto size = ::getxattr(path.c_str(), kRecordAttribute, text, sizeof text);
    return size < 0 ? "<none>" : std::string(text, static_cast<std::size_t>(size));
}

void setAttribute(const std::string &path, const std::string &text)
{
    QCOMPARE(::setxattr(path.c_str(), kRecordAttribute, text.data(), text.size(), 0), 0);
}

} // namespace

class tst_LocalObjects : public QObject {
    Q_OBJECT
private slots:
    void factsAndBytes();
    void ranges();
    void readsWhatItOpened();
    void mayNotReplace();
    void aWrongDigest();
    void traitsThatAreNone();
    void removes();
    void changedByHand();
    void broughtByHand();
    void hostileRecords();
    void whatIsNoObject();
    void cutWhileOpen();
    void otherBucketsAndEndpoints();
    void buckets();
};

void tst_LocalObjects::factsAndBytes()
{
    BucketBench bench;
    const auto before = std::chrono::system_clock::now() - std::chrono::seconds(2);
    const auto receipt = bench.put("csv/a.csv", "hello", describedTerms());
    QVERIFY(receipt);
    QCOMPARE(receipt->etag, kHelloMd5);
    QCOMPARE(receipt->crc64, crc64("hello"));
    const auto facts = bench.stat("csv/a.csv");
    QVERIFY2(facts.has_value(), facts ? "" : facts.error().detail.c_str());
    QCOMPARE(facts->bytes, 5u);
    QCOMPARE(facts->etag, kHelloMd5);
    QCOMPARE(facts->crc64, crc64("hello"));
    QVERIFY(facts->modified >= before && facts->modified < before + std::chrono::minutes(5));
    QCOMPARE(facts->traits, describedTerms().traits);
    const auto reader = bench.open("csv/a.csv");
    QVERIFY(reader);
    QCOMPARE((*reader)->facts().traits, describedTerms().traits);
    QCOMPARE(*bench.read(**reader), std::string("hello"));
    // What replaces it has traits of its own.
    QVERIFY(bench.put("csv/a.csv", ""));
    QCOMPARE(bench.stat("csv/a.csv")->traits, ObjectTraits());
    QCOMPARE(bench.stat("csv/a.csv")->etag, md5Of(""));
}

void tst_LocalObjects::ranges()
{
    BucketBench bench;
    std::string bytes(1'000'000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7 + i / 251);
    QVERIFY(bench.put("big.bin", bytes));
    const auto reader = bench.open("big.bin");
    for (const auto &[offset, count] : std::vector<std::pair<std::uint64_t, std::uint64_t>>{
             {0, 1}, {0, 1'000'000}, {999'999, 5}, {500'000, 100'000}, {123, 0}, {1'000'000, 10}, {UINT64_MAX, 10}}) {
        const auto expected = offset >= bytes.size() ? std::string() : bytes.substr(offset, count);
        QVERIFY(*bench.read(**reader, offset, count) == expected);
    }
}

void tst_LocalObjects::readsWhatItOpened()
{
    BucketBench bench;
    QVERIFY(bench.put("x.csv", "first"));
    const auto reader = bench.open("x.csv");
    QVERIFY(bench.put("x.csv", "second, longer"));
    QCOMPARE(*bench.read(**reader), std::string("first"));
    QVERIFY(bench.remove("x.csv"));
    QCOMPARE(*bench.read(**reader), std::string("first"));
    QCOMPARE((*reader)->facts().bytes, 5u);
}

void tst_LocalObjects::mayNotReplace()
{
    BucketBench bench;
    UploadTerms once;
    once.mayReplace = false;
    QVERIFY(bench.put("x.csv", "first", once));
    const auto again = bench.put("x.csv", "second", once);
    QCOMPARE(again.error().kind, ErrorKind::Exists);
    QCOMPARE(again.error().code, std::string("FileAlreadyExists"));
    QCOMPARE(*bench.read(**bench.open("x.csv")), std::string("first"));
}

void tst_LocalObjects::aWrongDigest()
{
    BucketBench bench;
    UploadTerms terms;
    terms.md5 = kHelloMd5;
    QVERIFY(bench.put("good.csv", "hello", terms));
    QCOMPARE(bench.put("bad.csv", "hellO", terms).error().code, std::string("InvalidDigest"));
    QCOMPARE(bench.stat("bad.csv").error().code, std::string("NoSuchKey"));
}

void tst_LocalObjects::traitsThatAreNone()
{
    BucketBench bench;
    const auto codeWith = [&](const std::string &name, const std::string &value) {
        UploadTerms terms;
        terms.traits.metadata[name] = value;
        const auto put = bench.put("x.csv", "x", terms);
        return put ? std::string() : put.error().code;
    };
    QCOMPARE(codeWith("a", "line\nm:forged:yes"), std::string("InvalidArgument"));
    QCOMPARE(codeWith("a\nb", "x"), std::string("InvalidArgument"));
    QCOMPARE(codeWith("a:b", "x"), std::string("InvalidArgument"));
    QCOMPARE(codeWith("", "x"), std::string("InvalidArgument"));
    QCOMPARE(codeWith("a", std::string(3'000, 'x')), std::string("MetadataTooLarge"));
    QCOMPARE(codeWith("a", std::string(2'800, 'x')), std::string());
    QCOMPARE(bench.stat("x.csv")->traits.metadata.at("a").size(), 2'800u);
}

void tst_LocalObjects::removes()
{
    BucketBench bench;
    for (const char *key : {"a", "a/b", "a//", "../x"}) {
        QVERIFY(bench.put(key, "x"));
        QVERIFY(bench.remove(key));
        QCOMPARE(bench.stat(key).error().code, std::string("NoSuchKey"));
        QVERIFY(bench.remove(key));
        QVERIFY(!QFile::exists(QString::fromStdString(bench.pathOf(key))));
    }
    QVERIFY(bench.list({})->objects.empty());
    QVERIFY(bench.put("a/b", "again")); // the folder that stayed is good for it
    QCOMPARE(bench.remove("/x").error().code, std::string("InvalidObjectName"));
}

void tst_LocalObjects::changedByHand()
{
    BucketBench bench;
    QVERIFY(bench.put("x.csv", "hello", describedTerms()));
    writeByHand(bench.pathOf("x.csv"), "HELLO");
    const timespec times[] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, bench.pathOf("x.csv").c_str(), times, 0), 0);
    const auto facts = bench.stat("x.csv");
    QCOMPARE(facts->etag, md5Of("HELLO"));
    QCOMPARE(facts->crc64, crc64("HELLO"));
    QCOMPARE(facts->modified, wallFromSeconds(1'000'000'000));
    QCOMPARE(facts->traits, describedTerms().traits); // they are still the object's
    QVERIFY(QString::fromStdString(attributeOf(bench.pathOf("x.csv"))).contains(QString::fromStdString(md5Of("HELLO"))));
}

void tst_LocalObjects::broughtByHand()
{
    BucketBench bench;
    const std::string bytes(700'000, 'z');
    writeByHand(bench.pathOf("notes.txt"), bytes);
    QCOMPARE(attributeOf(bench.pathOf("notes.txt")), std::string("<none>"));
    QCOMPARE(bench.list({})->objects.at(0).etag, md5Of(bytes));
    QVERIFY(attributeOf(bench.pathOf("notes.txt")) != "<none>"); // it is not read all through each time
    QCOMPARE(bench.stat("notes.txt")->crc64, crc64(bytes));
    QCOMPARE(*bench.read(**bench.open("notes.txt"), 10, 5), std::string("zzzzz"));
}

void tst_LocalObjects::hostileRecords()
{
    BucketBench bench;
    QVERIFY(bench.put("x.csv", "hello", describedTerms()));
    const auto path = bench.pathOf("x.csv");
    const auto good = attributeOf(path);
    QVERIFY(readRecord(good).has_value());
    QCOMPARE(toText(*readRecord(good)), good);
    for (const auto &bad : {std::string("sluice object 1\n"), std::string(2'000, '\n'), good + "q:x\n", good + "h:name\n",
                            good + "m:source:2\n", good + std::string("m:a:\x01\n"), good.substr(0, 40),
                            std::string("\0", 1), good + std::string(3'000, 'x')}) {
        setAttribute(path, bad.substr(0, 3'500));
        const auto facts = bench.stat("x.csv");
        QVERIFY(facts);
        QCOMPARE(facts->etag, kHelloMd5);
        QCOMPARE(facts->traits, ObjectTraits());
    }
}

void tst_LocalObjects::whatIsNoObject()
{
    BucketBench bench;
    writeByHand(bench.dir.filePath("secret.txt").toStdString(), "secret");
    QVERIFY(QFile::link(bench.dir.filePath("secret.txt"), QString::fromStdString(bench.pathOf("link.txt"))));
    QCOMPARE(::mkfifo(bench.pathOf("pipe.txt").c_str(), 0600), 0);
    QVERIFY(QDir().mkpath(QString::fromStdString(bench.pathOf("folder.txt"))));
    QVERIFY(QFile::link(bench.dir.path(), bench.dir.filePath("objects/lake/out")));
    for (const char *key : {"link.txt", "pipe.txt", "folder.txt", "out/secret.txt", "link.txt/x", "nothing"}) {
        QCOMPARE(bench.stat(key).error().code, std::string("NoSuchKey"));
        QCOMPARE(bench.open(key).error().kind, ErrorKind::NotFound);
    }
    QVERIFY(bench.remove("out/secret.txt"));
    QVERIFY(QFile::exists(bench.dir.filePath("secret.txt")));
    QVERIFY(bench.list({})->objects.empty());
}

void tst_LocalObjects::cutWhileOpen()
{
    BucketBench bench;
    QVERIFY(bench.put("x.csv", "0123456789"));
    const auto reader = bench.open("x.csv");
    QCOMPARE(::truncate(bench.pathOf("x.csv").c_str(), 3), 0);
    QCOMPARE(bench.read(**reader).error().code, std::string("ObjectChanged"));
}

void tst_LocalObjects::otherBucketsAndEndpoints()
{
    BucketBench bench;
    const auto codeOf = [&](const std::string &endpoint, const std::string &bucket) {
        const auto facts = await<ObjectFacts>(
            bench.loop, [&](auto reply) { bench.storage->stat(endpoint, bucket, "x", std::move(reply)); });
        return facts.error().code;
    };
    QCOMPARE(codeOf("local", "nowhere"), std::string("NoSuchBucket"));
    QCOMPARE(codeOf("local", "../objects"), std::string("InvalidBucketName"));
    QCOMPARE(codeOf("https://oss.example", "lake"), std::string("EndpointNotSupported"));
    QCOMPARE(codeOf("", "lake"), std::string("NoSuchKey"));
}

void tst_LocalObjects::buckets()
{
    BucketBench bench;
    for (const char *name : {"zoo", "attic"})
        QVERIFY(await<void>(bench.loop, [&](auto reply) { bench.storage->createBucket(name, std::move(reply)); }));
    writeByHand(bench.dir.filePath("objects/file").toStdString(), "x");
    QVERIFY(QDir().mkpath(bench.dir.filePath("objects/No Bucket")));
    const auto buckets =
        await<std::vector<BucketFacts>>(bench.loop, [&](auto reply) { bench.storage->buckets("", std::move(reply)); });
    QCOMPARE(buckets->size(), 3u);
    QCOMPARE((*buckets)[0].name, std::string("attic"));
    QCOMPARE((*buckets)[1].name, std::string("lake"));
    QCOMPARE((*buckets)[2].name, std::string("zoo"));
    QVERIFY(unixSeconds((*buckets)[1].created) > 1'600'000'000);
}

QTEST_GUILESS_MAIN(tst_LocalObjects)
#include "tst_localobjects.moc"
