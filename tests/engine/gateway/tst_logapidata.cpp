// PutLogs, PullLogs and cursors on a real store, in every codec, and what bad bodies do.
#include "engine/gateway/logapi/pullbody.h"
#include "engine/logs/compression.h"
#include "tests/support/logapibench.h"
#include "tests/support/loggroups.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string kShard0 = "/logstores/access/shards/0";

std::string groupBytes(const std::string &message, int lines = 3)
{
    std::vector<Fields> logs(static_cast<std::size_t>(lines), Fields{{"level", "INFO"}, {"msg", message}});
    return encodedGroup(logs, "t1", "10.0.0.1", {{"__pack_id__", "ABC-1"}}).bytes;
}

LogRequest put(const std::string &raw, Compression codec = Compression::None, const std::string &where = "route?key=00")
{
    LogRequest request{.method = "POST", .target = "/logstores/access/shards/" + where, .body = *compress(codec, raw)};
    if (codec != Compression::None)
        request.fields = {{"x-log-compresstype", std::string(toText(codec))},
                          {"x-log-bodyrawsize", std::to_string(raw.size())}};
    return request;
}

LogRequest pull(const std::string &cursor, const std::string &more, const std::string &codec)
{
    return {.target = kShard0 + "?type=logs&cursor=" + cursor + more, .fields = {{"Accept-Encoding", codec}}};
}

std::string cursorText(LogApiBench &bench, const std::string &from)
{
    const auto answer = bench.ask({.target = kShard0 + "?type=cursor&from=" + from});
    const auto begin = answer.body.find(":\"");
    return begin == std::string::npos ? answer.body : answer.body.substr(begin + 2, answer.body.size() - begin - 4);
}

std::vector<std::string> groupsOf(const HttpResponse &answer)
{
    const auto codec = compressionFromText(answer.headers.value("x-log-compresstype"));
    const auto size = std::stoul(std::string(answer.headers.value("x-log-bodyrawsize")));
    const auto raw = decompress(*codec, answer.body, size, 64 * limits::kMiB);
    if (!raw)
        return {"unreadable"};
    std::vector<std::string> groups;
    const auto views = splitGroupList(*raw);
    if (!views)
        return {"no list"};
    for (const auto group : *views)
        groups.emplace_back(group);
    return groups;
}

} // namespace

class LogApiDataTest : public QObject {
    Q_OBJECT
private slots:
    void roundTrip_data()
    {
        QTest::addColumn<QString>("codec");
        for (const auto *codec : {"", "lz4", "zstd", "deflate"})
            QTest::newRow(*codec ? codec : "plain") << codec;
    }
    void roundTrip()
    {
        QFETCH(QString, codec);
        const auto kind = *compressionFromText(codec.toStdString());
        LogApiBench bench;
        const auto begin = cursorText(bench, "begin");
        QCOMPARE(cursorText(bench, "end"), begin);

        auto nothing = bench.ask(pull(begin, "&count=10", codec.toStdString()));
        QCOMPARE(nothing.status, 200);
        QCOMPARE(nothing.headers.value("x-log-count"), std::string_view("0"));
        QCOMPARE(nothing.headers.value("x-log-cursor"), std::string_view(begin));
        QCOMPARE(nothing.headers.value("x-log-bodyrawsize"), std::string_view("0"));
        QCOMPARE(nothing.headers.value("x-log-end-of-cursor"), std::string_view("1"));
        if (kind == Compression::Lz4)
            QCOMPARE(nothing.body, std::string(1, '\0'));
        QCOMPARE(groupsOf(nothing).size(), std::size_t(0));

        std::vector<std::string> sent;
        for (int i = 0; i < 5; ++i) {
            sent.push_back(groupBytes("m" + std::to_string(i) + std::string(static_cast<std::size_t>(i) * 100, 'x')));
            const auto answer = bench.ask(put(sent.back(), kind));
            QCOMPARE(LogApiBench::outcome(answer), std::string("200"));
            QVERIFY(answer.body.empty() && !answer.headers.has("content-type"));
        }
        const auto all = bench.ask(pull(begin, "&count=100", codec.toStdString()));
        QCOMPARE(all.headers.value("content-type"), std::string_view("application/x-protobuf"));
        QCOMPARE(all.headers.value("x-log-compresstype"), std::string_view(toText(kind)));
        QCOMPARE(all.headers.value("x-log-count"), std::string_view("5"));
        QCOMPARE(groupsOf(all), sent);
        const auto end = cursorText(bench, "end");
        QCOMPARE(all.headers.value("x-log-cursor"), std::string_view(end));
        QCOMPARE(all.headers.value("x-log-end-of-cursor"), std::string_view("1"));
        QCOMPARE(all.headers.value("x-log-cursor-time"), std::string_view("1700000000"));
        const auto first = cursorFromText(begin)->value();
        QCOMPARE(all.headers.value("x-log-read-last-cursor"), std::string_view(std::to_string(first + 4)));

        const auto some = bench.ask(pull(begin, "&count=2", codec.toStdString()));
        QCOMPARE(groupsOf(some), std::vector(sent.begin(), sent.begin() + 2));
        QCOMPARE(some.headers.value("x-log-cursor"), std::string_view(toText(Cursor(first + 2))));
        QCOMPARE(some.headers.value("x-log-end-of-cursor"), std::string_view("0"));
        const auto range =
            bench.ask(pull(toText(Cursor(first + 1)), "&end_cursor=" + toText(Cursor(first + 3)), codec.toStdString()));
        QCOMPARE(groupsOf(range), std::vector(sent.begin() + 1, sent.begin() + 3));
        const auto none = bench.ask(pull(begin, "&count=0", codec.toStdString()));
        QCOMPARE(none.headers.value("x-log-cursor"), std::string_view(begin));
        QCOMPARE(none.headers.value("x-log-end-of-cursor"), std::string_view("0"));
    }

