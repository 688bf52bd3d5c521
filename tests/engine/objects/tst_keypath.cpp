#include "engine/objects/local/keypath.h"
#include "engine/objects/objectkey.h"

#include <QtTest>

#include <map>
#include <random>
#include <set>

using namespace sluice;

namespace {

std::string text(const KeyPath &path)
{
    std::string out;
    for (const auto &folder : path.folders)
        out += folder + '/';
    return out + path.file;
}

std::string hostileKey(std::mt19937_64 &random)
{
    static const std::vector<std::string> kPieces = {"a",
                                                     "b",
                                                     "A",
                                                     "/",
                                                     "/",
                                                     "/",
                                                     "//",
                                                     ".",
                                                     "..",
                                                     "../",
                                                     "./",
                                                     "%",
                                                     "%f",
                                                     "%d",
                                                     "%c",
                                                     "%e",
                                                     "%25",
                                                     "%2E",
                                                     "%2e",
                                                     "\\",
                                                     "\n",
                                                     "\x01",
                                                     "\x7f",
                                                     "ä",
                                                     "日",
                                                     "😀",
                                                     " ",
                                                     "~",
                                                     ":",
                                                     "*",
                                                     ".uploads",
                                                     ".trash",
                                                     "csv",
                                                     "0_MTUx==_MTY==.csv",
                                                     "%%",
                                                     "=",
                                                     std::string(120, 'x'),
                                                     std::string(255, 'y'),
                                                     std::string(80, '%')};
    std::string key;
    const auto pieces = 1 + random() % 8;
    for (std::size_t i = 0; i < pieces; ++i)
        key += kPieces[random() % kPieces.size()];
    return key.substr(0, kObjectKeyBytesMax);
}

// What must hold for every path: nothing that a file system would take for something else.
bool isSafe(const KeyPath &path)
{
    auto names = path.folders;
    names.push_back(path.file);
    for (const auto &name : names) {
        if (name.empty() || name.size() > kPathPartBytesMax || name.front() == '.' || name.find('/') != name.npos
            || name.find('\0') != name.npos)
            return false;
        for (const char c : name)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\')
                return false;
    }
    return true;
}

} // namespace

