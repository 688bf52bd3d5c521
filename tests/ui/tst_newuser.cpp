// A new user's path in the real program, with a real engine behind the real window: first start, the sample's data, the
// wizard, a trigger that delivers; its target breaks; the failing execution is found, the doctor names the cause, it is
// mended, and the trigger recovers. Everything by clicks and keys; the engine is looked at through the window only.
#include "app/console/console.h"
#include "engine/access/memorysecretstore.h"
#include "tests/support/pagefixture.h"
#include "ui/doctor/doctorpage.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/table.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"
#include "ui/wizard/reviewstep.h"
#include "ui/wizard/wizardfooter.h"
#include "ui/wizard/wizardpage.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kPatienceMs = 30'000; // of one step, on the busiest machine
constexpr qint64 kDeliveryMs = 60'000; // from the first start to a delivery

} // namespace

class tst_NewUser : public QObject {
    Q_OBJECT
private slots:
    void fromFirstStartToRecovery();

private:
    [[nodiscard]] QPushButton *button(const QString &text) const // of what lies on top
    {
        QWidget *top = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : m_window;
        for (auto *one : top->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->isEnabled() && QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    void click(const QString &text)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(button(text), qPrintable(text), kPatienceMs);
        QTest::mouseClick(button(text), Qt::LeftButton);
    }
    void command(const QString &typed) // Ctrl+K, a name, Enter
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m_window->commands()->isVisible());
        QTest::keyClicks(m_window->commands()->field(), typed);
        QTest::keyClick(m_window->commands()->field(), Qt::Key_Return);
    }
    [[nodiscard]] QString place() const { return m_window->pages()->place(); }
    [[nodiscard]] const TriggerRow *row(const QString &trigger) const
    {
        return m_window->workspace().triggers().find(trigger.toStdString());
    }
    QString makeTrigger();
    void breakTarget(const QString &name); // and finds the execution that failed by it

    void loseAuthorization(const QString &live); // and gives it back by the doctor's button
    void recovers(const QString &name); // on the doctor's page: Tick now, and it delivers again

    QString m_objects; // where the buckets' folders are
    QString m_bucket; // the target

    MainWindow *m_window = nullptr;
};

QString tst_NewUser::makeTrigger()
{
    QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
    auto *wizard = qobject_cast<WizardPage *>(m_window->pages()->page());
    Q_ASSERT(wizard);
    auto *footer = wizard->findChild<WizardFooter *>();
    for (int step = 0; step < 6; ++step) {
        [&] {
            QTRY_VERIFY2_WITH_TIMEOUT(wizard->step() == step && footer->next()->isEnabled(),
                                      qPrintable(QString::number(step)), kPatienceMs);
        }();
        for (auto *box : wizard->findChildren<QSpinBox *>()) {
            if (box->isVisible() && box->accessibleName().contains(QStringLiteral("nterval")))
                box->setValue(3);
        }
        QTest::mouseClick(footer->next(), Qt::LeftButton);
    }
    [&] { QTRY_VERIFY_WITH_TIMEOUT(wizard->step() == 6 && footer->next()->isEnabled(), kPatienceMs); }();
    QTest::mouseClick(footer->next(), Qt::LeftButton); // Create
    [&] { QTRY_VERIFY_WITH_TIMEOUT(place().startsWith(QLatin1String("triggers/")), kPatienceMs); }();
    return place().section(QLatin1Char('/'), 1);
}

