// Users, roles and connections in the catalog: uids, undo, trash, what is always there, and who is in the audit.
#include "engine/catalog/fieldjson.h"
#include "tests/support/cataloghouse.h"

#include <QFile>
#include <QtTest>

using namespace sluice;
using House = test::CatalogHouse;

namespace {

const ObjectRef kReader{ObjectKind::User, "reader"};
const ObjectRef kLocal{ObjectKind::Connection, kLocalConnection};

Result<ChangeReport> addReader(House &house, const std::string &description = {})
{
    return house.change([&](Definitions &next) {
        auto &user = next.users["reader"];
        user.name = "reader";
        user.description = description;
        user.keys = {{"SLU0123456789ABCDEFGHIJ", 7, true}};
    });
}

std::string uidOfReader(const House &house)
{
    return house.now().users.at("reader").uid;
}

Result<CatalogDone> note(House &house, AuditEntry entry)
{
    return test::await<CatalogDone>(house.loop,
                                    [&](auto reply) { house.catalog->record(std::move(entry), std::move(reply)); });
}

} // namespace

class AccessCatalogTest : public QObject {
    Q_OBJECT
private slots:
    void usersKeepTheirUid()
    {
        House house;
        QVERIFY(addReader(house));
        const auto uid = uidOfReader(house);
        QCOMPARE(uid.size(), std::size_t(36));
        QVERIFY(house.change([](Definitions &next) {
            next.users["reader"].uid = "mine";
            next.users["reader"].description = "edited";
        }));
        QCOMPARE(uidOfReader(house), uid);
        QVERIFY(house.undo());
        QCOMPARE(house.now().users.at("reader").description, std::string());
        QCOMPARE(uidOfReader(house), uid);
        QVERIFY(house.remove(kReader));
        QVERIFY(!house.now().users.contains("reader"));
        QCOMPARE(house.trash().at(0).uid, uid);
        QVERIFY(house.restore("reader"));
        QCOMPARE(uidOfReader(house), uid);
        QCOMPARE(house.now().users.at("reader").keys.at(0).id, std::string("SLU0123456789ABCDEFGHIJ"));
        QVERIFY(house.undo()); // of the restore
        QVERIFY(house.redo());
        QCOMPARE(uidOfReader(house), uid);
        house.open();
        QCOMPARE(uidOfReader(house), uid);
        QCOMPARE(house.now().users.at("reader").keys.at(0).createdMs, std::int64_t(7));
        QVERIFY(house.remove(kReader));
        QVERIFY(addReader(house));
        QVERIFY(uidOfReader(house) != uid);
        QCOMPARE(uidOf(house.now(), kReader), uidOfReader(house));
    }

    void rolesKeepTheirUid()
    {
        House house;
        const auto add = [&] {
            return house.change([](Definitions &next) { next.roles["r"] = {"r", {}, {}, "log", {}, {}, {}, {}}; });
        };
        QVERIFY(add());
        const auto uid = house.now().roles.at("r").uid;
        QCOMPARE(uid.size(), std::size_t(36));
        QVERIFY(add()); // with an empty uid: nothing changed
        QCOMPARE(house.now().version, std::uint64_t(1));
        QVERIFY(house.remove({ObjectKind::Role, "r"}));
        QVERIFY(house.undo());
        QCOMPARE(house.now().roles.at("r").uid, uid);
        QVERIFY(house.remove({ObjectKind::Role, "r"}));
        QVERIFY(add());
        QVERIFY(house.now().roles.at("r").uid != uid);
    }

    void localIsThereFromTheStart()
    {
        House house;
        const auto local = house.now().connections.at(kLocalConnection);
        QCOMPARE(local.name, std::string("local"));
        QCOMPARE(local.kind, ConnectionKind::Local);
        QCOMPARE(house.remove(kLocal).error().code, std::string("ConnectionIsBuiltIn"));
        QCOMPARE(house.remove(kLocal, DeleteMode::Cascade).error().code, std::string("ConnectionIsBuiltIn"));
        QVERIFY(house.change([](Definitions &next) { next.connections[kLocalConnection].readOnly = true; }));
        QCOMPARE(house.audit().back().action, std::string("change"));
        house.open();
        QVERIFY(house.now().connections.at(kLocalConnection).readOnly);
        QVERIFY(house.undo());
        QVERIFY(!house.now().connections.at(kLocalConnection).readOnly);
        house.open();
        QVERIFY(!house.now().connections.at(kLocalConnection).readOnly);
        QVERIFY(house.trash().empty());
    }

    void connectionsComeAndGo()
    {
        House house;
        QVERIFY(house.change([](Definitions &next) {
            auto &stream = next.connections["stream"];
            stream = {"stream", ConnectionKind::Kafka, {}, "#00ff00", true, {}, {}, {}, {}, {"a:1"}, {}, {}};
        }));
        house.open();
        QCOMPARE(house.now().connections.size(), std::size_t(2));
        QCOMPARE(house.now().connections.at("stream").kind, ConnectionKind::Kafka);
        const ObjectRef ref{ObjectKind::Connection, "stream"};
        QVERIFY(house.remove(ref));
        QVERIFY(!house.now().connections.contains("stream"));
        QVERIFY(house.restore("connection stream"));
        QVERIFY(house.now().connections.at("stream").readOnly);
        QCOMPARE(house.remove({ObjectKind::Connection, "nothing"}).error().code, std::string("ConnectionNotExist"));
        QCOMPARE(house.remove({ObjectKind::User, "nobody"}).error().code, std::string("EntityNotExist.User"));
    }

