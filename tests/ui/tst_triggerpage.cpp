// The triggers' page: what it opens and asks for, that it rests while nobody looks, and the records of a window.
#include "models/roles.h"
#include "tests/support/triggertest.h"
#include "ui/triggers/functionlogview.h"
#include "ui/triggers/recordsview.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/codeview.h"

#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>

using namespace sluice;
using namespace sluice::test;

class tst_TriggerPage : public TriggerTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { make(); }
    void cleanup() { f.reset(); }
    void readyWhenShown();
    void listOpensAndFilters();
    void bareName();
    void restsWhileAway();
    void actionsAskForPlaces();
    void messageHasItsButton();
    void engineStopped();
    void executionsThatAreNotTheNewest();
    void recordsInPages();
    void hugeRecord();
    void functionLogGoesOn();
    void followsWhatRuns();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] QString clipboard() const { return QGuiApplication::clipboard()->text(); }
};

void tst_TriggerPage::readyWhenShown()
{
    QSignalSpy ready(&f->page, &Page::ready);
    f->page.chooseTelling();
    show();
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(pane()->isLoaded());
    f->page.open({});
    QTRY_COMPARE(ready.size(), 2);
    QVERIFY(f->page.list()->isVisible());
}

void tst_TriggerPage::listOpensAndFilters()
{
    show({});
    auto *list = f->page.list()->table();
    QTRY_COMPARE(list->currentRow(), 0);
    f->page.focusFilter();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("to-csv"));
    QCOMPARE(f->workspace.triggers().rowCount(), 3);
    f->page.focusFirst();
    list->selectOnly(0);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(f->places, QStringList{QStringLiteral("triggers/shipping/to-csv/every-minute")});
    // Its filter is its own: other pages see all.
    f->page.open(QLatin1String(kSceneTrigger));
    QCOMPARE(f->workspace.triggers().rowCount(), 12);
    f->page.open({});
    QCOMPARE(f->workspace.triggers().rowCount(), 3);
    f->page.leave();
    QCOMPARE(f->workspace.triggers().rowCount(), 12);
}

void tst_TriggerPage::bareName()
{
    f->show(QStringLiteral("hourly-usage"));
    QTRY_COMPARE(f->page.trigger()->trigger(), QStringLiteral("billing/usage/hourly-usage"));
    QTRY_VERIFY(f->page.trigger()->isVisible());
}

void tst_TriggerPage::restsWhileAway()
{
    show();
    table()->selectOnly(3);
    const auto chosen = model().sequenceAt(3);
    const auto had = model().executions();
    f->page.leave();
    f->client.forgetSent();
    inject(5);
    f->workspace.readAgain();
    QTRY_VERIFY(!f->client.sent<GetStatus>().empty());
    QVERIFY(f->client.sent<ReadLedger>().empty());
    QVERIFY(f->client.sent<GetPumps>().empty());
    f->page.open(QLatin1String(kSceneTrigger)); // goes on as it was
    QTRY_COMPARE(model().executions(), had + 5);
    QCOMPARE(model().sequenceAt(table()->currentRow()), chosen);
}

