// The Functions page: the list, one function with its tabs, strips of the runtimes.
#include "tests/support/functiondesk.h"

#include <QCheckBox>
#include <QSignalSpy>

using namespace sluice;
using namespace sluice::test;

class tst_Functions : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void listsAndOpens();
    void filtersTheList();
    void noFunctions();
    void readingThenTrouble();
    void tabsOfAFunction();
    void templatesHaveNoCode();
    void triggersOfTheFunction();
    void interpreterMissing();
    void withoutASandbox();
    void goneUnderThePage();
    void engineGone();
    void lettersAreUnique_data();
    void lettersAreUnique();
    void pictures_data();
    void pictures();
};

void tst_Functions::listsAndOpens()
{
    FunctionDesk f;
    QSignalSpy ready(&f.page, &Page::ready);
    f.showList();
    QCOMPARE(ready.size(), 1);
    QVERIFY(f.list->isVisible());
    QCOMPARE(f.page.actions().constFirst()->text(), "New function…");
    auto *table = f.list->findChild<Table *>();
    QCOMPARE(table->currentRow(), 0);
    QTest::keyClick(table, Qt::Key_Return);
    f.button("New function…")->click();
    for (auto *action : f.page.actions())
        action->trigger();
    QCOMPARE(f.places,
             (QStringList{"functions/cleaning/clean", "create/function", "create/function", "functions/cleaning/clean",
                          "edit/function/cleaning/clean", "delete/function/cleaning/clean"}));
}

void tst_Functions::filtersTheList()
{
    FunctionDesk f({848, 572});
    f.showList();
    QVERIFY(savePicture(f.page, "functions-narrow"));
    f.checkFilter(f.page.functions(), "csv", "No function matches");
}

void tst_Functions::noFunctions()
{
    FunctionDesk f;
    f.client.definitions.functions.clear();
    f.show();
    QTRY_COMPARE(f.empty->title(), "No functions yet");
    QVERIFY(savePicture(f.page, "functions-none"));
    shownButton(*f.empty, "New function…")->click();
    f.button("Run the sample")->click();
    QCOMPARE(f.places, (QStringList{"create/function", "sample"}));
}

void tst_Functions::readingThenTrouble()
{
    FunctionDesk f;
    f.checkReadingThenTrouble(f.page.functions(), 7, "functions");
}

void tst_Functions::tabsOfAFunction()
{
    FunctionDesk f;
    f.showFunction();
    QTRY_COMPARE(f.tabTexts(), (QStringList{"Code", "Configuration", "Environment  2", "Versions  4", "Triggers  2"}));
    QCOMPARE(f.view->tab(), FunctionView::Tab::Code);
    QCOMPARE(f.head->facts(), "python3, handler index.handler, 256 MB, 1 min 00 s, version 4");
    QVERIFY(f.button("Run test"));
    QVERIFY(f.button("Save"));
    QVERIFY(f.action("Run test"));
    f.tabs->setCurrentIndex(3);
    QCOMPARE(f.places, QStringList{"functions/cleaning/clean/versions"});
    f.page.open("cleaning/clean/versions");
    QCOMPARE(f.view->tab(), FunctionView::Tab::Versions);
    QVERIFY(f.versions->isVisible());
    QVERIFY(!f.button("Save"));
    QVERIFY(f.action("Compare with the one before…"));
    f.page.open("cleaning/clean/no-such-tab");
    QCOMPARE(f.view->tab(), FunctionView::Tab::Code);
    f.page.open({});
    QVERIFY(f.list->isVisible());
    QCOMPARE(f.page.actions().constFirst()->text(), "New function…");
    f.page.open("cleaning/geo");
    QCOMPARE(f.view->function(), (FunctionKey{"cleaning", "geo"}));
    for (const auto *text : {"New function…", "New trigger for this function…", "Open its service", "Delete this function…"})
        f.action(text)->trigger();
    QCOMPARE(f.places.mid(1),
             (QStringList{"create/function/cleaning", "create/trigger/cleaning/geo", "services/cleaning",
                          "delete/function/cleaning/geo"}));
}

