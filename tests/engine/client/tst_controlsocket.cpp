#include "engine/client/controlserver.h"
#include "engine/client/controlsession.h"
#include "engine/client/endpoint.h"
#include "engine/client/socketclient.h"
#include "tests/support/enginethread.h"
#include "tests/support/randomvalue.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;

namespace {

// An engine on its own thread that can be started and stopped on one data directory.
struct Fixture {
    explicit Fixture(const QString &below = {})
        : data(dir.path().toStdString() + below.toStdString())
    {
    }
    ~Fixture() { stop(); }
    void start()
    {
        lock.emplace(*EngineLock::take(data));
        engine.run([this] {
            auto made = ControlServer::listen(*lock, runtime, *engine.handler, engine.doorbell, "test");
            if (made)
                server = std::move(*made);
        });
    }
    void stop()
    {
        engine.run([this] { server.reset(); });
        lock.reset();
    }
    int sessions()
    {
        return engine.run([this] { return server->sessions(); });
    }
    test::ScriptedHandler &handler() { return *engine.handler; }

    QTemporaryDir dir;
    std::string runtime;
    std::string data;
    std::optional<EngineLock> lock;
    test::EngineThread engine;
    std::unique_ptr<ControlServer> server; // engine thread
};

// A client that speaks raw bytes.
struct Raw {
    explicit Raw(const Fixture &at)
        : fd(std::move(*connectUnix(*publishedEndpoint(at.data))))
    {
    }
    void write(const std::string &bytes) const
    {
        static_cast<void>(::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL));
    }
    // Reads what there is; false once the other side hung up.
    bool read()
    {
        char chunk[65536];
        for (;;) {
            const auto got = ::recv(fd.get(), chunk, sizeof chunk, MSG_DONTWAIT);
            if (got == 0)
                return false;
            if (got < 0)
                return errno == EAGAIN;
            bytes.append(chunk, std::size_t(got));
        }
    }
    FileDescriptor fd;
    std::string bytes;
};

LedgerRows someRows(std::size_t count)
{
    test::RandomValue random(9);
    LedgerRows rows;
    rows.rows.assign(count, random.make<LedgerRow>());
    return rows;
}

} // namespace

