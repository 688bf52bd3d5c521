// Our reading of JSON lines against another parser's: the same lines are valid, with the same members and strings.
#include "engine/collect/jsonparser.h"

#include <QTest>

#include <random>
#include <simdjson.h>

using namespace sluice;

namespace {

constexpr int kRounds = 60'000;

std::string pick(std::mt19937 &random, std::initializer_list<const char *> words)
{
    return *(words.begin() + random() % words.size());
}

std::string value(std::mt19937 &random, int depth)
{
    const auto kind = random() % (depth > 3 ? 4 : 6);
    if (kind < 2)
        return pick(random,
                    {"\"\"", "\"plain\"", R"("esc \" \\ \/ \b\f\n\r\t")", R"("\u0041\u00e9\ud83d\ude00")", "\"日志\"",
                     "\"0123456789abcdef0123456789abcdef\""});
    if (kind == 2)
        return pick(random, {"0", "-0", "1.5", "1e5", "-12E-3", "123456789", "0.001", "01", "1.", "-", "+1", ".5", "1e"});
    if (kind == 3)
        return pick(random, {"true", "false", "null", "True", "nul", "truex"});
    std::string text = kind == 4 ? "[" : "{";
    const auto count = random() % 4;
    for (std::size_t i = 0; i < count; ++i) {
        text += i > 0 ? pick(random, {",", " , ", ","}) : "";
        if (kind == 5)
            text += "\"k" + std::to_string(i) + "\":";
        text += value(random, depth + 1);
    }
    return text + (kind == 4 ? "]" : "}");
}

std::string line(std::mt19937 &random)
{
    std::string text = pick(random, {"{", " {", "{ "});
    const auto count = random() % 5;
    for (std::size_t i = 0; i < count; ++i)
        text +=
            (i > 0 ? "," : "") + ("\"key" + std::to_string(i)) + pick(random, {"\":", "\" : ", "\":\t"}) + value(random, 0);
    text += pick(random, {"}", "} ", " }", "}x", ""});
    if (random() % 3 == 0 && !text.empty()) {
        constexpr std::string_view letters = "{}[]\",:\\ \t0a-.eu\x01";
        text[random() % text.size()] = letters[random() % letters.size()];
    }
    return text;
}

} // namespace

class JsonAgainstSimdjsonTest : public QObject {
    Q_OBJECT
private slots:
    void agree();
};

void JsonAgainstSimdjsonTest::agree()
{
    std::mt19937 random(20'240'109);
    simdjson::dom::parser other;
    JsonParser parser;
    ParsedLog log;
    int valid = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto text = line(random);
        const auto padded = text + std::string(LineParser::kReadAhead, '\0');
        log.clear();
        const auto failure = parser.parse({padded.data(), text.size()}, {}, log);
        simdjson::dom::object object;
        const auto error = other.parse(text).get_object().get(object);
        if (error == simdjson::UTF8_ERROR)
            continue; // our rule is another one: such bytes are kept
        if (error == simdjson::NUMBER_ERROR && failure.empty())
            continue; // grammatical, but beyond its numbers
        if (error == simdjson::STRING_ERROR && failure.empty() && text.find("\\ud") != std::string::npos)
            continue; // half of a surrogate pair, which we replace
        const auto shown = text + " | " + std::string(failure) + " | " + simdjson::error_message(error);
        QVERIFY2(failure.empty() == (error == simdjson::SUCCESS), shown.c_str());
        if (!failure.empty())
            continue;
        ++valid;
        QCOMPARE(log.fields().size(), object.size());
        std::size_t i = 0;
        for (const auto member : object) {
            QCOMPARE(log.fields()[i].key, member.key);
            if (member.value.is_string())
                QCOMPARE(log.fields()[i].value, std::string_view(member.value.get_string()));
            ++i;
        }
    }
    QVERIFY2(valid > kRounds / 10, qPrintable(QString::number(valid)));
}

QTEST_APPLESS_MAIN(JsonAgainstSimdjsonTest)
#include "tst_jsonagainstsimdjson.moc"
