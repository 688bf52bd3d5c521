// Which functions and which pinned code may come back: what garbage collection of code must leave alone.
#include "tests/support/cataloghouse.h"

#include <QtTest>

using namespace sluice;
using House = test::CatalogHouse;

namespace {

const FunctionKey kPinned{"etl", "clean"};
const std::string kDigestA(64, 'a');
const std::string kDigestB(64, 'b');
const std::string kDigestC(64, 'c');

KeptFunctions kept(House &house)
{
    return test::await<KeptFunctions>(house.loop, [&](auto reply) { house.catalog->keptFunctions(std::move(reply)); })
        .value();
}

void pin(House &house, const std::string &digest)
{
    QVERIFY(house.change([&](Definitions &next) {
        next.services["etl"].name = "etl";
        auto &function = next.functions[kPinned];
        function.key = kPinned;
        function.runtime = "python3";
        function.handler = "index.handler";
        function.code = "/code";
        function.pinnedCode = digest;
    }));
}

} // namespace

class KeptFunctionsTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsThere()
    {
        House house;
        QVERIFY(kept(house).names.empty() && kept(house).digests.empty());
        pin(house, {});
        QCOMPARE(kept(house).names, std::set<std::string>({"etl/clean"}));
        QVERIFY(kept(house).digests.empty());
        pin(house, kDigestA);
        QCOMPARE(kept(house).digests, std::set<std::string>({kDigestA}));
    }
    void whatUndoRedoAndTheTrashBringBack()
    {
        House house;
        pin(house, kDigestA);
        pin(house, kDigestB);
        QVERIFY(house.undo());
        pin(house, kDigestC); // B is gone from the steps, but it was a version of the object
        const std::set<std::string> all{kDigestA, kDigestB, kDigestC};
        QCOMPARE(kept(house).digests, all);
        QVERIFY(house.remove({ObjectKind::Function, "etl/clean"}));
        QVERIFY(house.now().functions.empty());
        QCOMPARE(kept(house).names, std::set<std::string>({"etl/clean"}));
        QCOMPARE(kept(house).digests, all);
        QVERIFY(house.undo());
        QCOMPARE(house.now().functions.at(kPinned).pinnedCode, kDigestC);
        QVERIFY(house.remove({ObjectKind::Function, "etl/clean"}));
        house.open(); // after a restart
        QCOMPARE(kept(house).digests, all);
        QCOMPARE(house.purge(Purge::All).size(), std::size_t(1));
        QCOMPARE(kept(house).names, std::set<std::string>({"etl/clean"})); // a step of the history names it still
    }
    void noOtherWordsAreDigests()
    {
        House house;
        pin(house, {});
        QVERIFY(house.change([](Definitions &next) {
            next.functions[kPinned].description =
                std::string(63, 'a') + " " + std::string(65, 'b') + " " + std::string(64, 'd');
        }));
        QCOMPARE(kept(house).digests, std::set<std::string>({std::string(64, 'd')})); // a doubtful one is kept
    }
};

QTEST_GUILESS_MAIN(KeptFunctionsTest)
#include "tst_keptfunctions.moc"
