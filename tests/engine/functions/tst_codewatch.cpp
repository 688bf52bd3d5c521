// When the code of a function is said to be saved.
#include "engine/functions/code/codewatch.h"
#include "tests/support/manualloop.h"

#include <QtTest>

#include <QTemporaryDir>

using namespace sluice;

namespace {

void saveFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class CodeWatchTest : public QObject {
    Q_OBJECT
private slots:
    void watchTellsOnceAfterQuiet()
    {
        test::ManualLoop loop;
        QTemporaryDir folder;
        int told = 0;
        {
            CodeWatch watch(loop, folder.path().toStdString(), [&told] { ++told; });
            for (int i = 0; i < 5; ++i) {
                watch.touched();
                QVERIFY(watch.waits());
                loop.advance(CodeWatch::kQuiet / 2);
            }
            QCOMPARE(told, 0);
            loop.advance(CodeWatch::kQuiet);
            QCOMPARE(told, 1);
            QVERIFY(!watch.waits());
            for (int i = 0; i < 21; ++i) { // no quiet at all
                watch.touched();
                loop.advance(CodeWatch::kQuiet / 2);
            }
            QCOMPARE(told, 2);
            watch.touched();
        }
        loop.advance(CodeWatch::kLongest);
        QCOMPARE(told, 2); // nobody is told after the end
        QCOMPARE(loop.timers(), 0U);
    }
    void watchSeesSaves()
    {
        test::ManualLoop loop;
        QTemporaryDir folder;
        saveFile(folder.filePath("lib/a.py"), "1");
        int told = 0;
        CodeWatch watch(loop, folder.path().toStdString(), [&told] { ++told; });
        QVERIFY(watch.complete());
        const auto saved = [&](const QString &name) {
            saveFile(folder.filePath(name), "2");
            return QTest::qWaitFor([&] { return loop.timers() > 0; }, 5000) && (loop.advance(CodeWatch::kQuiet), true);
        };
        QVERIFY(saved("lib/a.py")); // in place
        QCOMPARE(told, 1);
        QVERIFY(saved("new.py"));
        QVERIFY(saved("new.py")); // one that was not there at first
        QVERIFY(told >= 3);
    }
    void whatComesToBeLater()
    {
        test::ManualLoop loop;
        QTemporaryDir folder;
        int told = 0;
        CodeWatch watch(loop, folder.filePath("code").toStdString(), [&told] { ++told; });
        saveFile(folder.filePath("code/index.py"), "1");
        watch.lookAgain();
        QCOMPARE(loop.timers(), 0U); // that was no save
        saveFile(folder.filePath("code/index.py"), "2");
        QVERIFY(QTest::qWaitFor([&] { return loop.timers() > 0; }, 5000));
        loop.advance(CodeWatch::kQuiet);
        QCOMPARE(told, 1);
    }
};

QTEST_GUILESS_MAIN(CodeWatchTest)
#include "tst_codewatch.moc"
