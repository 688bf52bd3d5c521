// Settings of the window are kept, and the time zone that is chosen holds everywhere at once.
#include "tests/support/windowtest.h"
#include "tests/support/zoneof.h"
#include "ui/window/settings.h"
#include "ui/window/statusline.h"

#include <QComboBox>
#include <QDialog>
#include <QSignalSpy>

using namespace sluice;
using namespace sluice::test;

class tst_Settings : public WindowTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { show(); }
    void cleanup() { f.reset(); }
    void settingsAreKept();
    void zoneIsObeyedAtOnce();
    void zoneOfTheTriggerLogReachesOtherPages();

private:
    [[nodiscard]] QDialog *dialog() const
    {
        for (auto *one : f->window.findChildren<QDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(&f->window, key, modifiers);
    }
    [[nodiscard]] QString place() const { return f->window.pages()->place(); }
};

void tst_Settings::settingsAreKept()
{
    open();
    QSignalSpy changed(&f->window, &MainWindow::settingsChanged);
    key(Qt::Key_Comma);
    QVERIFY(dialog());
    for (auto *combo : dialog()->findChildren<QComboBox *>()) {
        if (combo->accessibleName() == QStringLiteral("Colours")) {
            combo->setFocus();
            QTest::keyClick(combo, Qt::Key_End);
        }
    }
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(Settings::load().scheme == Scheme::Dark);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QVERIFY(!dialog());
}

void tst_Settings::zoneIsObeyedAtOnce()
{
    const ZoneOf zone("Asia/Shanghai", format::Zone::Local);
    open();
    f->window.workspace().open(QStringLiteral("access/audit"));
    const auto times = [this] {
        QStringList texts;
        for (auto *table : f->window.pages()->page()->findChildren<Table *>()) {
            if (table->isVisible() && table->accessibleName() == QStringLiteral("Audit") && table->model()->rowCount() > 0)
                texts.append(table->model()->index(0, 0).data().toString());
        }
        return texts;
    };
    QTRY_COMPARE(times(), QStringList(QStringLiteral("18:29:56.000")));
    QTRY_COMPARE(f->window.findChild<StatusLine *>()->clock(), QStringLiteral("2026-11-22 18:42:07 CST"));
    const QPointer<QWidget> before = f->window.pages()->page();
    key(Qt::Key_Comma);
    QVERIFY(dialog());
    for (auto *combo : dialog()->findChildren<QComboBox *>()) {
        if (combo->accessibleName() == QStringLiteral("Time zone")) {
            combo->setFocus();
            QTest::keyClick(combo, Qt::Key_Down);
        }
    }
    QCOMPARE(format::zone(), format::Zone::Utc);
    QTRY_COMPARE(times(), QStringList(QStringLiteral("10:29:56.000")));
    QTRY_COMPARE(f->window.findChild<StatusLine *>()->clock(), QStringLiteral("2026-11-22 10:42:07 UTC"));
    QVERIFY(!before); // nothing that it had written stays
    QCOMPARE(place(), QStringLiteral("access/audit"));
    QVERIFY(dialog()); // stays
}

void tst_Settings::zoneOfTheTriggerLogReachesOtherPages()
{
    const ZoneOf zone("Asia/Shanghai", format::Zone::Local);
    open();
    f->window.workspace().open(QStringLiteral("overview"));
    const QPointer<QWidget> before = f->window.pages()->page();
    f->window.workspace().open(QLatin1String("triggers/") + QLatin1String(kSceneTrigger));
    const QPointer<QWidget> triggers = f->window.pages()->page();
    for (auto *action : f->window.findChildren<QAction *>()) {
        if (action->text() == QStringLiteral("Times in UTC"))
            action->trigger();
    }
    QCOMPARE(f->window.findChild<StatusLine *>()->clock(), QStringLiteral("2026-11-22 10:42:07 UTC"));
    QVERIFY(!before); // made again when it is opened
    QVERIFY(triggers);
    key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(place(), QStringLiteral("overview"));
    QVERIFY(f->window.pages()->page());
}

QTEST_MAIN(tst_Settings)
#include "tst_settings.moc"
