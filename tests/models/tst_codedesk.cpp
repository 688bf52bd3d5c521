// Texts of code that are not saved, and what the disk does to them meanwhile; test events.
#include "models/testevents.h"
#include "tests/support/codehouse.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_CodeDesk : public QObject {
    Q_OBJECT
private slots:
    void keepsBytes();
    void marksEdited();
    void reloads();
    void clashIsNeverOverwritten();
    void goneWhileEdited();
    void keepsUnsavedOfManyFolders();
    void events();
};

void tst_CodeDesk::keepsBytes()
{
    const CodeHouse house;
    const QByteArray odd("\xEF\xBB\xBF"
                         "a\r\nb\nc\r\n\t"
                         "\xE4\xB8\xAD");
    house.write("odd.txt", odd);
    CodeDesk desk;
    QCOMPARE(desk.open(house.key("odd.txt")).nature, CodeNature::Text);
    QCOMPARE(desk.paper(house.key("odd.txt"))->bytes(), odd);
    QVERIFY(desk.paper(house.key("odd.txt"))->mark);
    desk.setText(house.key("odd.txt"), desk.paper(house.key("odd.txt"))->text + "!");
    QVERIFY(desk.save(house.key("odd.txt")));
    QCOMPARE(house.read("odd.txt"), odd + "!");
    house.write("empty.py", "");
    QCOMPARE(desk.open(house.key("empty.py")).nature, CodeNature::Text);
    desk.setText(house.key("empty.py"), "x");
    QVERIFY(desk.save(house.key("empty.py")));
    QCOMPARE(house.read("empty.py"), QByteArray("x"));
}

void tst_CodeDesk::marksEdited()
{
    const CodeHouse house;
    CodeDesk desk;
    QSignalSpy edited(&desk, &CodeDesk::editedChanged);
    const auto key = house.key("README.md");
    desk.open(key);
    desk.setText(key, "# Cleaner\n");
    desk.setText(key, "# Cleanest\n");
    QCOMPARE(edited.size(), 1);
    QCOMPARE(desk.edited(house.folder()), QSet<QString>{"README.md"});
    desk.setText(key, "# Clean\n"); // typed back
    QCOMPARE(edited.size(), 2);
    QVERIFY(desk.edited(house.folder()).isEmpty());
    QVERIFY(desk.save(key));
}

void tst_CodeDesk::reloads()
{
    const CodeHouse house;
    CodeDesk desk;
    const auto key = house.key("README.md");
    desk.open(key);
    QSignalSpy replaced(&desk, &CodeDesk::textReplaced);
    house.write("README.md", "# Other\n");
    desk.look(house.folder());
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(desk.paper(key)->text, QString("# Other\n"));
    QVERIFY(!desk.paper(key)->edited);
    QFile::remove(house.folder() + "/README.md");
    desk.look(house.folder());
    QVERIFY(!desk.paper(key)); // nothing was typed: nothing is kept
    QCOMPARE(desk.open(key).nature, CodeNature::Missing);
}

void tst_CodeDesk::clashIsNeverOverwritten()
{
    const CodeHouse house;
    CodeDesk desk;
    const auto key = house.key("README.md");
    desk.open(key);
    desk.setText(key, "mine\n");
    house.write("README.md", "theirs\n");
    const auto refused = desk.save(key); // without a look before
    QVERIFY(!refused);
    QCOMPARE(QString::fromStdString(refused.error().code), QString("ChangedOnDisk"));
    QCOMPARE(house.read("README.md"), QByteArray("theirs\n"));
    QCOMPARE(desk.paper(key)->clash, CodeClash::Changed);
    QCOMPARE(desk.paper(key)->theirs, QByteArray("theirs\n"));
    desk.keepMine(key);
    QCOMPARE(desk.paper(key)->clash, CodeClash::None);
    house.write("README.md", "theirs again\n"); // what was acknowledged is not this
    QVERIFY(!desk.save(key));
    desk.keepMine(key);
    QVERIFY(desk.save(key));
    QCOMPARE(house.read("README.md"), QByteArray("mine\n"));
    desk.setText(key, "mine 2\n");
    house.write("README.md", "theirs 2\n");
    desk.look(house.folder());
    desk.takeTheirs(key);
    QCOMPARE(desk.paper(key)->text, QString("theirs 2\n"));
    QVERIFY(desk.unsaved().isEmpty());
    desk.setText(key, "same\n");
    house.write("README.md", "same\n"); // both did the same
    desk.look(house.folder());
    QCOMPARE(desk.paper(key)->clash, CodeClash::None);
    QVERIFY(!desk.paper(key)->edited);
}

