#include "models/auditdiff.h"
#include "models/auditfeed.h"
#include "models/fieldchangemodel.h"
#include "models/roles.h"
#include "tests/models/printed.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

AuditRow entry(std::uint64_t sequence, const char *action, const char *kind, const char *name, std::string before = {},
               std::string after = {})
{
    AuditRow row;
    row.sequence = sequence;
    row.timeMs = kSceneNow - 1'000 + std::int64_t(sequence);
    row.actor = "sluice";
    row.caller.client = "sluice";
    row.action = action;
    row.kind = kind;
    row.name = name;
    row.before = std::move(before);
    row.after = std::move(after);
    return row;
}

std::vector<AuditRow> entries(std::uint64_t first, std::uint64_t last)
{
    std::vector<AuditRow> rows;
    for (auto i = first; i <= last; ++i)
        rows.push_back(entry(i, i % 2 ? "change" : "create", "service", "s"));
    return rows;
}

} // namespace

class tst_AuditModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void fields();
    void textThatIsNoObject();
    void longTextIsCut();
    void summaries();
    void newestFirst();
    void filters();
    void oldestGo();
    void olderRowsAreLeftOut();
    void feedReadsInPages();
    void feedGoesOnAndStops();
    void feedTellsFailure();
    void changedFields();
};

void tst_AuditModel::fields()
{
    const auto changes = fieldChanges(R"({"name":"x","interval":60,"source":{"project":"shop"},"gone":true,"list":[1,2]})",
                                      R"({"name":"x","interval":30,"source":{"project":"lab"},"list":[1,3],"fresh":""})");
    QCOMPARE(changes.size(), std::size_t(5));
    QCOMPARE(changes[0], (FieldChange{QStringLiteral("fresh"), {}, {}}));
    QCOMPARE(changes[1], (FieldChange{QStringLiteral("gone"), QStringLiteral("true"), {}}));
    QCOMPARE(changes[2], (FieldChange{QStringLiteral("interval"), QStringLiteral("60"), QStringLiteral("30")}));
    QCOMPARE(changes[3], (FieldChange{QStringLiteral("list"), QStringLiteral("[1,2]"), QStringLiteral("[1,3]")}));
    QCOMPARE(changes[4], (FieldChange{QStringLiteral("source.project"), QStringLiteral("shop"), QStringLiteral("lab")}));
    QVERIFY(fieldChanges("{\"a\":1}", "{\"a\":1}").empty());
    QCOMPARE(fieldChanges("", "{\"a\":1}").size(), std::size_t(1));
}

void tst_AuditModel::textThatIsNoObject()
{
    QCOMPARE(fieldChanges("begin", "end"), (std::vector<FieldChange>{{{}, QStringLiteral("begin"), QStringLiteral("end")}}));
    QVERIFY(fieldChanges("same", "same").empty());
}

void tst_AuditModel::longTextIsCut()
{
    const auto huge = "{\"a\":\"" + std::string(kComparedMax, 'x') + "\"}";
    const auto changes = fieldChanges(huge, "{}");
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes[0].before.size(), kShownMax + 1);
    const auto wide = fieldChanges("{\"a\":\"" + std::string(5'000, 'x') + "\"}", "{}");
    QCOMPARE(wide[0].field, QStringLiteral("a"));
    QCOMPARE(wide[0].before.size(), kShownMax + 1);
}

void tst_AuditModel::summaries()
{
    QCOMPARE(changeSummary("change", R"({"a":1,"b":2,"c":3})", R"({"a":9,"b":8,"c":7})"),
             QStringLiteral("a: 1 → 9, 2 more"));
    QCOMPARE(changeSummary("create", "", R"({"a":1})"), QString());
    QCOMPARE(changeSummary("denied", "", R"({"code":"Unauthorized","detail":"user r may not","times":3})"),
             QStringLiteral("user r may not (3 times)"));
    QCOMPARE(changeSummary("denied", "", R"({"code":"Unauthorized","detail":"user r may not","times":1})"),
             QStringLiteral("user r may not"));
    QCOMPARE(changeSummary("checkpoint", "begin", "end"), QStringLiteral("begin → end"));
}

void tst_AuditModel::newestFirst()
{
    AuditModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(kSceneNow);
    model.append({entry(1, "create", "trigger", "shipping/to-csv/every-minute"),
                  entry(2, "denied", "log:PostLogStoreLogs", "acs:log:local:0:project/shop", "",
                        R"({"code":"Unauthorized","detail":"no","times":1})")});
    RowSignals told(model);
    model.append({entry(3, "change", "role", "etl-role", R"({"trust":"fc"})", R"({"trust":"log"})")});
    QCOMPARE(told.counts(), QStringLiteral("+1 -0 ~0 !0"));
    QCOMPARE(printed(model, {1, 2, 3, 4, 5}),
             (Rows{QStringLiteral("owner by sluice | Changed | role | etl-role | trust: fc → log"),
                   QStringLiteral("owner by sluice | Denied | log:PostLogStoreLogs | acs:log:local:0:project/shop | no"),
                   QStringLiteral("owner by sluice | Created | trigger | every-minute | –")}));
    QCOMPARE(model.index(2, AuditModel::Name).data(PrefixRole).toString(), QStringLiteral("shipping/to-csv/"));
    QCOMPARE(model.index(1, 0).data(StateRole).toInt(), 1);
    QCOMPARE(model.kinds(), (std::vector<std::string>{"role", "trigger"}));
    QCOMPARE(model.rowOf(1), 2);
    QCOMPARE(model.rowOf(9), -1);
}

void tst_AuditModel::filters()
{
    AuditModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append({entry(1, "create", "trigger", "a/b/orders"), entry(2, "change", "trigger", "a/b/orders"),
                  entry(3, "create", "role", "orders-role")});
    model.setText(QStringLiteral("orders created"));
    QCOMPARE(printed(model, {4}), (Rows{QStringLiteral("orders-role"), QStringLiteral("orders")}));
    model.setKind("trigger");
    QCOMPARE(model.rowCount(), 1);
    model.append({entry(4, "create", "trigger", "a/b/orders-2"), entry(5, "create", "trigger", "a/b/other")});
    QCOMPARE(printed(model, {4}), (Rows{QStringLiteral("orders-2"), QStringLiteral("orders")}));
    model.setText({});
    model.setKind({});
    model.setAction("change");
    QCOMPARE(model.rowCount(), 1);
    model.setAction({});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.total(), std::size_t(5));
}

