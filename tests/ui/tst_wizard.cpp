// The wizard on a staged engine: by keyboard from the first page to Create, and everything that can happen on the way.
#include "models/wizarddraft.h"
#include "tests/support/pagefixture.h"
#include "ui/forms/choicebox.h"
#include "ui/forms/parameterform.h"
#include "ui/forms/serviceform.h"
#include "ui/forms/triggerform.h"
#include "ui/widgets/boxes.h"
#include "ui/wizard/reviewchecks.h"
#include "ui/wizard/reviewstep.h"
#include "ui/wizard/steplist.h"
#include "ui/wizard/templatecard.h"
#include "ui/wizard/willcreate.h"
#include "ui/wizard/wizardfooter.h"
#include "ui/wizard/wizardpage.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

using Fixture = PageFixture<WizardPage>;

namespace {

LogRow sampleLog()
{
    LogRow row;
    row.contents = {{"remote_addr", "10.2.0.7"}, {"status", "200"}, {"request_uri", "/cart"}, {"body_bytes", "512"}};
    return row;
}

void stageWizard(FakeEngineClient &client)
{
    client.on<PullLogs>([](const PullLogs &read) -> Result<LogRows> {
        LogRows answer;
        if (read.logstore.logstore != "empty")
            answer.rows = {sampleLog()};
        return answer;
    });
    client.on<CheckAccess>([](const CheckAccess &) -> Result<AccessAnswer> { return AccessAnswer{true, "allowed"}; });
    client.on<PutDefinitions>([](const PutDefinitions &command) -> Result<PutAnswer> {
        PutAnswer answer;
        answer.stack = "sluice: 1\n";
        answer.rows.resize(command.functions.size() + command.triggers.size());
        return answer;
    });
    client.on<GetAuthorization>([](const GetAuthorization &) -> Result<AuthorizationRow> {
        return AuthorizationRow{false, "AliyunLogETLRole", "{}", R"({"Version":"1","Statement":[]})"};
    });
}

WizardFooter &footer(Fixture &f)
{
    return *f.page.findChild<WizardFooter *>();
}

ReviewStep &review(Fixture &f)
{
    return *f.page.findChild<ReviewStep *>();
}

QPushButton *buttonOf(const QWidget &widget, const QString &text)
{
    for (auto *button : widget.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

std::vector<PutDefinitions> creations(const Fixture &f)
{
    auto all = f.client.sent<PutDefinitions>();
    std::erase_if(all, [](const PutDefinitions &one) { return one.dryRun; });
    return all;
}

void ringDefinitions(Fixture &f)
{
    ++f.client.definitions.version;
    Changed what;
    what.definitions = true;
    f.client.ring(what);
}

} // namespace

class tst_Wizard : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init();
    void enterOnEveryPage();
    void byKeyboardWithOwnNames();
    void backKeepsInput();
    void problemBlocksNext();
    void stepListGoesWhereOneWas();
    void draftIsRestored();
    void draftForAnotherService();
    void templates();
    void withoutTrigger();
    void sourceVanishes();
    void engineGone();
    void engineHasObjections();
    void createFails();
    void cancelAsksOnce();
    void nothingToRead();
    void notAuthorized();
    void missingPolicies();
    void waitsForTheEngine();
    void stackFile();
    void mnemonicsAreUnique();
    void pictures_data();
    void pictures();

private:
    static void start(Fixture &f, const QString &rest = {});
    static void goTo(Fixture &f, int step);
};

void tst_Wizard::init()
{
    QSettings().clear();
}

void tst_Wizard::start(Fixture &f, const QString &rest)
{
    stageWizard(f.client);
    f.show(rest);
    QVERIFY(QTest::qWaitForWindowActive(&f.page));
    QTRY_VERIFY(!f.page.draft().service.name.empty());
    f.page.focusFirst();
}

void tst_Wizard::goTo(Fixture &f, int step)
{
    while (f.page.step() < step) {
        const int before = f.page.step();
        QTRY_VERIFY(footer(f).next()->isEnabled());
        QTest::mouseClick(footer(f).next(), Qt::LeftButton);
        QCOMPARE(f.page.step(), before + 1);
    }
}

void tst_Wizard::enterOnEveryPage()
{
    Fixture f;
    start(f);
    QTRY_VERIFY(f.page.draft().trigger.parameter.find("remote_addr") != std::string::npos);
    for (int step = 0; step < wizard::kReview; ++step) {
        QCOMPARE(f.page.step(), step);
        QVERIFY(QApplication::focusWidget());
        press(Qt::Key_Return);
    }
    QCOMPARE(f.page.step(), wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QCOMPARE(footer(f).next()->text(), QStringLiteral("&Create"));
    press(Qt::Key_Return);
    QTRY_COMPARE(f.places, QStringList{QStringLiteral("triggers/delivery/to-csv/access-csv")});
    QCOMPARE(creations(f).size(), std::size_t(1));
    const auto sent = creations(f).front();
    QVERIFY(sent.onlyNew);
    QVERIFY(!sent.authorize); // it is already
    QCOMPARE(sent.actor, std::string("sluice"));
    QVERIFY(sent.projects.empty() && sent.logstores.empty() && sent.buckets.empty());
    Role role;
    role.name = "delivery-role2";
    role.trust = "fc";
    role.policies = {"AliyunLogFullAccess", "AliyunOSSFullAccess"};
    QVERIFY(sent.roles == std::vector<Role>{role});
    Service service;
    service.name = "delivery";
    service.log = {"shop", "fn-log"};
    service.role = "delivery-role2";
    QVERIFY(sent.services == std::vector<Service>{service});
    Function function;
    function.key = {"delivery", "to-csv"};
    function.templateName = "oss-shipper-csv";
    function.memoryMb = 768;
    function.timeoutSeconds = 120;
    QVERIFY(sent.functions == std::vector<Function>{function});
    Trigger trigger;
    trigger.key = {"delivery", "to-csv", "access-csv"};
    trigger.source = {"shop", "access"};
    trigger.triggerLog = "etl-log";
    trigger.start = StartAt::Oldest;
    trigger.parameter = sent.triggers.at(0).parameter;
    QVERIFY(sent.triggers == std::vector<Trigger>{trigger});
    const auto parameter = QString::fromStdString(trigger.parameter).simplified();
    QVERIFY(parameter.contains(QStringLiteral("\"ossBucket\": \"lake\"")));
    QVERIFY(parameter.contains(
        QStringLiteral("\"columnNames\": [\"remote_addr\", \"status\", \"request_uri\", \"body_bytes\"]")));
    QCOMPARE(f.said.size(), 1);
    QVERIFY(f.said.front().contains(QStringLiteral("Ctrl+Z")));
    QCOMPARE(WizardPage::draftStep(), 0); // nothing is kept of what was made
}

void tst_Wizard::byKeyboardWithOwnNames()
{
    Fixture f;
    start(f);
    press(Qt::Key_Return);
    QCOMPARE(f.page.step(), wizard::kService);
    auto *name = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(name);
    QCOMPARE(name->text(), QStringLiteral("delivery"));
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, QStringLiteral("eu_copies"));
    press(Qt::Key_Return);
    QCOMPARE(f.page.step(), wizard::kTemplate);
    QVERIFY(qobject_cast<TemplateCard *>(QApplication::focusWidget()));
    press(Qt::Key_Left); // logstore_replication is before the CSV shipper
    QCOMPARE(f.page.draft().kind, std::string("logstore_replication"));
    press(Qt::Key_Return);
    QCOMPARE(f.page.step(), wizard::kTrigger);
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("often"));
    press(Qt::Key_Return);
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("copy_all"));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QCOMPARE(f.page.step(), wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(f.places, QStringList{QStringLiteral("triggers/eu_copies/copy_all/often")});
    const auto sent = creations(f).front();
    QCOMPARE(sent.roles.at(0).name, std::string("eu-copies-role"));
    QCOMPARE(sent.services.at(0).role, std::string("eu-copies-role"));
    QVERIFY(sent.roles.at(0).policies == std::vector<std::string>{"AliyunLogFullAccess"});
    QCOMPARE(toText(sent.logstores.at(0).key), std::string("shop/access-copy"));
    QCOMPARE(sent.logstores.at(0).shards, 2);
    QCOMPARE(sent.functions.at(0).templateName, std::string("logstore_replication"));
}