void tst_CodeDesk::goneWhileEdited()
{
    const CodeHouse house;
    CodeDesk desk;
    const auto key = house.key("README.md");
    desk.open(key);
    desk.setText(key, "mine\n");
    QFile::remove(house.folder() + "/README.md");
    desk.look(house.folder());
    QCOMPARE(desk.paper(key)->clash, CodeClash::Gone);
    QVERIFY(!desk.save(key));
    desk.keepMine(key);
    desk.look(house.folder()); // asks once
    QCOMPARE(desk.paper(key)->clash, CodeClash::None);
    QVERIFY(desk.save(key));
    QCOMPARE(house.read("README.md"), QByteArray("mine\n"));
    desk.setText(key, "mine 2\n");
    QFile::remove(house.folder() + "/README.md");
    desk.look(house.folder());
    desk.takeTheirs(key); // its absence
    QVERIFY(!desk.paper(key));
}

void tst_CodeDesk::keepsUnsavedOfManyFolders()
{
    const CodeHouse one;
    const CodeHouse two;
    QObject owner;
    auto &desk = CodeDesk::of(owner);
    QCOMPARE(&CodeDesk::of(owner), &desk);
    desk.open(one.key("README.md"));
    desk.open(two.key("README.md"));
    desk.setText(one.key("README.md"), "1");
    desk.setText(two.key("README.md"), "2");
    QCOMPARE(desk.unsaved().size(), 2);
    QCOMPARE(desk.open(one.key("README.md")).nature, CodeNature::Text); // as it was left
    QCOMPARE(desk.paper(one.key("README.md"))->text, QString("1"));
    desk.move(one.key("README.md"), "LIES.md");
    QCOMPARE(desk.edited(one.folder()), QSet<QString>{"LIES.md"});
    desk.close(two.key("README.md"));
    QCOMPARE(desk.unsaved(), QStringList{one.folder() + "/LIES.md"});
}

void tst_CodeDesk::events()
{
    const CodeHouse house;
    house.write("events/b.txt", "");
    QCOMPARE(eventFiles(listCode(house.folder())), QStringList({"event.json", "events/空.json"}));
    QCOMPARE(eventPath("slow orders"), QString());
    QCOMPARE(eventPath("slow-orders"), QString("events/slow-orders.json"));
    QCOMPARE(eventPath("a.json"), QString("events/a.json"));
    QCOMPARE(eventPath("订单"), QString("events/订单.json"));
    for (const auto &bad : {"", ".a", "../a", "a/b", "-a"})
        QCOMPARE(eventPath(bad), QString());
    QCOMPARE(eventPath(QString(65, 'a')), QString());
    const auto broken = eventFacts("{\n  \"a\": }");
    QVERIFY(!broken.isJson);
    QCOMPARE(broken.line, 2);
    QCOMPARE(broken.column, 8);
    const auto good = eventFacts("{\"source\": {\"projectName\": \"shop\", \"logstoreName\": \"orders\"}}");
    QVERIFY(good.isJson);
    QCOMPARE(good.source, QString("shop/orders"));
}

QTEST_GUILESS_MAIN(tst_CodeDesk)
#include "tst_codedesk.moc"