void tst_Functions::templatesHaveNoCode()
{
    FunctionDesk f;
    f.showFunction("shipping/to-csv/versions");
    QCOMPARE(f.tabTexts(), (QStringList{"Configuration", "Triggers  3"}));
    QCOMPARE(f.view->tab(), FunctionView::Tab::Configuration);
    QCOMPARE(f.head->facts(), "template oss-shipper-csv, 256 MB, 1 min 00 s");
    QVERIFY(!f.button("Run test"));
    QVERIFY(!f.action("Run test"));
    QVERIFY(f.client.sent<GetFunctionVersions>().empty());
    QVERIFY(savePicture(f.page, "function-native"));
}

void tst_Functions::triggersOfTheFunction()
{
    FunctionDesk f;
    f.showFunction("cleaning/clean/triggers");
    QCOMPARE(f.view->triggers()->triggers().rowCount(), 2);
    QCOMPARE(f.workspace.triggers().rowCount(), 12);
    auto *table = f.page.findChild<Table *>("functionTriggers");
    QTest::keyClick(table, Qt::Key_Return);
    f.button("New trigger…")->click();
    QCOMPARE(f.places, (QStringList{"triggers/cleaning/clean/orders", "create/trigger/cleaning/clean"}));
}

void tst_Functions::interpreterMissing()
{
    FunctionDesk f;
    f.client.on<GetRuntimes>([](const GetRuntimes &) -> Result<RuntimeRows> {
        auto rows = sceneRuntimes();
        rows.rows[0].problem = "no Python 3.9 or newer was found: install the package python3";
        return rows;
    });
    f.showFunction("shipping/to-csv");
    QTRY_COMPARE(f.client.sent<GetRuntimes>().size(), std::size_t(1));
    QCOMPARE(f.strip("interpreterStrip"), QString()); // of no concern to a template
    f.page.open("cleaning/clean");
    QTRY_COMPARE(f.strip("interpreterStrip"),
                 "python3 cannot run on this machine. No Python 3.9 or newer was found: install the package python3.");
    QVERIFY(savePicture(f.page, "function-no-interpreter"));
    f.client.on<GetRuntimes>([](const GetRuntimes &) -> Result<RuntimeRows> { return sceneRuntimes(); });
    f.button("Look again")->click();
    QTRY_COMPARE(f.strip("interpreterStrip"), QString());
}

void tst_Functions::withoutASandbox()
{
    FunctionDesk f;
    bool allowed = false;
    f.client.on<GetRuntimes>([&allowed](const GetRuntimes &) -> Result<RuntimeRows> {
        auto rows = sceneRuntimes();
        rows.sandboxProblem = "user namespaces are switched off";
        rows.unsandboxedAllowed = allowed;
        return rows;
    });
    f.client.on<AllowUnsandboxed>([&allowed](const AllowUnsandboxed &command) -> Result<Nothing> {
        allowed = command.allowed;
        return Nothing();
    });
    f.showFunction();
    QTRY_COMPARE(f.strip("sandboxStrip"),
                 "Functions do not run: no sandbox can be made here. User namespaces are switched off.");
    QVERIFY(savePicture(f.page, "function-no-sandbox"));
    f.button("Run functions without a sandbox…")->click();
    auto *dialog = f.dialog("unsandboxed");
    QTRY_VERIFY(dialog && dialog->isVisible());
    QVERIFY(savePicture(*dialog, "unsandboxed"));
    auto *yes = dialog->findChild<QPushButton *>("yes");
    QVERIFY(!yes->isEnabled());
    QVERIFY(f.client.sent<AllowUnsandboxed>().empty());
    dialog->findChild<QCheckBox *>()->click();
    QVERIFY(yes->isEnabled());
    yes->click();
    QTRY_COMPARE(f.strip("sandboxStrip"),
                 "Functions run without a sandbox. Their code reaches your files, your network and your processes.");
    QVERIFY(allowed);
    f.page.open({}); // the strip stays, on every part of the page
    QVERIFY(!f.strip("sandboxStrip").isEmpty());
    f.button("Require the sandbox again")->click();
    QTRY_VERIFY(!allowed);
    QTRY_VERIFY(f.strip("sandboxStrip").startsWith("Functions do not run"));
}

