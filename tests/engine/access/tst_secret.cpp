#include "engine/access/secret.h"
#include "engine/client/json.h"

#include <QtTest>

#include <fstream>

using namespace sluice;

namespace {

struct Row {
    std::string name;
    Secret secret;
    SLUICE_FIELDS(Row, name, secret)
};

// The flags of the mapping that holds the address: "dd" = left out of core dumps.
std::string flagsOf(const void *address)
{
    std::ifstream maps("/proc/self/smaps");
    std::string line;
    bool inside = false;
    while (std::getline(maps, line)) {
        unsigned long from = 0;
        unsigned long to = 0;
        if (std::sscanf(line.c_str(), "%lx-%lx ", &from, &to) == 2 && line.find("kB") == std::string::npos)
            inside = reinterpret_cast<unsigned long>(address) >= from && reinterpret_cast<unsigned long>(address) < to;
        else if (inside && line.starts_with("VmFlags:"))
            return line;
    }
    return {};
}

} // namespace

class SecretTest : public QObject {
    Q_OBJECT
private slots:
    void holdsItsBytes()
    {
        const std::string bytes("a\0b\xff", 4);
        const Secret secret{std::string_view(bytes)};
        QCOMPARE(std::string(secret.view()), bytes);
        QVERIFY(!secret.empty());
        QVERIFY(Secret().empty());
    }
    void copiesAndMoves()
    {
        Secret first("hunter2");
        const Secret copy = first;
        const Secret moved = std::move(first);
        QVERIFY(copy == moved);
        QVERIFY(copy.view().data() != moved.view().data());
        QVERIFY(first.empty()); // NOLINT: a moved-from secret is an empty one
    }
    void takingWipesTheText()
    {
        std::string text = "a long enough secret that it is not inside the string object";
        const auto *where = text.data();
        const auto size = text.size();
        const auto secret = Secret::take(std::move(text));
        QCOMPARE(secret.view().size(), size);
        QVERIFY(std::all_of(where, where + size, [](char c) { return c == 0; })); // the buffer is the string's still
    }
    void wipingReachesBeyondTheSize()
    {
        std::string text = "a long enough secret that it is not inside the string object";
        const auto *where = text.data();
        const auto size = text.size();
        text.resize(1);
        wipe(text);
        QVERIFY(text.empty());
        QVERIFY(std::all_of(where, where + size, [](char c) { return c == 0; }));
    }
    void tooLongIsEmpty()
    {
        QVERIFY(Secret(std::string(Secret::kBytesMax + 1, 'x')).empty());
        QCOMPARE(Secret(std::string(Secret::kBytesMax, 'x')).view().size(), Secret::kBytesMax);
    }
    void comparesBytesNotAddresses()
    {
        QVERIFY(Secret("same") == Secret("same"));
        QVERIFY(!(Secret("same") == Secret("sama")));
        QVERIFY(!(Secret("same") == Secret("same ")));
        QVERIFY(Secret() == Secret());
        QVERIFY(sameBytes("", ""));
        QVERIFY(!sameBytes("a", ""));
    }
    void printsAsStars()
    {
        QCOMPARE(toJson(Row{"token", Secret("hunter2")}), std::string(R"({"name":"token","secret":"***"})"));
    }
    void isLeftOutOfDumps()
    {
        const Secret secret("hunter2");
        QVERIFY2(flagsOf(secret.view().data()).find(" dd") != std::string::npos, flagsOf(secret.view().data()).c_str());
    }
};

QTEST_APPLESS_MAIN(SecretTest)
#include "tst_secret.moc"
