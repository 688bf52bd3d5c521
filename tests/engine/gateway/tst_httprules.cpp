// What a request's head must be, and how an answer's head is written.
#include "engine/gateway/httprules.h"

#include <QtTest>

using namespace sluice;

namespace {

HttpHead headOf(const std::string &target, std::vector<std::pair<std::string, std::string>> fields,
                std::string_view method = "GET", int version = 11)
{
    static std::string kept;
    kept = target;
    HttpHead head;
    head.method = method;
    head.target = kept;
    head.version = version;
    for (auto &[name, value] : fields)
        head.fields.add(name, value);
    return head;
}

std::string refusedWith(const std::variant<CheckedHead, HttpRefusal> &checked)
{
    const auto *refusal = std::get_if<HttpRefusal>(&checked);
    return refusal ? std::to_string(refusal->status) + ' ' + refusal->code : "taken";
}

const std::pair<std::string, std::string> kHost{"Host", "localhost"};

} // namespace

class HttpRulesTest : public QObject {
    Q_OBJECT
private slots:
    void taken()
    {
        const OwnNames names;
        auto checked = checkHead(headOf("/a%20b/c?x=1&y", {{"HOST", "My-Proj.LocalHost:81"}}), names);
        QCOMPARE(refusedWith(checked), std::string("taken"));
        const auto &request = std::get<CheckedHead>(checked).request;
        QCOMPARE(request.host, std::string("my-proj.localhost"));
        QCOMPARE(request.path, std::string("/a%20b/c"));
        QCOMPARE(request.query, std::string("x=1&y"));
        QVERIFY(!std::get<CheckedHead>(checked).expectsContinue);

        checked = checkHead(
            headOf("http://p.sluice.internal:80?a", {{"Host", "p.sluice.internal"}, {"Expect", "100-Continue"}}), names);
        QCOMPARE(refusedWith(checked), std::string("taken"));
        QCOMPARE(std::get<CheckedHead>(checked).request.path, std::string("/"));
        QCOMPARE(std::get<CheckedHead>(checked).request.query, std::string("a"));
        QVERIFY(std::get<CheckedHead>(checked).expectsContinue);
    }

