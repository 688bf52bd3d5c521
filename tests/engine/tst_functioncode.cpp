// Which version of a function's code runs: saves, pins, zips, and what garbage collection leaves alone.
#include "engine/functioncode.h"
#include "tests/support/manualloop.h"

#include <QtTest>

#include <QTemporaryDir>

#include <latch>
#include <zip.h>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

void putFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

void putZip(const QString &path, const std::string &bytes)
{
    int error = 0;
    const auto fresh = path + ".new";
    auto *archive = zip_open(fresh.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    zip_file_add(archive, "index.py", zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
    if (zip_close(archive) != 0)
        qFatal("zip: %s", zip_strerror(archive));
    QFile::remove(path);
    QVERIFY(QFile::rename(fresh, path));
}

} // namespace

struct CodeDesk {
    QTemporaryDir data;
    QTemporaryDir work;
    test::ManualLoop loop;
    WorkerPool pool{"code", 1};
    std::unique_ptr<FunctionCode> code = std::make_unique<FunctionCode>(loop, pool, data.path().toStdString());
    Function function;

    CodeDesk()
    {
        function.key = {"etl", "clean"};
        function.runtime = "python3";
        function.handler = "index.handler";
        function.code = work.filePath("code").toStdString();
        save("one");
    }
    ~CodeDesk()
    {
        code.reset();
        pool.waitIdle();
        removeCodeTree(data.filePath("code").toStdString());
    }
    void save(const QByteArray &text, const QString &name = "code/index.py") { putFile(work.filePath(name), text); }
    // The same, and what the engine hears of it.
    void saveAndTell(const QByteArray &text, const QString &name = "code/index.py")
    {
        save(text, name);
        told();
    }
    void told()
    {
        QVERIFY(QTest::qWaitFor([this] { return loop.timers() > 0; }, 5'000));
        loop.advance(CodeWatch::kQuiet);
    }
    Result<FunctionCode::Code> current()
    {
        return test::await<FunctionCode::Code>(loop, [this](auto reply) { code->current(function, std::move(reply)); });
    }
    // What index.py of the version that runs says, or the error's code.
    std::string runs()
    {
        const auto now = current();
        if (!now)
            return now.error().code;
        QFile file(QString::fromStdString(now->folder + "/index.py"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "no file";
    }
    std::vector<CodeVersion> versions()
    {
        auto all =
            test::await<std::vector<CodeVersion>>(loop, [this](auto reply) { code->versions(function, std::move(reply)); });
        return all ? std::move(*all) : std::vector<CodeVersion>();
    }
    std::vector<std::uint64_t> numbers()
    {
        std::vector<std::uint64_t> out;
        for (const auto &version : versions())
            out.push_back(version.number);
        return out;
    }
};

namespace {

using Numbers = std::vector<std::uint64_t>;

} // namespace

class FunctionCodeTest : public QObject {
    Q_OBJECT
private slots:
    void aSaveIsTheNextCallsVersion()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        QCOMPARE(desk.runs(), std::string("one"));
        QCOMPARE(desk.numbers(), Numbers({1}));
        desk.save("two");
        QCOMPARE(desk.runs(), std::string("one")); // nobody has heard of it yet
        desk.told();
        QCOMPARE(desk.runs(), std::string("two"));
        const auto all = desk.versions();
        QCOMPARE(desk.numbers(), Numbers({2, 1})); // the newest first
        QCOMPARE(all[0].digest, desk.current()->checksum);
        QCOMPARE(all[0].files, 1U);
        QCOMPARE(all[0].bytes, 3U);
        QCOMPARE(all[0].configuration, FunctionCode::configurationOf(desk.function));
        desk.saveAndTell("one"); // what was there before is a version of its own, with the same code
        QCOMPARE(desk.numbers(), Numbers({3, 2, 1}));
        QCOMPARE(desk.versions()[0].digest, all[1].digest);
    }
    void whatDiffersInTheDefinition()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        desk.function.version = 2; // such as by a pin that was set and cleared
        QCOMPARE(desk.runs(), std::string("one"));
        QCOMPARE(desk.numbers(), Numbers({1}));
        desk.function.version = 3;
        desk.function.memoryMb = 512;
        QCOMPARE(desk.runs(), std::string("one"));
        QCOMPARE(desk.numbers(), Numbers({2, 1}));
        desk.save("other", "elsewhere/index.py");
        desk.function.version = 4;
        desk.function.code = desk.work.filePath("elsewhere").toStdString();
        QCOMPARE(desk.runs(), std::string("other"));
    }
    void aSaveWhileItIsRead()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        desk.saveAndTell("two");
        std::latch first{1};
        std::latch second{1};
        desk.pool.post([&first] { first.wait(); });
        std::optional<Result<FunctionCode::Code>> got;
        desk.code->current(desk.function, [&got](Result<FunctionCode::Code> code) { got.emplace(std::move(code)); });
        desk.loop.settle(); // the read waits for its thread
        desk.pool.post([&second] { second.wait(); });
        desk.saveAndTell("three");
        first.count_down(); // it reads "three" now, but what it reads may be half of a save
        QVERIFY(!got);
        QVERIFY(!desk.loop.settleUntil([&got] { return got.has_value(); }, 200ms));
        desk.save("four");
        second.count_down();
        QVERIFY(desk.loop.settleUntil([&got] { return got.has_value(); }));
        QVERIFY(*got);
        QCOMPARE((*got)->checksum, desk.versions()[0].digest);
        QFile file(QString::fromStdString((*got)->folder + "/index.py"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("four"));
    }
    void anotherFolderWhileItIsRead()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        desk.saveAndTell("two");
        desk.save("other", "elsewhere/index.py");
        std::latch held{1};
        desk.pool.post([&held] { held.wait(); });
        std::vector<std::string> folders;
        const auto ask = [&] {
            desk.code->current(desk.function, [&folders](Result<FunctionCode::Code> code) {
                folders.push_back(code ? code->folder : code.error().code);
            });
        };
        ask();
        desk.loop.settle();
        desk.function.code = desk.work.filePath("elsewhere").toStdString();
        desk.function.version = 2;
        ask();
        held.count_down();
        QVERIFY(desk.loop.settleUntil([&folders] { return folders.size() == 2; }));
        QCOMPARE(desk.runs(), std::string("other"));
        QCOMPARE(folders[0], folders[1]);
        QCOMPARE(folders[1], desk.current()->folder);
    }
    void versionsWaitForTheEndOfASave()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        desk.save("two");
        QVERIFY(QTest::qWaitFor([&desk] { return desk.loop.timers() > 0; }, 5'000));
        std::optional<Result<std::vector<CodeVersion>>> got;
        desk.code->versions(desk.function, [&got](Result<std::vector<CodeVersion>> all) { got.emplace(std::move(all)); });
        desk.loop.advance(CodeWatch::kQuiet - 1ms);
        QVERIFY(!got);
        desk.loop.advance(1ms);
        QVERIFY(desk.loop.settleUntil([&got] { return got.has_value(); }));
        QCOMPARE((*got)->size(), 2U);
        QCOMPARE((*got)->front().number, 2U);
        QCOMPARE(desk.runs(), std::string("two")); // a call after the answer runs it
    }
    void aZip()
    {
        CodeDesk desk;
        desk.function.code = desk.work.filePath("code.zip").toStdString();
        QCOMPARE(desk.runs(), std::string("CodeNotFound"));
        putZip(desk.work.filePath("code.zip"), "zipped");
        QCOMPARE(desk.runs(), std::string("zipped")); // an error is not kept
        putZip(desk.work.filePath("code.zip"), "zipped again");
        desk.told();
        QCOMPARE(desk.runs(), std::string("zipped again"));
        QCOMPARE(desk.numbers(), Numbers({2, 1}));
    }
    void aPinnedVersionRunsWhateverIsSaved()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        const auto first = desk.versions()[0];
        desk.saveAndTell("two");
        QCOMPARE(desk.runs(), std::string("two"));
        desk.function.pinnedCode = first.digest;
        desk.function.version = 2;
        QCOMPARE(desk.runs(), std::string("one"));
        desk.saveAndTell("three");
        QCOMPARE(desk.runs(), std::string("one"));
        QCOMPARE(desk.numbers(), Numbers({3, 2, 1})); // what was saved is a version, it only does not run
        QVERIFY(QDir(desk.work.filePath("code")).removeRecursively());
        QCOMPARE(desk.runs(), std::string("one"));
        desk.save("four");
        desk.function.pinnedCode.clear();
        desk.function.version = 3;
        QCOMPARE(desk.runs(), std::string("four"));
    }
    void thePinOutlivesTheListOfVersions()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        desk.function.pinnedCode = desk.versions()[0].digest;
        for (std::size_t i = 0; i <= limits::kCodeVersionsKept; ++i) {
            desk.function.version = 2 + i;
            desk.function.description = std::to_string(i);
            QCOMPARE(desk.versions()[0].number, 2U + i);
        }
        QVERIFY(!std::ranges::count(desk.numbers(), 1U));
        QCOMPARE(desk.runs(), std::string("one"));
    }
    void aPinOfWhatIsNotKept()
    {
        CodeDesk desk;
        desk.function.pinnedCode = std::string(64, 'a');
        const auto now = desk.current();
        QVERIFY(!now);
        QCOMPARE(now.error().kind, ErrorKind::NotFound);
        QCOMPARE(now.error().code, std::string("CodeVersionNotFound"));
        QCOMPARE(now.error().detail, std::string("the pinned version aaaaaaaaaaaa of the code is not kept here"));
        desk.function.pinnedCode.clear();
        desk.function.version = 2;
        QCOMPARE(desk.runs(), std::string("one"));
    }
    void garbage()
    {
        CodeDesk desk;
        QCOMPARE(desk.runs(), std::string("one"));
        const auto pinned = desk.versions()[0].digest;
        desk.saveAndTell("two");
        QCOMPARE(desk.runs(), std::string("two"));
        const auto saved = desk.versions()[0].digest;
        desk.saveAndTell("three");
        QCOMPARE(desk.runs(), std::string("three"));
        const auto collect = [&desk](CodeInUse inUse) {
            return test::await<CodeGarbage>(
                desk.loop, [&](auto reply) { desk.code->collectGarbage(std::move(inUse), std::move(reply)); });
        };
        const auto now = std::chrono::floor<Duration>(std::chrono::system_clock::now());
        desk.loop.manualClock().jumpWall(now - desk.loop.clock().wall() + 24h * 8); // files have real times
        QCOMPARE(collect({{}, {"etl/clean"}})->trees, 0U); // the list names all three
        const auto gone = collect({{pinned}, {}}); // the function is gone, but a step back pins the first
        QVERIFY(gone);
        QCOMPARE(gone->lists, 1U);
        QCOMPARE(gone->trees, 1U);
        QVERIFY(QFile::exists(desk.data.filePath("code/") + QString::fromStdString(pinned)));
        QVERIFY(!QFile::exists(desk.data.filePath("code/") + QString::fromStdString(saved)));
        QCOMPARE(desk.runs(), std::string("three")); // it is what the next call runs
    }
};

QTEST_GUILESS_MAIN(FunctionCodeTest)
#include "tst_functioncode.moc"
