// Wildcards: what they match, and that no pattern makes matching slow.
#include "engine/access/ram/glob.h"
#include "engine/access/ram/policy.h"

#include <QtTest>

using namespace sluice;

namespace {

std::size_t steps(std::string_view pattern, std::string_view text, bool expected)
{
    std::size_t count = 0;
    const bool matched = globMatches(pattern, text, SameCase(), [&count] { ++count; });
    if (matched != expected)
        qFatal("the bomb matched otherwise than it should");
    return count;
}

} // namespace

class GlobTest : public QObject {
    Q_OBJECT
private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *pattern, const char *text, bool matches) {
            QTest::addRow("%s against %s", pattern, text) << QString(pattern) << QString(text) << matches;
        };
        row("", "", true);
        row("", "a", false);
        row("*", "", true);
        row("**", "", true);
        row("?", "", false);
        row("*?", "a", true);
        row("?*", "", false);
        row("a*", "a", true);
        row("*a", "ba", true);
        row("*a", "ab", false);
        row("a*b*c", "aXbYc", true);
        row("a*b*c", "aXcYb", false);
        row("*aab", "aaaab", true);
        row("*ab*ab", "abab", true);
        row("*ab*ab", "abb", false);
        row("a?c", "abc", true);
        row("a?c", "ac", false);
        row("**a**", "bab", true);
        row("?", "é", true);
        row("??", "é", false);
        row("*?é", "日é", true);
        row("A", "a", false);
        row("a.c", "abc", false);
        row("[a]", "a", false);
        row("\\*", "*", false);
    }
    void matches()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, matches);
        QCOMPARE(globMatches(pattern.toStdString(), text.toStdString()), matches);
        QCOMPARE(Glob(pattern.toStdString()).matches(text.toStdString()), matches);
        QCOMPARE(Glob(pattern.toStdString(), Glob::Case::Any).matches(text.toStdString()), matches || pattern == "A");
    }
    void textThatIsNotUtf8()
    {
        QVERIFY(globMatches("a?b",
                            "a\xFF"
                            "b"));
        QVERIFY(globMatches("??", "\xE6\x97")); // each broken byte is a character
        QVERIFY(globMatches("*", std::string(3, '\0')));
        QVERIFY(!globMatches("a", std::string_view("a\0", 2)));
    }
    void bombsAreBounded()
    {
        // Every star could stand at every place: trying all would take longer than the sun burns.
        std::string bomb;
        for (int i = 0; i < 500; ++i)
            bomb += "*a";
        const std::string text(20'000, 'a');
        QVERIFY(steps(bomb + "*b", text, false) <= (bomb.size() + 3) * (text.size() + 1));
        QVERIFY(steps(bomb, text, true) <= (bomb.size() + 1) * (text.size() + 1));
        QVERIFY(steps(std::string(1'000, '*'), text, true) <= text.size() * 2 + 2'000);
        std::string single;
        for (int i = 0; i < 500; ++i)
            single += "?*";
        QVERIFY(steps(single + 'b', text, false) <= (single.size() + 2) * (text.size() + 1));
        const std::string tail = "*" + std::string(900, 'a') + 'b';
        QVERIFY(steps(tail, text, false) <= (tail.size() + 1) * (text.size() + 1));
    }
};

QTEST_APPLESS_MAIN(GlobTest)
#include "tst_glob.moc"
