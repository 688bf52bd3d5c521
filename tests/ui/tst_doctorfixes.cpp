// Each finding of the engine's doctor as the console shows it: which buttons, where they lead, and advice in the words of
// the window instead of those of stack files and commands.
#include "tests/support/doctorfacts.h"
#include "models/tracelines.h"
#include "tests/support/pagefixture.h"
#include "ui/doctor/answerbox.h"
#include "ui/doctor/checkfix.h"
#include "ui/doctor/checkwords.h"
#include "ui/doctor/doctorpage.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr auto kPython = "{\"errorMessage\":\"0\",\"errorType\":\"KeyError\",\"stackTrace\":["
                         "[\"File \\\"/code/index.py\\\", line 4, in handler\",\"a()\"],"
                         "[\"File \\\"/code/lib/a.py\\\", line 23, in a\",\"b()\"],"
                         "[\"File \\\"/usr/lib/python3/json.py\\\", line 355, in raw\",\"c()\"]]}";

DefinitionRows known() // a service with code and a role; the trigger's role as well
{
    DefinitionRows rows;
    for (const auto *name : {"AliyunLogETLRole", "shipping-role"}) {
        Role role;
        role.name = name;
        rows.roles.push_back(role);
    }
    Function function;
    function.key = {"shipping", "to-csv"};
    function.runtime = "python3.10";
    rows.functions.push_back(function);
    return rows;
}

struct Finding {
    const char *name;
    CheckRow (*check)(const DoctorFacts &);
    void (*spoil)(DoctorFacts &);
    const char *buttons; // words, |
    const char *places; // |
    const char *remedy;
};

void failWith(DoctorFacts &facts, AttemptStatus status, const char *code)
{
    facts.records = {attempt(1, 0, status, code)};
}

void reported(DoctorFacts &facts, std::vector<std::string> lines)
{
    facts.functionLog = {"request-1", true, true, std::move(lines)};
}

void deny(RoleFacts &role)
{
    role.asked.front().answer.allowed = false;
}

