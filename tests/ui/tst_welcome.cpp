// The first page that a new user sees.
#include "tests/support/pagefixture.h"
#include "ui/welcome/welcomepage.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

QPushButton *welcomeButton(const QWidget &page, const QString &text)
{
    for (auto *button : page.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class tst_Welcome : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void doorsByMouse();
    void doorsByKeyboard();
    void saysWhereDataIs();
    void engineGone();
    void mnemonicsAreUnique();
    void pictures_data();
    void pictures();
};

void tst_Welcome::doorsByMouse()
{
    PageFixture<WelcomePage> f;
    f.show();
    for (const auto *text : {"Run the &sample", "&New trigger", "&Connect…", "Open a s&tack file…", "&Import log files…"})
        QTest::mouseClick(welcomeButton(f.page, QString::fromUtf8(text)), Qt::LeftButton);
    QCOMPARE(f.places,
             (QStringList{QStringLiteral("sample"), QStringLiteral("wizard"), QStringLiteral("connect"),
                          QStringLiteral("stack"), QStringLiteral("import")}));
}

void tst_Welcome::doorsByKeyboard()
{
    PageFixture<WelcomePage> f;
    f.show();
    QVERIFY(QTest::qWaitForWindowActive(&f.page));
    f.page.focusFirst();
    for (int i = 0; i < 5; ++i) {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(f.places,
             (QStringList{QStringLiteral("sample"), QStringLiteral("wizard"), QStringLiteral("connect"),
                          QStringLiteral("stack"), QStringLiteral("import")}));
    QCOMPARE(f.page.actions().size(), 5);
    for (const auto *action : f.page.actions())
        QVERIFY(!action->text().isEmpty());
}

void tst_Welcome::saysWhereDataIs()
{
    PageFixture<WelcomePage> f;
    f.show();
    const auto said = [&f] {
        const auto labels = f.page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible()
                && label->accessibleName() == QStringLiteral("Data directory: /home/ada/.local/share/sluice");
        });
    };
    QTRY_VERIFY(said());
}

void tst_Welcome::engineGone()
{
    PageFixture<WelcomePage> f;
    f.show();
    QTRY_VERIFY(f.workspace.connected());
    f.client.setLink(Link::Lost);
    QTRY_VERIFY(!welcomeButton(f.page, QStringLiteral("Run the &sample"))->isEnabled());
    QVERIFY(welcomeButton(f.page, QStringLiteral("&New trigger"))->isEnabled()); // keeps a draft
    f.client.setLink(Link::Connected);
    QTRY_VERIFY(welcomeButton(f.page, QStringLiteral("Run the &sample"))->isEnabled());
}

void tst_Welcome::mnemonicsAreUnique()
{
    PageFixture<WelcomePage> f;
    f.show();
    QSet<QString> letters;
    for (const auto *button : f.page.findChildren<QPushButton *>()) {
        const auto letter = QKeySequence::mnemonic(button->text()).toString();
        QVERIFY2(!letter.isEmpty() && !letters.contains(letter), qPrintable(button->text()));
        letters.insert(letter);
    }
}

void tst_Welcome::pictures_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("welcome-light") << int(Scheme::Light) << QSize(1264, 832);
    QTest::newRow("welcome-dark") << int(Scheme::Dark) << QSize(1264, 832);
    QTest::newRow("welcome-small") << int(Scheme::Light) << QSize(848, 572);
}

void tst_Welcome::pictures()
{
    QFETCH(int, scheme);
    QFETCH(QSize, size);
    prepareApplication(Scheme(scheme));
    PageFixture<WelcomePage> f(size);
    f.show();
    QTRY_VERIFY(f.workspace.status().nowMs > 0);
    QVERIFY(savePicture(f.page, QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(f.page.size(), size);
}

QTEST_MAIN(tst_Welcome)
#include "tst_welcome.moc"
