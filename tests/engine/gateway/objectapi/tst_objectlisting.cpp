// Listings and buckets, to the letter.
#include "tests/support/objectgate.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

using Texts = std::vector<std::string>;

struct Filled : ObjectGate {
    Filled()
    {
        for (const char *path :
             {"/lake/fun/movie/001.avi", "/lake/fun/movie/007.avi", "/lake/fun/test.jpg", "/lake/oss.jpg"})
            put(path, "x");
    }
    std::string list(const std::string &query) { return call({.path = "/lake/", .query = query}).body; }
};

} // namespace

class tst_ObjectListing : public QObject {
    Q_OBJECT
private slots:
    void versionOne();
    void versionTwo();
    void namesThatXmlMinds();
    void badQuestions();
    void buckets();
    void bucketInfo();
};

void tst_ObjectListing::versionOne()
{
    Filled gate;
    const auto first = gate.list("delimiter=%2F&max-keys=1");
    const auto owner = "<Owner><ID>0</ID><DisplayName>0</DisplayName></Owner>";
    QCOMPARE(first,
             std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult><Name>lake</Name><Prefix></Prefix>"
                         "<MaxKeys>1</MaxKeys><Delimiter>/</Delimiter><IsTruncated>true</IsTruncated><Marker></Marker>"
                         "<NextMarker>fun/</NextMarker><CommonPrefixes><Prefix>fun/</Prefix></CommonPrefixes>"
                         "</ListBucketResult>"));
    const auto second = gate.list("delimiter=/&max-keys=1&marker=fun%2F");
    QCOMPARE(elementOf(second, "IsTruncated"), std::string("false"));
    QCOMPARE(elementOf(second, "Marker"), std::string("fun/"));
    const auto modified = elementOf(second, "LastModified");
    QCOMPARE(modified.size(), std::string("2020-05-18T05:45:43.000Z").size());
    QCOMPARE(elementOf(second, "Contents"),
             "<Key>oss.jpg</Key><LastModified>" + modified
                 + "</LastModified><ETag>\"9DD4E461268C8034F5C8564E155C67A6\"</ETag><Type>Normal</Type><Size>1</Size>"
                   "<StorageClass>Standard</StorageClass>"
                 + owner);
    QCOMPARE(elementsOf(gate.list("prefix=fun/&max-keys=1000"), "Key"),
             (Texts{"fun/movie/001.avi", "fun/movie/007.avi", "fun/test.jpg"}));
    QCOMPARE(elementOf(gate.list(""), "MaxKeys"), std::string("100"));
    QCOMPARE(elementsOf(gate.call({.path = "/lake"}).body, "Key").size(), 4u);
    QCOMPARE(elementsOf(gate.call({.path = "/", .host = "lake.oss.sluice.internal", .bucket = "lake"}).body, "Key").size(),
             4u);
}

void tst_ObjectListing::versionTwo()
{
    Filled gate;
    const auto first = gate.list("list-type=2&max-keys=2&prefix=fun/");
    QCOMPARE(elementOf(first, "KeyCount"), std::string("2"));
    QCOMPARE(elementOf(first, "IsTruncated"), std::string("true"));
    QCOMPARE(elementOf(first, "Owner"), std::string("<none>"));
    QCOMPARE(elementOf(first, "Marker"), std::string("<none>"));
    const auto token = elementOf(first, "NextContinuationToken");
    const auto second = gate.list("list-type=2&max-keys=2&prefix=fun/&fetch-owner=true&continuation-token=" + token);
    QCOMPARE(elementsOf(second, "Key"), Texts{"fun/test.jpg"});
    QCOMPARE(elementOf(second, "ContinuationToken"), token);
    QCOMPARE(elementOf(second, "NextContinuationToken"), std::string("<none>"));
    QCOMPARE(elementOf(second, "ID"), std::string("0"));
    QCOMPARE(elementsOf(gate.list("list-type=2&start-after=fun/movie/007.avi"), "Key"), (Texts{"fun/test.jpg", "oss.jpg"}));
}

