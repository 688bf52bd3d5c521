// The code editor: what typing does by itself, words that are offered, marks, finding, how it looks in light and dark.
#include "tests/support/pagefixture.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/findbar.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace sluice;
using namespace sluice::test;

namespace {

const QString kHandler = QStringLiteral("import json\n\n\ndef handler(event, context):\n    creds = context.credentials\n"
                                        "    event = json.loads(event)\n    source = event[\"source\"]\n    return 'ok'\n");

struct EditorHouse {
    EditorHouse()
    {
        editor.resize(640, 400);
        editor.show();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        editor.setFocus();
    }
    void type(const QString &text) { QTest::keyClicks(editor.face(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(editor.face(), key, with); }
    [[nodiscard]] QStringList offered() const // in the list that is open
    {
        for (auto *window : QApplication::topLevelWidgets()) {
            auto *list = qobject_cast<QListWidget *>(window);
            if (list && list->isVisible()) {
                QStringList out;
                for (int i = 0; i < list->count(); ++i)
                    out.append(list->item(i)->text());
                return out;
            }
        }
        return {};
    }

    CodeEditor editor;
};

} // namespace

class tst_CodeEditor : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void words_data();
    void words();
    void wordsOfTheFile();
    void aliases();
    void keepsLineEnds();
    void indents_data();
    void indents();
    void typesPython();
    void typesBrackets();
    void comments();
    void offersMembers();
    void tabAndLeaving();
    void undoForEachText();
    void marksErrors();
    void finds();
    void goesToLine();
    void tellsOfChanges();
    void largeText();
    void contrastOfColours();
    void pictures_data();
    void pictures();
};

void tst_CodeEditor::words_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QStringList>("first");
    const auto py = int(CodeLanguage::Python);
    const auto js = int(CodeLanguage::JavaScript);
    QTest::newRow("context") << py << "    x = context.re"
                             << QStringList{"region", "request_id", "requestId", "retry_count"};
    QTest::newRow("credentials") << py << "context.credentials.sec" << QStringList{"security_token", "securityToken"};
    QTest::newRow("in a call") << py << "print(context.function.na" << QStringList{"name"};
    QTest::newRow("event key") << py << "event[\"par" << QStringList{"parameter"};
    QTest::newRow("event of event") << py << "event[\"source\"][\"end" << QStringList{"endCursor", "endpoint"};
    QTest::newRow("logging") << py << "logging.warn" << QStringList{"warning"};
    QTest::newRow("js context") << js << "const id = context.requ" << QStringList{"requestId"};
    QTest::newRow("js credentials") << js << "context.credentials.access" << QStringList{"accessKeyId", "accessKeySecret"};
    QTest::newRow("js event") << js << "event.source.log" << QStringList{"logstoreName"};
    QTest::newRow("js console") << js << "console.setL" << QStringList{"setLogLevel"};
    QTest::newRow("no python in js") << js << "context.request_" << QStringList{};
    QTest::newRow("plain") << int(CodeLanguage::Plain) << "context.re" << QStringList{};
}

void tst_CodeEditor::words()
{
    QFETCH(int, language);
    QFETCH(QString, before);
    QFETCH(QStringList, first);
    const auto found = codeWords(CodeLanguage(language), before, {}, 3);
    auto words = found.words;
    words.sort();
    first.sort();
    QCOMPARE(words, first);
}

void tst_CodeEditor::wordsOfTheFile()
{
    const auto found = codeWords(CodeLanguage::Python, "    hand", kHandler + "hand", 3);
    QCOMPARE(found.typed, 4);
    QCOMPARE(found.words, QStringList{"handler"});
    QVERIFY(codeWords(CodeLanguage::Python, "ha", kHandler, 3).words.isEmpty()); // too few letters
    QCOMPARE(codeWords(CodeLanguage::Python, "retu", {}, 3).words, QStringList{"return"});
    QVERIFY(codeWords(CodeLanguage::JavaScript, "    \"", kHandler, 0).words.isEmpty());
}

void tst_CodeEditor::aliases()
{
    QCOMPARE(codeWords(CodeLanguage::Python, "creds.access_key_i", kHandler, 3).words, QStringList{"access_key_id"});
    QCOMPARE(codeWords(CodeLanguage::Python, "source[\"log", kHandler, 3).words, QStringList{"logstoreName"});
    const QString js = "const given = context.credentials;\nconst data = JSON.parse(event)\n";
    QCOMPARE(codeWords(CodeLanguage::JavaScript, "given.sec", js, 3).words, QStringList{"securityToken"});
    QCOMPARE(codeWords(CodeLanguage::JavaScript, "data.tas", js, 3).words, QStringList{"taskId"});
}

