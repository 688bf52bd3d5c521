// Access keys given and rotated, users and connections put, against a real catalog.
#include "engine/accounts.h"
#include "tests/support/cataloghouse.h"

#include <QtTest>

#include <set>

using namespace sluice;
using House = test::CatalogHouse;

namespace {

struct Desk {
    House house;
    int asked = 0;
    std::optional<Error> refuse;
    std::string notice;
    Accounts accounts{house.loop, *house.catalog, [this](Reply<KeySecrets> reply) {
                          ++asked;
                          if (refuse)
                              return house.loop.answer<KeySecrets>(std::move(reply), fail(*refuse));
                          house.loop.answer<KeySecrets>(
                              std::move(reply),
                              KeySecrets{[](std::string_view id) { return Secret("of " + std::string(id)); }, notice});
                      }};

    Result<NewKeyAnswer> put(const User &user)
    {
        return test::await<NewKeyAnswer>(house.loop, [&](auto reply) {
            accounts.putUser(user, {"tester", ""}, std::move(reply));
        });
    }
    Result<NewKeyAnswer> rotate(const std::string &user, Accounts::OldKeys old = Accounts::OldKeys::Drop)
    {
        return test::await<NewKeyAnswer>(house.loop, [&](auto reply) {
            accounts.rotateKey(user, old, {"tester", "rotate"}, std::move(reply));
        });
    }
    Result<ChangeReport> put(const Connection &connection)
    {
        return test::await<ChangeReport>(house.loop, [&](auto reply) {
            accounts.putConnection(connection, {"tester", ""}, std::move(reply));
        });
    }
    std::vector<std::string> keys(const std::string &user) const
    {
        std::vector<std::string> ids;
        const auto now = house.now();
        for (const auto &key : now.users.at(user).keys)
            ids.push_back(key.id);
        return ids;
    }
};

User reader()
{
    User user;
    user.name = "reader";
    user.description = "who reads";
    return user;
}

} // namespace