void tst_ObjectListing::namesThatXmlMinds()
{
    ObjectGate gate;
    for (const auto &key : {std::string("a&b<c>\"'"), std::string("b\x01\n"), std::string("c 杭州/%25+")})
        QVERIFY(gate.bench.put(key, "x"));
    const auto plain = gate.call({.path = "/lake/", .query = "prefix=a%26"}).body;
    QCOMPARE(elementOf(plain, "Prefix"), std::string("a&amp;"));
    QCOMPARE(elementOf(plain, "Key"), std::string("a&amp;b&lt;c&gt;\"'"));
    const auto encoded = gate.call({.path = "/lake/", .query = "encoding-type=url&delimiter=/&marker=a"}).body;
    QCOMPARE(elementOf(encoded, "EncodingType"), std::string("url"));
    QCOMPARE(elementOf(encoded, "Delimiter"), std::string("%2F"));
    QCOMPARE(elementsOf(encoded, "Key"), (Texts{"a%26b%3Cc%3E%22%27", "b%01%0A"}));
    QCOMPARE(elementOf(elementOf(encoded, "CommonPrefixes"), "Prefix"), std::string("c%20%E6%9D%AD%E5%B7%9E%2F"));
}

void tst_ObjectListing::badQuestions()
{
    Filled gate;
    for (const char *query : {"max-keys=0", "max-keys=1001", "max-keys=-1", "max-keys=x", "max-keys=", "prefix=%FF",
                              "marker=%80", "encoding-type=xml", "list-type=3", "list-type=2&continuation-token=zz",
                              "list-type=2&continuation-token=2F", "prefix=%"})
        QCOMPARE(QString::fromStdString(query + (' ' + codeOf(gate.call({.path = "/lake/", .query = query})))),
                 QString("%1 400 InvalidArgument").arg(query));
    QCOMPARE(codeOf(gate.call({.path = "/nowhere/"})), std::string("404 NoSuchBucket"));
}

void tst_ObjectListing::buckets()
{
    ObjectGate gate;
    for (const char *name : {"attic", "zoo"})
        QVERIFY(await<void>(gate.bench.loop, [&](auto reply) { gate.bench.storage->createBucket(name, std::move(reply)); }));
    const auto all = gate.call({.path = "/", .host = "oss.sluice.internal"});
    QCOMPARE(all.status, 200);
    QCOMPARE(elementsOf(all.body, "Name"), (Texts{"attic", "lake", "zoo"}));
    QCOMPARE(elementOf(all.body, "Location"), std::string("oss-local"));
    QCOMPARE(elementOf(all.body, "ExtranetEndpoint"), std::string("oss.sluice.internal"));
    const auto first = gate.call({.path = "/", .query = "max-keys=1&marker=attic"}).body;
    QCOMPARE(elementsOf(first, "Name"), Texts{"lake"});
    QCOMPARE(elementOf(first, "IsTruncated"), std::string("true"));
    QCOMPARE(elementOf(first, "NextMarker"), std::string("lake"));
    QCOMPARE(elementsOf(gate.call({.path = "/", .query = "prefix=z"}).body, "Name"), Texts{"zoo"});
}

void tst_ObjectListing::bucketInfo()
{
    ObjectGate gate;
    const auto info =
        gate.call({.path = "/", .query = "bucketInfo", .host = "lake.oss.sluice.internal", .bucket = "lake"}).body;
    QCOMPARE(elementOf(info, "Name"), std::string("lake"));
    QCOMPARE(elementOf(info, "ExtranetEndpoint"), std::string("oss.sluice.internal"));
    QCOMPARE(elementOf(info, "Grant"), std::string("private"));
    QCOMPARE(gate.call({.path = "/lake/", .query = "location"}).body,
             std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint>oss-local</LocationConstraint>"));
    QCOMPARE(codeOf(gate.call({.path = "/nowhere/", .query = "bucketInfo"})), std::string("404 NoSuchBucket"));
}

QTEST_GUILESS_MAIN(tst_ObjectListing)
#include "tst_objectlisting.moc"