    // Members are stored by name: their order in the struct may change, and data of before and after reads.
    void storedConnectionsAreReadByName()
    {
        const std::string stored =
            "{\"account\":\"12\",\"brokers\":[\"a:1\",\"b:2\"],\"colour\":\"#c0392b\",\"description\":\"d\","
            "\"functionEndpoint\":\"f\",\"kind\":\"cloud\",\"logEndpoint\":\"l\",\"name\":\"prod\",\"readOnly\":true,"
            "\"region\":\"cn-hangzhou\",\"secret\":\"prod-key\",\"unsandboxed\":true,\"user\":\"LTAI5t\"}";
        Connection expected;
        expected.name = "prod";
        expected.kind = ConnectionKind::Cloud;
        expected.description = "d";
        expected.colour = "#c0392b";
        expected.readOnly = true;
        expected.account = "12";
        expected.region = "cn-hangzhou";
        expected.logEndpoint = "l";
        expected.functionEndpoint = "f";
        expected.brokers = {"a:1", "b:2"};
        expected.user = "LTAI5t";
        expected.unsandboxed = true;
        expected.secret = "prod-key";
        QVERIFY(fieldjson::fromText<Connection>(stored) == expected);
        QCOMPARE(fieldjson::toText(expected), stored);

        const std::string older = "{\"user\":\"u\",\"secret\":\"s\",\"name\":\"prod\",\"kind\":\"cloud\",\"gone\":1}";
        Connection then;
        then.name = "prod";
        then.kind = ConnectionKind::Cloud;
        then.user = "u";
        then.secret = "s";
        QVERIFY(fieldjson::fromText<Connection>(older) == then); // written before there was a consent
    }

    void keysOfAnotherUserAreNotTaken()
    {
        House house;
        QVERIFY(addReader(house));
        QVERIFY(house.remove(kReader));
        QVERIFY(house.change([](Definitions &next) {
            next.users["thief"] = {"thief", {}, {}, {}, {}, {{"SLU0123456789ABCDEFGHIJ", 1, true}}};
        }));
        QCOMPARE(house.restore("reader").error().code, std::string("EntityAlreadyExists.User.AccessKey"));
    }

    void theAuditSaysAsWhom()
    {
        House house;
        const Caller asUser{CallerKind::User, "gateway", "reader", "SLU0123456789ABCDEFGHIJ", {}, {}};
        const Caller asRole{CallerKind::Role, "trigger", {}, {}, "etl-role", "shipping/to-csv"};
        house.addProject("shop");
        QVERIFY(test::await<ChangeReport>(house.loop, [&](auto reply) {
            house.catalog->remove({ObjectKind::Project, "shop"}, DeleteMode::Alone, {"gateway", {}, asUser},
                                  std::move(reply));
        }));
        QVERIFY(test::await<ChangeReport>(house.loop, [&](auto reply) {
            house.catalog->undo({"sluicectl", {}, {CallerKind::Owner, "sluicectl", {}, {}, {}, {}}}, std::move(reply));
        }));
        AuditEntry denied{0, 0, "function", "denied", "logstore", "shop/log", {}, {}, asRole};
        QVERIFY(note(house, denied));
        house.open();
        const auto audit = house.audit();
        QCOMPARE(audit.size(), std::size_t(4));
        QCOMPARE(audit[0].caller, Caller());
        QCOMPARE(audit[1].caller, asUser);
        QCOMPARE(audit[1].action, std::string("delete"));
        QCOMPARE(audit[2].action, std::string("undo"));
        QCOMPARE(toText(audit[2].caller), std::string("owner by sluicectl"));
        QCOMPARE(audit[3].caller, asRole);
        QCOMPARE(audit[3].action, std::string("denied"));
        QVERIFY(audit[3].timeMs > 0);
    }

    // A catalog of the first version, and one of the second: written by the programs of their time.
    void olderCatalogs_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("version 1") << "catalog-v1";
    }
    void olderCatalogs()
    {
        QFETCH(QString, folder);
        House house;
        house.catalog.reset();
        const auto path = house.folder.filePath("catalog.db");
        QTRY_VERIFY(!QFile::exists(path + "-wal"));
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::copy(QStringLiteral(SLUICE_TEST_DATA "/") + folder + "/catalog.db", path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        house.open();
        QCOMPARE(house.now().connections.size(), std::size_t(1));
        QCOMPARE(house.now().connections.at(kLocalConnection).kind, ConnectionKind::Local);
        const auto audit = house.audit();
        QVERIFY(!audit.empty());
        for (const auto &entry : audit)
            QCOMPARE(entry.caller, Caller());
        for (const auto &[name, role] : house.now().roles)
            QCOMPARE(role.uid.size(), std::size_t(36));
        QVERIFY(QFile::exists(path + ".v1.bak"));
        QVERIFY(addReader(house));
        QCOMPARE(house.audit().size(), audit.size() + 1);
    }
};

QTEST_GUILESS_MAIN(AccessCatalogTest)
#include "tst_accesscatalog.moc"
