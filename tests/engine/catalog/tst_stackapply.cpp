// Plan, apply and export against a real catalog: what the commands of the same name do.
#include "engine/catalog/stackfile.h"
#include "tests/support/manualloop.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

const std::string kFile = "/stacks/shop.yaml";

std::string shopStack()
{
    QFile file(QStringLiteral(SLUICE_TEST_DATA "/stacks/shop.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("the stack does not hold the text to replace");
    return text.replace(at, from.size(), to);
}

} // namespace

class StackApplyTest : public QObject {
    Q_OBJECT

    struct House {
        QTemporaryDir folder;
        test::ManualLoop loop;
        WorkerPool pool{"test", 2};
        std::unique_ptr<Catalog> catalog;

        House() { open(); }
        void open()
        {
            catalog.reset();
            auto opened = Catalog::open({folder.filePath("catalog.db").toStdString(), {}, {}}, loop, pool);
            if (!opened)
                qFatal("%s", toText(opened.error()).c_str());
            catalog = std::move(*opened);
        }
        Result<ChangeReport> apply(const std::string &text, PruneMode prune = PruneMode::Keep,
                                   const std::string &file = kFile)
        {
            auto reading = readStack(text, file);
            if (!reading.errors.empty())
                return fail(asError(reading.errors));
            auto stack = std::make_shared<const Stack>(std::move(reading.stack));
            return test::await<ChangeReport>(loop, [&](auto reply) {
                catalog->change(applyEdit(stack, *catalog, prune, {"tester", {}}), std::move(reply));
            });
        }
        StackPlan plan(const std::string &text, PruneMode prune = PruneMode::Keep, const std::string &file = kFile)
        {
            return planStack(readStack(text, file).stack, *catalog->definitions(), catalog->marks(), prune, {});
        }
        std::string exported(const std::vector<std::string> &names = {})
        {
            return exportStack(*catalog->definitions(), names).value();
        }
    };

private slots:
    void appliesTheWholeFile()
    {
        House house;
        const auto report = house.apply(shopStack());
        QVERIFY2(report, report ? "" : toText(report.error()).c_str());
        QCOMPARE(report->version, std::uint64_t(1));
        const auto now = house.catalog->definitions();
        QVERIFY(now->authorized);
        QCOMPARE(now->logstores.size(), std::size_t(4));
        const auto &access = now->logstores.at({"shop", "access"});
        QCOMPARE(access.ttlDays, 7);
        QCOMPARE(access.maxBytes, std::uint64_t(10) << 30);
        QCOMPARE(access.uid.size(), std::size_t(36));
        QCOMPARE(access.collect.at(0).path, std::string("/stacks/access.log"));
        QCOMPARE(access.collect.at(0).timeZone, std::string("UTC"));
        const auto &trigger = now->triggers.at({"shipping", "to-csv", "every-minute"});
        QCOMPARE(trigger.start, StartAt::Oldest);
        QCOMPARE(
            trigger.parameter,
            std::string(R"({"target":{"ossEndpoint":"local","ossBucket":"lake","ossPrefix":"csv/","ossPostfix":".csv",)"
                        R"("ossDateFormat":"yyyyMMdd"},"transform":{"columnNames":["a","1",2,true,null],"x":{},"y":[]}})"));
        const auto &clean = now->functions.at({"shipping", "clean"});
        QCOMPARE(clean.secretValues.at("TOKEN"), std::string("shop-token"));
        QCOMPARE(clean.code, std::string("/stacks/functions/clean"));
        QCOMPARE(now->services.at("shipping").policies.size(), std::size_t(2));
    }

    void survivesReopening()
    {
        House house;
        QVERIFY(house.apply(shopStack()));
        const auto before = *house.catalog->definitions();
        const auto marks = house.catalog->marks();
        house.open();
        QVERIFY(*house.catalog->definitions() == before);
        QVERIFY(house.catalog->marks() == marks);
        QCOMPARE(marks.at({ObjectKind::Bucket, "lake"}).owner, kFile);
    }

    void applyingAgainChangesNothing()
    {
        House house;
        QVERIFY(house.apply(shopStack()));
        const auto again = house.apply(shopStack());
        QVERIFY(again);
        QVERIFY(again->changes.empty());
        QCOMPARE(again->version, std::uint64_t(1));
    }

    void exportAppliesToNoChange()
    {
        House house;
        QVERIFY(house.apply(shopStack()));
        const auto text = house.exported();
        const auto plan = house.plan(text, PruneMode::Keep, "/elsewhere/other.yaml");
        QVERIFY2(plan.errors.empty(), plan.errors.empty() ? "" : (toText(plan.errors.front()) + '\n' + text).c_str());
        QVERIFY2(plan.steps.empty(), plan.steps.empty() ? "" : (plan.steps.front().detail + '\n' + text).c_str());
    }

    void planSaysWhatChanges()
    {
        House house;
        QVERIFY(house.apply(shopStack()));
        const auto plan = house.plan(replaced(shopStack(), "interval: 60", "interval: 30"));
        QCOMPARE(plan.steps.size(), std::size_t(1));
        QCOMPARE(plan.steps.at(0).action, std::string("change"));
        QCOMPARE(plan.steps.at(0).ref, (ObjectRef{ObjectKind::Trigger, "shipping/to-csv/every-minute"}));
        QCOMPARE(plan.steps.at(0).detail, std::string("interval: 60 → 30"));
    }

    void pruneDeletesOnlyItsOwn()
    {
        House house;
        QVERIFY(house.apply(shopStack()));
        QVERIFY(house.apply("sluice: 1\nbuckets: {pond: {}}\n", PruneMode::Keep, "/stacks/other.yaml"));
        const auto shorter = replaced(shopStack(), "      access-copy: {}\n", "");
        const auto kept = house.plan(shorter);
        QCOMPARE(kept.steps.size(), std::size_t(1));
        QCOMPARE(kept.steps.at(0).action, std::string("keep"));
        QVERIFY(house.apply(shorter));
        QVERIFY(house.catalog->definitions()->logstores.contains({"shop", "access-copy"}));
        const auto report = house.apply(shorter, PruneMode::Prune);
        QVERIFY(report);
        QCOMPARE(report->changes.size(), std::size_t(1));
        QVERIFY(!house.catalog->definitions()->logstores.contains({"shop", "access-copy"}));
        QVERIFY(house.catalog->definitions()->buckets.contains("pond"));
    }
};

QTEST_GUILESS_MAIN(StackApplyTest)
#include "tst_stackapply.moc"
