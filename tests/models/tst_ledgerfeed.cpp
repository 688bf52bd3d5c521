#include "models/ledgerfeed.h"
#include "tests/support/scene.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_LedgerFeed : public QObject {
    Q_OBJECT
private slots:
    void readsTheNewestFirst();
    void followsTheBell();
    void ringsOnceABurst();
    void nothingTwice();
    void noAnswerOfTheTriggerBefore();
    void countsWhatWentUnread();
    void saysWhatFailed();
};

namespace {

std::vector<LedgerRow> rows(int count, const char *trigger = kSceneTrigger)
{
    std::vector<LedgerRow> made;
    static int task = 0;
    for (int i = 0; i < count; ++i) {
        made.push_back(sceneRow(kSceneNow, 0, 1, 1));
        made.back().trigger = trigger;
        made.back().taskId =
            QStringLiteral("00000000-0000-5000-8000-%1").arg(++task, 12, 10, QLatin1Char('0')).toStdString();
    }
    return made;
}

struct Fixture {
    Fixture()
        : bell(client)
        , feed(bell, model)
    {
    }
    FakeEngineClient client;
    ClientBell bell;
    LedgerModel model;
    LedgerFeed feed;
};

} // namespace

void tst_LedgerFeed::readsTheNewestFirst()
{
    Fixture f;
    f.client.inject(rows(int(LedgerModel::kRowsPerFrame) + 5));
    QSignalSpy first(&f.feed, &LedgerFeed::firstRead);
    f.feed.watch(kSceneTrigger);
    QTRY_COMPARE(first.size(), 1);
    QCOMPARE(f.model.executions(), LedgerModel::kRowsPerFrame);
    QCOMPARE(f.model.sequenceAt(0), f.client.lastSequence());
    const auto sent = f.client.sent<ReadLedger>();
    QVERIFY(sent.front().newest);
    QCOMPARE(sent.front().trigger, std::string(kSceneTrigger));
}

void tst_LedgerFeed::followsTheBell()
{
    Fixture f;
    f.feed.watch(kSceneTrigger);
    QTRY_VERIFY(f.feed.hasRead());
    f.client.inject(rows(3));
    QTRY_COMPARE(f.model.executions(), std::size_t(3));
    f.client.inject(rows(2));
    f.client.inject(rows(4, "other/f/t"));
    QTRY_COMPARE(f.model.executions(), std::size_t(5));
    f.client.inject(rows(int(LedgerModel::kRowsPerFrame) * 2 + 1)); // more than one read
    QTRY_COMPARE(f.model.executions(), LedgerModel::kRowsPerFrame * 2 + 6);
}

void tst_LedgerFeed::ringsOnceABurst()
{
    Fixture f;
    f.feed.watch(kSceneTrigger);
    QTRY_VERIFY(f.feed.hasRead());
    f.client.forgetSent();
    for (int i = 0; i < 1'000; ++i)
        f.client.inject(rows(1));
    QCOMPARE(f.client.rings, 1);
    QTRY_COMPARE(f.model.executions(), std::size_t(1'000));
    QVERIFY2(f.client.sent<ReadLedger>().size() <= 3, "a burst costs one read a frame");
}

void tst_LedgerFeed::nothingTwice()
{
    // A bell during a read once asked again with the same "after", and the rows came twice.
    Fixture f;
    f.feed.watch(kSceneTrigger);
    QTRY_VERIFY(f.feed.hasRead());
    f.client.holdAnswers();
    f.client.inject(rows(10));
    QTRY_COMPARE(f.client.sent<ReadLedger>().size(), std::size_t(2));
    const auto answered = f.client.acknowledged;
    f.client.inject(rows(10));
    QTRY_VERIFY(f.client.acknowledged > answered);
    f.client.releaseAnswers();
    QTRY_COMPARE(f.model.executions(), std::size_t(20));
    f.client.inject(rows(1)); // what comes after all that was under way
    QTRY_COMPARE(f.model.sequenceAt(0), f.client.lastSequence());
    QCOMPARE(f.model.executions(), std::size_t(21));
}

void tst_LedgerFeed::noAnswerOfTheTriggerBefore()
{
    Fixture f;
    f.client.inject(rows(3, "a/b/old"));
    f.client.inject(rows(2, "a/b/new"));
    f.client.holdAnswers();
    f.feed.watch("a/b/old");
    f.feed.watch("a/b/new");
    f.client.releaseAnswers();
    QTRY_COMPARE(f.model.executions(), std::size_t(2));
    f.client.inject(rows(1, "a/b/new"));
    QTRY_COMPARE(f.model.sequenceAt(0), f.client.lastSequence());
    QCOMPARE(f.model.executions(), std::size_t(3));
}

void tst_LedgerFeed::countsWhatWentUnread()
{
    Fixture f;
    f.client.ledgerMax = 10;
    f.client.inject(rows(5));
    f.feed.watch(kSceneTrigger);
    QTRY_VERIFY(f.feed.hasRead());
    f.client.inject(rows(25)); // 10 are left when it is read
    QTRY_COMPARE(f.model.executions(), std::size_t(15));
    QCOMPARE(f.feed.missed(), std::uint64_t(15));
}

void tst_LedgerFeed::saysWhatFailed()
{
    Fixture f;
    QSignalSpy failed(&f.feed, &LedgerFeed::failed);
    f.client.fail({ErrorKind::Unavailable, "EngineGone", ""});
    f.feed.watch(kSceneTrigger);
    QTRY_COMPARE(failed.size(), 1);
    f.client.succeed();
    f.client.inject(rows(1));
    QTRY_COMPARE(f.model.executions(), std::size_t(1)); // it goes on by itself
}

QTEST_GUILESS_MAIN(tst_LedgerFeed)
#include "tst_ledgerfeed.moc"
