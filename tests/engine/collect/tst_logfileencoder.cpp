#include "engine/logs/loggroupreader.h"
#include "tests/support/encodedlogs.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

QStringList contents(const Encoded &result)
{
    QStringList lines;
    for (const auto &log : result.logs)
        lines << QString::fromStdString(valueOf(log, "content"));
    return lines;
}

} // namespace

class LogFileEncoderTest : public QObject {
    Q_OBJECT
private slots:
    void linesEndInAnyWay();
    void chunksDoNotMatter_data();
    void chunksDoNotMatter();
    void emptyLines();
    void emptyInput();
    void brokenLinesAreKept();
    void binaryBytesAreKept();
    void longLinesAreCut_data();
    void longLinesAreCut();
    void longCsvRecordsAreCut();
    void openQuoteCostsOneLine();
    void quotesThatNeverEndAreNotSlow();
    void quotedNewlineAtTheEnd();
    void groupsAreBounded();
    void oneLogTakesManyBytes();
    void tagsAndTopic();
    void positionIsBehindWholeLines();
    void restartGoesOn();
    void badSources();
};

void LogFileEncoderTest::linesEndInAnyWay()
{
    const auto result = encoded(sourceOf("line"), "a\nb\r\nc\r\r\nd");
    QCOMPARE(contents(result), (QStringList{"a", "b", "c\r", "d"}));
    QCOMPARE(result.counts.lines, 4U);
    QCOMPARE(result.position, 10U);
    QCOMPARE(contents(encoded(sourceOf("line"), "a\n")), QStringList{"a"});
}

void LogFileEncoderTest::chunksDoNotMatter_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("line") << "line" << QByteArray("one\ntwo\r\n\nthree");
    QTest::newRow("json") << "json" << QByteArray("{\"a\":1}\r\n\n{\"a\":\"\\n\"}\nbroken\n{}");
    QTest::newRow("csv") << "csv" << QByteArray("a,b\r\n1,\"x\ny\"\r\n\"\"\"\",2\n3,4");
    QTest::newRow("nginx") << "nginx" << QByteArray("1.1.1.1 - - [17/May/2015:10:05:03 +0000] \"-\" 200 1\nno\n");
    QTest::newRow("syslog") << "syslog" << QByteArray("Jun 14 15:16:01 combo su: x\n\n<3>Jun 14 15:16:02 combo su: y");
}

void LogFileEncoderTest::chunksDoNotMatter()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, bytes);
    const auto whole = encoded(sourceOf(format.toStdString()), bytes.toStdString());
    QCOMPARE(whole.position, std::uint64_t(bytes.size()));
    for (const std::size_t chunk : {1U, 2U, 3U, 7U}) {
        const auto pieces = encoded(sourceOf(format.toStdString()), bytes.toStdString(), chunk);
        QCOMPARE(pieces.logs, whole.logs);
        QCOMPARE(pieces.counts, whole.counts);
    }
}

void LogFileEncoderTest::emptyLines()
{
    QCOMPARE(contents(encoded(sourceOf("line"), "\na\n\n")), (QStringList{"", "a", ""}));
    const auto json = encoded(sourceOf("json"), "\n\r\n{\"a\":1}\n\n");
    QCOMPARE(json.logs.size(), 1U);
    QCOMPARE(json.counts.emptyLines, 3U);
    QCOMPARE(json.counts.parseErrors, 0U);
}

void LogFileEncoderTest::emptyInput()
{
    for (const auto *const format : {"auto", "line", "json", "csv", "nginx", "syslog"}) {
        const auto result = encoded(sourceOf(format), "");
        QVERIFY(result.error.empty());
        QVERIFY(result.groups.empty());
    }
}

void LogFileEncoderTest::brokenLinesAreKept()
{
    const auto result = encoded(sourceOf("json"), "{\"a\":1}\n{\"a\":\n{\"b\":2}\n");
    QCOMPARE(result.logs.size(), 3U);
    QCOMPARE(QString::fromStdString(printed(result.logs[1])),
             QStringLiteral("content={\"a\": __parse_error__=\"JSON: a value is broken\""));
    QCOMPARE(result.logs[1].time, 1'700'000'000U);
    QCOMPARE(result.counts.parseErrors, 1U);
    QCOMPARE(result.counts.lines, 3U);
}

void LogFileEncoderTest::binaryBytesAreKept()
{
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        if (i != '\n')
            bytes += static_cast<char>(i);
    }
    bytes += 'x';
    for (const auto *const format : {"line", "json", "csv", "nginx", "syslog", "auto"}) {
        auto source = sourceOf(format);
        source.header = "a,b";
        const auto result = encoded(source, bytes + "\n" + bytes);
        QCOMPARE(result.logs.size(), 2U);
        const auto kept = result.logs[0].contents[0].value;
        if (std::string_view(format) == "csv")
            QCOMPARE(kept + ',' + result.logs[0].contents[1].value, bytes);
        else
            QCOMPARE(kept, bytes);
    }
}

