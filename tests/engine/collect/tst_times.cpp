#include "engine/collect/timeparser.h"
#include "tests/support/encodedlogs.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

WallTime at(const char *iso)
{
    CivilReader reader(iso);
    CivilTime time;
    return reader.iso8601(time) ? wallFromSeconds(*civilSeconds(time)) : WallTime();
}

QString shown(const std::optional<LogTime> &time)
{
    if (!time)
        return QStringLiteral("none");
    const auto text = QString::number(time->seconds);
    return time->nanos ? text + u'.' + QString::number(*time->nanos) : text;
}

} // namespace

class TimesTest : public QObject {
    Q_OBJECT
private slots:
    void formats_data();
    void formats();
    void badFormats_data();
    void badFormats();
    void years_data();
    void years();
    void zones_data();
    void zones();
    void unknownZone();
    void ruleFindsTheField_data();
    void ruleFindsTheField();
    void missedTimesAreCounted();
};

void TimesTest::formats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("time");
    const auto row = [](const char *format, const char *text, const char *time) {
        QTest::addRow("%s: %s", format, text)
            << QString::fromUtf8(format) << QString::fromUtf8(text) << QString::fromUtf8(time);
    };
    row("unix", "1704790317", "1704790317");
    row("unix", "1704790317.25", "1704790317.250000000");
    row("unix", "0", "0");
    row("unix", "-1", "none");
    row("unix", "4294967296", "none");
    row("unix", "1704790317x", "none");
    row("unix", "", "none");
    row("unix_ms", "1704790317123", "1704790317.123000000");
    row("unix_ms", "1704790317123.5", "none");
    row("iso8601", "2024-01-09T08:51:57Z", "1704790317");
    row("iso8601", "2024-01-09 08:51:57.5Z", "1704790317.500000000");
    row("iso8601", "2024-01-09T08:51:57,123456789+00:00", "1704790317.123456789");
    row("iso8601", "2024-01-09T16:51:57+0800", "1704790317");
    row("iso8601", "2024-01-09T08:51", "1704790260");
    row("iso8601", "2024-01-09", "1704758400");
    row("iso8601", "2023-02-29T00:00:00Z", "none");
    row("iso8601", "2024-02-29T00:00:00Z", "1709164800");
    row("iso8601", "2024-13-09T08:51:57Z", "none");
    row("iso8601", "2024-01-09T24:00:00Z", "none");
    row("iso8601", "2016-12-31T23:59:60Z", "1483228800");
    row("iso8601", "2024-01-09T08:51:57Zx", "none");
    row("iso8601", "1969-12-31T23:59:59Z", "none");
    row("", "1704790317", "1704790317");
    row("", "1704790317.5", "1704790317.500000000");
    row("", "1704790317123", "1704790317.123000000");
    row("", "1704790317123456", "1704790317.123456000");
    row("", "1704790317123456789", "1704790317.123456789");
    row("", "2024-01-09T08:51:57Z", "1704790317");
    row("", "12", "none");
    row("", "hello", "none");
    row("%d/%b/%Y:%H:%M:%S %z", "09/Jan/2024:16:51:57 +0800", "1704790317");
    row("%Y-%m-%d %H:%M:%S.%f", "2024-01-09 08:51:57.5", "1704790317.500000000");
    row("%a, %d %B %Y %T", "Tue, 09 January 2024 08:51:57", "1704790317");
    row("%I:%M:%S %p %m/%d/%y", "08:51:57 AM 01/09/24", "1704790317");
    row("%I:%M:%S %p %D", "12:00:00 AM 01/09/24", "1704758400");
    row("%I:%M:%S %p %D", "12:00:00 PM 01/09/24", "1704801600");
    row("%F %R", "2024-01-09 08:51", "1704790260");
    row("%Y %j %T", "2024 009 08:51:57", "1704790317");
    row("%Y %j", "2023 366", "none");
    row("%s", "1704790317", "1704790317");
    row("%e %b %Y %T %Z", " 9 Jan 2024 08:51:57 UTC", "1704790317");
    row("100%% %s", "100% 1704790317", "1704790317");
    row("%Y-%m-%d", "2024-01-09 ", "none");
    row("%Y-%m-%d", "2024-1-9", "1704758400");
    row("%b %d %T", "Jan  9 08:51:57", "1704790317");
}

