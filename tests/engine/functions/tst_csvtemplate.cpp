#include "engine/functions/native/csvtemplate.h"
#include "tests/support/loggroups.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

#include <random>

using namespace sluice;
using namespace sluice::test;

namespace {

CsvParameter columns(std::vector<std::string> names)
{
    CsvParameter parameter;
    parameter.columns = std::move(names);
    return parameter;
}

std::string csvOf(CsvParameter parameter, std::vector<EncodedGroup> groups, Counters *counters = nullptr)
{
    CsvTemplate csv(std::move(parameter));
    std::string out;
    for (auto &group : groups) { // a block a group
        std::vector<EncodedGroup> one;
        one.push_back(std::move(group));
        out += csv.feed(logBatch(std::move(one)))->bytes;
    }
    out += csv.finish()->bytes;
    if (counters)
        *counters = csv.counters();
    return out;
}

std::string row(const std::vector<std::string> &cells, CsvParameter parameter = {})
{
    Fields fields;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        fields.emplace_back("c" + std::to_string(i), cells[i]);
        parameter.columns.push_back(fields.back().first);
    }
    return csvOf(parameter, {encodedGroup({fields})});
}

std::string gunzip(const std::string &bytes)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string out(64 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int state = inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return state == Z_STREAM_END ? out : "<broken gzip>";
}

std::string randomText(std::mt19937 &random, std::string_view alphabet)
{
    std::string text(random() % 40, ' ');
    for (char &c : text)
        c = alphabet[random() % alphabet.size()];
    return text;
}

} // namespace

