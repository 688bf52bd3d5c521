// What a connection test says: against servers on this machine's loopback, one for each way to fail.
#include "engine/connectiontest.h"
#include "tests/support/eventloop.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

// Answers every request with the bytes it was given; remembers what came.
struct Server {
    QTcpServer tcp;
    QByteArray answer; // empty = takes the connection and is silent
    QByteArray got;

    Server()
    {
        QObject::connect(&tcp, &QTcpServer::newConnection, &tcp, [this] {
            auto *socket = tcp.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                got += socket->readAll();
                if (answer.isEmpty())
                    return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        if (!tcp.listen(QHostAddress::LocalHost))
            qFatal("listen");
    }
    std::string address() const { return "127.0.0.1:" + std::to_string(tcp.serverPort()); }
};

QByteArray http(int status, const QByteArray &body, const QByteArray &more = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nx-log-requestid: 5B0A6B60BB6EE39764D458B5\r\n" + more
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\nContent-Type: application/json\r\n\r\n" + body;
}

QByteArray refusal(int status, const QByteArray &code, const QByteArray &message)
{
    return http(status, R"({"errorCode":")" + code + R"(","errorMessage":")" + message + "\"}");
}

struct Lab {
    test::EventLoop loop;
    Server server;
    Result<Secret> secret = Secret("s3cret");
    bool resolves = true;
    bool resolverIsSilent = false;
    bool storeIsSilent = false;
    std::vector<Reply<std::vector<std::string>>> waiting;
    std::vector<Reply<Secret>> waitingForSecrets;
    std::string signedAs;

    ConnectionTestPorts ports()
    {
        return {loop, [] { return std::string("3 projects"); },
                [this](const std::string &, Reply<Secret> reply) {
                    if (storeIsSilent)
                        waitingForSecrets.push_back(std::move(reply));
                    else
                        loop.answer<Secret>(std::move(reply), secret);
                },
                [this](const SignedRequest &request, const Credentials &credentials,
                       const SignOptions &options) -> Result<std::vector<NewHeader>> {
                    signedAs = std::string(request.method) + ' ' + std::string(request.path) + '?'
                        + std::string(request.query) + ' ' + credentials.keyId + ' ' + std::string(credentials.secret.view())
                        + ' ' + std::string(options.region);
                    return std::vector<NewHeader>{{"Authorization", "SLS4-HMAC-SHA256 x"}};
                },
                [this](const std::string &host, Reply<std::vector<std::string>> reply) {
                    if (resolverIsSilent)
                        return waiting.push_back(std::move(reply));
                    if (!resolves)
                        return loop.answer<std::vector<std::string>>(
                            std::move(reply), fail(ErrorKind::NotFound, "HostNotFound", "Host not found"));
                    loop.answer<std::vector<std::string>>(std::move(reply), std::vector<std::string>{host});
                }};
    }
    CheckRows run(const Connection &connection)
    {
        ConnectionTests tests(ports(), {{2s, 2s, 300ms}, 300ms, 300ms});
        std::optional<Result<CheckRows>> answer;
        tests.run(connection, [&](Result<CheckRows> rows) { answer = std::move(rows); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000) || !*answer)
            qFatal("no rows");
        return **answer;
    }
    Connection cloud(const std::string &scheme = "http://") const
    {
        Connection made;
        made.name = "prod";
        made.kind = ConnectionKind::Cloud;
        made.account = "1";
        made.region = "cn-hangzhou";
        made.logEndpoint = scheme + server.address();
        made.user = "LTAI5t";
        made.secret = "prod-key";
        return made;
    }
};

// "resolve reach !call": the checks in their order, with ! where one is not good.
QString told(const CheckRows &rows)
{
    QStringList list;
    for (const auto &row : rows.rows) {
        if (row.subject.empty() || row.title.empty() || row.good != row.reason.empty() || row.good != row.remedy.empty())
            return "half a row: " + QString::fromStdString(row.check);
        list += (row.good ? "" : "!") + QString::fromStdString(row.check);
    }
    return list.join(' ');
}

} // namespace

class ConnectionTestTest : public QObject {
    Q_OBJECT
private slots:
    void localIsGood()
    {
        Lab lab;
        Connection local;
        local.name = "local";
        const auto rows = lab.run(local);
        QCOMPARE(told(rows), QString("engine"));
        QCOMPARE(rows.rows[0].evidence, std::string("3 projects"));
    }

