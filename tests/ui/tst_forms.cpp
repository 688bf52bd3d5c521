// Each form's rules, from one table.
#include "tests/support/formdesk.h"
#include "ui/forms/bucketform.h"
#include "ui/forms/functionform.h"
#include "ui/forms/logstoreform.h"
#include "ui/forms/numberbox.h"
#include "ui/forms/projectform.h"
#include "ui/forms/roleform.h"
#include "ui/forms/serviceform.h"
#include "ui/forms/triggerform.h"

using namespace sluice;
using namespace sluice::test;

namespace {

// Where a name is typed: all kinds of objects, each with its form.
enum Kind { kProject, kLogstore, kBucket, kRole, kService, kFunction, kTrigger, kKinds };

std::unique_ptr<Form> makeForm(Kind kind, Staged &staged)
{
    const auto loaded = [](auto form, auto value) -> std::unique_ptr<Form> {
        form->load(value, FormMode::Create);
        return form;
    };
    switch (kind) {
    case kProject: return loaded(std::make_unique<ProjectForm>(staged), Project());
    case kLogstore: return loaded(std::make_unique<LogstoreForm>(staged), Logstore());
    case kBucket: return loaded(std::make_unique<BucketForm>(staged), Bucket());
    case kRole: return loaded(std::make_unique<RoleForm>(staged), Role());
    case kService: return loaded(std::make_unique<ServiceForm>(staged), Service());
    case kFunction: return loaded(std::make_unique<FunctionForm>(staged), Function());
    case kTrigger: return loaded(std::make_unique<TriggerForm>(staged), Trigger());
    case kKinds: break;
    }
    return nullptr;
}

QString long_(int bytes)
{
    return QString(bytes, QLatin1Char('a'));
}

} // namespace

class tst_Forms : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void namesFollowTheirRule_data();
    void namesFollowTheirRule();
    void sentences_data();
    void sentences();
    void texts_data();
    void texts();
    void numbers_data();
    void numbers();
    void exampleIsTaken();
    void untouchedIsNotWrong();
};

void tst_Forms::namesFollowTheirRule_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("good"); // letters of the kinds that take it: P L B R S F T
    const auto row = [](const char *what, const QString &name, const char *good) {
        QTest::newRow(what) << name << QString::fromLatin1(good);
    };
    row("empty", {}, "");
    row("1 byte", QStringLiteral("a"), "RSFT");
    row("2 bytes", QStringLiteral("ab"), "RSFT");
    row("3 bytes", QStringLiteral("abc"), "PLBRSFT");
    row("63 bytes", long_(63), "PLBRSFT");
    row("64 bytes", long_(64), "RSFT");
    row("65 bytes", long_(65), "ST");
    row("128 bytes", long_(128), "ST");
    row("129 bytes", long_(129), "T");
    row("256 bytes", long_(256), "T");
    row("257 bytes", long_(257), "");
    row("10 MB", long_(10'000'000), "");
    row("leading digit", QStringLiteral("2-delivery"), "PLBR");
    row("leading hyphen", QStringLiteral("-abc"), "R");
    row("leading underscore", QStringLiteral("_abc"), "SFT");
    row("ends with an underscore", QStringLiteral("abc_"), "SFT");
    row("underscore inside", QStringLiteral("ab_cd"), "PLSFT");
    row("upper case", QStringLiteral("Abc"), "RSFT");
    row("dot", QStringLiteral("ab.cd"), "");
    row("space", QStringLiteral("ab cd"), "");
    row("Chinese", QStringLiteral("数据投递"), "");
    row("emoji", QStringLiteral("go🚀go"), "");
    row("right to left", QStringLiteral("שלום"), "");
    row("right-to-left override", QStringLiteral("ab\u202Ecd"), "");
    row("line break", QStringLiteral("ab\ncd"), "");
    row("tab", QStringLiteral("ab\tcd"), "");
    row("NUL", QStringLiteral("ab") + QChar(0) + QStringLiteral("cd"), "");
}

