// The colours are legible: every pair that is used together reaches the contrast that the design states for it.
#include "ui/theme/icons.h"
#include "ui/theme/status.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QTest>

using namespace sluice;

class tst_Theme : public QObject {
    Q_OBJECT
private slots:
    void ratioIsThatOfTheStandard();
    void inksAreLegible_data();
    void inksAreLegible();
    void tintsCarryText();
    void framesShow();
    void paletteSaysWhichItIs();
    void styleFollowsTheSystem();
    void choicesSayWhatTheyAreFor();
    void everyStateHasAnIconOfItsOwn();
    void iconIsSharpAndColoured();
};

void tst_Theme::ratioIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void tst_Theme::inksAreLegible_data()
{
    QTest::addColumn<int>("ink");
    QTest::addColumn<double>("light");
    QTest::addColumn<double>("dark");
    QTest::newRow("text") << int(Ink::Text) << 13.2 << 9.2;
    QTest::newRow("text2") << int(Ink::Text2) << 5.2 << 5.1;
    QTest::newRow("accent") << int(Ink::Accent) << 4.6 << 4.6;
    QTest::newRow("ok") << int(Ink::Ok) << 4.5 << 5.3;
    QTest::newRow("warn") << int(Ink::Warn) << 5.0 << 5.7;
    QTest::newRow("bad") << int(Ink::Bad) << 5.0 << 4.9;
    QTest::newRow("idle") << int(Ink::Idle) << 5.2 << 5.1;
}

void tst_Theme::inksAreLegible()
{
    QFETCH(int, ink);
    QFETCH(double, light);
    QFETCH(double, dark);
    const std::pair<const Theme *, double> themes[] = {{&Theme::light(), light}, {&Theme::darkTheme(), dark}};
    for (const auto &[theme, least] : themes) {
        const auto colour = theme->ink(Ink(ink));
        for (const auto &ground : {theme->window, theme->base, theme->alt, theme->sel, theme->hover})
            QVERIFY2(
                contrast(colour, ground) >= least,
                qPrintable(QStringLiteral("%1 on %2: %3").arg(colour.name(), ground.name()).arg(contrast(colour, ground))));
    }
}

void tst_Theme::tintsCarryText()
{
    for (const auto *theme : {&Theme::light(), &Theme::darkTheme()}) {
        for (const auto tint : {Tint::Ok, Tint::Warn, Tint::Bad, Tint::Info}) {
            QVERIFY(contrast(theme->text, theme->tint(tint)) >= 5.6);
            QVERIFY(contrast(theme->tintFrame(tint), theme->tint(tint)) >= 4.5);
            QVERIFY(contrast(theme->text2, theme->tint(tint)) >= 4.5); // "Why", "Do"
        }
        QVERIFY(contrast(theme->onaccent, theme->accent) >= 5.9);
        QVERIFY(contrast(theme->text2, theme->header) >= 4.5);
    }
}

void tst_Theme::framesShow()
{
    for (const auto *theme : {&Theme::light(), &Theme::darkTheme()}) {
        for (const auto &ground : {theme->window, theme->base})
            QVERIFY(contrast(theme->ctl, ground) >= 3.0);
    }
}

void tst_Theme::paletteSaysWhichItIs()
{
    QVERIFY(!Theme::of(Theme::light().palette()).dark);
    QVERIFY(Theme::of(Theme::darkTheme().palette()).dark);
    const auto palette = Theme::darkTheme().palette();
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), Theme::darkTheme().text3);
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), Theme::darkTheme().sel);
    QCOMPARE(palette.color(QPalette::PlaceholderText), Theme::darkTheme().text2);
}

void tst_Theme::styleFollowsTheSystem()
{
    SluiceStyle follows(Scheme::System);
    QPalette dark(QColor(40, 40, 40));
    dark.setColor(QPalette::WindowText, Qt::white);
    dark.setColor(QPalette::Window, Qt::black);
    follows.polish(dark);
    QCOMPARE(dark.color(QPalette::Window), Theme::darkTheme().window);
    QPalette light(Qt::lightGray);
    light.setColor(QPalette::WindowText, Qt::black);
    light.setColor(QPalette::Window, Qt::white);
    follows.polish(light);
    QCOMPARE(light.color(QPalette::Window), Theme::light().window);
    SluiceStyle fixed(Scheme::Dark);
    fixed.polish(light);
    QCOMPARE(light.color(QPalette::Window), Theme::darkTheme().window);
}

void tst_Theme::choicesSayWhatTheyAreFor()
{
    SluiceStyle style(Scheme::Light);
    QComboBox choice;
    choice.setEditable(true);
    choice.setAccessibleName(QStringLiteral("Colour"));
    choice.setStyle(&style);
    choice.ensurePolished();
    QCOMPARE(choice.accessibleDescription(), QStringLiteral("Colour"));
    QCOMPARE(choice.lineEdit()->accessibleName(), QStringLiteral("Colour"));
    QCOMPARE(choice.sizeHint().height(), measure::kControl);
}

void tst_Theme::everyStateHasAnIconOfItsOwn()
{
    for (int state = 0; state < kPumpStates; ++state)
        QVERIFY(!iconPath(badgeOf(PumpState(state)).icon).isEmpty());
    for (int status = 0; status < kExecutionStatuses; ++status)
        QVERIFY(!iconPath(badgeOf(ExecutionStatus(status)).icon).isEmpty());
    // No two states that a person may confuse share a picture.
    QVERIFY(badgeOf(PumpState::Blocked).icon != badgeOf(PumpState::NotAuthorized).icon);
    QVERIFY(badgeOf(ExecutionStatus::Failed).icon != badgeOf(ExecutionStatus::TimedOut).icon);
}

void tst_Theme::iconIsSharpAndColoured()
{
    QApplication::setStyle(new SluiceStyle(Scheme::Light));
    QVERIFY(icon("no such icon").isNull());
    for (const int size : {12, 16, 24, 32}) {
        const auto picture = icon("blocked", Ink::Bad).pixmap(QSize(size, size)).toImage();
        QCOMPARE(picture.width(), size);
        bool inked = false;
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x) {
                const auto pixel = picture.pixelColor(x, y);
                inked = inked || (pixel.alpha() > 200 && qAbs(pixel.red() - Theme::light().bad.red()) < 12);
            }
        }
        QVERIFY(inked);
    }
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