void tst_NewUser::breakTarget(const QString &name)
{
    auto *triggers = qobject_cast<TriggersPage *>(m_window->pages()->page());
    // Its target goes.
    m_bucket = QString::fromStdString(m_window->workspace().definitions()->buckets.front().name);
    const auto parameter = QString::fromStdString(row(name)->definition.parameter);
    QVERIFY2(parameter.contains(m_bucket), qPrintable(parameter));
    QVERIFY(QDir(m_objects + QLatin1Char('/') + m_bucket).removeRecursively());
    click(QStringLiteral("Tick now"));
    QTRY_VERIFY2_WITH_TIMEOUT(row(name)->failedAttempts > 0,
                              qPrintable(QStringLiteral("%1 attempts, lag %2, %3")
                                             .arg(row(name)->attempts)
                                             .arg(row(name)->lagMs)
                                             .arg(word(row(name)->reason))),
                              kPatienceMs);

    // The failing execution is found.
    auto &log = triggers->log()->model();
    const auto failed = [&log] {
        for (int at = 0; at < log.rowCount(); ++at) {
            if (!log.isAttempt(at) && log.executionAt(at).last().status == ExecutionStatus::Failed)
                return at;
        }
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(failed() >= 0, kPatienceMs);
    triggers->log()->table()->selectOnly(failed());
    QTRY_VERIFY_WITH_TIMEOUT(triggers->pane()->isVisible() && triggers->pane()->isLoaded(), kPatienceMs);
}

void tst_NewUser::recovers(const QString &name)
{
    const auto before = row(name)->attempts;
    click(QStringLiteral("Tick now"));
    QTRY_VERIFY_WITH_TIMEOUT(row(name)->attempts > before && row(name)->worst.lastError.empty()
                                 && needOf(row(name)->state) > needOf(PumpState::BackingOff),
                             kPatienceMs);
}

void tst_NewUser::loseAuthorization(const QString &live)
{
    // The authorization goes; the doctor's own button brings it back.
    m_window->workspace().open(QStringLiteral("access/authorization"));
    click(QStringLiteral("Revoke…"));
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), kPatienceMs);
    click(QStringLiteral("Revoke"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().status().authorized, kPatienceMs);
    m_window->workspace().open(QStringLiteral("doctor/") + live);
    click(QStringLiteral("Confirm Authorization Policy…"));
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), kPatienceMs);
    click(QStringLiteral("Confirm"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace().status().authorized, kPatienceMs);
    if (QApplication::activeModalWidget())
        click(QStringLiteral("Close"));
    recovers(live);
}

void tst_NewUser::fromFirstStartToRecovery()
{
    prepareApplication(Scheme::Light);
    const QTemporaryDir home;
    console::Options options;
    options.data = home.filePath(QStringLiteral("data"));
    options.language = QStringLiteral("en");
    m_objects = options.data + QStringLiteral("/objects");
    console::Language language(options.language);
    console::Console console(options, std::make_shared<MemorySecretStore>(), language);
    QSignalSpy finished(&console, &console::Console::finished);
    QElapsedTimer sinceStart;
    sinceStart.start();
    console.start();
    for (auto *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget))
            m_window = window;
    }
    QVERIFY(m_window);

    // First start: three doors; the sample brings data.
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("welcome"), kPatienceMs);
    click(QStringLiteral("Run the sample"));
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("overview"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace().definitions()->logstores.size() >= 3, kPatienceMs);

    // The wizard, with what it proposes.
    const auto name = makeTrigger();
    QTRY_VERIFY_WITH_TIMEOUT(row(name) && row(name)->lines > 0, kPatienceMs);
    QVERIFY2(sinceStart.elapsed() < kDeliveryMs, qPrintable(QString::number(sinceStart.elapsed())));
    qInfo("from the first start to a delivery: %.1f s", double(sinceStart.elapsed()) / 1'000);
    auto *triggers = qobject_cast<TriggersPage *>(m_window->pages()->page());
    QTRY_VERIFY_WITH_TIMEOUT(triggers->log()->model().rowCount() > 0, kPatienceMs);

    // What breaks is a trigger that gets data all the time: the sample's own.
    const auto live = QStringLiteral("shipping/access-to-csv/ship-access");
    command(live);
    QCOMPARE(place(), QStringLiteral("triggers/") + live);
    breakTarget(live);
    if (QTest::currentTestFailed())
        return;

    // The doctor names the cause.
    click(QStringLiteral("Doctor"));
    QTRY_VERIFY(place().startsWith(QLatin1String("doctor/")));
    auto *doctor = qobject_cast<DoctorPage *>(m_window->pages()->page());
    QTRY_VERIFY2_WITH_TIMEOUT(doctor->report().contains(m_bucket), qPrintable(doctor->report()), kPatienceMs);

    // It is mended, and the trigger recovers.
    QVERIFY(QDir(m_objects).mkdir(m_bucket));
    recovers(live);
    if (QTest::currentTestFailed())
        return;

    loseAuthorization(live);
    command(name);
    QCOMPARE(place(), QStringLiteral("triggers/") + name);
    QTest::keyClick(m_window, Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
}

QTEST_MAIN(tst_NewUser)
#include "tst_newuser.moc"
