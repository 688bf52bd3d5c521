// The edit and create dialogs: one transaction, failures that keep what was typed, things that vanish meanwhile.
#include "models/seen.h"
#include "tests/support/formdesk.h"
#include "ui/widgets/boxes.h"

#include <QMessageBox>

using namespace sluice;
using namespace sluice::test;

class tst_FormDialogs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void savesInOneTransaction();
    void failureKeepsWhatWasTyped();
    void dryRunFindsFields();
    void vanishedObjectIsSaid();
    void savesOnlyOverWhatWasSaid();
    void aChangeThatComesWithTheSaveIsNotLost();
    void policyNameIsKept();
    void escapeAsksOnlyWhenTyped();
    void otherPlacesAreNotOurs();
};

void tst_FormDialogs::savesInOneTransaction()
{
    FormDesk desk;
    QVERIFY(desk.read());
    auto *dialog = desk.open("edit/service/cleaning");
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Edit service cleaning"));
    type(named<QLineEdit>(*dialog, "Description"), QStringLiteral("Cleans"));
    QTRY_VERIFY(!desk.client.sent<PutDefinitions>().empty()); // the engine is asked while one types
    QVERIFY(desk.saved().empty());
    button(*dialog, "Save")->click();
    QTRY_COMPARE(desk.saved().size(), std::size_t(1));
    const auto saved = desk.saved().front();
    QCOMPARE(saved.actor, std::string("sluice"));
    QCOMPARE(saved.seen.size(), std::size_t(1));
    QCOMPARE(saved.seen[0].name, std::string("cleaning"));
    QVERIFY(saved.seen[0].text.find("\"name\":\"cleaning\"") != std::string::npos);
    QCOMPARE(saved.services.size(), std::size_t(1));
    QCOMPARE(saved.services.front().description, std::string("Cleans"));
    QCOMPARE(saved.services.front().role, std::string("delivery-role"));
    QVERIFY(saved.roles.empty());
    QTRY_COMPARE(desk.said, QStringList{QStringLiteral("Service cleaning saved. Ctrl+Z undoes it.")});
    QTRY_VERIFY(!desk.window.findChild<FormDialog *>());
}

void tst_FormDialogs::failureKeepsWhatWasTyped()
{
    FormDesk desk;
    QVERIFY(desk.read());
    desk.refusal = Error{ErrorKind::Unavailable, "EngineGone", "gone"};
    auto *dialog = desk.open("create/project");
    auto *name = named<QLineEdit>(*dialog, "Project name");
    type(name, QStringLiteral("fresh"));
    button(*dialog, "Create")->click();
    auto *trouble = dialog->findChild<TroubleBox *>();
    QTRY_VERIFY(!trouble->isHidden());
    QCOMPARE(trouble->accessibleName(), QStringLiteral("Could not create it"));
    QCOMPARE(name->text(), QStringLiteral("fresh"));
    QVERIFY(name->isEnabled());
    QVERIFY(desk.said.isEmpty());
    desk.refusal.reset();
    button(*dialog, "Create")->click();
    QTRY_COMPARE(desk.said, QStringList{QStringLiteral("Project fresh created. Ctrl+Z undoes it.")});
    QCOMPARE(desk.saved().back().seen, (std::vector<SeenObject>{{"project", "fresh", ""}})); // it must be new
}

void tst_FormDialogs::dryRunFindsFields()
{
    FormDesk desk;
    QVERIFY(desk.read());
    desk.problems = {{"services.cleaning.role", "EntityNotExist.Role", "there is no such role"}};
    auto *dialog = desk.open("edit/service/cleaning");
    type(named<QLineEdit>(*dialog, "Description"), QStringLiteral("x"));
    QTRY_VERIFY(!button(*dialog, "Save")->isEnabled());
    const auto problems = dialog->form()->problems();
    QCOMPARE(problems.front().label, QStringLiteral("Role"));
    QCOMPARE(problems.front().text, QStringLiteral("There is no such role (EntityNotExist.Role)"));
    desk.problems = {{"services.other", "X", "something else"}};
    type(named<QLineEdit>(*dialog, "Description"), QStringLiteral("y"));
    auto *trouble = dialog->findChild<TroubleBox *>();
    QTRY_VERIFY(!trouble->isHidden()); // no field shows it: the dialog says it
    desk.problems.clear();
    type(named<QLineEdit>(*dialog, "Description"), QStringLiteral("z"));
    QTRY_VERIFY(trouble->isHidden() && button(*dialog, "Save")->isEnabled());
}

void tst_FormDialogs::vanishedObjectIsSaid()
{
    FormDesk desk;
    QVERIFY(desk.read());
    auto *dialog = desk.open("edit/service/cleaning");
    auto *description = named<QLineEdit>(*dialog, "Description");
    type(description, QStringLiteral("typed"));
    auto *notice = dialog->findChild<MessageStrip *>();
    QVERIFY(notice->isHidden());
    desk.client.definitions.version = 42;
    desk.client.definitions.services.front().description = "by someone else";
    desk.client.ring(Changed{.definitions = true});
    QTRY_VERIFY(notice->accessibleName().startsWith(QLatin1String("It was changed meanwhile.")));
    desk.client.definitions.version = 43;
    std::erase_if(desk.client.definitions.services, [](const Service &one) { return one.name == "cleaning"; });
    desk.client.ring(Changed{.definitions = true});
    QTRY_VERIFY(notice->accessibleName().startsWith(QLatin1String("It does not exist any more.")));
    QVERIFY(!notice->isHidden());
    QCOMPARE(description->text(), QStringLiteral("typed"));
}

