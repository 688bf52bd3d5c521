// Objects that somebody else made, changed or deleted after they were seen: they are not replaced.
#include "engine/catalog/placement.h"
#include "tests/support/cataloghouse.h"

#include <QtTest>

using namespace sluice;

namespace {

Logstore seenLogstore(const std::string &name)
{
    Logstore logstore;
    logstore.key = {"shop", name};
    return logstore;
}

QStringList seenProblems(const PlacementPlan &plan)
{
    QStringList list;
    for (const auto &problem : plan.problems)
        list += QString::fromStdString(problem.path + ' ' + problem.error.code);
    return list;
}

struct SeenHouse : test::CatalogHouse {
    Result<ChangeReport> place(Placement placement)
    {
        return test::await<ChangeReport>(loop, [&](auto reply) {
            catalog->change(placementEdit(std::make_shared<const Placement>(std::move(placement)), {"tester", {}}),
                            std::move(reply));
        });
    }
    PlacementPlan plan(const Placement &placement) { return planPlacement(placement, now(), {}); }
};

} // namespace

class tst_PlacementSeen : public QObject {
    Q_OBJECT
private slots:
    void whatWasSeenOtherwiseIsNotReplaced()
    {
        SeenHouse house;
        const ObjectRef fresh{ObjectKind::Logstore, "shop/fresh"};
        Placement first;
        Project shop;
        shop.name = "shop";
        first.add(std::vector{shop});
        first.add(std::vector{seenLogstore("access")});
        QVERIFY(house.place(first).has_value());
        Placement put; // one that exists is changed, and one must be new
        auto longer = seenLogstore("access");
        longer.ttlDays = 60;
        put.add(std::vector{longer, seenLogstore("fresh")});
        put.seen = {{{ObjectKind::Logstore, "shop/access"}, textOf(house.now(), {ObjectKind::Logstore, "shop/access"})},
                    {fresh, {}}};
        QCOMPARE(seenProblems(house.plan(put)), QStringList());

        Placement others; // somebody else, meanwhile
        auto mine = seenLogstore("fresh");
        mine.ttlDays = 7;
        others.add(std::vector{mine});
        QVERIFY(house.place(others).has_value());
        QCOMPARE(seenProblems(house.plan(put)), QStringList("projects.shop.logstores.fresh NameTaken"));
        QCOMPARE(house.place(put).error().code, std::string("NameTaken"));
        QCOMPARE(house.now().logstores.at({"shop", "fresh"}).ttlDays, 7);
        QCOMPARE(house.now().logstores.at({"shop", "access"}).ttlDays, seenLogstore("access").ttlDays);

        put.seen.back().text = textOf(house.now(), fresh);
        QVERIFY(house.place(put).has_value()); // now it is known, and replaced on purpose
        put.seen.back().text = textOf(house.now(), fresh);
        auto again = seenLogstore("access");
        again.ttlDays = 61;
        Placement later;
        later.add(std::vector{again});
        QVERIFY(house.place(later).has_value());
        const auto refused = house.place(put);
        QCOMPARE(refused.error().code, std::string("ChangedMeanwhile"));
        QCOMPARE(refused.error().kind, ErrorKind::Exists);
        QVERIFY(refused.error().detail.find("ttl: 30 → 61") != std::string::npos);

        Placement gone;
        gone.add(std::vector{seenLogstore("lost")});
        gone.seen = {{{ObjectKind::Logstore, "shop/lost"}, textOf(house.now(), fresh)}};
        QCOMPARE(house.place(gone).error().code, std::string("GoneMeanwhile"));
        QCOMPARE(house.place(gone).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_PlacementSeen)
#include "tst_placementseen.moc"
