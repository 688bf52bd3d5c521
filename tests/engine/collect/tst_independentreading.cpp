// Files read by the engine and by a script in another language (read_logs.py): the same times, fields and bytes.
// SLUICE_SAMPLES names a folder with larger real files to compare as well.
#include "tests/support/encodedlogs.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr qint64 kNow = 1'718'000'000; // June 2024: some months of a year are ahead, some behind

std::string bytesOf(const QString &path)
{
    std::ifstream file(path.toStdString(), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// One line of the script's output as a log.
Log logOf(const QByteArray &line)
{
    const auto row = QJsonDocument::fromJson(line).array();
    Log log;
    log.time = static_cast<std::uint32_t>(row[0].isNull() ? kNow : row[0].toInteger());
    for (const auto &field : row[1].toArray()) {
        const auto pair = field.toArray();
        log.contents.push_back({pair[0].toString().toLatin1().toStdString(), pair[1].toString().toLatin1().toStdString()});
    }
    return log;
}

// The engine's own words and fractions, which the script leaves out.
Log comparable(Log log)
{
    std::erase_if(log.contents, [](const LogContent &content) { return content.key == "__parse_error__"; });
    log.timeNs.reset();
    return log;
}

} // namespace

class IndependentReadingTest : public QObject {
    Q_OBJECT
private slots:
    void agree_data();
    void agree();
};

void IndependentReadingTest::agree_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("parseErrors");
    const QString own = QStringLiteral(SLUICE_TEST_DATA "/collect/");
    QTest::newRow("access") << "apache" << own + "access.log" << 240 << 7;
    QTest::newRow("syslog") << "syslog" << own + "syslog.log" << 240 << 5;
    QTest::newRow("json") << "json" << own + "app.json" << 200 << 9;
    QTest::newRow("csv") << "csv" << own + "table.csv" << 120 << 0;
    const auto folder = qEnvironmentVariable("SLUICE_SAMPLES");
    if (folder.isEmpty())
        return;
    QTest::newRow("apache_access.log") << "apache" << folder + "/apache_access.log" << 10'000 << 1;
    QTest::newRow("linux_2k.log") << "syslog" << folder + "/linux_2k.log" << 2'000 << 0;
    QTest::newRow("openssh_2k.log") << "syslog" << folder + "/openssh_2k.log" << 2'000 << 0;
    QTest::newRow("nginx_status.json") << "json" << folder + "/nginx_status.json" << 500 << 0;
}

void IndependentReadingTest::agree()
{
    QFETCH(const QString, format);
    QFETCH(const QString, path);
    QFETCH(const int, lines);
    QFETCH(const int, parseErrors);
    const auto bytes = bytesOf(path);
    const auto result = encoded(sourceOf(format.toStdString()), bytes, 100'000, wallFromSeconds(kNow));
    QCOMPARE(result.counts.lines, std::uint64_t(lines));
    QCOMPARE(result.counts.parseErrors, std::uint64_t(parseErrors));
    QCOMPARE(result.position, bytes.size());

    QProcess script;
    script.start(
        QStringLiteral("python3"),
        {QStringLiteral(SLUICE_SOURCE_DIR "/tests/engine/collect/read_logs.py"), format, path, QString::number(kNow)});
    QVERIFY(script.waitForFinished(30'000));
    QCOMPARE(script.exitCode(), 0);
    const auto expected = script.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(expected.size(), lines);
    for (int i = 0; i < lines; ++i) {
        const auto log = logOf(expected[i]);
        const auto ours = comparable(result.logs[std::size_t(i)]);
        QCOMPARE(QString::fromStdString(printed(ours)), QString::fromStdString(printed(log)));
        QCOMPARE(ours, log);
    }
}

QTEST_APPLESS_MAIN(IndependentReadingTest)
#include "tst_independentreading.moc"
