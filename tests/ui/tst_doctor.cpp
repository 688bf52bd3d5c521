// "Why does it not fire?": the answer, the checks, and what each button asks the engine for.
#include "tests/support/checkrows.h"
#include "tests/support/pagefixture.h"
#include "ui/doctor/answerbox.h"
#include "ui/doctor/doctorlist.h"
#include "ui/doctor/doctorpage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr auto kName = "billing/usage/hourly-usage";

template <class... Words> CheckRow row(Words... words)
{
    return checkRow(kName, words...);
}

CheckRows unauthorized()
{
    CheckRows rows;
    rows.rows = {
        row("engine", "An engine runs the triggers", "It has run for 3 d 4 h."),
        row("enabled", "The trigger is enabled", "It looks for new data every 600 s."),
        failing(row("authorization", "Log Service may invoke functions",
                    "The quick authorization is not confirmed: every attempt ends as Unauthorized."),
                "Confirm the authorization.", "sluicectl authorize", "authorize"),
        failing(row("role-policy", "The trigger's role may read, invoke and write the trigger log",
                    "Role etl-role is made by the authorization step."),
                "Confirm the authorization.", "sluicectl authorize", "authorize"),
        row("function", "The function exists and takes the configuration", "nodejs18 is there."),
        row("source", "The source can be read", "Logstore shop/hourly-usage is open, with 2 shards."),
        row("source-traffic", "The source gets data", "Its newest data came 17 s ago.",
            "newest 17 s ago, 1918 lines kept, 4 lines/s now"),
        failing(row("attempts", "Attempts succeed", "On shard 0 the newest attempt failed: Unauthorized.",
                    "52 × Unauthorized, newest 2 min ago on shard 0\nand 1 other error code"),
                "Confirm the authorization.", "sluicectl authorize", "authorize"),
        row("attempts-later", "Something newer", "An engine of tomorrow says this."),
        failing(row("interval", "The interval suits the traffic", "An interval brings more bytes than a window may hold."),
                "Set interval: 15 in the stack file and apply it.", "sluicectl apply STACK", "interval=15"),
        row("disk", "There is room on the disk", "Enough is free.", "38.8 GB free of 60 GB for /data"),
    };
    return rows;
}

} // namespace

class tst_Doctor : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init()
    {
        f = std::make_unique<PageFixture<DoctorPage>>();
        f->client.on<Diagnose>([this](const Diagnose &) -> Result<CheckRows> { return m_rows; });
        m_rows = unauthorized();
    }
    void cleanup() { f.reset(); }
    void answersFirst();
    void buttonsAsk_data();
    void buttonsAsk();
    void changesTheInterval();
    void keepsTheOldAnswer();
    void copiesTheReport();
    void allIsWell();
    void cannotLook();
    void speaksChinese();
    void sidesWithFigures();
    void pictures_data();
    void pictures();

private:
    void show()
    {
        f->show(QLatin1String(kName));
        QVERIFY(QTest::qWaitForWindowActive(&f->page));
        QTRY_COMPARE(list()->items().size(), m_rows.rows.size());
        QTRY_COMPARE(f->workspace.triggers().total(), std::size_t(12));
    }
    [[nodiscard]] DoctorList *list() const { return f->page.findChild<DoctorList *>(); }
    [[nodiscard]] AnswerBox *answer() const { return f->page.findChild<AnswerBox *>(); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (auto *one : f->page.findChildren<QPushButton *>()) {
            if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<PageFixture<DoctorPage>> f;
    CheckRows m_rows;
};

void tst_Doctor::answersFirst()
{
    show();
    QVERIFY(answer()->isVisible());
    QCOMPARE(answer()->accessibleName(),
             QStringLiteral("The quick authorization is not confirmed: every attempt ends as Unauthorized."));
    QCOMPARE(list()->currentRow(), 2);
    const auto *model = list()->model();
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("OK"));
    QCOMPARE(model->index(2, 0).data().toString(), QStringLiteral("Problem"));
    QCOMPARE(model->index(9, 0).data().toString(), QStringLiteral("Warning"));
    QCOMPARE(model->index(8, 1).data().toString(), QStringLiteral("Something newer")); // as the engine says it
    QVERIFY(list()->rowHeight(0) == DoctorList::kRowHeight);
    list()->selectOnly(7); // unfolds to all that was seen
    QCOMPARE(list()->rowHeight(7), DoctorList::kRowHeight + 3 * DoctorList::kLine);
    QTest::mouseClick(button(QStringLiteral("Confirm Authorization Policy…")), Qt::LeftButton);
    QCOMPARE(f->places, QStringList{QStringLiteral("authorize")});
}

