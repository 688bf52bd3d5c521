// Rows of the trigger log: copied exactly, filtered by a cell, exported whole or not at all; the zone of their times.
#include "models/format.h"
#include "tests/support/triggertest.h"
#include "ui/triggers/exportbar.h"
#include "ui/triggers/logactions.h"
#include "ui/widgets/chips.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QMenu>
#include <QTemporaryDir>

using namespace sluice;
using namespace sluice::test;

class tst_LogRows : public TriggerTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { make(); }
    void cleanup()
    {
        f.reset();
        format::setZone(format::Zone::Local);
    }
    void copiesRows();
    void copiesTheCommand();
    void filtersByCell();
    void zoneOfTimes();
    void exports();
    void exportCancelled();
    void exportThatCannotWrite();

private:
    [[nodiscard]] QString clipboard() const { return QGuiApplication::clipboard()->text(); }
    QAction *rowAction(const QString &text) const
    {
        for (auto *one : log()->rowActions()->all()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
};

void tst_LogRows::copiesRows()
{
    show();
    log()->filter()->add(QStringLiteral("status: timed out"));
    QTRY_COMPARE(model().shownExecutions(), std::size_t(1));
    table()->selectAll();
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const auto &execution = model().executionAt(0);
    const auto sequence = execution.first().sequence;
    const auto task = execution.task.toString(QUuid::WithoutBraces);
    const auto request = execution.first().request.toString(QUuid::WithoutBraces);
    const auto row = QStringLiteral("%1,%2,cleaning/clean/orders,2,%3,invoked,1,%4,4,%5,2048,%6,%7,%8,%9\r\n");
    const auto expected =
        QStringLiteral("sequence,started,trigger,shard,status,reason,round,attempt,attempts,ms,windowLines,ship,error,"
                       "taskId,requestId\r\n")
        + row.arg(sequence).arg(QStringLiteral("2026-11-22T10:38:52.004Z"), QStringLiteral("timed out"), QStringLiteral("1"),
                                QStringLiteral("30000"), QString(), QStringLiteral("FunctionTimeout: no answer in 30 s"),
                                task, request)
        + row.arg(sequence + 1)
              .arg(QStringLiteral("2026-11-22T10:39:23.104Z"), QStringLiteral("ok"), QStringLiteral("2"),
                   QStringLiteral("420"), QStringLiteral("2048"), QString(), task, request);
    QCOMPARE(QString(clipboard()).remove(QLatin1Char('\r')), QString(expected).remove(QLatin1Char('\r')));
    QCOMPARE(f->said, QStringList{QStringLiteral("1 row(s) copied")});
    rowAction(QStringLiteral("Copy rows as JSON"))->trigger();
    const auto lines = clipboard().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(
        lines.last(),
        QStringLiteral("{\"attempt\":2,\"attempts\":4,\"ms\":420,\"reason\":\"invoked\",\"requestId\":\"%1\",\"round\":1,"
                       "\"sequence\":%2,\"shard\":2,\"ship\":2048,\"started\":\"2026-11-22T10:39:23.104Z\","
                       "\"status\":\"ok\",\"taskId\":\"%3\",\"trigger\":\"cleaning/clean/orders\",\"windowLines\":2048}")
            .arg(request)
            .arg(sequence + 1)
            .arg(task));
}

void tst_LogRows::copiesTheCommand()
{
    show();
    log()->filter()->add(QStringLiteral("status: failed"));
    QTRY_COMPARE(model().shownExecutions(), std::size_t(3));
    table()->selectAll();
    rowAction(QStringLiteral("Copy rows as sluicectl command"))->trigger();
    QCOMPARE(clipboard(),
             QStringLiteral("sluicectl executions cleaning/clean/orders --since 2026-11-22T10:39:23Z --failed"));
}

void tst_LogRows::filtersByCell()
{
    show();
    const auto choose = [this](int row, int column, const QString &text) {
        auto *menu = log()->rowActions()->menuFor(model().index(row, column));
        for (auto *entry : menu->actions()) {
            if (entry->text() == text)
                entry->trigger();
        }
        delete menu;
    };
    const auto shard = model().executionAt(0).shard;
    choose(0, LedgerModel::Shard, QStringLiteral("Only shard: %1").arg(shard));
    QTRY_VERIFY(!model().isFiltering());
    QCOMPARE(log()->filter()->terms().size(), std::size_t(1));
    for (int row = 0; row < model().rowCount(); ++row)
        QCOMPARE(model().executionAt(row).shard, shard);
    choose(0, LedgerModel::Reason, QStringLiteral("Not reason: catch-up"));
    QTRY_COMPARE(log()->filter()->terms().size(), std::size_t(2));
    QVERIFY(log()->filter()->terms().back().excludes());
}

void tst_LogRows::zoneOfTimes()
{
    show();
    const auto before = model().index(0, 0).data().toString();
    QVERIFY(!before.isEmpty());
    rowAction(QStringLiteral("Times in UTC"))->trigger();
    QCOMPARE(model().index(0, 0).data().toString(), QStringLiteral("10:42:05.891"));
    QCOMPARE(format::zoneName(kSceneNow), QStringLiteral("UTC"));
    QCOMPARE(QSettings().value(QStringLiteral("time/zone")).toString(), QStringLiteral("utc"));
    QCOMPARE(f->said, QStringList{QStringLiteral("Times are in UTC")});
    QCOMPARE(format::fromZone(QDate(2026, 11, 22), QTime(10, 42, 7)), kSceneNow);
    rowAction(QStringLiteral("Times in the machine's zone"))->trigger();
    QCOMPARE(format::zone(), format::Zone::Machine);
}

void tst_LogRows::exports()
{
    show();
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("out.csv"));
    log()->filter()->add(QStringLiteral("status: failed"));
    QTRY_COMPARE(model().shownExecutions(), std::size_t(3));
    log()->exporting()->exportTo(file, kSceneTrigger);
    QVERIFY(!log()->exporting()->isHidden());
    QTRY_VERIFY(!log()->exporting()->isRunning());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto lines = written.readAll().split('\n');
    QCOMPARE(lines.size(), 1 + 12 + 1); // names, four attempts of three rounds, the end
    QVERIFY(lines[1].contains(",8,1,4,840,1284,0,KeyError: 'status',")); // oldest first
    QVERIFY(lines[12].contains(",10,4,4,766,1284,0,KeyError: 'status',"));
    QCOMPARE(f->said.last(), QStringLiteral("3 execution(s) written to out.csv"));
    // JSON lines by the name of the file; quoting of CSV.
    log()->exporting()->exportTo(folder.filePath(QStringLiteral("out.jsonl")), kSceneTrigger);
    QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("out.jsonl"))));
    QCOMPARE(csvCell("say \"no\", now"), QByteArray("\"say \"\"no\"\", now\""));
    QCOMPARE(csvCell("two\nlines"), QByteArray("\"two\nlines\""));
    QCOMPARE(csvCell("plain"), QByteArray("plain"));
}

void tst_LogRows::exportCancelled()
{
    show();
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("out.csv"));
    log()->exporting()->exportTo(file, kSceneTrigger);
    QTest::mouseClick(button(QStringLiteral("Cancel")), Qt::LeftButton);
    QVERIFY(!log()->exporting()->isRunning());
    QVERIFY(!QFile::exists(file));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0); // no half of it either
    QCOMPARE(f->said.last(), QStringLiteral("Export cancelled; no file was written"));
}

void tst_LogRows::exportThatCannotWrite()
{
    show();
    log()->exporting()->exportTo(QStringLiteral("/nowhere/at/all.csv"), kSceneTrigger);
    QVERIFY(!log()->exporting()->isRunning());
    QVERIFY2(f->said.last().startsWith(QStringLiteral("Could not write the export. ")), qPrintable(f->said.last()));
}

QTEST_MAIN(tst_LogRows)
#include "tst_logrows.moc"