void tst_AuditModel::oldestGo()
{
    AuditModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(entries(1, AuditModel::kKept));
    QVERIFY(!model.isCut());
    model.setAction("change"); // the odd ones
    QCOMPARE(model.rowCount(), int(AuditModel::kKept / 2));
    model.append(entries(AuditModel::kKept + 1, AuditModel::kKept + 10));
    QVERIFY(model.isCut());
    QCOMPARE(model.total(), AuditModel::kKept);
    QCOMPARE(model.rowCount(), int(AuditModel::kKept / 2));
    QCOMPARE(model.at(0).sequence, std::uint64_t(AuditModel::kKept + 9));
    QCOMPARE(model.at(model.rowCount() - 1).sequence, std::uint64_t(11));
}

void tst_AuditModel::olderRowsAreLeftOut()
{
    AuditModel model;
    model.append(entries(5, 6));
    model.append(entries(4, 7));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.last(), std::uint64_t(7));
}

void tst_AuditModel::feedReadsInPages()
{
    FakeEngineClient client;
    client.on<GetAudit>([](const GetAudit &command) -> Result<AuditRows> {
        AuditRows answer;
        for (auto i = command.after + 1; i <= 1'203 && answer.rows.size() < command.max; ++i)
            answer.rows.push_back(entry(i, "create", "role", "r"));
        return answer;
    });
    AuditModel model;
    ClientBell bell(client);
    AuditFeed feed(bell, model);
    QSignalSpy read(&feed, &AuditFeed::read);
    feed.start();
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(model.rowCount(), 1'203);
    const auto asked = client.sent<GetAudit>();
    QCOMPARE(asked.size(), std::size_t(3));
    QCOMPARE(asked[1].after, std::uint64_t(500));
    QCOMPARE(asked[2].after, std::uint64_t(1'000));
    QCOMPARE(asked[2].max, AuditFeed::kPage);
}

void tst_AuditModel::feedGoesOnAndStops()
{
    FakeEngineClient client;
    std::uint64_t newest = 2;
    client.on<GetAudit>([&newest](const GetAudit &command) -> Result<AuditRows> {
        return AuditRows{command.after < newest ? entries(command.after + 1, newest) : std::vector<AuditRow>()};
    });
    AuditModel model;
    ClientBell bell(client);
    AuditFeed feed(bell, model);
    feed.start();
    QTRY_COMPARE(model.rowCount(), 2);
    newest = 4;
    Changed changed;
    changed.definitions = true;
    client.ring(changed);
    QTRY_COMPARE(model.rowCount(), 4);
    feed.stop();
    client.forgetSent();
    newest = 6;
    bell.ringAll();
    QSignalSpy answered(&bell, &ClientBell::definitionsChanged);
    QTRY_VERIFY(!answered.isEmpty());
    QVERIFY(client.sent<GetAudit>().empty());
    feed.start();
    QTRY_COMPARE(model.rowCount(), 6);
}

void tst_AuditModel::feedTellsFailure()
{
    FakeEngineClient client;
    client.fail({ErrorKind::Denied, "Unauthorized", "user r may not ram:ListUsers"});
    AuditModel model;
    ClientBell bell(client);
    AuditFeed feed(bell, model);
    QString code;
    connect(&feed, &AuditFeed::failed, this, [&code](const Error &error) { code = QString::fromStdString(error.code); });
    feed.start();
    QTRY_COMPARE(code, QStringLiteral("Unauthorized"));
    QVERIFY(!feed.hasRead());
}

void tst_AuditModel::changedFields()
{
    FieldChangeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChanges(fieldChanges(R"({"interval":60})", R"({"interval":30,"role":"r"})"));
    QCOMPARE(printed(model, {0, 1, 2}), (Rows{QStringLiteral("interval | 60 | 30"), QStringLiteral("role | – | r")}));
}

QTEST_GUILESS_MAIN(tst_AuditModel)
#include "tst_auditmodel.moc"