void tst_Wizard::backKeepsInput()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kService);
    auto *form = f.page.findChild<ServiceForm *>();
    form->focusField(QStringLiteral("description"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Ships to the lake"));
    goTo(f, wizard::kTrigger);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("2"));
    goTo(f, wizard::kPermissions);
    while (f.page.step() > 0) {
        QVERIFY(footer(f).back()->isVisible());
        QTest::mouseClick(footer(f).back(), Qt::LeftButton);
    }
    QVERIFY(!footer(f).back()->isVisible());
    QCOMPARE(f.page.draft().furthest, wizard::kPermissions);
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    QCOMPARE(creations(f)[0].services.at(0).description, std::string("Ships to the lake"));
    QVERIFY(creations(f)[0].triggers.at(0).key.trigger.find('2') != std::string::npos);
}

void tst_Wizard::problemBlocksNext()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kService);
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("2-delivery"));
    QVERIFY(!footer(f).next()->isEnabled());
    QVERIFY2(footer(f).text().contains(QStringLiteral("Service name")), qPrintable(footer(f).text()));
    press(Qt::Key_Return);
    QCOMPARE(f.page.step(), wizard::kService); // Enter does not get past it either
    QVERIFY(f.page.findChild<WillCreate *>()->texts().value(0).contains(QStringLiteral("(to correct)")));
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("d2"));
    QVERIFY(footer(f).next()->isEnabled());
    QCOMPARE(f.page.findChild<WillCreate *>()->texts().value(0), QStringLiteral("service d2"));
}

