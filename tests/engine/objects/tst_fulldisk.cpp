#include "engine/objects/local/localobjectstorage.h"
#include "tests/support/manualloop.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace sluice::test;

class FullDiskTest : public QObject {
    Q_OBJECT
private slots:
    // The test runs itself in a mount namespace of its own, where the bucket lies on a file system of 1 MiB.
    void fullDisk()
    {
        if (qEnvironmentVariableIsSet("SLUICE_TINY_DISK")) {
            onTinyDisk();
            return;
        }
        QTemporaryDir dir;
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLUICE_TINY_DISK", dir.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start("unshare",
                      {"-Urm", "sh", "-c",
                       "mount -t tmpfs -o size=1m tmpfs \"$SLUICE_TINY_DISK\" || exit 77; exec \"$0\" fullDisk",
                       QCoreApplication::applicationFilePath()});
        if (!process.waitForStarted() || !process.waitForFinished(30'000))
            QSKIP("LOUD: unshare does not run here; a full disk was not tested");
        const auto output = process.readAll();
        if (process.exitCode() == 77 || output.contains("unshare:"))
            QSKIP("LOUD: no user and mount namespaces here; a full disk was not tested");
        QVERIFY2(process.exitCode() == 0, output.constData());
    }

private:
    void onTinyDisk()
    {
        ManualLoop loop;
        WorkerPool pool("test", 1);
        auto opened =
            LocalObjectStorage::open(qEnvironmentVariable("SLUICE_TINY_DISK").toStdString() + "/objects", loop, pool);
        QVERIFY(opened);
        auto &storage = **opened;
        QVERIFY(await<void>(loop, [&](auto reply) { storage.createBucket("lake", std::move(reply)); }));
        const auto put = [&](const std::string &bytes) -> Result<ObjectReceipt> {
            SLUICE_LET(auto object, await<std::unique_ptr<ObjectUpload>>(loop, [&](auto reply) {
                           storage.upload("", "lake", "x.csv", std::move(reply));
                       }));
            SLUICE_TRY(await<void>(loop, [&](auto reply) { object->write(bytes, std::move(reply)); }));
            return await<ObjectReceipt>(loop, [&](auto reply) { object->commit(std::move(reply)); });
        };
        QVERIFY(put("small"));
        const auto full = put(std::string(3'000'000, 'x'));
        QVERIFY(!full);
        QCOMPARE(full.error().kind, ErrorKind::Full);
        QFile file(QString::fromStdString(storage.pathOf("lake", "x.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("small"));
        // What the failed upload took is free again.
        Result<ObjectReceipt> again = fail(ErrorKind::Failed, "", "");
        QVERIFY(loop.settleUntil([&] { return (again = put(std::string(700'000, 'y'))).has_value(); }));
    }
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "tst_fulldisk.moc"
