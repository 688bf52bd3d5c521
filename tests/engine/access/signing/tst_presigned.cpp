// URLs that this program signs are those that clients sign, and are accepted until their time is over.
#include "tests/engine/access/signing/allvectors.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

struct Kind {
    SignatureScheme scheme;
    const char *path;
    const char *query;
    const char *bucket;
};
constexpr Kind kKinds[] = {
    {SignatureScheme::FunctionV2, "/2016-08-15/proxy/svc/fn/a%20b", "x=1&flag&x=a+b", ""},
    {SignatureScheme::OssV1, "/csv/a%20b.csv", "response-content-type=text%2Fcsv&other=1", "etl-bucket"},
    {SignatureScheme::OssV1, "/etl-bucket/csv/a.csv", "", ""},
    {SignatureScheme::OssV4, "/csv/a%20b.csv", "versionId=1", "etl-bucket"},
    {SignatureScheme::S3V4, "/etl-bucket/csv/a.csv", "a=%2F&b", ""},
};

Vector vectorOf(const Kind &kind, const std::string &token, WallTime now)
{
    Vector vector{.title = "",
                  .scheme = kind.scheme,
                  .keyId = kExampleKey,
                  .secret = kExampleSecret,
                  .request = WireRequest::from("GET", kind.path, "Host: h.example\n", kind.bucket),
                  .authorization = "",
                  .region = "cn-hangzhou",
                  .token = token,
                  .now = now};
    vector.request.query = kind.query;
    return vector;
}

Result<std::string> signedQuery(Vector &vector, Duration lasts)
{
    return signUrl(vector.scheme, vector.request.view(), {vector.keyId, Secret(vector.secret), vector.token},
                   {.now = vector.now, .lasts = lasts, .region = vector.region});
}

} // namespace

class PreSignedTest : public QObject {
    Q_OBJECT

private slots:
    void publishedExamples()
    {
        Vector go{.title = "",
                  .scheme = SignatureScheme::FunctionV2,
                  .keyId = "akid",
                  .secret = "akSec",
                  .request = WireRequest::from("GET", "/2016-08-15/proxy/service/func/", ""),
                  .authorization = "",
                  .token = "stsToken",
                  .now = wallFromSeconds(1583339000)};
        QCOMPARE(signedQuery(go, 600s), Result<std::string>(vectorCalled("FunctionV2 GO2").request.query));

        auto s3 = vectorCalled("S3V4 pre-signed");
        const auto expected = s3.request.query;
        s3.request.query.clear();
        s3.now = wallFromSeconds(1369353600);
        QCOMPARE(signedQuery(s3, 24h), Result<std::string>(expected));
    }

    void acceptedUntilTheirTime()
    {
        for (const auto &kind : kKinds) {
            for (const auto *token : {"", "TOKEN+/=abc"}) {
                auto vector = vectorOf(kind, token, wallFromSeconds(1'700'000'000));
                const auto query = signedQuery(vector, 60s);
                QVERIFY(query);
                vector.request.query = *query;
                const auto done = accept(vector.request, vector);
                QVERIFY2(done, done ? "" : toText(done.error()).c_str());
                vector.now += 60s;
                QVERIFY(accept(vector.request, vector));
                vector.now += 1s;
                QCOMPARE(accept(vector.request, vector).error().code, std::string("RequestTimeExpired"));
            }
        }
    }

    void anotherMethodOrPathIsRefused()
    {
        for (const auto &kind : kKinds) {
            auto vector = vectorOf(kind, "", wallFromSeconds(1'700'000'000));
            vector.request.query = signedQuery(vector, 60s).value_or("");
            auto request = vector.request;
            request.method = "PUT";
            QCOMPARE(accept(request, vector).error().code, std::string("SignatureNotMatch"));
            request = vector.request;
            request.path += "x";
            QCOMPARE(accept(request, vector).error().code, std::string("SignatureNotMatch"));
        }
    }

    void whatCannotBeSigned()
    {
        auto vector = vectorOf(kKinds[0], "", wallFromSeconds(1'700'000'000));
        QCOMPARE(signedQuery(vector, 0s).error().code, std::string("InvalidArgument"));
        vector.request.path = "/2016-08-15/services";
        QCOMPARE(signedQuery(vector, 1s).error().code, std::string("InvalidArgument"));
        vector.scheme = SignatureScheme::LogV4;
        QCOMPARE(signedQuery(vector, 1s).error().code, std::string("UnsupportedScheme"));
        vector.scheme = SignatureScheme::S3V4;
        QCOMPARE(signedQuery(vector, 8 * 24h).error().code, std::string("InvalidArgument"));
        vector.region.clear();
        QCOMPARE(signedQuery(vector, 1s).error().code, std::string("InvalidArgument"));
        vector.secret.clear();
        QCOMPARE(signedQuery(vector, 1s).error().code, std::string("InvalidArgument"));
    }
};

QTEST_APPLESS_MAIN(PreSignedTest)
#include "tst_presigned.moc"
