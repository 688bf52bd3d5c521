// Requests that nobody honest sends, and honest ones in odd spellings: each ends in the word that it should.
#include "tests/engine/access/signing/allvectors.h"

#include "engine/access/signing/noncememory.h"

#include <QtTest>

#include <functional>

using namespace sluice;
using namespace sluice::test;

namespace {

using Change = std::function<void(WireRequest &)>;

std::string wordFor(const std::string &title, const Change &change)
{
    const auto &vector = vectorCalled(title);
    auto request = vector.whole();
    change(request);
    const auto done = accept(request, vector);
    return done ? "accepted" : done.error().code;
}

Change header(const char *name, const std::string &value)
{
    return [name, value](WireRequest &request) { request.value(name) = value; };
}

Change query(const std::string &text)
{
    return [text](WireRequest &request) { request.query = text; };
}

Change another(const char *name, const char *value)
{
    return [name, value](WireRequest &request) { request.set(name, value); };
}

Change without(const char *name)
{
    return [name](WireRequest &request) { request.remove(name); };
}

Change replaced(const std::string &from, const std::string &to)
{
    return [from, to](WireRequest &request) {
        auto &text = request.value("Authorization");
        const auto at = text.find(from);
        QVERIFY(at != std::string::npos);
        text.replace(at, from.size(), to);
    };
}

} // namespace
Q_DECLARE_METATYPE(Change)

class BadRequestsTest : public QObject {
    Q_OBJECT

    static void row(const std::string &what, const char *vector, const Change &change, const char *word)
    {
        QTest::newRow((std::string(vector) + ": " + what).c_str()) << QByteArray(vector) << change << QByteArray(word);
    }
    static constexpr auto kInvalid = "InvalidAuthorization";
    static constexpr auto kNoMatch = "SignatureNotMatch";
    static constexpr auto kExpired = "RequestTimeExpired";

private slots:
    void words_data()
    {
        QTest::addColumn<QByteArray>("vector");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("word");
        authorizations();
        credentials();
        headers();
        queries();
        paths();
        dates();
        urls();
    }
    void words()
    {
        QFETCH(QByteArray, vector);
        QFETCH(Change, change);
        QFETCH(QByteArray, word);
        QCOMPARE(QByteArray::fromStdString(wordFor(vector.toStdString(), change)), word);
    }

    void kindsGoWithWords()
    {
        auto request = vectorCalled("LogV1 A").whole();
        request.remove("Authorization");
        QCOMPARE(readClaim(request.view()).error().kind, ErrorKind::Denied);
        request.set("Authorization", "Basic dGVzdA==");
        QCOMPARE(readClaim(request.view()).error().kind, ErrorKind::Invalid);
    }

    void errorsNeverTellTheSignature()
    {
        for (const auto &vector : allVectors()) {
            auto request = vector.whole();
            if (vector.authorization.empty())
                continue;
            request.method = "PATCH";
            const auto text = toText(accept(request, vector).error());
            QVERIFY(text.find(vector.secret) == std::string::npos);
            QVERIFY(text.find(vector.authorization.substr(vector.authorization.size() - 20)) == std::string::npos);
        }
    }

private:
    static void authorizations()
    {
        const auto empty = std::string();
        row("none", "LogV1 A", without("Authorization"), "MissingAuthorization");
        row("empty", "LogV1 A", header("Authorization", empty), kInvalid);
        row("one word", "LogV1 A", header("Authorization", "LOG"), kInvalid);
        row("unknown scheme", "LogV1 A", replaced("LOG ", "LOGS "), kInvalid);
        row("scheme in lower case", "LogV1 A", replaced("LOG ", "log "), kInvalid);
        row("Basic", "LogV1 A", header("Authorization", "Basic dGVzdDp0ZXN0"), kInvalid);
        row("another scheme's", "LogV1 A", replaced("LOG ", "OSS "), kNoMatch);
        row("twice", "LogV1 A", another("authorization", "LOG a:b"), kInvalid);
        row("too long", "LogV1 A", header("Authorization", "LOG " + std::string(kAuthorizationBytesMax, 'a')), kInvalid);
        row("huge", "LogV4 A", header("Authorization", std::string(1 << 20, ',')), kInvalid);
        row("with NUL", "LogV1 A", header("Authorization", std::string("LOG a\0:b", 8)), kInvalid);
        row("no colon", "LogV1 A", replaced(":", ""), kInvalid);
        row("no key", "LogV1 A", replaced("testAccessKeyId", ""), kInvalid);
        row("key with a slash", "LogV1 A", replaced("testAccessKeyId", "a/b"), kInvalid);
        row("long key", "LogV1 A", replaced("testAccessKeyId", std::string(129, 'a')), kInvalid);
        row("another key", "LogV1 A", replaced("testAccessKeyId", "other"), "InvalidAccessKeyId");
        row("short signature", "LogV1 A", replaced("8=", "="), kInvalid);
        row("long signature", "LogV1 A", replaced("8=", "88="), kInvalid);
        row("truncated signature", "LogV4 A", replaced("28272979", ""), kInvalid);
        row("upper-case signature", "LogV4 A", replaced("6c0ab", "6C0AB"), kInvalid);
        row("signature without padding", "FunctionV2 V1", replaced("1Pc=", "1Pcc"), kInvalid);
        row("blank in the signature", "FunctionV2 V1", replaced("Ghze", "G ze"), kInvalid);
        row("two blanks", "LogV1 A", replaced("LOG ", "LOG  "), kInvalid);
        row(
            "blanks around it", "LogV1 A",
            [](WireRequest &request) {
                auto &text = request.value("Authorization");
                text.insert(0, " \t") += "\t ";
            },
            "accepted");
    }

