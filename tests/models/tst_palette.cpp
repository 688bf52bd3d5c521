#include "models/palette.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sluice;

class tst_Palette : public QObject {
    Q_OBJECT
private slots:
    void matches_data();
    void matches();
    void bestFirst();
    void kindsFindToo();
    void bounded();
};

void tst_Palette::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("score");
    QTest::newRow("nothing typed") << "Tick now"
                                   << "" << 1;
    QTest::newRow("whole") << "Tick now"
                           << " tick NOW " << 1'000;
    QTest::newRow("start") << "cleaning/clean/orders"
                           << "clean" << 101;
    QTest::newRow("a word's start") << "cleaning/clean/orders"
                                    << "orders" << 31;
    QTest::newRow("middle") << "cleaning/clean/orders"
                            << "rders" << 11;
    QTest::newRow("words in any order") << "shipping/to-csv/payments"
                                        << "pay ship" << 131;
    QTest::newRow("one word is missing") << "shipping/to-csv"
                                         << "ship zzz" << 0;
    QTest::newRow("Chinese") << QStringLiteral("新建触发器") << QStringLiteral("触发器") << 11;
}

void tst_Palette::matches()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(int, score);
    QCOMPARE(matchOf(text, typed), score);
}

void tst_Palette::bestFirst()
{
    PaletteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries(
        {{"reorders", {}, {}, {}, "a", {}}, {"shop/orders", {}, {}, {}, "b", {}}, {"orders", {}, {}, {}, "c", {}}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.at(0).place, QStringLiteral("a")); // as given
    model.setTyped(QStringLiteral("orders"));
    QCOMPARE(model.at(0).place, QStringLiteral("c"));
    QCOMPARE(model.at(1).place, QStringLiteral("b"));
    QCOMPARE(model.at(2).place, QStringLiteral("a"));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("orders"));
}

void tst_Palette::kindsFindToo()
{
    PaletteModel model;
    model.setEntries({{"orders", "trigger", {}, {}, "t", {}}, {"lake", "bucket", {}, {}, "b", {}}});
    model.setTyped(QStringLiteral("trigger"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data(PrefixRole).toString(), QStringLiteral("trigger"));
}

void tst_Palette::bounded()
{
    PaletteModel model;
    model.setEntries(std::vector<PaletteEntry>(1'000, PaletteEntry{"orders", {}, {}, {}, "t", {}}));
    QCOMPARE(model.rowCount(), PaletteModel::kShownMax);
    QCOMPARE(model.hidden(), std::size_t(1'000 - PaletteModel::kShownMax));
}

QTEST_GUILESS_MAIN(tst_Palette)
#include "tst_palette.moc"