void TimesTest::formats()
{
    QFETCH(const QString, format);
    QFETCH(const QString, text);
    QFETCH(const QString, time);
    auto parser = TimeParser::create(format.toStdString(), "UTC");
    QVERIFY(parser.has_value());
    QString expected = time;
    if (const auto point = time.indexOf(u'.'); point >= 0)
        expected = time.left(point + 1) + QString::number(time.mid(point + 1).toULong());
    QCOMPARE(shown(parser->parse(text.toStdString(), at("2024-02-01T00:00:00"))), expected);
}

void TimesTest::badFormats_data()
{
    QTest::addColumn<QString>("format");
    for (const auto *const format : {"yyyy-MM-dd", "%Q", "%Y-%", "seconds"})
        QTest::newRow(format) << QString::fromUtf8(format);
    QTest::newRow("long") << QString(300, u'%');
}

void TimesTest::badFormats()
{
    QFETCH(const QString, format);
    const auto parser = TimeParser::create(format.toStdString(), "UTC");
    QVERIFY(!parser.has_value());
    QCOMPARE(parser.error().code, "BadTimeFormat");
}

// RFC 3164 has no year: the nearest one that is never more than a day ahead.
void TimesTest::years_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *now, const char *text, const char *expected) {
        QTest::addRow("%s at %s", text, now)
            << QString::fromUtf8(now) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("2026-06-15T12:00:00", "Jun 14 15:16:01", "2026-06-14T15:16:01");
    row("2026-06-15T12:00:00", "Jun 15 12:00:00", "2026-06-15T12:00:00");
    row("2026-06-15T12:00:00", "Jun 16 11:59:59", "2026-06-16T11:59:59");
    row("2026-06-15T12:00:00", "Jun 16 12:00:00", "2026-06-16T12:00:00");
    row("2026-06-15T12:00:00", "Jun 16 12:00:01", "2025-06-16T12:00:01");
    row("2026-01-01T00:00:10", "Dec 31 23:59:59", "2025-12-31T23:59:59");
    row("2025-12-31T23:59:50", "Jan  1 00:00:05", "2026-01-01T00:00:05");
    row("2025-12-31T12:00:00", "Jan  2 00:00:05", "2025-01-02T00:00:05");
    row("2026-06-15T12:00:00", "Feb 29 10:00:00", "2024-02-29T10:00:00");
    row("2024-02-28T12:00:00", "Feb 29 10:00:00", "2024-02-29T10:00:00");
    row("2024-02-28T09:00:00", "Feb 29 10:00:00", "2020-02-29T10:00:00");
    row("2103-06-01T00:00:00", "Feb 29 10:00:00", "2096-02-29T10:00:00");
}

void TimesTest::years()
{
    QFETCH(const QString, now);
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const auto line = text.toStdString() + " host app[1]: message";
    const auto result = encoded(sourceOf("syslog"), line, 64, at(now.toUtf8()));
    QCOMPARE(result.counts.parseErrors, 0U);
    QCOMPARE(std::int64_t(result.logs.at(0).time), unixSeconds(at(expected.toUtf8())));
}