class ControlSocketTest : public QObject {
    Q_OBJECT
private slots:
    void asksAndAnswers()
    {
        Fixture at;
        at.start();
        at.engine.run([&] { at.handler().on<ExportStack>([](const ExportStack &c) { return TextAnswer{c.names.at(0)}; }); });
        SocketClient client(at.data, "test");
        std::string got;
        client.send(ExportStack{{std::string("\xff\0", 2)}}, this,
                    [&](Result<TextAnswer> text) { got = text->text; }); // before the link
        QTRY_COMPARE(got, std::string("\xff\0", 2));
        QCOMPARE(client.link(), Link::Connected);
        std::string code;
        client.send(GetTrash(), this, [&](Result<TrashRows> rows) { code = rows.error().code; });
        QTRY_COMPARE(code, std::string("NoScript"));
        at.engine.run([&] { at.handler().raw<GetTrash>([](const GetTrash &) { return Result<AnyAnswer>(Nothing()); }); });
        client.send(GetTrash(), this, [&](Result<TrashRows> rows) { code = rows.error().code; });
        QTRY_COMPARE(code, std::string("WrongAnswer"));
    }
    void manyInFlightKeepTheirOrder()
    {
        Fixture at;
        at.start();
        at.engine.run([&] { at.handler().on<ExportStack>([](const ExportStack &c) { return TextAnswer{c.names.at(0)}; }); });
        SocketClient client(at.data, "test");
        std::vector<int> got;
        for (int i = 0; i < 2'000; ++i) // far more than a session takes at once
            client.send(ExportStack{{std::to_string(i)}}, this,
                        [&](Result<TextAnswer> text) { got.push_back(std::stoi(text->text)); });
        QTRY_COMPARE(got.size(), std::size_t(2'000));
        QVERIFY(std::is_sorted(got.begin(), got.end()));
    }
    void filesArePrivate()
    {
        Fixture at;
        at.start();
        struct stat info { };
        QCOMPARE(::stat(publishedEndpoint(at.data)->c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0600));
        QVERIFY(!checkUser(1000, 0));
        QCOMPARE(checkUser(1000, 0).error().kind, ErrorKind::Denied);
        QVERIFY(checkUser(1000, 1000));
        const auto path = *publishedEndpoint(at.data);
        at.stop();
        QVERIFY(::stat(path.c_str(), &info) != 0);
        QVERIFY(!publishedEndpoint(at.data));
    }
    void longPathsWork()
    {
        Fixture at("/" + QString(100, 'd') + "/" + QString(100, 'e'));
        at.start();
        QVERIFY(publishedEndpoint(at.data)->size() > 200);
        SocketClient client(at.data, "test");
        QTRY_COMPARE(client.link(), Link::Connected);
    }
    void staleSocketsAreReplaced()
    {
        Fixture at;
        at.start();
        const auto path = *publishedEndpoint(at.data);
        at.stop();
        auto dead = listenUnix(path); // an engine that was killed leaves its files
        QVERIFY(dead);
        dead->reset();
        QVERIFY(publishEndpoint(at.data, path));
        SocketClient client(at.data, "test");
        QTRY_COMPARE(client.link(), Link::Lost);
        QCOMPARE(client.lastError().kind, ErrorKind::Unavailable);
        at.start();
        QTRY_COMPARE(client.link(), Link::Connected);
    }
    void survivesARestart()
    {
        Fixture at;
        at.start();
        at.engine.run([&] { at.handler().hold<GetStatus>(); });
        SocketClient client(at.data, "test");
        QSignalSpy links(&client, &EngineClient::linkChanged);
        QSignalSpy changed(&client, &EngineClient::changed);
        QTRY_COMPARE(client.link(), Link::Connected);
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(client.acknowledge() == Changed::everything());
        std::string code;
        client.send(GetStatus(), this, [&](const Result<EngineStatus> &status) { code = status.error().code; });
        QTRY_COMPARE(at.engine.run([&] { return at.handler().heldCount<GetStatus>(); }), std::size_t(1));
        at.stop();
        QTRY_COMPARE(client.link(), Link::Lost);
        QCOMPARE(code, std::string("EngineGone"));
        client.send(GetStatus(), this, [&](const Result<EngineStatus> &) { code = "again"; });
        QTRY_COMPARE(code, std::string("again"));
        at.start();
        QTRY_COMPARE(client.link(), Link::Connected);
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(links.count(), 3);
        at.engine.run([&] { at.handler().dropHeld(); }); // answers of the old session go nowhere
    }
    void bellsCoalesceUntilAcknowledged()
    {
        Fixture at;
        at.start();
        SocketClient client(at.data, "test");
        QSignalSpy changed(&client, &EngineClient::changed);
        QTRY_COMPARE(changed.count(), 1); // the new link's
        static_cast<void>(client.acknowledge());
        at.engine.run([&] {
            for (int i = 0; i < 1'000; ++i)
                at.engine.doorbell.ring({.ledger = true});
        });
        QTRY_COMPARE(changed.count(), 2);
        for (int i = 0; i < 100; ++i)
            at.engine.doorbell.ring({.pumps = true});
        at.engine.run([] {});
        QCOMPARE(changed.count(), 2); // silent: not acknowledged
        auto heard = client.acknowledge();
        QVERIFY(heard.ledger);
        QTRY_COMPARE(changed.count(), 3);
        QVERIFY(client.acknowledge().pumps);
    }
    void severalClientsAtOnce()
    {
        Fixture at;
        at.start();
        at.engine.run([&] { at.handler().on<GetStatus>([](const GetStatus &) { return EngineStatus(); }); });
        std::vector<std::unique_ptr<SocketClient>> clients;
        int answered = 0;
        for (int i = 0; i < 10; ++i) {
            clients.push_back(std::make_unique<SocketClient>(at.data, "test"));
            clients.back()->send(GetStatus(), this, [&](const Result<EngineStatus> &status) { answered += status ? 1 : 0; });
        }
        QTRY_COMPARE(answered, 10);
        QCOMPARE(at.sessions(), 10);
        clients.clear();
        QTRY_COMPARE(at.sessions(), 0);
    }
    void strangersAreHungUpOn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto hello = QByteArray::fromStdString(encodeHello({}));
        QTest::newRow("http") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("length") << QByteArray("\xff\xff\xff\xff", 4);
        QTest::newRow("no hello") << QByteArray::fromStdString(*encodeRequest(1, GetStatus()));
        QTest::newRow("protocol") << QByteArray::fromStdString(encodeHello({99, "x", 1, {}}));
        QTest::newRow("hello twice") << hello + hello;
        QTest::newRow("answers") << hello + QByteArray::fromStdString(encodeAnswer(1, AnyAnswer(Nothing())));
        QTest::newRow("broken") << hello + QByteArray("\0\0\0\1\xff", 5);
    }
    void strangersAreHungUpOn()
    {
        QFETCH(QByteArray, bytes);
        Fixture at;
        at.start();
        Raw raw(at);
        raw.write(bytes.toStdString());
        QTRY_VERIFY(!raw.read());
        QTRY_COMPARE(at.sessions(), 0);
        SocketClient client(at.data, "test"); // the engine goes on
        QTRY_COMPARE(client.link(), Link::Connected);
    }
    void anotherProtocolIsNamed()
    {
        Fixture at;
        const auto path = at.data + "/engine.sock";
        const auto listener = listenUnix(path);
        QVERIFY(listener && publishEndpoint(at.data, path));
        SocketClient client(at.data, "test");
        FileDescriptor peer;
        const auto accepted = [&] {
            if (!peer)
                peer.reset(::accept(listener->get(), nullptr, nullptr));
            return bool(peer);
        };
        QTRY_VERIFY(accepted());
        const auto hello = encodeHello({2, "9.9", 1, {}});
        QVERIFY(::write(peer.get(), hello.data(), hello.size()) > 0);
        QTRY_COMPARE(client.link(), Link::Lost);
        QCOMPARE(client.lastError().code, std::string("ProtocolMismatch"));
    }
    void aSessionTakesSoManyAtOnce()
    {
        Fixture at;
        at.start();
        at.engine.run([&] { at.handler().hold<GetStatus>(); });
        Raw raw(at);
        std::string asked = encodeHello({});
        for (std::uint64_t id = 1; id <= 200; ++id)
            asked += *encodeRequest(id, GetStatus());
        raw.write(asked);
        const auto held = [&] { return at.engine.run([&] { return at.handler().heldCount<GetStatus>(); }); };
        QTRY_COMPARE(held(), std::size_t(ControlSession::kInFlightMax));
        at.engine.run([&] { at.handler().release<GetStatus>(AnyAnswer(EngineStatus())); });
        QTRY_COMPARE(held(), std::size_t(ControlSession::kInFlightMax));
    }
    void aSlowReaderCostsBoundedMemory()
    {
        Fixture at;
        at.start();
        at.engine.run([&] {
            at.handler().on<ExportStack>([](const ExportStack &) { return TextAnswer{std::string(4u << 20, 'x')}; });
        });
        Raw raw(at);
        std::string asked = encodeHello({});
        for (std::uint64_t id = 1; id <= 500; ++id)
            asked += *encodeRequest(id, ExportStack());
        raw.write(asked);
        // Never reads: the engine stops taking its requests once some answers wait.
        int before = -1;
        QTRY_VERIFY([&] {
            const auto now = at.engine.run([&] { return at.handler().handled(); });
            return now > 0 && std::exchange(before, now) == now;
        }());
        QVERIFY(before <= ControlSession::kInFlightMax);
        SocketClient other(at.data, "test"); // others are served meanwhile
        bool answered = false;
        other.send(ExportStack(), this, [&](const Result<TextAnswer> &text) { answered = text.has_value(); });
        QTRY_VERIFY(answered);
    }
    void rowsFlowFast()
    {
        Fixture at;
        at.start();
        at.engine.run([&] { at.handler().on<ReadLedger>([rows = someRows(1'000)](const ReadLedger &) { return rows; }); });
        SocketClient client(at.data, "test");
        QTRY_COMPARE(client.link(), Link::Connected);
        std::size_t got = 0;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 50; ++i)
            client.send(ReadLedger(), this, [&](Result<LedgerRows> rows) { got += rows->rows.size(); });
        QTRY_COMPARE(got, std::size_t(50'000));
        qInfo("50,000 ledger rows over the socket: %lld ms", timer.elapsed());
    }
    void clientGoesWhileAnswersCome()
    {
        Fixture at;
        at.start();
        at.engine.run([&] { at.handler().on<GetStatus>([](const GetStatus &) { return EngineStatus(); }); });
        int answered = 0;
        {
            SocketClient client(at.data, "test");
            QTRY_COMPARE(client.link(), Link::Connected);
            for (int i = 0; i < 100; ++i)
                client.send(GetStatus(), this, [&](const Result<EngineStatus> &status) { answered += !status ? 1 : 0; });
        }
        QCOMPARE(answered, 100);
        QTRY_COMPARE(at.sessions(), 0);
    }
};

QTEST_GUILESS_MAIN(ControlSocketTest)
#include "tst_controlsocket.moc"
