// The crumbs over a page's title: what they say, where they lead, in light and dark.
#include "tests/support/windowfixture.h"
#include "ui/widgets/crumbs.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace sluice;
using namespace sluice::test;

class tst_Crumbs : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void saysWhereThisIs();
    void leadsByKeyboard();
    void followsThePalette();
    void givesWay();
};

namespace {

const QList<Crumb> kPath{{"Functions", "functions"}, {"a<b>&'c", "services/a<b>&'c"}, {"shop", {}}};

} // namespace

void tst_Crumbs::saysWhereThisIs()
{
    Crumbs crumbs;
    QVERIFY(crumbs.accessibleName().isEmpty());
    crumbs.set(kPath);
    QCOMPARE(crumbs.accessibleName(), "Where this is: Functions, a<b>&'c, shop");
    QVERIFY(crumbs.text().contains("a&lt;b&gt;&amp;'c</a>"));
    QCOMPARE(crumbs.text().count("<a "), 2);
    QCOMPARE(crumbs.text().count(QStringLiteral("›")), 2);
}

void tst_Crumbs::leadsByKeyboard()
{
    Crumbs crumbs;
    crumbs.set(kPath);
    crumbs.show();
    QVERIFY(QTest::qWaitForWindowActive(&crumbs));
    QSignalSpy asked(&crumbs, &Crumbs::placeAsked);
    crumbs.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&crumbs, Qt::Key_Tab); // to the first link
    QTest::keyClick(&crumbs, Qt::Key_Tab);
    crumbs.set(kPath); // the same again: the link keeps the focus
    QTest::keyClick(&crumbs, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), kPath[1].place);
}

void tst_Crumbs::followsThePalette()
{
    Crumbs crumbs;
    crumbs.set(kPath);
    crumbs.setPalette(Theme::light().palette());
    QVERIFY(crumbs.text().contains(Theme::light().accent.name()));
    crumbs.setPalette(Theme::darkTheme().palette());
    QVERIFY(!crumbs.text().contains(Theme::light().accent.name()));
    QVERIFY(!crumbs.text().contains(Theme::light().text2.name()));
    QCOMPARE(crumbs.text().count(Theme::darkTheme().accent.name()), 2);
    QCOMPARE(crumbs.text().count(Theme::darkTheme().text2.name()), 3);
}

void tst_Crumbs::givesWay() // a long name does not widen its page
{
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *crumbs = new Crumbs;
    column->addWidget(crumbs);
    const auto empty = page.minimumSizeHint();
    crumbs->set({{QString(300, 'x'), "functions"}});
    page.layout()->activate();
    QCOMPARE(page.minimumSizeHint(), empty);
    QVERIFY(empty.width() < 100);
    page.resize(200, 60);
    page.show();
    QCOMPARE(crumbs->height(), 16);
    QVERIFY(crumbs->width() <= 200);
}

QTEST_MAIN(tst_Crumbs)
#include "tst_crumbs.moc"
