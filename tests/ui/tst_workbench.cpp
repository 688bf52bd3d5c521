// The Code tab of a function: its files and what is unsaved, what the disk does meanwhile, zips, files that are no text.
#include "tests/support/workhouse.h"
#include "ui/functions/unsavedquestion.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

using namespace sluice;
using namespace sluice::test;

class tst_Workbench : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void opensTheHandler();
    void editsAndSaves();
    void unsavedSurvives();
    void discards();
    void reloadsFromDisk();
    void clash();
    void clashOnSave();
    void goneOnDisk();
    void newRenameDelete();
    void newFileTrouble();
    void chineseNames();
    void noText();
    void zip();
    void missingFolder();
    void asksBeforeClosing();
    void readOnlyFolder();
};

void tst_Workbench::opensTheHandler()
{
    WorkHouse house;
    house.show();
    QCOMPARE(house.bench->editor()->path(), QString("index.py"));
    QCOMPARE(house.editor()->text().toUtf8(), kWorkCode);
    QVERIFY(house.named<InkLabel>("editorFacts")->fullText().startsWith("line 1, column 1   UTF-8   4 space"));
    QCOMPARE(house.tree()->currentPath(), QString("index.py"));
    QVERIFY(!house.bench->unsaved());
    QVERIFY(!house.bench->saveAction()->isEnabled());
    QVERIFY(house.bench->runAction()->isEnabled());
}

