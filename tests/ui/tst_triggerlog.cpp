// The live trigger log and the execution beside it, on its page.
#include "models/roles.h"
#include "tests/support/triggertest.h"
#include "ui/triggers/functionlogview.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/codeview.h"

#include <QClipboard>
#include <QTabBar>

using namespace sluice;
using namespace sluice::test;

class tst_TriggerLog : public TriggerTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { make(); }
    void cleanup() { f.reset(); }
    void filtersTheLog();
    void filterChips();
    void wrongFilterSaysWhy();
    void followAndPause();
    void scrollingAwayPauses();
    void executionDetail();
    void copiesTheEvent();
    void functionLog();
    void attemptsAreRows();
    void narrowWindow();
};

void tst_TriggerLog::filtersTheLog()
{
    show();
    const auto all = model().shownExecutions();
    f->page.focusFilter();
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(log()->filter()->field()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("KeyError"));
    QTRY_COMPARE(model().shownExecutions(), std::size_t(3)); // while it is typed
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(f->page.findChildren<TermChip *>().size(), 1);
    QCOMPARE(model().shownExecutions(), std::size_t(3));
    const auto before = model().executions();
    inject(4);
    QTRY_COMPARE(model().executions(), before + 4);
    QCOMPARE(model().shownExecutions(), std::size_t(3));
    log()->filter()->clear();
    QTRY_COMPARE(model().shownExecutions(), all + 4);
}

void tst_TriggerLog::filterChips()
{
    show();
    auto *filter = log()->filter();
    filter->add(QStringLiteral("status: failed"));
    QTRY_COMPARE(model().shownExecutions(), std::size_t(3));
    QTest::keyClick(f->page.findChild<TermChip *>(), Qt::Key_Space); // turns it round
    QCOMPARE(filter->terms().size(), std::size_t(1));
    QVERIFY(filter->terms().front().excludes());
    QTRY_VERIFY(model().shownExecutions() > 700);
    QTRY_VERIFY(f->page.findChildren<TermChip *>().size() == 1);
    QTest::keyClick(f->page.findChild<TermChip *>(), Qt::Key_Delete);
    QVERIFY(filter->terms().empty());
}

void tst_TriggerLog::wrongFilterSaysWhy()
{
    show();
    const auto before = model().shownExecutions();
    auto *field = log()->filter()->field();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("shard: many"));
    QTRY_VERIFY(field->property("wrong").toBool());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(f->page.findChildren<TermChip *>().isEmpty());
    QCOMPARE(model().shownExecutions(), before);
}

void tst_TriggerLog::followAndPause()
{
    show();
    QTest::mouseClick(button(QStringLiteral("Follow")), Qt::LeftButton);
    QVERIFY(!model().isFollowing());
    const auto top = model().sequenceAt(0);
    inject(12);
    QTRY_VERIFY(button(QStringLiteral("12 new")));
    QCOMPARE(model().sequenceAt(0), top);
    QTest::mouseClick(button(QStringLiteral("12 new")), Qt::LeftButton);
    QVERIFY(model().isFollowing());
    QVERIFY(button(QStringLiteral("Follow"))->isChecked());
    QCOMPARE(model().sequenceAt(0), f->client.lastSequence());
    QVERIFY(!button(QStringLiteral("12 new")));
}

void tst_TriggerLog::scrollingAwayPauses()
{
    show();
    table()->setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(table(), Qt::Key_PageDown);
    QTRY_VERIFY(!model().isFollowing());
    inject(1);
    QTRY_VERIFY(button(QStringLiteral("1 new")));
    QTest::keyClick(table(), Qt::Key_Home);
    QTRY_VERIFY(model().isFollowing());
}

void tst_TriggerLog::executionDetail()
{
    show();
    f->page.chooseTelling();
    QTRY_VERIFY(pane()->isLoaded());
    QVERIFY(pane()->isVisible());
    QCOMPARE(f->client.sent<GetExecution>().back().sequence, pane()->sequence());
    const auto *box = pane()->findChild<TroubleBox *>();
    QVERIFY(box->isVisible());
    QCOMPARE(box->accessibleName(), QStringLiteral("The function failed with KeyError"));
    const auto *event = pane()->findChild<CodeView *>(QStringLiteral("event"));
    QVERIFY(event->toPlainText().startsWith(
        QStringLiteral("{\n  \"source\": {\n    \"endpoint\": \"http://127.0.0.1:41873\",")));
    // Up and down walk through executions, not attempts.
    const auto first = pane()->sequence();
    emit pane()->stepAsked(1);
    QTRY_VERIFY(pane()->sequence() != first);
    QVERIFY(!model().isAttempt(table()->currentRow()));
    emit pane()->stepAsked(-1);
    QTRY_COMPARE(pane()->sequence(), first);
}

void tst_TriggerLog::copiesTheEvent()
{
    show();
    f->page.chooseTelling();
    QTRY_VERIFY(pane()->isLoaded());
    QTest::mouseClick(button(QStringLiteral("Copy event")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), f->client.event); // byte for byte
}

void tst_TriggerLog::functionLog()
{
    show();
    f->page.chooseTelling();
    QTRY_VERIFY(pane()->isLoaded());
    QTRY_COMPARE(f->client.sent<GetFunctionLog>().size(), std::size_t(1));
    const auto asked = f->client.sent<GetFunctionLog>().front();
    QCOMPARE(toText(asked.function), std::string("cleaning/clean"));
    QVERIFY(!asked.requestId.empty());
    pane()->findChild<QTabBar *>()->setCurrentIndex(1);
    const auto *lines = pane()->findChild<CodeView *>(QStringLiteral("functionLog"));
    QTRY_VERIFY(lines->isVisible() && lines->toPlainText().contains(QStringLiteral("[INFO] window of 1284 logs")));
    f->client.functionLog.rows.clear();
    emit pane()->stepAsked(1);
    QTRY_VERIFY(pane()->findChild<FunctionLogView *>()->findChild<EmptyState *>()->isVisible());
}

void tst_TriggerLog::attemptsAreRows()
{
    show();
    f->page.chooseTelling();
    const auto row = table()->currentRow();
    QCOMPARE(Unfold(model().index(row, 0).data(UnfoldRole).toInt()), Unfold::Open);
    QVERIFY(model().isAttempt(row + 4));
    table()->selectOnly(row + 2); // its second attempt
    QTRY_COMPARE(pane()->sequence(), model().sequenceAt(row + 2));
    // A click on the arrow folds it.
    const auto cell = table()->visualRect(model().index(row, 0));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(14, 12));
    QVERIFY(!model().isAttempt(row + 1));
}

void tst_TriggerLog::narrowWindow()
{
    show();
    f->page.resize(848, 572);
    f->page.chooseTelling();
    QTRY_VERIFY(pane()->isLoaded());
    const auto paneTop = pane()->mapTo(&f->page, QPoint(0, 0)).y();
    const auto logTop = table()->mapTo(&f->page, QPoint(0, 0)).y();
    QVERIFY2(paneTop > logTop, "the execution goes below the page");
    QCOMPARE(f->page.size(), QSize(848, 572)); // nothing in it pushes it wider
    f->page.resize(1264, 832);
    QTRY_VERIFY(pane()->mapTo(&f->page, QPoint(0, 0)).x() > 720);
}

QTEST_MAIN(tst_TriggerLog)
#include "tst_triggerlog.moc"
