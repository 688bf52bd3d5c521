// What the console says a deletion takes with it is what the catalog's deletion takes, and undo brings all of it back.
#include "models/deletion.h"
#include "tests/support/cataloghouse.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

DefinitionRows rowsOf(const Definitions &all)
{
    DefinitionRows rows;
    for (const auto &[name, value] : all.projects)
        rows.projects.push_back(value);
    for (const auto &[key, value] : all.logstores) {
        rows.logstores.emplace_back();
        rows.logstores.back().definition = value;
    }
    for (const auto &[name, value] : all.buckets)
        rows.buckets.push_back(value);
    for (const auto &[name, value] : all.roles)
        rows.roles.push_back(value);
    for (const auto &[name, value] : all.services)
        rows.services.push_back(value);
    for (const auto &[key, value] : all.functions)
        rows.functions.push_back(value);
    for (const auto &[key, value] : all.triggers)
        rows.triggers.push_back(value);
    return rows;
}

void addTrigger(Definitions &all, const char *name, const char *source, const char *bucket, const char *role)
{
    Trigger trigger;
    trigger.key = {"shipping", "to-csv", name};
    trigger.source = {"shop", source};
    trigger.triggerLog = "etl-log";
    trigger.role = role;
    trigger.parameter = std::string("{\"target\":{\"ossEndpoint\":\"local\",\"ossBucket\":\"") + bucket + "\"}}";
    all.triggers[trigger.key] = trigger;
}

void fill(Definitions &all)
{
    for (const auto *name : {"shop", "other"})
        all.projects[name].name = name;
    for (const auto *name : {"access", "orders", "etl-log", "fn-log"}) {
        const LogstoreKey key{"shop", name};
        all.logstores[key].key = key;
    }
    for (const auto *name : {"lake", "pond"})
        all.buckets[name].name = name;
    all.roles["clerk"].name = "clerk";
    all.roles["clerk"].trust = "log";
    auto &service = all.services["shipping"];
    service.name = "shipping";
    service.log = {"shop", "fn-log"};
    const FunctionKey key{"shipping", "to-csv"};
    all.functions[key].key = key;
    all.functions[key].templateName = "oss-shipper-csv";
    addTrigger(all, "a", "access", "lake", "");
    addTrigger(all, "b", "access", "pond", "clerk");
    addTrigger(all, "c", "orders", "lake", "clerk");
}

Definitions unversioned(Definitions all) // an undo is one more change of what it brings back
{
    all.version = 0;
    for (auto &[key, function] : all.functions)
        function.version = 0;
    for (auto &[key, trigger] : all.triggers)
        trigger.version = 0;
    return all;
}

QString shown(const std::vector<Deletion::Other> &others)
{
    QStringList all;
    for (const auto &other : others)
        all.append(QString::fromStdString(other.name) + (other.why.isEmpty() ? QString() : " " + other.why));
    return all.join(", ");
}

} // namespace

class tst_Deletion : public QObject {
    Q_OBJECT
private slots:
    void tellsAll_data();
    void tellsAll();
    void nothingElse();
};

void tst_Deletion::tellsAll_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("users");
    QTest::addColumn<QString>("losers");
    QTest::newRow("logstore shop/access") << ""
                                          << "shipping/to-csv/a reads it, shipping/to-csv/b reads it"
                                          << "";
    QTest::newRow("logstore shop/etl-log") << ""
                                           << "shipping/to-csv/a has its trigger log there, shipping/to-csv/b has its "
                                              "trigger log there, shipping/to-csv/c has its trigger log there"
                                           << "";
    QTest::newRow("logstore shop/fn-log") << ""
                                          << ""
                                          << "shipping has its function log there";
    QTest::newRow("bucket lake") << ""
                                 << "shipping/to-csv/a writes to it, shipping/to-csv/c writes to it"
                                 << "";
    QTest::newRow("role clerk") << ""
                                << "shipping/to-csv/b runs under it, shipping/to-csv/c runs under it"
                                << "";
    QTest::newRow("function shipping/to-csv") << "shipping/to-csv/a, shipping/to-csv/b, shipping/to-csv/c"
                                              << ""
                                              << "";
    QTest::newRow("project other") << ""
                                   << ""
                                   << "";
}

void tst_Deletion::tellsAll()
{
    QFETCH(QString, inside);
    QFETCH(QString, users);
    QFETCH(QString, losers);
    const auto what = QString::fromLatin1(QTest::currentDataTag());
    const auto kind = what.section(' ', 0, 0).toStdString();
    const auto name = what.section(' ', 1).toStdString();
    CatalogHouse house;
    const auto made = house.change(fill);
    QVERIFY2(made, made ? "" : toText(made.error()).c_str());
    const auto before = house.now();
    const auto told = deletionOf(rowsOf(before), kind, name);
    QCOMPARE(shown(told.inside), inside);
    QCOMPARE(shown(told.users), users);
    QCOMPARE(shown(told.losers), losers);
    ObjectRef ref;
    for (const auto &one : everyObject(before)) {
        if (toText(one) == what.toStdString())
            ref = one;
    }
    QVERIFY(house.remove(ref, DeleteMode::Cascade));
    QStringList gone;
    for (const auto &one : everyObject(before)) {
        if (!contains(house.now(), one) && !(one == ref))
            gone.append(QString::fromStdString(toText(one)));
    }
    QStringList said;
    for (const auto &list : {told.inside, told.users}) {
        for (const auto &other : list)
            said.append(QString::fromStdString(other.kind + ' ' + other.name));
    }
    QCOMPARE(said, gone);
    QVERIFY(house.undo());
    QVERIFY(unversioned(house.now()) == unversioned(before));
}

void tst_Deletion::nothingElse()
{
    Definitions all;
    fill(all);
    QVERIFY(deletionOf(rowsOf(all), "logstore", "shop/gone").isAlone());
    QVERIFY(deletionOf(rowsOf(all), "future", "thing").isAlone());
    QVERIFY(!deletionOf(rowsOf(all), "logstore", "shop/fn-log").isAlone());
}

QTEST_GUILESS_MAIN(tst_Deletion)
#include "tst_deletion.moc"