    void routes()
    {
        LogApiBench bench;
        QCOMPARE(bench.outcome(put(groupBytes("a"), Compression::None, "route?key=F")), std::string("200"));
        QCOMPARE(bench.outcome(put(groupBytes("b"), Compression::None, "lb")), std::string("200"));
        auto old = put(groupBytes("c"));
        old.target = "/logstores/access";
        old.fields = {{"x-log-hashkey", "ffffffffffffffffffffffffffffffff"}};
        QCOMPARE(bench.outcome(old), std::string("200"));
        const auto shards = *await<std::vector<ShardState>>(
            bench.world.loop, [&](auto reply) { bench.store->shards(AccessWorld::kAccess, std::move(reply)); });
        QCOMPARE(shards[0].groups + shards[1].groups, std::uint64_t(3));
        QVERIFY(shards[1].groups >= 2);
    }

    void batch()
    {
        LogApiBench bench;
        const auto begin = cursorText(bench, "begin");
        std::string body;
        const std::vector<std::string> groups = {groupBytes("one", 1), groupBytes("two", 1)};
        for (const auto &group : groups) {
            const auto packedGroup = *compress(Compression::Lz4, group);
            std::string package = "\x0a";
            package += static_cast<char>(packedGroup.size());
            package += packedGroup + '\x10' + static_cast<char>(group.size()) + "\x18\x02";
            QVERIFY(group.size() < 128 && packedGroup.size() < 120);
            body += std::string("\x0a") + static_cast<char>(package.size()) + package;
        }
        LogRequest request{.method = "POST",
                           .target = kShard0.substr(0, kShard0.size() - 1) + "route?key=00",
                           .body = body,
                           .fields = {{"x-log-mode", "batch_group"}, {"x-log-compresstype", "lz4"}}};
        QCOMPARE(bench.outcome(request), std::string("200"));
        QCOMPARE(groupsOf(bench.ask(pull(begin, "", "lz4"))), groups);
        request.body.back() = 'x';
        QCOMPARE(bench.outcome(request), std::string("400 PostBodyInvalid"));
    }

