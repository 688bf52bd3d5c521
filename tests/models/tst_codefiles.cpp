// Files of a code folder: what is listed and read, what is refused, the tree over them, texts that are not saved.
#include "models/codedesk.h"
#include "models/codefiles.h"
#include "models/linediff.h"
#include "models/testevents.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;

namespace {

struct CodeHouse {
    CodeHouse()
    {
        write("index.py", "import json\n\n\ndef handler(event, context):\n    return 'ok'\n");
        write("README.md", "# Clean\n");
        QDir(folder()).mkpath("events");
        write("events/空.json", "{}");
        write("event.json", "{\"a\": 1}");
    }
    [[nodiscard]] QString folder() const { return directory.path() + "/code"; }
    void write(const QString &path, const QByteArray &bytes) const
    {
        QDir().mkpath(folder());
        QFile file(folder() + '/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QByteArray read(const QString &path) const
    {
        QFile file(folder() + '/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] CodeDesk::Key key(const QString &path) const { return {folder(), path}; }

    QTemporaryDir directory;
};

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
    void keepsBytes();
    void marksEdited();
    void reloads();
    void clashIsNeverOverwritten();
    void goneWhileEdited();
    void keepsUnsavedOfManyFolders();
    void events();
    void diffs();
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

void tst_CodeFiles::keepsBytes()
{
    const CodeHouse house;
    const QByteArray odd("\xEF\xBB\xBF" "a\r\nb\nc\r\n\t" "\xE4\xB8\xAD");
    house.write("odd.txt", odd);
    CodeDesk desk;
    QCOMPARE(desk.open(house.key("odd.txt")).nature, CodeNature::Text);
    QCOMPARE(desk.paper(house.key("odd.txt"))->bytes(), odd);
    QVERIFY(desk.paper(house.key("odd.txt"))->mark);
    desk.setText(house.key("odd.txt"), desk.paper(house.key("odd.txt"))->text + "!");
    QVERIFY(desk.save(house.key("odd.txt")));
    QCOMPARE(house.read("odd.txt"), odd + "!");
    house.write("empty.py", "");
    QCOMPARE(desk.open(house.key("empty.py")).nature, CodeNature::Text);
    desk.setText(house.key("empty.py"), "x");
    QVERIFY(desk.save(house.key("empty.py")));
    QCOMPARE(house.read("empty.py"), QByteArray("x"));
}

void tst_CodeFiles::marksEdited()
{
    const CodeHouse house;
    CodeDesk desk;
    QSignalSpy edited(&desk, &CodeDesk::editedChanged);
    const auto key = house.key("README.md");
    desk.open(key);
    desk.setText(key, "# Cleaner\n");
    desk.setText(key, "# Cleanest\n");
    QCOMPARE(edited.size(), 1);
    QCOMPARE(desk.edited(house.folder()), QSet<QString>{"README.md"});
    desk.setText(key, "# Clean\n"); // typed back
    QCOMPARE(edited.size(), 2);
    QVERIFY(desk.edited(house.folder()).isEmpty());
    QVERIFY(desk.save(key));
}

void tst_CodeFiles::reloads()
{
    const CodeHouse house;
    CodeDesk desk;
    const auto key = house.key("README.md");
    desk.open(key);
    QSignalSpy replaced(&desk, &CodeDesk::textReplaced);
    house.write("README.md", "# Other\n");
    desk.look(house.folder());
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(desk.paper(key)->text, QString("# Other\n"));
    QVERIFY(!desk.paper(key)->edited);
    QFile::remove(house.folder() + "/README.md");
    desk.look(house.folder());
    QVERIFY(!desk.paper(key)); // nothing was typed: nothing is kept
    QCOMPARE(desk.open(key).nature, CodeNature::Missing);
}

void tst_CodeFiles::clashIsNeverOverwritten()
{
    const CodeHouse house;
    CodeDesk desk;
    const auto key = house.key("README.md");
    desk.open(key);
    desk.setText(key, "mine\n");
    house.write("README.md", "theirs\n");
    const auto refused = desk.save(key); // without a look before
    QVERIFY(!refused);
    QCOMPARE(QString::fromStdString(refused.error().code), QString("ChangedOnDisk"));
    QCOMPARE(house.read("README.md"), QByteArray("theirs\n"));
    QCOMPARE(desk.paper(key)->clash, CodeClash::Changed);
    QCOMPARE(desk.paper(key)->theirs, QByteArray("theirs\n"));
    desk.keepMine(key);
    QCOMPARE(desk.paper(key)->clash, CodeClash::None);
    house.write("README.md", "theirs again\n"); // what was acknowledged is not this
    QVERIFY(!desk.save(key));
    desk.keepMine(key);
    QVERIFY(desk.save(key));
    QCOMPARE(house.read("README.md"), QByteArray("mine\n"));
    desk.setText(key, "mine 2\n");
    house.write("README.md", "theirs 2\n");
    desk.look(house.folder());
    desk.takeTheirs(key);
    QCOMPARE(desk.paper(key)->text, QString("theirs 2\n"));
    QVERIFY(desk.unsaved().isEmpty());
    desk.setText(key, "same\n");
    house.write("README.md", "same\n"); // both did the same
    desk.look(house.folder());
    QCOMPARE(desk.paper(key)->clash, CodeClash::None);
    QVERIFY(!desk.paper(key)->edited);
}

void tst_CodeFiles::goneWhileEdited()
{
    const CodeHouse house;
    CodeDesk desk;
    const auto key = house.key("README.md");
    desk.open(key);
    desk.setText(key, "mine\n");
    QFile::remove(house.folder() + "/README.md");
    desk.look(house.folder());
    QCOMPARE(desk.paper(key)->clash, CodeClash::Gone);
    QVERIFY(!desk.save(key));
    desk.keepMine(key);
    desk.look(house.folder()); // asks once
    QCOMPARE(desk.paper(key)->clash, CodeClash::None);
    QVERIFY(desk.save(key));
    QCOMPARE(house.read("README.md"), QByteArray("mine\n"));
    desk.setText(key, "mine 2\n");
    QFile::remove(house.folder() + "/README.md");
    desk.look(house.folder());
    desk.takeTheirs(key); // its absence
    QVERIFY(!desk.paper(key));
}

void tst_CodeFiles::keepsUnsavedOfManyFolders()
{
    const CodeHouse one;
    const CodeHouse two;
    QObject owner;
    auto &desk = CodeDesk::of(owner);
    QCOMPARE(&CodeDesk::of(owner), &desk);
    desk.open(one.key("README.md"));
    desk.open(two.key("README.md"));
    desk.setText(one.key("README.md"), "1");
    desk.setText(two.key("README.md"), "2");
    QCOMPARE(desk.unsaved().size(), 2);
    QCOMPARE(desk.open(one.key("README.md")).nature, CodeNature::Text); // as it was left
    QCOMPARE(desk.paper(one.key("README.md"))->text, QString("1"));
    desk.move(one.key("README.md"), "LIES.md");
    QCOMPARE(desk.edited(one.folder()), QSet<QString>{"LIES.md"});
    desk.close(two.key("README.md"));
    QCOMPARE(desk.unsaved(), QStringList{one.folder() + "/LIES.md"});
}

void tst_CodeFiles::events()
{
    const CodeHouse house;
    house.write("events/b.txt", "");
    QCOMPARE(eventFiles(listCode(house.folder())), QStringList({"event.json", "events/空.json"}));
    QCOMPARE(eventPath("slow orders"), QString());
    QCOMPARE(eventPath("slow-orders"), QString("events/slow-orders.json"));
    QCOMPARE(eventPath("a.json"), QString("events/a.json"));
    QCOMPARE(eventPath("订单"), QString("events/订单.json"));
    for (const auto &bad : {"", ".a", "../a", "a/b", "-a"})
        QCOMPARE(eventPath(bad), QString());
    QCOMPARE(eventPath(QString(65, 'a')), QString());
    const auto broken = eventFacts("{\n  \"a\": }");
    QVERIFY(!broken.isJson);
    QCOMPARE(broken.line, 2);
    QCOMPARE(broken.column, 8);
    const auto good = eventFacts("{\"source\": {\"projectName\": \"shop\", \"logstoreName\": \"orders\"}}");
    QVERIFY(good.isJson);
    QCOMPARE(good.source, QString("shop/orders"));
}

void tst_CodeFiles::diffs()
{
    using Kind = DiffLine::Kind;
    const auto diff = lineDiff("a\nb\nc\nd\n", "a\nx\nc\r\nd\ne");
    QList<Kind> kinds;
    for (const auto &line : diff.lines)
        kinds.append(line.kind);
    QCOMPARE(kinds, QList<Kind>({Kind::Same, Kind::First, Kind::Second, Kind::Same, Kind::Same, Kind::Second}));
    QCOMPARE(diff.lines[2], (DiffLine{Kind::Second, "x", 0, 2}));
    QCOMPARE(diff.lines[3], (DiffLine{Kind::Same, "c", 3, 3}));
    QVERIFY(lineDiff("same", "same").lines.size() == 1);
    QString long1;
    QString long2;
    for (int i = 0; i < 10'000; ++i) {
        long1 += QString::number(i) + '\n';
        long2 += QString::number(-i) + '\n';
    }
    QVERIFY(lineDiff(long1, long2).cut); // and in no time
    QVERIFY(lineDiff({}, {}).lines.empty());
}

QTEST_GUILESS_MAIN(tst_CodeFiles)
#include "tst_codefiles.moc"
