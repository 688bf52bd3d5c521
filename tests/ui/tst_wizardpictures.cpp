// How each page of the wizard looks, in light and dark, in the usual and in the least window.
#include "tests/support/wizardfixture.h"

using namespace sluice;
using namespace sluice::test;

using Fixture = WizardFixture;

class tst_WizardPictures : public QObject {
    Q_OBJECT
private slots:
    void init() { QSettings().clear(); }
    void pictures_data();
    void pictures();
};

void tst_WizardPictures::pictures_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << int(Scheme::Light) << QSize(1264, 832);
    QTest::newRow("dark") << int(Scheme::Dark) << QSize(1264, 832);
    QTest::newRow("small-light") << int(Scheme::Light) << QSize(976, 572);
    QTest::newRow("small-dark") << int(Scheme::Dark) << QSize(976, 572);
}

void tst_WizardPictures::pictures()
{
    QFETCH(int, scheme);
    QFETCH(QSize, size);
    prepareApplication(Scheme(scheme));
    Fixture f(size);
    startWizard(f);
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

QTEST_MAIN(tst_WizardPictures)
#include "tst_wizardpictures.moc"