void tst_Forms::namesFollowTheirRule()
{
    QFETCH(QString, name);
    QFETCH(QString, good);
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    for (int kind = 0; kind < kKinds; ++kind) {
        const auto form = makeForm(Kind(kind), staged);
        auto *edit = nameOf(*form);
        QVERIFY(edit);
        paste(edit, name);
        const auto problem = problemOf(*form, "name");
        const bool wanted = good.contains(QLatin1Char("PLBRSFT"[kind]));
        QVERIFY2(problem.isEmpty() == wanted, qPrintable(QStringLiteral("kind %1: %2").arg(kind).arg(problem)));
        QCOMPARE(edit->property("wrong").toBool(), !wanted); // it was touched: the field says it
    }
}

void tst_Forms::sentences_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("example");
    const auto row = [](const char *what, NameKind kind, const QString &name, const QString &problem,
                        const QString &example) { QTest::newRow(what) << int(kind) << name << problem << example; };
    row("digit", NameKind::Service, QStringLiteral("2-delivery"),
        QStringLiteral("Starts with the digit 2. Begin with a letter or an underscore, for example delivery-2."),
        QStringLiteral("delivery-2"));
    row("only digits", NameKind::Service, QStringLiteral("123"),
        QStringLiteral("Starts with the digit 1. Begin with a letter or an underscore, for example _123."),
        QStringLiteral("_123"));
    row("long", NameKind::Service, long_(129), QStringLiteral("Has 129 bytes; at most 128 are allowed."), {});
    row("space", NameKind::Trigger, QStringLiteral("every minute"),
        QStringLiteral(
            "Holds a space. Use only letters, digits, hyphens (-) and underscores (_), for example every-minute."),
        QStringLiteral("every-minute"));
    row("line break", NameKind::Trigger, QStringLiteral("a\nb"),
        QStringLiteral("Holds a line break. Use only letters, digits, hyphens (-) and underscores (_), for example a-b."),
        QStringLiteral("a-b"));
    row("NUL", NameKind::Trigger, QStringLiteral("a") + QChar(0),
        QStringLiteral("Holds the invisible character U+0000. Use only letters, digits, hyphens (-) and underscores (_), "
                       "for example a."),
        QStringLiteral("a"));
    row("upper case", NameKind::Project, QStringLiteral("Shop"),
        QStringLiteral(
            "Holds the upper-case letter S. Use only lower-case letters, digits, hyphens (-) and underscores (_), "
            "for example shop."),
        QStringLiteral("shop"));
    row("short", NameKind::Logstore, QStringLiteral("ab"), {}, QStringLiteral("ab1"));
    row("end", NameKind::Bucket, QStringLiteral("lake-"),
        QStringLiteral("Ends with “-”. Begin and end with a letter or a digit, for example lake."), QStringLiteral("lake"));
    row("platform's", NameKind::Variable, QStringLiteral("FC_REGION"),
        QStringLiteral("Belongs to the platform, which sets it itself. Use another name."), {});
    row("emoji is one character", NameKind::Role, QStringLiteral("🚀"),
        QStringLiteral("Holds “\u2068🚀\u2069”. Use only letters, digits and hyphens (-)."), {});
}

void tst_Forms::sentences()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(QString, problem);
    QFETCH(QString, example);
    const auto verdict = checkName(NameKind(kind), name);
    if (!problem.isEmpty())
        QCOMPARE(verdict.problem, problem);
    QCOMPARE(verdict.example, example);
    if (!example.isEmpty())
        QCOMPARE(checkName(NameKind(kind), example).problem, QString());
}

