#include "tests/support/encodedlogs.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

// One line through a parser: its fields, or the reason why not.
QString parsed(const CollectSource &source, std::string_view line)
{
    const auto result = encoded(source, line);
    if (!result.error.empty())
        return QString::fromStdString(result.error);
    if (result.logs.size() != 1)
        return QStringLiteral("%1 logs").arg(result.logs.size());
    const auto &log = result.logs.front();
    const auto reason = valueOf(log, "__parse_error__");
    return QString::fromStdString(reason.empty() ? printed(log) : "! " + reason);
}

std::uint32_t timeOf(const CollectSource &source, std::string_view line)
{
    const auto result = encoded(source, line);
    return result.logs.size() == 1 ? result.logs.front().time : 0;
}

} // namespace

class ParsersTest : public QObject {
    Q_OBJECT
private slots:
    void json_data();
    void json();
    void jsonKeepsBytesThatAreNotUtf8();
    void access_data();
    void access();
    void accessTime();
    void syslog_data();
    void syslog();
    void csv_data();
    void csv();
    void csvNamesItsColumns();
    void regex_data();
    void regex();
    void fieldNamesAreMadeAllowed();
};

void ParsersTest::json_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char *name, const char *line, const char *fields) {
        QTest::newRow(name) << QByteArray(line) << QString::fromUtf8(fields);
    };
    row("strings", R"({"a":"x","b":"y z"})", "a=x b=\"y z\"");
    row("spaces", "  { \"a\" : \"x\" ,\t\"b\" : 1 }  ", "a=x b=1");
    row("empty object", "{}", "");
    row("numbers keep their bytes", R"({"a":1.50,"b":-0,"c":1E+2,"d":12345678901234567890123})",
        "a=1.50 b=-0 c=1E+2 d=12345678901234567890123");
    row("literals", R"({"a":true,"b":false,"c":null})", "a=true b=false c=null");
    row("nested values keep their bytes", R"({"a":{"b": [1, 2,{"c":"\n"}]},"d":[ ]})",
        "a=\"{\"b\": [1, 2,{\"c\":\"\\n\"}]}\" d=\"[ ]\"");
    row("duplicates are kept", R"({"a":"1","a":"2"})", "a=1 a=2");
    row("escapes", R"({"a":"\"\\\/\b\f\n\r\t"})", "a=\"\\/\b\f\n\r\t");
    row("unicode", R"({"a":"\u0041\u00e9\u65e5\ud83d\ude00"})", "a=Aé日😀");
    row("escaped key", R"({"\u0061b":"x"})", "ab=x");
    row("lone surrogates", R"({"a":"\ud83dx\ude00\ud83d\u0041"})", "a=�x��A");
    row("empty value", R"({"a":""})", "a=\"\"");
    row("long string", R"({"a":"0123456789abcdef0123456789abcdef\"tail"})", "a=0123456789abcdef0123456789abcdef\"tail");
    row("array", "[1]", "! not a JSON object");
    row("number", "12", "! not a JSON object");
    row("text", "hello", "! not a JSON object");
    row("unterminated", R"({"a":"x)", "! JSON: a value is broken");
    row("unterminated escape", "{\"a\":\"x\\", "! JSON: a value is broken");
    row("no brace", R"({"a":"x")", "! JSON: a comma or the closing brace is missing");
    row("no colon", R"({"a" "x"})", "! JSON: a colon is missing");
    row("no value", R"({"a":})", "! JSON: a value is broken");
    row("trailing comma", R"({"a":1,})", "! JSON: a member's name is broken");
    row("two objects", R"({"a":1}{"b":2})", "! JSON: text behind the object");
    row("leading zero", R"({"a":01})", "! JSON: a comma or the closing brace is missing");
    row("bare minus", R"({"a":-})", "! JSON: a value is broken");
    row("no digits after the point", R"({"a":1.})", "! JSON: a value is broken");
    row("capital literal", R"({"a":True})", "! JSON: a value is broken");
    row("bad escape", R"({"a":"\x"})", "! JSON: a value is broken");
    row("bad unicode", R"({"a":"\u12g4"})", "! JSON: a value is broken");
    row("bad escape inside", R"({"a":["\x"]})", "! JSON: a value is broken");
    row("control character", "{\"a\":\"\x01\"}", "! JSON: a value is broken");
    row("mismatched brackets", R"({"a":[1}})", "! JSON: a value is broken");
    row("nested trailing comma", R"({"a":[1,]})", "! JSON: a value is broken");
    row("nested missing comma", R"({"a":[1 2]})", "! JSON: a value is broken");
    row("nested key without colon", R"({"a":{"b"}})", "! JSON: a value is broken");
    QTest::newRow("512 levels") << "{\"a\":" + QByteArray(512, '[') + QByteArray(512, ']') + "}"
                                << "a=" + QString(512, u'[') + QString(512, u']');
    QTest::newRow("513 levels") << "{\"a\":" + QByteArray(513, '[') + QByteArray(513, ']') + "}"
                                << QStringLiteral("! JSON: a value is broken");
    QTest::newRow("NUL") << QByteArray("{\"a\":\"\0\"}", 9) << QStringLiteral("! JSON: a value is broken");
}