void LogFileEncoderTest::longLinesAreCut_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<qulonglong>("size");
    QTest::addColumn<qulonglong>("chunk");
    const qulonglong limit = limits::kLineBytesMax;
    for (const auto *const format : {"line", "json"}) {
        for (const qulonglong size : {limit - 1, limit, limit + 1, 3 * limit, 10'000'000ULL}) {
            for (const qulonglong chunk : {qulonglong(LogFileEncoder::kBlockBytes), 100'000ULL})
                QTest::addRow("%s %llu by %llu", format, size, chunk) << QString::fromUtf8(format) << size << chunk;
        }
    }
}

void LogFileEncoderTest::longLinesAreCut()
{
    QFETCH(const QString, format);
    QFETCH(const qulonglong, size);
    QFETCH(const qulonglong, chunk);
    std::string line(size, 'x');
    for (std::size_t i = 0; i < line.size(); i += 1000)
        line[i] = static_cast<char>('a' + i / 1000 % 26);
    const auto result = encoded(sourceOf(format.toStdString()), "before\n" + line + "\nafter\n", chunk);
    QCOMPARE(result.logs.size(), 3U);
    QCOMPARE(valueOf(result.logs[1], "content"), line.substr(0, limits::kLineBytesMax));
    QCOMPARE(valueOf(result.logs[2], "content"), std::string("after"));
    QCOMPARE(result.position, size + 14);
    const auto cut = size > limits::kLineBytesMax ? size - limits::kLineBytesMax : 0;
    QCOMPARE(valueOf(result.logs[1], "__cut__"), cut > 0 ? std::to_string(cut) : std::string());
    QCOMPARE(result.counts.linesCut, cut > 0 ? 1U : 0U);
    QCOMPARE(result.counts.bytesCut, cut);
}

void LogFileEncoderTest::longCsvRecordsAreCut()
{
    const std::string line(10'000'000, 'x');
    const auto result = encoded(sourceOf("csv"), "a,b\n1,2\n" + line + ",z\n3,4\n");
    QCOMPARE(result.logs.size(), 3U);
    QCOMPARE(valueOf(result.logs[1], "a"), line.substr(0, limits::kLineBytesMax));
    QCOMPARE(valueOf(result.logs[1], "__cut__"), std::to_string(10'000'002 - limits::kLineBytesMax));
    QCOMPARE(valueOf(result.logs[2], "b"), std::string("4"));
}

void LogFileEncoderTest::openQuoteCostsOneLine()
{
    std::string bytes = "a,b\n1,2\n3,\"open\n";
    for (int i = 0; i < 200'000; ++i)
        bytes += "x,yyyyyyyy\n";
    const auto result = encoded(sourceOf("csv"), bytes, 1 << 20);
    QCOMPARE(result.logs.size(), 200'002U);
    QCOMPARE(result.counts.parseErrors, 1U);
    QCOMPARE(QString::fromStdString(printed(result.logs[1])),
             QStringLiteral("content=3,\"open __parse_error__=\"CSV: a quoted field does not end\""));
    QCOMPARE(valueOf(result.logs[2], "a"), std::string("x"));
    // The same at the end of the input, within the limit.
    const auto end = encoded(sourceOf("csv"), "a,b\n3,\"open\n4,5");
    QCOMPARE(end.logs.size(), 2U);
    QCOMPARE(end.counts.parseErrors, 1U);
    QCOMPARE(valueOf(end.logs[1], "b"), std::string("5"));
}

// Each line closes the quote of the one before and opens another: no record ever ends.
void LogFileEncoderTest::quotesThatNeverEndAreNotSlow()
{
    std::string bytes = "a,b\n";
    constexpr int count = 1'000'000;
    for (int i = 0; i < count; ++i)
        bytes += "a\",\"d\n";
    const auto result = encoded(sourceOf("csv"), bytes);
    QCOMPARE(result.counts.lines, std::uint64_t(count));
    QVERIFY(result.counts.parseErrors > std::uint64_t(count) / 2);
    QCOMPARE(result.position, bytes.size());
}

void LogFileEncoderTest::quotedNewlineAtTheEnd()
{
    const auto result = encoded(sourceOf("csv"), "a,b\n1,\"x\ny\"");
    QCOMPARE(result.logs.size(), 1U);
    QCOMPARE(valueOf(result.logs[0], "b"), std::string("x\ny"));
}

void LogFileEncoderTest::groupsAreBounded()
{
    std::string bytes;
    for (int i = 0; i < 100'000; ++i)
        bytes += "l" + std::to_string(i) + '\n';
    const auto result = encoded(sourceOf("line"), bytes);
    QCOMPARE(result.logs.size(), 100'000U);
    for (const auto &group : result.groups) {
        QVERIFY(group.lines <= limits::kGroupLogsMax);
        QVERIFY(group.bytes.size() <= LogFileEncoder::kGroupBytes + 1024);
    }
    for (int i = 0; i < 100'000; i += 9'999)
        QCOMPARE(valueOf(result.logs[std::size_t(i)], "content"), "l" + std::to_string(i));
}

// A header of long names makes each small record a large log: what is encoded at a time stays bounded.
void LogFileEncoderTest::oneLogTakesManyBytes()
{
    auto source = sourceOf("csv");
    for (int i = 0; i < 1000; ++i)
        source.header += (i > 0 ? "," : "") + std::string(120, 'n') + std::to_string(i);
    auto encoder = LogFileEncoder::create(source, {});
    QVERIFY(encoder.has_value());
    const auto record = std::string(999, ',') + '\n';
    const auto room = (*encoder)->room();
    for (std::size_t at = 0; at + record.size() <= room.size(); at += record.size())
        std::memcpy(room.data() + at, record.data(), record.size());
    const auto records = room.size() / record.size();
    (*encoder)->filled(records * record.size());
    std::uint64_t lines = 0;
    do {
        QVERIFY((*encoder)->encode({}, More::Follows).has_value());
        std::size_t bytes = 0;
        for (const auto &group : (*encoder)->take()) {
            bytes += group.bytes.size();
            lines += group.lines;
            QVERIFY(group.bytes.size() < 2 * limits::kMiB);
        }
        QVERIFY(bytes < LogFileEncoder::kEncodedBytes + 2 * limits::kMiB);
    } while ((*encoder)->pending());
    QCOMPARE(lines, records);
}

void LogFileEncoderTest::tagsAndTopic()
{
    auto source = sourceOf("line");
    source.topic = "shop";
    auto encoder = LogFileEncoder::create(source, "/var/log/x.log");
    QVERIFY(encoder.has_value());
    (*encoder)->room(2)[0] = 'x';
    (*encoder)->filled(1);
    QVERIFY((*encoder)->encode({}, More::Nothing).has_value());
    const auto groups = (*encoder)->take();
    const auto reader = LogGroupReader::open(groups.at(0).bytes);
    QVERIFY(reader.has_value());
    QCOMPARE(*reader->topic(), std::string_view("shop"));
    QCOMPARE(reader->tags().at(0).key, std::string_view("__path__"));
    QCOMPARE(reader->tags().at(0).value, std::string_view("/var/log/x.log"));
    QCOMPARE(reader->tags().at(1).key, std::string_view("__hostname__"));
}

void LogFileEncoderTest::positionIsBehindWholeLines()
{
    auto encoder = LogFileEncoder::create(sourceOf("line"), {});
    QVERIFY(encoder.has_value());
    const std::string_view bytes = "one\ntwo\nthr";
    std::memcpy((*encoder)->room().data(), bytes.data(), bytes.size());
    (*encoder)->filled(bytes.size());
    QVERIFY((*encoder)->encode({}, More::Follows).has_value());
    QCOMPARE((*encoder)->position(), 8U);
    QCOMPARE((*encoder)->readPosition(), 11U);
    QCOMPARE((*encoder)->tail(), std::string("one\ntwo\n"));
    QCOMPARE((*encoder)->counts().lines, 2U);
}

void LogFileEncoderTest::restartGoesOn()
{
    auto encoder = LogFileEncoder::create(sourceOf("line"), {});
    QVERIFY(encoder.has_value());
    CollectCounts counts;
    counts.lines = 7;
    (*encoder)->restart(100, counts);
    (*encoder)->room()[0] = '\n';
    (*encoder)->filled(1);
    QVERIFY((*encoder)->encode({}, More::Follows).has_value());
    QCOMPARE((*encoder)->position(), 101U);
    QCOMPARE((*encoder)->counts().lines, 8U);
}

void LogFileEncoderTest::badSources()
{
    QCOMPARE(encoded(sourceOf("xml"), "x").error, "UnknownFormat");
    QCOMPARE(encoded(sourceOf("regex"), "x").error, "BadPattern");
    auto source = sourceOf("json");
    source.timeFormat = "yyyy";
    QCOMPARE(encoded(source, "x").error, "BadTimeFormat");
}

QTEST_APPLESS_MAIN(LogFileEncoderTest)
#include "tst_logfileencoder.moc"
