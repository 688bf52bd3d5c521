// The first function of one's own in the real program, with a real engine and a real sandbox behind the real window: from a
// starter to a test run, through a bug that the test run shows, to a trigger made by the wizard and the live function log.
// With SLUICE_PICTURES=DIR pictures of the steps are kept there.
#include "tests/support/consoleuser.h"
#include "ui/forms/choicebox.h"
#include "ui/functions/editorpane.h"
#include "ui/functions/newfunctionform.h"
#include "ui/functions/placeview.h"
#include "ui/functions/workbench.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/functionlogview.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/table.h"
#include "ui/wizard/functionstep.h"
#include "ui/wizard/templatecard.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QTabBar>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr qint64 kFirstResultMs = 120'000; // from the first start to a function that has run: two minutes
constexpr int kBrokenLine = 8;

} // namespace

class tst_FirstFunction : public ConsoleUser {
    Q_OBJECT
private slots:
    void fromAStarterToALiveLog();

private:
    [[nodiscard]] Workbench *bench() const { return m_window->findChild<Workbench *>(); }
    [[nodiscard]] CodeEditor *editor() const { return bench()->editor()->editor(); }
    [[nodiscard]] bool shows(const QString &text) const // result or log
    {
        const auto views = bench()->findChildren<PlaceView *>();
        return std::ranges::any_of(views, [&text](const PlaceView *view) { return view->text().contains(text); });
    }
    void picture(const char *name)
    {
        QVERIFY(savePicture(*m_window, QStringLiteral("firstfunction-%1").arg(QLatin1String(name))));
    }
    void typeInto(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void makeFunction();
    void breakAndMend();
    void wizardAndLiveLog();
};

void tst_FirstFunction::makeFunction()
{
    command(QStringLiteral("New function"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<NewFunctionForm *>(), kPatienceMs);
    auto *form = m_window->findChild<NewFunctionForm *>();
    auto *service = form->findChild<ChoiceBox *>();
    service->setFocus();
    QTest::keyClicks(service, QStringLiteral("shipping"));
    QCOMPARE(service->value(), QStringLiteral("shipping"));
    for (auto *field : form->findChildren<QLineEdit *>()) {
        if (field->isVisible() && field->text().contains(QLatin1String("/Sluice/")))
            typeInto(field, m_home.filePath(QStringLiteral("process")));
    }
    click(QStringLiteral("Create"));
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("functions/shipping/process/code"), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(bench()->editor()->path(), QStringLiteral("index.py"), kPatienceMs);
    QVERIFY(editor()->text().contains(QLatin1String("def handler(event, context):")));
}

void tst_FirstFunction::breakAndMend()
{
    editor()->goTo(kBrokenLine - 1);
    QTest::keyClick(editor()->face(), Qt::Key_End);
    QTest::keyClick(editor()->face(), Qt::Key_Return);
    QTest::keyClicks(editor()->face(), QStringLiteral("raise KeyError(42)"));
    QTest::keyClick(editor()->face(), Qt::Key_Escape); // no completion
    click(QStringLiteral("Run test")); // which saves first
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("KeyError")), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(editor()->errorLine(), kBrokenLine, kPatienceMs);
    picture("3-broken");

    editor()->goTo(kBrokenLine);
    QTest::keyClick(editor()->face(), Qt::Key_End);
    for (int i = 0; i < 40 && editor()->line() == kBrokenLine; ++i)
        QTest::keyClick(editor()->face(), Qt::Key_Backspace);
    QVERIFY(!editor()->text().contains(QLatin1String("KeyError")));
    click(QStringLiteral("Run test"));
    QTRY_VERIFY_WITH_TIMEOUT(!shows(QStringLiteral("KeyError")) && shows(QStringLiteral("shipLines")), kPatienceMs);
    QCOMPARE(editor()->errorLine(), 0);
}

void tst_FirstFunction::wizardAndLiveLog()
{
    const auto name = makeTrigger([this](WizardPage &wizard) {
        for (auto *card : wizard.findChildren<TemplateCard *>()) {
            if (card->isVisible() && card->kind() == "python3")
                QTest::mouseClick(card, Qt::LeftButton);
        }
        for (auto *field : wizard.findChildren<QLineEdit *>()) {
            if (field->isVisible() && field->text().contains(QLatin1String("/Sluice/")))
                typeInto(field, m_home.filePath(QStringLiteral("by-wizard")));
        }
    });
    QVERIFY(QFile::exists(m_home.filePath(QStringLiteral("by-wizard/index.py"))));
    QTRY_VERIFY_WITH_TIMEOUT(row(name) && row(name)->attempts > 0, kPatienceMs);
    auto *triggers = qobject_cast<TriggersPage *>(m_window->pages()->page());
    QTRY_VERIFY_WITH_TIMEOUT(triggers->log()->model().rowCount() > 0, kPatienceMs);
    QVERIFY2(row(name)->worst.lastError.empty(), row(name)->worst.lastError.c_str());
    triggers->log()->table()->selectOnly(0);
    QTRY_VERIFY_WITH_TIMEOUT(triggers->pane()->isVisible() && triggers->pane()->isLoaded(), kPatienceMs);
    triggers->pane()->findChild<QTabBar *>()->setCurrentIndex(1);
    auto *log = triggers->pane()->findChild<FunctionLogView *>()->findChild<CodeView *>();
    QTRY_VERIFY2_WITH_TIMEOUT(log->toPlainText().contains(QLatin1String("logs of shop/"))
                                  && log->toPlainText().contains(QLatin1String("FC Invoke End RequestId")),
                              qPrintable(log->toPlainText()), kPatienceMs);
    picture("4-live-log");
}

void tst_FirstFunction::fromAStarterToALiveLog()
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    start();
    m_window->resize(1440, 900);
    runTheSample();
    if (QTest::currentTestFailed())
        return;
    makeFunction();
    if (QTest::currentTestFailed())
        return;
    picture("1-made");
    click(QStringLiteral("Run test"));
    const auto refused = [this] {
        return shows(QStringLiteral("SandboxUnavailable")) || shows(QStringLiteral("RuntimeNotInstalled"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("shipLines")) || refused(), kPatienceMs);
    if (refused())
        QSKIP("SKIPPED LOUDLY: this machine runs no Python in a sandbox");
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("logs of shop-logs/orders")), kPatienceMs);
    qInfo("from the first start to a function of one's own that has run: %.1f s", double(sinceStart.elapsed()) / 1'000);
    QVERIFY(sinceStart.elapsed() < kFirstResultMs);
    picture("2-run");
    breakAndMend();
    if (QTest::currentTestFailed())
        return;
    wizardAndLiveLog();
    if (!QTest::currentTestFailed())
        quit();
}

QTEST_MAIN(tst_FirstFunction)
#include "tst_firstfunction.moc"
