#include "app/ctl/commandline.h"
#include "app/ctl/commands.h"
#include "app/ctl/help.h"
#include "app/ctl/names.h"
#include "app/ctl/putsource.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::ctl;

namespace {

Result<Arguments> parsed(const QString &line)
{
    std::vector<std::string> words;
    for (const auto &word : line.split(' ', Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    return parse(words, commands());
}

Trigger named(std::string service, std::string function, std::string trigger)
{
    Trigger value;
    value.key = {std::move(service), std::move(function), std::move(trigger)};
    return value;
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT
private slots:
    void readsOptionsAnywhere()
    {
        const auto a = parsed("--data /d pull shop/access --from=now-5m --json --shard 3 --quiet");
        QVERIFY(a);
        QCOMPARE(std::string(a->command->name), std::string("pull"));
        QCOMPARE(a->values, std::vector<std::string>{"shop/access"});
        QCOMPARE(a->data, std::string("/d"));
        QCOMPARE(a->option("--from"), std::string("now-5m"));
        QCOMPARE(a->option("--shard"), std::string("3"));
        QCOMPARE(a->option("--to", "none"), std::string("none"));
        QVERIFY(a->json && a->quiet && !a->has("--follow"));
    }
    void dashIsAValueAndTwoEndTheOptions()
    {
        const auto a = parsed("put a/b - -- --follow");
        QVERIFY(a);
        QCOMPARE(a->values, (std::vector<std::string>{"a/b", "-", "--follow"}));
        QVERIFY(!a->has("--follow"));
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("part");
        QTest::newRow("nothing") << ""
                                 << "no command";
        QTest::newRow("command") << "exprt"
                                 << "did you mean export?";
        QTest::newRow("option") << "pull a/b --form x"
                                << "did you mean --from?";
        QTest::newRow("other's option") << "status --follow"
                                        << "unknown option --follow";
        QTest::newRow("too early") << "--follow pull a/b"
                                   << "comes after its name";
        QTest::newRow("no value") << "pull a/b --from"
                                  << "needs a value: TIME";
        QTest::newRow("a value") << "pull a/b --follow=yes"
                                 << "takes no value";
        QTest::newRow("missing") << "delete trigger"
                                 << "an argument is missing: sluicectl delete KIND NAME";
        QTest::newRow("too many") << "undo it"
                                  << "one argument too many";
        QTest::newRow("no directory") << "--data= status"
                                      << "--data";
    }
    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, part);
        const auto a = parsed(line);
        QVERIFY(!a);
        QCOMPARE(a.error().code, std::string("Usage"));
        QVERIFY2(QString::fromStdString(a.error().detail).contains(part), a.error().detail.c_str());
    }
    void everyCommandHasAHelp()
    {
        const auto all = overview(commands());
        for (const auto &command : commands()) {
            QVERIFY(command.run);
            QVERIFY(all.find("  " + std::string(command.name) + ' ') != std::string::npos);
            const auto help = helpOf(command);
            for (const auto &option : command.options)
                QVERIFY(help.find(std::string(option.name)) != std::string::npos);
            QVERIFY(parsed(QString::fromUtf8(command.name.data(), qsizetype(command.name.size())) + " --help")->help);
        }
        QVERIFY(parsed("--help")->help);
        QVERIFY(parsed("help")->help);
        QVERIFY(parsed("--version")->version);
    }
    void numbers()
    {
        QCOMPARE(*wholeNumber("--count", "12", 1, 100), std::int64_t(12));
        for (const char *text : {"", "0", "101", "1.5", "12x", " 1", "+1", "99999999999999999999"})
            QVERIFY(!wholeNumber("--count", text, 1, 100));
    }
    void names()
    {
        QCOMPARE(logstoreFromText("shop/access")->logstore, std::string("access"));
        for (const char *text : {"", "shop", "/x", "x/", "a/b/c"})
            QVERIFY(!logstoreFromText(text));
        const std::vector<Trigger> triggers = {named("s", "f", "ship"), named("s", "g", "ship"), named("s", "f", "copy")};
        QCOMPARE(toText(*triggerFromText("copy", triggers)), std::string("s/f/copy"));
        QCOMPARE(toText(*triggerFromText("s/g/ship", triggers)), std::string("s/g/ship"));
        QVERIFY(triggerFromText("ship", triggers).error().detail.find("s/f/ship, s/g/ship") != std::string::npos);
        const auto missing = triggerFromText("cpoy", triggers);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(missing.error().detail.find("did you mean copy?") != std::string::npos);
    }
    void formats()
    {
        QCOMPARE(formatFromText("nginx")->format, std::string("nginx"));
        QCOMPARE(formatFromText("regex=^(?P<a>.)$")->pattern, std::string("^(?P<a>.)$"));
        QVERIFY(formatFromText("ngix").error().detail.find("did you mean nginx?") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
