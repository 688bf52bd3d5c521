#include "engine/functions/local/runtimeframe.h"

#include <QtTest>

using namespace sluice;
using namespace std::string_literals;

namespace {

std::string bigEndian(unsigned value)
{
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
            static_cast<char>(value)};
}

std::string frameBytes(unsigned length, char kind, unsigned headLength, const std::string &rest)
{
    return bigEndian(length) + kind + bigEndian(headLength) + rest;
}

} // namespace

class RuntimeFrameTest : public QObject {
    Q_OBJECT
private slots:
    void bytesOfACall()
    {
        QCOMPARE(encode({RuntimeFrameKind::Call, "{\"requestId\":\"r\"}", "event\0!"s}),
                 "\0\0\0\x1d"
                 "C\0\0\0\x11{\"requestId\":\"r\"}event\0!"s);
        QCOMPARE(encode({RuntimeFrameKind::Hello, "{}", ""}), "\0\0\0\7h\0\0\0\2{}"s);
    }
    void anyPieces_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 3, 7, 64, 100'000})
            QTest::newRow(QByteArray::number(piece).constData()) << piece;
    }
    void anyPieces()
    {
        QFETCH(int, piece);
        const std::vector<RuntimeFrame> sent = {{RuntimeFrameKind::Hello, "{\"protocol\":1}", ""},
                                                {RuntimeFrameKind::Result, "{}", std::string(70'000, 'x')},
                                                {RuntimeFrameKind::Failure, "", "\0\0\0\1"s},
                                                {RuntimeFrameKind::Initialized, "{}", ""}};
        std::string wire;
        for (const auto &frame : sent)
            wire += encode(frame);
        RuntimeFrameReader reader;
        std::vector<RuntimeFrame> got;
        for (std::size_t at = 0; at < wire.size(); at += static_cast<std::size_t>(piece)) {
            reader.add(std::string_view(wire).substr(at, static_cast<std::size_t>(piece)));
            for (;;) {
                auto frame = reader.next();
                QVERIFY(frame);
                if (!*frame)
                    break;
                got.push_back(std::move(**frame));
            }
        }
        QCOMPARE(got.size(), sent.size());
        for (std::size_t i = 0; i < sent.size(); ++i) {
            QCOMPARE(got[i].kind, sent[i].kind);
            QCOMPARE(got[i].head, sent[i].head);
            QCOMPARE(got[i].body, sent[i].body);
        }
    }
    void largestBody()
    {
        const RuntimeFrame sent{RuntimeFrameKind::Result, std::string(RuntimeFrame::kHeadBytesMax, ' '),
                                std::string(RuntimeFrame::kBodyBytesMax, 'b')};
        RuntimeFrameReader reader;
        reader.add(encode(sent));
        const auto got = reader.next();
        QVERIFY(got && *got);
        QVERIFY((*got)->head == sent.head && (*got)->body == sent.body);
    }
    void hostile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto add = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        add("a frame without a kind", bigEndian(0));
        add("a frame without a head", bigEndian(4));
        add("a length over every cap, told at once", bigEndian(0xFFFFFFFF));
        add("one over the largest frame", bigEndian(5 + 64 * 1024 + 32 * 1024 * 1024 + 1));
        add("an unknown kind, told before the head", bigEndian(7) + 'X');
        add("a kind of zero", frameBytes(7, '\0', 2, "{}"));
        add("a head longer than its frame", frameBytes(7, 'r', 3, ""));
        add("a head over its cap", frameBytes(100'000, 'r', 64 * 1024 + 1, ""));
        add("a body over its cap in a frame that fits", frameBytes(5 + 32 * 1024 * 1024 + 1, 'r', 0, ""));
        add("printed text", "hello\nworld\n");
    }
    void hostile()
    {
        QFETCH(QByteArray, bytes);
        RuntimeFrameReader reader;
        reader.add(encode({RuntimeFrameKind::Hello, "{}", ""})); // what came before is still given
        reader.add(bytes.toStdString());
        const auto hello = reader.next();
        QVERIFY(hello && *hello);
        const auto broken = reader.next();
        QVERIFY(!broken);
        QCOMPARE(broken.error().kind, ErrorKind::Invalid);
        QCOMPARE(broken.error().code, std::string("RuntimeProtocol"));
        reader.add(encode({RuntimeFrameKind::Result, "{}", ""}));
        const auto still = reader.next();
        QVERIFY(!still);
        QCOMPARE(still.error().code, std::string("RuntimeProtocol"));
    }
    void halfAFrameWaits()
    {
        const auto wire = encode({RuntimeFrameKind::Result, "{}", "body"});
        for (std::size_t length = 0; length < wire.size(); ++length) {
            RuntimeFrameReader reader;
            reader.add(std::string_view(wire).substr(0, length));
            const auto got = reader.next();
            QVERIFY(got);
            QVERIFY(!*got);
        }
    }
};

QTEST_GUILESS_MAIN(RuntimeFrameTest)
#include "tst_runtimeframe.moc"
