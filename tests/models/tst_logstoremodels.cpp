// Tables of Logstores, shards, collected files and logs.
#include "models/collectormodel.h"
#include "models/logbrowse.h"
#include "models/logmodel.h"
#include "models/logstoremodel.h"
#include "models/roles.h"
#include "models/shardmodel.h"
#include "tests/models/printed.h"
#include "tests/support/scene.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using Rows = QStringList;

namespace {

const LogstoreKey kShown{"shop", "access"};

LogRow logRow(std::int64_t receivedMs, std::vector<std::pair<std::string, std::string>> contents, std::int32_t shard = 0)
{
    LogRow row;
    row.receivedMs = receivedMs;
    row.time = receivedMs / 1'000;
    row.shard = shard;
    row.contents = std::move(contents);
    return row;
}

// Two shards with a log every step; answers as the engine does.
struct StagedLogs {
    std::int64_t stepMs = 1'000;
    std::int64_t firstMs = kSceneNow - 3'600'000;
    std::int64_t lastMs = kSceneNow;
    std::size_t pulls = 0;

    void stage(FakeEngineClient &client)
    {
        client.on<GetShards>([this](const GetShards &) {
            ShardRows rows;
            for (int shard = 0; shard < 2; ++shard) {
                auto &row = rows.rows.emplace_back();
                row.shard = shard;
                row.createdMs = firstMs;
                row.lastReceivedMs = lastMs;
                row.groups = 1;
            }
            return rows;
        });
        client.on<PullLogs>([this](const PullLogs &command) {
            ++pulls;
            LogRows rows;
            const auto from = std::stoll(command.from);
            const auto to = std::min(std::stoll(command.to), static_cast<long long>(lastMs + 1));
            auto at = firstMs + std::max<std::int64_t>(0, from - firstMs + stepMs - 1) / stepMs * stepMs;
            for (; at < to && rows.rows.size() < command.max; at += stepMs)
                rows.rows.push_back(logRow(at, {{"n", std::to_string(at)}}, command.shard));
            rows.next = std::to_string(at);
            rows.atEnd = rows.rows.empty();
            return rows;
        });
    }
};

struct Browsing {
    FakeEngineClient client;
    Workspace workspace{[] { return kSceneNow; }};
    StagedLogs logs;
    LogBrowse browse{workspace};
    std::vector<LogRow> rows;
    int pages = 0;
    std::optional<Error> error;

    Browsing()
    {
        logs.stage(client);
        workspace.attach(client);
        QObject::connect(&browse, &LogBrowse::read, &browse, [this](const std::vector<LogRow> &page) {
            ++pages;
            rows.insert(rows.end(), page.begin(), page.end());
        });
        QObject::connect(&browse, &LogBrowse::failed, &browse, [this](const Error &found) { error = found; });
    }
};

} // namespace

