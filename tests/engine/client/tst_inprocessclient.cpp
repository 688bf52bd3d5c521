#include "engine/client/inprocessclient.h"
#include "tests/support/enginethread.h"

#include <QtTest>

using namespace sluice;

namespace {

struct Fixture {
    Fixture()
        : line(std::make_shared<EngineLine>(*engine.loop, *engine.handler, engine.doorbell))
    {
    }
    ~Fixture() { close(); }
    void close()
    {
        engine.run([this] { line->close(); });
    }

    test::EngineThread engine;
    std::shared_ptr<EngineLine> line;
};

EngineStatus statusOf(std::string version)
{
    EngineStatus status;
    status.version = std::move(version);
    return status;
}

} // namespace

class InProcessClientTest : public QObject {
    Q_OBJECT
private slots:
    void answersOnTheClientsThread()
    {
        Fixture at;
        at.engine.run([&] { at.engine.handler->on<GetStatus>([](const GetStatus &) { return statusOf("7"); }); });
        InProcessClient client(at.line);
        std::string version;
        QThread *thread = nullptr;
        client.send(GetStatus(), this, [&](Result<EngineStatus> status) {
            version = status->version;
            thread = QThread::currentThread();
        });
        QVERIFY(version.empty()); // never inside the call
        QTRY_COMPARE(version, std::string("7"));
        QCOMPARE(thread, QThread::currentThread());
    }
    void manyAnswersKeepTheirOrder()
    {
        Fixture at;
        at.engine.run(
            [&] { at.engine.handler->on<ExportStack>([](const ExportStack &c) { return TextAnswer{c.names.at(0)}; }); });
        InProcessClient client(at.line);
        std::vector<int> got;
        for (int i = 0; i < 5'000; ++i)
            client.send(ExportStack{{std::to_string(i)}}, this,
                        [&](Result<TextAnswer> text) { got.push_back(std::stoi(text->text)); });
        QTRY_COMPARE(got.size(), std::size_t(5'000));
        QVERIFY(std::is_sorted(got.begin(), got.end()));
    }
    void errorsArrive()
    {
        Fixture at;
        InProcessClient client(at.line);
        std::string code;
        client.send(GetTrash(), this, [&](Result<TrashRows> rows) { code = rows.error().code; });
        QTRY_COMPARE(code, std::string("NoScript"));
    }
    void anAnswerOfTheWrongKindIsAnError()
    {
        Fixture at;
        at.engine.run(
            [&] { at.engine.handler->raw<GetTrash>([](const GetTrash &) { return Result<AnyAnswer>(TextAnswer()); }); });
        InProcessClient client(at.line);
        std::string code;
        client.send(GetTrash(), this, [&](Result<TrashRows> rows) { code = rows.error().code; });
        QTRY_COMPARE(code, std::string("WrongAnswer"));
    }
    void aGoneContextIsNotCalled()
    {
        Fixture at;
        at.engine.run([&] { at.engine.handler->on<GetStatus>([](const GetStatus &) { return EngineStatus(); }); });
        InProcessClient client(at.line);
        auto context = std::make_unique<QObject>();
        bool called = false;
        bool after = false;
        client.send(GetStatus(), context.get(), [&](const Result<EngineStatus> &) { called = true; });
        context.reset();
        client.send(GetStatus(), this, [&](const Result<EngineStatus> &) { after = true; });
        QTRY_VERIFY(after);
        QVERIFY(!called);
    }
    void engineGoesFirst()
    {
        auto at = std::make_unique<Fixture>();
        at->engine.run([&] { at->engine.handler->hold<GetStatus>(); });
        InProcessClient client(at->line);
        std::vector<std::string> codes;
        const auto note = [&](const Result<EngineStatus> &status) { codes.push_back(status ? "" : status.error().code); };
        QSignalSpy lost(&client, &EngineClient::linkChanged);
        for (int i = 0; i < 3; ++i)
            client.send(GetStatus(), this, note);
        at.reset();
        QTRY_COMPARE(codes.size(), std::size_t(3));
        QCOMPARE(codes.front(), std::string("EngineGone"));
        QCOMPARE(client.link(), Link::Lost);
        QCOMPARE(lost.count(), 1);
        client.send(GetStatus(), this, note);
        QCOMPARE(codes.size(), std::size_t(3));
        QTRY_COMPARE(codes.size(), std::size_t(4));
        QCOMPARE(codes.back(), std::string("EngineGone"));
        QVERIFY(!client.acknowledge().any());
    }
    void clientGoesFirst()
    {
        Fixture at;
        at.engine.run([&] { at.engine.handler->hold<GetStatus>(); });
        std::string code;
        {
            InProcessClient client(at.line);
            client.send(GetStatus(), this, [&](const Result<EngineStatus> &status) { code = status.error().code; });
            QTRY_COMPARE(at.engine.run([&] { return at.engine.handler->heldCount<GetStatus>(); }), std::size_t(1));
        }
        QCOMPARE(code, std::string("EngineGone"));
        at.engine.run([&] { at.engine.handler->release<GetStatus>(AnyAnswer(EngineStatus())); });
        at.engine.doorbell.ring({.ledger = true});
    }
    void joiningAClosedLineIsLost()
    {
        Fixture at;
        at.close();
        InProcessClient client(at.line);
        QTRY_COMPARE(client.link(), Link::Lost);
    }
    void aDroppedReplyIsAnError()
    {
        Fixture at;
        at.engine.run([&] { at.engine.handler->hold<GetStatus>(); });
        InProcessClient client(at.line);
        std::string code;
        client.send(GetStatus(), this, [&](const Result<EngineStatus> &status) { code = status.error().code; });
        QTRY_COMPARE(at.engine.run([&] { return at.engine.handler->heldCount<GetStatus>(); }), std::size_t(1));
        at.engine.run([&] { at.engine.handler->dropHeld(); });
        QTRY_COMPARE(code, std::string("ReplyDropped"));
    }
    void theDoorbellCoalesces()
    {
        Fixture at;
        InProcessClient client(at.line);
        QSignalSpy changed(&client, &EngineClient::changed);
        at.engine.run([&] {
            for (int i = 0; i < 10'000; ++i)
                at.engine.doorbell.ring({.ledger = true});
            at.engine.doorbell.ring({.definitions = true});
        });
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY((client.acknowledge() == Changed{.ledger = true, .definitions = true}));
        QCoreApplication::processEvents();
        QCOMPARE(changed.count(), 1);
        at.engine.doorbell.ring({.logs = true});
        QTRY_COMPARE(changed.count(), 2);
    }
    void aReplyMayEndTheClient()
    {
        Fixture at;
        at.engine.run([&] { at.engine.handler->on<GetStatus>([](const GetStatus &) { return EngineStatus(); }); });
        auto client = std::make_unique<InProcessClient>(at.line);
        int answered = 0;
        client->send(GetStatus(), this, [&](const Result<EngineStatus> &) {
            ++answered;
            client.reset();
        });
        client->send(GetStatus(), this, [&](const Result<EngineStatus> &) { ++answered; });
        QTRY_COMPARE(answered, 2);
        QVERIFY(!client);
    }
};

QTEST_GUILESS_MAIN(InProcessClientTest)
#include "tst_inprocessclient.moc"
