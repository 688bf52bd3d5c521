#include "engine/base/jsonvalue.h"
#include "engine/secretfunctionservice.h"
#include "engine/secretnames.h"
#include "tests/support/fakefunctionservice.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/manualloop.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

struct House {
    ManualLoop loop;
    std::shared_ptr<FakeSecretStore> store = std::make_shared<FakeSecretStore>();
    Secrets secrets{loop, store, "dir-id"};
    FakeFunctionService inner{loop};
    std::optional<Result<Outcome>> outcome; // outlives the service, which answers what is open when it goes
    std::unique_ptr<SecretFunctionService> service = std::make_unique<SecretFunctionService>(loop, inner, secrets);

    InvocationId invoke(const std::string &parameter)
    {
        Invocation invocation;
        invocation.requestId = "request-1";
        invocation.event.parameter = parameter;
        return service->invoke(std::move(invocation), [this](Result<Outcome> got) { outcome = std::move(got); });
    }
    [[nodiscard]] std::string given() const { return inner.calls().at(0).invocation.event.parameter; }
};

} // namespace

class SecretFunctionServiceTest : public QObject {
    Q_OBJECT
private slots:
    void putsValuesIn()
    {
        House house;
        house.store->secrets["a"] = Secret("va\"lue");
        house.store->secrets["b"] = Secret("密码");
        const std::string one = R"({"secret":"a"})";
        house.invoke("{\"x\": " + one + R"(, "list": [1, { "secret" : "b" }, )" + one
                     + R"(], "y": {"secret":"a","more":1}})");
        house.loop.settle();
        const std::string value = jsonQuoted("va\"lue");
        QCOMPARE(value.size(), 9U);
        QCOMPARE(house.given(),
                 "{\"x\": " + value + R"(, "list": [1, "密码", )" + value + R"(], "y": {"secret":"a","more":1}})");
        QVERIFY((*house.outcome)->status == OutcomeStatus::Ok);
    }
    void aMasterKeyIsNobodysToName()
    {
        for (const std::string name : {"master/dir-id", "master/another"}) {
            House house;
            house.store->secrets[name] = Secret("0011223344556677");
            house.invoke("{\"x\": {\"secret\": \"" + name + "\"}}");
            house.loop.settle();
            QVERIFY(house.inner.calls().empty());
            QVERIFY((*house.outcome)->status == OutcomeStatus::Denied);
            QVERIFY((*house.outcome)->errorMessage.find("0011") == std::string::npos);
        }
    }
    void takesOverlappingAndManyLinedValuesOut()
    {
        House house;
        house.store->secrets["a1"] = Secret("abcd");
        house.store->secrets["b1"] = Secret("abcdTAIL");
        house.store->secrets["pem"] = Secret("LINE1\nLINE2");
        house.inner.setDelay(std::chrono::seconds(1));
        house.invoke(R"([{"secret":"a1"}, {"secret":"b1"}, {"secret":"pem"}])");
        house.loop.settle();
        std::string line = "wrote abcdTAIL and abcd under LINE1\rLINE2, which is LINE1\nLINE2";
        house.service->redact("request-1", line);
        QCOMPARE(line, std::string("wrote *** and *** under ***, which is ***"));
    }
    void passesTheRestAsItIs()
    {
        House house;
        house.invoke(R"({ "plain" : "the secret" })");
        house.loop.settle();
        QCOMPARE(house.given(), std::string(R"({ "plain" : "the secret" })"));
        QCOMPARE(house.store->reads, 0);
    }
    void findsEscapedNames() // a key may be written in other letters and mean the same
    {
        QCOMPARE(secretsOf(R"({"x": {"\u0073ecret": "a\u002db"}})"), (std::set<std::string>{"a-b"}));
        QCOMPARE(withoutSecrets(R"({"x": {"secret": "a"}, "y": 1})"), std::string(R"({"x": "secret", "y": 1})"));
        QVERIFY(secretsOf("not json {\"secret\":\"a\"}").empty());
        QVERIFY(secretsOf(R"({"secret": 1})").empty());
    }
    void aMissingSecretEndsTheAttempt()
    {
        House house;
        house.store->secrets["a"] = Secret("here");
        house.invoke(R"({"x": {"secret":"a"}, "y": {"secret":"gone"}})");
        house.loop.settle();
        QVERIFY((*house.outcome)->status == OutcomeStatus::Denied);
        QCOMPARE((*house.outcome)->errorCode, std::string("SecretAbsent"));
        QVERIFY((*house.outcome)->errorMessage.find("'gone'") != std::string::npos);
        QVERIFY(house.inner.calls().empty());
    }
    void aLockedKeychainEndsTheAttempt()
    {
        House house;
        house.store->failing = Error{ErrorKind::Denied, "KeychainLocked", "unlock it"};
        house.invoke(R"({"x": {"secret":"a"}})");
        house.loop.settle();
        QVERIFY((*house.outcome)->status == OutcomeStatus::Denied);
        QCOMPARE((*house.outcome)->errorCode, std::string("KeychainLocked"));
    }
    void whatIsNotTextIsRefused()
    {
        House house;
        house.store->secrets["a"] = Secret("\xff\xfe");
        house.invoke(R"({"x": {"secret":"a"}})");
        house.loop.settle();
        QCOMPARE((*house.outcome)->errorCode, std::string("SecretNotText"));
    }
    void tooManyAreRefused()
    {
        House house;
        std::string parameter = "[";
        for (std::size_t i = 0; i <= kParameterSecretsMax; ++i)
            parameter += (i > 0 ? "," : "") + std::string(R"({"secret":"s)") + std::to_string(i) + "\"}";
        house.invoke(parameter + ']');
        house.loop.settle();
        QCOMPARE((*house.outcome)->errorCode, std::string("TooManySecrets"));
    }
    void cancelsWhileItWaits()
    {
        House house;
        house.store->holding = true;
        const auto id = house.invoke(R"({"x": {"secret":"a"}})");
        house.loop.settle();
        house.service->cancel(id);
        QVERIFY(!house.outcome);
        house.loop.settle();
        QVERIFY((*house.outcome)->status == OutcomeStatus::Cancelled);
        house.store->release();
        house.loop.settle();
        QVERIFY(house.inner.calls().empty());
    }
    void cancelsWhatRuns()
    {
        House house;
        house.inner.setDelay(std::chrono::hours(1));
        const auto id = house.invoke("{}");
        house.loop.settle();
        house.service->cancel(id);
        house.loop.settle();
        QVERIFY((*house.outcome)->status == OutcomeStatus::Cancelled);
        house.service->cancel(id); // again: unknown
        house.service->cancel(InvocationId(99));
    }
    void takesValuesOutOfWhatComesBack()
    {
        House house;
        house.store->secrets["a"] = Secret("hun\"ter2");
        house.inner.setPlan([](const Invocation &) {
            FakeFunctionService::Plan plan;
            plan.delay = std::chrono::seconds(1);
            plan.outcome = FakeFunctionService::failed("Boom");
            plan.outcome.errorMessage = "cannot use hun\"ter2 here";
            plan.outcome.reply = R"({"errorMessage":"cannot use hun\"ter2 here"})";
            return plan;
        });
        house.invoke(R"({"x": {"secret":"a"}})");
        house.loop.settle();
        std::string line = "using hun\"ter2";
        house.service->redact("request-1", line);
        QCOMPARE(line, std::string("using ***"));
        house.loop.advance(std::chrono::seconds(2));
        QCOMPARE((*house.outcome)->errorMessage, std::string("cannot use *** here"));
        QCOMPARE((*house.outcome)->reply, std::string(R"({"errorMessage":"cannot use *** here"})"));
    }
    void endsQuietly()
    {
        House house;
        house.store->holding = true;
        house.invoke(R"({"x": {"secret":"a"}})");
        house.service.reset();
        QCOMPARE(house.outcome->error().code, std::string("ReplyDropped"));
        house.store->release();
        house.loop.settle();
    }
    void namesWhoUsesWhat()
    {
        Definitions all;
        all.connections["prod"].secret = "key";
        auto &function = all.functions[FunctionKey{"shipping", "clean"}];
        function.key = {"shipping", "clean"};
        function.secretValues = {{"TOKEN", "key"}, {"OTHER", "token"}};
        auto &trigger = all.triggers[TriggerKey{"shipping", "clean", "often"}];
        trigger.key = {"shipping", "clean", "often"};
        trigger.parameter = R"({"x":{"secret":"token"}})";
        const auto users = secretUsers(all);
        QCOMPARE(users.size(), 2U);
        QCOMPARE(users.at("key"), (std::vector<std::string>{"connection prod", "function shipping/clean"}));
        QCOMPARE(users.at("token"), (std::vector<std::string>{"function shipping/clean", "trigger shipping/clean/often"}));
    }
    void tellsTheStateOfEach()
    {
        House house;
        Definitions all;
        all.connections["prod"].secret = "key";
        all.connections["test"].secret = "gone";
        house.store->secrets["key"] = Secret("x");
        const auto rows =
            *await<SecretRows>(house.loop, [&](auto reply) { readSecretRows(all, house.secrets, std::move(reply)); });
        QCOMPARE(rows.rows.size(), 3U);
        QCOMPARE(rows.rows[0].name + ' ' + rows.rows[0].state, std::string("gone absent"));
        QCOMPARE(rows.rows[1].name + ' ' + rows.rows[1].state, std::string("key stored"));
        QCOMPARE(rows.rows[2].name + ' ' + rows.rows[2].state, std::string("master key absent"));
        QCOMPARE(house.store->secrets.size(), 1U); // who looks does not make one
        QVERIFY(await<Secrets::MasterKeyPtr>(house.loop, [&](auto reply) { house.secrets.masterKey(std::move(reply)); }));
        const auto then =
            *await<SecretRows>(house.loop, [&](auto reply) { readSecretRows(all, house.secrets, std::move(reply)); });
        QCOMPARE(then.rows[2].state, std::string("stored"));
    }
};

QTEST_APPLESS_MAIN(SecretFunctionServiceTest)
#include "tst_secretfunctionservice.moc"
