#include "engine/triggers/ledgerrecord.h"

#include <QtTest/QTest>

#include <set>

using namespace sluice;

class TriggerTest : public QObject {
    Q_OBJECT

private slots:
    void namesAJobByTheSha1OfItsUid()
    {
        // sha1sum of the uid's text
        QCOMPARE(jobNameOf("abc"), std::string("a9993e364706816aba3e25717850c26c9cd0d89d"));
        QCOMPARE(jobNameOf("").size(), 40U);
    }

    void namesATaskByUidShardAndRange()
    {
        const auto id = taskIdOf("u", ShardId(1), Cursor(10), Cursor(20));
        QCOMPARE(id, taskIdOf("u", ShardId(1), Cursor(10), Cursor(20)));
        QCOMPARE(id.size(), 36U);
        QCOMPARE(id[14], '5'); // version
        const std::set<std::string> all = {
            id, taskIdOf("v", ShardId(1), Cursor(10), Cursor(20)), taskIdOf("u", ShardId(2), Cursor(10), Cursor(20)),
            taskIdOf("u", ShardId(1), Cursor(11), Cursor(20)), taskIdOf("u", ShardId(1), Cursor(10), Cursor(21))};
        QCOMPARE(all.size(), 5U);
        // Computed independently (Python's uuid.uuid5): an upgrade must not change it.
        QCOMPARE(taskIdOf("5a0c", ShardId(3), Cursor(1447299606896632356), Cursor(1447299606896632400)),
                 std::string("45d5fc22-9bb8-50e2-82ae-0901721ceb50"));
    }

    void saysStatusesAndReasonsInWords()
    {
        QCOMPARE(toText(AttemptStatus::TimedOut), std::string_view("timed_out"));
        QCOMPARE(toText(TickReason::CatchUp), std::string_view("catch-up"));
        QCOMPARE(toText(TickReason::NoNewData), std::string_view("no new data"));
        std::set<std::string_view> words;
        for (int i = 0; i <= static_cast<int>(TickReason::Moved); ++i)
            words.insert(toText(static_cast<TickReason>(i)));
        QCOMPARE(words.size(), static_cast<std::size_t>(TickReason::Moved) + 1);
    }
};

QTEST_GUILESS_MAIN(TriggerTest)
#include "tst_trigger.moc"