void tst_Forms::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("1024 bytes") << long_(1024) << QString();
    QTest::newRow("1025 bytes") << long_(1025) << QStringLiteral("Has 1,025 bytes; at most 1,024 are allowed.");
    QTest::newRow("bytes, not characters")
        << QString(400, QChar(0x6570)) << QStringLiteral("Has 1,200 bytes; at most 1,024 are allowed.");
    QTest::newRow("Chinese and emoji") << QStringLiteral("投递 🚀") << QString();
    QTest::newRow("right to left") << QStringLiteral("שלום") << QString();
    QTest::newRow("NUL") << QStringLiteral("a") + QChar(0)
                         << QStringLiteral("Holds a NUL character, which cannot be stored.");
}

void tst_Forms::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    for (const auto kind : {kProject, kRole, kService, kFunction}) {
        const auto form = makeForm(kind, staged);
        for (auto *edit : form->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == QLatin1String("Description"))
                paste(edit, text);
        }
        QCOMPARE(problemOf(*form, "description"), problem);
    }
}

void tst_Forms::numbers_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("problem");
    QTest::newRow("interval 2") << "Invocation interval"
                                << "2"
                                << "Is 2; 3–600 are allowed.";
    QTest::newRow("interval 3") << "Invocation interval"
                                << "3"
                                << "";
    QTest::newRow("interval 600") << "Invocation interval"
                                  << "600"
                                  << "";
    QTest::newRow("interval 601") << "Invocation interval"
                                  << "601"
                                  << "Is 601; 3–600 are allowed.";
    QTest::newRow("no interval") << "Invocation interval"
                                 << ""
                                 << "A number from 3 to 600 is needed.";
    QTest::newRow("retries -1") << "Retries"
                                << "-1"
                                << "Is -1; 0–100 are allowed.";
    QTest::newRow("retries 0") << "Retries"
                               << "0"
                               << "";
    QTest::newRow("retries 100") << "Retries"
                                 << "100"
                                 << "";
    QTest::newRow("retries 101") << "Retries"
                                 << "101"
                                 << "Is 101; 0–100 are allowed.";
}

void tst_Forms::numbers()
{
    QFETCH(QString, label);
    QFETCH(QString, typed);
    QFETCH(QString, problem);
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    TriggerForm form(staged);
    Trigger value;
    value.key = {"shipping", "to-csv", "t"};
    form.load(value, FormMode::Create);
    for (auto *box : form.findChildren<NumberBox *>()) {
        if (box->accessibleName() != label)
            continue;
        box->selectAll();
        QTest::keyClick(box, Qt::Key_Delete);
        QTest::keyClicks(box, typed);
    }
    QCOMPARE(problemOf(form, label == QLatin1String("Retries") ? "retries" : "interval"), problem);
}

void tst_Forms::exampleIsTaken()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    ServiceForm form(staged);
    form.load({}, FormMode::Create);
    auto *edit = nameOf(form);
    paste(edit, QStringLiteral("2-delivery"));
    QCOMPARE(edit->property("wrong").toBool(), true);
    for (auto *label : form.findChildren<QLabel *>()) {
        if (label->text().contains(QLatin1String("<a href=\"#\">delivery-2</a>")))
            emit label->linkActivated(QStringLiteral("#"));
    }
    QCOMPARE(edit->text(), QStringLiteral("delivery-2"));
    QCOMPARE(problemOf(form, "name"), QString());
    QCOMPARE(edit->property("wrong").toBool(), false);
    edit->undo(); // what was typed is not lost
    QCOMPARE(edit->text(), QStringLiteral("2-delivery"));
}

void tst_Forms::untouchedIsNotWrong()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    for (int kind = 0; kind < kKinds; ++kind) {
        const auto form = makeForm(Kind(kind), staged);
        QVERIFY(!form->isGood());
        QVERIFY(!form->isTouched());
        QCOMPARE(nameOf(*form)->property("wrong").toBool(), false);
        QVERIFY(form->problems().front().isMissing);
        form->touchAll(); // OK was pressed: now it is said
        QCOMPARE(nameOf(*form)->property("wrong").toBool(), true);
    }
}

QTEST_MAIN(tst_Forms)
#include "tst_forms.moc"