void tst_FormDialogs::savesOnlyOverWhatWasSaid()
{
    FormDesk desk;
    QVERIFY(desk.read());
    auto *dialog = desk.open("edit/service/cleaning");
    type(named<QLineEdit>(*dialog, "Description"), QStringLiteral("typed"));
    auto theirs = *std::find_if(desk.client.definitions.services.begin(), desk.client.definitions.services.end(),
                                [](const Service &one) { return one.name == "cleaning"; });
    const auto before = seen(theirs);
    theirs.description = "by someone else";
    for (auto &one : desk.client.definitions.services) {
        if (one.name == "cleaning")
            one = theirs;
    }
    desk.client.definitions.version = 42; // not told yet: what was loaded is what was seen
    button(*dialog, "Save")->click();
    QTRY_COMPARE(desk.saved().size(), std::size_t(1));
    QCOMPARE(desk.saved().front().seen, std::vector<SeenObject>{before});
    QTRY_VERIFY(!desk.window.findChild<FormDialog *>());

    dialog = desk.open("edit/service/cleaning");
    type(named<QLineEdit>(*dialog, "Description"), QStringLiteral("typed"));
    theirs.description = "once more";
    for (auto &one : desk.client.definitions.services) {
        if (one.name == "cleaning")
            one = theirs;
    }
    desk.client.definitions.version = 43;
    desk.client.ring(Changed{.definitions = true});
    QTRY_VERIFY(
        dialog->findChild<MessageStrip *>()->accessibleName().startsWith(QLatin1String("It was changed meanwhile.")));
    button(*dialog, "Save")->click(); // it was said: that, and only that, is replaced
    QTRY_COMPARE(desk.saved().size(), std::size_t(2));
    QCOMPARE(desk.saved().back().seen, std::vector<SeenObject>{seen(theirs)});
}

void tst_FormDialogs::aChangeThatComesWithTheSaveIsNotLost()
{
    FormDesk desk;
    QVERIFY(desk.read());
    desk.refusal = Error{ErrorKind::Exists, "ChangedMeanwhile", "service cleaning was changed meanwhile"};
    auto *dialog = desk.open("edit/service/cleaning");
    auto *description = named<QLineEdit>(*dialog, "Description");
    type(description, QStringLiteral("typed"));
    desk.client.definitions.version = 42;
    for (auto &one : desk.client.definitions.services)
        one.description = "by someone else";
    button(*dialog, "Save")->click();
    QTRY_VERIFY(!dialog->findChild<TroubleBox *>()->isHidden());
    QCOMPARE(dialog->findChild<TroubleBox *>()->accessibleName(), QStringLiteral("Could not save service cleaning"));
    // It is read at once, and said.
    QTRY_VERIFY(
        dialog->findChild<MessageStrip *>()->accessibleName().startsWith(QLatin1String("It was changed meanwhile.")));
    QCOMPARE(description->text(), QStringLiteral("typed"));
}

void tst_FormDialogs::policyNameIsKept()
{
    FormDesk desk;
    for (auto &role : desk.client.definitions.roles) {
        if (role.name == "delivery-role") {
            role.document = R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"log:GetLogStore","Resource":"*"}]})";
            role.policyName = "delivery-policy";
            role.policyDescription = "What delivery needs";
        }
    }
    QVERIFY(desk.read());
    auto *dialog = desk.open("edit/role/delivery-role");
    auto *name = named<QLineEdit>(*dialog, "Policy name");
    QVERIFY(name && name->isVisible());
    QCOMPARE(name->text(), QStringLiteral("delivery-policy"));
    QCOMPARE(named<QLineEdit>(*dialog, "Policy description")->text(), QStringLiteral("What delivery needs"));
    type(name, QStringLiteral("delivery-policy2"));
    button(*dialog, "Save")->click();
    QTRY_COMPARE(desk.saved().size(), std::size_t(1));
    QCOMPARE(desk.saved()[0].roles.at(0).policyName, std::string("delivery-policy2"));
    QCOMPARE(desk.saved()[0].roles.at(0).policyDescription, std::string("What delivery needs"));
}

void tst_FormDialogs::escapeAsksOnlyWhenTyped()
{
    FormDesk desk;
    QVERIFY(desk.read());
    auto *untouched = desk.open("edit/bucket/lake");
    QTest::keyClick(untouched, Qt::Key_Escape);
    QTRY_VERIFY(!desk.window.findChild<FormDialog *>());
    auto *dialog = desk.open("create/bucket");
    type(named<QLineEdit>(*dialog, "Bucket name"), QStringLiteral("x"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog->findChild<QMessageBox *>());
    QVERIFY(dialog->isVisible());
    button(*dialog->findChild<QMessageBox *>(), "Discard")->click();
    QTRY_VERIFY(!desk.window.findChild<FormDialog *>());
}

void tst_FormDialogs::otherPlacesAreNotOurs()
{
    FormDesk desk;
    QVERIFY(desk.read());
    QVERIFY(!openEditor(desk.workspace, &desk.window, QStringLiteral("edit/user/reporting")));
    QVERIFY(!openEditor(desk.workspace, &desk.window, QStringLiteral("delete/service/cleaning")));
    QVERIFY(openEditor(desk.workspace, &desk.window, QStringLiteral("edit/service/nobody")));
    QCOMPARE(desk.said, QStringList{QStringLiteral("There is no service nobody.")});
    QVERIFY(openEditor(desk.workspace, &desk.window, QStringLiteral("create/trigger")));
    QCOMPARE(desk.places, QStringList{QStringLiteral("wizard")});
    QVERIFY(!desk.window.findChild<FormDialog *>());
}

QTEST_MAIN(tst_FormDialogs)
#include "tst_formdialogs.moc"