void tst_CodeEditor::keepsLineEnds()
{
    EditorHouse house;
    house.editor.open("a", "one\r\ntwo\nthree\r\n", CodeLanguage::Plain);
    QCOMPARE(house.editor.text(), QString("one\r\ntwo\nthree\r\n"));
    house.press(Qt::Key_Return);
    QCOMPARE(house.editor.text(), QString("\r\none\r\ntwo\nthree\r\n"));
    house.editor.open("b", "数据 🙂\n", CodeLanguage::Python);
    house.press(Qt::Key_End);
    house.type("x");
    QCOMPARE(house.editor.text(), QString("数据 🙂x\n"));
}

void tst_CodeEditor::indents_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("style");
    QTest::newRow("python") << "x = 1\n"
                            << "4 space";
    QTest::newRow("two") << "if x:\n  a\n  if y:\n    b\n"
                         << "2 space";
    QTest::newRow("tabs") << "if x:\n\ta\n\tb\n"
                          << "tabs";
}

void tst_CodeEditor::indents()
{
    QFETCH(QString, text);
    QFETCH(QString, style);
    EditorHouse house;
    house.editor.open("a", text, CodeLanguage::Python);
    QVERIFY2(house.editor.styleText().startsWith(style), qPrintable(house.editor.styleText()));
}

void tst_CodeEditor::typesPython()
{
    EditorHouse house;
    house.editor.open("a", {}, CodeLanguage::Python);
    house.type("def f():");
    house.press(Qt::Key_Return);
    house.type("if x:");
    house.press(Qt::Key_Return);
    house.type("y");
    house.press(Qt::Key_Return);
    house.press(Qt::Key_Backspace);
    house.type("z");
    QCOMPARE(house.editor.text(), QString("def f():\n    if x:\n        y\n    z"));
}

void tst_CodeEditor::typesBrackets()
{
    EditorHouse house;
    house.editor.open("a", {}, CodeLanguage::JavaScript);
    house.type("f({");
    house.press(Qt::Key_Return);
    house.type("a: 1,");
    house.press(Qt::Key_Return);
    house.type("})");
    QCOMPARE(house.editor.text(), QString("f({\n  a: 1,\n})"));
}

void tst_CodeEditor::comments()
{
    EditorHouse house;
    house.editor.open("a", "a\n  b\n\nc\n", CodeLanguage::Python);
    house.press(Qt::Key_A, Qt::ControlModifier);
    house.press(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(house.editor.text(), QString("# a\n  # b\n\n# c\n"));
    house.press(Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(house.editor.text(), QString("a\n  b\n\nc\n"));
    house.editor.undo();
    QCOMPARE(house.editor.text(), QString("# a\n  # b\n\n# c\n")); // one step
}

void tst_CodeEditor::offersMembers()
{
    EditorHouse house;
    house.editor.open("a", kHandler, CodeLanguage::Python);
    house.editor.goTo(5, 32);
    house.type(".");
    QTRY_VERIFY(house.offered().contains("access_key_id"));
    house.type("security_");
    house.press(Qt::Key_Tab);
    QVERIFY(house.editor.text().contains("creds = context.credentials.security_token\n"));
    house.editor.goTo(8, 20);
    house.press(Qt::Key_Return);
    house.type("hand");
    QTRY_VERIFY(house.offered().contains("handler"));
    house.press(Qt::Key_Return); // the word was ended, not another one chosen
    QVERIFY(house.editor.text().contains("\n    hand\n"));
}

void tst_CodeEditor::tabAndLeaving()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *before = new QLineEdit;
    auto *editor = new CodeEditor;
    auto *after = new QLineEdit;
    column->addWidget(before);
    column->addWidget(editor);
    column->addWidget(after);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    editor->open("a", "x", CodeLanguage::Python);
    editor->setFocus();
    QTest::keyClick(editor->face(), Qt::Key_Tab);
    QCOMPARE(editor->text(), QString("    x"));
    QVERIFY(editor->face()->hasFocus());
    QTest::keyClick(editor->face(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), after);
    editor->setFocus();
    QTest::keyClick(editor->face(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), after);
    editor->setFocus();
    QTest::keyClick(editor->face(), Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), before);
    QVERIFY(editor->face()->toolTip().contains("Esc"));
}

void tst_CodeEditor::undoForEachText()
{
    EditorHouse house;
    house.editor.open("a", "one", CodeLanguage::Plain);
    house.type("1");
    house.editor.open("b", "two", CodeLanguage::Plain);
    house.type("2");
    house.editor.undo();
    QCOMPARE(house.editor.text(), QString("two"));
    house.editor.open("a", "1one", CodeLanguage::Plain); // what was typed
    house.editor.undo();
    QCOMPARE(house.editor.text(), QString("one"));
    house.editor.open("b", "changed on disk", CodeLanguage::Plain);
    house.editor.undo();
    QCOMPARE(house.editor.text(), QString("changed on disk")); // its past is another text's
}

void tst_CodeEditor::marksErrors()
{
    EditorHouse house;
    house.editor.open("a", kHandler, CodeLanguage::Python);
    house.editor.setError(7, 0, "KeyError: 'source'");
    QCOMPARE(house.editor.errorLine(), 7);
    house.editor.goTo(1, 1);
    house.press(Qt::Key_Return); // the mark goes with its line
    QCOMPARE(house.editor.errorLine(), 8);
    house.editor.setError(999, 0, "nowhere");
    QCOMPARE(house.editor.errorLine(), 0);
    house.editor.setError(0, 0, {});
    QCOMPARE(house.editor.errorLine(), 0);
}

