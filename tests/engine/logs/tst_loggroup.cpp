// The log group codec against the reference's vectors and against libprotobuf.
#include "engine/logs/loggroupcodec.h"
#include "engine/logs/loggroupreader.h"
#include "engine/logs/loggroupwriter.h"
#include "sls.pb.h"

#include <google/protobuf/stubs/logging.h>

#include <QtCore/QByteArray>
#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

#include <random>

using namespace sluice;

namespace {

const char *const kGroupHex =
    "0a270880e2cfaa06120e0a056c6576656c12054552524f52120a0a036d736712036120622515cd5b071a027431220831302e302e302e3132210a0b"
    "5f5f7061636b5f69645f5f1212414243444546303132333435363738392d31";
const char *const kPutHex =
    "0a1e08f8b2939e0512160a07546573744b6579120b54657374436f6e74656e741a00220e31302e3233302e3230312e313137";

std::string bytes(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

LogGroup referenceGroup()
{
    LogGroup group;
    group.logs.push_back({1'700'000'000, {{"level", "ERROR"}, {"msg", "a b"}}, 123'456'789});
    group.topic = "t1";
    group.source = "10.0.0.1";
    group.tags.push_back({"__pack_id__", "ABCDEF0123456789-1"});
    return group;
}

class Dice {
public:
    explicit Dice(std::uint32_t seed)
        : m_engine(seed)
    {
    }
    std::uint32_t upTo(std::uint32_t most) { return m_engine() % (most + 1); }
    std::uint32_t any() { return static_cast<std::uint32_t>(m_engine()); }
    bool often() { return upTo(2) > 0; }
    std::string text()
    {
        static constexpr std::uint32_t kLengths[] = {0, 1, 3, 4, 7, 8, 15, 16, 17, 40, 127, 128, 300, 20'000};
        std::string text(kLengths[upTo(often() ? 9 : 13)], '\0');
        for (char &c : text)
            c = static_cast<char>(any());
        return text;
    }

private:
    std::mt19937 m_engine;
};

LogGroup randomGroup(Dice &dice)
{
    LogGroup group;
    for (auto logs = dice.upTo(6); logs > 0; --logs) {
        auto &log = group.logs.emplace_back();
        log.time = dice.often() ? dice.any() : dice.upTo(200);
        for (auto contents = dice.upTo(9); contents > 0; --contents)
            log.contents.push_back({dice.text(), dice.text()});
        if (dice.often())
            log.timeNs = dice.upTo(999'999'999);
    }
    for (auto *text : {&group.category, &group.topic, &group.source, &group.machineUuid}) {
        if (dice.often())
            *text = dice.text();
    }
    for (auto tags = dice.upTo(3); tags > 0; --tags)
        group.tags.push_back({dice.text(), dice.text()});
    return group;
}

oracle::LogGroup toOracle(const LogGroup &group)
{
    oracle::LogGroup message;
    for (const auto &log : group.logs) {
        auto *to = message.add_logs();
        to->set_time(log.time);
        for (const auto &content : log.contents) {
            auto *pair = to->add_contents();
            pair->set_key(content.key);
            pair->set_value(content.value);
        }
        if (log.timeNs)
            to->set_time_ns(*log.timeNs);
    }
    if (group.category)
        message.set_category(*group.category);
    if (group.topic)
        message.set_topic(*group.topic);
    if (group.source)
        message.set_source(*group.source);
    if (group.machineUuid)
        message.set_machineuuid(*group.machineUuid);
    for (const auto &tag : group.tags) {
        auto *to = message.add_logtags();
        to->set_key(tag.key);
        to->set_value(tag.value);
    }
    return message;
}

LogGroup fromOracle(const oracle::LogGroup &message)
{
    LogGroup group;
    for (const auto &from : message.logs()) {
        auto &log = group.logs.emplace_back();
        log.time = from.time();
        for (const auto &pair : from.contents())
            log.contents.push_back({pair.key(), pair.value()});
        if (from.has_time_ns())
            log.timeNs = from.time_ns();
    }
    if (message.has_category())
        group.category = message.category();
    if (message.has_topic())
        group.topic = message.topic();
    if (message.has_source())
        group.source = message.source();
    if (message.has_machineuuid())
        group.machineUuid = message.machineuuid();
    for (const auto &tag : message.logtags())
        group.tags.push_back({tag.key(), tag.value()});
    return group;
}

} // namespace

class LogGroupTest : public QObject {
    Q_OBJECT

private slots:
    void writesTheReferenceVectors()
    {
        const auto group = encode(referenceGroup());
        QCOMPARE(QByteArray::fromStdString(group.bytes).toHex(), QByteArray(kGroupHex));
        QCOMPARE(group.bytes.size(), 90U);
        QCOMPARE(group.lines, 1U);
        LogGroup put;
        put.logs.push_back({1'405'409'656, {{"TestKey", "TestContent"}}, std::nullopt});
        put.topic = "";
        put.source = "10.230.201.117";
        QCOMPARE(QByteArray::fromStdString(encode(put).bytes).toHex(), QByteArray(kPutHex));
    }

    void writesTheReferenceList()
    {
        const auto group = bytes(kGroupHex);
        const std::vector<std::string_view> two{group, group};
        const auto list = encodeGroupList(two);
        QCOMPARE(list.size(), 184U);
        const auto md5 =
            QCryptographicHash::hash(QByteArray::fromStdString(list), QCryptographicHash::Md5).toHex().toUpper();
        QCOMPARE(md5, QByteArray("847A01637292B3A713E5CC603B9502EA"));
        QVERIFY(splitGroupList(list).value() == two);
        QVERIFY(splitGroupList("")->empty());
        QCOMPARE(splitGroupList("\x0a\x7f").error().code, std::string("PostBodyInvalid"));
    }

    void readsTheReferenceGroupInPlace()
    {
        const auto group = bytes(kGroupHex);
        auto reader = LogGroupReader::open(group);
        QVERIFY(reader);
        QCOMPARE(reader->lines(), 1U);
        QVERIFY(reader->topic() == "t1");
        QVERIFY(!reader->category());
        QVERIFY((reader->tags() == std::vector<ContentView>{{"__pack_id__", "ABCDEF0123456789-1"}}));
        LogView log;
        QVERIFY(reader->next(log).value());
        QCOMPARE(log.time, 1'700'000'000U);
        QCOMPARE(log.timeNs.value(), 123'456'789U);
        QVERIFY((log.contents == std::vector<ContentView>{{"level", "ERROR"}, {"msg", "a b"}}));
        QVERIFY(log.contents[0].key.data() > group.data() && log.contents[0].key.data() < group.data() + group.size());
        QVERIFY(!reader->next(log).value());
        reader->rewind();
        QVERIFY(reader->next(log).value());
        QVERIFY(decodeLogGroup(group).value() == referenceGroup());
    }

    void agreesWithProtobufBothWays()
    {
        Dice dice(20'260'101);
        for (int i = 0; i < 2'000; ++i) {
            const auto group = randomGroup(dice);
            const auto ours = encode(group);
            const auto theirs = toOracle(group).SerializeAsString();
            QCOMPARE(ours.bytes, theirs);
            QCOMPARE(ours.lines, group.logs.size());
            oracle::LogGroup parsed;
            QVERIFY(parsed.ParseFromString(ours.bytes));
            QVERIFY(fromOracle(parsed) == group);
            QVERIFY(decodeLogGroup(theirs).value() == group);
            QCOMPARE(encode(decodeLogGroup(theirs).value()).bytes, theirs);
        }
    }

    // Damaged bytes: we accept exactly what protobuf accepts, and then read the same.
    void agreesWithProtobufOnDamage()
    {
        google::protobuf::SetLogHandler(nullptr);
        Dice dice(7);
        int accepted = 0;
        for (int i = 0; i < 20'000; ++i) {
            auto mutated = i % 3 == 0 ? bytes(kGroupHex) : encode(randomGroup(dice)).bytes;
            if (i % 3 == 1)
                mutated.resize(std::min<std::size_t>(mutated.size(), 400));
            for (auto changes = 1 + dice.upTo(3); changes > 0 && !mutated.empty(); --changes) {
                const auto at = dice.upTo(static_cast<std::uint32_t>(mutated.size() - 1));
                switch (dice.upTo(2)) {
                case 0: mutated[at] = static_cast<char>(dice.any()); break;
                case 1: mutated.erase(at, 1 + dice.upTo(3)); break;
                default: mutated.insert(at, 1, static_cast<char>(dice.any()));
                }
            }
            oracle::LogGroup parsed;
            const bool theirs = parsed.ParseFromString(mutated);
            const auto ours = decodeLogGroup(mutated);
            QVERIFY2(ours.has_value() == theirs, QByteArray::fromStdString(mutated).toHex().constData());
            if (theirs) {
                ++accepted;
                QVERIFY(*ours == fromOracle(parsed));
            }
        }
        QVERIFY(accepted > 1'000); // else the test says nothing
    }

    void saysWhereTheBytesAreWrong_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("length beyond the end") << QByteArray("0a0708") << QByteArray("at byte 0");
        QTest::newRow("log without time") << QByteArray("0a0612040a001200") << QByteArray("at byte 2");
        QTest::newRow("content without value") << QByteArray("0a0608011202"
                                                             "0a00")
                                               << QByteArray("at byte 6");
        QTest::newRow("tag without key") << QByteArray("32021200") << QByteArray("at byte 2");
        QTest::newRow("field number 0") << QByteArray("1a0002") << QByteArray("at byte 2");
        QTest::newRow("wire type 7") << QByteArray("1a007f") << QByteArray("at byte 2");
        QTest::newRow("group that does not end") << QByteArray("3b") << QByteArray("at byte 0");
        QTest::newRow("varint without end") << QByteArray("0a80") << QByteArray("at byte 0");
        QTest::newRow("varint of 11 bytes") << QByteArray("0a0c08ffffffffffffffffffff01") << QByteArray("at byte 2");
    }
    void saysWhereTheBytesAreWrong()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, place);
        const auto wrong = QByteArray::fromHex(hex).toStdString();
        const auto checked = checkLogGroup(wrong);
        QVERIFY(!checked);
        QVERIFY(checked.error().kind == ErrorKind::Invalid);
        QCOMPARE(checked.error().code, std::string("PostBodyInvalid"));
        QVERIFY2(checked.error().detail.ends_with(place.toStdString()), checked.error().detail.c_str());
    }

    void passesOverUnknownFields()
    {
        // A log with field 3 (varint), a group of its own (field 7), and a topic as a varint: all unknown.
        const auto odd = bytes("0a0a08011805"
                               "3b0a00"
                               "3c"
                               "0000")
                             .substr(0, 10);
        const auto good = bytes("0a08"
                                "0801"
                                "1805"
                                "3b0801"
                                "3c"
                                "1805"
                                "3a00");
        QCOMPARE(checkLogGroup(good).value(), 1U);
        QVERIFY(!decodeLogGroup(good)->topic);
        QVERIFY(!checkLogGroup(odd));
    }

    void writerIsReusable()
    {
        LogGroupWriter writer(16);
        for (int round = 0; round < 3; ++round) {
            writer.beginLog(1);
            writer.add("gone", "gone");
            writer.dropLog();
            writer.beginLog(1'700'000'000, 123'456'789);
            writer.add("level", "ERROR");
            writer.add("msg", "a b");
            writer.endLog();
            writer.setTopic("t1");
            writer.setSource("10.0.0.1");
            writer.addTag("__pack_id__", "ABCDEF0123456789-1");
            auto group = writer.take();
            QCOMPARE(QByteArray::fromStdString(group.bytes).toHex(), QByteArray(kGroupHex));
            QVERIFY(writer.empty());
            writer.recycle(std::move(group.bytes));
        }
        QCOMPARE(writer.take().bytes, std::string());
    }
};

QTEST_GUILESS_MAIN(LogGroupTest)
#include "tst_loggroup.moc"
