// The dialog that creates a function with code of one's own: starters, folders, what is written and what is not.
#include "tests/support/formdesk.h"
#include "ui/forms/choicebox.h"
#include "ui/forms/functionform.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/starterwords.h"
#include "ui/functions/newfunctiondialog.h"
#include "ui/functions/newfunctionform.h"
#include "ui/functions/startercards.h"
#include "ui/widgets/boxes.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

struct NewFunctionDesk : FormDesk {
    explicit NewFunctionDesk(const QString &service = "cleaning")
    {
        if (!read())
            return;
        openNewFunctionDialog(workspace, &window, service);
        dialog = window.findChild<FormDialog *>();
        form = qobject_cast<NewFunctionForm *>(dialog->form());
        setFolder(root.filePath("code"));
    }
    [[nodiscard]] QLineEdit *edit(const QString &label) const
    {
        for (auto *field : form->findChildren<Field *>()) {
            if (field->label() == label)
                return qobject_cast<QLineEdit *>(field->control());
        }
        return nullptr;
    }
    [[nodiscard]] Field *field(const QString &label) const
    {
        for (auto *one : form->findChildren<Field *>()) {
            if (one->label() == label)
                return one;
        }
        return nullptr;
    }
    void setFolder(const QString &path)
    {
        edit("Code")->setText(path);
        emit edit("Code")->textEdited(path);
    }
    void choose(const char *starter)
    {
        for (auto *card : form->findChildren<StarterCard *>()) {
            if (card->starter().name == starter && !card->isHidden())
                card->click();
        }
    }
    [[nodiscard]] QPushButton *create() const
    {
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == "&Create")
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] QStringList files() const { return QDir(root.filePath("code")).entryList(QDir::Files, QDir::Name); }

    QTemporaryDir root;
    FormDialog *dialog = nullptr;
    NewFunctionForm *form = nullptr;
};

} // namespace

class tst_NewFunction : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void writesTheStarter();
    void usesFilesThatAreThere();
    void refusedKeepsTheFilesOnce();
    void folderThatCannotBeMade();
    void serviceInPlace();
    void namesAndFoldersFollow();
    void everyRuntime();
    void serviceSaysWhatItMay();
    void startersHaveWords();
    void formOffersStarters();
    void pictures_data();
    void pictures();
};

void tst_NewFunction::writesTheStarter()
{
    NewFunctionDesk f;
    QVERIFY(f.form);
    QCOMPARE(f.form->starter(), "blank");
    f.choose("clean");
    QVERIFY(f.create()->isEnabled());
    QVERIFY(!QDir(f.root.filePath("code")).exists()); // nothing before Create
    f.create()->click();
    QTRY_COMPARE(f.saved().size(), std::size_t(1));
    QCOMPARE(f.files(), (QStringList{"README.md", "event.json", "index.py", "test_index.py"}));
    const auto made = f.saved().front().functions.front();
    QCOMPARE(made.key, (FunctionKey{"cleaning", "clean-2"})); // "clean" is taken
    QCOMPARE(made.runtime, "python3");
    QCOMPARE(made.handler, "index.handler");
    QCOMPARE(QString::fromStdString(made.code), f.root.filePath("code"));
    QCOMPARE(f.saved().front().seen.size(), std::size_t(1)); // must be new
    QCOMPARE(f.saved().front().seen.front().text, "");
    QTRY_VERIFY(!f.said.isEmpty());
    QVERIFY(f.said.front().startsWith("Function cleaning/clean-2 created. Ctrl+Z takes it back; its files stay in "));
    QVERIFY(f.places.isEmpty()); // the engine has not told of it yet
    f.client.definitions.functions.push_back(made);
    ++f.client.definitions.version;
    Changed changed;
    changed.definitions = true;
    f.client.ring(changed);
    QTRY_COMPARE(f.places, QStringList{"functions/cleaning/clean-2/code"});
}

