#include "engine/access/secrets.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/manualloop.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

struct House {
    ManualLoop loop;
    std::shared_ptr<FakeSecretStore> store = std::make_shared<FakeSecretStore>();
    std::unique_ptr<Secrets> secrets = std::make_unique<Secrets>(loop, store, "dir-id");

    Result<Secret> read(const std::string &name)
    {
        return await<Secret>(loop, [&](auto reply) { secrets->read(name, std::move(reply)); });
    }
    Done write(const std::string &name, std::string_view value)
    {
        return await<void>(loop, [&](auto reply) { secrets->write(name, Secret(value), std::move(reply)); });
    }
    Done remove(const std::string &name)
    {
        return await<void>(loop, [&](auto reply) { secrets->remove(name, std::move(reply)); });
    }
    Secrets::MasterKeyPtr masterKey()
    {
        return *await<Secrets::MasterKeyPtr>(loop, [&](auto reply) { secrets->masterKey(std::move(reply)); });
    }
};

Error lockedError()
{
    return {ErrorKind::Denied, "KeychainLocked", "the keychain is locked"};
}

} // namespace

class SecretsTest : public QObject {
    Q_OBJECT
private slots:
    void readsWhatWasWritten()
    {
        House house;
        QVERIFY(house.write("token", "one"));
        QVERIFY(*house.read("token") == Secret("one"));
        QVERIFY(house.remove("token"));
        QCOMPARE(house.read("token").error().code, std::string("SecretAbsent"));
    }
    void aSecretOfThisRunGoesFirst()
    {
        House house;
        const auto keep = [&](std::string_view value) {
            return await<void>(house.loop,
                               [&](auto reply) { house.secrets->keepForThisRun("token", Secret(value), std::move(reply)); });
        };
        house.store->failing = lockedError();
        QVERIFY(keep("one"));
        QVERIFY(house.secrets->isForThisRun("token"));
        QVERIFY(*house.read("token") == Secret("one"));
        QCOMPARE(house.store->writes + house.store->reads, 0); // the store is not asked
        QVERIFY(!house.write("token", "two")); // what it does not take changes nothing
        QVERIFY(*house.read("token") == Secret("one"));
        house.store->failing.reset();
        QVERIFY(house.write("token", "two"));
        QVERIFY(!house.secrets->isForThisRun("token"));
        QVERIFY(*house.read("token") == Secret("two"));
        QVERIFY(keep("three"));
        QVERIFY(house.remove("token")); // of this run, and what the store has
        QVERIFY(!house.secrets->isForThisRun("token"));
        QCOMPARE(house.read("token").error().code, std::string("SecretAbsent"));
        QVERIFY(keep("four"));
        house.store->failing = Error{ErrorKind::Unavailable, "NoKeychain", "there is no keychain here"};
        QVERIFY(house.remove("token")); // there was nothing else
        QVERIFY(!house.remove("token"));
        house.store->failing = lockedError();
        QVERIFY(keep("five"));
        QCOMPARE(house.remove("token").error().code, std::string("KeychainLocked")); // one may be stored
        QVERIFY(!house.secrets->isForThisRun("token"));
        QCOMPARE(keep("").error().code, std::string("SecretInvalid"));
    }
    void neverAnswersInsideTheCall()
    {
        House house;
        house.store->secrets["token"] = Secret("one");
        int answers = 0;
        house.secrets->read("token", [&](const Result<Secret> &) { ++answers; });
        QCOMPARE(answers, 0);
        house.loop.settle();
        house.secrets->read("token", [&](const Result<Secret> &) { ++answers; }); // remembered now
        QCOMPARE(answers, 1);
        house.loop.settle();
        QCOMPARE(answers, 2);
    }
    void joinsReadsOfOneName()
    {
        House house;
        house.store->secrets["token"] = Secret("one");
        house.store->holding = true;
        int answers = 0;
        for (int i = 0; i < 5; ++i)
            house.secrets->read("token", [&](const Result<Secret> &got) { answers += *got == Secret("one") ? 1 : 0; });
        QCOMPARE(house.store->reads, 1);
        house.store->release();
        house.loop.settle();
        QCOMPARE(answers, 5);
    }
    void remembersForAWhile()
    {
        House house;
        house.store->secrets["token"] = Secret("one");
        QVERIFY(house.read("token"));
        house.store->secrets["token"] = Secret("two"); // by somebody else
        house.loop.advance(Secrets::kRemembered - 1s);
        QVERIFY(*house.read("token") == Secret("one"));
        QCOMPARE(house.store->reads, 1);
        house.loop.advance(1s);
        QVERIFY(*house.read("token") == Secret("two"));
    }
    void doesNotRememberFailures()
    {
        House house;
        QVERIFY(!house.read("token"));
        house.store->secrets["token"] = Secret("one");
        QVERIFY(house.read("token"));
    }
    void remembersNoMoreThanItsLimit()
    {
        House house;
        for (std::size_t i = 0; i <= Secrets::kRememberedMax; ++i) {
            house.store->secrets["s" + std::to_string(i)] = Secret("x");
            QVERIFY(house.read("s" + std::to_string(i)));
        }
        const auto before = house.store->reads;
        QVERIFY(house.read("s" + std::to_string(Secrets::kRememberedMax))); // was not remembered
        QCOMPARE(house.store->reads, before + 1);
    }
    void aReadFromBeforeAChangeIsNotRemembered()
    {
        House house;
        house.store->secrets["token"] = Secret("old");
        house.store->holding = true;
        std::string first;
        house.secrets->read("token", [&](const Result<Secret> &got) { first = got->view(); });
        Done written = fail(ErrorKind::Failed, "", "");
        house.secrets->write("token", Secret("new"), [&](Done done) { written = std::move(done); });
        std::string second;
        house.secrets->read("token", [&](const Result<Secret> &got) { second = got->view(); });
        house.store->release();
        house.loop.settle();
        QVERIFY(written);
        QCOMPARE(first, std::string("old"));
        QCOMPARE(second, std::string("new"));
        QVERIFY(*house.read("token") == Secret("new"));
    }
    void noticesWhatReadsBackWrong()
    {
        House house;
        house.store->readsBack = Secret("somebody else's");
        const auto written = house.write("token", "mine");
        QCOMPARE(written.error().code, std::string("SecretDamaged"));
        QCOMPARE(written.error().kind, ErrorKind::Corrupt);
        QVERIFY(written.error().detail.find("mine") == std::string::npos);
    }
    void refusesEmptyValues()
    {
        House house;
        QCOMPARE(house.write("token", "").error().code, std::string("SecretInvalid"));
        QCOMPARE(house.write("token", std::string(Secret::kBytesMax + 1, 'x')).error().code, std::string("SecretInvalid"));
        QCOMPARE(house.store->writes, 0);
    }
    void passesErrorsOn()
    {
        House house;
        house.store->failing = lockedError();
        QCOMPARE(house.read("token").error().code, std::string("KeychainLocked"));
        QCOMPARE(house.write("token", "x").error().code, std::string("KeychainLocked"));
        QCOMPARE(house.remove("token").error().code, std::string("KeychainLocked"));
    }
    void whatWaitsAtTheEndIsCancelled()
    {
        House house;
        house.store->holding = true;
        std::vector<std::string> codes;
        const auto note = [&](const auto &result) { codes.push_back(result ? "" : result.error().code); };
        house.secrets->read("token", [&](const Result<Secret> &got) { note(got); });
        house.secrets->write("token", Secret("x"), [&](const Done &got) { note(got); });
        house.secrets->remove("token", [&](const Done &got) { note(got); });
        house.secrets->masterKey([&](const Result<Secrets::MasterKeyPtr> &got) { note(got); });
        house.secrets.reset();
        QCOMPARE(codes, std::vector<std::string>(4, "ReplyDropped"));
        house.store->release(); // nobody is there
        house.loop.settle();
        QCOMPARE(codes.size(), 4U);
    }
    void answersComeFromOtherThreads()
    {
        House house;
        house.store->secrets["token"] = Secret("one");
        house.store->holding = true;
        Result<Secret> got = fail(ErrorKind::Failed, "", "");
        const auto *here = QThread::currentThread();
        const QThread *there = nullptr;
        house.secrets->read("token", [&](Result<Secret> result) {
            got = std::move(result);
            there = QThread::currentThread();
        });
        std::unique_ptr<QThread> other(QThread::create([&] { house.store->release(); }));
        other->start();
        other->wait();
        house.loop.settle();
        QVERIFY(got);
        QCOMPARE(there, here);
    }