void ParsersTest::json()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, fields);
    QCOMPARE(parsed(sourceOf("json"), line.toStdString()), fields);
}

void ParsersTest::jsonKeepsBytesThatAreNotUtf8()
{
    const auto result = encoded(sourceOf("json"), "{\"a\":\"\xFF\xFE\x80\",\"b\":[\"\xC3\"]}");
    QCOMPARE(result.counts.parseErrors, 0U);
    QCOMPARE(valueOf(result.logs.at(0), "a"), std::string("\xFF\xFE\x80"));
    QCOMPARE(valueOf(result.logs.at(0), "b"), std::string("[\"\xC3\"]"));
}

void ParsersTest::access_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char *name, const char *line, const char *fields) {
        QTest::newRow(name) << QByteArray(line) << QString::fromUtf8(fields);
    };
    const QByteArray front = "10.1.2.3 - - [17/May/2015:10:05:03 +0000] ";
    const QString head = QStringLiteral("remote_addr=10.1.2.3 remote_user=- time_local=\"17/May/2015:10:05:03 +0000\" ");
    const auto rest = [&](const char *name, const char *line, const char *fields) {
        QTest::newRow(name) << front + line << head + QString::fromUtf8(fields);
    };
    rest("combined", R"x("GET /a?b=1 HTTP/1.1" 200 203023 "http://x.com/" "Mozilla/5.0 (X11; Linux)")x",
         "request_method=GET request_uri=/a?b=1 server_protocol=HTTP/1.1 status=200 body_bytes_sent=203023 "
         "http_referer=http://x.com/ http_user_agent=\"Mozilla/5.0 (X11; Linux)\"");
    rest("common", R"("HEAD / HTTP/1.0" 304 -)",
         "request_method=HEAD request_uri=/ server_protocol=HTTP/1.0 status=304 body_bytes_sent=-");
    rest("escaped quotes", R"("GET /\"x\" HTTP/1.1" 404 5 "-" "a \"b\" \\")",
         R"(request_method=GET request_uri=/\"x\" server_protocol=HTTP/1.1 status=404 body_bytes_sent=5 http_referer=- )"
         R"(http_user_agent="a \"b\" \\")");
    rest("spaces in the URI", R"("GET /a b c HTTP/1.1" 200 1 "-" "-")",
         "request_method=GET request_uri=\"/a b c\" server_protocol=HTTP/1.1 status=200 body_bytes_sent=1 http_referer=- "
         "http_user_agent=-");
    rest("no protocol", R"("GET /old" 200 1 "-" "-")",
         "request_method=GET request_uri=/old status=200 body_bytes_sent=1 http_referer=- http_user_agent=-");
    rest("dash for a request", R"("-" 408 0 "-" "-")",
         "request_uri=- status=408 body_bytes_sent=0 http_referer=- http_user_agent=-");
    rest("handshake bytes", R"("\x16\x03\x01\x02\x00" 400 150 "-" "-")",
         R"(request_uri=\x16\x03\x01\x02\x00 status=400 body_bytes_sent=150 http_referer=- http_user_agent=-)");
    rest("empty request and agent", R"("" 400 0 "" "")",
         "request_uri=\"\" status=400 body_bytes_sent=0 http_referer=\"\" http_user_agent=\"\"");
    rest("one more column", R"("GET / HTTP/1.1" 200 1 "-" "curl/8" "1.2.3.4" 0.012)",
         "request_method=GET request_uri=/ server_protocol=HTTP/1.1 status=200 body_bytes_sent=1 http_referer=- "
         "http_user_agent=curl/8 _extra_1=\"\"1.2.3.4\" 0.012\"");
    row("user with spaces and ident", R"(::1 idy john [x] doe [17/May/2015:10:05:03 +0200] "GET / HTTP/2.0" 200 1 "-" "-")",
        "remote_addr=::1 remote_ident=idy remote_user=\"john [x] doe\" time_local=\"17/May/2015:10:05:03 +0200\" "
        "request_method=GET request_uri=/ server_protocol=HTTP/2.0 status=200 body_bytes_sent=1 http_referer=- "
        "http_user_agent=-");
    const auto wrong = [&](const char *name, const QByteArray &line, const char *reason) {
        QTest::newRow(name) << line << "! access log: " + QString::fromUtf8(reason);
    };
    wrong("open agent", front + R"("GET / HTTP/1.1" 200 1 "-" "Mozilla/5.0 (compatible; +http://www.google.com/bot.html)",
          "the user agent's quotes are broken");
    wrong("open request", front + R"("GET / HTTP/1.1 200 1)", "the request's quotes are broken");
    wrong("status", front + R"("GET / HTTP/1.1" ok 1)", "the status is not a number");
    wrong("size", front + R"("GET / HTTP/1.1" 200 many)", "the size is not a number");
    wrong("behind the agent", front + R"("GET / HTTP/1.1" 200 1 "-" "a"b)", "text behind the user agent's quote");
    wrong("month", R"(1.1.1.1 - - [17/Mai/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 1)",
          "the time is not dd/Mon/yyyy:hh:mm:ss +hhmm");
    wrong("day", R"(1.1.1.1 - - [31/Feb/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 1)", "the time does not exist");
    wrong("text", "hello world", "not ADDR IDENT USER [TIME]");
}

