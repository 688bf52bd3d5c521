// All functions as a table, the versions of one, two texts against each other, two folders against each other.
#include "engine/catalog/fieldjson.h"
#include "models/codecompare.h"
#include "models/functionlistmodel.h"
#include "models/roles.h"
#include "models/textdiff.h"
#include "models/versionmodel.h"
#include "tests/models/printed.h"
#include "tests/support/codeondisk.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

// The text that the other one becomes when the difference is applied, and how many lines changed.
std::pair<QString, int> applied(const QString &before, const std::vector<DiffLine> &lines)
{
    auto old = before.split('\n');
    QStringList fresh;
    int changed = 0;
    int next = 1;
    for (const auto &line : lines) {
        if (line.kind == DiffKind::Gap)
            continue;
        while (line.before > next)
            fresh.append(old[next++ - 1]);
        if (line.kind == DiffKind::Same || line.kind == DiffKind::Removed)
            next = line.before + 1;
        if (line.kind != DiffKind::Removed)
            fresh.append(line.text);
        changed += line.kind != DiffKind::Same;
    }
    while (next <= old.size())
        fresh.append(old[next++ - 1]);
    return {fresh.join('\n'), changed};
}

} // namespace

class tst_FunctionModels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { client = std::make_unique<FakeEngineClient>(), stageScene(*client); }
    void neediestFirst();
    void filters();
    void codeInWords();
    void versionsSayWhatTheyChanged();
    void rollsBack();
    void damagedConfiguration();
    void linesThatDiffer();
    void diffOfRandomTexts();
    void hugeDifference();
    void foldersThatDiffer();
    void hostileFolders();

private:
    std::unique_ptr<FakeEngineClient> client;
};

void tst_FunctionModels::neediestFirst()
{
    FunctionListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    client->definitions.functions.front().pinnedCode = "abc";
    model.set(client->definitions, client->triggers.rows);
    const auto all = printed(model, {0, 1, 2, 3, 6});
    QCOMPARE(all.size(), 7);
    QCOMPARE(all[0], "Blocked | clean | python3 | folder clean, pinned | 2");
    QCOMPARE(all[1], "Not authorized | usage | python3 | folder usage | 1");
    QCOMPARE(all[2], "Backing off | to-csv | oss-shipper-csv | in the engine | 3");
    QCOMPARE(model.index(0, FunctionListModel::Name).data(PrefixRole).toString(), "cleaning/");
    QCOMPARE(model.index(0, FunctionListModel::Name).data(KeyRole).toString(), "cleaning/clean");
    QCOMPARE(model.index(0, FunctionListModel::Code).data(Qt::ToolTipRole).toString(), "/srv/functions/clean");
    QCOMPARE(model.index(0, FunctionListModel::Memory).data().toString(), "256");
    QCOMPARE(model.index(0, FunctionListModel::LastError).data().toString(), "KeyError: 'status' (clean, line 23)");
    client->definitions.functions.erase(client->definitions.functions.begin());
    model.set(client->definitions, client->triggers.rows); // a trigger of no function
    QCOMPARE(model.rowCount(), 6);
    QVERIFY(!model.find("cleaning/clean"));
}

void tst_FunctionModels::filters()
{
    FunctionListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.set(client->definitions, client->triggers.rows);
    model.setText("  CSV ");
    QCOMPARE(printed(model, {1}), QStringList{"to-csv"});
    model.setText("/srv/functions/geo");
    QCOMPARE(printed(model, {1}), QStringList{"geo"});
    model.setText("keyerror");
    QCOMPARE(printed(model, {1}), QStringList{"clean"});
    model.setText("keyerror PYTHON"); // every word, each in another column
    QCOMPARE(printed(model, {1}), QStringList{"clean"});
    QCOMPARE(model.rowOf("cleaning/clean"), 0);
    QCOMPARE(model.rowOf("cleaning/geo"), -1);
    model.setText("keyerror csv");
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), std::size_t(7));
    QVERIFY(model.find("cleaning/geo"));
}