void tst_Workbench::editsAndSaves()
{
    WorkHouse house;
    house.show();
    QSignalSpy changed(house.bench.get(), &Workbench::unsavedChanged);
    house.type("# new\n");
    QTRY_VERIFY(house.bench->unsaved());
    QVERIFY(!changed.isEmpty());
    QVERIFY(house.bench->files()->files().indexOf("index.py").data(CodeFiles::EditedRole).toBool());
    QCOMPARE(house.read("index.py"), kWorkCode); // not before it is asked for
    QTest::keyClick(house.editor()->face(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!house.bench->unsaved());
    QVERIFY(house.read("index.py").startsWith("# new\n"));
    QCOMPARE(house.said.last(), QString("Saved: index.py. The next call runs it."));
}

void tst_Workbench::unsavedSurvives()
{
    WorkHouse house;
    house.show();
    house.type("# a\n");
    house.tree()->setCurrentIndex(house.bench->files()->files().indexOf("README.md")); // another file
    QCOMPARE(house.bench->editor()->path(), QString("README.md"));
    house.type("b");
    const QTemporaryDir elsewhere;
    auto other = house.function;
    other.key.function = "ship";
    other.code = elsewhere.path().toStdString();
    house.bench->setFunction(other); // another function
    QVERIFY(!house.bench->unsaved());
    QCOMPARE(house.bench->editor()->path(), QString());
    house.bench->setFunction(house.function);
    QCOMPARE(house.bench->editor()->path(), QString("README.md")); // where one was
    QVERIFY(house.editor()->text().startsWith("b# Clean"));
    house.bench = std::make_unique<Workbench>(house.workspace); // the page is another one: the language changed
    house.bench->resize(1240, 712);
    house.bench->show();
    house.bench->setFunction(house.function);
    QVERIFY(house.editor()->text().startsWith("# a\n"));
    QVERIFY(house.bench->saveAll());
    QVERIFY(house.read("README.md").startsWith("b# Clean"));
    QVERIFY(house.read("index.py").startsWith("# a\n"));
}

void tst_Workbench::discards()
{
    WorkHouse house;
    house.show();
    house.bench->setFocus();
    QVERIFY(house.editor()->face()->hasFocus());
    house.type("# a\n");
    QTRY_VERIFY(house.bench->unsaved());
    house.bench->discard();
    QVERIFY(!house.bench->unsaved());
    QCOMPARE(house.editor()->text().toUtf8(), kWorkCode);
}

void tst_Workbench::reloadsFromDisk()
{
    WorkHouse house;
    house.show();
    house.write("index.py", "def handler(event, context):\n    return 1\n");
    QTRY_COMPARE(house.editor()->text(), QString("def handler(event, context):\n    return 1\n"));
    QVERIFY(!house.bench->unsaved());
    house.write("fresh.py", "x\n");
    QTRY_VERIFY(house.bench->files()->files().indexOf("fresh.py").isValid());
    QCOMPARE(house.bench->editor()->path(), QString("index.py"));
}

void tst_Workbench::clash()
{
    WorkHouse house;
    house.show();
    auto *strip = house.named<QWidget>("clash");
    QVERIFY(!strip->isVisible());
    house.type("# mine\n");
    QTRY_VERIFY(house.bench->unsaved());
    house.write("index.py", "theirs\n");
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(house.says("The file changed on disk."));
    QVERIFY(house.editor()->text().startsWith("# mine\n"));
    QTest::mouseClick(house.button("Compare", strip), Qt::LeftButton);
    QTRY_VERIFY(house.box());
    QVERIFY(house.box()->findChild<QLabel *>("compareSummary")->text().startsWith("− only in the file (1)"));
    house.box()->close();
    QTest::mouseClick(house.button("Keep mine", strip), Qt::LeftButton);
    QTRY_VERIFY(!strip->isVisible());
    QVERIFY(house.read("index.py").startsWith("# mine\n"));
    house.type("# more\n");
    QTRY_VERIFY(house.bench->unsaved());
    house.write("index.py", "theirs again\n");
    QTRY_VERIFY(strip->isVisible());
    QTest::mouseClick(house.button("Take the file's", strip), Qt::LeftButton);
    QTRY_COMPARE(house.editor()->text(), QString("theirs again\n"));
    QVERIFY(!strip->isVisible());
    QVERIFY(!house.bench->unsaved());
}

void tst_Workbench::clashOnSave()
{
    WorkHouse house;
    house.show();
    house.type("# mine\n");
    house.write("index.py", "theirs\n"); // and at once:
    QVERIFY(!house.bench->saveAll());
    QCOMPARE(house.read("index.py"), QByteArray("theirs\n"));
    QVERIFY(house.named<QWidget>("clash")->isVisible());
    house.bench->runAction()->trigger(); // what is asked for is not what would run
    QTRY_VERIFY(house.client.idle());
    QVERIFY(house.client.sent<InvokeFunction>().empty());
}

void tst_Workbench::goneOnDisk()
{
    WorkHouse house;
    house.show();
    house.type("# mine\n");
    QTRY_VERIFY(house.bench->unsaved());
    QFile::remove(house.folder() + "/index.py");
    auto *strip = house.named<QWidget>("clash");
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(house.says("The file is gone from the disk."));
    QTest::mouseClick(house.button("Save it again", strip), Qt::LeftButton);
    QTRY_VERIFY(house.read("index.py").startsWith("# mine\n"));
    QFile::remove(house.folder() + "/index.py"); // unedited now
    QTRY_VERIFY(!house.bench->files()->files().indexOf("index.py").isValid());
    QTRY_VERIFY(house.says("The file is gone"));
}

void tst_Workbench::newRenameDelete()
{
    WorkHouse house;
    house.show();
    const QTemporaryDir home; // without a trash
    const auto data = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    QTest::mouseClick(house.button("New file"), Qt::LeftButton);
    QTRY_VERIFY(house.box());
    auto *field = house.box()->findChild<QLineEdit *>();
    field->setText("lib/mask.py");
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(house.bench->editor()->path(), QString("lib/mask.py"));
    QVERIFY(QFile::exists(house.folder() + "/lib/mask.py"));
    house.type("x = 1");
    house.tree()->setFocus();
    QTest::keyClick(house.tree(), Qt::Key_F2);
    QTRY_VERIFY(house.box());
    field = house.box()->findChild<QLineEdit *>();
    QCOMPARE(field->selectedText(), QString("mask"));
    field->setText("lib/hide.py");
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(house.bench->editor()->path(), QString("lib/hide.py"));
    QCOMPARE(house.editor()->text(), QString("x = 1")); // still not saved
    QVERIFY(house.bench->saveAll());
    QCOMPARE(house.read("lib/hide.py"), QByteArray("x = 1"));
    house.tree()->setFocus();
    QTest::keyClick(house.tree(), Qt::Key_Delete);
    QTRY_VERIFY(house.box());
    QTest::mouseClick(house.button("Delete", house.box()), Qt::LeftButton);
    QTRY_VERIFY(!QFile::exists(house.folder() + "/lib/hide.py"));
    QCOMPARE(house.bench->editor()->path(), QString());
    QVERIFY(!QFile::exists("files") && !QFile::exists("info")); // of the working directory
    QCOMPARE(QDir(home.filePath("Trash/files")).entryList(QDir::Files), QStringList("hide.py"));
    for (const auto *name : {"Trash", "Trash/files", "Trash/info"}) // code is nobody else's to read
        QCOMPARE(QFile::permissions(home.filePath(name)) & QFile::Permissions(0x0077), QFile::Permissions());
    qputenv("XDG_DATA_HOME", data);
}

void tst_Workbench::newFileTrouble()
{
    WorkHouse house;
    house.show();
    QTest::mouseClick(house.button("New file"), Qt::LeftButton);
    QTRY_VERIFY(house.box());
    auto *field = house.box()->findChild<QLineEdit *>();
    auto *create = house.button("Create", house.box());
    for (const auto &bad : {"", "index.py", "../x.py", "a//b"}) {
        field->setText(QLatin1String(bad));
        QVERIFY2(!create->isEnabled(), bad);
    }
    field->setText("index.py");
    QVERIFY(house.says("There is a file of that name."));
    QTest::keyClick(field, Qt::Key_Escape);
}

void tst_Workbench::chineseNames()
{
    WorkHouse house;
    house.write("清洗.py", "# 注释\n");
    house.show();
    house.bench->openFile("清洗.py");
    QCOMPARE(house.editor()->text(), QString("# 注释\n"));
    house.type("# new\n");
    QVERIFY(house.bench->saveAll());
    QCOMPARE(house.read("清洗.py"), QByteArray("# new\n# 注释\n"));
}

void tst_Workbench::noText()
{
    WorkHouse house;
    house.write("icon.png", QByteArray("\x89PNG\0", 5));
    house.write("big.json", QByteArray(5 * 1024 * 1024, '7'));
    QVERIFY(QFile::link("/etc/passwd", house.folder() + "/passwd"));
    house.show();
    const auto faceOf = [&](const QString &path) {
        house.bench->openFile(path);
        return house.editor()->isVisible();
    };
    QVERIFY(!faceOf("icon.png"));
    QVERIFY(house.says("This is no text"));
    QVERIFY(!faceOf("big.json"));
    QVERIFY(house.says("at most 4.0 MiB"));
    QVERIFY(!faceOf("passwd"));
    QVERIFY(house.says("A link is not followed"));
    QVERIFY(faceOf("README.md"));
}

void tst_Workbench::zip()
{
    WorkHouse house;
    const auto file = house.directory.path() + "/code.zip";
    QFile(file).open(QIODevice::WriteOnly);
    house.function.code = file.toStdString();
    house.client.on<GetFunctionVersions>([&](const GetFunctionVersions &) -> Result<FunctionVersionRows> {
        FunctionVersionRows rows;
        rows.rows.resize(1);
        rows.rows[0].number = 3;
        rows.rows[0].folder = house.folder().toStdString();
        return rows;
    });
    house.show();
    QTRY_COMPARE(house.bench->editor()->path(), QString("index.py"));
    QVERIFY(house.editor()->isReadOnly());
    QVERIFY(house.says("Version 3 of a zip: read-only."));
    QVERIFY(!house.button("New file")->isEnabled());
    QVERIFY(!house.bench->events()->saveAction()->isEnabled());
    house.type("x");
    QVERIFY(!house.bench->unsaved());
    QVERIFY(house.bench->runAction()->isEnabled());
}

void tst_Workbench::missingFolder()
{
    WorkHouse house;
    house.function.code = (house.directory.path() + "/nowhere").toStdString();
    house.show();
    QVERIFY(house.says("The code cannot be listed"));
    QVERIFY(house.says("No file is open"));
    house.bench->clear();
    QVERIFY(!house.bench->runAction()->isEnabled());
}

void tst_Workbench::asksBeforeClosing()
{
    WorkHouse house;
    house.show();
    auto &desk = CodeDesk::of(house.workspace);
    int closed = 0;
    QVERIFY(!askBeforeClosing(desk, house.bench.get(), [&] { ++closed; }));
    house.type("# mine\n");
    QTRY_VERIFY(house.bench->unsaved());
    auto *question = askBeforeClosing(desk, house.bench.get(), [&] { ++closed; });
    QVERIFY(question);
    QVERIFY(question->informativeText().contains("/code/index.py"));
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!house.box());
    QCOMPARE(closed, 0);
    QVERIFY(house.bench->unsaved());
    question = askBeforeClosing(desk, house.bench.get(), [&] { ++closed; });
    QTest::mouseClick(house.button("Save all", question), Qt::LeftButton);
    QTRY_COMPARE(closed, 1);
    QVERIFY(house.read("index.py").startsWith("# mine\n"));
}

void tst_Workbench::readOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("root writes everywhere");
    WorkHouse house;
    house.show();
    house.type("# mine\n");
    QFile::setPermissions(house.folder(), QFile::ReadOwner | QFile::ExeOwner);
    QVERIFY(!house.bench->saveAll());
    QVERIFY(house.says("index.py is not saved."));
    QFile::setPermissions(house.folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(house.bench->saveAll());
}

QTEST_MAIN(tst_Workbench)
#include "tst_workbench.moc"
