#include "engine/client/json.h"
#include "tests/support/randomvalue.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace sluice;

namespace {

struct Sample {
    std::int64_t low = std::numeric_limits<std::int64_t>::min();
    std::uint64_t high = std::numeric_limits<std::uint64_t>::max();
    double real = 0.1;
    bool flag = true;
    AttemptStatus status = AttemptStatus::TimedOut;
    std::string text = "a\"b\\\n\x01";
    std::vector<int> list = {1, 2};
    std::map<std::string, std::string> map = {{"k", "v"}};
    std::vector<std::pair<std::string, std::string>> pairs = {{"x", "1"}, {"x", "2"}};
    std::optional<int> none;
    SLUICE_FIELDS(Sample, low, high, real, flag, status, text, list, map, pairs, none)
};

std::string quoted(std::string_view bytes)
{
    std::string out;
    appendJsonText(out, bytes);
    return out;
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT
private slots:
    void writesEveryKind()
    {
        std::string expected =
            "{'low':-9223372036854775808,'high':18446744073709551615,'real':0.1,'flag':true,'status':'timed_out',"
            "'text':'a\\'b\\\\\\n\\u0001','list':[1,2],'map':{'k':'v'},'pairs':{'x':'1','x':'2'},'none':null}";
        std::replace(expected.begin(), expected.end(), '\'', '"');
        QCOMPARE(toJson(Sample()), expected);
    }
    void brokenBytesBecomeReplacements()
    {
        QCOMPARE(quoted("\xe4\xb8\xad\xf0\x9f\x98\x80"), std::string("\"\xe4\xb8\xad\xf0\x9f\x98\x80\""));
        QCOMPARE(quoted("a\xff z"), std::string("\"a\xef\xbf\xbd z\""));
        QCOMPARE(quoted("\xc0\x80"), std::string("\"\xef\xbf\xbd\xef\xbf\xbd\"")); // overlong
        QCOMPARE(quoted("\xed\xa0\x80"), std::string("\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"")); // surrogate
        QCOMPARE(quoted("\xe4\xb8"), std::string("\"\xef\xbf\xbd\xef\xbf\xbd\"")); // cut
        QCOMPARE(quoted("\x7f"), std::string("\"\\u007f\""));
    }
    void infiniteIsNull()
    {
        std::string out;
        appendJsonReal(out, std::numeric_limits<double>::infinity());
        appendJsonReal(out, std::nan(""));
        QCOMPARE(out, std::string("nullnull"));
    }
    void alwaysParses()
    {
        test::RandomValue random(4);
        for (int i = 0; i < 500; ++i) {
            const auto text = toJson(random.make<TriggerRow>());
            QJsonParseError error;
            QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
            QCOMPARE(error.error, QJsonParseError::NoError);
        }
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
