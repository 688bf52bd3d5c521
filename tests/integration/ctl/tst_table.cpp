#include "app/ctl/format.h"
#include "app/ctl/suggestion.h"
#include "app/ctl/table.h"

#include <QtTest>

using namespace sluice::ctl;

class TableTest : public QObject {
    Q_OBJECT
private slots:
    void alignsByWidth()
    {
        Table table({{"NAME"}, {"LINES", Align::Right}, {"ERROR", Align::Left, 8}});
        table.add({"日志", "7", "a longer text"});
        table.add({"access", "1,234,567", ""});
        QCOMPARE(table.take(),
                 std::string("NAME        LINES  ERROR\n"
                             "日志            7  a longe…\n"
                             "access  1,234,567\n"));
    }
    void keepsItsShapeWhenFollowed()
    {
        Table table({{"A"}, {"B", Align::Right}});
        table.add({"long name", "1"});
        QCOMPARE(table.take(), std::string("A          B\nlong name  1\n"));
        QCOMPARE(table.take(), std::string());
        table.add({"x", "2"});
        QCOMPARE(table.take(), std::string("x          2\n"));
    }
    void emptyIsNothing() { QCOMPARE(Table({{"A"}}).take(), std::string()); }
    void logsCannotDriveTheTerminal()
    {
        QCOMPARE(printable("a\x1b[31mb\nc\td"), std::string("a�[31mb�c d"));
        QCOMPARE(printable("\xff\xc3\xa4\xe2\x80\xae"), std::string("�ä�"));
    }
    void widths()
    {
        QCOMPARE(displayWidth("abc"), std::size_t(3));
        QCOMPARE(displayWidth("日志"), std::size_t(4));
        QCOMPARE(displayWidth("e\xcc\x81"), std::size_t(1)); // with a combining accent
        QCOMPARE(elided("日志日志", 5), std::string("日志…"));
        QCOMPARE(elided("abc", 3), std::string("abc"));
    }
    void figures()
    {
        QCOMPARE(countText(0), std::string("0"));
        QCOMPARE(countText(1234567), std::string("1,234,567"));
        QCOMPARE(countText(18446744073709551615ull), std::string("18,446,744,073,709,551,615"));
        QCOMPARE(bytesText(512), std::string("512 B"));
        QCOMPARE(bytesText(1536), std::string("1.5 KiB"));
        QCOMPARE(bytesText(10ull << 30), std::string("10 GiB"));
        QCOMPARE(durationText(120), std::string("120 ms"));
        QCOMPARE(durationText(3240), std::string("3.2 s"));
        QCOMPARE(durationText(245'000), std::string("4 min 05 s"));
        QCOMPARE(durationText(7'800'000), std::string("2 h 10 min"));
        QCOMPARE(durationText(273'600'000), std::string("3 d 4 h"));
        QCOMPARE(plural(1, "line"), std::string("1 line"));
        QCOMPARE(plural(2000, "line"), std::string("2,000 lines"));
    }
    void suggestions()
    {
        const std::vector<std::string> names = {"pause", "resume", "pull", "put"};
        QCOMPARE(didYouMean("puase", names), std::string(" (did you mean pause?)"));
        QCOMPARE(didYouMean("pul", names), std::string(" (did you mean pull?)"));
        QCOMPARE(didYouMean("frobnicate", names), std::string());
        QCOMPARE(editDistance("kitten", "sitting"), std::size_t(3));
        QCOMPARE(editDistance("ab", "ba"), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(TableTest)
#include "tst_table.moc"
