// The rule for each field, at its edges.
#include "engine/catalog/names.h"

#include <QtTest>

#include <functional>

using namespace sluice;

namespace {

using Check = Done (*)(std::string_view);

const std::string kChinese = "\xe6\x97\xa5\xe5\xbf\x97"; // two characters, six bytes
const std::string kEmoji = "\xf0\x9f\x9a\x80";

} // namespace
Q_DECLARE_METATYPE(Check)

class NamesTest : public QObject {
    Q_OBJECT

    static void row(const char *title, Check check, const std::string &name, bool good)
    {
        QTest::newRow(title) << check << QByteArray::fromStdString(name) << good;
    }

private slots:
    void name_data()
    {
        QTest::addColumn<Check>("check");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        const auto letters = [](std::size_t count) { return std::string(count, 'a'); };
        row("trigger 0", checkTriggerName, "", false);
        row("trigger 1", checkTriggerName, "a", true);
        row("trigger 256", checkTriggerName, letters(256), true);
        row("trigger 257", checkTriggerName, letters(257), false);
        row("trigger all characters", checkTriggerName, "_aZ-09", true);
        row("trigger underscore", checkTriggerName, "_", true);
        row("trigger digit first", checkTriggerName, "1a", false);
        row("trigger dash first", checkTriggerName, "-a", false);
        row("trigger dot", checkTriggerName, "a.b", false);
        row("trigger slash", checkTriggerName, "a/b", false);
        row("trigger space", checkTriggerName, "a b", false);
        row("trigger newline", checkTriggerName, "a\n", false);
        row("trigger NUL", checkTriggerName, std::string("a\0b", 3), false);
        row("trigger Chinese", checkTriggerName, kChinese, false);
        row("trigger emoji", checkTriggerName, "a" + kEmoji, false);
        row("service 128", checkServiceName, letters(128), true);
        row("service 129", checkServiceName, letters(129), false);
        row("service 0", checkServiceName, "", false);
        row("service digit first", checkServiceName, "9", false);
        row("function 64", checkFunctionName, letters(64), true);
        row("function 65", checkFunctionName, letters(65), false);
        row("project 2", checkProjectName, "ab", false);
        row("project 3", checkProjectName, "abc", true);
        row("project 63", checkProjectName, letters(63), true);
        row("project 64", checkProjectName, letters(64), false);
        row("project Chinese", checkProjectName, std::string(kChinese + kChinese), false);
        row("project digit first", checkProjectName, "1bc", true);
        row("project upper case", checkProjectName, "Abc", false);
        row("project underscore inside", checkProjectName, "a_c", true);
        row("project underscore last", checkProjectName, "ab_", false);
        row("project dash first", checkProjectName, "-bc", false);
        row("Logstore dash last", checkLogstoreName, "ab-", false);
        row("Logstore newline", checkLogstoreName, "abc\n", false);
        row("Logstore 63", checkLogstoreName, letters(63), true);
        row("bucket underscore", checkBucketName, "a_c", false);
        row("bucket 63", checkBucketName, letters(63), true);
        row("bucket 64", checkBucketName, letters(64), false);
        row("bucket dots", checkBucketName, "...", false);
        row("role 1", checkRoleName, "-", true);
        row("role 64", checkRoleName, letters(64), true);
        row("role 65", checkRoleName, letters(65), false);
        row("role underscore", checkRoleName, "a_b", false);
        row("region", checkRegion, "cn-hangzhou", true);
        row("region empty", checkRegion, "", false);
        row("region upper case", checkRegion, "CN", false);
        row("variable", checkVariableName, "_A1", true);
        row("variable digit first", checkVariableName, "1A", false);
        row("variable equals", checkVariableName, "A=B", false);
        for (const auto *reserved : {"FC_REGION", "FC_", "_FC_RUNTIME", "accessKeyID", "accessKeySecret", "securityToken",
                                     "topic", "ALIBABA_CLOUD_ACCESS_KEY_ID"})
            row(reserved, checkVariableName, reserved, false);
        for (const auto *own : {"FC", "FCX", "fc_x", "accesskeyid", "Topic", "ALIBABA_CLOUD_REGION"})
            row(own, checkVariableName, own, true);
        row("secret", checkSecretName, "shop.token-1_x", true);
        row("secret slash", checkSecretName, "../x", false);
    }
    void name()
    {
        QFETCH(Check, check);
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const auto done = check(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QCOMPARE(done.has_value(), good);
        if (!done)
            QCOMPARE(done.error().kind, ErrorKind::Invalid);
    }

    void numbers()
    {
        const auto edges = [](auto check, auto below, auto least, auto most, auto above) {
            QVERIFY(!check(below));
            QVERIFY(check(least));
            QVERIFY(check(most));
            QVERIFY(!check(above));
        };
        edges(checkInterval, 2, 3, 600, 601);
        edges(checkRetries, -1, 0, 100, 101);
        edges(checkShards, 0, 1, 256, 257);
        edges(checkTtlDays, 0, 1, 3'650, 3'651);
        edges(checkMemory, 63, 64, 32'768, 32'769);
        edges(checkTimeout, 0, 1, 86'400, 86'401);
        edges(checkWindowBytes, 65'535, 65'536, 1'073'741'824, 1'073'741'825);
        edges(checkWindowGroups, 0, 1, 1'000'000, 1'000'001);
        edges(checkStartTime, std::int64_t(-1), std::int64_t(0), std::int64_t(253'402'300'799),
              std::int64_t(253'402'300'800));
        edges(checkMaxBytes, (64U << 20) - 1, 0U, 64U << 20, std::uint64_t(1) << 51);
        QCOMPARE(checkInterval(601).error().detail,
                 std::string("the invocation interval is 601; 3–600 seconds are allowed"));
    }

    void parameter()
    {
        QVERIFY(checkParameter("{}"));
        QVERIFY(checkParameter("{\"a\": [1, 2.5, null, \"\xf0\x9f\x9a\x80\"]}"));
        for (const std::string bad : {"", "[]", "1", "\"x\"", "null", "{", "{\"a\":}", "{} x", "\xff{}", "{\"a\":\"\xc3\"}"})
            QVERIFY2(!checkParameter(bad), bad.c_str());
        QVERIFY(checkParameter("{\"a\":\"" + std::string(kParameterBytesMax - 8, 'x') + "\"}"));
        QVERIFY(!checkParameter("{\"a\":\"" + std::string(kParameterBytesMax - 7, 'x') + "\"}"));
        const auto error = checkParameter("{\n  \"a\": 1,\n  b: 2\n}").error();
        QCOMPARE(error.code, std::string("ParameterInvalid"));
        QCOMPARE(error.place.line, 3);
        QVERIFY(error.place.column >= 3 && error.place.column <= 4);
    }

    void text()
    {
        QVERIFY(isUtf8("") && isUtf8(kChinese) && isUtf8(kEmoji));
        for (const std::string bad : {"\xff", "a\xc3", "\xe6\x97", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\x80"})
            QVERIFY(!isUtf8(bad));
        QVERIFY(!checkText(std::string("a\0b", 3), 10, "it"));
        QVERIFY(!checkText("\xef\xbb\xbfx", 10, "it"));
        QVERIFY(checkText("x\xef\xbb\xbf", 10, "it"));
        QVERIFY(checkText(kChinese, 6, "it"));
        QVERIFY(!checkText(kChinese, 5, "it"));
    }

    void templates()
    {
        QCOMPARE(nativeTemplateName("oss_shipper_csv"), std::optional<std::string>("oss-shipper-csv"));
        QCOMPARE(nativeTemplateName("logstore-replication"), std::optional<std::string>("logstore_replication"));
        QCOMPARE(nativeTemplateName("ip_lookup"), std::optional<std::string>());
    }

    void nearestName()
    {
        const std::vector<std::string> keys = {"interval", "retries", "enabled"};
        QCOMPARE(nearest("intervall", keys), std::string("interval"));
        QCOMPARE(nearest("retrys", keys), std::string("retries"));
        QCOMPARE(nearest("color", keys), std::string());
        QCOMPARE(nearest(std::string(100'000, 'x'), keys), std::string());
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "tst_names.moc"