    void makesAMasterKeyOnce()
    {
        House house;
        QVERIFY(house.secrets->masterKeyNow() == nullptr);
        const auto key = house.masterKey();
        QVERIFY(key == house.masterKey());
        QVERIFY(key == house.secrets->masterKeyNow());
        QVERIFY(!house.secrets->masterKeyNote().perRun);
        QVERIFY(house.store->secrets.at("master/dir-id") == key->bytes());
        Secrets again(house.loop, house.store, "dir-id"); // the next run
        const auto same = *await<Secrets::MasterKeyPtr>(house.loop, [&](auto reply) { again.masterKey(std::move(reply)); });
        QVERIFY(same->bytes() == key->bytes());
        QVERIFY(!again.masterKeyNote().perRun);
    }
    void aKeyThatCannotBeReadIsNotReplaced()
    {
        for (const auto *code : {"KeychainLocked", "NoKeychain", "KeychainTimeout", "KeychainRefused", "SecretDamaged"}) {
            House house;
            house.store->secrets["master/dir-id"] = MasterKey::fresh().bytes();
            const auto kept = house.store->secrets["master/dir-id"];
            house.store->failing = Error{ErrorKind::Denied, code, "the reason"};
            QVERIFY(house.masterKey() != nullptr);
            QVERIFY(house.secrets->masterKeyNote().perRun);
            QVERIFY(house.secrets->masterKeyNote().why.find("the reason") != std::string::npos);
            QCOMPARE(house.store->writes, 0);
            QVERIFY(house.store->secrets["master/dir-id"] == kept);
        }
    }
    void aKeyThatCannotBeStoredIsPerRun()
    {
        House house;
        house.store->failingWrites = lockedError();
        QVERIFY(house.masterKey() != nullptr);
        QVERIFY(house.secrets->masterKeyNote().perRun);
    }
    void memoryKeepsItForTheRunOnly()
    {
        House house;
        house.store->place = {SecretPlace::Memory, "memory of this run", "no keychain"};
        QVERIFY(house.masterKey() != nullptr);
        QVERIFY(house.secrets->masterKeyNote().perRun);
        QCOMPARE(house.store->writes, 0);
    }
    void agreesWithWhoWroteLast()
    {
        House house;
        house.store->readsBack = Secret(std::string(32, 'o'));
        QVERIFY(house.masterKey()->bytes() == Secret(std::string(32, 'o')));
        QVERIFY(!house.secrets->masterKeyNote().perRun);
    }
    void takesAGivenKeyInHex()
    {
        House house;
        std::string hex;
        for (int i = 0; i < 32; ++i)
            hex += "6B";
        house.store->secrets["master/dir-id"] = Secret(hex);
        QVERIFY(house.masterKey()->bytes() == Secret(std::string(32, 'k')));
    }
    void aKeyOfAnotherLengthIsNone()
    {
        for (const auto &bad : {std::string(31, 'k'), std::string(64, 'z'), std::string("k")}) {
            House house;
            house.store->secrets["master/dir-id"] = Secret(bad);
            QVERIFY(house.masterKey() != nullptr);
            QVERIFY(house.secrets->masterKeyNote().perRun);
            QCOMPARE(house.store->writes, 0);
        }
    }
};

QTEST_APPLESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
