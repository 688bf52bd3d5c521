#include "engine/client/codec.h"
#include "tests/support/randomvalue.h"

#include <QCborMap>
#include <QCborValue>
#include <QtTest>

using namespace sluice;

namespace {

enum class Unused {};

struct Everything {
    bool flag = false;
    std::int8_t tiny = 7;
    std::uint16_t port = 0;
    std::int64_t wide = 0;
    std::uint64_t widest = 0;
    double real = 0;
    std::string text = "default";
    PumpState state = PumpState::UpToDate;
    std::vector<std::string> list;
    std::map<std::string, std::string> map;
    std::vector<std::pair<std::string, std::string>> pairs;
    std::optional<std::int32_t> maybe;
    LogstoreKey key;
    SLUICE_FIELDS(Everything, flag, tiny, port, wide, widest, real, text, state, list, map, pairs, maybe, key)
};
struct Older { // knows less
    std::int64_t wide = 0;
    SLUICE_FIELDS(Older, wide)
};

template <class T> std::string encoded(const T &value)
{
    std::string out;
    CborWriter writer(out);
    codec::write(writer, value);
    return out;
}

template <class T> const char *mistakeIn(std::string_view bytes)
{
    T value{};
    CborReader reader(bytes);
    return codec::read(reader, value) ? nullptr : reader.mistake();
}

std::string cborOf(const QCborMap &map)
{
    return QCborValue(map).toCbor().toStdString();
}

} // namespace

