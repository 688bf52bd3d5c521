// Operations on objects, as clients ask for them.
#include "engine/access/digests.h"
#include "engine/objects/crc64.h"
#include "tests/support/fakeobjectstorage.h"
#include "tests/support/objectgate.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string kHelloEtag = "\"5D41402ABC4B2A76B9719D911017C592\"";

std::string header(const HttpResponse &response, std::string_view name)
{
    return response.headers.has(name) ? std::string(response.headers.value(name)) : "<none>";
}

} // namespace

class tst_ObjectApi : public QObject {
    Q_OBJECT
private slots:
    void putsAndGets();
    void whatIsKeptWithIt();
    void ranges();
    void conditions();
    void overrides();
    void headAndMeta();
    void deletes();
    void digests();
    void forbidsOverwrite();
    void hostStyleAndV1();
    void preSigned();
    void keysThatAreNone();
    void notImplemented();
    void errorBodies();
    void storageFaults();
    void sizes();
    void theApiGoes();
};

void tst_ObjectApi::putsAndGets()
{
    ObjectGate gate;
    const auto put = gate.put("/lake/csv%2F2026/a%20b.csv", "hello", {{"Content-Type", "text/csv"}});
    QCOMPARE(put.status, 200);
    QCOMPARE(header(put, "ETag"), kHelloEtag);
    QCOMPARE(header(put, "x-oss-hash-crc64ecma"), std::to_string(crc64("hello")));
    QCOMPARE(header(put, "x-oss-request-id").size(), 24u);
    QCOMPARE(put.body, std::string());
    const auto got = gate.call({.path = "/lake/csv/2026/a%20b.csv"});
    QCOMPARE(got.status, 200);
    QCOMPARE(got.body, std::string("hello"));
    QCOMPARE(header(got, "ETag"), kHelloEtag);
    QCOMPARE(header(got, "Content-Type"), std::string("text/csv"));
    QCOMPARE(header(got, "Content-MD5"), std::string("XUFAKrxLKna5cZ2REBfFkg=="));
    QCOMPARE(header(got, "x-oss-object-type"), std::string("Normal"));
    QCOMPARE(header(got, "x-oss-storage-class"), std::string("Standard"));
    QVERIFY(header(got, "Last-Modified").ends_with(" GMT"));
    QVERIFY(header(got, "x-oss-request-id") != header(put, "x-oss-request-id"));
    // Other keys are others.
    QCOMPARE(codeOf(gate.call({.path = "/lake/csv/2026/a+b.csv"})), std::string("404 NoSuchKey"));
}

