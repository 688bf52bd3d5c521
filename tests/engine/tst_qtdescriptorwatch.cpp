#include "engine/qtdescriptorwatch.h"

#include <QCoreApplication>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>

using namespace sluice;
using On = DescriptorWatch::On;

namespace {

struct Pair {
    Pair()
    {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends), 0);
        here.reset(ends[0]);
        there.reset(ends[1]);
    }
    void say() const { QCOMPARE(::write(there.get(), "x", 1), 1); }
    [[nodiscard]] bool take() const
    {
        char byte = 0;
        return ::read(here.get(), &byte, 1) == 1;
    }
    Descriptor here;
    Descriptor there;
};

} // namespace

class TestQtDescriptorWatch : public QObject {
    Q_OBJECT
private slots:
    void whatIsReadyIsToldAgainAndAgain();
    void anEndCountsAsReadable();
    void oneDescriptorIsWatchedForBoth();
    void aWatchEndsItselfAndOthers();
    void anotherFileOfTheSameNumberIsNotTaken();
    void manyAreServedWhateverTheirNumber();
    void whatIsPostedMeanwhileRunsInTheSameTurn();
};

void TestQtDescriptorWatch::whatIsReadyIsToldAgainAndAgain()
{
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    const Pair pair;
    int told = 0;
    const auto id = watch.watch(pair.here.get(), On::Readable, [&] { ++told; });
    QVERIFY(id != WatchId());
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
    pair.say();
    QTRY_VERIFY(told >= 3); // nobody takes it
    QVERIFY(pair.take());
    QCoreApplication::processEvents();
    const auto before = told;
    QCoreApplication::processEvents();
    QCOMPARE(told, before);
    watch.unwatch(id);
    watch.unwatch(id);
    watch.unwatch({});
    pair.say();
    QCoreApplication::processEvents();
    QCOMPARE(told, before);
}

void TestQtDescriptorWatch::anEndCountsAsReadable()
{
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    Pair pair;
    int told = 0;
    const auto id = watch.watch(pair.here.get(), On::Readable, [&] { ++told; });
    pair.there.reset();
    QTRY_VERIFY(told > 0);
    watch.unwatch(id);
}

void TestQtDescriptorWatch::oneDescriptorIsWatchedForBoth()
{
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    const Pair pair;
    int read = 0;
    int written = 0;
    const auto reading = watch.watch(pair.here.get(), On::Readable, [&] { read += pair.take(); });
    const auto writing = watch.watch(pair.here.get(), On::Writable, [&] { ++written; });
    QTRY_VERIFY(written > 0);
    QCOMPARE(read, 0);
    watch.unwatch(writing);
    const auto before = written;
    pair.say();
    QTRY_COMPARE(read, 1);
    QCOMPARE(written, before);
    const auto again = watch.watch(pair.here.get(), On::Writable, [&] { ++written; });
    watch.unwatch(reading);
    pair.say();
    QTRY_VERIFY(written > before);
    QCOMPARE(read, 1);
    watch.unwatch(again);
}

void TestQtDescriptorWatch::aWatchEndsItselfAndOthers()
{
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    const Pair first;
    const Pair second;
    first.say();
    second.say();
    int told = 0;
    std::vector<WatchId> ids;
    const auto endAll = [&] {
        ++told;
        for (const auto id : ids)
            watch.unwatch(id);
    };
    for (const auto *pair : {&first, &second})
        ids.push_back(watch.watch(pair->here.get(), On::Readable, endAll));
    QTRY_COMPARE(told, 1);
    QCoreApplication::processEvents();
    QCOMPARE(told, 1); // the other was ready too, and had ended
}

void TestQtDescriptorWatch::anotherFileOfTheSameNumberIsNotTaken()
{
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    Pair first;
    Pair second;
    const Pair silent;
    first.say();
    second.say();
    int told = 0;
    WatchId other;
    WatchId mine;
    // Whoever is told first puts a file that has nothing to say in the place of the second one.
    const auto swap = [&] {
        if (++told > 1)
            return;
        watch.unwatch(mine);
        watch.unwatch(other);
        const auto number = second.here.release();
        QCOMPARE(::dup3(silent.here.get(), number, O_CLOEXEC), number);
        second.here.reset(number);
        other = watch.watch(number, On::Readable, [&] { told += 100; });
    };
    mine = watch.watch(first.here.get(), On::Readable, swap);
    other = watch.watch(second.here.get(), On::Readable, swap);
    QTRY_COMPARE(told, 1);
    QCoreApplication::processEvents();
    QCOMPARE(told, 1);
    silent.say();
    QTRY_VERIFY(told >= 101);
    watch.unwatch(other);
}

void TestQtDescriptorWatch::manyAreServedWhateverTheirNumber()
{
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    std::vector<Pair> pairs(3 * QtDescriptorWatch::kReadyATurn);
    std::vector<WatchId> ids;
    std::size_t taken = 0;
    for (const auto &pair : pairs) {
        ids.push_back(watch.watch(pair.here.get(), On::Readable, [&] { taken += pair.take(); }));
        pair.say();
    }
    QTRY_COMPARE(taken, pairs.size());
    for (const auto id : ids)
        watch.unwatch(id);
}

void TestQtDescriptorWatch::whatIsPostedMeanwhileRunsInTheSameTurn()
{
    QtLoop loop;
    QtDescriptorWatch watch(loop);
    const Pair pair;
    QStringList ran;
    const auto id = watch.watch(pair.here.get(), On::Readable, [&] {
        QVERIFY(pair.take());
        loop.post([&] {
            loop.post([&] { ran += "answer"; });
            ran += "stage";
        });
        QMetaObject::invokeMethod(
            this, [&] { ran += "turn"; }, Qt::QueuedConnection);
        ran += "ready";
    });
    pair.say();
    QTRY_COMPARE(ran.size(), 4);
    QCOMPARE(ran, QStringList({"ready", "stage", "answer", "turn"}));
    watch.unwatch(id);
}

QTEST_GUILESS_MAIN(TestQtDescriptorWatch)
#include "tst_qtdescriptorwatch.moc"