    void answers_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *name, const char *target, const char *fields, const char *answer,
                            const char *method = "GET",
                            int version = 11) { QTest::newRow(name) << target << fields << method << version << answer; };
        row("plain", "/", "Host: localhost", "taken");
        row("1.0 without host", "/", "", "taken", "GET", 10);
        row("1.1 without host", "/", "", "400 MissingHost");
        row("two hosts", "/", "Host: localhost|Host: localhost", "400 InvalidHost");
        row("foreign host", "/", "Host: example.com", "400 InvalidHost");
        row("rebound host", "/", "Host: localhost.example.com:8080", "400 InvalidHost");
        row("user in host", "/", "Host: x@localhost", "400 InvalidHost");
        row("proxy, own", "http://p.localhost/x", "Host: p.localhost", "taken");
        row("proxy, port", "http://p.localhost:80/x", "Host: p.localhost", "taken");
        row("proxy, foreign", "http://example.com/x", "Host: example.com", "400 InvalidHost");
        row("proxy, hidden", "http://example.com/x", "Host: localhost", "400 InvalidHost");
        row("proxy, other own", "http://p.localhost/x", "Host: q.localhost", "400 InvalidHost");
        row("proxy, tls", "https://p.localhost/x", "Host: p.localhost", "400 InvalidRequest");
        row("proxy, user", "http://a@p.localhost/x", "Host: p.localhost", "400 InvalidHost");
        row("proxy, nobody", "http:///x", "Host: localhost", "400 InvalidRequest");
        row("connect", "localhost:80", "Host: localhost", "405 InvalidMethod", "CONNECT");
        row("trace", "/", "Host: localhost", "405 InvalidMethod", "TRACE");
        row("odd method", "/", "Host: localhost", "400 InvalidMethod", "get");
        row("star", "*", "Host: localhost", "400 InvalidRequest", "OPTIONS");
        row("fragment", "/a#b", "Host: localhost", "400 InvalidRequest");
        row("origin, foreign", "/", "Host: localhost|Origin: http://example.com", "403 OriginForbidden");
        row("origin, null", "/", "Host: localhost|Origin: null", "403 OriginForbidden");
        row("origin, empty", "/", "Host: localhost|Origin: ", "403 OriginForbidden");
        row("origin, two", "/", "Host: localhost|Origin: http://localhost|Origin: http://localhost", "403 OriginForbidden");
        row("origin, own", "/", "Host: localhost:81|Origin: http://localhost:81", "taken");
        row("length twice", "/", "Host: localhost|Content-Length: 1|Content-Length: 1", "400 InvalidRequest", "POST");
        row("length list", "/", "Host: localhost|Content-Length: 1, 1", "400 InvalidRequest", "POST");
        row("length sign", "/", "Host: localhost|Content-Length: +1", "400 InvalidRequest", "POST");
        row("length and chunks", "/", "Host: localhost|Content-Length: 1|Transfer-Encoding: chunked", "400 InvalidRequest",
            "POST");
        row("chunks twice", "/", "Host: localhost|Transfer-Encoding: chunked|Transfer-Encoding: chunked",
            "400 InvalidRequest", "POST");
        row("chunks", "/", "Host: localhost|Transfer-Encoding: Chunked", "taken", "POST");
        row("chunks in 1.0", "/", "Host: localhost|Transfer-Encoding: chunked", "400 InvalidRequest", "POST", 10);
        row("gzip", "/", "Host: localhost|Transfer-Encoding: gzip, chunked", "501 NotImplemented", "POST");
        row("expectation", "/", "Host: localhost|Expect: 200-ok", "417 InvalidRequest", "POST");
        row("version", "/", "Host: localhost", "505 InvalidRequest", "GET", 20);
    }
    void answers()
    {
        QFETCH(QString, target);
        QFETCH(QString, fields);
        QFETCH(QString, method);
        QFETCH(int, version);
        QFETCH(QString, answer);
        std::vector<std::pair<std::string, std::string>> list;
        for (const auto &line : fields.split('|', Qt::SkipEmptyParts)) {
            const auto colon = line.indexOf(": ");
            list.emplace_back(line.left(colon).toStdString(), line.mid(colon + 2).toStdString());
        }
        const auto name = method.toStdString();
        QCOMPARE(
            QString::fromStdString(refusedWith(checkHead(headOf(target.toStdString(), list, name, version), OwnNames()))),
            answer);
    }

    void manyFields()
    {
        std::vector<std::pair<std::string, std::string>> fields(kFieldsMax - 1, {"a", "b"});
        fields.push_back(kHost);
        QCOMPARE(refusedWith(checkHead(headOf("/", fields), OwnNames())), std::string("taken"));
        fields.emplace_back("a", "b");
        QCOMPARE(refusedWith(checkHead(headOf("/", fields), OwnNames())), std::string("431 InvalidRequest"));
    }

    void heads()
    {
        HttpResponse response;
        response.headers.add("x-a", "1");
        response.headers.add("content-length", "9");
        response.headers.add("x-b", "1\r\nx-c: 2");
        response.body = "12345";
        QCOMPARE(responseHead(response, AfterAnswer::KeepOpen, 11, false, "D"),
                 std::string("HTTP/1.1 200 OK\r\nx-a: 1\r\nDate: D\r\nContent-Length: 5\r\n\r\n"));
        QCOMPARE(responseHead(response, AfterAnswer::KeepOpen, 10, false, "D"),
                 std::string("HTTP/1.1 200 OK\r\nx-a: 1\r\nDate: D\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n"));
        response.headLength = 77;
        QCOMPARE(responseHead(response, AfterAnswer::Close, 11, true, "D"),
                 std::string("HTTP/1.1 200 OK\r\nx-a: 1\r\nDate: D\r\nContent-Length: 77\r\nConnection: close\r\n\r\n"));
    }

    void requestIds()
    {
        std::set<std::string> seen;
        for (int i = 0; i < 1'000; ++i) {
            const auto id = newRequestId();
            QCOMPARE(id.size(), std::size_t(24));
            QVERIFY(std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }));
            seen.insert(id);
        }
        QCOMPARE(seen.size(), std::size_t(1'000));
    }
};

QTEST_GUILESS_MAIN(HttpRulesTest)
#include "tst_httprules.moc"
