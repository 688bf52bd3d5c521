// A function that is changed on its page: configuration, environment, versions that are rolled back to and compared.
#include "models/codedesk.h"
#include "models/seen.h"
#include "tests/support/codeondisk.h"
#include "tests/support/functiondesk.h"
#include "ui/forms/pairtable.h"
#include "ui/functions/configurationtab.h"
#include "ui/functions/unsavedquestion.h"
#include "ui/functions/versioncompare.h"
#include "ui/functions/versionstab.h"

#include <QAbstractButton>
#include <QMessageBox>
#include <QTableWidget>

using namespace sluice;
using namespace sluice::test;

class tst_FunctionEdit : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void savesTheConfiguration();
    void savesTheEnvironment();
    void wrongInTheOtherTab();
    void changedMeanwhile();
    void refusedByTheEngine();
    void asksBeforeTypedIsLost();
    void asksBeforeClosing();
    void rollsBack();
    void rollBackRefused();
    void runsWhatIsSaved();
    void noVersionYet();
    void comparesVersions();
};

void tst_FunctionEdit::savesTheConfiguration()
{
    FunctionDesk f;
    f.showFunction("cleaning/clean/configuration");
    auto *save = f.button("Save");
    QVERIFY(!save->isEnabled());
    QVERIFY(!f.view->unsaved());
    const auto before = seen(f.clean());
    type(editOf(f.view, "index.handler"), "index.clean");
    QVERIFY(f.view->unsaved());
    QVERIFY(save->isEnabled());
    save->click();
    QTRY_COMPARE(f.puts().size(), std::size_t(1));
    const auto sent = f.puts().front();
    QCOMPARE(sent.functions.size(), std::size_t(1));
    auto wanted = f.clean();
    wanted.handler = "index.clean";
    QCOMPARE(sent.functions.front(), wanted); // the environment, too
    QCOMPARE(sent.seen.size(), std::size_t(1));
    QCOMPARE(sent.seen.front(), before);
    QTRY_VERIFY(!f.view->unsaved());
    QCOMPARE(f.said, QStringList{"Function cleaning/clean saved. Ctrl+Z undoes it."});
    type(editOf(f.view, "index.clean"), "");
    QVERIFY(!save->isEnabled());
    f.button("Discard what was typed")->click();
    QVERIFY(!f.view->unsaved());
}

void tst_FunctionEdit::asksBeforeClosing()
{
    FunctionDesk f;
    f.showFunction("cleaning/clean/configuration");
    CodeDesk desk;
    int closed = 0;
    QVERIFY(!askBeforeClosing(desk, &f.page, [&] { ++closed; }));
    type(editOf(f.view, "index.handler"), "index.clean");
    auto *question = askBeforeClosing(desk, &f.page, [&] { ++closed; });
    QVERIFY(question);
    QCOMPARE(closed, 0);
    for (auto *button : question->buttons()) {
        if (button->text() == "&Discard")
            button->click();
    }
    QVERIFY(!f.view->unsaved());
    QCOMPARE(closed, 1);
}

void tst_FunctionEdit::savesTheEnvironment()
{
    FunctionDesk f;
    f.showFunction("cleaning/clean/environment");
    auto *pairs = f.view->findChild<PairTable *>();
    QVERIFY(pairs->isVisible());
    QVERIFY(!editOf(f.view, "index.handler")->isVisible());
    QCOMPARE(pairs->pairs(), (QList<Pair>{{"LEVEL", "info", false}, {"TOKEN", "shop-token", true}}));
    auto *table = pairs->findChild<QTableWidget *>();
    table->item(0, 1)->setText("debug");
    f.button("Save")->click();
    QTRY_COMPARE(f.puts().size(), std::size_t(1));
    QCOMPARE(f.puts().front().functions.front().environment.at("LEVEL"), "debug");
    QCOMPARE(f.puts().front().functions.front().secretValues.at("TOKEN"), "shop-token");
}

