// Files of a code folder: what is listed and read, what is refused, the tree over them.
#include "models/codefiles.h"
#include "tests/support/codehouse.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;
using namespace sluice::test;

namespace {

QStringList pathsOf(const CodeListing &listing)
{
    QStringList out;
    for (const auto &entry : listing.entries)
        out.append(entry.path);
    return out;
}

} // namespace

class tst_CodeFiles : public QObject {
    Q_OBJECT
private slots:
    void lists();
    void listsWithinLimits();
    void readsOnlyFiles();
    void followsNoLink();
    void names();
    void createsRenamesRemoves();
    void savesOverNoLink();
    void tree();
    void treeFollowsTheDisk();
    void resolvesPlaces();
};

void tst_CodeFiles::lists()
{
    const CodeHouse house;
    QDir(house.folder()).mkpath("__pycache__");
    QDir(house.folder()).mkpath("lib/python");
    const auto listing = listCode(house.folder());
    QCOMPARE(pathsOf(listing),
             QStringList({"events", "events/空.json", "lib", "lib/python", "README.md", "event.json", "index.py"}));
    QVERIFY(!listing.cut);
    QVERIFY(listCode(house.folder() + "/no").problem.contains("does not exist"));
    QVERIFY(listCode(house.folder() + "/index.py").problem.contains("not a folder"));
}

void tst_CodeFiles::listsWithinLimits()
{
    const CodeHouse house;
    QDir(house.folder()).mkpath("1/2/3/4/5/6/7/8/9/10/11/12/13");
    const auto deep = listCode(house.folder());
    QVERIFY(deep.cut);
    QVERIFY(pathsOf(deep).contains("1/2/3/4/5/6/7/8/9/10/11/12"));
    QVERIFY(!pathsOf(deep).contains("1/2/3/4/5/6/7/8/9/10/11/12/13"));
    for (int i = 0; i < kCodeListedMost; ++i)
        house.write(QString("f%1").arg(i), {});
    QCOMPARE(int(listCode(house.folder()).entries.size()), kCodeListedMost);
}

void tst_CodeFiles::readsOnlyFiles()
{
    const CodeHouse house;
    house.write("picture.png", QByteArray("\x89PNG\r\n\0\0", 8));
    house.write("latin.txt", "caf\xe9");
    house.write("big.txt", QByteArray(5 * 1024 * 1024, 'x'));
    house.write("big.bin", QByteArray(5 * 1024 * 1024, '\0'));
    QCOMPARE(::mkfifo(QFile::encodeName(house.folder() + "/pipe").constData(), 0600), 0);
    const auto natureOf = [&](const QString &path) { return readCode(house.folder(), path).nature; };
    QCOMPARE(natureOf("index.py"), CodeNature::Text);
    QCOMPARE(natureOf("events/空.json"), CodeNature::Text);
    QCOMPARE(natureOf("picture.png"), CodeNature::Binary);
    QCOMPARE(natureOf("latin.txt"), CodeNature::Binary);
    QCOMPARE(natureOf("big.txt"), CodeNature::TooLarge);
    QCOMPARE(readCode(house.folder(), "big.txt").size, 5 * 1024 * 1024);
    QCOMPARE(natureOf("big.bin"), CodeNature::Binary);
    QCOMPARE(natureOf("pipe"), CodeNature::Special);
    QCOMPARE(natureOf("events"), CodeNature::Special);
    QCOMPARE(natureOf("no.py"), CodeNature::Missing);
}

void tst_CodeFiles::followsNoLink()
{
    const CodeHouse house;
    QVERIFY(QFile::link("/etc", house.folder() + "/etc"));
    QVERIFY(QFile::link("/etc/passwd", house.folder() + "/secret"));
    const auto listing = listCode(house.folder());
    QVERIFY(!pathsOf(listing).contains("etc/passwd"));
    for (const auto &entry : listing.entries) {
        if (entry.path == "etc" || entry.path == "secret")
            QCOMPARE(entry.kind, CodeEntryKind::Link);
    }
    QCOMPARE(readCode(house.folder(), "secret").nature, CodeNature::Link);
    QCOMPARE(readCode(house.folder(), "etc/passwd").nature, CodeNature::Link);
    QVERIFY(readCode(house.folder(), "etc/passwd").bytes.isEmpty());
    QVERIFY(!writeCode(house.folder(), "etc/sluice-test", "x"));
    QVERIFY(!createCode(house.folder(), "etc/sluice-test", "x"));
    QVERIFY(!QFile::exists("/etc/sluice-test"));
}

void tst_CodeFiles::names()
{
    for (const auto &good : {"index.py", "lib/a.py", "数据/清洗.py", ".eslintrc", "a b.txt"})
        QVERIFY2(checkCodeName(QString::fromUtf8(good)), good);
    const QStringList bad{"",
                          "..",
                          "../a",
                          "a/../b",
                          "a//b",
                          "/a",
                          "a/",
                          "a\nb",
                          "a\\b",
                          " a",
                          "a ",
                          ".",
                          QString(256, 'a'),
                          QString("a/").repeated(kCodeListedDepth) + "b"};
    for (const auto &name : bad) {
        const auto done = checkCodeName(name);
        QVERIFY2(!done, qPrintable(name));
        QCOMPARE(QString::fromStdString(done.error().code), QString("BadName"));
    }
}