void tst_ObjectApi::whatIsKeptWithIt()
{
    ObjectGate gate;
    QCOMPARE(gate.put("/lake/x.csv", "x",
                      {{"x-oss-meta-Source", "shard 0"},
                       {"Cache-Control", "no-cache"},
                       {"X-Oss-Storage-Class", "IA"},
                       {"x-oss-object-acl", "private"},
                       {"Content-Disposition", "attachment"}})
                 .status,
             200);
    const auto got = gate.call({});
    QCOMPARE(header(got, "x-oss-meta-source"), std::string("shard 0"));
    QCOMPARE(header(got, "Cache-Control"), std::string("no-cache"));
    QCOMPARE(header(got, "Content-Disposition"), std::string("attachment"));
    QCOMPARE(header(got, "x-oss-storage-class"), std::string("IA"));
    QCOMPARE(header(got, "Content-Type"), std::string("application/octet-stream"));
    QCOMPARE(codeOf(gate.put("/lake/x.csv", "x", {{"x-oss-meta-a", std::string(4'000, 'x')}})),
             std::string("400 MetadataTooLarge"));
}

void tst_ObjectApi::ranges()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "0123456789");
    const auto part = gate.call({.headers = {{"Range", "bytes=2-4"}}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, std::string("234"));
    QCOMPARE(header(part, "Content-Range"), std::string("bytes 2-4/10"));
    QCOMPARE(header(part, "Content-MD5"), std::string("<none>")); // it would be that of the whole
    QCOMPARE(header(part, "x-oss-hash-crc64ecma"), std::to_string(crc64("0123456789")));
    QCOMPARE(gate.call({.headers = {{"Range", "bytes=-3"}}}).body, std::string("789"));
    const auto beyond = gate.call({.headers = {{"Range", "bytes=10-"}}});
    QCOMPARE(beyond.status, 200);
    QCOMPARE(beyond.body.size(), 10u);
    QCOMPARE(header(beyond, "Content-Range"), std::string("<none>"));
    QCOMPARE(codeOf(gate.call({.headers = {{"Range", "bytes=10-"}, {"x-oss-range-behavior", "standard"}}})),
             std::string("416 InvalidRange"));
    gate.put("/lake/x.csv", "");
    QCOMPARE(gate.call({.headers = {{"Range", "bytes=0-5"}}}).status, 200);
}

void tst_ObjectApi::conditions()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "hello");
    const auto status = [&](const char *name, const std::string &value) {
        return gate.call({.headers = {{name, value}}}).status;
    };
    QCOMPARE(status("If-Match", kHelloEtag), 200);
    QCOMPARE(status("If-Match", "\"other\", 5D41402ABC4B2A76B9719D911017C592"), 200);
    QCOMPARE(status("If-Match", "\"other\""), 412);
    QCOMPARE(status("If-None-Match", kHelloEtag), 304);
    QCOMPARE(status("If-None-Match", "*"), 304);
    QCOMPARE(status("If-None-Match", "\"other\""), 200);
    const std::string past = "Fri, 13 Nov 2015 14:47:53 GMT";
    const std::string future = "Fri, 13 Nov 2099 14:47:53 GMT";
    QCOMPARE(status("If-Modified-Since", past), 200);
    QCOMPARE(status("If-Modified-Since", future), 304);
    QCOMPARE(status("If-Unmodified-Since", past), 412);
    QCOMPARE(status("If-Unmodified-Since", future), 200);
    QCOMPARE(status("If-Modified-Since", "yesterday"), 200);
    const auto modified = header(gate.call({}), "Last-Modified");
    QCOMPARE(status("If-Modified-Since", modified), 304);
    QCOMPARE(status("If-Unmodified-Since", modified), 200);
    const auto not_ = gate.call({.headers = {{"If-None-Match", kHelloEtag}}});
    QCOMPARE(not_.body, std::string());
    QCOMPARE(header(not_, "ETag"), kHelloEtag);
    QCOMPARE(codeOf(gate.call({.headers = {{"If-Match", "\"other\""}}})), std::string("412 PreconditionFailed"));
}

void tst_ObjectApi::overrides()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "hello", {{"Content-Type", "text/csv"}, {"Cache-Control", "no-cache"}});
    const auto got = gate.call({.query = "response-content-type=text%2Fplain&response-content-disposition=a%3B%20b%3D%22c%22"
                                         "&response-cache-control=max-age%3D5"});
    QCOMPARE(header(got, "Content-Type"), std::string("text/plain"));
    QCOMPARE(header(got, "Content-Disposition"), std::string("a; b=\"c\""));
    QCOMPARE(header(got, "Cache-Control"), std::string("max-age=5"));
    QCOMPARE(codeOf(gate.call({.query = "response-content-type=a%0D%0ASet-Cookie:%20x"})),
             std::string("400 InvalidArgument"));
}

void tst_ObjectApi::headAndMeta()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "hello", {{"x-oss-meta-a", "b"}});
    const auto head = gate.call({.method = "HEAD"});
    QCOMPARE(head.status, 200);
    QCOMPARE(head.body, std::string());
    QCOMPARE(head.headLength, std::optional<std::uint64_t>(5));
    QCOMPARE(header(head, "x-oss-meta-a"), std::string("b"));
    QCOMPARE(header(head, "x-oss-hash-crc64ecma"), std::to_string(crc64("hello")));
    const auto meta = gate.call({.method = "HEAD", .query = "objectMeta"});
    QCOMPARE(meta.headLength, std::optional<std::uint64_t>(5));
    QCOMPARE(header(meta, "ETag"), kHelloEtag);
    QCOMPARE(header(meta, "x-oss-meta-a"), std::string("<none>"));
    const auto none = gate.call({.method = "HEAD", .path = "/lake/nothing"});
    QCOMPARE(none.status, 404);
    const auto said = fromBase64(header(none, "x-oss-err"));
    QVERIFY(said);
    QCOMPARE(elementOf(*said, "Code"), std::string("NoSuchKey"));
}