void tst_FunctionEdit::wrongInTheOtherTab()
{
    FunctionDesk f;
    f.showFunction("cleaning/clean/environment");
    f.view->findChild<PairTable *>()->findChild<QTableWidget *>()->item(0, 0)->setText("1 bad name");
    QVERIFY(!f.button("Save")->isEnabled());
    f.page.open("cleaning/clean/configuration");
    type(editOf(f.view, "index.handler"), "index.clean");
    QVERIFY(!f.button("Save")->isEnabled()); // what is wrong is not shown, but it is there
    f.page.open("cleaning/clean/environment");
    f.view->findChild<PairTable *>()->findChild<QTableWidget *>()->item(0, 0)->setText("GOOD");
    QVERIFY(f.button("Save")->isEnabled());
}

void tst_FunctionEdit::changedMeanwhile()
{
    FunctionDesk f;
    f.showFunction("cleaning/clean/configuration");
    type(editOf(f.view, "index.handler"), "index.mine");
    f.clean().memoryMb = 1024;
    ++f.clean().version;
    f.readAgain();
    QTRY_VERIFY(f.view->findChild<ConfigurationTab *>()->findChild<MessageStrip *>()->isVisible());
    QVERIFY(editOf(f.view, "index.mine")); // stays
    const auto now = seen(f.clean());
    f.button("Save")->click();
    QTRY_COMPARE(f.puts().size(), std::size_t(1));
    QCOMPARE(f.puts().front().seen.front(), now); // over what was said
}

void tst_FunctionEdit::refusedByTheEngine()
{
    FunctionDesk f;
    f.client.on<PutDefinitions>([](const PutDefinitions &command) -> Result<PutAnswer> {
        if (command.dryRun)
            return PutAnswer();
        return fail(ErrorKind::Exists, "ChangedMeanwhile", "somebody changed it");
    });
    f.showFunction("cleaning/clean/configuration");
    type(editOf(f.view, "index.handler"), "index.mine");
    f.button("Save")->click();
    auto *trouble = f.view->findChild<ConfigurationTab *>()->findChild<TroubleBox *>();
    QTRY_VERIFY(trouble->isVisible());
    QCOMPARE(trouble->accessibleName(), "Could not save function cleaning/clean");
    QVERIFY(f.view->unsaved());
    QVERIFY(f.button("Save")->isEnabled()); // tried again
}

void tst_FunctionEdit::asksBeforeTypedIsLost()
{
    FunctionDesk f;
    f.showFunction("cleaning/clean/configuration");
    type(editOf(f.view, "index.handler"), "index.mine");
    f.page.open("cleaning/geo");
    auto *question = f.page.findChild<QMessageBox *>();
    QTRY_VERIFY(question && question->isVisible());
    QCOMPARE(f.view->function(), (FunctionKey{"cleaning", "clean"}));
    shownButton(*question, "Keep editing")->click();
    QCOMPARE(f.places, QStringList{"functions/cleaning/clean"}); // the place follows what is shown
    f.page.open("cleaning/clean/configuration");
    QVERIFY(editOf(f.view, "index.mine"));
    QTRY_VERIFY(!f.page.findChild<QMessageBox *>());
    f.page.open("cleaning/geo");
    question = f.page.findChild<QMessageBox *>();
    shownButton(*question, "Discard")->click();
    QCOMPARE(f.view->function(), (FunctionKey{"cleaning", "geo"}));
    QVERIFY(!f.view->unsaved());
}

void tst_FunctionEdit::rollsBack()
{
    FunctionDesk f;
    f.clean().timeoutSeconds = 30;
    f.showVersions();
    auto *back = f.action("Roll back to version 4…");
    QVERIFY(back);
    QVERIFY(!back->isEnabled()); // it runs already
    f.versions->selectOnly(3);
    QCOMPARE(back->text().remove('&'), "Roll back to version 1…");
    const auto wanted = sceneVersions(f.clean()).rows[3];
    const auto means = rollBackMeans(f.clean(), wanted);
    QVERIFY2(means.contains("memoryMb: 256 → 128") && means.contains("timeoutSeconds: 30 → 10"), qPrintable(means));
    const auto before = seen(f.clean());
    back->trigger();
    auto *question = f.dialog("askBox");
    QTRY_VERIFY(question && question->isVisible());
    QVERIFY(savePicture(*question, "roll-back"));
    question->findChild<QPushButton *>("yes")->click();
    QTRY_COMPARE(f.puts().size(), std::size_t(1));
    QCOMPARE(f.puts().front().functions.front().pinnedCode, wanted.digest);
    QCOMPARE(f.puts().front().functions.front().memoryMb, 128);
    QCOMPARE(f.puts().front().seen, std::vector<SeenObject>{before});
    QTRY_COMPARE(f.said, QStringList{"Rolled cleaning/clean back to version 1. Ctrl+Z undoes it."});
    f.clean() = f.puts().front().functions.front();
    f.readAgain();
    QTRY_COMPARE(f.strip("pinStrip"), "Version 1 is pinned. What is saved does not run.");
    QCOMPARE(f.head->facts(), "python3, handler index.handler, 128 MB, 10 s, version 1 (pinned)");
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents(); // laid out from there
    QVERIFY(savePicture(f.page, "versions-pinned"));
}