    static void credentials()
    {
        row("blanks after commas", "OssV4 path", replaced(",Signature", ", Signature"), "accepted");
        row("blanks around commas", "S3V4 etl", replaced(",SignedHeaders", " ,\t SignedHeaders"), kInvalid); // a tab
        row("spaces around commas", "S3V4 etl", replaced(",SignedHeaders", "  ,  SignedHeaders"), "accepted");
        row(
            "another order", "Acs3 A2",
            [](WireRequest &request) {
                const auto &all = vectorCalled("Acs3 A2").authorization;
                const auto comma = all.rfind(',');
                request.value("Authorization") =
                    "ACS3-HMAC-SHA256 " + all.substr(comma + 1) + ',' + all.substr(17, comma - 17);
            },
            "accepted");
        row("part twice", "LogV4 A", replaced(",Signature", ",Credential=a/b/c/d/e,Signature"), kInvalid);
        row("part unknown", "LogV4 A", replaced(",Signature", ",Nonce=1,Signature"), kInvalid);
        row("list where none is", "LogV4 A", replaced(",Signature", ",SignedHeaders=host,Signature"), kInvalid);
        row("part empty", "LogV4 A", replaced(",Signature", ",,Signature"), kInvalid);
        row("no signature", "LogV4 A", replaced(",Signature=6c", ",Other=6c"), kInvalid);
        row("no list", "S3V4 etl", replaced("SignedHeaders", "Other"), kInvalid);
        row("four parts", "LogV4 A", replaced("/sls/", "/"), kInvalid);
        row("six parts", "LogV4 A", replaced("/sls/", "/sls/x/"), kInvalid);
        row("no region", "LogV4 A", replaced("cn-hangzhou", ""), kInvalid);
        row("long region", "LogV4 A", replaced("cn-hangzhou", std::string(65, 'a')), kInvalid);
        row("other region", "LogV4 A", replaced("cn-hangzhou", "cn-shanghai"), kNoMatch);
        row("other service", "LogV4 A", replaced("/sls/", "/oss/"), kInvalid);
        row("other end", "LogV4 A", replaced("aliyun_v4_request", "aws4_request"), kInvalid);
        row("other day", "LogV4 A", replaced("20240115", "20240116"), kInvalid);
        row("no day", "LogV4 A", replaced("20240115", ""), kInvalid);
        row("list not sorted", "S3V4 etl", replaced("content-type;host", "host;content-type"), kInvalid);
        row("list with a name twice", "S3V4 etl", replaced("host;", "host;host;"), kInvalid);
        row("list in upper case", "S3V4 etl", replaced("host;", "Host;"), kInvalid);
        row("list with an empty name", "S3V4 etl", replaced("host;", ";host;"), kInvalid);
        row("list with a header that is not there", "S3V4 etl", replaced("host;", "host;range;"), kInvalid);
        row("list without host", "S3V4 etl", replaced("host;", ""), kInvalid);
        row("list without a header of the scheme", "S3V4 etl", replaced(";x-amz-date", ""), kInvalid);
        row("list without content type", "Acs3 A1", replaced("content-type;", ""), kInvalid);
        row(
            "list of very many", "S3V4 etl",
            [](WireRequest &request) {
                std::string list;
                for (int i = 1000; i < 1200; ++i)
                    list += "h" + std::to_string(i) + ';';
                auto &text = request.value("Authorization");
                text.replace(text.find("host;"), 5, list);
            },
            kInvalid);
        row("additional header", "OssV4 path", replaced(",Signature", ",AdditionalHeaders=host,Signature"), kInvalid);
    }