void tst_ObjectApi::deletes()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "hello");
    const auto gone = gate.call({.method = "DELETE"});
    QCOMPARE(gone.status, 204);
    QCOMPARE(gone.body, std::string());
    QCOMPARE(gate.call({}).status, 404);
    QCOMPARE(gate.call({.method = "DELETE"}).status, 204);
    QCOMPARE(codeOf(gate.call({.method = "DELETE", .path = "/nowhere/x"})), std::string("404 NoSuchBucket"));
}

void tst_ObjectApi::digests()
{
    ObjectGate gate;
    QCOMPARE(gate.put("/lake/x.csv", "hello", {{"Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="}}).status, 200);
    QCOMPARE(codeOf(gate.put("/lake/y.csv", "hellO", {{"Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="}})),
             std::string("400 InvalidDigest"));
    QCOMPARE(codeOf(gate.put("/lake/y.csv", "hello", {{"Content-MD5", "not base64"}})), std::string("400 InvalidDigest"));
    QCOMPARE(codeOf(gate.put("/lake/y.csv", "hello", {{"Content-MD5", "YQ=="}})), std::string("400 InvalidDigest"));
    QCOMPARE(gate.call({.path = "/lake/y.csv"}).status, 404);
    // A body whose SHA-256 was signed.
    const std::pair<std::string, std::string> sha = {"x-oss-content-sha256", hex(sha256("hello").view())};
    QCOMPARE(gate.put("/lake/z.csv", "hello", {sha}).status, 200);
    QCOMPARE(codeOf(gate.put("/lake/y.csv", "hellO", {sha})), std::string("403 SignatureDoesNotMatch"));
}

void tst_ObjectApi::forbidsOverwrite()
{
    ObjectGate gate;
    QCOMPARE(gate.put("/lake/x.csv", "1", {{"x-oss-forbid-overwrite", "true"}}).status, 200);
    QCOMPARE(codeOf(gate.put("/lake/x.csv", "2", {{"x-oss-forbid-overwrite", "true"}})),
             std::string("409 FileAlreadyExists"));
    QCOMPARE(gate.call({}).body, std::string("1"));
    QCOMPARE(gate.put("/lake/x.csv", "3", {{"x-oss-forbid-overwrite", "false"}}).status, 200);
}

void tst_ObjectApi::hostStyleAndV1()
{
    ObjectGate gate;
    for (const auto scheme : {SignatureScheme::OssV1, SignatureScheme::OssV4}) {
        for (const char *host :
             {"lake.oss.sluice.internal", "lake.oss-cn-hangzhou.sluice.internal", "lake.localhost", "lake.oss.127.0.0.1"}) {
            ObjectAsk ask{
                .method = "PUT", .path = "/a/b.csv", .body = host, .scheme = scheme, .host = host, .bucket = "lake"};
            const auto put = gate.call(ask);
            QVERIFY2(put.status == 200, put.body.c_str());
            ask.method = "GET";
            ask.body = {};
            QCOMPARE(gate.call(ask).body, std::string(host));
            QCOMPARE(gate.call({.path = "/lake/a/b.csv", .scheme = scheme}).body, std::string(host));
        }
    }
    // The service's own names name no bucket.
    QCOMPARE(gate.call({.path = "/lake/a/b.csv", .host = "oss-cn-hangzhou.sluice.internal"}).status, 200);
}

