// Widths of columns: a person's stay, through other widths of the window and a restart; until then they fit what is shown.
#include "tests/support/pagefixture.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/triggertable.h"
#include "ui/window/pagestack.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QStandardItemModel>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

// The edge on the right of a column, by the mouse.
void dragEdge(Table &table, int column, int by)
{
    auto *header = table.horizontalHeader();
    const QPoint edge(header->sectionViewportPosition(column) + header->sectionSize(column) - 2, header->height() / 2);
    const auto send = [header](QEvent::Type type, const QPoint &at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, header->viewport()->mapToGlobal(at), button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(header->viewport(), &event);
    };
    send(QEvent::MouseMove, edge, Qt::NoButton, Qt::NoButton);
    send(QEvent::MouseButtonPress, edge, Qt::LeftButton, Qt::LeftButton);
    send(QEvent::MouseMove, edge + QPoint(by, 0), Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, edge + QPoint(by, 0), Qt::LeftButton, Qt::NoButton);
}

int movable(const Table &table) // the first column whose edge a person can drag; -1 = none
{
    const auto *header = table.horizontalHeader();
    for (int column = 0; column + 1 < header->count(); ++column) {
        if (header->sectionResizeMode(column) == QHeaderView::Interactive && !header->isSectionHidden(column))
            return column;
    }
    return -1;
}

QStringList keptColumns()
{
    return QSettings().allKeys().filter(QStringLiteral("olumns"));
}

} // namespace

class tst_Columns : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { QSettings().clear(); }
    void fitsUntilAPersonMoves();
    void restartKeepsThem();
    void otherColumnsOtherWidths();
    void everyPageKeepsThem_data();
    void everyPageKeepsThem();
};

void tst_Columns::fitsUntilAPersonMoves()
{
    PageFixture<TriggersPage> f;
    f.show();
    auto *table = f.page.findChild<TriggerTable *>();
    QTRY_VERIFY(table->model()->rowCount() > 0);
    const int wide = table->columnWidth(TriggerModel::Name);
    const int reason = table->columnWidth(TriggerModel::Reason);
    f.page.resize(1000, 800);
    const int narrow = table->columnWidth(TriggerModel::Name);
    QVERIFY2(narrow < wide, qPrintable(QString::number(narrow)));
    f.page.resize(1264, 832);
    QCOMPARE(table->columnWidth(TriggerModel::Name), wide);
    QVERIFY(keptColumns().isEmpty()); // nobody gave a width
    dragEdge(*table, TriggerModel::Name, 30);
    QCOMPARE(table->columnWidth(TriggerModel::Name), wide + 30);
    f.page.resize(1000, 800);
    QCOMPARE(table->columnWidth(TriggerModel::Name), wide + 30);
    QCOMPARE(table->columnWidth(TriggerModel::Reason), reason);
    QVERIFY(table->isColumnHidden(TriggerModel::Success)); // room is still made
}

void tst_Columns::restartKeepsThem()
{
    int given = 0;
    {
        PageFixture<TriggersPage> f;
        f.show();
        auto *table = f.page.findChild<TriggerTable *>();
        QTRY_VERIFY(table->model()->rowCount() > 0);
        given = table->columnWidth(TriggerModel::Reason) + 41;
        dragEdge(*table, TriggerModel::Reason, 41);
    }
    QCOMPARE(keptColumns().size(), 1);
    PageFixture<TriggersPage> f(QSize(1000, 800)); // its window is another one by now
    f.show();
    auto *table = f.page.findChild<TriggerTable *>();
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QCOMPARE(table->columnWidth(TriggerModel::Reason), given);
}

void tst_Columns::otherColumnsOtherWidths()
{
    QStandardItemModel model(1, 3);
    model.setHorizontalHeaderLabels({"a", "b", "c"});
    Table table;
    table.setModel(&model);
    table.keepColumns(QStringLiteral("testColumns/one"));
    table.resize(600, 200);
    table.show();
    table.setColumnWidths({100, 120});
    dragEdge(table, 0, 25);
    table.keepColumns(QStringLiteral("testColumns/other")); // shows something else now
    table.setColumnWidths({100, 120});
    QCOMPARE(table.columnWidth(0), 100);
    table.keepColumns(QStringLiteral("testColumns/one"));
    QCOMPARE(table.columnWidth(0), 125);
    model.insertColumn(0); // a column has the width of its title, wherever it stands
    model.setHorizontalHeaderLabels({"new", "a", "b", "c"});
    table.setColumnWidths({70, 80, 90});
    QCOMPARE(table.columnWidth(0), 70);
    QCOMPARE(table.columnWidth(1), 125);
    QCOMPARE(table.columnWidth(2), 120);
}

void tst_Columns::everyPageKeepsThem_data()
{
    QTest::addColumn<QString>("place");
    for (const auto *place : {"overview", "services", "functions", "logstores", "access/roles", "access/audit"})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void tst_Columns::everyPageKeepsThem()
{
    QFETCH(QString, place);
    const auto tableOf = [](WindowFixture &f) -> Table * {
        const auto *page = f.window.pages()->page();
        for (auto *one : page ? page->findChildren<Table *>() : QList<Table *>()) {
            if (one->isVisible() && movable(*one) >= 0)
                return one;
        }
        return nullptr;
    };
    const auto start = [&place](WindowFixture &f) {
        stageConsole(f.client);
        f.window.openPage(place);
        f.window.show();
        f.window.attach(f.client);
    };
    int given = 0;
    {
        WindowFixture f;
        start(f);
        QTRY_VERIFY(tableOf(f));
        QTRY_VERIFY(f.window.workspace().definitions()->version > 0);
        auto *table = tableOf(f);
        const int before = table->columnWidth(movable(*table));
        dragEdge(*table, movable(*table), 17);
        given = before + 17;
        QCOMPARE(table->columnWidth(movable(*table)), given);
    }
    QVERIFY(!keptColumns().isEmpty());
    WindowFixture f;
    start(f);
    QTRY_VERIFY(tableOf(f));
    QTRY_COMPARE(tableOf(f)->columnWidth(movable(*tableOf(f))), given);
}

QTEST_MAIN(tst_Columns)
#include "tst_columns.moc"