const Finding kFindings[] = {
    {"source lost", checkSource, [](DoctorFacts &f) { f.source.defined = false; }, "Open trash|Create Logstore…",
     "trash|create/logstore/shop/access", "Take it out of the trash, or create it again."},
    {"trigger log lost", checkTriggerLog, [](DoctorFacts &f) { f.triggerLog.defined = false; },
     "Open trash|Create Logstore…", "trash|create/logstore/shop/etl-log", "Take it out of the trash, or create it again."},
    {"function lost", checkFunction, [](DoctorFacts &f) { f.function.reset(); }, "Open trash|New function…",
     "trash|create/function/shipping", "Take it out of the trash, or create it again."},
    {"bucket lost", checkFunction, [](DoctorFacts &f) { f.targetDefined = false; }, "Create bucket…|Open trash",
     "create/bucket/lake|trash", "Create it, or correct the function configuration of the trigger."},
    {"target lost", checkFunction,
     [](DoctorFacts &f) {
         f.targetDefined = false;
         f.target = {};
         f.target.logstore = LogstoreKey{"shop", "copy"};
     },
     "Create Logstore…|Open trash", "create/logstore/shop/copy|trash",
     "Create it, or correct the function configuration of the trigger."},
    {"configuration", checkFunction, [](DoctorFacts &f) { f.parameter = fail(ErrorKind::Invalid, "No", "no"); },
     "Edit trigger…", "edit/trigger/shipping/to-csv/ship", "Edit the trigger and correct its function configuration."},
    {"no data", checkTraffic,
     [](DoctorFacts &f) {
         for (auto &shard : f.shards) {
             shard.state.groups = 0;
             shard.state.lastReceivedAt = shard.state.createdAt;
         }
         syncStates(f);
     },
     "Import files…", "import/shop/access", "Import files into it, or send logs to it."},
    {"source closed", checkSource,
     [](DoctorFacts &f) {
         f.source.unopened = Error{ErrorKind::Corrupt, "Torn", "torn", {}};
     },
     "Open Logstore", "logstores/shop/access",
     "Look at the error and at the disk; the engine tries again by itself every half a minute."},
    {"role denied", checkRole, [](DoctorFacts &f) { deny(f.role); }, "Edit role…", "edit/role/AliyunLogETLRole",
     "Attach a policy that allows fc:InvokeFunction on acs:fc:local:0:services/shipping."},
    {"role unknown", checkRole,
     [](DoctorFacts &f) {
         f.role.name = "clerk";
         deny(f.role);
     },
     "Edit trigger…", "edit/trigger/shipping/to-csv/ship",
     "Attach a policy that allows fc:InvokeFunction on acs:fc:local:0:services/shipping."},
    {"role lost", checkRole, [](DoctorFacts &f) { f.role.exists = false; }, "Edit trigger…",
     "edit/trigger/shipping/to-csv/ship", "Create the role, or choose another one."},
    {"service role trust", checkServiceRole, [](DoctorFacts &f) { f.serviceRole.trust = "log"; }, "Edit role…",
     "edit/role/shipping-role", "Set the role's trust to fc."},
    {"no service role", checkServiceRole, [](DoctorFacts &f) { f.serviceRole.name.clear(); }, "Edit service…",
     "edit/service/shipping", "Edit the service and give it a role."},
    {"timed out", checkAttempts, [](DoctorFacts &f) { failWith(f, AttemptStatus::TimedOut, "TimedOut"); }, "Edit function…",
     "edit/function/shipping/to-csv", "Give the function more time, or the trigger smaller windows."},
    {"denied", checkAttempts, [](DoctorFacts &f) { failWith(f, AttemptStatus::Denied, "AccessDenied"); }, "Edit role…",
     "edit/role/AliyunLogETLRole", "Attach a policy that allows it to the role."},
    {"failed", checkAttempts, [](DoctorFacts &f) { failWith(f, AttemptStatus::Failed, "KeyError"); }, "Tick now", "",
     "Mend the cause; the window is tried again by itself, or at once with Tick now."},
    {"no function log", checkFunctionLog,
     [](DoctorFacts &f) {
         f.functionLog = {"request-1", true, false, {}};
     },
     "Edit service…", "edit/service/shipping", "Edit service shipping and choose a Logstore for its function log."},
    {"error at a line", checkFunctionLog,
     [](DoctorFacts &f) {
         reported(f, {"FC Invoke Start", kPython});
     },
     "Open line 23|Open trigger log", "functions/shipping/to-csv/code/lib/a.py:23|triggers/shipping/to-csv/ship",
     "Read its log and correct the function, or its configuration."},
    {"error without a line", checkFunctionLog, [](DoctorFacts &f) { reported(f, {"it is wrong"}); },
     "Open function|Open trigger log", "functions/shipping/to-csv/code|triggers/shipping/to-csv/ship",
     "Read its log and correct the function, or its configuration."},
    {"disk", checkDisk,
     [](DoctorFacts &f) {
         f.disk = DiskFacts{1'000, 100'000'000'000};
     },
     "Open Logstores", "logstores", "Free some space, or let Logstores keep less: shorter retention, a size limit."},
};

} // namespace

class tst_DoctorFixes : public QObject {
    Q_OBJECT
private slots:
    void everyFindingHasItsButton_data();
    void everyFindingHasItsButton();
    void speaksOfTheWindow();
    void findsTheLine();
    void bothButtonsOfTheAnswer();
    void olderEngine();
};

void tst_DoctorFixes::everyFindingHasItsButton_data()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < int(std::size(kFindings)); ++i)
        QTest::newRow(kFindings[i].name) << i;
}