void ParsersTest::access()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, fields);
    QCOMPARE(parsed(sourceOf("nginx"), line.toStdString()), fields);
    QCOMPARE(parsed(sourceOf("apache"), line.toStdString()), fields);
}

void ParsersTest::accessTime()
{
    QCOMPARE(timeOf(sourceOf("nginx"), R"(1.1.1.1 - - [17/May/2015:10:05:03 +0000] "-" 200 1)"), 1431857103U);
    QCOMPARE(timeOf(sourceOf("nginx"), R"(1.1.1.1 - - [17/May/2015:18:05:03 +0800] "-" 200 1)"), 1431857103U);
    QCOMPARE(timeOf(sourceOf("nginx"), R"(1.1.1.1 - - [17/May/2015:04:35:03 -0530] "-" 200 1)"), 1431857103U);
}

void ParsersTest::syslog_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char *name, const char *line, const char *fields) {
        QTest::newRow(name) << QByteArray(line) << QString::fromUtf8(fields);
    };
    row("pam", "Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure; logname= uid=0 ",
        "hostname=combo app_name=sshd(pam_unix) proc_id=19939 message=\"authentication failure; logname= uid=0 \"");
    row("no pid", "Jun  4 15:16:01 combo kernel: cdrom: open failed",
        "hostname=combo app_name=kernel message=\"cdrom: open failed\"");
    row("priority", "<34>Oct 11 22:14:15 mymachine su: 'su root' failed",
        "priority=34 facility=4 severity=2 hostname=mymachine app_name=su message=\"'su root' failed\"");
    row("no tag", "Jun 14 15:16:01 combo last message repeated 2 times",
        "hostname=combo message=\"last message repeated 2 times\"");
    row("version behind the name", "Jun 14 15:16:01 combo syslogd 1.4.1: restart.",
        "hostname=combo message=\"syslogd 1.4.1: restart.\"");
    row("mark", "Jun 14 15:16:01 combo -- MARK --", "hostname=combo message=\"-- MARK --\"");
    row("no host", "Jun 14 15:16:01 sshd[12]: hi", "app_name=sshd proc_id=12 message=hi");
    row("empty message", "Jun 14 15:16:01 combo cron[1]:", "hostname=combo app_name=cron proc_id=1 message=\"\"");
    row("url is no tag", "Jun 14 15:16:01 combo http://x/ seen", "hostname=combo message=\"http://x/ seen\"");
    row("today's daemons", "2024-01-09T08:51:57.123456+00:00 web-1 systemd[1]: Started x.",
        "hostname=web-1 app_name=systemd proc_id=1 message=\"Started x.\"");
    row("year", "Jan  9 2024 08:51:57 fw1 %ASA-6-302013: Built", "hostname=fw1 app_name=%ASA-6-302013 message=Built");
    row("5424",
        "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog 12 ID47 "
        "[exampleSDID@32473 iut=\"3\" s=\"a \\\"]\\\" b\"][x@1] \xEF\xBB\xBF"
        "An event",
        "priority=165 facility=20 severity=5 hostname=mymachine.example.com app_name=evntslog proc_id=12 msg_id=ID47 "
        "structured_data=\"[exampleSDID@32473 iut=\"3\" s=\"a \\\"]\\\" b\"][x@1]\" message=\"An event\"");
    row("5424 of nils", "<0>1 - - - - - -", "priority=0 facility=0 severity=0 message=\"\"");
    row("priority too high", "<192>Oct 11 22:14:15 m su: x", "! syslog: the priority is not <0> to <191>");
    row("priority not closed", "<34Oct 11 22:14:15 m su: x", "! syslog: the priority is not <0> to <191>");
    row("no time", "hello world", "! syslog: the line does not begin with a time");
    row("impossible day", "Feb 30 10:00:00 m su: x", "! syslog: the time does not exist");
    row("5424 bad time", "<1>1 yesterday m a p i -", "! syslog: the time is not ISO 8601");
    row("5424 open data", "<1>1 - m a p i [x y=\"", "! syslog: a part of the RFC 5424 header is missing or broken");
    row("5424 too short", "<1>1 - m a", "! syslog: a part of the RFC 5424 header is missing or broken");
}

