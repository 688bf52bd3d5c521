// Drafts that are put aside for another service's: none replaces another.
#include "tests/support/wizardfixture.h"
#include "ui/forms/serviceform.h"
#include "ui/wizard/draftshelf.h"

#include <QMenu>

using namespace sluice;
using namespace sluice::test;

using Fixture = WizardFixture;

class tst_WizardShelf : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { QSettings().clear(); }
    void keepsAll();
    void aSecondCreateFunctionKeepsTheFirst();
    void goingBackLosesNothing();
    void creatingOneKeepsTheOthers();
    void outlivesARestart();

private:
    // A person works on the draft that is shown.
    static void touch(Fixture &f, const char *handler)
    {
        goTo(f, wizard::kFunction);
        const_cast<WizardDraft &>(f.page.draft()).touched = true;
        const_cast<WizardDraft &>(f.page.draft()).function.handler = handler;
    }
};

void tst_WizardShelf::keepsAll()
{
    WizardDraft draft;
    for (int i = 0; i < 12; ++i) {
        draft.service.name = "s" + std::to_string(i);
        draft.newService = false;
        draftshelf::put(draft);
    }
    auto all = draftshelf::all();
    QCOMPARE(all.size(), std::size_t(draftshelf::kMax));
    QCOMPARE(all.front().service.name, std::string("s11")); // newest first
    QCOMPARE(draftshelf::takeFor("s10")->service.name, std::string("s10"));
    QVERIFY(!draftshelf::takeFor("s10"));
    QVERIFY(!draftshelf::takeFor("s0")); // dropped
    QVERIFY(!draftshelf::take(99));
    QCOMPARE(draftshelf::all().size(), std::size_t(draftshelf::kMax - 1));
    QCOMPARE(draftshelf::titleOf(all.front()), QStringLiteral("s11, page 1 of 7"));
    QSettings().setValue(QLatin1String(draftshelf::kKey), QVariantList{QByteArrayLiteral("{"), QByteArrayLiteral("x")});
    QVERIFY(draftshelf::all().empty());
}

void tst_WizardShelf::aSecondCreateFunctionKeepsTheFirst()
{
    Fixture f;
    startWizard(f);
    touch(f, "mine.first");
    f.page.open(QStringLiteral("shipping"));
    touch(f, "mine.second");
    f.page.open(QStringLiteral("billing"));
    QCOMPARE(f.page.draft().service.name, std::string("billing"));
    const auto aside = draftshelf::all();
    QCOMPARE(aside.size(), std::size_t(2));
    QCOMPARE(aside[0].function.handler, std::string("mine.second"));
    QCOMPARE(aside[1].function.handler, std::string("mine.first"));
    auto *back = buttonOf(f.page, QStringLiteral("Go back to one"));
    QVERIFY(back && back->menu());
    QCOMPARE(back->menu()->actions().size(), 2);
    QCOMPARE(back->menu()->actions().at(0)->text(), QStringLiteral("shipping, page 5 of 7"));
    // The same service again: its own draft, not a fresh one.
    f.page.open(QStringLiteral("shipping"));
    QCOMPARE(f.page.draft().function.handler, std::string("mine.second"));
    QCOMPARE(draftshelf::all().size(), std::size_t(1)); // billing's was not worked on
}

void tst_WizardShelf::goingBackLosesNothing()
{
    Fixture f;
    startWizard(f);
    touch(f, "mine.first");
    f.page.open(QStringLiteral("shipping"));
    touch(f, "mine.second");
    auto *back = buttonOf(f.page, QStringLiteral("Go back to it"));
    QVERIFY(back);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(f.page.draft().function.handler, std::string("mine.first"));
    QCOMPARE(f.page.step(), wizard::kFunction);
    QTRY_COMPARE(draftshelf::all().size(), std::size_t(1));
    QCOMPARE(draftshelf::all()[0].function.handler, std::string("mine.second"));
    QTRY_VERIFY(buttonOf(f.page, QStringLiteral("Go back to it"))); // and there again
    QTest::mouseClick(buttonOf(f.page, QStringLiteral("Go back to it")), Qt::LeftButton);
    QCOMPARE(f.page.draft().function.handler, std::string("mine.second"));
}

void tst_WizardShelf::creatingOneKeepsTheOthers()
{
    Fixture f;
    startWizard(f);
    touch(f, "mine.first");
    f.page.open(QStringLiteral("shipping"));
    goTo(f, wizard::kReview);
    QTRY_VERIFY(footer(f).next()->isEnabled());
    QTest::mouseClick(footer(f).next(), Qt::LeftButton);
    QTRY_COMPARE(creations(f).size(), std::size_t(1));
    QTRY_COMPARE(f.places.size(), 1);
    QCOMPARE(draftshelf::all().size(), std::size_t(1));
    f.page.open({});
    QVERIFY(buttonOf(f.page, QStringLiteral("Go back to it")));
}

void tst_WizardShelf::outlivesARestart()
{
    {
        Fixture f;
        startWizard(f);
        touch(f, "mine.first");
        f.page.open(QStringLiteral("shipping"));
    }
    Fixture f;
    startWizard(f);
    QCOMPARE(f.page.draft().service.name, std::string("shipping"));
    QTest::mouseClick(buttonOf(f.page, QStringLiteral("Go back to it")), Qt::LeftButton);
    QCOMPARE(f.page.draft().function.handler, std::string("mine.first"));
}

QTEST_MAIN(tst_WizardShelf)
#include "tst_wizardshelf.moc"