void tst_NewFunction::usesFilesThatAreThere()
{
    NewFunctionDesk f;
    QVERIFY(f.form);
    QDir(f.root.path()).mkdir("code");
    QFile file(f.root.filePath("code/main.py"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    f.setFolder(f.root.filePath("code"));
    QCOMPARE(f.field("Code")->problem(), "The folder is not empty. Choose another one, or use the files that are there.");
    QVERIFY(!f.create()->isEnabled());
    auto *use = f.form->findChild<QCheckBox *>();
    QVERIFY(use->isVisible());
    use->click();
    QCOMPARE(f.field("Code")->problem(), QString());
    QCOMPARE(f.form->starter(), "");
    f.edit("Handler")->setText("main.run");
    emit f.edit("Handler")->textEdited("main.run");
    f.create()->click();
    QTRY_COMPARE(f.saved().size(), std::size_t(1));
    QCOMPARE(f.saved().front().functions.front().handler, "main.run");
    QCOMPARE(f.files(), QStringList{"main.py"});
}

void tst_NewFunction::refusedKeepsTheFilesOnce()
{
    NewFunctionDesk f;
    QVERIFY(f.form);
    f.refusal = Error{ErrorKind::Exists, "NameTaken", "somebody was faster"};
    f.create()->click();
    QTRY_COMPARE(f.saved().size(), std::size_t(1));
    QCOMPARE(f.files().size(), 4);
    QTRY_VERIFY(f.create()->isEnabled());
    f.refusal.reset();
    f.create()->click(); // the files that are there are its own
    QTRY_COMPARE(f.saved().size(), std::size_t(2));
    QTRY_VERIFY(!f.said.isEmpty());
}

void tst_NewFunction::folderThatCannotBeMade()
{
    NewFunctionDesk f;
    QVERIFY(f.form);
    f.setFolder("/proc/nothing/here");
    f.create()->click();
    QTRY_VERIFY(f.dialog->findChild<TroubleBox *>()->isVisible());
    QCOMPARE(f.dialog->findChild<TroubleBox *>()->accessibleName(), "Could not create the function");
    QVERIFY(f.saved().empty());
    f.setFolder("relative/path");
    QVERIFY(f.field("Code")->problem().startsWith("The path must begin with a slash"));
    f.setFolder({});
    QVERIFY(!f.create()->isEnabled());
}

void tst_NewFunction::serviceInPlace()
{
    NewFunctionDesk f("");
    QVERIFY(f.form);
    QVERIFY(!f.create()->isEnabled());
    for (auto *button : f.form->findChildren<QPushButton *>()) {
        if (button->accessibleName() == "New service")
            button->click();
    }
    FormDialog *inner = nullptr;
    for (auto *one : f.window.findChildren<FormDialog *>()) {
        if (one != f.dialog)
            inner = one;
    }
    QVERIFY(inner);
    auto *name = inner->findChildren<QLineEdit *>().front();
    QTest::keyClicks(name, "mine");
    for (auto *button : inner->findChildren<QPushButton *>()) {
        if (button->text() == "&Add")
            button->click();
    }
    QCOMPARE(f.form->value().key.service, "mine");
    QVERIFY(f.create()->isEnabled());
    f.create()->click();
    QTRY_COMPARE(f.saved().size(), std::size_t(1));
    QCOMPARE(f.saved().front().services.front().name, "mine");
    QCOMPARE(f.saved().front().roles.front().name, "mine-role");
    QCOMPARE(f.saved().front().services.front().role, "mine-role");
}

void tst_NewFunction::namesAndFoldersFollow()
{
    NewFunctionDesk f;
    QVERIFY(f.form);
    QCOMPARE(f.edit("Function name")->text(), "process");
    f.choose("ship");
    QCOMPARE(f.edit("Function name")->text(), "ship");
    auto *name = f.edit("Function name");
    name->selectAll();
    QTest::keyClicks(name, "mine");
    f.choose("blank");
    QCOMPARE(name->text(), "mine"); // typed
    QCOMPARE(f.edit("Code")->text(), f.root.filePath("code")); // typed, too
    QVERIFY(proposedFolder("mine").endsWith("/Sluice/mine"));
    name->selectAll();
    QTest::keyClicks(name, "geo");
    QCOMPARE(f.field("Function name")->problem(), "The name geo is taken. Choose another one.");
}

void tst_NewFunction::everyRuntime()
{
    NewFunctionDesk f;
    QVERIFY(f.form);
    auto *runtime = f.form->findChild<RadioRow *>();
    f.choose("ship");
    runtime->setCurrent(1);
    emit runtime->chosen(1);
    QCOMPARE(f.form->value().runtime, "nodejs");
    QCOMPARE(f.form->starter(), "ship"); // stays
    runtime->setCurrent(2);
    emit runtime->chosen(2);
    QCOMPARE(f.form->value().runtime, "custom");
    QCOMPARE(f.form->starter(), "");
    QVERIFY(!f.field("Start from")->isVisible());
    QVERIFY(!f.field("Code")->hint().isEmpty());
    QVERIFY(f.create()->isEnabled());
}

void tst_NewFunction::serviceSaysWhatItMay()
{
    NewFunctionDesk f;
    QVERIFY(f.form);
    const auto said = [&f] {
        QString all;
        for (auto *label : f.field("Service")->findChildren<QLabel *>())
            all += label->text();
        return all;
    };
    QVERIFY2(said().contains("Acts as delivery-role, which may: everything in Log Service; everything in object storage"),
             qPrintable(said()));
    f.form->load("billing");
    QVERIFY(said().contains("usage-role"));
}

void tst_NewFunction::startersHaveWords()
{
    for (const auto *runtime : {"python3", "nodejs18"}) {
        const auto words = starterWords(runtime);
        QCOMPARE(words.size(), 3);
        QCOMPARE(words[0].title + words[1].title + words[2].title, "BlankCleanShip");
    }
    QVERIFY(starterWords("custom").isEmpty());
    QTemporaryDir root;
    QVERIFY(takesStarter(root.path()));
    QVERIFY(takesStarter(root.filePath("missing/deep")));
    QVERIFY(!takesStarter("missing/deep")); // or it would be written below the working directory
    QVERIFY(QFile::link("/nowhere/at/all", root.filePath("dangling")));
    QVERIFY(!takesStarter(root.filePath("dangling")));
    QVERIFY(!takesStarter(root.path()));
}

void tst_NewFunction::formOffersStarters()
{
    FormDesk f;
    QVERIFY(f.read());
    Staged staged(f.workspace);
    FunctionForm form(staged);
    QTemporaryDir root;
    Function function;
    function.key.service = "cleaning";
    function.runtime = "python3";
    function.code = root.filePath("code").toStdString();
    form.setStarter("clean");
    form.load(function, FormMode::Create);
    QCOMPARE(form.starter(), "clean");
    function.code = root.path().toStdString() + "/x.zip";
    form.load(function, FormMode::Create);
    QCOMPARE(form.starter(), ""); // a zip has its files
    function.code = root.filePath("code").toStdString();
    form.load(function, FormMode::Edit);
    QCOMPARE(form.starter(), ""); // only what is created
}

void tst_NewFunction::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("newfunction-light") << false;
    QTest::newRow("newfunction-dark") << true;
}

void tst_NewFunction::pictures()
{
    QFETCH(bool, dark);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    NewFunctionDesk f;
    QVERIFY(f.form);
    f.choose("clean");
    f.setFolder("/home/me/Documents/Sluice/clean-2");
    QVERIFY(savePicture(*f.dialog, QString::fromLatin1(QTest::currentDataTag())));
}

QTEST_MAIN(tst_NewFunction)
#include "tst_newfunction.moc"