void tst_Wizard::stepListGoesWhereOneWas()
{
    Fixture f;
    start(f);
    auto *list = f.page.findChild<StepList *>();
    QVERIFY(list->item(0)->isEnabled());
    QVERIFY(!list->item(1)->isEnabled());
    QTest::mouseClick(list->item(3), Qt::LeftButton);
    QCOMPARE(f.page.step(), 0);
    goTo(f, wizard::kFunction);
    QTest::mouseClick(list->item(1), Qt::LeftButton);
    QCOMPARE(f.page.step(), 1);
    list->item(1)->setFocus();
    press(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(list->item(2)));
    press(Qt::Key_Space);
    QCOMPARE(f.page.step(), 2);
    QCOMPARE(list->item(2)->accessibleDescription(), QStringLiteral("current"));
    QCOMPARE(list->item(1)->accessibleDescription(), QStringLiteral("done"));
    QCOMPARE(list->item(6)->accessibleDescription(), QString());
}

void tst_Wizard::draftIsRestored()
{
    {
        Fixture f;
        start(f);
        QSignalSpy told(&f.page, &WizardPage::draftChanged);
        goTo(f, wizard::kService);
        f.page.findChild<ServiceForm *>()->focusField(QStringLiteral("description"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("half way"));
        QCOMPARE(told.last().at(0).toInt(), 2);
        QCOMPARE(told.last().at(1).toInt(), 7);
        QTRY_COMPARE(WizardPage::draftStep(), 2); // without leaving the page
    }
    QVERIFY(!QSettings().value(QStringLiteral("wizard/draft")).toByteArray().isEmpty());
    Fixture f;
    start(f);
    QCOMPARE(f.page.step(), wizard::kService);
    QCOMPARE(f.page.findChild<ServiceForm *>()->value().description, std::string("half way"));
    QCOMPARE(f.page.findChild<ServiceForm *>()->value().name, std::string("delivery"));
    QSettings().setValue(QStringLiteral("wizard/draft"), QByteArrayLiteral("{\"version\":1"));
    Fixture damaged;
    start(damaged);
    QCOMPARE(damaged.page.step(), 0); // a fresh one
    QCOMPARE(WizardPage::draftStep(), 0);
}

void tst_Wizard::draftForAnotherService()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kService);
    f.page.findChild<ServiceForm *>()->focusField(QStringLiteral("description"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mine"));
    f.page.open(QStringLiteral("shipping"));
    QCOMPARE(f.page.step(), wizard::kTemplate);
    QVERIFY(!f.page.draft().newService);
    QCOMPARE(f.page.draft().service.name, std::string("shipping"));
    auto *back = buttonOf(f.page, QStringLiteral("Go back to it"));
    QVERIFY(back);
    const auto *list = f.page.findChild<StepList *>();
    QCOMPARE(list->item(0)->accessibleDescription(), QStringLiteral("done"));
    QCOMPARE(list->item(1)->accessibleDescription(), QStringLiteral("done"));
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(f.page.draft().service.description, std::string("mine"));
    QCOMPARE(f.page.step(), wizard::kService);
    // The rest of the path for a service that exists.
    Fixture other;
    QSettings().clear();
    start(other, QStringLiteral("shipping"));
    QCOMPARE(other.page.step(), wizard::kTemplate);
    goTo(other, wizard::kReview);
    QTRY_VERIFY(footer(other).next()->isEnabled());
    QTest::mouseClick(footer(other).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(other).size(), std::size_t(1));
    QVERIFY(creations(other)[0].services.empty() && creations(other)[0].roles.empty());
    QCOMPARE(toText(creations(other)[0].triggers.at(0).key), std::string("shipping/to-csv-2/access-csv"));
}

void tst_Wizard::templates()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kTemplate);
    QCOMPARE(footer(f).text(), QStringLiteral("oss-shipper-csv selected"));
    QStringList visible;
    auto *filter = f.page.findChild<QLineEdit *>();
    for (auto *field : f.page.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == QStringLiteral("Filter templates"))
            filter = field;
    }
    const auto shownCards = [&f] {
        QStringList names;
        for (auto *card : f.page.findChildren<TemplateCard *>()) {
            if (card->isVisible())
                names.append(card->text());
        }
        return names;
    };
    QCOMPARE(shownCards().size(), 5);
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("javascript"));
    QCOMPARE(shownCards(), QStringList{QStringLiteral("Blank, Node.js")});
    filter->clear();
    QTest::keyClicks(filter, QStringLiteral("zzz"));
    QVERIFY(shownCards().isEmpty());
    filter->clear();
    for (auto *card : f.page.findChildren<TemplateCard *>()) {
        QTest::mouseClick(card, Qt::LeftButton);
        QCOMPARE(f.page.draft().kind, card->kind());
    }
}