    void badBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("rawSize");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *name, const std::string &body, const char *codec, const std::string &rawSize,
                            const char *outcome) {
            QTest::newRow(name) << QByteArray::fromStdString(body) << codec << QString::fromStdString(rawSize) << outcome;
        };
        const auto raw = groupBytes("a");
        const auto size = std::to_string(raw.size());
        const auto lz4 = *compress(Compression::Lz4, raw);
        const std::string zeros(64 * limits::kMiB, '\0');
        row("no protobuf", "this is no log group", "", "20", "400 PostBodyInvalid");
        row("cut", raw.substr(0, raw.size() - 3), "", size, "400 PostBodyInvalid");
        row("no key", std::string("\x0a\x06\x08\x01\x12\x02\x12\x00", 8), "", "8", "400 PostBodyInvalid");
        row("length beyond the end", "\x0a\xff\xff\xff\xff\x0f", "", "6", "400 PostBodyInvalid");
        row("codec", raw, "brotli", size, "400 InvalidCompressType");
        row("no lz4", raw, "lz4", size, "400 PostBodyUncompressError");
        row("raw size too small", lz4, "lz4", std::to_string(raw.size() - 1), "400 PostBodyUncompressError");
        row("raw size too large", lz4, "lz4", std::to_string(raw.size() + 1), "400 PostBodyUncompressError");
        row("raw size is no number", lz4, "lz4", "x", "400 InvalidBodyRawSize");
        row("lz4 bomb", *compress(Compression::Lz4, zeros), "lz4", std::to_string(zeros.size()), "400 PostBodyTooLarge");
        row("lz4 bomb that lies", *compress(Compression::Lz4, zeros), "lz4", "1000", "400 PostBodyUncompressError");
        row("zstd bomb", *compress(Compression::Zstd, zeros), "zstd", "1000", "400 PostBodyTooLarge");
        row("deflate bomb", *compress(Compression::Deflate, zeros), "deflate", "1000", "400 PostBodyTooLarge");
        row("large", std::string(11 * limits::kMiB, 'x'), "", "0", "400 PostBodyTooLarge");
        row("many logs", encodedGroup(std::vector<Fields>(40'961)).bytes, "", "0", "400 PostBodyTooLarge");
        row("raw size of a plain body is not looked at", raw, "", "7", "200");
        row("nothing", "", "", "0", "200");
        row("nothing, lz4", std::string(1, '\0'), "lz4", "0", "200");
    }
    void badBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, codec);
        QFETCH(QString, rawSize);
        QFETCH(QString, outcome);
        LogApiBench bench;
        LogRequest request{.method = "POST", .target = "/logstores/access/shards/route?key=00", .body = body.toStdString()};
        request.fields = {{"x-log-bodyrawsize", rawSize.toStdString()}};
        if (!codec.isEmpty())
            request.fields.emplace_back("x-log-compresstype", codec.toStdString());
        QCOMPARE(QString::fromStdString(bench.outcome(request)), outcome);
        const auto stored = outcome == "200" && !body.isEmpty() && codec.isEmpty();
        QCOMPARE(cursorText(bench, "begin") == cursorText(bench, "end"), !stored);
    }

    void changedBody()
    {
        LogApiBench bench;
        for (const auto scheme : {SignatureScheme::LogV1, SignatureScheme::LogV4}) {
            for (const std::size_t size : {std::size_t(3), std::size_t(2'000)}) { // below and above what is digested at once
                auto asked = put(groupBytes(std::string(100, 'x'), static_cast<int>(size)));
                asked.scheme = scheme;
                auto request = bench.request(asked, bench.credentials());
                request.body[request.body.size() / 2] ^= 1;
                QCOMPARE(LogApiBench::outcome(bench.send(std::move(request))), std::string("401 SignatureNotMatch"));
            }
        }
        QCOMPARE(cursorText(bench, "begin"), cursorText(bench, "end"));
    }

    void contentTypes()
    {
        LogApiBench bench;
        auto asked = put(groupBytes("a"));
        asked.fields = {{"Content-Type", "text/plain"}};
        QCOMPARE(bench.outcome(asked), std::string("415 InvalidContentType"));
        asked.fields = {{"Content-Type", ""}};
        QCOMPARE(bench.outcome(asked), std::string("415 InvalidContentType"));
    }

    void cursorTimes()
    {
        LogApiBench bench;
        const auto timeAt = [&](const std::string &cursor) {
            return bench.ask({.target = kShard0 + "?type=cursor_time&cursor=" + cursor});
        };
        QCOMPARE(timeAt(cursorText(bench, "end")).body, std::string(R"({"cursor_time":1700000000})"));
        QCOMPARE(bench.outcome(put(groupBytes("a"))), std::string("200"));
        bench.world.loop.advance(std::chrono::minutes(5));
        QCOMPARE(bench.outcome(put(groupBytes("b"))), std::string("200"));
        const auto first = cursorFromText(cursorText(bench, "begin"))->value();
        QCOMPARE(timeAt(toText(Cursor(first))).body, std::string(R"({"cursor_time":1700000000})"));
        QCOMPARE(timeAt(toText(Cursor(first + 1))).body, std::string(R"({"cursor_time":1700000300})"));
        QCOMPARE(LogApiBench::outcome(timeAt(toText(Cursor(first - 1)))), std::string("400 InvalidCursor"));
        QCOMPARE(LogApiBench::outcome(timeAt(toText(Cursor(first + 9)))), std::string("400 InvalidCursor"));
        QCOMPARE(LogApiBench::outcome(timeAt("xx")), std::string("400 ParameterInvalid"));
        QCOMPARE(cursorText(bench, "1700000100"), toText(Cursor(first + 1)));
        QCOMPARE(cursorText(bench, "0"), toText(Cursor(first)));
        QCOMPARE(cursorText(bench, "1800000000"), toText(Cursor(first + 2)));
    }

    void codecs()
    {
        QCOMPARE(acceptedCodec("lz4"), Compression::Lz4);
        QCOMPARE(acceptedCodec("gzip, deflate"), Compression::Deflate);
        QCOMPARE(acceptedCodec(" zstd;q=1,lz4"), Compression::Zstd);
        QCOMPARE(acceptedCodec(""), Compression::None);
        QCOMPARE(acceptedCodec("identity, *"), Compression::None);
    }

    // Around every length at which the head of the run grows.
    void literalRuns()
    {
        for (const std::size_t size : {1u,   8u,   9u,   10u,  11u,  12u,  13u,  14u,  15u,  16u,  200u, 260u,
                                       265u, 266u, 267u, 268u, 269u, 270u, 271u, 500u, 520u, 525u, 526u, 70'000u}) {
            const auto batch = logBatch({{std::string(size, 'x'), 1}});
            const auto body = pullBody(batch, Compression::Lz4);
            QVERIFY(body);
            const auto raw = decompress(Compression::Lz4, body->bytes, body->rawBytes, limits::kMiB);
            QVERIFY2(raw, std::to_string(size).c_str());
            QCOMPARE(splitGroupList(*raw)->at(0).size(), size);
        }
    }
};

QTEST_GUILESS_MAIN(LogApiDataTest)
#include "tst_logapidata.moc"
