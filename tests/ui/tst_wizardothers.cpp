// What others do while the wizard is open, and what the review makes of it.
#include "models/seen.h"
#include "tests/support/wizardfixture.h"
#include "ui/forms/serviceform.h"
#include "ui/wizard/reviewchecks.h"

using namespace sluice;
using namespace sluice::test;

using Fixture = WizardFixture;

class tst_WizardOthers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { QSettings().clear(); }
    void sourceVanishes();
    void missingPolicies();
    void stackFile();
    void takenMeanwhile();
    void aRoleTakenMeanwhileGetsAnotherName();
    void aTypedRoleNameStays();
};

void tst_WizardOthers::sourceVanishes()
{
    Fixture f;
    startWizard(f);
    goTo(f, wizard::kTrigger);
    QVERIFY(footer(f).next()->isEnabled());
    QTRY_VERIFY(f.page.draft().trigger.parameter.find("remote_addr") != std::string::npos);
    const auto typed = f.page.draft().trigger;
    std::erase_if(f.client.definitions.logstores,
                  [](const LogstoreRow &row) { return row.definition.key.logstore == "access"; });
    ringDefinitions(f);
    QTRY_VERIFY(!footer(f).next()->isEnabled());
    QVERIFY2(footer(f).text().contains(QStringLiteral("Logstore name")), qPrintable(footer(f).text()));
    QVERIFY(f.page.draft().trigger == typed); // nothing is replaced behind a person's back
}

void tst_WizardOthers::missingPolicies()
{
    Fixture f;
    startWizard(f, QStringLiteral("billing")); // its role has no policies
    goTo(f, wizard::kPermissions);
    QTRY_VERIFY(buttonOf(f.page, QStringLiteral("Add AliyunOSSFullAccess")));
    QTRY_VERIFY(buttonOf(f.page, QStringLiteral("Add AliyunLogFullAccess")));
    QTest::mouseClick(buttonOf(f.page, QStringLiteral("Add AliyunLogFullAccess")), Qt::LeftButton);
    QTRY_VERIFY(!buttonOf(f.page, QStringLiteral("Add AliyunLogFullAccess")));
    QTRY_VERIFY(buttonOf(f.page, QStringLiteral("Add AliyunOSSFullAccess")));
    QTest::mouseClick(buttonOf(f.page, QStringLiteral("Add AliyunOSSFullAccess")), Qt::LeftButton);
    QCOMPARE(footer(f).text(), QStringLiteral("Nothing is missing"));
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    const auto sent = creations(f).front();
    QVERIFY(!seenIn(sent.seen, seen(sent.roles.at(0)))->text.empty());
    QVERIFY(seenIn(sent.seen, seen(sent.triggers.at(0)))->text.empty());
    QCOMPARE(sent.roles.at(0).name, std::string("usage-role"));
    QVERIFY((sent.roles.at(0).policies == std::vector<std::string>{"AliyunLogFullAccess", "AliyunOSSFullAccess"}));
}

void tst_WizardOthers::stackFile()
{
    Fixture f;
    startWizard(f);
    goTo(f, wizard::kReview);
    QTRY_COMPARE(review(f).stack(), QStringLiteral("sluice: 1\n"));
    QCOMPARE(review(f).model().made(), 4);
    QCOMPARE(review(f).model().used(), 5);
    QTRY_COMPARE(f.page.findChild<ReviewChecks *>()->texts(),
                 (QStringList{QStringLiteral("You may read and write shop/access"),
                              QStringLiteral("Log Service may invoke delivery/to-csv"), QStringLiteral("Same region: local"),
                              QStringLiteral("No loop")}));
}

// Somebody makes a function of that name while the review is shown: it says so, and Create waits.
void tst_WizardOthers::takenMeanwhile()
{
    Fixture f;
    startWizard(f);
    f.client.on<PutDefinitions>([&f](const PutDefinitions &command) -> Result<PutAnswer> {
        PutAnswer answer; // as the engine does it
        for (const auto &one : f.client.definitions.functions) {
            const auto *was = seenIn(command.seen, seen(one));
            if (was && was->text.empty())
                answer.problems.push_back({"services.delivery.functions.to-csv", "NameTaken", "it exists already"});
        }
        return answer;
    });
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    f.client.definitions.functions.push_back(f.page.draft().function);
    ringDefinitions(f);
    QTRY_VERIFY(!footer(f).next()->isEnabled());
    QTRY_VERIFY(buttonOf(f.page, QStringLiteral("To Function")));
    QVERIFY(creations(f).empty());
}

void tst_WizardOthers::aRoleTakenMeanwhileGetsAnotherName()
{
    Fixture f;
    startWizard(f);
    goTo(f, wizard::kTemplate);
    QCOMPARE(f.page.draft().role.name, std::string("delivery-role2"));
    Role theirs;
    theirs.name = "delivery-role2";
    theirs.trust = "fc";
    f.client.definitions.roles.push_back(theirs);
    ringDefinitions(f);
    QTRY_COMPARE(f.client.sent<GetDefinitions>().size(), std::size_t(2));
    QCOMPARE(f.page.draft().role.name, std::string("delivery-role2")); // refused, should Create be pressed now
    QTRY_VERIFY(std::any_of(f.workspace.definitions()->roles.begin(), f.workspace.definitions()->roles.end(),
                            [](const Role &one) { return one.name == "delivery-role2"; }));
    f.page.goTo(wizard::kService);
    QCOMPARE(f.page.draft().role.name, std::string("delivery-role3"));
    QCOMPARE(f.page.draft().service.role, std::string("delivery-role3"));
}

void tst_WizardOthers::aTypedRoleNameStays()
{
    Fixture f;
    startWizard(f);
    goTo(f, wizard::kService);
    auto *form = f.page.findChild<ServiceForm *>();
    auto role = f.page.draft().role;
    role.name = "mine";
    role.document = R"({"Version":"1","Statement":[]})";
    role.policyName = "mine-policy";
    form->setAuthorized(role); // as Role templates give it
    form->focusField(QStringLiteral("description"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x"));
    QCOMPARE(f.page.draft().role.name, std::string("mine"));
    QCOMPARE(f.page.draft().service.role, std::string("mine"));
    QCOMPARE(f.page.draft().role.policyName, std::string("mine-policy"));
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    QCOMPARE(creations(f).front().roles.at(0).name, std::string("mine"));
    QCOMPARE(creations(f).front().roles.at(0).policyName, std::string("mine-policy"));
}

QTEST_MAIN(tst_WizardOthers)
#include "tst_wizardothers.moc"