void ParsersTest::syslog()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, fields);
    QCOMPARE(parsed(sourceOf("syslog"), line.toStdString()), fields);
}

void ParsersTest::csv_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char *name, const char *record, const char *fields) {
        QTest::newRow(name) << QByteArray(record) << QString::fromUtf8(fields);
    };
    row("plain", "1,2,3", "a=1 b=2 c=3");
    row("quoted", R"("1","x, y","3")", "a=1 b=\"x, y\" c=3");
    row("doubled", R"("say ""hi""",2,"""")", "a=\"say \"hi\"\" b=2 c=\"");
    row("newline inside", "1,\"two\nlines\r\n\",3", "a=1 b=two\nlines\r\n c=3");
    row("quote inside an unquoted field", R"(5" disk,2,3)", "a=\"5\" disk\" b=2 c=3");
    row("empty fields", ",,", "a=\"\" b=\"\" c=\"\"");
    row("fewer", "1,2", "a=1 b=2");
    row("more", "1,2,3,4,5", "a=1 b=2 c=3 _extra_1=4 _extra_2=5");
    row("behind a quote", R"("1"x,2,3)", "! CSV: text behind a closing quote");
    row("open", "1,\"2,3", "! CSV: a quoted field does not end");
    QTest::newRow("too many") << QByteArray(5000, ',') << QStringLiteral("! CSV: too many columns");
}

