// The wizard by keyboard from the first page to Create, back and forth, and its draft.
#include "tests/support/wizardfixture.h"
#include "ui/forms/serviceform.h"
#include "ui/forms/functionform.h"
#include "ui/wizard/functionstep.h"
#include "ui/wizard/steplist.h"
#include "ui/wizard/templatecard.h"
#include "ui/wizard/willcreate.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace sluice;
using namespace sluice::test;

using Fixture = WizardFixture;

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
    void blankTemplateGetsItsFiles();
    void mnemonicsAreUnique();
};

void tst_Wizard::init()
{
    QSettings().clear();
}

void tst_Wizard::enterOnEveryPage()
{
    Fixture f;
    startWizard(f);
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
    QCOMPARE(sent.seen.size(), std::size_t(4));
    for (const auto &one : sent.seen)
        QVERIFY2(one.text.empty(), one.name.c_str()); // all are to be new
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
    startWizard(f);
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
    startWizard(f);
    goTo(f, wizard::kService);
    auto *form = f.page.findChild<ServiceForm *>();
    form->focusField(QStringLiteral("description"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Ships to the lake"));
    goTo(f, wizard::kTrigger);
    press(Qt::Key_End);
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
    startWizard(f);
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
    startWizard(f);
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
        startWizard(f);
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
    startWizard(f);
    QCOMPARE(f.page.step(), wizard::kService);
    QCOMPARE(f.page.findChild<ServiceForm *>()->value().description, std::string("half way"));
    QCOMPARE(f.page.findChild<ServiceForm *>()->value().name, std::string("delivery"));
    QSettings().setValue(QStringLiteral("wizard/draft"), QByteArrayLiteral("{\"version\":1"));
    Fixture damaged;
    startWizard(damaged);
    QCOMPARE(damaged.page.step(), 0); // a fresh one
    QCOMPARE(WizardPage::draftStep(), 0);
}

void tst_Wizard::draftForAnotherService()
{
    Fixture f;
    startWizard(f);
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
    startWizard(other, QStringLiteral("shipping"));
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
    startWizard(f);
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
    startWizard(f);
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
    QVERIFY(footer(f).next()->isEnabled()); // a folder is proposed, and what its code starts from
    auto draft = f.page.draft();
    QCOMPARE(draft.function.runtime, std::string("python3"));
    QCOMPARE(draft.function.handler, std::string("index.handler"));
    QVERIFY(draft.function.code.find("/Sluice/process") != std::string::npos);
    QCOMPARE(draft.starter, std::string("blank"));
    auto *code = f.page.findChild<FunctionStep *>()->form()->findChildren<QLineEdit *>().at(4);
    QCOMPARE(code->text().toStdString(), draft.function.code);
    code->clear();
    emit code->textEdited({});
    QVERIFY(!footer(f).next()->isEnabled()); // code is needed
}

void tst_Wizard::blankTemplateGetsItsFiles()
{
    const QTemporaryDir root;
    Fixture f;
    startWizard(f);
    goTo(f, wizard::kTemplate);
    for (auto *card : f.page.findChildren<TemplateCard *>()) {
        if (card->kind() == "nodejs18")
            QTest::mouseClick(card, Qt::LeftButton);
    }
    goTo(f, wizard::kFunction);
    auto *code = f.page.findChild<FunctionStep *>()->form()->findChildren<QLineEdit *>().at(4);
    code->setText(root.filePath(QStringLiteral("mine")));
    emit code->textEdited(code->text());
    QCOMPARE(f.page.draft().starter, std::string("blank"));
    goTo(f, wizard::kReview);
    QVERIFY(!QDir(root.filePath(QStringLiteral("mine"))).exists()); // nothing before Create
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(creations(f).front().functions.front().code), root.filePath(QStringLiteral("mine")));
    QVERIFY(QFile::exists(root.filePath(QStringLiteral("mine/index.js"))));
    QTRY_VERIFY(f.places.contains(QStringLiteral("triggers/delivery/process/access-etl")));
}

void tst_Wizard::mnemonicsAreUnique()
{
    Fixture f;
    startWizard(f);
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

QTEST_MAIN(tst_Wizard)
#include "tst_wizard.moc"
