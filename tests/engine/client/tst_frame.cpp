#include "engine/client/frame.h"
#include "tests/support/randomvalue.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace sluice;

namespace {

std::string_view bodyOf(const std::string &frame)
{
    return std::string_view(frame).substr(4);
}

template <class F, class Variant> void eachAlternative(F f, std::type_identity<Variant>)
{
    [&]<class... A>(std::type_identity<std::variant<A...>>) {
        (f(std::type_identity<A>{}), ...);
    }(std::type_identity<Variant>{});
}

} // namespace

class FrameTest : public QObject {
    Q_OBJECT
private slots:
    void everyCommandComesBack()
    {
        test::RandomValue random(1);
        const auto check = [&]<class C>(std::type_identity<C>) {
            for (std::uint64_t id = 1; id <= 100; ++id) {
                const auto command = random.make<C>();
                const auto encoded = encodeRequest(id, command);
                QVERIFY(encoded);
                const auto frame = decodeFrame(bodyOf(*encoded));
                QVERIFY(frame);
                const auto *request = std::get_if<RequestFrame>(&*frame);
                QVERIFY(request && request->id == id && std::get<C>(request->command) == command);
            }
        };
        eachAlternative(check, std::type_identity<Command>{});
    }
    void everyAnswerComesBack()
    {
        test::RandomValue random(2);
        const auto check = [&]<class A>(std::type_identity<A>) {
            for (std::uint64_t id = 1; id <= 50; ++id) {
                const auto value = random.make<A>();
                const auto frame = decodeFrame(bodyOf(encodeAnswer(id, AnyAnswer(value))));
                QVERIFY(frame);
                const auto *answer = std::get_if<AnswerFrame>(&*frame);
                QVERIFY(answer && answer->id == id && answer->result && std::get<A>(*answer->result) == value);
            }
        };
        eachAlternative(check, std::type_identity<AnyAnswer>{});
    }
    void errorsAndBellsComeBack()
    {
        const Error error{ErrorKind::InUse, "InUse", "used by\n\xff", {"shop.yaml", 3, 7}};
        auto frame = decodeFrame(bodyOf(encodeAnswer(9, fail(error))));
        QVERIFY(frame && std::get<AnswerFrame>(*frame).result.error() == error);
        const Changed changed{true, false, true, false};
        frame = decodeFrame(bodyOf(encodeChanged(changed)));
        QVERIFY(frame && std::get<ChangedFrame>(*frame).changed == changed);
        frame = decodeFrame(bodyOf(encodeAcknowledge()));
        QVERIFY(frame && std::holds_alternative<AcknowledgeFrame>(*frame));
        frame = decodeFrame(bodyOf(encodeHello({kProtocol, "1.2", 77, {}})));
        QVERIFY(frame && std::get<Hello>(*frame).pid == 77);
    }
    void helloOfAnotherProtocolIsRead()
    {
        const auto frame = decodeFrame(bodyOf(encodeHello({900, "9", 1, {}})));
        QVERIFY(frame);
        QCOMPARE(std::get<Hello>(*frame).protocol, 900u);
        QVERIFY(decodeFrame(std::string_view("\x83\x00\x05\x81\x01", 5)));
    }
    void nonsenseIsRefused()
    {
        using namespace std::string_view_literals;
        for (const auto body :
             {""sv, "\x80"sv, "\x80\x00"sv, "\x81\x09"sv, "\x81\x01"sv, "\x84\x01\x01\x01\x01"sv, "\xff"sv,
              "\x83\x01\x01\x82\x63xyz\xa0"sv, "\x82\x05\x00"sv, "\x81\x05\x05"sv, "GET / HTTP/1.1\r\n"sv}) {
            const auto frame = decodeFrame(body);
            QVERIFY(!frame);
            QCOMPARE(frame.error().code, std::string("BadFrame"));
        }
    }
    void damagedBytesNeverCrash()
    {
        test::RandomValue random(3);
        for (int i = 0; i < 3'000; ++i) {
            auto bytes = encodeAnswer(1, AnyAnswer(random.make<TriggerRows>()));
            for (int flips = 0; flips < 3; ++flips)
                bytes[4 + random.below(bytes.size() - 4)] = static_cast<char>(random.below(256));
            static_cast<void>(decodeFrame(bodyOf(bytes)).has_value());
        }
    }
    void tooLongIsRefusedOnBothSides()
    {
        AppendLogs append;
        append.groups.assign(8, std::string(9u << 20, 'x'));
        const auto request = encodeRequest(1, append);
        QVERIFY(!request);
        QCOMPARE(request.error().kind, ErrorKind::Full);
        const auto frame = decodeFrame(bodyOf(encodeAnswer(2, AnyAnswer(TextAnswer{std::string(65u << 20, 'x')}))));
        QCOMPARE(std::get<AnswerFrame>(*frame).result.error().code, std::string("FrameTooLong"));
    }
    void streamIsCutIntoFrames()
    {
        std::string stream;
        for (int i = 0; i < 50; ++i)
            stream += encodeAnswer(std::uint64_t(i), AnyAnswer(TextAnswer{std::string(std::size_t(i) * 37, 'x')}));
        for (const std::size_t step : {std::size_t(1), std::size_t(7), std::size_t(1000), stream.size()}) {
            FrameAssembler assembler;
            std::uint64_t expected = 0;
            for (std::size_t at = 0; at < stream.size(); at += step) {
                assembler.add(std::string_view(stream).substr(at, step));
                for (;;) {
                    const auto body = assembler.next();
                    QVERIFY(body);
                    if (!*body)
                        break;
                    const auto frame = decodeFrame(**body);
                    QVERIFY(frame && std::get<AnswerFrame>(*frame).id == expected);
                    ++expected;
                }
            }
            QCOMPARE(expected, std::uint64_t(50));
            QCOMPARE(assembler.buffered(), std::size_t(0));
        }
    }
    void lyingLengthsAreRefused()
    {
        for (const auto length :
             {std::string(4, '\0'), std::string("\x04\x00\x00\x01", 4), std::string("\xff\xff\xff\xff", 4)}) {
            FrameAssembler assembler;
            assembler.add(length);
            QCOMPARE(assembler.next().error().code, std::string("FrameTooLong"));
        }
    }
    void fiftyThousandRowsASecond()
    {
        test::RandomValue random(5);
        LedgerRows rows;
        for (int i = 0; i < 50'000; ++i) {
            auto row = random.make<LedgerRow>();
            row.errorMessage.resize(0);
            rows.rows.push_back(std::move(row));
        }
        QElapsedTimer timer;
        timer.start();
        const auto bytes = encodeAnswer(1, AnyAnswer(std::move(rows)));
        const auto written = timer.restart();
        const auto frame = decodeFrame(bodyOf(bytes));
        const auto read = timer.elapsed();
        QVERIFY(frame);
        QCOMPARE(std::get<LedgerRows>(*std::get<AnswerFrame>(*frame).result).rows.size(), std::size_t(50'000));
        qInfo("50,000 ledger rows: %lld ms to write, %lld ms to read, %zu bytes", written, read, bytes.size());
    }
};

QTEST_APPLESS_MAIN(FrameTest)
#include "tst_frame.moc"