void tst_ObjectApi::preSigned()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "hello");
    for (const auto scheme : {SignatureScheme::OssV1, SignatureScheme::OssV4}) {
        const std::vector<HttpHeader> headers{{"Host", "127.0.0.1"}};
        const auto query = signUrl(scheme, {"GET", "/lake/x.csv", "response-content-type=text%2Fplain", headers, ""},
                                   gate.credentials(), {gate.now(), std::chrono::seconds(60), "local"});
        QVERIFY(query);
        HttpRequest request{"GET", "127.0.0.1", "/lake/x.csv", *query, {}, {}, "127.0.0.1"};
        request.headers.add("Host", "127.0.0.1");
        const auto got = gate.send(request);
        QVERIFY2(got.status == 200, got.body.c_str());
        QCOMPARE(got.body, std::string("hello"));
        QCOMPARE(header(got, "Content-Type"), std::string("text/plain"));
        auto other = request;
        other.path = "/lake/y.csv";
        QCOMPARE(codeOf(gate.send(other)), std::string("403 SignatureDoesNotMatch"));
        auto asPut = request;
        asPut.method = "PUT";
        QCOMPARE(codeOf(gate.send(asPut)), std::string("403 SignatureDoesNotMatch"));
        gate.bench.loop.advance(std::chrono::seconds(61));
        const auto late = gate.send(request);
        QCOMPARE(codeOf(late), std::string("403 AccessDenied"));
        QCOMPARE(elementOf(late.body, "Message"), std::string("Request has expired."));
    }
}

