// The functions to start from: what is carried, and how it is written to a folder of the user's.
#include "engine/functions/starters.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace

class TestStarters : public QObject {
    Q_OBJECT
private slots:
    void everyOneIsThere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("runtime");
        for (const auto *name : {"blank", "clean", "ship"})
            for (const auto *runtime : {"python3", "nodejs"})
                QTest::addRow("%s for %s", name, runtime) << name << runtime;
        QCOMPARE(starters().size(), std::size_t(6));
    }
    void everyOneIsThere()
    {
        QFETCH(QString, name);
        QFETCH(QString, runtime);
        const auto all = starters();
        const auto found = std::find_if(all.begin(), all.end(), [&](const Starter &one) {
            return one.name == name.toStdString() && one.runtime == runtime.toStdString();
        });
        QVERIFY(found != all.end());
        QCOMPARE(found->handler, std::string("index.handler"));
        QVERIFY(found->summary.ends_with('.'));
        QTemporaryDir place;
        const auto folder = place.filePath("made/on/the/way");
        QVERIFY(writeStarter(*found, folder.toStdString()));
        const bool python = runtime == "python3";
        QCOMPARE(namesIn(folder),
                 python ? QStringList({"README.md", "event.json", "index.py", "test_index.py"})
                        : QStringList({"README.md", "event.json", "index.js", "index.test.js"}));
        const auto source =
            QStringLiteral(SLUICE_SOURCE_DIR "/resources/starters/%1/%2/").arg(python ? "python" : "nodejs", name);
        for (const auto &file : namesIn(folder)) {
            QVERIFY(!bytesOf(source + file).isEmpty());
            QCOMPARE(bytesOf(QDir(folder).filePath(file)), bytesOf(source + file));
        }
        QFile file(QDir(folder).filePath("event.json")); // it is the user's: it can be changed
        QVERIFY(file.open(QIODevice::ReadWrite));
    }
    void anEmptyFolderWillDo()
    {
        QTemporaryDir place;
        QVERIFY(writeStarter(starters().front(), place.path().toStdString()));
        QCOMPARE(namesIn(place.path()).size(), 4);
    }
    void nothingIsWrittenOver_data()
    {
        QTest::addColumn<QString>("there");
        QTest::newRow("a file") << "index.py";
        QTest::newRow("a hidden one") << ".git";
    }
    void nothingIsWrittenOver()
    {
        QFETCH(QString, there);
        QTemporaryDir place;
        QFile file(place.filePath(there));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        for (const auto &path : {place.path(), place.filePath(there)}) {
            const auto done = writeStarter(starters().front(), path.toStdString());
            QVERIFY(!done);
            QCOMPARE(done.error().kind, ErrorKind::Exists);
            QCOMPARE(done.error().code, std::string("FolderNotEmpty"));
        }
        QCOMPARE(namesIn(place.path()), QStringList({there}));
        QCOMPARE(bytesOf(place.filePath(there)), QByteArray("mine"));
    }
    void aLinkToNowhereIsNoFolder()
    {
        QTemporaryDir place;
        QVERIFY(QFile::link(place.filePath("gone"), place.filePath("link")));
        const auto done = writeStarter(starters().front(), place.filePath("link").toStdString());
        QVERIFY(!done);
        QCOMPARE(done.error().code, std::string("FolderNotEmpty"));
        QVERIFY(!QFile::exists(place.filePath("gone")));
    }
    void anUnknownOneAndAPlaceThatCannotBe()
    {
        QTemporaryDir place;
        const auto unknown = writeStarter({"../blank/..", "python3", "", ""}, place.filePath("x").toStdString());
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, std::string("StarterNotFound"));
        QVERIFY(!QFile::exists(place.filePath("x")));
        const auto cannot = writeStarter(starters().front(), "/proc/self/nowhere");
        QVERIFY(!cannot);
        QCOMPARE(cannot.error().code, std::string("StarterNotWritten"));
    }
};

QTEST_GUILESS_MAIN(TestStarters)
#include "tst_starters.moc"