void ParsersTest::csv()
{
    QFETCH(const QByteArray, record);
    QFETCH(const QString, fields);
    auto source = sourceOf("csv");
    source.header = "a,b,c";
    QCOMPARE(parsed(source, record.toStdString()), fields);
    QCOMPARE(parsed(sourceOf("csv"),
                    "\xEF\xBB\xBF"
                    "a,b,c\r\n"
                        + record.toStdString() + "\r\n"),
             fields);
}

void ParsersTest::csvNamesItsColumns()
{
    auto source = sourceOf("csv");
    source.header = "a,,\"c d\",a";
    QCOMPARE(parsed(source, "1,2,3,4"), QStringLiteral("a=1 column_2=2 c d=3 a=4"));
    source.header = "\"open";
    QCOMPARE(parsed(source, "1"), QStringLiteral("BadHeader"));
    QCOMPARE(parsed(sourceOf("csv"), "\n1,2\n"), QStringLiteral("BadHeader"));
}

void ParsersTest::regex_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char *name, const char *pattern, const char *line, const char *fields) {
        QTest::newRow(name) << QByteArray(pattern) << QByteArray(line) << QString::fromUtf8(fields);
    };
    row("named", R"((?P<level>[A-Z]+) (?P<text>.*))", "x WARN disk full", "level=WARN text=\"disk full\"");
    row("other spelling", R"(^(?<level>\w+)\(?<x)", "abc(<x", "level=abc");
    row("unnamed are ignored", R"((\w+) (?P<b>\w+))", "one two", "b=two");
    row("no part", R"((?P<a>x)|(?P<b>y))", "y", "b=y");
    row("empty part", R"((?P<a>x*)y)", "y", "a=\"\"");
    row("chinese", R"(日志(?P<a>.)$)", "日志好", "a=好");
    row("no match", R"(^(?P<a>\d+)$)", "x1", "! the regular expression does not match");
    row("broken", "(?P<a>", "x", "BadPattern");
    row("nothing", "", "x", "BadPattern");
    row("no named group", "(x)", "x", "BadPattern");
    row("look-behind", "(?<=a)(?P<x>b)", "ab", "BadPattern");
    row("too big", "(?P<a>((x{1000}){1000}))", "x", "BadPattern");
}

void ParsersTest::regex()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, line);
    QFETCH(const QString, fields);
    auto source = sourceOf("regex");
    source.pattern = pattern.toStdString();
    QCOMPARE(parsed(source, line.toStdString()), fields);
    if (fields.startsWith(u'!') || fields == u"BadPattern")
        return;
    // The same with bytes that are no UTF-8 elsewhere in the line.
    source.pattern = "(?P<all>^.*$)";
    const auto result = encoded(source, "\xFF" + line.toStdString());
    QCOMPARE(valueOf(result.logs.at(0), "all"), "\xFF" + line.toStdString());
}

void ParsersTest::fieldNamesAreMadeAllowed()
{
    QCOMPARE(parsed(sourceOf("json"), R"({"__time__":1,"__source__":"s","__topic__":"t","_x":"u","":"e","__tag__:a":"b"})"),
             QStringLiteral("___time__=1 ___source__=s ___topic__=t _x=u _=e ___tag__:a=b"));
    const auto longName = std::string(127, 'k') + "日" + "rest";
    const auto result = encoded(sourceOf("json"), "{\"" + longName + "\":\"v\",\"" + std::string(128, 'x') + "\":1}");
    QCOMPARE(result.logs.at(0).contents.at(0).key, std::string(127, 'k'));
    QCOMPARE(result.logs.at(0).contents.at(1).key, std::string(128, 'x'));
    QCOMPARE(result.counts.keysCut, 1U);
}

QTEST_APPLESS_MAIN(ParsersTest)
#include "tst_parsers.moc"
