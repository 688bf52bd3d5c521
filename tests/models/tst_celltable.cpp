// Small tables: ready texts, records of a window, and what an export writes.
#include "models/celltable.h"
#include "models/ledgerexport.h"
#include "models/recordmodel.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

class tst_CellTable : public QObject {
    Q_OBJECT
private slots:
    void keepsRows();
    void recordsGrow();
    void cutsText();
    void exportCountsWhatWent();
};

void tst_CellTable::keepsRows()
{
    CellTable table({QStringLiteral("Name"), QStringLiteral("Count")}, {1});
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto row = [](const char *name, int count) {
        return CellTable::Row{Cell{QLatin1String(name), {}, {}, -1, {}}, Cell{QString::number(count), {}, {}, 3, count}};
    };
    table.setRows({row("a", 1), row("b", 2), row("c", 3)});
    QCOMPARE(table.rowCount(), 3);
    QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
    table.setRows({row("a", 1), row("b", 5)});
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(changed.size(), 1); // only what is another one
    table.setRows({row("a", 1), row("b", 5), row("d", 6), row("e", 7)});
    QCOMPARE(table.index(3, 0).data().toString(), QStringLiteral("e"));
    QCOMPARE(table.index(3, 1).data(ValueRole).toInt(), 7);
    QCOMPARE(table.index(3, 1).data(StateRole).toInt(), 3);
    QCOMPARE(table.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    QCOMPARE(reset.size(), 0);
}

void tst_CellTable::recordsGrow()
{
    RecordModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LogRow first;
    first.time = 1'795'344'127;
    first.contents = {{"a", "1"}, {"b", "2"}};
    LogRow second;
    second.topic = "t";
    second.contents = {{"c", "quote \" and \n line"}};
    model.append({first});
    QCOMPARE(model.columnCount(), 3);
    model.append({second});
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("–"));
    QCOMPARE(model.value(1, 3), QStringLiteral("quote \" and \n line"));
    QCOMPARE(model.json(1), QByteArray("{\"__time__\":0,\"__topic__\":\"t\",\"c\":\"quote \\\" and \\n line\"}"));
    LogRow wide;
    for (int i = 0; i < 100; ++i)
        wide.contents.emplace_back("f" + std::to_string(i), "v");
    model.append({wide});
    QCOMPARE(model.columnCount(), 1 + RecordModel::kColumnsMost);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_CellTable::cutsText()
{
    QCOMPARE(cutText("short", 10), QStringLiteral("short"));
    QCOMPARE(cutText("\xE4\xBD\xA0\xE5\xA5\xBD", 2), QString::fromUtf8("你好"));
    QCOMPARE(cutText(std::string(2'000, 'x'), 3), QStringLiteral("xxx… (2.0 KiB in all)"));
}

void tst_CellTable::exportCountsWhatWent()
{
    LedgerModel model;
    const auto rows = [](std::uint64_t first, std::size_t count) {
        std::vector<LedgerRow> made(count);
        for (std::size_t i = 0; i < count; ++i) {
            made[i].sequence = first + i;
            made[i].attempt = 1;
            made[i].attemptsMax = 1;
            made[i].startedMs = 1'795'344'127'000;
        }
        return made;
    };
    model.append(rows(1, 1'000));
    const QTemporaryDir folder;
    LedgerExport exporting(model);
    QSignalSpy finished(&exporting, &LedgerExport::finished);
    const auto file = folder.filePath(QStringLiteral("all.csv"));
    QVERIFY(exporting.start(file, {"s/f/t", LedgerForm::Csv}));
    model.append(rows(1'001, LedgerRing::kRecordsMax - 200)); // the oldest 800 go
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10'000);
    QCOMPARE(exporting.lost(), std::uint64_t(800));
    QCOMPARE(exporting.written(), std::uint64_t(200)); // what came after the start is not of it
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().count('\n'), 201);
    QVERIFY(!exporting.start(QStringLiteral("/nowhere/at/all"), {"s/f/t", LedgerForm::Csv}));
}

QTEST_GUILESS_MAIN(tst_CellTable)
#include "tst_celltable.moc"
