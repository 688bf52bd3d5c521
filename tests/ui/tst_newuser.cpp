// A new user's path in the real program, with a real engine behind the real window: first start, the sample's data, the
// wizard, a trigger that delivers; its target breaks, what it delivered is run again; the failing execution is found, the
// doctor names the cause, it is mended, and the trigger recovers. In the window everything is done by clicks and keys; the
// target breaks and is mended from outside, as a bucket's folder does. The engine is looked at through the window only.
#include "tests/support/consoleuser.h"
#include "ui/doctor/doctorpage.h"
#include "ui/places.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/table.h"

#include <QElapsedTimer>
#include <QRadioButton>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr qint64 kDeliveryMs = 60'000; // from the first start to a delivery

} // namespace

class tst_NewUser : public ConsoleUser {
    Q_OBJECT
private slots:
    void fromFirstStartToRecovery();

private:
    void breakTarget(const QString &name);
    void runAgain(const QString &name); // all that its source keeps; fails
    void findFailure(); // in the trigger log of the page

    void loseAuthorization(const QString &live); // and gives it back by the doctor's button
    void recovers(const QString &name); // on the doctor's page: Tick now, and it delivers again

    QString m_bucket; // the target
};

void tst_NewUser::breakTarget(const QString &name)
{
    m_bucket = QString::fromStdString(m_window->workspace().definitions()->buckets.front().name);
    const auto parameter = QString::fromStdString(row(name)->definition.parameter);
    QVERIFY2(parameter.contains(m_bucket), qPrintable(parameter));
    QVERIFY(QDir(m_objects + QLatin1Char('/') + m_bucket).removeRecursively());
}

void tst_NewUser::runAgain(const QString &name)
{
    command(QStringLiteral("move checkpoint"));
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), kPatienceMs);
    for (auto *way : QApplication::activeModalWidget()->findChildren<QRadioButton *>()) {
        if (QString(way->text()).remove(QLatin1Char('&')) == QLatin1String("the oldest log that is kept"))
            QTest::mouseClick(way, Qt::LeftButton, {}, QPoint(way->height() / 2, way->height() / 2));
    }
    click(QStringLiteral("Move checkpoint"));
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), kPatienceMs);
    QTRY_VERIFY2_WITH_TIMEOUT(row(name)->failedAttempts > 0,
                              qPrintable(QStringLiteral("%1 attempts, lag %2, %3")
                                             .arg(row(name)->attempts)
                                             .arg(row(name)->lagMs)
                                             .arg(word(row(name)->reason))),
                              kPatienceMs);
}

void tst_NewUser::findFailure()
{
    auto *triggers = qobject_cast<TriggersPage *>(m_window->pages()->page());
    auto &log = triggers->log()->model();
    const auto failed = [&log] {
        for (int at = 0; at < log.rowCount(); ++at) {
            if (!log.isAttempt(at) && log.executionAt(at).last().status == ExecutionStatus::Failed)
                return at;
        }
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(failed() >= 0, kPatienceMs);
    auto *table = triggers->log()->table();
    const auto cell = table->model()->index(failed(), 1);
    table->scrollTo(cell);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
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
    activate();
    QTest::keyClick(m_window, Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(places::head(place()), QStringLiteral("access")); // its first tab
    click(QStringLiteral("Revoke…"));
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), kPatienceMs);
    click(QStringLiteral("Revoke"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().status().authorized, kPatienceMs);
    command(live);
    click(QStringLiteral("Doctor"));
    QTRY_VERIFY(place().startsWith(QLatin1String("doctor/")));
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
    QElapsedTimer sinceStart;
    sinceStart.start();
    start();
    runTheSample();
    if (QTest::currentTestFailed())
        return;

    // The wizard, with what it proposes.
    const auto name = makeTrigger();
    QTRY_VERIFY_WITH_TIMEOUT(row(name) && row(name)->lines > 0, kPatienceMs);
    QVERIFY2(sinceStart.elapsed() < kDeliveryMs, qPrintable(QString::number(sinceStart.elapsed())));
    qInfo("from the first start to a delivery: %.1f s", double(sinceStart.elapsed()) / 1'000);
    auto *triggers = qobject_cast<TriggersPage *>(m_window->pages()->page());
    QTRY_VERIFY_WITH_TIMEOUT(triggers->log()->model().rowCount() > 0, kPatienceMs);

    breakTarget(name);
    if (!QTest::currentTestFailed())
        runAgain(name);
    if (!QTest::currentTestFailed())
        findFailure();
    if (QTest::currentTestFailed())
        return;

    // The doctor names the cause.
    click(QStringLiteral("Doctor"));
    QTRY_VERIFY(place().startsWith(QLatin1String("doctor/")));
    auto *doctor = qobject_cast<DoctorPage *>(m_window->pages()->page());
    QTRY_VERIFY2_WITH_TIMEOUT(doctor->report().contains(m_bucket), qPrintable(doctor->report()), kPatienceMs);

    // It is mended, and the trigger recovers.
    QVERIFY(QDir(m_objects).mkdir(m_bucket));
    recovers(name);
    if (QTest::currentTestFailed())
        return;

    loseAuthorization(QStringLiteral("shipping/access-to-csv/ship-access")); // gets data all the time
    command(name);
    QCOMPARE(place(), QStringLiteral("triggers/") + name);
    quit();
}

QTEST_MAIN(tst_NewUser)
#include "tst_newuser.moc"