class CodecTest : public QObject {
    Q_OBJECT
private slots:
    void anyValueComesBack()
    {
        test::RandomValue random(1);
        for (int i = 0; i < 2'000; ++i) {
            const auto value = random.make<Everything>();
            const auto bytes = encoded(value);
            Everything back;
            CborReader reader(bytes);
            QVERIFY2(codec::read(reader, back), reader.mistake());
            QVERIFY(reader.atEnd());
            QVERIFY(back == value);
        }
    }
    void isWhatOthersCallCbor()
    {
        Everything value;
        value.flag = true;
        value.tiny = -128;
        value.wide = std::numeric_limits<std::int64_t>::min();
        value.real = 0.25;
        value.text = std::string("\xff\0x", 3);
        value.list = {"a", "b"};
        value.map = {{"k", "v"}};
        value.key = {"shop", "access"};
        const auto map = QCborValue::fromCbor(QByteArray::fromStdString(encoded(value))).toMap();
        QCOMPARE(map.value("flag").toBool(), true);
        QCOMPARE(map.value("tiny").toInteger(), -128);
        QCOMPARE(map.value("wide").toInteger(), std::numeric_limits<qint64>::min());
        QCOMPARE(map.value("real").toDouble(), 0.25);
        QCOMPARE(map.value("text").toByteArray(), QByteArray("\xff\0x", 3));
        QCOMPARE(map.value("state").toString(), QString("up_to_date"));
        QCOMPARE(map.value("list").toArray().size(), 2);
        QCOMPARE(map.value("maybe").isNull(), true);
        QCOMPARE(map.value("key").toMap().value("logstore").toByteArray(), QByteArray("access"));
    }
    void unknownFieldsAreSkippedAndMissingOnesKeepTheirDefault()
    {
        Everything value;
        const auto bytes = encoded(Older{42});
        CborReader newer(bytes);
        QVERIFY(codec::read(newer, value));
        QCOMPARE(value.wide, std::int64_t(42));
        QCOMPARE(value.text, std::string("default"));

        Older older;
        test::RandomValue random(2);
        auto rich = random.make<Everything>();
        rich.wide = -5;
        const auto more = encoded(rich);
        CborReader old(more);
        QVERIFY(codec::read(old, older));
        QCOMPARE(older.wide, std::int64_t(-5));
        QVERIFY(old.atEnd());
    }
    void anyOrderOfFieldsIsRead()
    {
        Everything value;
        const auto bytes = cborOf(
            {{"text", QByteArray("z")}, {"nonsense", QCborArray{1, QCborMap{{1, 2}}}}, {"port", 65535}, {"flag", true}});
        CborReader reader(bytes);
        QVERIFY2(codec::read(reader, value), reader.mistake());
        QCOMPARE(value.text, std::string("z"));
        QCOMPARE(value.port, std::uint16_t(65535));
        QVERIFY(value.flag);
    }
    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const QCborMap &map, const char *mistake) {
            QTest::newRow(name) << QCborValue(map).toCbor() << mistake;
        };
        row("too big", {{"tiny", 128}}, "a number is out of range");
        row("too small", {{"tiny", -129}}, "a number is out of range");
        row("negative", {{"port", -1}}, "a number that is not negative was expected");
        row("text for a number", {{"port", "80"}}, "a number that is not negative was expected");
        row("number for text", {{"text", 80}}, "a string was expected");
        row("number for a flag", {{"flag", 1}}, "yes or no was expected");
        row("null for a flag", {{"flag", QCborValue(nullptr)}}, "yes or no was expected");
        row("unknown word", {{"state", "sleepy"}}, "an unknown word for an enum");
        row("map for a list", {{"list", QCborMap()}}, "a list was expected");
        row("list for a map", {{"map", QCborArray()}}, "a map was expected");
        row("pair of three", {{"pairs", QCborArray{QCborArray{"a", "b", "c"}}}}, "a pair was expected");
        QTest::newRow("empty") << QByteArray() << "the message ends too early";
        QTest::newRow("indefinite map") << QByteArray("\xbf\xff") << "an item without a definite length";
        QTest::newRow("key twice") << QByteArray("\xa1\x63map\xa2\x61k\x61v\x61k\x61w") << "a key comes twice";
        QTest::newRow("huge list") << QByteArray("\xa1\x64list\x9b\x00\x00\x00\xff\xff\xff\xff\xff", 15)
                                   << "a list is longer than the message";
        QTest::newRow("huge string") << QByteArray("\xa1\x64text\x5b\xff\xff\xff\xff\xff\xff\xff\xff", 15)
                                     << "a string is longer than the message";
        QTest::newRow("past int64") << QByteArray("\xa1\x64wide\x1b\xff\xff\xff\xff\xff\xff\xff\xff", 15)
                                    << "a number is out of range";
        QTest::newRow("deep unknown") << QByteArray("\xa1\x61x") + QByteArray(1000, '\x81') + QByteArray("\x00", 1)
                                      << "the message is nested too deeply";
    }
    void whatDoesNotFitIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, mistake);
        QCOMPARE(QString(mistakeIn<Everything>({bytes.data(), std::size_t(bytes.size())})), mistake);
    }
    void everyCutIsRefused()
    {
        test::RandomValue random(3);
        const auto bytes = encoded(random.make<Everything>());
        for (std::size_t cut = 0; cut < bytes.size(); ++cut)
            QVERIFY(mistakeIn<Everything>(std::string_view(bytes).substr(0, cut)) != nullptr);
    }
    void noMessageGrowsPastTheMemoryLimit()
    {
        // 20 million empty rows in 20 MB would be gigabytes of rows.
        std::string bytes;
        CborWriter writer(bytes);
        writer.map(1);
        writer.text("rows");
        writer.array(20'000'000);
        bytes.append(20'000'000, '\xa0');
        QCOMPARE(QString(mistakeIn<LedgerRows>(bytes)), QString("the values of the message take too much memory"));
    }
    void enumsHaveOneNameAValue()
    {
        for (std::size_t i = 0; i < WireNames<TickReason>::names.size(); ++i) {
            TickReason back{};
            QVERIFY(fromWireName(wireName(static_cast<TickReason>(i)), back));
            QCOMPARE(std::size_t(back), i);
        }
        QVERIFY(wireName(static_cast<TickReason>(99)).empty());
    }
};

QTEST_APPLESS_MAIN(CodecTest)
#include "tst_codec.moc"