class tst_LogstoreModels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void logstoresOfTheScene()
    {
        FakeEngineClient client;
        stageScene(client);
        LogstoreModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setNow(kSceneNow);
        model.setRows(client.definitions);
        const QList<int> columns{LogstoreModel::Name, LogstoreModel::Shards, LogstoreModel::Rate, LogstoreModel::Index,
                                 LogstoreModel::Collectors};
        QCOMPARE(printed(model, columns).first(), QStringLiteral("usage | 2 | 1 | off | 0"));
        QCOMPARE(printed(model, columns).size(), 8);
        QCOMPARE(model.index(0, LogstoreModel::Name).data(PrefixRole).toString(), QStringLiteral("billing/"));
        QCOMPARE(model.index(1, LogstoreModel::Rate).data(ValueRole).toList().size(), 60);
        RowSignals told(model);
        model.setRows(client.definitions);
        QCOMPARE(told.counts(), QStringLiteral("+0 -0 ~0 !0"));
        model.setText(QStringLiteral("ETL"));
        QCOMPARE(printed(model, {LogstoreModel::Name}), Rows{"etl-log"});
        QCOMPARE(model.total(), 8U);
        client.definitions.logstores.clear();
        model.setRows(client.definitions);
        QCOMPARE(model.rowCount(), 0);
    }

    void shards()
    {
        ShardModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ShardRow one;
        one.shard = 1;
        one.status = "readonly";
        one.linesPerSecond = 12;
        one.bytesPerSecond = 125'000;
        one.lines = 12'345;
        ShardRow two;
        model.setRows({one, two});
        const QList<int> columns{ShardModel::Shard, ShardModel::Status, ShardModel::BytesRate, ShardModel::Lines,
                                 ShardModel::LastReceived};
        QCOMPARE(printed(model, columns), (Rows{"0 | read and write | 0.00 | 0 | –", "1 | read only | 1.00 | 12,345 | –"}));
    }

    void collectorsOfOneLogstore()
    {
        CollectorModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CollectorRow row;
        row.logstore = kShown;
        row.path = "/a.log";
        row.format = "json";
        row.offset = 50;
        row.size = 200;
        row.lines = 7;
        auto other = row;
        other.logstore.logstore = "other";
        auto broken = row;
        broken.path = "/b.log";
        broken.error = "no such file";
        model.setRows({{row, other, broken, row}}, kShown);
        QCOMPARE(
            printed(model, {CollectorModel::State, CollectorModel::Path, CollectorModel::Progress, CollectorModel::Problem}),
            (Rows{"Reading | /a.log | 25.0 % | –", "Stopped | /b.log | 25.0 % | no such file"}));
    }

    void logsGetTheirColumns()
    {
        LogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({logRow(kSceneNow, {{"a", "1"}, {"b", "two\nlines"}})}, kSceneNow);
        QCOMPARE(model.columnCount(), 4);
        QCOMPARE(printed(model, {1, 2, 3}), Rows{"0 | 1 | two lines"});
        model.append({logRow(kSceneNow - 1'000, {{"c", "3"}}, 1)});
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(printed(model, {1, 2, 3, 4}), (Rows{"0 | 1 | two lines | ", "1 |  |  | 3"}));
        model.setColumns(LogColumns::Raw);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("a=1  b=two lines"));
        model.append({logRow(kSceneNow, {{"d", "4"}})});
        model.setColumns(LogColumns::Table);
        QCOMPARE(model.columnCount(), 6);
        model.clear();
        QCOMPARE(model.columnCount(), 2);
    }

    void hugeCellsAndManyFields()
    {
        LogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<std::pair<std::string, std::string>> many;
        for (int i = 0; i < 200; ++i)
            many.emplace_back("k" + std::to_string(i), "v");
        model.setRows({logRow(1, {{"huge", std::string(5'000'000, 'x')}})}, kSceneNow);
        const auto cell = model.index(0, 2).data().toString();
        QVERIFY(cell.startsWith(QString(LogModel::kCellChars, QLatin1Char('x')) + QStringLiteral("… (")));
        QVERIFY(cell.size() < LogModel::kCellChars + 40);
        model.append({logRow(1, many)});
        QCOMPARE(model.columnCount(), 2 + int(LogModel::kFieldsMax));
        QVERIFY(model.hasHiddenFields());
        QCOMPARE(cellText(std::string_view("\xff\x00 bad", 6), 10).size(), 6); // no UTF-8 shows as something, too
    }

    void theNewestFirstAPageAtATime()
    {
        Browsing at;
        at.browse.start({kShown, -1, 0, kSceneNow + 60'000});
        QTRY_COMPARE(at.pages, 1);
        QVERIFY(at.rows.size() >= LogBrowse::kPageRows);
        QVERIFY(!at.browse.atEnd());
        QCOMPARE(at.rows.front().receivedMs, kSceneNow);
        QVERIFY(std::ranges::is_sorted(at.rows, std::ranges::greater{}, &LogRow::receivedMs));
        while (!at.browse.atEnd()) {
            const int pages = at.pages;
            at.browse.more();
            QTRY_COMPARE(at.pages, pages + 1);
        }
        QCOMPARE(at.rows.size(), 2U * 3'601U); // each log once
        QVERIFY(std::ranges::is_sorted(at.rows, std::ranges::greater{}, &LogRow::receivedMs));
        QCOMPARE(at.rows.back().receivedMs, at.logs.firstMs);
    }

    void aTimeAndAShard()
    {
        Browsing at;
        at.browse.start({kShown, 1, kSceneNow - 60'000, kSceneNow - 30'000});
        QTRY_COMPARE(at.pages, 1);
        QVERIFY(at.browse.atEnd());
        QCOMPARE(at.rows.size(), 30U);
        for (const auto &row : at.rows)
            QCOMPARE(row.shard, 1);
        QCOMPARE(at.rows.front().receivedMs, kSceneNow - 31'000);
        QCOMPARE(at.rows.back().receivedMs, kSceneNow - 60'000);
    }

    void denseTrafficNeedsShorterSlices()
    {
        Browsing at;
        at.logs.stepMs = 1; // 2,000 logs a second
        at.browse.start({kShown, -1, kSceneNow - 60'000, kSceneNow + 1});
        QTRY_COMPARE(at.pages, 1);
        QVERIFY(at.rows.size() >= LogBrowse::kPageRows);
        QVERIFY(at.rows.size() <= LogBrowse::kPageRows + LogBrowse::kSliceRows);
        QVERIFY(!at.browse.isCut());
    }

    void failuresAndStops()
    {
        Browsing at;
        at.client.on<PullLogs>([](const PullLogs &) -> Result<LogRows> {
            return fail(ErrorKind::NotFound, "LogStoreNotExist", "it was deleted");
        });
        at.browse.start({kShown, -1, 0, kSceneNow});
        QTRY_VERIFY(at.error.has_value());
        QCOMPARE(at.error->code, std::string("LogStoreNotExist"));
        QVERIFY(!at.browse.busy());
        at.logs.stage(at.client);
        at.client.holdAnswers();
        at.browse.start({kShown, -1, 0, kSceneNow});
        at.browse.stop();
        at.client.releaseAnswers();
        QCoreApplication::processEvents();
        QCOMPARE(at.pages, 0);
    }
};

QTEST_GUILESS_MAIN(tst_LogstoreModels)
#include "tst_logstoremodels.moc"
