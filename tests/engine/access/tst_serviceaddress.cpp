// Addresses of services and brokers, as people write them.
#include "engine/access/serviceaddress.h"

#include <QtTest>

using namespace sluice;

class ServiceAddressTest : public QObject {
    Q_OBJECT
private slots:
    void good_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::newRow("host") << "cn-hangzhou.log.aliyuncs.com"
                              << "https cn-hangzhou.log.aliyuncs.com:443";
        QTest::newRow("url") << "https://Log.Example.com/"
                             << "https log.example.com:443";
        QTest::newRow("port") << "log.example.com:8443"
                              << "https log.example.com:8443";
        QTest::newRow("loopback") << "http://127.0.0.1"
                                  << "http 127.0.0.1:80";
        QTest::newRow("localhost") << "http://localhost:8080/"
                                   << "http localhost:8080";
        QTest::newRow("six") << "http://[::1]:8080"
                             << "http [::1]:8080";
        QTest::newRow("six, https") << "[2001:DB8::1]"
                                    << "https [2001:db8::1]:443";
    }
    void good()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        const auto found = serviceAddress(text.toStdString());
        QVERIFY2(found, found ? "" : toText(found.error()).c_str());
        QCOMPARE(QString::fromStdString((found->secure ? "https " : "http ") + hostAndPort(found->host, found->port)),
                 address);
    }

    void bad()
    {
        for (const std::string text : {"",
                                       "https://",
                                       "http://log.example.com",
                                       "http://127.0.0.1.example.com",
                                       "http://127.evil",
                                       "ftp://x",
                                       "HTTPS://x",
                                       "x:0",
                                       "x:65536",
                                       "x:",
                                       "x:1a",
                                       "x:-1",
                                       "user@x",
                                       "x/path",
                                       "x?q",
                                       "x#f",
                                       "x y",
                                       "-x",
                                       ".x",
                                       "[::1",
                                       "[]",
                                       "[::1]x",
                                       "[x]",
                                       "x\n",
                                       "ä",
                                       "x:1:2"}) {
            const auto found = serviceAddress(text);
            QVERIFY2(!found, text.c_str());
            QCOMPARE(found.error().code, std::string("InvalidEndpoint"));
            QCOMPARE(found.error().kind, ErrorKind::Invalid);
        }
        QVERIFY(!serviceAddress(std::string(254, 'a')));
        QVERIFY(serviceAddress(std::string(253, 'a')));
        QVERIFY(!serviceAddress(std::string("x\0y", 3)));
    }

    void brokers()
    {
        QCOMPARE(brokerAddress("Kafka-1:9092").value(), (BrokerAddress{"kafka-1", 9092}));
        QCOMPARE(brokerAddress("[::1]:9092").value(), (BrokerAddress{"::1", 9092}));
        for (const std::string text : {"", "kafka-1", "kafka-1:", "kafka-1:0", "kafka-1:99999", "a/b:1", "a b:1", ":9092"}) {
            QVERIFY2(!brokerAddress(text), text.c_str());
            QCOMPARE(brokerAddress(text).error().code, std::string("InvalidBroker"));
        }
        QVERIFY(brokerAddress("kafka-1").error().detail.find("did you mean \"kafka-1:9092\"?") != std::string::npos);
        QVERIFY(brokerAddress("PLAINTEXT://kafka-1:9092").error().detail.find("without a scheme") != std::string::npos);
    }

    void loopback()
    {
        for (const auto *host : {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
            QVERIFY2(isLoopbackHost(host), host);
        for (const auto *host : {"", "127", "localhost.example.com", "127.0.0.1.example.com", "10.0.0.1", "::2"})
            QVERIFY2(!isLoopbackHost(host), host);
    }
};

QTEST_GUILESS_MAIN(ServiceAddressTest)
#include "tst_serviceaddress.moc"