void tst_Wizard::withoutTrigger()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kTemplate);
    for (auto *card : f.page.findChildren<TemplateCard *>()) {
        if (card->kind() == "python3")
            QTest::mouseClick(card, Qt::LeftButton);
    }
    for (auto *choice : f.page.findChildren<QAbstractButton *>()) {
        if (choice->isVisible() && choice->text() == QStringLiteral("None: &add later"))
            choice->click();
    }
    QVERIFY(!f.page.draft().withTrigger);
    goTo(f, wizard::kFunction);
    QVERIFY(!footer(f).next()->isEnabled()); // code is needed
    for (auto *edit : f.page.findChildren<QLineEdit *>()) {
        if (edit->isVisible() && edit->text().isEmpty() && edit->accessibleName().contains(QStringLiteral("ode")))
            edit->setFocus();
    }
    auto draft = f.page.draft();
    QCOMPARE(draft.function.runtime, std::string("python3"));
    QCOMPARE(draft.function.handler, std::string("index.handler"));
}

void tst_Wizard::sourceVanishes()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kTrigger);
    QVERIFY(footer(f).next()->isEnabled());
    const auto typed = f.page.draft().trigger;
    std::erase_if(f.client.definitions.logstores,
                  [](const LogstoreRow &row) { return row.definition.key.logstore == "access"; });
    ringDefinitions(f);
    QTRY_VERIFY(!footer(f).next()->isEnabled());
    QVERIFY2(footer(f).text().contains(QStringLiteral("Logstore name")), qPrintable(footer(f).text()));
    QVERIFY(f.page.draft().trigger == typed); // nothing is replaced behind a person's back
}