void tst_FunctionModels::codeInWords()
{
    Function function;
    QCOMPARE(codeText(function), "–");
    function.code = "/home/me/clean/";
    QCOMPARE(codeText(function), "folder clean");
    function.code = "/home/me/clean.ZIP";
    function.pinnedCode = "1";
    QCOMPARE(codeText(function), "clean.ZIP, pinned");
    function.templateName = "oss-shipper-csv";
    QCOMPARE(codeText(function), "in the engine");
}

void tst_FunctionModels::versionsSayWhatTheyChanged()
{
    VersionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(kSceneNow);
    auto function = client->definitions.functions.front();
    function.timeoutSeconds = 60;
    model.set(sceneVersions(function).rows, {});
    QCOMPARE(
        printed(model, {0, 2, 3, 5, 6}),
        (QStringList{"4 | runs | 5 | cccccccccccc | timeoutSeconds: 10 → 60", "3 | – | 5 | cccccccccccc | code",
                     "2 | – | 4 | bbbbbbbbbbbb | code; memoryMb: 128 → 256", "1 | – | 4 | aaaaaaaaaaaa | first version"}));
    QCOMPARE(model.running()->number, std::uint64_t(4));
    QCOMPARE(model.before(3), nullptr);
    QCOMPARE(model.before(0)->number, std::uint64_t(3));
    function.pinnedCode = sceneVersions(function).rows[2].digest;
    model.set(sceneVersions(function).rows, function.pinnedCode);
    QCOMPARE(printed(model, {0, 2}), (QStringList{"4 | –", "3 | –", "2 | runs, pinned", "1 | –"}));
    auto again = sceneVersions(function).rows;
    again.insert(again.begin(), again.front());
    again.front().number = 5;
    model.set(again, function.pinnedCode);
    QCOMPARE(model.at(0).changes, "nothing: an older version again");
    model.set({}, {});
    QCOMPARE(model.running(), nullptr);
}

void tst_FunctionModels::rollsBack()
{
    auto now = client->definitions.functions.front();
    now.timeoutSeconds = 60;
    const auto version = sceneVersions(now).rows[3];
    now.key = {"moved", "elsewhere"};
    now.version = 9;
    const auto then = rolledBack(now, version);
    QVERIFY(then.has_value());
    QCOMPARE(then->key, (FunctionKey{"moved", "elsewhere"}));
    QCOMPARE(then->pinnedCode, version.digest);
    QCOMPARE(then->memoryMb, 128);
    QCOMPARE(then->timeoutSeconds, 10);
    QCOMPARE(then->version, std::uint64_t(9));
    QCOMPARE(then->code, "/srv/functions/clean");
}

void tst_FunctionModels::damagedConfiguration()
{
    FunctionVersionRow version;
    version.configuration = "{not json";
    QVERIFY(!rolledBack({}, version));
    QCOMPARE(comparableConfiguration("{not json"), "{not json");
    QCOMPARE(comparableConfiguration(R"({"version":3,"pinnedCode":"x","handler":"a"})"), R"({"handler":"a"})");
}

void tst_FunctionModels::linesThatDiffer()
{
    QVERIFY(textDiff("a\nb\n", "a\nb\n").empty());
    QVERIFY(textDiff("a\nb", "a\nb\n").empty()); // how the last line ends is not a line
    QCOMPARE(diffText(textDiff("a\nb\nc\n", "a\nB\nc\n", 1)), "  1 1  a\n- 2    b\n+   2  B\n  3 3  c");
    QCOMPARE(diffText(textDiff("", "one\n")), "+   1  one");
    QCOMPARE(diffText(textDiff("one\ntwo\n", "")), "- 1    one\n- 2    two");
    QString long1;
    for (int i = 1; i <= 20; ++i)
        long1 += QString("line %1\n").arg(i);
    auto long2 = long1;
    long2.replace("line 3\n", "");
    long2.replace("line 18\n", "line 18\nnew\n");
    QCOMPARE(diffText(textDiff(long1, long2, 1)),
             "…\n   2  2  line 2\n-  3     line 3\n   4  3  line 4\n…\n  18 17  line 18\n+    18  new\n  19 19  line 19\n…");
}

