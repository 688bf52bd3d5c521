#include "tests/support/manualloop.h"

#include <QtTest>

using namespace sluice;

class ReplyTest : public QObject {
    Q_OBJECT
private slots:
    void answersOnce()
    {
        int calls = 0;
        Reply<int> reply = [&](Result<int> value) { calls += *value; };
        reply(3);
        QVERIFY(!reply);
        QCOMPARE(calls, 3);
    }
    void droppedUnansweredIsCancelled()
    {
        std::optional<Error> error;
        {
            Reply<int> reply = [&](Result<int> value) { error = value.error(); };
        }
        QVERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Cancelled);
        QCOMPARE(error->code, std::string("ReplyDropped"));
    }
    void movingDoesNotAnswer()
    {
        int calls = 0;
        Reply<void> first = [&](Done) { ++calls; };
        Reply<void> second = std::move(first);
        QCOMPARE(calls, 0);
        second(Done{});
        QCOMPARE(calls, 1);
    }
    void loopAnswersLater()
    {
        test::ManualLoop loop;
        int value = 0;
        loop.answer<int>(Reply<int>([&](Result<int> answer) { value = *answer; }), 5);
        QCOMPARE(value, 0);
        loop.settle();
        QCOMPARE(value, 5);
    }
};

QTEST_GUILESS_MAIN(ReplyTest)
#include "tst_reply.moc"