void tst_Doctor::buttonsAsk_data()
{
    QTest::addColumn<QByteArray>("check");
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("copied");
    QTest::newRow("authorize") << QByteArray("last-tick") << QByteArray("authorize") << "Authorize…"
                               << "authorize"
                               << "";
    QTest::newRow("move") << QByteArray("checkpoint") << QByteArray("move-checkpoint") << "Move checkpoint…"
                          << "checkpoint/billing/usage/hourly-usage"
                          << "";
    QTest::newRow("edit") << QByteArray("function") << QByteArray("edit") << "Edit trigger…"
                          << "edit/trigger/billing/usage/hourly-usage"
                          << "";
    QTest::newRow("service") << QByteArray("service-role") << QByteArray("edit") << "Edit service…"
                             << "edit/service/billing"
                             << "";
    QTest::newRow("log") << QByteArray("function-log") << QByteArray("open-function-log") << "Open trigger log"
                         << "triggers/billing/usage/hourly-usage"
                         << "";
    QTest::newRow("command") << QByteArray("disk") << QByteArray() << "Copy command"
                             << ""
                             << "sluicectl get logstores";
}

void tst_Doctor::buttonsAsk()
{
    QFETCH(QByteArray, check);
    QFETCH(QByteArray, action);
    QFETCH(QString, words);
    QFETCH(QString, place);
    QFETCH(QString, copied);
    m_rows.rows = {
        failing(row(check.constData(), "A title", "A reason."), "A remedy.", "sluicectl get logstores", action.constData())};
    show();
    QTest::mouseClick(list()->indexWidget(list()->model()->index(0, 2))->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(list()->items().front().fix, words);
    QCOMPARE(f->places.join(QLatin1Char(' ')), place);
    if (!copied.isEmpty())
        QCOMPARE(QGuiApplication::clipboard()->text(), copied);
}

void tst_Doctor::changesTheInterval()
{
    show();
    list()->selectOnly(9);
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_COMPARE(f->client.sent<EditTrigger>().size(), std::size_t(1));
    const auto sent = f->client.sent<EditTrigger>().front();
    QCOMPARE(toText(sent.trigger.key), std::string(kName));
    QCOMPARE(sent.trigger.intervalSeconds, 15);
    QCOMPARE(sent.actor, std::string("sluice"));
    QTRY_COMPARE(f->client.sent<Diagnose>().size(), std::size_t(2)); // and looks again
    m_rows.rows = {
        failing(row("enabled", "The trigger is enabled", "The trigger is paused. Its checkpoint stays where it is."),
                "Resume it.", "", "resume")};
    f->workspace.readAgain(); // F5 of the window
    QTRY_VERIFY(button(QStringLiteral("Resume")));
    QTest::mouseClick(button(QStringLiteral("Resume")), Qt::LeftButton);
    QTRY_COMPARE(f->client.sent<ResumeTrigger>().size(), std::size_t(1));
    QTest::mouseClick(button(QStringLiteral("Tick now")), Qt::LeftButton);
}

void tst_Doctor::keepsTheOldAnswer()
{
    show();
    f->client.holdAnswers();
    f->workspace.readAgain(); // F5 of the window
    QVERIFY(!button(QStringLiteral("Check again"))->isEnabled());
    QVERIFY(answer()->isVisible());
    QCOMPARE(list()->items().size(), std::size_t(11));
    m_rows.rows.resize(3);
    f->client.releaseAnswers();
    QTRY_COMPARE(list()->items().size(), std::size_t(3));
    QTRY_VERIFY(button(QStringLiteral("Check again"))->isEnabled());
}

void tst_Doctor::copiesTheReport()
{
    m_rows.rows = {m_rows.rows[6], m_rows.rows[9]};
    show();
    QTest::mouseClick(button(QStringLiteral("Copy report")), Qt::LeftButton);
    const auto lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.value(0), QStringLiteral("Why does billing/usage/hourly-usage not fire?"));
    QVERIFY(lines.value(1).startsWith(QStringLiteral("checked 2026-11-22 ")));
    QCOMPARE(lines.mid(3).join(QLatin1Char('\n')),
             QStringLiteral("[OK] The source gets data\n"
                            "    Its newest data came 17 s ago.\n"
                            "    newest 17 s ago, 1918 lines kept, 4 lines/s now\n"
                            "[Warning] The interval suits the traffic\n"
                            "    An interval brings more bytes than a window may hold.\n"
                            "    Do: Let the trigger look for new data every 15 s.\n"
                            "    sluicectl apply STACK\n"));
    QCOMPARE(f->said, QStringList{QStringLiteral("Report copied")});
}