    static void headers()
    {
        row("blanks around a value", "LogV1 A", header("x-log-bodyrawsize", " \t0 \t "), "accepted");
        row("blanks around a value", "LogV4 A", header("x-log-bodyrawsize", "\t0  "), "accepted");
        row("blank inside a value", "LogV4 A", header("x-log-apiversion", "0. 6.0"), kNoMatch);
        row("line break in a value", "LogV1 A", header("x-log-bodyrawsize", "0\nx-log-z:1"), kInvalid);
        row("carriage return in a value", "LogV1 A", header("Date", "Mon, 09 Nov 2015 06:11:16 GMT\r"), kInvalid);
        row("NUL in a value", "FunctionV2 V1", header("Content-Type", std::string("a\0b", 3)), kInvalid);
        row(
            "colon in a name", "LogV1 A",
            [](WireRequest &request) {
                request.remove("x-log-bodyrawsize");
                request.set("x-log-bodyrawsize:0", "");
            },
            kInvalid);
        row("blank in a name", "LogV1 A", another("x-log-a ", "1"), kInvalid);
        row("signed header twice", "LogV1 A", another("X-LOG-bodyrawsize", "0"), kInvalid);
        row("date twice", "LogV1 A", another("date", "Mon, 09 Nov 2015 06:11:16 GMT"), kInvalid);
        row("content type twice", "LogV1 B", another("content-type", "text/plain"), kInvalid);
        row("digest twice", "LogV1 B", another("content-md5", "x"), kInvalid);
        row("host twice", "LogV4 A", another("HOST", "other"), kInvalid);
        row("host twice", "Acs3 A1", another("HOST", "other"), kInvalid);
        row("digest twice", "OssV4 path", another("X-Oss-Content-Sha256", "UNSIGNED-PAYLOAD"), kInvalid);
        row("unsigned header twice", "LogV4 A", another("accept", "b"), "accepted");
        row(
            "very many headers", "LogV1 A",
            [](WireRequest &request) {
                for (int i = 0; i < 200; ++i)
                    request.set("x-log-h" + std::to_string(i), "1");
            },
            kInvalid);
        row(
            "very many unsigned headers", "LogV1 A",
            [](WireRequest &request) {
                for (int i = 0; i < 200; ++i)
                    request.set("h" + std::to_string(i), "1");
            },
            "accepted");
        row("another method of signing", "LogV1 A", header("x-log-signaturemethod", "hmac-sha256"), kInvalid);
        row("no digest", "LogV4 A", without("x-log-content-sha256"), kInvalid);
        row("digest unsigned", "LogV4 A", header("x-log-content-sha256", "UNSIGNED-PAYLOAD"), kInvalid);
        row("digest in chunks", "S3V4 etl", header("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"), kInvalid);
        row("digest too short", "S3V4 etl", header("x-amz-content-sha256", "5be08c"), kInvalid);
        row("digest empty", "S3V4 etl", header("x-amz-content-sha256", ""), kInvalid);
        row("no nonce", "Acs3 A1", without("x-acs-signature-nonce"), kInvalid);
        row("long nonce", "Acs3 A1", header("x-acs-signature-nonce", std::string(257, 'n')), kInvalid);
        row("long token", "LogV1 C", header("x-acs-security-token", std::string(20'000, 't')), kInvalid);
        row("empty token", "LogV1 C", header("x-acs-security-token", ""), "InvalidSecurityToken");
    }

    static void queries()
    {
        row("query in another order", "LogV1 A", query("size=1000&logstoreName=&offset=0"), "accepted");
        row("empty value without '='", "LogV1 A", query("logstoreName&offset=0&size=1000"), "accepted");
        row("empty items", "LogV1 A", query("&&logstoreName=&offset=0&&size=1000&"), "accepted");
        row("letters encoded", "LogV1 A", query("logstor%65Name=&%6fffset=%30&size=1000"), "accepted");
        row("incomplete sequence", "LogV1 A", query("logstoreName=&offset=0&size=100%3"), kInvalid);
        row("sequence without digits", "LogV1 A", query("logstoreName=&offset=%zz&size=1000"), kInvalid);
        row("key twice", "LogV1 A", query("logstoreName=&offset=0&size=1000&size=1000"), kInvalid);
        row("key with an encoded '='", "LogV1 A", query("logstoreName=&offset%3D0&size=1000"), kInvalid);
        row("item hidden in a value", "LogV1 A", query("logstoreName=%26offset=0&size=1000"), kInvalid);
        row("items hidden in a value", "LogV1 A", query("logstoreName=%26offset%3D0%26size=1000"), kInvalid);
        row("item hidden in the last value", "LogV1 A", query("logstoreName=&offset=0%26size%3D1000"), kInvalid);
        row("space as %20", "LogV1 D", query("type=heartbeat&consumer=host%201%2Fa"), "accepted");
        row("space as it is", "LogV1 D", query("type=heartbeat&consumer=host 1%2Fa"), kInvalid);
        row("slash as it is", "LogV1 D", query("type=heartbeat&consumer=host+1/a"), "accepted");
        row("plus encoded", "LogV1 D", query("type=heartbeat&consumer=host%2B1%2Fa"), kNoMatch);
        row("huge query", "LogV1 A", query(std::string(kSignedQueryBytesMax + 1, 'a')), kInvalid);
        row(
            "very many items", "LogV1 A",
            [](WireRequest &request) {
                for (int i = 0; i < 1'001; ++i)
                    request.query += "&k" + std::to_string(i) + "=";
            },
            kInvalid);
    }

    static void paths()
    {
        row(
            "letters of the path encoded", "LogV1 A", [](WireRequest &request) { request.path = "/log%73tores"; },
            "accepted");
        row(
            "letters of the path encoded", "LogV4 B",
            [](WireRequest &request) { request.path = "/logstores/app_log/%73hards/lb"; }, "accepted");
        row(
            "letters of the path encoded", "S3V4 get object", [](WireRequest &request) { request.path = "/test%2Etxt"; },
            kNoMatch);
        row(
            "letters of the path encoded", "OssV4 path",
            [](WireRequest &request) { request.path.replace(request.path.find("csv"), 3, "c%73v"); }, "accepted");
        row(
            "path encoded twice", "FunctionV2 V3",
            [](WireRequest &request) { request.path.replace(request.path.find("%20"), 3, "%2520"); }, kNoMatch);
        row(
            "query in the path", "LogV1 A",
            [](WireRequest &request) {
                request.path += "%3F" + request.query;
                request.query.clear();
            },
            kNoMatch);
        row(
            "line break in the path", "FunctionV2 V1", [](WireRequest &request) { request.path += "%0Aa"; }, kInvalid);
        row(
            "items in the path", "FunctionV2 V3",
            [](WireRequest &request) {
                request.path += "%0Aa=1";
                request.query = "z=1&a=2&flag";
            },
            kInvalid);
        row("items in a value", "FunctionV2 V3", query("z=1&a=1%0Aa=2&flag"), kInvalid);
        row(
            "empty path", "LogV1 A", [](WireRequest &request) { request.path.clear(); }, kInvalid);
        row(
            "absolute URL", "LogV1 A", [](WireRequest &request) { request.path = "http://x/logstores"; }, kInvalid);
        row(
            "'?' in the name", "OssV1 path", [](WireRequest &request) { request.path += "%3Facl"; }, kInvalid);
        row("'&' in a sub-resource", "OssV1 path", query("response-content-type=a%26acl"), kInvalid);
        row(
            "method in lower case", "LogV1 A", [](WireRequest &request) { request.method = "get"; }, kInvalid);
        row(
            "no method", "LogV1 A", [](WireRequest &request) { request.method.clear(); }, kInvalid);
        row(
            "long method", "LogV1 A", [](WireRequest &request) { request.method = std::string(17, 'A'); }, kInvalid);
        row(
            "bucket twice", "OssV1 path", [](WireRequest &request) { request.bucket = "etl-bucket"; }, kNoMatch);
    }

    static void dates()
    {
        for (const auto *wrong :
             {"", "now", "1447049476", "2015-11-09T06:11:16Z", "Mon, 09 Nov 2015 06:11:16",
              "Mon, 09 Nov 2015 06:11:16 +0000", "Mon, 31 Feb 2015 06:11:16 GMT", "Mon, 09 Nov 15 06:11:16 GMT"}) {
            row(std::string("date ") + wrong, "LogV1 A", header("Date", wrong), kInvalid);
            row(std::string("date ") + wrong, "FunctionV2 V1", header("Date", wrong), kInvalid);
            row(std::string("date ") + wrong, "OssV1 path", header("Date", wrong), kInvalid);
        }
        for (const auto *wrong :
             {"", "20240115", "2024-01-15T08:09:10Z", "20240115T080910", "20240115T250910Z", "20241315T080910Z"})
            row(std::string("date ") + wrong, "LogV4 A", header("x-log-date", wrong), kInvalid);
        for (const auto *wrong :
             {"", "20240109T060304Z", "2024-01-09 06:03:04", "2024-01-09T06:03:04.000Z", "2024-02-30T06:03:04Z"})
            row(std::string("date ") + wrong, "Acs3 A1", header("x-acs-date", wrong), kInvalid);
        row("no date", "LogV1 A", without("Date"), kInvalid);
        row("no date", "LogV4 A", without("x-log-date"), kInvalid);
        row("no date", "S3V4 etl", without("x-amz-date"), kInvalid);
        row(
            "x-log-date for Date", "LogV1 A",
            [](WireRequest &request) {
                request.remove("Date");
                request.set("x-log-date", "Mon, 09 Nov 2015 06:11:16 GMT");
            },
            "accepted");
    }

    static void urls()
    {
        const auto go = [](const char *from, const char *to) -> Change {
            return [from, to](WireRequest &request) {
                const auto at = request.query.find(from);
                QVERIFY(at != std::string::npos);
                request.query.replace(at, std::string(from).size(), to);
            };
        };
        row("header too", "FunctionV2 GO2", another("Authorization", "FC akid:Yi0jCBQ6cTZc+tN8wtYUz9FbYNijx5jDiE3sVNW6XwA="),
            kInvalid);
        row("later", "FunctionV2 GO2", go("1583339600", "1583339601"), kNoMatch);
        row("earlier", "FunctionV2 GO2", go("1583339600", "1583339599"), kExpired);
        row("never", "FunctionV2 GO2", go("1583339600", "0"), kInvalid);
        row("no number", "FunctionV2 GO2", go("1583339600", "-1"), kInvalid);
        row("number too large", "FunctionV2 GO2", go("1583339600", "99999999999999999999"), kInvalid);
        row("no time", "FunctionV2 GO2", go("x-fc-expires=1583339600&", ""), kInvalid);
        row("no signature", "FunctionV2 GO2", go("x-fc-signature", "x-fc-signatur"), kInvalid);
        row("key twice", "FunctionV2 GO2", go("x-fc-expires", "x-fc-access-key-id=akid&x-fc-expires"), kInvalid);
        row(
            "other call", "FunctionV2 GO2", [](WireRequest &request) { request.path = "/2016-08-15/services"; }, kInvalid);
        row("other scheme", "S3V4 pre-signed", go("=AWS4-HMAC-SHA256", "=AWS4-HMAC-SHA1"), kInvalid);
        row("longer", "S3V4 pre-signed", go("86400", "86401"), kNoMatch);
        row("too long", "S3V4 pre-signed", go("86400", "604801"), kInvalid);
        row("no list", "S3V4 pre-signed", go("SignedHeaders=host", "SignedHeaders="), kInvalid);
        row("other day", "S3V4 pre-signed", go("Date=20130524", "Date=20130525"), kInvalid);
    }
};

QTEST_APPLESS_MAIN(BadRequestsTest)
#include "tst_badrequests.moc"
