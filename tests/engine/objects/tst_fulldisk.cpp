#include "engine/objects/local/localobjectstorage.h"
#include "tests/support/manualloop.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

struct Disk {
    ManualLoop loop;
    WorkerPool pool{"test", 1};
    std::unique_ptr<LocalObjectStorage> storage;

    Disk()
    {
        auto opened =
            LocalObjectStorage::open(qEnvironmentVariable("SLUICE_TEST_DISK").toStdString() + "/objects", loop, pool);
        if (opened)
            storage = std::move(*opened);
    }
    Result<ObjectReceipt> put(const std::string &bytes)
    {
        SLUICE_LET(auto object, await<std::unique_ptr<ObjectUpload>>(loop, [&](auto reply) {
                       storage->upload("", "lake", "x.csv", {}, std::move(reply));
                   }));
        SLUICE_TRY(await<void>(loop, [&](auto reply) { object->write(bytes, std::move(reply)); }));
        return await<ObjectReceipt>(loop, [&](auto reply) { object->commit(std::move(reply)); });
    }
    QByteArray content() const
    {
        QFile file(QString::fromStdString(storage->pathOf("lake", "x.csv")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<no file>");
    }
};

} // namespace

// Each test runs itself again in a mount namespace of its own, where the buckets lie on a file system of its making.
class FullDiskTest : public QObject {
    Q_OBJECT
private slots:
    void full()
    {
        if (!inNamespace(
                "mount -t tmpfs -o size=1m tmpfs \"$SLUICE_TEST_DISK\" && mkdir -p \"$SLUICE_TEST_DISK/objects/lake\""))
            return;
        Disk disk;
        QVERIFY(disk.storage);
        QVERIFY(disk.put("small"));
        const auto full = disk.put(std::string(3'000'000, 'x'));
        QVERIFY(!full);
        QCOMPARE(full.error().kind, ErrorKind::Full);
        QCOMPARE(disk.content(), QByteArray("small"));
        // What the failed upload took is free again.
        Result<ObjectReceipt> again = fail(ErrorKind::Failed, "", "");
        QVERIFY(disk.loop.settleUntil([&] { return (again = disk.put(std::string(700'000, 'y'))).has_value(); }));
        QCOMPARE(disk.content().size(), 700'000);
    }
    void readOnly()
    {
        if (!inNamespace("mount -t tmpfs tmpfs \"$SLUICE_TEST_DISK\" && mkdir -p \"$SLUICE_TEST_DISK/objects/lake\" "
                         "&& mount -o remount,ro \"$SLUICE_TEST_DISK\""))
            return;
        Disk disk;
        QVERIFY(disk.storage); // what is there can still be read
        const auto refused = disk.put("x");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Denied);
        QCOMPARE(refused.error().code, std::string("EROFS"));
    }

private:
    // True inside of the namespace. Outside it runs the test function there and has judged when it returns.
    bool inNamespace(const QString &prepare)
    {
        if (qEnvironmentVariableIsSet("SLUICE_TEST_DISK"))
            return true;
        runInNamespace(prepare);
        return false;
    }

    void runInNamespace(const QString &prepare)
    {
        QTemporaryDir dir;
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLUICE_TEST_DISK", dir.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start("unshare",
                      {"-Urm", "sh", "-c", "{ " + prepare + ";} || exit 77; exec \"$0\" \"$1\"",
                       QCoreApplication::applicationFilePath(), QTest::currentTestFunction()});
        if (!process.waitForStarted() || !process.waitForFinished(30'000))
            QSKIP("LOUD: unshare does not run here; this disk was not tested");
        const auto output = process.readAll();
        if (process.exitCode() == 77 || output.contains("unshare:"))
            QSKIP("LOUD: no user and mount namespaces here; this disk was not tested");
        QVERIFY2(process.exitCode() == 0, output.constData());
    }
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "tst_fulldisk.moc"