void tst_ObjectApi::keysThatAreNone()
{
    ObjectGate gate;
    for (const char *path : {"/lake/../etc/passwd", "/lake/a/../b", "/lake/a/%2e%2e/b", "/lake/a%2F..%2Fb", "/lake/./a",
                             "/lake/a/.", "/lake//a", "/lake/%5Ca", "/lake/%FF", "/lake/%2Fa"})
        QCOMPARE(QString::fromStdString(path + (' ' + codeOf(gate.put(path, "x")))),
                 QString("%1 400 InvalidObjectName").arg(path));
    for (const char *path : {"/../lake/x", "/%2e%2e/x", "/LAKE/x", "/la/x", "//x", "/lake%2Fx/y"})
        QCOMPARE(QString::fromStdString(path + (' ' + codeOf(gate.put(path, "x")))),
                 QString("%1 400 InvalidBucketName").arg(path));
    for (const char *path : {"/lake/%", "/lake/%zz", "/lake/a%00b", "/lake/a%0Ab"})
        QCOMPARE(QString::fromStdString(path + (' ' + codeOf(gate.put(path, "x")))),
                 QString("%1 400 InvalidArgument").arg(path));
    QCOMPARE(codeOf(gate.put("/lake/" + std::string(1'024, 'k'), "x")), std::string("400 InvalidObjectName"));
    QVERIFY(gate.bench.list({})->objects.empty());
    // Names that only look so.
    for (const char *path : {"/lake/...", "/lake/a..b/..c", "/lake/.hidden", "/lake/a/"})
        QCOMPARE(gate.put(path, "x").status, 200);
}

void tst_ObjectApi::notImplemented()
{
    ObjectGate gate;
    gate.put("/lake/x.csv", "x");
    const auto answer = [&](const char *method, const char *path, const char *query) {
        return codeOf(gate.call({.method = method, .path = path, .query = query}));
    };
    const std::string none = "501 NotImplemented";
    QCOMPARE(answer("POST", "/lake/x.csv", "uploads"), none);
    QCOMPARE(answer("PUT", "/lake/x.csv", "partNumber=1&uploadId=2"), none);
    QCOMPARE(answer("POST", "/lake/x.csv", "append&position=0"), none);
    QCOMPARE(answer("GET", "/lake/x.csv", "acl"), none);
    QCOMPARE(answer("GET", "/lake/x.csv", "x-oss-process=image%2Fresize"), none);
    QCOMPARE(answer("GET", "/lake/", "lifecycle"), none);
    QCOMPARE(answer("POST", "/lake/", "delete"), none);
    QCOMPARE(answer("PUT", "/newbucket/", ""), none);
    QCOMPARE(answer("DELETE", "/lake/", ""), none);
    QCOMPARE(answer("PATCH", "/lake/x.csv", ""), std::string("405 MethodNotAllowed"));
    QCOMPARE(answer("PUT", "/", ""), std::string("405 MethodNotAllowed"));
    for (const char *name : {"x-oss-copy-source", "x-oss-tagging", "x-oss-server-side-encryption", "x-oss-callback"})
        QCOMPARE(codeOf(gate.put("/lake/y.csv", "x", {{name, "/lake/x.csv"}})), none);
    QCOMPARE(codeOf(gate.put("/lake/y.csv", "x", {{"x-oss-object-acl", "public-read"}})), none);
    QCOMPARE(gate.call({}).body, std::string("x"));
    QCOMPARE(gate.call({.path = "/lake/y.csv"}).status, 404);
}

void tst_ObjectApi::errorBodies()
{
    ObjectGate gate;
    const auto none = gate.call({.path = "/lake/a%26%3Cb%3E"});
    QCOMPARE(header(none, "Content-Type"), std::string("application/xml"));
    QCOMPARE(none.body,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does "
             "not exist.</Message><RequestId>"
                 + header(none, "x-oss-request-id")
                 + "</RequestId><HostId>127.0.0.1</HostId><Key>a&amp;&lt;b&gt;</Key></Error>");
    const auto nowhere = gate.call({.path = "/nowhere/x"});
    QCOMPARE(codeOf(nowhere), std::string("404 NoSuchBucket"));
    QCOMPARE(elementOf(nowhere.body, "BucketName"), std::string("nowhere"));
    QCOMPARE(elementOf(nowhere.body, "Message"), std::string("The specified bucket does not exist."));
    QCOMPARE(codeOf(gate.put("/nowhere/x", "x")), std::string("404 NoSuchBucket"));
}

void tst_ObjectApi::storageFaults()
{
    ObjectGate gate;
    FakeObjectStorage fake(gate.bench.loop);
    fake.create("lake");
    gate.use(fake);
    fake.failNth(1, {ErrorKind::Full, "ENOSPC", "the disk is full"}, ObjectVerb::Write);
    QCOMPARE(codeOf(gate.put("/lake/x.csv", "x")), std::string("503 ServiceUnavailable"));
    fake.failNth(1, {ErrorKind::Unavailable, "EIO", "the disk does not answer"}, ObjectVerb::Commit);
    QCOMPARE(codeOf(gate.put("/lake/x.csv", "x")), std::string("503 ServiceUnavailable"));
    QCOMPARE(fake.open(), 0); // no upload stays
    QVERIFY(fake.objects().empty());
    QCOMPARE(gate.put("/lake/x.csv", "x").status, 200);
    fake.failNth(1, {ErrorKind::Corrupt, "ObjectChanged", "it is shorter"}, ObjectVerb::Read);
    QCOMPARE(codeOf(gate.call({})), std::string("500 InternalError"));
    fake.failNth(1, {ErrorKind::Denied, "EACCES", "no rights on the disk"}, ObjectVerb::List);
    QCOMPARE(codeOf(gate.call({.path = "/lake/"})), std::string("403 AccessDenied"));
    QCOMPARE(gate.call({}).body, std::string("x"));
    gate.use(*gate.bench.storage);
}

void tst_ObjectApi::sizes()
{
    const std::string big(ObjectApi::kPutBytesMax + 1, 'x');
    ObjectGate gate;
    QCOMPARE(codeOf(gate.put("/lake/big.bin", big)), std::string("400 EntityTooLarge"));
    {
        QFile file(QString::fromStdString(gate.bench.pathOf("big.bin")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(ObjectApi::kGetBytesMax + 10));
    }
    QCOMPARE(codeOf(gate.call({.path = "/lake/big.bin"})), std::string("400 EntityTooLarge"));
    QCOMPARE(gate.call({.path = "/lake/big.bin", .headers = {{"Range", "bytes=-10"}}}).body, std::string(10, '\0'));
    QCOMPARE(gate.call({.method = "HEAD", .path = "/lake/big.bin"}).headLength,
             std::optional<std::uint64_t>(ObjectApi::kGetBytesMax + 10));
}

void tst_ObjectApi::theApiGoes()
{
    ObjectGate gate;
    bool answered = false;
    auto held = std::make_shared<int>(0); // by the answer's way out
    const std::weak_ptr<int> way = held;
    gate.handler(gate.signedRequest({}, gate.credentials()),
                 [&answered, held = std::move(held)](const HttpResponse &) { answered = true; });
    gate.api.reset();
    gate.bench.loop.settle();
    QVERIFY(way.expired()); // the server says 500 then
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(tst_ObjectApi)
#include "tst_objectapi.moc"