class KeyPathTest : public QObject {
    Q_OBJECT
private slots:
    void known_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("path");
        QTest::newRow("ordinary") << "csv/20260101/0_MTUx==_MTY==.csv"
                                  << "csv/20260101/0_MTUx==_MTY==.csv";
        QTest::newRow("one file") << "report.csv"
                                  << "report.csv";
        QTest::newRow("other scripts") << "日志/ä b.csv"
                                       << "日志/ä b.csv";
        QTest::newRow("file without dot") << "a"
                                          << "a%f";
        QTest::newRow("folder of that name") << "a/b"
                                             << "a/b%f";
        QTest::newRow("folder with dot") << "v1.2/x.csv"
                                         << "v1.2%d/x.csv";
        QTest::newRow("file of that name") << "v1.2"
                                           << "v1.2";
        QTest::newRow("up") << "../../etc/passwd"
                            << "%2E.%d/%2E.%d/etc/passwd%f";
        QTest::newRow("here") << "./."
                              << "%2E/%2E%f";
        QTest::newRow("hidden") << ".uploads/1"
                                << "%2Euploads/1%f";
        QTest::newRow("empty parts") << "a//b.c"
                                     << "a/%e/b.c";
        QTest::newRow("slash at the end") << "a/"
                                          << "a/%e%f";
        QTest::newRow("percent") << "%f"
                                 << "%25f%f";
        QTest::newRow("backslash") << "a\\b.c"
                                   << "a%5Cb.c";
        QTest::newRow("control") << "a\nb.c"
                                 << "a%0Ab.c";
    }
    void known()
    {
        QFETCH(QString, key);
        QFETCH(QString, path);
        QCOMPARE(QString::fromStdString(text(pathOfKey(key.toStdString()))), path);
        QCOMPARE(keyOfPath(pathOfKey(key.toStdString())), std::optional(key.toStdString()));
    }
    void longParts()
    {
        for (const auto &key :
             {std::string(1023, 'x'), std::string(255, 'x'), std::string(241, 'x') + "/b", std::string(1000, '%') + ".csv",
              std::string(340, '\x01') + "/" + std::string(340, '\x02'), std::string(239, 'x') + "äää",
              std::string(600, 'x') + "." + std::string(300, 'y') + "/z.z"}) {
            const auto path = pathOfKey(key);
            QVERIFY(isSafe(path));
            QCOMPARE(keyOfPath(path), std::optional(key));
        }
    }
    void foreignPathsHaveNoKey()
    {
        for (const auto &path : std::vector<KeyPath>{{{}, "a"},
                                                     {{}, ".hidden"},
                                                     {{"a.b"}, "x.c"},
                                                     {{}, "x%zz.c"},
                                                     {{}, "x%41.c"},
                                                     {{"a%c"}, "b.c"},
                                                     {{}, "a.b%f"},
                                                     {{"a%d"}, "b.c"},
                                                     {{"%e%d"}, "x.c"},
                                                     {{}, "%e"},
                                                     {{".."}, "x.c"},
                                                     {{"a%f"}, "x.c"},
                                                     {{"%2Fetc"}, "x.c"},
                                                     {{}, "%00.c"},
                                                     {{}, "\xFF.c"}})
            QVERIFY2(!keyOfPath(path), text(path).c_str());
    }
    void prefixes()
    {
        QCOMPARE(*keyPrefixOfFolders(std::vector<std::string>{"csv", "2026.01%d"}), std::string("csv/2026.01/"));
        const auto path = pathOfKey(std::string(300, 'x') + "/y.z");
        QCOMPARE(*keyPrefixOfFolders(std::span(path.folders).first(1)), std::string(240, 'x'));
        QCOMPARE(*keyPrefixOfFolders(path.folders), std::string(300, 'x') + '/');
    }
    void noTwoKeysShareAPathAndNoneEscapes()
    {
        std::mt19937_64 random(20261122);
        std::map<std::string, std::string> keys; // path → key
        std::set<std::string> folders;
        std::size_t tried = 0;
        while (keys.size() < 100'000) {
            QVERIFY(++tried < 1'000'000);
            const auto key = hostileKey(random);
            if (!checkObjectKey(key))
                continue;
            const auto path = pathOfKey(key);
            QVERIFY2(isSafe(path), key.c_str());
            QCOMPARE(keyOfPath(path), std::optional(key));
            const auto [there, fresh] = keys.emplace(text(path), key);
            QCOMPARE(there->second, key);
            std::string folder;
            for (const auto &name : path.folders) {
                folder += name;
                folders.insert(folder);
                folder += '/';
            }
        }
        for (const auto &folder : folders) // no folder has the name of a file
            QVERIFY2(!keys.contains(folder), folder.c_str());
    }
    void badKeys()
    {
        for (const auto &key :
             {std::string(), std::string("/a"), std::string("\\a"), std::string("a\0b", 3), std::string("\xFF"),
              std::string("a\xC0\xAF"), std::string("\xED\xA0\x80"), std::string(1024, 'x')})
            QCOMPARE(checkObjectKey(key).error().code, std::string("InvalidObjectName"));
        QVERIFY(checkObjectKey(std::string(1023, 'x')));
    }
    void bucketNames()
    {
        for (const char *good : {"abc", "my-lake-1", "000"})
            QVERIFY(checkBucketName(good));
        for (const auto &bad :
             {std::string(), std::string("ab"), std::string("Abc"), std::string("a_b"), std::string("-abc"),
              std::string("abc-"), std::string("a.b"), std::string("../x"), std::string(64, 'a')})
            QVERIFY(!checkBucketName(bad));
    }
    void dotSegments()
    {
        QVERIFY(hasDotSegment("../a") && hasDotSegment("a/../b") && hasDotSegment("a/..") && hasDotSegment(".")
                && hasDotSegment("./a"));
        QVERIFY(!hasDotSegment("a..b/.c/d./..e") && !hasDotSegment("a//b/"));
    }
};

QTEST_GUILESS_MAIN(KeyPathTest)
#include "tst_keypath.moc"