void tst_Wizard::engineGone()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    f.client.setLink(Link::Lost);
    QTRY_VERIFY(!footer(f).next()->isEnabled());
    QVERIFY(footer(f).text().contains(QStringLiteral("The engine is not running")));
    QVERIFY(WizardPage::draftStep() > 0 || f.page.draft().step == wizard::kReview);
    press(Qt::Key_Return);
    QVERIFY(creations(f).empty());
    QTest::mouseClick(footer(f).back(), Qt::LeftButton); // the pages can be looked at
    QCOMPARE(f.page.step(), wizard::kPermissions);
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    f.client.setLink(Link::Connected);
    f.page.goTo(wizard::kPermissions);
    f.page.goTo(wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
}

void tst_Wizard::engineHasObjections()
{
    Fixture f;
    start(f);
    f.client.on<PutDefinitions>([](const PutDefinitions &) -> Result<PutAnswer> {
        PutAnswer answer;
        answer.problems = {{"services.delivery.functions.to-csv.triggers.access-csv.source", "TriggerLoop",
                            "the logs would go round in a loop"}};
        return answer;
    });
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).text().contains(QStringLiteral("to correct")));
    QVERIFY(!footer(f).next()->isEnabled());
    QTRY_VERIFY(f.page.findChild<ReviewChecks *>()->texts().contains(QStringLiteral("The logs go round in a loop")));
    auto *go = buttonOf(f.page, QStringLiteral("To Trigger"));
    QVERIFY(go);
    QTest::mouseClick(go, Qt::LeftButton);
    QCOMPARE(f.page.step(), wizard::kTrigger);
    QVERIFY(!footer(f).next()->isEnabled()); // the field says it
}

void tst_Wizard::createFails()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    f.client.on<PutDefinitions>([](const PutDefinitions &command) -> Result<PutAnswer> {
        if (command.dryRun)
            return PutAnswer();
        return fail(ErrorKind::Full, "DiskFull", "no space is left");
    });
    f.client.holdAnswers();
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QVERIFY(!footer(f).next()->isEnabled());
    QVERIFY(!footer(f).cancel()->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier); // not twice
    f.client.releaseAnswers();
    QTRY_VERIFY(f.page.findChild<TroubleBox *>()->isVisible());
    QCOMPARE(f.page.findChild<TroubleBox *>()->accessibleName(), QStringLiteral("Nothing was created"));
    QCOMPARE(creations(f).size(), std::size_t(1));
    QCOMPARE(f.page.step(), wizard::kReview);
    QVERIFY(f.places.isEmpty());
    QTRY_VERIFY(footer(f).next()->isEnabled());
    stageWizard(f.client);
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(f.places.size(), 1);
}

