// Services with what belongs to them, and the functions of one.
#include "models/roles.h"
#include "models/servicemodel.h"
#include "tests/models/printed.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const QList<int> kAll{0, 1, 2, 3, 4, 5, 6};

} // namespace

class tst_ServiceModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { client = std::make_unique<FakeEngineClient>(), stageScene(*client); }
    void neediestFirst();
    void withoutAnything();
    void filters();
    void keepsThePlace();
    void functions();
    void functionsOfAnother();
    void triggersOfNothing();

private:
    std::unique_ptr<FakeEngineClient> client;
};

void tst_ServiceModel::neediestFirst()
{
    ServiceModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.set(client->definitions, client->triggers.rows);
    QCOMPARE(printed(model, kAll),
             (QStringList{"Blocked | cleaning | Parse, mask and enrich | 2 | 3 | delivery-role | shop/fn-log",
                          "Not authorized | billing | Hourly usage | 1 | 1 | usage-role | shop/fn-log",
                          "Backing off | shipping | CSV into the lake | 1 | 3 | delivery-role | shop/fn-log",
                          "Catching up | replicate | Copies for Europe | 1 | 2 | delivery-role | shop/fn-log",
                          "Up to date | audit | Archive | 1 | 1 | delivery-role | shop/fn-log",
                          "Up to date | security | Alerts | 1 | 2 | delivery-role | shop/fn-log"}));
    QCOMPARE(model.index(0, 0).data(StateRole).toInt(), int(PumpState::Blocked));
    QCOMPARE(model.find("audit")->triggers, 1);
    QVERIFY(!model.find("nobody"));
}

void tst_ServiceModel::withoutAnything()
{
    ServiceModel model;
    DefinitionRows rows;
    rows.services.push_back({});
    rows.services.back().name = "bare";
    model.set(rows, {});
    QCOMPARE(printed(model, kAll), QStringList{"– | bare | – | 0 | 0 | – | –"});
    QVERIFY(!model.index(0, 0).data(StateRole).isValid());
    model.set({}, {});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), std::size_t(0));
}

void tst_ServiceModel::filters()
{
    ServiceModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.set(client->definitions, client->triggers.rows);
    model.setText(" LAKE ");
    QCOMPARE(printed(model, {1}), QStringList{"shipping"});
    model.setText("usage-role");
    QCOMPARE(printed(model, {1}), QStringList{"billing"});
    model.setText("Europe  COP"); // every word, in any order
    QCOMPARE(printed(model, {1}), QStringList{"replicate"});
    model.setText("lake usage-role"); // each in another row
    QCOMPARE(model.rowCount(), 0);
    model.setText("nothing has this");
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), std::size_t(6));
    QVERIFY(model.find("shipping"));
    model.setText({});
    QCOMPARE(model.rowCount(), 6);
}

void tst_ServiceModel::keepsThePlace()
{
    ServiceModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.set(client->definitions, client->triggers.rows);
    RowSignals said(model);
    model.set(client->definitions, client->triggers.rows);
    QCOMPARE(said.counts(), "+0 -0 ~0 !0");
    const QPersistentModelIndex audit(model.index(4, 1));
    client->triggers.rows[10].state = PumpState::SourceGone; // daily-audit
    model.set(client->definitions, client->triggers.rows);
    QCOMPARE(audit.row(), 2); // after the blocked and the unauthorized one
    QCOMPARE(audit.data().toString(), "audit");
    client->definitions.services.erase(client->definitions.services.begin());
    model.set(client->definitions, client->triggers.rows);
    QCOMPARE(audit.row(), 1);
    QCOMPARE(model.rowCount(), 5);
}

void tst_ServiceModel::functions()
{
    FunctionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto &rows = client->triggers.rows;
    rows[11].lastError = "older";
    rows[11].lastErrorMs = 5;
    model.set("cleaning", client->definitions, rows);
    QCOMPARE(printed(model, {0, 1, 2, 3, 4, 5}),
             (QStringList{"clean | python3 | 256 | 1 min 00 s | 2 | KeyError: 'status' (clean, line 23)",
                          "geo | python3 | 256 | 1 min 00 s | 1 | –"}));
    model.set("shipping", client->definitions, rows);
    QCOMPARE(printed(model, {0, 1, 5}), QStringList{"to-csv | oss-shipper-csv | ServiceUnavailable: OSS 503"});
}

void tst_ServiceModel::functionsOfAnother()
{
    FunctionModel model;
    model.set("nobody", client->definitions, client->triggers.rows);
    QCOMPARE(model.rowCount(), 0);
}

void tst_ServiceModel::triggersOfNothing() // definitions and triggers are read at different times
{
    ServiceModel services;
    FunctionModel functions;
    DefinitionRows rows;
    services.set(rows, client->triggers.rows);
    QCOMPARE(services.rowCount(), 0);
    functions.set("cleaning", rows, client->triggers.rows);
    QCOMPARE(functions.rowCount(), 0);
}

QTEST_GUILESS_MAIN(tst_ServiceModel)
#include "tst_servicemodel.moc"