void tst_FunctionEdit::rollBackRefused()
{
    FunctionDesk f;
    f.client.on<PutDefinitions>([](const PutDefinitions &) -> Result<PutAnswer> {
        return fail(ErrorKind::Exists, "ChangedMeanwhile", "somebody changed it");
    });
    f.showVersions();
    f.versions->selectOnly(2);
    f.action("Roll back to version 2…")->trigger();
    auto *question = f.dialog("askBox");
    QTRY_VERIFY(question && question->isVisible());
    question->findChild<QPushButton *>("yes")->click();
    auto *answer = f.view->findChild<VersionsTab *>()->findChild<MessageStrip *>();
    QTRY_VERIFY(answer->isVisible());
    QVERIFY(answer->accessibleName().startsWith("Could not roll back to version 2."));
}

void tst_FunctionEdit::runsWhatIsSaved()
{
    FunctionDesk f;
    f.clean().pinnedCode = sceneVersions(Function()).rows[2].digest;
    f.showFunction();
    QTRY_COMPARE(f.strip("pinStrip"), "Version 2 is pinned. What is saved does not run.");
    f.button("Run what is saved")->click();
    QTRY_COMPARE(f.puts().size(), std::size_t(1));
    auto wanted = f.clean();
    wanted.pinnedCode.clear();
    QCOMPARE(f.puts().front().functions.front(), wanted);
    f.clean() = wanted;
    f.readAgain();
    QTRY_COMPARE(f.strip("pinStrip"), QString());
}

void tst_FunctionEdit::noVersionYet()
{
    FunctionDesk f;
    f.client.on<GetFunctionVersions>(
        [](const GetFunctionVersions &) -> Result<FunctionVersionRows> { return FunctionVersionRows(); });
    f.showFunction("cleaning/clean/versions");
    auto *empty = f.versions->findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), "No version yet");
    QCOMPARE(f.head->facts(), "python3, handler index.handler, 256 MB, 1 min 00 s");
    QVERIFY(!f.action("Roll back…")->isEnabled());
    QVERIFY(!f.action("Compare with the one before…")->isEnabled());
}

void tst_FunctionEdit::comparesVersions()
{
    const CodeOnDisk root;
    root.write("1/index.py", "import json\n\ndef handler(event, context):\n    return event\n");
    root.write("2/index.py", "import json\n\ndef handler(event, context):\n    return json.loads(event)\n");
    root.write("2/data.bin", QByteArray("\0\1", 2));
    auto rows = sceneVersions(Function()).rows;
    rows[3].folder = (root.folder() + "/1").toStdString();
    rows[2].folder = (root.folder() + "/2").toStdString();
    QWidget window;
    window.resize(1440, 900);
    VersionCompare dialog(rows[3], rows[2], &window);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(dialog.files().rowCount(), 3);
    QCOMPARE(dialog.text(), "- memoryMb: 128\n+ memoryMb: 256");
    auto *table = dialog.findChild<Table *>();
    table->selectOnly(2);
    QTRY_VERIFY(dialog.text().contains("- 4        return event\n+   4      return json.loads(event)"));
    QVERIFY(savePicture(dialog, "version-compare"));
    table->selectOnly(1);
    QTRY_COMPARE(dialog.text(), "This file is not text: its lines are not shown.");
    VersionCompare same(rows[1], rows[0], &window); // the configuration alone
    same.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(same.files().rowCount(), 1);
    QCOMPARE(same.text(), "- timeoutSeconds: 10\n+ timeoutSeconds: 60");
}

QTEST_MAIN(tst_FunctionEdit)
#include "tst_functionedit.moc"
