// The sample stack: it applies, its log is of now and of the form it says, and its feed lives and stops.
#include "engine/catalog/samplestack.h"
#include "engine/catalog/stackfile.h"
#include "engine/functions/native/templateparameter.h"
#include "tests/support/manualloop.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

std::string content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

SampleText sampleText()
{
    return {content(QStringLiteral(":/sample/stack.yaml")), content(QStringLiteral(":/sample/traffic.yaml"))};
}

RuleHooks realHooks()
{
    return {[](const std::string &name, const std::string &json) { return checkTemplateParameter(name, json); }};
}

QDateTime timeOf(const QString &line)
{
    const auto text = line.mid(line.indexOf('[') + 1, 20);
    auto time = QLocale::c().toDateTime(text, QStringLiteral("dd/MMM/yyyy:HH:mm:ss"));
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

class SampleStackTest : public QObject {
    Q_OBJECT
private slots:
    void appliesWithoutAComplaint()
    {
        const auto reading = readStack(sampleText().stack, "/data/sample/stack.yaml");
        QVERIFY2(reading.errors.empty(), reading.errors.empty() ? "" : toText(reading.errors.front()).c_str());
        const auto plan = planStack(reading.stack, Definitions{}, {}, PruneMode::Keep, realHooks());
        QVERIFY2(plan.errors.empty(), plan.errors.empty() ? "" : toText(asError(plan.errors)).c_str());
        QCOMPARE(reading.stack.objects.services.size(), std::size_t(2));
        QCOMPARE(reading.stack.objects.triggers.size(), std::size_t(3));
        QCOMPARE(reading.stack.objects.logstores.at({"shop", "access"}).collect.at(0).path,
                 std::string("/data/sample/access.log"));
        QCOMPARE(reading.stack.objects.logstores.at({"shop", "packages"}).collect.at(0).path,
                 std::string("/var/log/dpkg.log"));
    }

    void thePackagePatternFitsTheLog()
    {
        const auto reading = readStack(sampleText().stack, "/data/stack.yaml");
        const auto &source = reading.stack.objects.logstores.at({"shop", "packages"}).collect.at(0);
        const QRegularExpression pattern(QString::fromStdString(source.pattern));
        for (const auto *line :
             {"2025-06-24 14:36:25 startup archives unpack", "2025-06-24 14:36:25 status half-configured libc6:amd64 2.36-9",
              "2025-06-24 14:36:25 upgrade libsystemd0:amd64 252.36-1~deb12u1 252.38-1~deb12u1"})
            QVERIFY(pattern.match(QLatin1String(line)).hasMatch());
    }

    void historyEndsNow()
    {
        QTemporaryDir folder;
        const auto now = wallFromSeconds(1'790'000'000);
        const auto stack = materialise(folder.filePath("sample").toStdString(), sampleText(), now);
        QVERIFY2(stack, stack ? "" : toText(stack.error()).c_str());
        QCOMPARE(*stack, folder.filePath("sample/stack.yaml").toStdString());
        QCOMPARE(content(folder.filePath("sample/stack.yaml")), sampleText().stack);
        const auto lines =
            QString::fromStdString(content(folder.filePath("sample/access.log"))).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), qsizetype(2'400));
        QCOMPARE(timeOf(lines.last()).toSecsSinceEpoch(), qint64(1'790'000'000));
        QCOMPARE(timeOf(lines.first()).toSecsSinceEpoch(), qint64(1'790'000'000 - 3'600));
        const QRegularExpression combined(QStringLiteral(
            R"(^\d+\.\d+\.\d+\.\d+ - \S+ \[[^\]]+\] "(GET|POST) \S+ HTTP/1\.1" [2-5]\d\d \d+ "[^"]+" "[^"]+"$)"));
        QDateTime last;
        int errors = 0;
        int users = 0;
        for (const auto &line : lines) {
            QVERIFY2(combined.match(line).hasMatch(), qPrintable(line));
            QVERIFY(!last.isValid() || last <= timeOf(line));
            last = timeOf(line);
            errors += line.contains(QLatin1String(" HTTP/1.1\" 5")) ? 1 : 0;
            users += line.contains(QLatin1String(" - - [")) ? 0 : 1;
        }
        QVERIFY(errors > 5 && errors < 200);
        QVERIFY(users > 100 && users < 2'000);
    }

    void aSeedGivesTheSameLines()
    {
        auto one = SampleTraffic::create(sampleText().traffic, 7).value();
        auto two = SampleTraffic::create(sampleText().traffic, 7).value();
        auto other = SampleTraffic::create(sampleText().traffic, 8).value();
        std::string a;
        std::string b;
        std::string c;
        for (int i = 0; i < 50; ++i) {
            a += one.line(wallFromSeconds(i));
            b += two.line(wallFromSeconds(i));
            c += other.line(wallFromSeconds(i));
        }
        QCOMPARE(a, b);
        QVERIFY(a != c);
    }

    void factsThatAreNoneAreRefused()
    {
        QVERIFY(!SampleTraffic::create("", 1));
        QVERIFY(!SampleTraffic::create("[1, 2]", 1));
        QVERIFY(!SampleTraffic::create("sections: {/: 0}", 1));
    }

    void feedAppendsAndStops()
    {
        QTemporaryDir folder;
        test::ManualLoop loop;
        const auto directory = folder.path().toStdString();
        QVERIFY(materialise(directory, sampleText(), loop.clock().wall()));
        const auto before = content(folder.filePath("access.log"));
        {
            WorkerPool pool("test", 1);
            auto feed = SampleFeed::start(directory, sampleText(), loop, pool).value();
            while (feed->linesWritten() < 100) {
                const auto had = feed->linesWritten();
                loop.advance(std::chrono::seconds(2));
                QVERIFY(loop.settleUntil([&] { return feed->linesWritten() > had; }));
            }
            QCOMPARE(feed->linesLost(), std::uint64_t(0));
            feed.reset();
            loop.settle();
            QCOMPARE(loop.timers(), std::size_t(0));
        }
        loop.settle();
        const auto after = content(folder.filePath("access.log"));
        QVERIFY(after.starts_with(before));
        QVERIFY(std::count(after.begin(), after.end(), '\n') >= 2'500);
        QVERIFY(after.ends_with('\n'));
    }

    void feedRotates()
    {
        QTemporaryDir folder;
        test::ManualLoop loop;
        WorkerPool pool("test", 1);
        QFile log(folder.filePath("access.log"));
        QVERIFY(log.open(QIODevice::WriteOnly) && log.resize(SampleFeed::kRotateBytes));
        log.close();
        auto feed = SampleFeed::start(folder.path().toStdString(), sampleText(), loop, pool).value();
        loop.advance(std::chrono::seconds(3));
        QVERIFY(loop.settleUntil([&] { return feed->linesWritten() > 0; }));
        QCOMPARE(QFileInfo(folder.filePath("access.log.1")).size(), qint64(SampleFeed::kRotateBytes));
        QVERIFY(QFileInfo(folder.filePath("access.log")).size() < 10'000);
    }

    void feedCountsWhatItCannotWrite()
    {
        test::ManualLoop loop;
        WorkerPool pool("test", 1);
        auto feed = SampleFeed::start("/nonexistent/folder", sampleText(), loop, pool).value();
        loop.advance(std::chrono::seconds(3));
        QVERIFY(loop.settleUntil([&] { return feed->linesLost() > 0; }));
        QCOMPARE(feed->linesWritten(), std::uint64_t(0));
        QVERIFY(loop.settleUntil([&] { return loop.timers() == 1; })); // it goes on trying
    }
};

QTEST_GUILESS_MAIN(SampleStackTest)
#include "tst_samplestack.moc"
