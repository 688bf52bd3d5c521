#include "ui/widgets/codeview.h"

#include <QTest>

using namespace sluice;

class tst_CodeView : public QObject {
    Q_OBJECT
private slots:
    void indents_data();
    void indents();
    void numbersHaveRoom();
};

void tst_CodeView::indents_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("keys keep their order") << R"({"b":1,"a":[true,null]})"
                                           << "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null\n  ]\n}";
    QTest::newRow("empty ones stay on a line") << R"({"a":{},"b":[ ]})"
                                               << "{\n  \"a\": {},\n  \"b\": []\n}";
    QTest::newRow("text is left alone") << R"({"a":"{,:} \" [\\"})"
                                        << "{\n  \"a\": \"{,:} \\\" [\\\\\"\n}";
    QTest::newRow("numbers byte for byte") << R"({"a":1.50e+03,"b":-0})"
                                           << "{\n  \"a\": 1.50e+03,\n  \"b\": -0\n}";
    QTest::newRow("cut in a text") << R"({"a":"b)"
                                   << "{\n  \"a\": \"b";
    QTest::newRow("cut at a backslash") << "{\"a\":\"b\\"
                                        << "{\n  \"a\": \"b\\";
    QTest::newRow("too many ends") << "]]}"
                                   << "\n]\n]\n}";
    QTest::newRow("nothing") << ""
                             << "";
}

void tst_CodeView::indents()
{
    QFETCH(QString, json);
    QFETCH(QString, text);
    QCOMPARE(indentedJson(json), text);
}

void tst_CodeView::numbersHaveRoom()
{
    CodeView view(CodeKind::Json);
    view.setCode(QStringLiteral("{}"));
    const auto few = view.numbersWidth();
    view.setCode(QString(20'000, QLatin1Char('\n')));
    QVERIFY(view.numbersWidth() > few);
}

QTEST_MAIN(tst_CodeView)
#include "tst_codeview.moc"
