#include "engine/functions/code/codelibrary.h"
#include "engine/functions/code/codesource.h"
#include "engine/functions/code/codestore.h"
#include "tests/support/manualloop.h"

#include <QtTest>

#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

using namespace sluice;

namespace {

const FunctionKey kKey{"etl", "clean"};

void writeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray readFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

struct ZipItem {
    std::string name;
    std::string bytes;
    unsigned mode = 0100644;
    bool encrypted = false;
};

std::string makeZip(const QTemporaryDir &folder, const std::vector<ZipItem> &items)
{
    static int number = 0;
    const auto path = folder.filePath(QString("code%1.zip").arg(++number)).toStdString();
    int error = 0;
    auto *archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto &item : items) {
        auto *source = zip_source_buffer(archive, item.bytes.data(), item.bytes.size(), 0);
        const auto index = zip_file_add(archive, item.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            qFatal("zip: %s", zip_strerror(archive));
        zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX, item.mode << 16);
        if (item.encrypted)
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "secret");
    }
    if (zip_close(archive) != 0)
        qFatal("zip: %s", zip_strerror(archive));
    return path;
}

void replaceInFile(const std::string &path, const QByteArray &from, const QByteArray &to)
{
    auto bytes = readFile(path);
    bytes.replace(from, to);
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

struct Desk {
    QTemporaryDir data;
    QTemporaryDir work;
    ManualClock clock{std::chrono::floor<Duration>(std::chrono::system_clock::now())};
    CodeStore store{data.path().toStdString(), clock};

    Desk()
    {
        if (!store.open())
            qFatal("no store");
    }
    ~Desk() { removeCodeTree(data.filePath("code").toStdString()); }
    std::string folder() const { return work.filePath("code").toStdString(); }
    Result<CodeVersion> add(const std::string &path, const std::string &configuration = "{}")
    {
        return store.add(kKey, path, configuration);
    }
    QStringList trees() const { return QDir(data.filePath("code")).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }
};

} // namespace