void tst_CodeFiles::createsRenamesRemoves()
{
    const CodeHouse house;
    QVERIFY(createCode(house.folder(), "lib/清洗.py", "x = 1\n"));
    QCOMPARE(house.read("lib/清洗.py"), QByteArray("x = 1\n"));
    const auto again = createCode(house.folder(), "lib/清洗.py", "y");
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Exists);
    QCOMPARE(house.read("lib/清洗.py"), QByteArray("x = 1\n"));
    QVERIFY(!renameCode(house.folder(), "lib/清洗.py", "index.py")); // not over another
    QVERIFY(renameCode(house.folder(), "lib/清洗.py", "clean.py"));
    QCOMPARE(house.read("clean.py"), QByteArray("x = 1\n"));
    QVERIFY(removeCode(house.folder(), "clean.py"));
    QVERIFY(!removeCode(house.folder(), "clean.py"));
}

void tst_CodeFiles::savesOverNoLink()
{
    const CodeHouse house;
    house.write("victim", "keep");
    QVERIFY(QFile::link(house.folder() + "/victim", house.folder() + "/alias"));
    QVERIFY(!writeCode(house.folder(), "alias", "lost"));
    QCOMPARE(house.read("victim"), QByteArray("keep"));
    QFile script(house.folder() + "/bootstrap");
    house.write("bootstrap", "#!/bin/sh\n");
    script.setPermissions(script.permissions() | QFile::ExeOwner);
    QVERIFY(writeCode(house.folder(), "bootstrap", "#!/bin/sh\nexec true\n"));
    QVERIFY(script.permissions().testFlag(QFile::ExeOwner)); // as it was
}

void tst_CodeFiles::tree()
{
    const CodeHouse house;
    CodeFiles files;
    const QAbstractItemModelTester tester(&files);
    QCOMPARE(files.rowCount(), 0);
    files.setFolder(house.folder());
    QCOMPARE(files.rowCount(), 1);
    const auto root = files.index(0, 0);
    QCOMPARE(root.data().toString(), QString("code"));
    QCOMPARE(files.rowCount(root), 4);
    const auto event = files.indexOf("events/空.json");
    QCOMPARE(event.data().toString(), QString("空.json"));
    QCOMPARE(event.parent().data(CodeFiles::PathRole).toString(), QString("events"));
    QSignalSpy changed(&files, &QAbstractItemModel::dataChanged);
    files.setEdited({"index.py"});
    QVERIFY(files.indexOf("index.py").data(CodeFiles::EditedRole).toBool());
    QCOMPARE(changed.size(), 1);
    files.setEdited({});
    QVERIFY(!files.indexOf("index.py").data(CodeFiles::EditedRole).toBool());
    files.setFolder({});
    QCOMPARE(files.rowCount(), 0);
}

void tst_CodeFiles::treeFollowsTheDisk()
{
    const CodeHouse house;
    CodeFiles files;
    const QAbstractItemModelTester tester(&files);
    files.setFolder(house.folder());
    files.setHeld({"index.py"});
    QSignalSpy changed(&files, &CodeFiles::changedOnDisk);
    house.write("fresh.py", "1");
    QTRY_VERIFY(files.indexOf("fresh.py").isValid());
    house.write("events/more.json", "{}");
    QTRY_VERIFY(files.indexOf("events/more.json").isValid());
    changed.clear();
    house.write("index.py", "other"); // the same file, other bytes
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(QFile::remove(house.folder() + "/fresh.py"));
    QTRY_VERIFY(!files.indexOf("fresh.py").isValid());
    changed.clear();
    QVERIFY(writeCode(house.folder(), "index.py", "replaced")); // another file under the name
    QTRY_VERIFY(!changed.isEmpty());
    changed.clear();
    house.write("index.py", "and again");
    QTRY_VERIFY(!changed.isEmpty());
}

void tst_CodeFiles::resolvesPlaces()
{
    const CodeHouse house;
    CodeFiles files;
    files.setFolder(house.folder());
    QCOMPARE(files.resolve("/code/index.py"), QString("index.py"));
    QCOMPARE(files.resolve("/code/events/空.json"), QString("events/空.json"));
    QCOMPARE(files.resolve(house.folder() + "/index.py"), QString("index.py"));
    QCOMPARE(files.resolve("/data/code/3f/files/index.py"), QString("index.py"));
    QCOMPARE(files.resolve("/usr/lib/python3.11/json/decoder.py"), QString());
    QCOMPARE(files.resolve("/code/events"), QString());
    QCOMPARE(files.resolve("../../etc/passwd"), QString());
}

QTEST_GUILESS_MAIN(tst_CodeFiles)
#include "tst_codefiles.moc"