void tst_TriggerPage::actionsAskForPlaces()
{
    show({});
    QVERIFY(!action(QStringLiteral("Tick now"))); // of no trigger
    f->page.open(QLatin1String(kSceneTrigger));
    QTRY_VERIFY(action(QStringLiteral("Edit…")));
    for (const auto *words : {"Edit…", "Doctor", "Move checkpoint…", "Delete…"})
        action(QString::fromUtf8(words))->trigger();
    QCOMPARE(f->places,
             (QStringList{QStringLiteral("edit/trigger/cleaning/clean/orders"),
                          QStringLiteral("doctor/cleaning/clean/orders"), QStringLiteral("checkpoint/cleaning/clean/orders"),
                          QStringLiteral("delete/trigger/cleaning/clean/orders")}));
    QTest::keyClick(&f->page, Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(f->client.sent<TickTrigger>().size(), std::size_t(1));
    auto *menu = f->page.findChild<QMenu *>(); // of the head
    QVERIFY(menu);
    for (auto *one : f->page.findChildren<QMenu *>()) {
        for (auto *entry : one->actions()) {
            if (entry->text() == QStringLiteral("sluicectl doctor TRIGGER"))
                entry->trigger();
        }
    }
    QCOMPARE(clipboard(), QStringLiteral("sluicectl doctor cleaning/clean/orders"));
}

void tst_TriggerPage::messageHasItsButton()
{
    show();
    f->page.open(QStringLiteral("billing/usage/hourly-usage"));
    QTRY_VERIFY(button(QStringLiteral("Confirm Authorization Policy…")));
    QTest::mouseClick(button(QStringLiteral("Confirm Authorization Policy…")), Qt::LeftButton);
    QCOMPARE(f->places, QStringList{QStringLiteral("authorize")});
}

void tst_TriggerPage::engineStopped()
{
    show();
    f->client.fail({ErrorKind::Unavailable, "EngineGone", {}});
    f->client.setLink(Link::Lost);
    QVERIFY(!button(QStringLiteral("Tick now"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Edit…"))->isEnabled());
    QVERIFY(model().rowCount() > 0); // what was read stays
    f->page.open({});
    QVERIFY(f->workspace.triggers().rowCount() == 12);
    f->client.succeed();
    f->client.setLink(Link::Connected);
    f->page.open(QLatin1String(kSceneTrigger));
    QTRY_VERIFY(button(QStringLiteral("Tick now"))->isEnabled());
}

void tst_TriggerPage::executionsThatAreNotTheNewest()
{
    show();
    const auto said = [this](const QString &text) {
        const auto labels = f->page.findChildren<InkLabel *>();
        return std::ranges::any_of(labels, [&text](const InkLabel *label) { return label->fullText().contains(text); });
    };
    const auto why = QStringLiteral("Could not read the trigger log");
    QVERIFY(!said(why));
    f->client.fail({ErrorKind::Denied, "Unauthorized", "no statement allows it"});
    f->client.ring(Changed::everything());
    QTRY_VERIFY(said(why));
    QVERIFY(model().rowCount() > 0);
    f->client.succeed();
    f->client.ring(Changed::everything());
    QTRY_VERIFY(!said(why));
}

void tst_TriggerPage::recordsInPages()
{
    int asked = 0;
    f->client.on<PullLogs>([&asked](const PullLogs &pull) -> Result<LogRows> {
        LogRows page;
        for (std::uint32_t i = 0; i < std::min<std::uint32_t>(pull.max, 1'000); ++i) {
            LogRow row;
            row.time = kSceneNow / 1000;
            row.contents = {{"status", "200"}, {"n", std::to_string(asked * 1000 + int(i))}};
            page.rows.push_back(std::move(row));
        }
        page.next = "next" + std::to_string(++asked);
        page.atEnd = asked == 2;
        return page;
    });
    f->page.chooseTelling();
    show();
    QTRY_VERIFY(pane()->isLoaded());
    QCOMPARE(f->client.sent<PullLogs>().size(), std::size_t(0)); // not before it is looked at
    pane()->findChild<QTabBar *>()->setCurrentIndex(2);
    auto *records = pane()->findChild<RecordsView *>();
    QTRY_COMPARE(records->model().rowCount(), 1'000);
    const auto first = f->client.sent<PullLogs>().front();
    QCOMPARE(toText(first.logstore), std::string("shop/orders"));
    QCOMPARE(first.shard, 1);
    QCOMPARE(first.from, std::string("MTc5NTM0MzQ1ODIxNDMzNw=="));
    QCOMPARE(first.to, std::string("MTc5NTM0MzQ4MjAwMzExOQ=="));
    QCOMPARE(first.max, RecordsView::kPage);
    QCOMPARE(records->model().headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("status"));
    const auto said = [records](const QString &text) {
        for (const auto *label : records->findChildren<InkLabel *>()) {
            if (label->fullText() == text)
                return true;
        }
        return false;
    };
    QVERIFY(said(QStringLiteral("first 1,000 of 1,284")));
    QTest::mouseClick(button(QStringLiteral("More")), Qt::LeftButton);
    QTRY_COMPARE(records->model().rowCount(), 2'000);
    QCOMPARE(f->client.sent<PullLogs>().back().from, std::string("next1"));
    QVERIFY(!button(QStringLiteral("More")));
    QTest::mouseClick(button(QStringLiteral("Raw")), Qt::LeftButton);
    QVERIFY(records->findChild<CodeView *>()->toPlainText().startsWith(
        QStringLiteral("{\"__time__\":1795344127,\"n\":\"0\",\"status\":\"200\"}\n")));
}

void tst_TriggerPage::hugeRecord()
{
    const std::string huge(5'000'000, 'x');
    f->client.on<PullLogs>([&huge](const PullLogs &) -> Result<LogRows> {
        LogRows page;
        LogRow row;
        row.time = kSceneNow / 1000;
        row.contents = {{"message", huge}};
        page.rows = {row};
        page.atEnd = true;
        return page;
    });
    f->page.chooseTelling();
    show();
    QTRY_VERIFY(pane()->isLoaded());
    pane()->findChild<QTabBar *>()->setCurrentIndex(2);
    auto *records = pane()->findChild<RecordsView *>();
    QTRY_COMPARE(records->model().rowCount(), 1);
    const auto cell = records->model().index(0, 1).data().toString();
    QCOMPARE(cell, QString(RecordModel::kCellMost, QLatin1Char('x')) + QStringLiteral("… (4.8 MiB in all)"));
    auto *shown = records->findChild<Table *>(QStringLiteral("records"));
    shown->setFocus();
    shown->selectOnly(0);
    QTest::keyClick(shown, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard().size(), 5'000'000 + qsizetype(sizeof "{\"__time__\":1795344127,\"message\":\"\"}\n") - 1); // whole
    QTest::mouseClick(button(QStringLiteral("Raw")), Qt::LeftButton);
    QVERIFY(records->findChild<CodeView *>()->toPlainText().size() < 2 * RecordModel::kRawMost);
}

void tst_TriggerPage::functionLogGoesOn()
{
    f->client.functionLog.next = "p1";
    f->page.chooseTelling();
    show();
    QTRY_VERIFY(pane()->isLoaded());
    pane()->findChild<QTabBar *>()->setCurrentIndex(1);
    auto *lines = pane()->findChild<CodeView *>(QStringLiteral("functionLog"));
    QTRY_VERIFY(lines->toPlainText().contains(QStringLiteral("Invoke End")));
    const auto blocks = lines->blockCount();
    f->client.functionLog.rows.resize(1);
    f->client.functionLog.rows.front().contents = {{"message", "one more line"}};
    Changed what;
    what.logs = true;
    f->client.ring(what);
    QTRY_COMPARE(lines->blockCount(), blocks + 1);
    QVERIFY(lines->toPlainText().endsWith(QStringLiteral("one more line")));
    QCOMPARE(f->client.sent<GetFunctionLog>().back().position, std::string("p1"));
}

void tst_TriggerPage::followsWhatRuns()
{
    const auto line = [](const char *request, const char *message) {
        LogRow row;
        row.time = kSceneNow / 1'000;
        row.contents = {{"requestId", request}, {"message", message}};
        return row;
    };
    std::vector<LogRow> all = {line("r1", "FC Invoke Start RequestId: r1"), line("r1", "FC Invoke End RequestId: r1"),
                               line("r2", "FC Invoke Start RequestId: r2"), line("r2", "half way")};
    f->client.on<GetFunctionLog>([&all](const GetFunctionLog &command) -> Result<LogRows> {
        LogRows answer;
        for (const auto &row : all) {
            if (command.requestId.empty() || row.contents.front().second == command.requestId)
                answer.rows.push_back(row);
        }
        const auto from = command.position.empty() ? 0 : std::size_t(std::stoul(command.position));
        answer.next = std::to_string(answer.rows.size());
        answer.rows.erase(answer.rows.begin(), answer.rows.begin() + std::ptrdiff_t(std::min(from, answer.rows.size())));
        return answer;
    });
    f->page.chooseTelling();
    show();
    QTRY_VERIFY(pane()->isLoaded());
    pane()->findChild<QTabBar *>()->setCurrentIndex(1);
    QTRY_VERIFY(button(QStringLiteral("Running now"))); // a shard of the scene has an attempt in flight
    QTest::mouseClick(button(QStringLiteral("Running now")), Qt::LeftButton);
    auto *lines = pane()->findChild<CodeView *>(QStringLiteral("functionLog"));
    QTRY_VERIFY(lines->toPlainText().endsWith(QStringLiteral("half way")));
    all.push_back(line("r2", "FC Invoke End RequestId: r2"));
    Changed what;
    what.logs = true;
    f->client.ring(what);
    QTRY_VERIFY(lines->toPlainText().endsWith(QStringLiteral("FC Invoke End RequestId: r2")));
    all.push_back(line("r3", "FC Invoke Start RequestId: r3"));
    f->client.ring(what);
    QTRY_VERIFY(lines->toPlainText().endsWith(QStringLiteral("FC Invoke Start RequestId: r3"))); // the next one
    QTest::mouseClick(button(QStringLiteral("Running now")), Qt::LeftButton);
    QTRY_VERIFY(!lines->isVisible()); // the attempt that was chosen wrote nothing
}

void tst_TriggerPage::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("tab");
    QTest::newRow("trigger-page-light") << false << QSize(1264, 832) << 0;
    QTest::newRow("trigger-page-dark") << true << QSize(1264, 832) << 2;
    QTest::newRow("trigger-page-narrow") << false << QSize(848, 572) << 1;
    QTest::newRow("trigger-list-light") << false << QSize(1264, 832) << -2;
}

void tst_TriggerPage::pictures()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(int, tab);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    make(size);
    f->client.on<PullLogs>([](const PullLogs &) -> Result<LogRows> {
        LogRows page;
        for (int i = 0; i < 40; ++i) {
            LogRow row;
            row.time = kSceneNow / 1000 - 600 + i;
            row.contents = {{"ip", "10.0.3." + std::to_string(i)},
                            {"method", i % 3 ? "GET" : "POST"},
                            {"path", "/cart/42"},
                            {"status", "200"}};
            page.rows.push_back(std::move(row));
        }
        page.next = "more";
        return page;
    });
    const auto name = QString::fromLatin1(QTest::currentDataTag());
    if (tab == -2) {
        show({});
        QCoreApplication::sendPostedEvents();
        QVERIFY(savePicture(f->page, name));
    } else {
        f->page.chooseTelling();
        show();
        QTRY_VERIFY(pane()->isLoaded());
        pane()->findChild<QTabBar *>()->setCurrentIndex(tab);
        QTRY_COMPARE(f->page.findChild<Table *>(QStringLiteral("shards"))->model()->rowCount(), 4);
        if (tab == 2)
            QTRY_COMPARE(pane()->findChild<RecordsView *>()->model().rowCount(), 40);
        QCoreApplication::sendPostedEvents();
        QVERIFY(savePicture(f->page, name));
    }
    prepareApplication(Scheme::Light);
}

QTEST_MAIN(tst_TriggerPage)
#include "tst_triggerpage.moc"
