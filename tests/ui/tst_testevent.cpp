// The test event of a function: captured ones, files of the code, what is wrong with it, keeping it as a test.
#include "tests/support/rundesk.h"

#include <QLineEdit>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_TestEvent : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void events();
    void capturedEvent();
    void eventIsChecked();
    void savesEvent();
};

void tst_TestEvent::events()
{
    RunDesk house;
    house.write("event.json", "{\"a\": 1}");
    house.write("events/late.json", "{\"b\": 2}");
    house.client.on<ReadLedger>([](const ReadLedger &) { return LedgerRows{}; });
    house.show();
    QTRY_COMPARE(house.events()->count(), 3);
    QCOMPARE(house.events()->currentText(), QString("event.json"));
    QCOMPARE(house.bench->events()->payload(), QByteArray("{\"a\": 1}"));
    house.choose("events/late.json");
    QCOMPARE(house.bench->events()->payload(), QByteArray("{\"b\": 2}"));
    house.choose("Empty: {}");
    QCOMPARE(house.bench->events()->payload(), QByteArray("{}"));
    QVERIFY(house.says("A test run really reads and writes what the event names."));
    QTest::keyClicks(house.event()->face(), "[]");
    house.choose("event.json");
    house.choose("Empty: {}");
    QCOMPARE(house.bench->events()->payload(), QByteArray("[]{}")); // what was typed
    house.write("events/more.json", "{}");
    QTRY_COMPARE(house.events()->count(), 4);
    QCOMPARE(house.events()->currentText(), QString("Empty: {}"));
}

void tst_TestEvent::capturedEvent()
{
    RunDesk house;
    house.captureSome();
    house.show();
    QTRY_VERIFY(house.events()->currentText().startsWith("Captured: orders, shard 1, 10:41:38"));
    QTRY_VERIFY(house.event()->text().startsWith("{\n  \"source\": {\n    \"endpoint\""));
    QVERIFY(house.says("Real window, 1,284 logs. A test run really"));
    house.bench->capture(4711); // of an older execution
    QCOMPARE(house.events()->currentText(), QString("Captured, record 4711"));
    QTRY_VERIFY(!house.client.sent<GetExecution>().empty());
    QCOMPARE(house.client.sent<GetExecution>().back().sequence, std::uint64_t(4711));
}

void tst_TestEvent::eventIsChecked()
{
    RunDesk house;
    house.show();
    house.choose("Empty: {}");
    house.event()->setFocus();
    QTest::keyClick(house.event()->face(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(house.event()->face(), "[1,");
    QTRY_VERIFY(house.says("No JSON at line 1, column"));
    QCOMPARE(house.event()->errorLine(), 1);
    QVERIFY(!house.bench->events()->formatAction()->isEnabled());
    QTest::keyClicks(house.event()->face(), "2]");
    QTRY_VERIFY(house.bench->events()->formatAction()->isEnabled());
    house.bench->events()->formatAction()->trigger();
    QCOMPARE(house.bench->events()->payload(), QByteArray("[\n  1,\n  2\n]\n"));
    QCOMPARE(house.event()->errorLine(), 0);
}

void tst_TestEvent::savesEvent()
{
    RunDesk house;
    house.show();
    house.choose("Empty: {}");
    house.bench->events()->saveAction()->trigger();
    QTRY_VERIFY(house.box());
    auto *field = house.box()->findChild<QLineEdit *>();
    auto *save = house.button("Save", house.box());
    field->setText("../evil");
    QVERIFY(!save->isEnabled());
    field->setText("空的");
    QVERIFY(save->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(house.read("events/空的.json"), QByteArray("{}"));
    QTRY_COMPARE(house.events()->currentText(), QString("events/空的.json"));
    QCOMPARE(house.said.last(), QString("Saved as events/空的.json"));
}

QTEST_MAIN(tst_TestEvent)
#include "tst_testevent.moc"