void tst_DoctorFixes::everyFindingHasItsButton()
{
    QFETCH(int, at);
    const auto &finding = kFindings[at];
    auto facts = healthy();
    finding.spoil(facts);
    const auto row = finding.check(facts);
    QVERIFY(!row.good);
    QStringList buttons;
    QStringList places;
    for (const auto &fix : fixesOf(row, known())) {
        buttons.append(fix.words);
        places.append(fix.place);
    }
    QCOMPARE(buttons.join('|'), QString::fromUtf8(finding.buttons));
    QCOMPARE(places.join('|'), QString::fromUtf8(finding.places));
    QCOMPARE(wordsOf(row).remedy, QString::fromUtf8(finding.remedy));
}

void tst_DoctorFixes::speaksOfTheWindow()
{
    const auto remedy = [](const char *said) {
        CheckRow row;
        row.good = false;
        row.remedy = said;
        return wordsOf(row).remedy;
    };
    QCOMPARE(remedy("Set interval: 15 in the stack file and apply it."),
             QString("Let the trigger look for new data every 15 s."));
    QCOMPARE(remedy("Set follow: true for a file that grows, or send logs."),
             QString("Follow the file if it still grows, or send logs to the Logstore."));
    QCOMPARE(remedy("Keep more in the source (ttl, maxBytes), or find what holds delivery up."),
             QString("Keep more in the source (longer retention, higher size limit), or find what holds delivery up."));
    const Words chinese(QStringLiteral("zh_CN"));
    for (const auto *said :
         {"Set interval: 15 in the stack file and apply it.", "Give service a log: {project, logstore}.",
          "Set follow: true for a file that grows, or send logs.", "Define it again, or take it out of the trash."})
        QVERIFY2(!remedy(said).contains(QLatin1String("stack")) && !remedy(said).contains(QLatin1String("true")), said);
}

void tst_DoctorFixes::findsTheLine()
{
    QCOMPARE(failedAt("nothing"), CodePlace{});
    QCOMPARE(failedAt("Traceback:\n  File \"/code/a.py\", line 2, in h\n  File \"/code/b.py\", line 7, in x\nKeyError: 0"),
             (CodePlace{"/code/b.py", 7, 0}));
    QCOMPARE(failedAt("Error: no\n    at h (/code/index.js:9:11)\n    at run (/opt/bootstrap.js:1:2)"),
             (CodePlace{"/code/index.js", 9, 11}));
    QCOMPARE(failedAt("at JSON.parse (/usr/lib/x.js:1:2)\nat h (/code/index.js:9:11)"),
             (CodePlace{"/code/index.js", 9, 11}));
}

void tst_DoctorFixes::bothButtonsOfTheAnswer()
{
    prepareApplication(Scheme::Light);
    PageFixture<DoctorPage> f;
    auto facts = healthy();
    facts.source.defined = false;
    f.client.on<Diagnose>([row = checkSource(facts)](const Diagnose &) -> Result<CheckRows> {
        CheckRows rows;
        rows.rows = {row};
        return rows;
    });
    f.show(QStringLiteral("shipping/to-csv/ship"));
    auto *answer = f.page.findChild<AnswerBox *>();
    QTRY_VERIFY(answer->isVisible() && answer->button(1)->isVisible());
    QTest::mouseClick(answer->button(0), Qt::LeftButton);
    QTest::mouseClick(answer->button(1), Qt::LeftButton);
    QCOMPARE(f.places, (QStringList{"trash", "create/logstore/shop/access"}));
    QCoreApplication::sendPostedEvents(); // layouts
    QVERIFY(savePicture(f.page, QStringLiteral("doctor-two-buttons")));
}

void tst_DoctorFixes::olderEngine()
{
    CheckRow row;
    row.good = false;
    row.command = "sluicectl trash";
    row.action = "future=thing";
    const auto fixes = fixesOf(row, {});
    QCOMPARE(fixes.size(), 1);
    QCOMPARE(fixes.front().kind, CheckFix::Kind::Copy);
    QCOMPARE(fixes.front().place, QString("sluicectl trash"));
    row.action = "edit";
    row.subject = "a/b/c";
    QCOMPARE(fixesOf(row, {}).front().place, QString("edit/trigger/a/b/c"));
}

QTEST_MAIN(tst_DoctorFixes)
#include "tst_doctorfixes.moc"