class AccountsTest : public QObject {
    Q_OBJECT
private slots:
    void idsAreRandom()
    {
        std::set<std::string> seen;
        std::set<char> characters;
        for (int i = 0; i < 1'000; ++i) {
            const auto id = newAccessKeyId();
            QCOMPARE(id.size(), std::size_t(23));
            QVERIFY(id.starts_with("SLU"));
            characters.insert(id.begin() + 3, id.end());
            seen.insert(id);
        }
        QCOMPARE(seen.size(), std::size_t(1'000));
        QCOMPARE(characters.size(), std::size_t(36)); // every one of A–Z 0–9, and nothing else
        QCOMPARE(*characters.begin(), '0');
        QCOMPARE(*characters.rbegin(), 'Z');
    }

    void aNewUserGetsAKey()
    {
        Desk desk;
        desk.notice = "until this run ends";
        auto user = reader();
        user.keys = {{"SLU0123456789ABCDEFGHIJ", 1, true}}; // nobody brings a key along
        const auto key = desk.put(user);
        QVERIFY2(key, key ? "" : toText(key.error()).c_str());
        QCOMPARE(key->user, std::string("reader"));
        QCOMPARE(desk.keys("reader"), std::vector<std::string>{key->keyId});
        QCOMPARE(std::string(key->secret.view()), "of " + key->keyId);
        QCOMPARE(key->notice, std::string("until this run ends"));
        QVERIFY(desk.house.now().users.at("reader").keys[0].active);
        QCOMPARE(desk.house.audit().back().action, std::string("create"));
        QVERIFY(desk.house.audit().back().after.find("of SLU") == std::string::npos); // ids only
    }

    void aKnownUserKeepsItsKeys()
    {
        Desk desk;
        const auto first = desk.put(reader());
        auto changed = reader();
        changed.description = "who reads still";
        const auto second = desk.put(changed);
        QVERIFY(second);
        QCOMPARE(second->keyId, std::string());
        QVERIFY(second->secret.empty());
        QCOMPARE(desk.keys("reader"), std::vector<std::string>{first->keyId});
        QCOMPARE(desk.house.now().users.at("reader").description, std::string("who reads still"));
        QCOMPARE(desk.asked, 1); // a change needs no master key
    }

    void rotating()
    {
        Desk desk;
        const auto first = desk.put(reader())->keyId;
        const auto second = desk.rotate("reader", Accounts::OldKeys::Keep);
        QVERIFY(second);
        QCOMPARE(desk.keys("reader"), std::vector<std::string>({first, second->keyId}));
        const auto third = desk.rotate("reader", Accounts::OldKeys::Keep);
        QCOMPARE(desk.keys("reader"), std::vector<std::string>({second->keyId, third->keyId})); // two at most
        const auto fourth = desk.rotate("reader");
        QCOMPARE(desk.keys("reader"), std::vector<std::string>{fourth->keyId});
        QCOMPARE(std::string(fourth->secret.view()), "of " + fourth->keyId);
        QCOMPARE(desk.house.audit().back().action, std::string("rotate"));
    }

    void nobodyToRotate()
    {
        Desk desk;
        QVERIFY(desk.put(reader()));
        const auto none = desk.rotate("raeder");
        QCOMPARE(none.error().code, std::string("EntityNotExist.User"));
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        QVERIFY(none.error().detail.find("did you mean \"reader\"?") != std::string::npos);
        QCOMPARE(desk.asked, 1);
    }

    void withoutAMasterKeyThereIsNoUser()
    {
        Desk desk;
        desk.refuse = Error{ErrorKind::Cancelled, "ReplyDropped", "ending"};
        QCOMPARE(desk.put(reader()).error().code, std::string("ReplyDropped"));
        QVERIFY(desk.house.now().users.empty());
        desk.refuse.reset();
        QVERIFY(desk.put(reader()));
    }

    void deletedWhileItWasChanged()
    {
        Desk desk;
        QVERIFY(desk.put(reader()));
        std::optional<Result<NewKeyAnswer>> answer;
        desk.house.catalog->remove({ObjectKind::User, "reader"}, DeleteMode::Alone, {"tester", ""},
                                   [](Result<ChangeReport>) {});
        desk.accounts.putUser(reader(), {"tester", ""}, [&](Result<NewKeyAnswer> got) { answer = std::move(got); });
        QVERIFY(desk.house.loop.settleUntil([&] { return answer.has_value(); }));
        QCOMPARE(answer->error().code, std::string("EntityNotExist.User"));
        QVERIFY(desk.house.now().users.empty());
    }

    void madeTwiceAtOnce()
    {
        Desk desk;
        std::vector<NewKeyAnswer> answers;
        for (int i = 0; i < 2; ++i)
            desk.accounts.putUser(reader(), {"tester", ""},
                                  [&](Result<NewKeyAnswer> got) { answers.push_back(got.value()); });
        QVERIFY(desk.house.loop.settleUntil([&] { return answers.size() == 2; }));
        QCOMPARE(desk.keys("reader"), std::vector<std::string>{answers[0].keyId});
        QCOMPARE(answers[1].keyId, std::string()); // the second found it there, and shows no key that is none
        QVERIFY(answers[1].secret.empty());
    }

    void aBrokenRuleGivesNoKey()
    {
        Desk desk;
        auto user = reader();
        user.name = "a b";
        const auto refused = desk.put(user);
        QCOMPARE(refused.error().code, std::string("InvalidParameter.UserName"));
        QVERIFY(desk.house.now().users.empty());
    }

    void connections()
    {
        Desk desk;
        Connection stream;
        stream.name = "stream";
        stream.kind = ConnectionKind::Kafka;
        stream.brokers = {"a:1"};
        QVERIFY(desk.put(stream));
        QCOMPARE(desk.house.now().connections.at("stream"), stream);
        QCOMPARE(desk.house.audit().back().action, std::string("create"));
        stream.readOnly = true;
        QVERIFY(desk.put(stream));
        QCOMPARE(desk.house.audit().back().action, std::string("change"));
        stream.kind = ConnectionKind::Local;
        QCOMPARE(desk.put(stream).error().code, std::string("ConnectionIsBuiltIn"));
        auto local = desk.house.now().connections.at("local");
        local.readOnly = true;
        QVERIFY(desk.put(local));
        local.kind = ConnectionKind::Kafka;
        QCOMPARE(desk.put(local).error().code, std::string("ConnectionIsBuiltIn"));
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
