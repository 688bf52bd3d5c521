#include "engine/client/endpoint.h"
#include "engine/client/enginelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;

class EngineLockTest : public QObject {
    Q_OBJECT
private slots:
    void oneAtATime()
    {
        const QTemporaryDir dir;
        const auto path = dir.path().toStdString() + "/deep/data";
        {
            const auto first = EngineLock::take(path);
            QVERIFY(first);
            const auto second = EngineLock::take(path);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, ErrorKind::InUse);
            QVERIFY(second.error().detail.find(std::to_string(::getpid())) != std::string::npos);
            const auto holder = attachOrStart(path);
            QVERIFY(holder && std::holds_alternative<RunningEngine>(*holder));
            QCOMPARE(std::get<RunningEngine>(*holder).pid, std::int64_t(::getpid()));
        }
        const auto holder = attachOrStart(path);
        QVERIFY(holder && std::holds_alternative<EngineLock>(*holder));
    }
    void twoNamesOfOneDirectoryAreOne()
    {
        const QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir("data"));
        QVERIFY(QFile::link(dir.filePath("data"), dir.filePath("link")));
        const auto lock = EngineLock::take(dir.filePath("link").toStdString());
        QVERIFY(lock);
        QCOMPARE(lock->dataDirectory(), QFileInfo(dir.filePath("data")).canonicalFilePath().toStdString());
        QVERIFY(!EngineLock::take(dir.filePath("data").toStdString()));
    }
    void uselessDirectoriesAreNamed()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto lock = attachOrStart(dir.filePath("file/data").toStdString());
        QVERIFY(!lock);
        QVERIFY(lock.error().detail.find("file") != std::string::npos);
        QVERIFY(!EngineLock::take(""));
        QVERIFY(!EngineLock::take("/proc/nothing/here"));
    }
    void socketStandsInTheRuntimeDirectory()
    {
        const QTemporaryDir dir;
        const QTemporaryDir runtime; // mode 0700
        const auto path = prepareEndpoint(dir.path().toStdString(), runtime.path().toStdString());
        QVERIFY(path);
        QVERIFY(QString::fromStdString(*path).startsWith(runtime.path() + "/sluice/"));
        QVERIFY(path->ends_with(".sock"));
        QCOMPARE(*prepareEndpoint(dir.path().toStdString() + "/.", runtime.path().toStdString()), *path);
        struct stat info { };
        QCOMPARE(::stat((runtime.path().toStdString() + "/sluice").c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0700));
    }
    void socketStandsInTheDataElse()
    {
        const QTemporaryDir dir;
        QTemporaryDir open;
        QCOMPARE(::chmod(open.path().toStdString().c_str(), 0755), 0);
        for (const auto &runtime :
             {std::string(), std::string("relative"), std::string("/nowhere/at/all"), open.path().toStdString()})
            QCOMPARE(prepareEndpoint(dir.path().toStdString(), runtime).value_or("?"),
                     dir.path().toStdString() + "/run/engine.sock");
    }
    void endpointIsPublished()
    {
        const QTemporaryDir dir;
        const auto data = dir.path().toStdString();
        QCOMPARE(publishedEndpoint(data).error().kind, ErrorKind::NotFound);
        QVERIFY(publishEndpoint(data, "/tmp/x.sock"));
        QCOMPARE(*publishedEndpoint(data), std::string("/tmp/x.sock"));
        withdrawEndpoint(data, data + "/none");
        QVERIFY(!publishedEndpoint(data));
        QFile file(dir.filePath("endpoint"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        QCOMPARE(publishedEndpoint(data).error().code, std::string("BadEndpoint"));
    }
};

QTEST_GUILESS_MAIN(EngineLockTest)
#include "tst_enginelock.moc"
