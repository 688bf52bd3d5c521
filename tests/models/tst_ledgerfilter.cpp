#include "models/ledgerfilter.h"
#include "tests/support/scene.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_LedgerFilter : public QObject {
    Q_OBJECT
private slots:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void termsStack();
    void labelParsesAgain();
};

namespace {

Execution failedOne()
{
    auto row = sceneRow(kSceneNow - 3'600'000, 2, 1'284, 840); // 09:42:07
    row.sequence = 1;
    row.status = AttemptStatus::Failed;
    row.errorCode = "KeyError";
    row.errorMessage = "'status'";
    row.taskId = "c2691505-38da-5d1b-998a-f1d4bb8c9994";
    row.requestId = "7d0c1a52-88f0-4b1e-9c77-2b6e5a4141be";
    row.reason = TickReason::CatchUp;
    LedgerRing ring;
    return ring.at(ring.add(row).id);
}

LedgerFilter filterOf(const QStringList &terms)
{
    std::vector<FilterTerm> parsed;
    for (const auto &term : terms)
        parsed.push_back(*FilterTerm::parse(term, kSceneNow));
    LedgerFilter filter;
    filter.set(std::move(parsed));
    return filter;
}

} // namespace

void tst_LedgerFilter::takes_data()
{
    QTest::addColumn<QString>("term");
    QTest::addColumn<bool>("taken");
    const auto yes = [](const char *term) { QTest::newRow(term) << term << true; };
    const auto no = [](const char *term) { QTest::newRow(term) << term << false; };
    yes("status: failed");
    yes("STATUS:Failed");
    yes("status: fail");
    no("status: ok");
    no("not status: failed");
    no("-status: failed");
    yes("not status: ok");
    yes("reason: catch-up");
    no("reason: invoked");
    yes("shard: 2");
    yes("shard: 0-3");
    yes("shard: 0–2");
    no("shard: 3");
    yes("shard: <3");
    no("shard: >2");
    yes("since: 09:00");
    yes("since 09:00");
    no("since: 10:00");
    yes("since: 2026-11-22T09:42:07");
    no("since: 2026-11-22T09:42:08");
    yes("error: keyerror");
    no("error: ValueError");
    yes("lines: >1000");
    no("lines: <1284");
    yes("task: f1d4bb8c9994");
    yes("request: 7d0c1a52");
    no("request: 7d0c1a53");
    yes("KeyError");
    yes("keyerror: 'status'"); // not a field: text
    yes("catch");
    no("something else");
    yes("not something else");
}

void tst_LedgerFilter::takes()
{
    QFETCH(QString, term);
    QFETCH(bool, taken);
    QCOMPARE(filterOf({term}).takes(failedOne()), taken);
}

void tst_LedgerFilter::refuses_data()
{
    QTest::addColumn<QString>("term");
    QTest::addColumn<std::string>("code");
    QTest::newRow("empty") << "" << std::string("EmptyTerm");
    QTest::newRow("only not") << "not " << std::string("BadNot");
    QTest::newRow("no value") << "status:" << std::string("EmptyTerm");
    QTest::newRow("status") << "status: sideways" << std::string("BadStatus");
    QTest::newRow("reason") << "reason: sideways" << std::string("BadReason");
    QTest::newRow("shard") << "shard: x" << std::string("BadNumber");
    QTest::newRow("range turned") << "shard: 3-1" << std::string("BadNumber");
    QTest::newRow("too long a number") << "lines: 99999999999999999999" << std::string("BadNumber");
    QTest::newRow("time") << "since: 25:99" << std::string("BadTime");
}

void tst_LedgerFilter::refuses()
{
    QFETCH(QString, term);
    QFETCH(std::string, code);
    const auto parsed = FilterTerm::parse(term, kSceneNow);
    if (code == "BadNot") {
        QVERIFY(parsed); // "not" alone is a text like any other
        return;
    }
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::Invalid);
    QCOMPARE(parsed.error().code, code);
}

void tst_LedgerFilter::termsStack()
{
    const auto execution = failedOne();
    QVERIFY(filterOf({}).takes(execution));
    QVERIFY(filterOf({"status: failed", "status: denied"}).takes(execution)); // one field: any
    QVERIFY(!filterOf({"status: failed", "shard: 3"}).takes(execution)); // two fields: all
    QVERIFY(!filterOf({"status: failed", "not error: KeyError"}).takes(execution));
    QVERIFY(filterOf({"KeyError", "status"}).takes(execution)); // texts: all
    QVERIFY(!filterOf({"KeyError", "nowhere"}).takes(execution));
}

void tst_LedgerFilter::labelParsesAgain()
{
    for (const auto *text : {"status: failed", "not shard: 0-3", "since 09:00", "plain text"}) {
        const auto term = *FilterTerm::parse(QLatin1String(text), kSceneNow);
        const auto again = *FilterTerm::parse(term.text(), kSceneNow);
        QCOMPARE(again.text(), term.text());
        QCOMPARE(again.excludes(), term.excludes());
        QCOMPARE(again.field(), term.field());
    }
}

QTEST_GUILESS_MAIN(tst_LedgerFilter)
#include "tst_ledgerfilter.moc"