void tst_FunctionModels::diffOfRandomTexts()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 400; ++round) {
        QStringList a;
        for (int i = random.bounded(30); i >= 0; --i)
            a.append(QString(QChar('a' + random.bounded(4))));
        auto b = a;
        for (int i = random.bounded(8); i > 0; --i) {
            const auto at = random.bounded(b.size() + 1);
            if (random.bounded(2) || at == b.size())
                b.insert(at, QString(QChar('a' + random.bounded(5))));
            else
                b.removeAt(at);
        }
        if (b.isEmpty())
            b.append("z");
        const auto lines = textDiff(a.join('\n'), b.join('\n'), 1);
        const auto [made, changed] = applied(a.join('\n'), lines);
        QCOMPARE(made, b.join('\n'));
        QVERIFY(changed <= 7);
    }
}

void tst_FunctionModels::hugeDifference()
{
    QString a = "same\n";
    QString b = "same\n";
    for (int i = 0; i < 20'000; ++i) {
        a += QString("a%1\n").arg(i);
        b += QString("b%1\n").arg(i);
    }
    QElapsedTimer timer;
    timer.start();
    const auto lines = textDiff(a + "end\n", b + "end\n");
    QVERIFY(timer.elapsed() < 2'000);
    QCOMPARE(lines.size(), std::size_t(40'002));
    QCOMPARE(lines[1].kind, DiffKind::Removed);
    QCOMPARE(lines.back().text, "end");
}

void tst_FunctionModels::foldersThatDiffer()
{
    const CodeOnDisk root;
    const auto before = root.folder() + "/1";
    const auto after = root.folder() + "/2";
    root.write("1/index.py", "old\n");
    root.write("1/lib/same.py", "same\n");
    root.write("1/gone.py", "123\n");
    root.write("2/index.py", "new\n");
    root.write("2/lib/same.py", "same\n");
    root.write("2/lib/fresh.py", "12345");
    using Kind = CodeFileChange::Kind;
    const auto found = compareCode(before, after);
    QCOMPARE(found.files,
             (std::vector<CodeFileChange>{
                 {"gone.py", Kind::Removed, 4, 0}, {"index.py", Kind::Changed, 4, 4}, {"lib/fresh.py", Kind::Added, 0, 5}}));
    QVERIFY(!found.cut && !found.missing);
    QCOMPARE(readCodeText(after, "lib/fresh.py").text, "12345");
    QCOMPARE(compareCode({}, after).files.size(), std::size_t(3));
    QVERIFY(compareCode(before, root.folder() + "/3").missing);
}

void tst_FunctionModels::hostileFolders()
{
    const CodeOnDisk root;
    const auto code = root.folder();
    root.write("binary", QByteArray("a\0b", 3));
    root.write("big", QByteArray(int(kCodeTextBytesMax) + 1, 'x'));
    root.write("../secret", "secret"); // beside the folder
    QVERIFY(QFile::link(root.directory.filePath("secret"), code + "/link"));
    QVERIFY(QFile::link(root.directory.path(), code + "/up"));
    QVERIFY(QFile::link(code, code + "/round"));
    QCOMPARE(compareCode({}, code).files.size(), std::size_t(2)); // no links
    QCOMPARE(readCodeText(code, "binary").kind, CodeTextKind::Binary);
    QCOMPARE(readCodeText(code, "big").kind, CodeTextKind::TooLarge);
    for (const auto *path : {"link", "../secret", "up/secret", "/etc/passwd", "", "nothing"})
        QCOMPARE(readCodeText(code, path).kind, CodeTextKind::Missing);
}

QTEST_GUILESS_MAIN(tst_FunctionModels)
#include "tst_functionmodels.moc"
