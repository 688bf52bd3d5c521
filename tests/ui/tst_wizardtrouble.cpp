// What fails while the wizard is open: the engine, Create, the first data.
#include "tests/support/wizardfixture.h"
#include "ui/forms/serviceform.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/focusring.h"
#include "ui/wizard/reviewchecks.h"

#include <QFocusFrame>
#include <QMessageBox>
#include <QSignalSpy>

using namespace sluice;
using namespace sluice::test;

using Fixture = WizardFixture;

class tst_WizardTrouble : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init();
    void engineGone();
    void engineHasObjections();
    void createIsNotLostToNews();
    void createFails();
    void checkThatWorksAgain();
    void cancelAsksOnce();
    void focusRingsAreWhole();
    void nothingToRead();
    void dataThatComesWithoutABell();
    void notAuthorized();
    void waitsForTheEngine();
};

void tst_WizardTrouble::init()
{
    QSettings().clear();
}

void tst_WizardTrouble::engineGone()
{
    Fixture f;
    startWizard(f);
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

void tst_WizardTrouble::engineHasObjections()
{
    Fixture f;
    startWizard(f);
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

void tst_WizardTrouble::createIsNotLostToNews()
{
    Fixture f;
    startWizard(f);
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTRY_COMPARE(QApplication::focusWidget(), footer(f).next());
    QSignalSpy news(&f.workspace, &Workspace::definitionsChanged);
    f.workspace.readSoon();
    QTRY_COMPARE(news.size(), 1); // what will be made is checked again from now on
    QCOMPARE(QApplication::focusWidget(), footer(f).next());
    press(Qt::Key_Return);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    QTRY_COMPARE(f.places.size(), 1);
}

void tst_WizardTrouble::createFails()
{
    Fixture f;
    startWizard(f);
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

void tst_WizardTrouble::checkThatWorksAgain()
{
    Fixture f;
    startWizard(f);
    f.client.on<PutDefinitions>(
        [](const PutDefinitions &) -> Result<PutAnswer> { return fail(ErrorKind::Unavailable, "Busy", "come again"); });
    goTo(f, wizard::kReview);
    auto *trouble = review(f).findChild<TroubleBox *>();
    QTRY_VERIFY(trouble->isVisible());
    QCOMPARE(trouble->accessibleName(), QStringLiteral("Could not check what will be made"));
    stageWizard(f.client);
    f.workspace.readSoon(); // news: it is checked again
    ringDefinitions(f);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QVERIFY(!trouble->isVisible());

    // What Create could not do stays while the check goes on working.
    f.client.on<PutDefinitions>([](const PutDefinitions &command) -> Result<PutAnswer> {
        if (command.dryRun)
            return PutAnswer();
        return fail(ErrorKind::Full, "DiskFull", "no space is left");
    });
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_VERIFY(trouble->isVisible());
    const auto checks = f.client.sent<PutDefinitions>().size();
    ringDefinitions(f);
    QTRY_VERIFY(f.client.sent<PutDefinitions>().size() > checks);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QCOMPARE(trouble->accessibleName(), QStringLiteral("Nothing was created"));
    QVERIFY(trouble->isVisible());
}

void tst_WizardTrouble::cancelAsksOnce()
{
    Fixture f;
    startWizard(f);
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

void tst_WizardTrouble::focusRingsAreWhole()
{
    Fixture f;
    new FocusRing(&f.page);
    startWizard(f);
    for (const int step : {wizard::kTemplate, wizard::kTrigger, wizard::kFunction}) {
        goTo(f, step);
        f.page.focusFirst();
        const auto *ring = f.page.findChild<QFocusFrame *>();
        QVERIFY(ring);
        QTRY_COMPARE(ring->widget(), QApplication::focusWidget());
        QTRY_VERIFY(ring->isVisible());
        QTRY_COMPARE(ring->visibleRegion().boundingRect(), ring->rect()); // nothing of it is cut off
    }
}

void tst_WizardTrouble::nothingToRead()
{
    Fixture f;
    f.client.definitions = {};
    f.client.definitions.version = 1;
    startWizard(f);
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

// What flows into a Logstore changes no definition and rings no bell.
void tst_WizardTrouble::dataThatComesWithoutABell()
{
    Fixture f;
    for (auto &row : f.client.definitions.logstores)
        row.lines = 0;
    startWizard(f);
    QVERIFY(f.page.draft().trigger.source.logstore.empty());
    const auto source = f.client.definitions.logstores.front().definition.key;
    f.client.definitions.logstores.front().lines = 10;
    QTRY_COMPARE(f.page.draft().trigger.source, source);

    // Another one is busier now: what was proposed and not touched follows when the page is opened again.
    auto &other = f.client.definitions.logstores.back();
    other.lines = 20;
    other.linesPerSecond = 900'000;
    const auto busier = other.definition.key;
    f.page.open({});
    QTRY_COMPARE(f.page.draft().trigger.source, busier);
}

void tst_WizardTrouble::notAuthorized()
{
    Fixture f;
    f.client.definitions.authorized = false;
    startWizard(f);
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

void tst_WizardTrouble::waitsForTheEngine()
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

QTEST_MAIN(tst_WizardTrouble)
#include "tst_wizardtrouble.moc"