void tst_CodeEditor::finds()
{
    const Words english("en");
    EditorHouse house;
    house.editor.open("a", kHandler, CodeLanguage::Python);
    house.press(Qt::Key_F, Qt::ControlModifier);
    auto *bar = house.editor.findChild<FindBar *>();
    QVERIFY(bar->isVisible());
    auto *field = bar->findChild<QLineEdit *>();
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, "EVENT");
    QCOMPARE(house.editor.line(), 4);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(house.editor.line(), 6);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(house.editor.line(), 4);
    const auto said = [bar] {
        QStringList texts;
        for (auto *label : bar->findChildren<InkLabel *>())
            texts.append(label->fullText());
        return texts.join(QString());
    };
    QCOMPARE(said(), QString("4 found"));
    QTest::keyClicks(field, "nowhere");
    QCOMPARE(said(), QString("Not found"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(house.editor.face()->hasFocus());
}

void tst_CodeEditor::goesToLine()
{
    EditorHouse house;
    house.editor.open("a", kHandler, CodeLanguage::Python);
    house.press(Qt::Key_G, Qt::ControlModifier);
    auto *field = house.editor.findChild<FindBar *>()->findChild<QLineEdit *>();
    QCOMPARE(field->text(), QString("1"));
    QTest::keyClicks(field, "7");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(house.editor.line(), 7);
    QCOMPARE(house.editor.positionText(), QString("line 7, column 1"));
    QVERIFY(house.editor.face()->hasFocus());
    house.editor.goTo(100'000, 100'000);
    QCOMPARE(house.editor.line(), 9);
}

void tst_CodeEditor::tellsOfChanges()
{
    EditorHouse house;
    QSignalSpy changed(&house.editor, &CodeEditor::changed);
    house.editor.open("a", "text", CodeLanguage::Plain);
    house.type("abc");
    QTRY_COMPARE(changed.size(), 1); // once for what was typed in one go
    house.type("d");
    house.editor.open("b", "other", CodeLanguage::Plain); // not later, under another name
    QCOMPARE(changed.size(), 2);
    house.editor.setReadOnly(true);
    house.type("x");
    QCOMPARE(house.editor.text(), QString("other"));
}

void tst_CodeEditor::largeText()
{
    EditorHouse house;
    QString text;
    while (text.size() < 4'000'000)
        text += QStringLiteral("    value = {\"key\": [1, 2, 3], \"other\": \"text\"}  # line\n");
    QElapsedTimer timer;
    timer.start();
    house.editor.open("a", text, CodeLanguage::Python);
    house.type("x");
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(house.editor.text().size(), text.size() + 1);
}

void tst_CodeEditor::contrastOfColours()
{
    for (const auto *theme : {&Theme::light(), &Theme::darkTheme()}) {
        for (const auto &ink : {theme->text, theme->text2, theme->accent, theme->ok, theme->warn, theme->bad}) {
            QVERIFY(contrast(ink, theme->base) >= 4.5);
            QVERIFY(contrast(ink, theme->hover) >= 4.5); // the current line
        }
        QVERIFY(contrast(theme->text, theme->tintBad) >= 4.5);
    }
}

void tst_CodeEditor::pictures_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(Scheme::Light);
    QTest::newRow("dark") << int(Scheme::Dark);
}

void tst_CodeEditor::pictures()
{
    QFETCH(int, scheme);
    prepareApplication(Scheme(scheme));
    const QString dark = Scheme(scheme) == Scheme::Dark ? "dark" : "light";
    EditorHouse house;
    house.editor.open("a", kHandler, CodeLanguage::Python);
    house.editor.setError(7, 0, "KeyError");
    house.editor.goTo(4, 5);
    QVERIFY(savePicture(house.editor, "codeeditor-python-" + dark));
    house.editor.open("b",
                      "// ships\n'use strict';\nexports.handler = (event, context, callback) => {\n  const n = 42;\n"
                      "  callback(null, `done ${n}`);\n};\n",
                      CodeLanguage::JavaScript);
    QVERIFY(savePicture(house.editor, "codeeditor-js-" + dark));
    house.editor.open("c", "{\n  \"a\": \"text\",\n  \"b\": [1, true, null],\n  \"c\": \"open\n}\n", CodeLanguage::Json);
    QVERIFY(savePicture(house.editor, "codeeditor-json-" + dark));
    house.editor.open("d", "# Title\n\nSome *text* with `code` and **bold**.\n\n- one\n", CodeLanguage::Markdown);
    house.editor.find();
    QVERIFY(savePicture(house.editor, "codeeditor-md-" + dark));
}

QTEST_MAIN(tst_CodeEditor)
#include "tst_codeeditor.moc"