    void aWorkingAccount()
    {
        Lab lab;
        const auto date =
            QLocale::c().toString(QDateTime::currentDateTimeUtc(), "ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
        lab.server.answer = http(200, R"({"count":1,"total":7,"projects":[]})", "Date: " + date + "\r\n");
        const auto rows = lab.run(lab.cloud());
        QCOMPARE(told(rows), QString("resolve reach secret call clock key signature permission"));
        QCOMPARE(rows.rows.back().evidence, std::string("7 projects"));
        QVERIFY(rows.rows[4].evidence.starts_with("the service's clock is "));
        QCOMPARE(QString::fromStdString(lab.signedAs), QString("GET /?offset=0&size=1 LTAI5t s3cret cn-hangzhou"));
        QVERIFY2(lab.server.got.startsWith("GET /?offset=0&size=1 HTTP/1.1\r\n"), lab.server.got.constData());
        QVERIFY(lab.server.got.contains("Host: " + QByteArray::fromStdString(lab.server.address()) + "\r\n"));
        QVERIFY(lab.server.got.contains("x-log-apiversion: 0.6.0\r\n"));
        QVERIFY(lab.server.got.contains("Authorization: SLS4-HMAC-SHA256 x\r\n"));
        QVERIFY(!lab.server.got.contains("s3cret"));
    }

    // The service's side reads what was sent and finds the signature right for this secret, and for no other.
    void itIsSigned()
    {
        Lab lab;
        lab.server.answer = http(200, R"({"count":0,"total":0,"projects":[]})");
        auto ports = lab.ports();
        ports.sign = requestSigner();
        std::optional<CheckRows> answer;
        ConnectionTests tests(ports);
        tests.run(lab.cloud(), [&](Result<CheckRows> rows) { answer = rows.value(); });
        QTRY_VERIFY(answer);
        QCOMPARE(told(*answer), QString("resolve reach secret call clock key signature permission"));
        std::vector<std::pair<std::string, std::string>> lines;
        for (const auto &line : lab.server.got.split('\n').mid(1)) {
            const auto colon = line.indexOf(':');
            if (colon > 0)
                lines.emplace_back(line.left(colon).toStdString(), line.mid(colon + 1).trimmed().toStdString());
        }
        std::vector<HttpHeader> headers;
        for (const auto &[name, value] : lines)
            headers.push_back({name, value});
        const SignedRequest request{"GET", "/", "offset=0&size=1", headers, {}};
        const auto claim = readClaim(request);
        QVERIFY2(claim, claim ? "" : toText(claim.error()).c_str());
        QCOMPARE(claim->keyId, std::string("LTAI5t"));
        QCOMPARE(claim->region, std::string("cn-hangzhou"));
        const auto now = lab.loop.clock().wall();
        const Secret right("s3cret");
        const Secret wrong("s3creT");
        const auto good = verify(request, *claim, {right, now, {}});
        QVERIFY2(good, good ? "" : toText(good.error()).c_str());
        QCOMPARE(verify(request, *claim, {wrong, now, {}}).error().code, std::string("SignatureNotMatch"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("rows");
        const QString key = "resolve reach secret call clock ";
        QTest::newRow("clock") << refusal(400, "RequestTimeExpired", "too old") << "resolve reach secret call !clock";
        QTest::newRow("clock, older") << refusal(400, "RequestTimeTooSkewed", "x") << "resolve reach secret call !clock";
        QTest::newRow("unknown key") << refusal(401, "Unauthorized", "AccessKeyId not found: LTAI5t") << key + "!key";
        QTest::newRow("disabled key") << refusal(401, "InvalidAccessKeyId", "disabled") << key + "!key";
        QTest::newRow("wrong secret") << refusal(401, "SignatureNotMatch", "Signature x is not matched.")
                                      << key + "key !signature";
        QTest::newRow("not allowed") << refusal(401, "Unauthorized", "denied by sts or ram, action: log:ListProject")
                                     << key + "key signature !permission";
        QTest::newRow("forbidden") << refusal(403, "ProjectForbidden", "no") << key + "key signature !permission";
        QTest::newRow("server error") << refusal(500, "InternalServerError", "x") << "resolve reach secret !call";
        QTest::newRow("elsewhere") << http(302, "", "Location: http://127.0.0.1:1/\r\n") << "resolve reach secret !call";
        QTest::newRow("a web page") << http(200, "<html>") << "resolve reach secret !call";
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-x\r\n") << "resolve reach secret !call";
        QTest::newRow("endless") << http(200, QByteArray(200'000, ' ')) << "resolve reach secret !call";
        QTest::newRow("silent") << QByteArray() << "resolve reach secret !call";
    }
    void refusals()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, rows);
        Lab lab;
        lab.server.answer = answer;
        QCOMPARE(told(lab.run(lab.cloud())), rows);
    }

    void whatItSays()
    {
        Lab lab;
        lab.server.answer = refusal(401, "SignatureNotMatch", "Signature x is not matched.");
        const auto bad = lab.run(lab.cloud()).rows.back();
        QVERIFY(bad.reason.find("HTTP 401, SignatureNotMatch, Signature x is not matched.") != std::string::npos);
        QVERIFY(bad.reason.find("5B0A6B60BB6EE39764D458B5") != std::string::npos);
        QCOMPARE(bad.command, std::string("sluicectl secret add prod-key"));
    }

    void noSuchName()
    {
        Lab lab;
        lab.resolves = false;
        const auto rows = lab.run(lab.cloud());
        QCOMPARE(told(rows), QString("!resolve"));
        QCOMPARE(rows.rows[0].reason, std::string("the name 127.0.0.1 is not known"));
    }

    void aSilentNameServer()
    {
        Lab lab;
        lab.resolverIsSilent = true;
        std::optional<CheckRows> answer;
        ConnectionTests tests(lab.ports(), {{100ms, 1s, 1s}, 1s, 1s});
        tests.run(lab.cloud(), [&](Result<CheckRows> rows) { answer = rows.value(); });
        QTRY_VERIFY(answer);
        QCOMPARE(told(*answer), QString("!resolve"));
        QVERIFY(answer->rows[0].reason.find("within 100 ms") != std::string::npos);
        lab.waiting.clear(); // answers late, into nothing
    }

    void refusedPort()
    {
        Lab lab;
        const auto cloud = lab.cloud();
        lab.server.tcp.close();
        const auto rows = lab.run(cloud);
        QCOMPARE(told(rows), QString("resolve !reach"));
        QVERIFY(rows.rows[1].reason.find("was refused") != std::string::npos);
    }

    void noTls()
    {
        Lab lab;
        lab.server.answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
        const auto rows = lab.run(lab.cloud("https://"));
        QCOMPARE(told(rows), QString("resolve reach !tls"));
        QVERIFY(rows.rows[2].reason.find("does not speak TLS") != std::string::npos);
    }

    void silentTls()
    {
        Lab lab;
        const auto rows = lab.run(lab.cloud("https://"));
        QCOMPARE(told(rows), QString("resolve reach !tls"));
        QVERIFY(rows.rows[2].reason.find("said nothing within 300 ms") != std::string::npos);
    }

    void secretsThatDoNotCome()
    {
        Lab lab;
        lab.secret = fail(ErrorKind::NotFound, "SecretAbsent", "there is no secret prod-key");
        auto rows = lab.run(lab.cloud());
        QCOMPARE(told(rows), QString("resolve reach !secret"));
        QCOMPARE(rows.rows.back().command, std::string("sluicectl secret add prod-key"));
        lab.secret = fail(ErrorKind::Denied, "KeychainLocked", "the keychain is locked");
        rows = lab.run(lab.cloud());
        QCOMPARE(told(rows), QString("resolve reach !secret"));
        QCOMPARE(rows.rows.back().command, std::string());
        lab.storeIsSilent = true;
        rows = lab.run(lab.cloud());
        QCOMPARE(told(rows), QString("resolve reach !secret"));
        QCOMPARE(rows.rows.back().evidence, std::string("KeychainTimeout"));
        lab.waitingForSecrets.clear();
    }

    void brokers()
    {
        Lab lab;
        Connection stream;
        stream.name = "stream";
        stream.kind = ConnectionKind::Kafka;
        stream.brokers = {lab.server.address(), "nonsense", lab.server.address()};
        QCOMPARE(told(lab.run(stream)), QString("resolve reach !resolve resolve reach"));
        lab.server.tcp.close();
        QCOMPARE(told(lab.run(stream)), QString("resolve !reach !resolve resolve !reach"));
        stream.brokers = {"nonsense"};
        QCOMPARE(told(lab.run(stream)), QString("!resolve"));
    }

    void fewAtATimeAndAllAnswered()
    {
        Lab lab;
        lab.resolverIsSilent = true;
        QStringList answers;
        {
            ConnectionTests tests(lab.ports(), {{10s, 1s, 1s}, 1s, 1s});
            for (std::size_t i = 0; i < ConnectionTests::kRunningMax + 1; ++i)
                tests.run(lab.cloud(), [&](const Result<CheckRows> &rows) {
                    answers += rows ? "rows" : QString::fromStdString(rows.error().code);
                });
            QTRY_COMPARE(answers, QStringList("TooManyTests"));
        }
        QCOMPARE(answers.size(), qsizetype(ConnectionTests::kRunningMax + 1));
        QCOMPARE(answers.count("ReplyDropped"), qsizetype(ConnectionTests::kRunningMax));
        lab.waiting.clear();
    }

    void clocks()
    {
        const auto now = wallFromMillis(1'700'000'000'000);
        Connection connection;
        connection.name = "prod";
        CallAnswer answer;
        answer.status = 400;
        answer.code = "RequestTimeExpired";
        answer.serverTime = wallFromMillis(1'700'001'200'000);
        auto rows = verdictOf(connection, answer, now);
        QCOMPARE(rows.back().check, std::string("clock"));
        QCOMPARE(rows.back().evidence, std::string("the service's clock is 1200 s ahead"));
        QCOMPARE(rows.back().reason, std::string("this machine's clock and the service's differ by more than 15 minutes"));
        answer.serverTime = wallFromMillis(1'699'999'995'000);
        QCOMPARE(verdictOf(connection, answer, now).back().evidence, std::string("the service's clock is 5 s behind"));
        answer.serverTime.reset();
        QCOMPARE(verdictOf(connection, answer, now).back().evidence, std::string("the service did not say its time"));
    }
};

QTEST_GUILESS_MAIN(ConnectionTestTest)
#include "tst_connectiontest.moc"