void TimesTest::zones_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("time");
    QTest::newRow("utc") << "UTC"
                         << "2024-01-09T08:51:57" << qint64(1704790317);
    QTest::newRow("shanghai") << "Asia/Shanghai"
                              << "2024-01-09T16:51:57" << qint64(1704790317);
    QTest::newRow("fixed") << "+05:30"
                           << "2024-01-09T14:21:57" << qint64(1704790317);
    QTest::newRow("kathmandu") << "Asia/Kathmandu"
                               << "2024-01-09T14:36:57" << qint64(1704790317);
    QTest::newRow("winter") << "Europe/Berlin"
                            << "2024-01-09T09:51:57" << qint64(1704790317);
    QTest::newRow("summer") << "Europe/Berlin"
                            << "2024-07-09T10:51:57" << qint64(1720515117);
    QTest::newRow("last second of winter") << "Europe/Berlin"
                                           << "2024-03-31T01:59:59" << qint64(1711846799);
    QTest::newRow("first second of summer") << "Europe/Berlin"
                                            << "2024-03-31T03:00:00" << qint64(1711846800);
    QTest::newRow("written offset wins") << "Europe/Berlin"
                                         << "2024-01-09T08:51:57Z" << qint64(1704790317);
    QTest::newRow("new york") << "America/New_York"
                              << "2024-01-09T03:51:57" << qint64(1704790317);
}

void TimesTest::zones()
{
    QFETCH(const QString, zone);
    QFETCH(const QString, text);
    QFETCH(const qint64, time);
    auto parser = TimeParser::create("iso8601", zone.toStdString());
    QVERIFY(parser.has_value());
    // Twice, the second time from what is remembered; in between another time of year.
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(shown(parser->parse(text.toStdString(), {})), QString::number(time));
        static_cast<void>(parser->parse("2023-10-29T02:30:00", {}));
    }
}

void TimesTest::unknownZone()
{
    const auto zone = Zone::create("Asia/Atlantis");
    QVERIFY(!zone.has_value());
    QCOMPARE(zone.error().code, "BadTimeZone");
    QCOMPARE(encoded(sourceOf("syslog", "Nowhere"), "x").error, "BadTimeZone");
    QVERIFY(Zone::create("").has_value());
}

void TimesTest::ruleFindsTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("line");
    QTest::addColumn<quint32>("time");
    const quint32 now = 1'700'000'000;
    QTest::newRow("time") << ""
                          << ""
                          << R"({"a":1,"time":1704790317})" << quint32(1704790317);
    QTest::newRow("@timestamp") << ""
                                << ""
                                << R"({"@timestamp":"2024-01-09T08:51:57.5Z"})" << quint32(1704790317);
    QTest::newRow("timestamp ms") << ""
                                  << ""
                                  << R"({"timestamp":1704790317123})" << quint32(1704790317);
    QTest::newRow("first that parses") << ""
                                       << ""
                                       << R"({"time":"soon","timestamp":"1704790317"})" << quint32(1704790317);
    QTest::newRow("none parses") << ""
                                 << ""
                                 << R"({"time":"soon"})" << now;
    QTest::newRow("none there") << ""
                                << ""
                                << R"({"a":"b"})" << now;
    QTest::newRow("named") << "when"
                           << "%d.%m.%Y"
                           << R"({"time":1,"when":"09.01.2024"})" << quint32(1704758400);
    QTest::newRow("named is missing") << "when"
                                      << ""
                                      << R"({"time":1704790317})" << now;
    QTest::newRow("out of range") << ""
                                  << ""
                                  << R"({"time":99999999999999999999})" << now;
}

void TimesTest::ruleFindsTheField()
{
    QFETCH(const QString, field);
    QFETCH(const QString, format);
    QFETCH(const QString, line);
    QFETCH(const quint32, time);
    auto source = sourceOf("json");
    source.timeField = field.toStdString();
    source.timeFormat = format.toStdString();
    const auto result = encoded(source, line.toStdString());
    QCOMPARE(result.logs.at(0).time, time);
}

void TimesTest::missedTimesAreCounted()
{
    auto source = sourceOf("json");
    source.timeField = "when";
    const auto result = encoded(source, "{\"when\":\"2024-01-09\"}\n{\"when\":\"never\"}\n{}\nbroken\n");
    QCOMPARE(result.counts.timesMissed, 2U);
    QCOMPARE(result.counts.parseErrors, 1U);
}

QTEST_APPLESS_MAIN(TimesTest)
#include "tst_times.moc"