void tst_Wizard::cancelAsksOnce()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kService);
    f.page.findChild<ServiceForm *>()->focusField(QStringLiteral("description"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x"));
    QTest::mouseClick(footer(f).cancel(), Qt::LeftButton);
    auto *box = f.page.findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QTest::mouseClick(buttonOf(*box, QStringLiteral("&Keep")), Qt::LeftButton);
    QCOMPARE(f.page.draft().service.description, std::string("x"));
    QTRY_VERIFY(!f.page.findChild<QMessageBox *>());
    QTest::mouseClick(footer(f).cancel(), Qt::LeftButton);
    box = f.page.findChild<QMessageBox *>();
    QTest::mouseClick(buttonOf(*box, QStringLiteral("&Throw away")), Qt::LeftButton);
    QTRY_COMPARE(f.places, QStringList{QStringLiteral("triggers")});
    QCOMPARE(f.page.draft().service.description, std::string());
    QCOMPARE(WizardPage::draftStep(), 0);
    QTRY_VERIFY(!f.page.findChild<QMessageBox *>());
    QTest::mouseClick(footer(f).cancel(), Qt::LeftButton); // nothing was typed: nothing to ask
    QVERIFY(!f.page.findChild<QMessageBox *>());
    QCOMPARE(f.places.size(), 2);
}

void tst_Wizard::nothingToRead()
{
    Fixture f;
    f.client.definitions = {};
    f.client.definitions.version = 1;
    start(f);
    auto *import = buttonOf(f.page, QStringLiteral("&Import log files…"));
    QVERIFY(import);
    QTest::mouseClick(import, Qt::LeftButton);
    QCOMPARE(f.places, QStringList{QStringLiteral("import")});
    goTo(f, wizard::kTrigger);
    QVERIFY(!footer(f).next()->isEnabled());
    // The import made a project and a Logstore with data.
    f.client.definitions.projects.emplace_back().name = "logs";
    auto &row = f.client.definitions.logstores.emplace_back();
    row.definition.key = {"logs", "app"};
    row.lines = 10;
    ringDefinitions(f);
    QTRY_COMPARE(toText(f.page.draft().trigger.source), std::string("logs/app"));
    QTRY_VERIFY(footer(f).next()->isEnabled());
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    const auto sent = creations(f).front();
    QVERIFY(sent.authorize);
    QVERIFY(sent.projects.empty());
    QCOMPARE(sent.logstores.size(), std::size_t(2));
    QCOMPARE(sent.buckets.size(), std::size_t(1));
    QCOMPARE(toText(sent.triggers.at(0).source), std::string("logs/app"));
}

void tst_Wizard::notAuthorized()
{
    Fixture f;
    f.client.definitions.authorized = false;
    start(f);
    QTest::mouseClick(buttonOf(f.page, QStringLiteral("Confirm &Authorization Policy…")), Qt::LeftButton);
    QTRY_COMPARE(f.client.sent<GetAuthorization>().size(), std::size_t(1)); // shown first
    QVERIFY(f.client.sent<SetAuthorized>().empty());
    QTest::mouseClick(buttonOf(f.page, QStringLiteral("Con&firm now")), Qt::LeftButton);
    QTRY_COMPARE(f.client.sent<SetAuthorized>().size(), std::size_t(1));
    QVERIFY(f.client.sent<SetAuthorized>().front().authorized);
    QCOMPARE(f.client.sent<SetAuthorized>().front().actor, std::string("sluice"));
    f.client.definitions.authorized = true;
    ringDefinitions(f);
    QTRY_VERIFY(buttonOf(f.page, QStringLiteral("Show &authorization policy")));
}

void tst_Wizard::missingPolicies()
{
    Fixture f;
    start(f, QStringLiteral("billing")); // its role has no policies
    goTo(f, wizard::kPermissions);
    auto *add = buttonOf(f.page, QStringLiteral("Add AliyunLogFullAccess"));
    QVERIFY(add);
    QVERIFY(buttonOf(f.page, QStringLiteral("Add AliyunOSSFullAccess")));
    QTest::mouseClick(add, Qt::LeftButton);
    QTRY_VERIFY(buttonOf(f.page, QStringLiteral("Add AliyunOSSFullAccess")));
    QTest::mouseClick(buttonOf(f.page, QStringLiteral("Add AliyunOSSFullAccess")), Qt::LeftButton);
    QCOMPARE(footer(f).text(), QStringLiteral("Nothing is missing"));
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    const auto sent = creations(f).front();
    QVERIFY(!sent.onlyNew);
    QCOMPARE(sent.roles.at(0).name, std::string("usage-role"));
    QVERIFY((sent.roles.at(0).policies == std::vector<std::string>{"AliyunLogFullAccess", "AliyunOSSFullAccess"}));
}

void tst_Wizard::waitsForTheEngine()
{
    Fixture f;
    stageWizard(f.client);
    f.page.open({});
    f.page.show();
    auto *waiting = f.page.findChild<EmptyState *>();
    QVERIFY(!waiting->isVisible()); // not sooner than after 300 ms
    QTRY_VERIFY(waiting->isVisible());
    QCOMPARE(waiting->title(), QStringLiteral("Waiting for the engine"));
    f.workspace.attach(f.client);
    QTRY_COMPARE(f.page.draft().service.name, std::string("delivery"));
    QTRY_VERIFY(!waiting->isVisible());
}

void tst_Wizard::stackFile()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kReview);
    QTRY_COMPARE(review(f).stack(), QStringLiteral("sluice: 1\n"));
    QCOMPARE(review(f).model().made(), 4);
    QCOMPARE(review(f).model().used(), 5);
    QTRY_COMPARE(f.page.findChild<ReviewChecks *>()->texts(),
                 (QStringList{QStringLiteral("You may read and write shop/access"),
                              QStringLiteral("Log Service may invoke delivery/to-csv"), QStringLiteral("Same region: local"),
                              QStringLiteral("No loop")}));
}