void tst_Functions::goneUnderThePage()
{
    FunctionDesk f;
    f.showFunction();
    auto &functions = f.client.definitions.functions;
    functions.erase(functions.begin());
    f.checkGone(*f.view, "All functions", "functions");
}

void tst_Functions::engineGone()
{
    FunctionDesk f;
    f.showVersions();
    f.versions->selectOnly(3);
    QVERIFY(f.action("Roll back to version 1…")->isEnabled());
    f.client.setLink(Link::Lost);
    QTRY_VERIFY(!f.action("Roll back to version 1…")->isEnabled());
    QVERIFY(!f.action("Delete this function…")->isEnabled());
    QCOMPARE(f.view->versions().rowCount(), 4);
    f.client.setLink(Link::Connected);
    QTRY_VERIFY(f.action("Roll back to version 1…")->isEnabled());
}

void tst_Functions::lettersAreUnique_data()
{
    QTest::addColumn<QString>("place");
    for (const auto *place : {"", "cleaning/clean", "cleaning/clean/configuration", "cleaning/clean/environment",
                              "cleaning/clean/versions", "cleaning/clean/triggers", "shipping/to-csv"})
        QTest::newRow(*place ? place : "list") << QString(place);
}

void tst_Functions::lettersAreUnique()
{
    QFETCH(QString, place);
    FunctionDesk f;
    f.clean().pinnedCode = sceneVersions(Function()).rows[2].digest;
    f.client.on<GetRuntimes>([](const GetRuntimes &) -> Result<RuntimeRows> {
        auto rows = sceneRuntimes();
        rows.rows[0].problem = "there is none";
        rows.sandboxProblem = "there is none";
        return rows;
    });
    f.show(place);
    QTRY_VERIFY(f.client.idle());
    QHash<QString, QString> letters;
    const auto look = [&letters](const QString &text) {
        const auto letter = QKeySequence::mnemonic(text).toString();
        if (letter.isEmpty())
            return;
        QVERIFY2(!letters.contains(letter), qPrintable(letters.value(letter) + " / " + text));
        letters.insert(letter, text);
    };
    for (auto *button : f.page.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            look(button->text());
    }
    for (auto *label : f.page.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            look(label->text());
    }
}

void tst_Functions::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QString>("place");
    const auto add = [](const char *name, bool dark, bool chinese, const char *place) {
        QTest::newRow(name) << dark << chinese << QString(place);
    };
    add("functions-light", false, false, "");
    add("functions-dark", true, false, "");
    add("function-light", false, false, "cleaning/clean");
    add("configuration-light", false, false, "cleaning/clean/configuration");
    add("environment-dark", true, false, "cleaning/clean/environment");
    add("versions-light", false, false, "cleaning/clean/versions");
    add("versions-dark", true, false, "cleaning/clean/versions");
    add("triggers-light", false, false, "cleaning/clean/triggers");
    add("configuration-zh-light", false, true, "cleaning/clean/configuration");
}

void tst_Functions::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, chinese);
    QFETCH(QString, place);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    std::optional<Chinese> words;
    if (chinese)
        words.emplace();
    FunctionDesk f;
    if (place.isEmpty()) {
        f.showList();
    } else {
        f.showFunction(place);
        QTRY_COMPARE(f.view->versions().rowCount(), 4);
    }
    QVERIFY(savePicture(f.page, QString::fromLatin1(QTest::currentDataTag())));
}

QTEST_MAIN(tst_Functions)
#include "tst_functions.moc"
