#include "engine/access/memorysecretstore.h"

#include <QtTest>

#include <optional>

using namespace sluice;

namespace {

Result<Secret> read(SecretStore &store, const std::string &name)
{
    std::optional<Result<Secret>> got;
    store.read(name, [&](Result<Secret> result) { got = std::move(result); });
    return *got;
}
Done write(SecretStore &store, const std::string &name, std::string_view value)
{
    std::optional<Done> got;
    store.write(name, Secret(value), [&](Done result) { got = std::move(result); });
    return *got;
}
Done remove(SecretStore &store, const std::string &name)
{
    std::optional<Done> got;
    store.remove(name, [&](Done result) { got = std::move(result); });
    return *got;
}

} // namespace

class MemorySecretStoreTest : public QObject {
    Q_OBJECT
private slots:
    void keepsTheLastValue()
    {
        MemorySecretStore store;
        QVERIFY(write(store, "token", "one"));
        QVERIFY(write(store, "token", "two"));
        QVERIFY(*read(store, "token") == Secret("two"));
    }
    void removesAndSaysAbsent()
    {
        MemorySecretStore store;
        QVERIFY(write(store, "token", "one"));
        QVERIFY(remove(store, "token"));
        QVERIFY(remove(store, "token"));
        const auto gone = read(store, "token");
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
        QCOMPARE(gone.error().code, std::string("SecretAbsent"));
    }
    void isBounded()
    {
        MemorySecretStore store;
        for (std::size_t i = 0; i < MemorySecretStore::kSecretsMax; ++i)
            QVERIFY(write(store, "s" + std::to_string(i), "x"));
        const auto more = write(store, "one-more", "x");
        QVERIFY(!more);
        QCOMPARE(more.error().code, std::string("TooManySecrets"));
        QVERIFY(write(store, "s0", "y"));
    }
    void saysWhereItIs()
    {
        QVERIFY(MemorySecretStore("because").home().place == SecretPlace::Memory);
        QCOMPARE(MemorySecretStore("because").home().why, std::string("because"));
    }
};

QTEST_APPLESS_MAIN(MemorySecretStoreTest)
#include "tst_memorysecretstore.moc"