void tst_Wizard::mnemonicsAreUnique()
{
    Fixture f;
    start(f);
    goTo(f, wizard::kReview);
    for (int step = wizard::kReview; step >= 0; --step) {
        f.page.goTo(step);
        QHash<QString, QString> letters;
        QStringList doubled;
        const auto look = [&](const QWidget *widget, const QString &text) {
            const auto letter = QKeySequence::mnemonic(text).toString();
            if (!widget->isVisible() || letter.isEmpty())
                return;
            if (letters.contains(letter))
                doubled.append(QStringLiteral("%1: %2 / %3").arg(letter, letters.value(letter), text));
            letters.insert(letter, text);
        };
        for (const auto *button : f.page.findChildren<QAbstractButton *>())
            look(button, button->text());
        for (const auto *label : f.page.findChildren<QLabel *>()) {
            if (label->buddy())
                look(label, label->text());
        }
        QVERIFY2(doubled.isEmpty(),
                 qPrintable(QStringLiteral("page %1: ").arg(step + 1) + doubled.join(QStringLiteral("; "))));
    }
}

void tst_Wizard::pictures_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << int(Scheme::Light) << QSize(1264, 832);
    QTest::newRow("dark") << int(Scheme::Dark) << QSize(1264, 832);
    QTest::newRow("small-light") << int(Scheme::Light) << QSize(976, 572);
    QTest::newRow("small-dark") << int(Scheme::Dark) << QSize(976, 572);
}

void tst_Wizard::pictures()
{
    QFETCH(int, scheme);
    QFETCH(QSize, size);
    prepareApplication(Scheme(scheme));
    Fixture f(size);
    start(f);
    const auto name = [&](int step) {
        return QStringLiteral("wizard-%1-%2").arg(step + 1).arg(QLatin1String(QTest::currentDataTag()));
    };
    for (int step = 0; step < wizard::kSteps; ++step) {
        goTo(f, step);
        if (step == wizard::kReview)
            QTRY_VERIFY(footer(f).next()->isEnabled());
        QCoreApplication::processEvents();
        QVERIFY(savePicture(f.page, name(step)));
        QCOMPARE(f.page.size(), size); // nothing in it pushes it wider
    }
}

QTEST_MAIN(tst_Wizard)
#include "tst_wizard.moc"