class CodeStoreTest : public QObject {
    Q_OBJECT
private slots:
    void folderBecomesAVersion()
    {
        Desk desk;
        writeFile(desk.work.filePath("code/index.py"), "print(1)\n");
        writeFile(desk.work.filePath("code/lib/a.py"), "");
        writeFile(desk.work.filePath("code/.git/HEAD"), "x");
        writeFile(desk.work.filePath("code/__pycache__/index.pyc"), "x");
        writeFile(desk.work.filePath("code/bootstrap"), "#!/bin/sh\n");
        QVERIFY(::chmod(desk.work.filePath("code/bootstrap").toUtf8().constData(), 04755) == 0);
        QVERIFY(::symlink("../index.py", desk.work.filePath("code/lib/link.py").toUtf8().constData()) == 0);
        const auto version = desk.add(desk.folder());
        QVERIFY2(version, version ? "" : version.error().detail.c_str());
        QCOMPARE(version->number, 1U);
        QCOMPARE(version->files, 3U);
        QCOMPARE(version->bytes, 19U);
        const auto folder = desk.store.folderOf(version->digest);
        QCOMPARE(readFile(folder + "/index.py"), QByteArray("print(1)\n"));
        QCOMPARE(readFile(folder + "/lib/link.py"), QByteArray("print(1)\n"));
        QVERIFY(!QFile::exists(QString::fromStdString(folder) + "/.git"));
        QVERIFY(!QFile::exists(QString::fromStdString(folder) + "/__pycache__"));
        struct stat about = {};
        for (const auto &[name, mode] : {std::pair("", 040555U), std::pair("/lib", 040555U),
                                         std::pair("/index.py", 0100444U), std::pair("/bootstrap", 0100555U)}) {
            QVERIFY(::lstat((folder + name).c_str(), &about) == 0);
            QCOMPARE(about.st_mode, mode);
        }
    }
    void sameContentIsTheSameCode()
    {
        Desk desk;
        writeFile(desk.work.filePath("code/b/index.py"), "x = 1\n");
        writeFile(desk.work.filePath("code/a.py"), "y");
        const auto zip = makeZip(desk.work, {{"b/index.py", "x = 1\n"}, {"a.py", "y"}});
        const auto first = desk.add(desk.folder());
        QVERIFY(first);
        const auto second = desk.add(zip);
        QVERIFY2(second, second ? "" : second.error().detail.c_str());
        QCOMPARE(*second, *first); // nothing new
        const auto third = desk.add(desk.folder(), "{\"timeout\":3}");
        QVERIFY(third);
        QCOMPARE(third->number, 2U);
        QCOMPARE(third->digest, first->digest);
        QCOMPARE(desk.trees(), QStringList({QString::fromStdString(first->digest), "versions"}));
        writeFile(desk.work.filePath("code/a.py"), "z");
        const auto fourth = desk.add(desk.folder());
        QVERIFY(fourth && fourth->digest != first->digest);
        QCOMPARE(readFile(desk.store.folderOf(first->digest) + "/a.py"), QByteArray("y"));
    }
    void refusedZips_data()
    {
        QTest::addColumn<QString>("says");
        for (const auto *says : {"'../evil' would lie outside",
                                 "'/etc/passwd' has an absolute name",
                                 "'a/../../evil' would lie outside",
                                 "has a control character or a backslash",
                                 "'link' points to '/etc/passwd'",
                                 "'link' points to '../..', which is not in the code's folder",
                                 "'d/link' points to 'e/../../x'",
                                 "'link' points to 'nothing'",
                                 "'link/x' lies in 'link'",
                                 "'pipe' is no file, folder or link",
                                 "'secret.py' is encrypted",
                                 "'Index.py' differs from another one only in upper and lower case",
                                 "is there twice",
                                 "looks like a zip bomb",
                                 "lies deeper than 48 folders",
                                 "is no zip file, or a damaged one",
                                 "there is no file in the code",
                                 "the zip is damaged",
                                 "has a name that is not UTF-8",
                                 "has a part longer than 255 bytes"})
            QTest::newRow(says) << QString(says);
    }
    void refusedZips()
    {
        Desk desk;
        QFETCH(QString, says);
        const auto path = refusedZip(desk, says);
        const auto version = desk.add(path);
        QVERIFY(!version);
        QCOMPARE(version.error().kind, ErrorKind::Invalid);
        QCOMPARE(version.error().code, std::string("CodeRefused"));
        QVERIFY2(QString::fromStdString(version.error().detail).contains(says), version.error().detail.c_str());
        QCOMPARE(desk.trees(), QStringList("versions"));
        QVERIFY(QDir(desk.data.filePath("code/.staging")).isEmpty()); // nothing is left behind
        QVERIFY(desk.store.versions(kKey)->empty());
    }
    void refusedFolders()
    {
        Desk desk;
        writeFile(desk.work.filePath("code/index.py"), "x");
        const auto link = desk.work.filePath("code/out").toUtf8();
        QVERIFY(::symlink("/etc/passwd", link.constData()) == 0);
        const auto absolute = desk.add(desk.folder());
        QVERIFY(!absolute && absolute.error().detail.find("'out' points to '/etc/passwd'") != std::string::npos);
        QVERIFY(QFile::remove(link) && ::symlink("../../../etc", link.constData()) == 0);
        QVERIFY(!desk.add(desk.folder()));
        QVERIFY(QFile::remove(link) && ::mkfifo(link.constData(), 0644) == 0);
        const auto pipe = desk.add(desk.folder());
        QVERIFY(!pipe && pipe.error().detail.find("'out' is no file, folder or link") != std::string::npos);
        QVERIFY(QFile::remove(link) && desk.add(desk.folder()));
        const auto nowhere = desk.add(desk.folder() + "/nowhere");
        QCOMPARE(nowhere.error().code, std::string("CodeNotFound"));
        QCOMPARE(desk.add("/dev/null").error().code, std::string("CodeRefused"));
    }
    void versionsSurviveARestart()
    {
        Desk desk;
        for (const auto *text : {"one", "two"}) {
            writeFile(desk.work.filePath("code/index.py"), text);
            QVERIFY(desk.add(desk.folder(), std::string("{\"v\":\"") + text + "\"}"));
            desk.clock.advance(std::chrono::seconds(5));
        }
        CodeStore again(desk.data.path().toStdString(), desk.clock); // as after a restart
        QVERIFY(again.open());
        const auto all = again.versions(kKey);
        QVERIFY(all);
        QCOMPARE(all->size(), 2U);
        QCOMPARE(all->back().number, 1U);
        QCOMPARE(all->back().configuration, std::string("{\"v\":\"one\"}"));
        QCOMPARE(readFile(desk.store.folderOf(all->back().digest) + "/index.py"), QByteArray("one"));
        QVERIFY(all->front().time > all->back().time);
        QVERIFY(again.has(all->back().digest));
        QVERIFY(!again.has(std::string(64, 'a')) && !again.has("") && !again.has("../code") && !again.has("versions"));
        QVERIFY(again.versions({"etl", "other"})->empty());
    }
    void versionsAreLimited()
    {
        Desk desk;
        writeFile(desk.work.filePath("code/index.py"), "x");
        for (int i = 0; i < 60; ++i)
            QVERIFY(desk.add(desk.folder(), std::to_string(i)));
        const auto all = desk.store.versions(kKey);
        QCOMPARE(all->size(), limits::kCodeVersionsKept);
        QCOMPARE(all->front().number, 60U);
        QCOMPARE(all->back().number, 11U);
    }
    void damagedVersionsAreSaid()
    {
        Desk desk;
        writeFile(desk.work.filePath("code/index.py"), "x");
        QVERIFY(desk.add(desk.folder()));
        const QDir versions(desk.data.filePath("code/versions"));
        writeFile(versions.filePath(versions.entryList(QDir::Files).front()), "[{\"number\":1,\"digest\":\"../../etc\"}]");
        QCOMPARE(desk.store.versions(kKey).error().kind, ErrorKind::Corrupt);
        QCOMPARE(desk.store.collectGarbage({}).error().kind, ErrorKind::Corrupt); // and nothing is thrown away by guess
        QCOMPARE(desk.trees().size(), 2);
    }
    void garbage()
    {
        Desk desk;
        std::vector<std::string> digests;
        for (const auto *text : {"one", "two", "three"}) {
            writeFile(desk.work.filePath("code/index.py"), text);
            digests.push_back(desk.store.add({"etl", text}, desk.folder(), "{}")->digest);
        }
        const auto early = desk.store.collectGarbage({{}, {"etl/three"}});
        QCOMPARE(early->lists + early->trees, 0U); // nothing is old enough
        desk.clock.advance(limits::kCodeUnusedKept + std::chrono::hours(1));
        const auto late = desk.store.collectGarbage({{digests[1]}, {"etl/three"}}); // two still runs
        QCOMPARE(late->lists, 2U);
        QCOMPARE(late->trees, 1U);
        QVERIFY(desk.store.versions({"etl", "one"})->empty());
        QCOMPARE(desk.store.versions({"etl", "three"})->size(), 1U);
        QVERIFY(!QFile::exists(QString::fromStdString(desk.store.folderOf(digests[0]))));
        QVERIFY(QFile::exists(QString::fromStdString(desk.store.folderOf(digests[1]))));
        QVERIFY(QFile::exists(QString::fromStdString(desk.store.folderOf(digests[2]))));
    }
    void garbageThatWasWrittenLately()
    {
        Desk desk;
        writeFile(desk.work.filePath("code/index.py"), "old");
        const auto old = desk.add(desk.folder());
        writeFile(desk.work.filePath("code/index.py"), "new");
        desk.clock.advance(limits::kCodeUnusedKept + std::chrono::hours(1));
        for (int i = 0; i < 50; ++i) // the list does not name the first one any more
            QVERIFY(desk.add(desk.folder(), std::to_string(i)));
        const auto found = desk.store.collectGarbage({{}, {"etl/clean"}});
        QCOMPARE(found->trees, 1U);
        QVERIFY(!desk.store.has(old->digest));
        QVERIFY(desk.store.has(desk.store.versions(kKey)->front().digest));
    }
    void aCrashLeavesNothing()
    {
        Desk desk;
        writeFile(desk.data.filePath("code/.staging/half/index.py"), "x");
        QVERIFY(::chmod(desk.data.filePath("code/.staging/half").toUtf8().constData(), 0555) == 0);
        QVERIFY(desk.store.open());
        QVERIFY(QDir(desk.data.filePath("code/.staging")).isEmpty());
    }
    void libraryAnswersOnTheLoop()
    {
        Desk desk;
        test::ManualLoop loop;
        WorkerPool pool("code", 2);
        CodeLibrary library(loop, pool, desk.data.path().toStdString());
        QVERIFY(test::await<void>(loop, [&](auto reply) { library.open(std::move(reply)); }));
        writeFile(desk.work.filePath("code/index.py"), "x");
        const auto added =
            test::await<CodeVersion>(loop, [&](auto reply) { library.add(kKey, desk.folder(), "{}", std::move(reply)); });
        QVERIFY(added);
        const auto has = [&](const std::string &digest) {
            return *test::await<bool>(loop, [&](auto reply) { library.has(digest, std::move(reply)); });
        };
        QVERIFY(has(added->digest) && !has(std::string(64, '0')));
        const auto all =
            test::await<std::vector<CodeVersion>>(loop, [&](auto reply) { library.versions(kKey, std::move(reply)); });
        QCOMPARE(all->size(), 1U);
        QVERIFY(test::await<CodeGarbage>(loop, [&](auto reply) { library.collectGarbage({}, std::move(reply)); }));
    }

private:
    static std::string refusedZip(Desk &desk, const QString &says)
    {
        const auto zip = [&](const std::vector<ZipItem> &items) { return makeZip(desk.work, items); };
        const auto starts = [&says](const char *text) { return says.startsWith(text); };
        const ZipItem ok{"index.py", "x"};
        if (starts("'../evil'"))
            return zip({ok, {"../evil", "x"}});
        if (starts("'/etc"))
            return zip({{"/etc/passwd", "x"}});
        if (starts("'a/../"))
            return zip({{"a/../../evil", "x"}});
        if (starts("has a control"))
            return zip({{"..\\evil", "x"}});
        if (starts("'link' points to '/etc"))
            return zip({ok, {"link", "/etc/passwd", 0120777}});
        if (starts("'link' points to '../.."))
            return zip({ok, {"link", "../..", 0120777}});
        if (starts("'d/link'")) // each is inside by its letters; d/e is d itself, so that .. of it is one more up
            return zip({{"x", "1"}, {"d/y", "1"}, {"d/e", ".", 0120777}, {"d/link", "e/../../x", 0120777}});
        if (starts("'link' points to 'nothing"))
            return zip({ok, {"link", "nothing", 0120777}});
        if (starts("'link/x'"))
            return zip({ok, {"link", "/tmp", 0120777}, {"link/x", "x"}}).empty()
                ? ""
                : zip({ok, {"link", ".", 0120777}, {"link/x", "x"}});
        if (starts("'pipe'"))
            return zip({ok, {"pipe", "", 0010644}});
        if (starts("'secret.py'"))
            return zip({ok, {"secret.py", "x", 0100644, true}});
        if (starts("'Index.py'"))
            return zip({ok, {"Index.py", "x"}});
        if (starts("looks like"))
            return zip({{"zeros", std::string(16 * 1024 * 1024, '\0')}});
        if (starts("lies deeper"))
            return zip({{QString("d/").repeated(60).toStdString() + "f", "x"}});
        if (starts("has a part"))
            return zip({{std::string(300, 'n'), "x"}});
        if (starts("there is no file"))
            return zip({{"folder/", "", 040755}});
        return patchedZip(desk, says);
    }
    static std::string patchedZip(Desk &desk, const QString &says)
    {
        const auto path = makeZip(desk.work, {{"index1.py", "x = 123456"}, {"index2.py", "y = 123456"}});
        if (says.startsWith("is there twice"))
            replaceInFile(path, "index2.py", "index1.py");
        else if (says.startsWith("has a name that"))
            replaceInFile(path, "index2.py", "index\xC3.py");
        else if (says.startsWith("the zip is damaged"))
            replaceInFile(path, "y = 123456", "y = 999999"); // stored as it is; its checksum no longer holds
        else
            replaceInFile(path, "PK", "XX");
        return path;
    }
};

QTEST_GUILESS_MAIN(CodeStoreTest)
#include "tst_codestore.moc"