class CsvTemplateTest : public QObject {
    Q_OBJECT
private slots:
    void referenceRow()
    {
        auto parameter = columns({"c0", "c1", "c2", "c3", "c4", "missing"});
        const auto group = encodedGroup({{{"c0", "a"}, {"c1", "d,e"}, {"c2", "q\"q"}, {"c3", "l\nm"}, {"c4", ""}}});
        QCOMPARE(csvOf(parameter, {group}), std::string("a,\"d,e\",\"q\"\"q\",\"l\nm\",,\n"));
    }
    void carriageReturnIsQuoted() { QCOMPARE(row({"a\rb"}), std::string("\"a\rb\"\n")); }
    void nothingIsTrimmed() { QCOMPARE(row({" a ", "\t"}), std::string(" a ,\t\n")); }
    void quoteAndEscapeAreEscaped()
    {
        CsvParameter parameter;
        parameter.escape = "\\";
        QCOMPARE(row({"a\"b", "c\\d", "e"}, parameter), std::string("\"a\\\"b\",\"c\\\\d\",e\n"));
    }
    void charactersBeyondAscii()
    {
        CsvParameter parameter;
        parameter.delimiter = "·";
        parameter.quote = "«";
        parameter.escape = "«";
        QCOMPARE(row({"a·b", "c«d", "ä,b"}, parameter), std::string("«a·b«·«c««d«·ä,b\n"));
    }
    void everyLengthAndPlace()
    {
        // The fast copy works in steps of 16 and 8: a special byte must be seen wherever it stands.
        for (std::size_t length = 1; length < 70; ++length) {
            const std::string plain(length, 'x');
            QCOMPARE(row({plain, "y"}), plain + ",y\n");
            for (std::size_t at = 0; at < length; ++at) {
                for (const char special : {',', '"', '\n', '\r'}) {
                    auto text = plain;
                    text[at] = special;
                    auto inside = text;
                    if (special == '"')
                        inside.insert(at, 1, '"');
                    QCOMPARE(row({text, "y"}), '"' + inside + "\",y\n");
                }
            }
        }
    }
    void groupFieldsAndTags()
    {
        auto parameter = columns({"__tag__:__path__", "msg", "__source__", "__topic__", "__tag__:none", "last"});
        parameter.nullValue = "-";
        const auto group = encodedGroup({{{"msg", "m"}, {"last", "z"}}}, "to,pic", "10.0.0.1", {{"__path__", "/var/log/a"}});
        QCOMPARE(csvOf(parameter, {group}), std::string("/var/log/a,m,10.0.0.1,\"to,pic\",-,z\n"));
    }
    void absentTopicIsEmpty()
    {
        auto parameter = columns({"__topic__", "m"});
        parameter.nullValue = "NULL";
        QCOMPARE(csvOf(parameter, {encodedGroup({{{"m", "1"}}})}), std::string(",1\n"));
    }
    void missingColumnIsNullValue()
    {
        auto parameter = columns({"a", "b", "c"});
        parameter.nullValue = "n,a";
        QCOMPARE(csvOf(parameter, {encodedGroup({{{"b", "1"}}})}), std::string("\"n,a\",1,\"n,a\"\n"));
    }
    void firstOfAKeyCounts()
    {
        QCOMPARE(csvOf(columns({"a"}), {encodedGroup({{{"a", "1"}, {"a", "2"}}})}), std::string("1\n"));
    }
    void emptyFirstValueCounts()
    {
        QCOMPARE(csvOf(columns({"a"}), {encodedGroup({{{"a", ""}, {"a", "2"}}})}), std::string("\n"));
    }
    void aColumnTwice()
    {
        QCOMPARE(csvOf(columns({"a", "b", "a"}), {encodedGroup({{{"a", "1"}, {"b", "2"}}})}), std::string("1,2,1\n"));
    }
    void bareTagPrefixIsAKey()
    {
        QCOMPARE(csvOf(columns({"__tag__:"}), {encodedGroup({{{"__tag__:", "1"}}})}), std::string("1\n"));
    }
    void fieldsInAnyOrder()
    {
        const auto group = encodedGroup({{{"a", "1"}, {"b", "2"}, {"c", "3"}},
                                         {{"c", "3"}, {"a", "1"}, {"b", "2"}},
                                         {{"b", "2"}},
                                         {{"x", "9"}, {"a", "1"}, {"y", "9"}, {"b", "2"}, {"c", "3"}}});
        QCOMPARE(csvOf(columns({"a", "b", "c"}), {group, group}),
                 std::string("1,2,3\n1,2,3\n,2,\n1,2,3\n1,2,3\n1,2,3\n,2,\n1,2,3\n"));
    }
    void header()
    {
        auto parameter = columns({"a", "b,c"});
        parameter.header = true;
        const auto group = encodedGroup({{{"a", "1"}}});
        QCOMPARE(csvOf(parameter, {group, group}), std::string("a,\"b,c\"\n1,\n1,\n"));
    }
    void noLogsNoBytes()
    {
        auto parameter = columns({"a"});
        parameter.header = true;
        parameter.compression = Compression::Gzip;
        QCOMPARE(csvOf(parameter, {}), std::string());
        QCOMPARE(csvOf(parameter, {encodedGroup({}, "topic")}), std::string());
    }
    void countsLinesNotBytes()
    {
        Counters counters;
        static_cast<void>(
            csvOf(columns({"a"}), {encodedGroup({{{"a", "1"}}, {{"b", "1"}}}), encodedGroup({{{"a", "1"}}})}, &counters));
        QCOMPARE(toJson(counters), std::string("{\"ingestLines\":3,\"ingestBytes\":0,\"shipLines\":3,\"shipBytes\":0}"));
    }
    void bytesThatAreNotUtf8AreKept() { QCOMPARE(row({"\xFF\xFE"}), std::string("\xFF\xFE\n")); }
    void damagedGroupIsLeftOutAndCounted()
    {
        auto broken = encodedGroup({{{"a", "1"}}});
        broken.bytes.resize(broken.bytes.size() - 2);
        CsvTemplate csv(columns({"a"}));
        std::vector<EncodedGroup> groups;
        groups.push_back(encodedGroup({{{"a", "1"}}}));
        groups.push_back(broken);
        groups.push_back(encodedGroup({{{"a", "3"}}}));
        QCOMPARE(csv.feed(logBatch(std::move(groups)))->bytes, std::string("1\n3\n"));
        QCOMPARE(csv.damagedGroups(), 1u);
        QVERIFY(csv.damage().find("at byte") != std::string::npos);
    }
    void compressed()
    {
        std::mt19937 random(1);
        std::vector<EncodedGroup> groups;
        for (int i = 0; i < 50; ++i) {
            std::vector<Fields> logs;
            for (int line = 0; line < 500; ++line)
                logs.push_back({{"a", randomText(random, "abc,\"\n")}, {"b", std::to_string(line)}});
            groups.push_back(encodedGroup(logs));
        }
        auto parameter = columns({"a", "b"});
        const auto plain = csvOf(parameter, groups);
        QVERIFY(plain.size() > 300'000);

        parameter.compression = Compression::Gzip;
        const auto gzip = csvOf(parameter, groups);
        QCOMPARE(gunzip(gzip), plain);
        QCOMPARE(gzip.substr(0, 10), std::string("\x1f\x8b\x08\0\0\0\0\0\0\0", 10));

        parameter.compression = Compression::Zstd;
        const auto zstd = csvOf(parameter, groups);
        std::string out(plain.size(), '\0');
        QCOMPARE(ZSTD_decompress(out.data(), out.size(), zstd.data(), zstd.size()), plain.size());
        QCOMPARE(out, plain);

        parameter.compression = Compression::Snappy;
        const auto snappy = csvOf(parameter, groups);
        QVERIFY(snappy::Uncompress(snappy.data(), snappy.size(), &out));
        QCOMPARE(out, plain);
    }
    void blocksDoNotMatter()
    {
        std::vector<EncodedGroup> groups;
        for (int i = 0; i < 7; ++i)
            groups.push_back(encodedGroup({{{"a", std::to_string(i)}}}));
        CsvTemplate csv(columns({"a"}));
        QCOMPARE(csv.feed(logBatch(groups))->bytes, csvOf(columns({"a"}), groups));
    }

    // An independent writer with the same rules: Python's csv module quotes the same cells for , " and \n
    // (it lets \r alone).
    void equalsPythonsCsv()
    {
        const auto python = QStandardPaths::findExecutable("python3");
        if (python.isEmpty())
            QSKIP("python3 is not installed");
        std::mt19937 random(7);
        std::vector<Fields> logs;
        QByteArray input;
        for (int i = 0; i < 3'000; ++i) {
            Fields fields;
            for (const char *name : {"a", "b", "c"}) {
                fields.emplace_back(name,
                                    randomText(random, random() % 2 ? "ab ,\"\n;'\tx" : "abc,zzzzzzzzzzzzzzzzzzzzzzzzzz"));
                const auto &value = fields.back().second;
                input += QByteArray::fromStdString(value).toHex() + ' ';
            }
            input += '\n';
            logs.push_back(std::move(fields));
        }
        QProcess process;
        process.start(python,
                      {"-c",
                       "import csv,sys\n"
                       "w=csv.writer(open(1,'w',newline='',encoding='utf-8'),lineterminator='\\n')\n"
                       "for l in sys.stdin.read().split('\\n')[:-1]:\n"
                       "  w.writerow([bytes.fromhex(c).decode() for c in l.split(' ')[:-1]])\n"});
        process.write(input);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        const auto theirs = process.readAllStandardOutput().toStdString();
        QVERIFY2(!theirs.empty(), process.readAllStandardError().constData());
        QCOMPARE(csvOf(columns({"a", "b", "c"}), {encodedGroup(logs)}), theirs);
    }
};

QTEST_GUILESS_MAIN(CsvTemplateTest)
#include "tst_csvtemplate.moc"
