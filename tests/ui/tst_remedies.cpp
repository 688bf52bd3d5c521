// What an execution that failed offers to do: its log, the line of the code, another tick, its event as a test.
#include "tests/support/triggertest.h"
#include "ui/widgets/boxes.h"

#include <QClipboard>
#include <QTabBar>

using namespace sluice;
using namespace sluice::test;

class tst_Remedies : public TriggerTest {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { make(); }
    void cleanup() { f.reset(); }
    void remedyButtons();
    void opensTheLineThatFailed();
    void opensTheFunction();

private:
    [[nodiscard]] QString clipboard() const { return QGuiApplication::clipboard()->text(); }
};

void tst_Remedies::remedyButtons()
{
    f->page.chooseTelling();
    show();
    QTRY_VERIFY(pane()->isLoaded());
    QTRY_VERIFY(button(QStringLiteral("Function log")));
    QTest::mouseClick(button(QStringLiteral("Function log")), Qt::LeftButton);
    QCOMPARE(pane()->findChild<QTabBar *>()->currentIndex(), 1);
    QVERIFY(!button(QStringLiteral("Try now"))); // one command, one name
    auto *trouble = pane()->findChild<TroubleBox *>();
    QPushButton *tick = nullptr;
    for (auto *one : trouble->findChildren<QPushButton *>()) {
        if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == QLatin1String("Tick now"))
            tick = one;
    }
    QVERIFY(tick);
    QTest::mouseClick(tick, Qt::LeftButton);
    QTRY_COMPARE(f->client.sent<TickTrigger>().size(), std::size_t(1));
    QTest::mouseClick(button(QStringLiteral("Copy as test event")), Qt::LeftButton);
    QVERIFY(clipboard().startsWith(QStringLiteral("{\n  \"source\": {\n")));
}

void tst_Remedies::opensTheLineThatFailed()
{
    f->client.on<GetFunctionLog>([](const GetFunctionLog &command) -> Result<LogRows> {
        LogRows answer;
        if (command.position.empty()) {
            LogRow row;
            row.time = kSceneNow / 1'000;
            row.contents = {{"requestId", command.requestId},
                            {"message", "Traceback:\n  File \"/code/index.py\", line 23, in handler\nKeyError: 0"}};
            answer.rows = {row};
        }
        answer.next = "p1";
        return answer;
    });
    f->page.chooseTelling();
    show();
    QTRY_VERIFY(pane()->isLoaded());
    QTRY_VERIFY(button(QStringLiteral("Open line 23")));
    QTest::mouseClick(button(QStringLiteral("Open line 23")), Qt::LeftButton);
    QCOMPARE(f->places.last(), QStringLiteral("functions/cleaning/clean/code/index.py:23"));
}

void tst_Remedies::opensTheFunction()
{
    make(QSize(848, 572)); // a low window has all the buttons, too
    f->client.on<GetFunctionLog>([](const GetFunctionLog &) -> Result<LogRows> { // it names no line
        LogRows answer;
        answer.next = "p1";
        return answer;
    });
    f->page.chooseTelling();
    show();
    QTRY_VERIFY(pane()->isLoaded());
    QTRY_VERIFY(button(QStringLiteral("Open function")));
    QVERIFY(button(QStringLiteral("Function log")));
    QVERIFY(savePicture(f->page, QStringLiteral("trigger-page-low-error")));
    QTest::mouseClick(button(QStringLiteral("Open function")), Qt::LeftButton);
    QCOMPARE(f->places.last(), QStringLiteral("functions/cleaning/clean/code"));
}

QTEST_MAIN(tst_Remedies)
#include "tst_remedies.moc"