void tst_Doctor::allIsWell()
{
    m_rows.rows.resize(2);
    show();
    QCOMPARE(answer()->accessibleName(), QStringLiteral("Nothing stands in its way."));
    QVERIFY(!answer()->button()->isVisible());
}

void tst_Doctor::cannotLook()
{
    f->client.on<Diagnose>([](const Diagnose &) -> Result<CheckRows> {
        return fail(ErrorKind::NotFound, "TriggerNotFound", "no trigger is called that");
    });
    f->show(QLatin1String(kName));
    QTRY_COMPARE(answer()->accessibleName(), QStringLiteral("Could not look for the cause"));
    f->client.setLink(Link::Lost);
    QVERIFY(!button(QStringLiteral("Check again"))->isEnabled());
}

void tst_Doctor::speaksChinese()
{
    // What a sentence names is taken out of the engine's text, and put into the user's.
    const auto words = wordsOf(row("role-policy", "The trigger's role may read, invoke and write the trigger log",
                                   "Role etl-role trusts fc, but a trigger's role is assumed by log."));
    QCOMPARE(words.reason, QStringLiteral("Role etl-role trusts fc, but a trigger's role is assumed by log."));
    const auto shards = wordsOf(row("last-tick", "It looks at its shards on time", "On shards 0 and 2 it is long overdue."));
    QCOMPARE(shards.reason, QStringLiteral("On shard 0, 2 it is long overdue."));
    QCOMPARE(wordsOf(row("attempts", "Attempts succeed", "There was no attempt in the last 1 h.")).level,
             CheckLevel::NotChecked);
}

void tst_Doctor::sidesWithFigures()
{
    f->client.pumps.rows[1].backlogGroups = 7;
    show();
    QStringList said;
    const auto answers = [this, &said] {
        said.clear();
        for (const auto *label : f->page.findChildren<QLabel *>()) {
            if (label->text().startsWith(QLatin1String("<b>")))
                said.append(label->text());
        }
        return said.join(QLatin1Char('|'));
    };
    QTRY_COMPARE(answers(),
                 QStringLiteral("<b>Authorized?</b> No: see the problem on the left.|"
                                "<b>New data?</b> Yes on shard 1, 2, none on shard 0, 3.|"
                                "<b>Exceptions?</b> None in the trigger log."));
    for (const auto *table : f->page.findChildren<Table *>())
        QVERIFY(!table->accessibleName().isEmpty());
}

void tst_Doctor::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("doctor-light") << false << QSize(1264, 832);
    QTest::newRow("doctor-dark") << true << QSize(1264, 832);
    QTest::newRow("doctor-narrow") << false << QSize(848, 572);
}

void tst_Doctor::pictures()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    f.reset();
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    f = std::make_unique<PageFixture<DoctorPage>>(size);
    f->client.on<Diagnose>([this](const Diagnose &) -> Result<CheckRows> { return m_rows; });
    for (int i = 0; i < 4; ++i)
        f->client.pumps.rows[std::size_t(i)].lastTickMs = kSceneNow - 60'000 * (i + 1) - 7'000;
    std::vector<LedgerRow> failed;
    for (int i = 0; i < 3; ++i) {
        failed.push_back(sceneRow(kSceneNow - 120'000 + i * 2'000, 0, 100, 12));
        failed.back().trigger = kName;
        failed.back().status = AttemptStatus::Denied;
        failed.back().errorCode = "Unauthorized";
        failed.back().errorMessage = "role etl-role";
    }
    f->client.inject(std::move(failed));
    show();
    QTRY_COMPARE(f->page.findChildren<Table *>().size(), 3);
    QTRY_VERIFY(f->page.findChildren<Table *>().last()->model()->rowCount() == 3);
    QCoreApplication::sendPostedEvents(); // layouts
    QVERIFY(savePicture(f->page, QString::fromLatin1(QTest::currentDataTag())));
    prepareApplication(Scheme::Light);
}

QTEST_MAIN(tst_Doctor)
#include "tst_doctor.moc"
