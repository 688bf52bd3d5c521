// What goes on inside the bigger controls: JSON, templates, traffic, policies.
#include "tests/support/formdesk.h"
#include "ui/forms/chiplist.h"
#include "ui/forms/hintbox.h"
#include "ui/forms/jsoneditor.h"
#include "ui/forms/jsonpatch.h"
#include "ui/forms/pairtable.h"
#include "ui/forms/parameterform.h"
#include "ui/forms/policychecks.h"
#include "ui/forms/rateadvice.h"
#include "ui/forms/triggerform.h"

#include <QElapsedTimer>
#include <QTableWidget>

using namespace sluice;
using namespace sluice::test;

namespace {

const auto kCsv =
    QStringLiteral("{\n  \"target\": {\"ossEndpoint\": \"local\", \"ossBucket\": \"lake\", \"ossPrefix\": \"csv/\",\n"
                   "    \"ossPostfix\": \".csv\", \"ossDateFormat\": \"yyyyMMdd\", \"mine\": [1, 2.50]},\n"
                   "  \"transform\": {\"delimiterChar\": \",\", \"quoteChar\": \"'\", \"escapeChar\": \"'\",\n"
                   "    \"enableHeader\": false, \"nullColumnValue\": \"\", \"columnNames\": [\"a\", \"b\"]}\n}");

} // namespace

class tst_FormEditors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void hugePasteIsRefused();
    void jsonIndents();
    void oneValueChanges_data();
    void oneValueChanges();
    void formWritesJson();
    void jsonWritesForm();
    void brokenJsonIsSaid();
    void rates_data();
    void rates();
    void busyShardSuggestsAnInterval();
    void indexIsStaged();
    void policyIsRepaired();
    void policyIsTried();
    void secretIsClickedWhereItIsPainted();
};

void tst_FormEditors::secretIsClickedWhereItIsPainted()
{
    PairTable pairs;
    pairs.setPairs({{"KEY", "shop-key", false}});
    pairs.resize(500, 200);
    pairs.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pairs));
    auto *table = pairs.findChild<QTableWidget *>();
    const auto cell = table->visualRect(table->model()->index(0, 2));
    // The frame of the box, from a picture: what differs from the empty middle of the cell.
    const auto picture = table->viewport()->grab().toImage();
    const int middle = cell.center().y();
    const auto ground = picture.pixel(cell.right() - 4, middle);
    int right = cell.left();
    for (int x = cell.left(); x < cell.right() - 4; ++x)
        right = picture.pixel(x, middle) == ground ? right : x;
    QVERIFY(right > cell.left() + 8);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(right - 1, middle));
    QVERIFY(pairs.pairs().front().isSecret);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(right + 3, middle));
    QVERIFY(pairs.pairs().front().isSecret); // beside it
}

void tst_FormEditors::hugePasteIsRefused()
{
    JsonEditor editor(64 * 1024);
    editor.setText(QStringLiteral("{\"kept\": 1}"));
    QString why;
    connect(&editor, &JsonEditor::refused, [&why](const QString &text) { why = text; });
    QGuiApplication::clipboard()->setText(QString(10'000'000, QLatin1Char('x')));
    QElapsedTimer timer;
    timer.start();
    editor.paste();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(editor.text(), QStringLiteral("{\"kept\": 1}"));
    QVERIFY2(why.contains(QLatin1String("9.5 MiB")), qPrintable(why));
    QGuiApplication::clipboard()->setText(QString(64 * 1024, QLatin1Char('x')));
    editor.selectAll();
    editor.paste(); // exactly the limit, over what was selected
    QCOMPARE(editor.text().size(), 64 * 1024);
    QCOMPARE(editor.refusal(), QString());
}

void tst_FormEditors::jsonIndents()
{
    JsonEditor editor(1024);
    editor.setText(QStringLiteral("{"));
    editor.moveCursor(QTextCursor::End);
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClicks(&editor, QStringLiteral("\"a\": 1"));
    QTest::keyClick(&editor, Qt::Key_Return);
    QCOMPARE(editor.text(), QStringLiteral("{\n  \"a\": 1\n  "));
    QCOMPARE(editor.positionText(), QStringLiteral("line 3, column 3"));
    editor.setText(QStringLiteral("{\"a\":[1]"));
    editor.format(); // no JSON: it stays
    QCOMPARE(editor.text(), QStringLiteral("{\"a\":[1]"));
    editor.setText(QStringLiteral("{\"a\":[1]}"));
    editor.format();
    QCOMPARE(editor.text(), QStringLiteral("{\n  \"a\": [\n    1\n  ]\n}"));
    editor.undo();
    QCOMPARE(editor.text(), QStringLiteral("{\"a\":[1]}"));
}

void tst_FormEditors::oneValueChanges_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("wanted"); // "" = cannot be
    QTest::newRow("replaced") << "{\"a\": {\"b\":  1 , \"c\": 2}}"
                              << "a.b"
                              << "{\"a\": {\"b\":  9 , \"c\": 2}}";
    QTest::newRow("added") << "{\n  \"a\": {\n    \"c\": 2\n  }\n}"
                           << "a.b"
                           << "{\n  \"a\": {\n    \"c\": 2,\n    \"b\": 9\n  }\n}";
    QTest::newRow("object made") << "{}"
                                 << "a.b"
                                 << "{\n  \"a\": {\n    \"b\": 9\n  }\n}";
    QTest::newRow("unknown keys stay") << "{\"x\":[ 1.50 ],\"a\":{\"b\":0}}"
                                       << "a.b"
                                       << "{\"x\":[ 1.50 ],\"a\":{\"b\":9}}";
    QTest::newRow("no object on the way") << "{\"a\": 1}"
                                          << "a.b"
                                          << "";
    QTest::newRow("no JSON") << "{\"a\": "
                             << "a.b"
                             << "";
    QTest::newRow("a list") << "[]"
                            << "a.b"
                            << "";
}

void tst_FormEditors::oneValueChanges()
{
    QFETCH(QString, json);
    QFETCH(QString, path);
    QFETCH(QString, wanted);
    QCOMPARE(withValue(json, path.split(QLatin1Char('.')), QStringLiteral("9")).value_or(QString()), wanted);
}

void tst_FormEditors::formWritesJson()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    ParameterForm form(staged);
    form.load(QStringLiteral("oss-shipper-csv"), kCsv);
    QCOMPARE(form.json(), kCsv); // loading changes nothing
    QVERIFY2(form.isGood(), qPrintable(form.problems().isEmpty() ? QString() : form.problems().front().text));
    auto *prefix = named<QLineEdit>(form, "Prefix");
    QVERIFY(prefix);
    QCOMPARE(prefix->text(), QStringLiteral("csv/"));
    type(prefix, QStringLiteral("lake/\"x\""));
    auto wanted = kCsv;
    wanted.replace(QLatin1String("\"csv/\""), QLatin1String("\"lake/\\\"x\\\"\""));
    QCOMPARE(form.json(), wanted); // one value, the rest byte for byte
    QVERIFY(form.isTouched());
    type(named<QLineEdit>(form, "Delimiter"), QStringLiteral("\\t"));
    ParameterForm again(staged);
    again.load(QStringLiteral("oss-shipper-csv"), form.json());
    QCOMPARE(named<QLineEdit>(again, "Delimiter")->text(), QStringLiteral("\\t"));
}

void tst_FormEditors::jsonWritesForm()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    ParameterForm form(staged);
    form.load(QStringLiteral("oss_shipper_csv"), kCsv);
    auto *editor = form.findChild<JsonEditor *>();
    auto text = kCsv;
    text.replace(QLatin1String("[\"a\", \"b\"]"), QLatin1String("[\"b\", \"c\", \"a\"]"));
    editor->replaceText(text);
    QCOMPARE(form.findChild<ChipList *>()->texts(), QStringList({"b", "c", "a"}));
    text.replace(QLatin1String("\"lake\""), QLatin1String("\"nowhere\""));
    editor->replaceText(text);
    QCOMPARE(form.problems().front().text, QStringLiteral("The bucket nowhere does not exist."));
}

void tst_FormEditors::brokenJsonIsSaid()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    ParameterForm form(staged);
    form.load({}, QStringLiteral("{\"a\": 1}"));
    QVERIFY(form.isGood());
    form.findChild<JsonEditor *>()->replaceText(QStringLiteral("{\n  \"a\": ,\n}"));
    QCOMPARE(form.problems().size(), 1);
    QVERIFY2(form.problems().front().text.startsWith(QLatin1String("Line 2, column ")),
             qPrintable(form.problems().front().text));
    QCOMPARE(form.problems().front().label, QStringLiteral("Function configuration"));
    form.findChild<JsonEditor *>()->replaceText(QStringLiteral("[1]"));
    QVERIFY(!form.isGood());
}

void tst_FormEditors::rates_data()
{
    QTest::addColumn<double>("bytes");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("better"); // 0 = nothing to say
    QTest::newRow("calm") << 125'000.0 << 600 << 0;
    QTest::newRow("busy, window fits") << 130'000.0 << 60 << 0;
    QTest::newRow("2.4 Mbit/s at 60 s") << 300'000.0 << 60 << 20;
    QTest::newRow("2.4 Mbit/s at 20 s") << 300'000.0 << 20 << 0;
    QTest::newRow("80 Mbit/s") << 1e7 << 60 << 3;
    QTest::newRow("80 Mbit/s at 3 s") << 1e7 << 3 << 0;
    QTest::newRow("nothing") << 0.0 << 600 << 0;
}

void tst_FormEditors::rates()
{
    QFETCH(double, bytes);
    QFETCH(int, interval);
    QFETCH(int, better);
    const auto advice = rateAdvice(bytes, interval, 16 * 1024 * 1024);
    QCOMPARE(advice.needed, better > 0);
    if (better > 0)
        QCOMPARE(advice.seconds, better);
}

void tst_FormEditors::busyShardSuggestsAnInterval()
{
    FormDesk desk;
    desk.client.on<GetShards>([](const GetShards &) {
        ShardRows rows;
        rows.rows.resize(2);
        rows.rows[1].shard = 1;
        rows.rows[1].bytesPerSecond = 300'000;
        return rows;
    });
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    TriggerForm form(staged);
    Trigger value;
    value.key = {"shipping", "to-csv", "t"};
    value.source = {"shop", "access"};
    value.triggerLog = "etl-log";
    form.load(value, FormMode::Create);
    form.show();
    auto *hint = form.findChild<HintBox *>();
    QTRY_COMPARE(
        hint->text(),
        QStringLiteral("Over 1 Mbit/s a shard. Shard 1 writes 2.4 Mbit/s: 60 s is a window of 17.2 MiB, above the limit "
                       "of 16.0 MiB. 20 s makes it 5.7 MiB."));
    button(*hint, "Use 20 s")->click();
    QCOMPARE(form.value().intervalSeconds, 20);
    QVERIFY(hint->isHidden());
}

void tst_FormEditors::indexIsStaged()
{
    FormDesk desk;
    QVERIFY(desk.read());
    Staged staged(desk.workspace);
    TriggerForm form(staged);
    Trigger value;
    value.key = {"shipping", "to-csv", "t"};
    value.source = {"shop", "access"};
    value.triggerLog = "fn-log";
    form.load(value, FormMode::Create);
    auto *create = button(form, "Create index");
    QVERIFY(create);
    create->click();
    QCOMPARE(staged.changes().logstores.size(), std::size_t(1));
    QCOMPARE(staged.changes().logstores.front().index, true);
    QCOMPARE(staged.changes().logstores.front().key.logstore, std::string("fn-log"));
    QVERIFY(create->isHidden());
    QVERIFY(desk.saved().empty()); // nothing is sent
}

void tst_FormEditors::policyIsRepaired()
{
    const auto document = QStringLiteral("{\"Version\": \"1\", \"Statement\": [\n{\"Effect\": \"Allow\", \"Action\": "
                                         "\"log:PostLogStoreLog\", \"Resource\": \"acs:log:*:*:project/shop/*\"},\n"
                                         "{\"Effect\": \"Allow\", \"Action\": \"oss:PutObject\", \"Resource\": \"*\"}]}");
    const auto checks = checksOf(document, {QStringLiteral("lake"), QStringLiteral("shop")});
    QCOMPARE(checks.size(), 3);
    QCOMPARE(checks[0].line, 2);
    QCOMPARE(checks[0].text, QStringLiteral("unknown action log:PostLogStoreLog. Meant log:PostLogStoreLogs?"));
    auto wanted = document;
    QCOMPARE(checks[0].repaired, wanted.replace(QLatin1String("StoreLog\""), QLatin1String("StoreLogs\"")));
    QCOMPARE(checks[1].line, 3);
    QCOMPARE(checks[1].text, QStringLiteral("oss:PutObject on every bucket. Only lake is used here."));
    wanted = document;
    QCOMPARE(checks[1].repaired,
             wanted.replace(QLatin1String("\"*\""), QLatin1String("[\"acs:oss:*:*:lake\", \"acs:oss:*:*:lake/*\"]")));
    QVERIFY(checks[2].weight == PolicyCheck::Weight::Good);
    const auto broken = checksOf(QStringLiteral("{\"Version\": "), {});
    QVERIFY(broken.front().weight == PolicyCheck::Weight::Error);
    QVERIFY(inWords(QStringLiteral("{")).isEmpty());
    QCOMPARE(inWords(document)[1].text, QStringLiteral("put objects in <b>every bucket</b>"));
}

void tst_FormEditors::policyIsTried()
{
    const auto document =
        QStringLiteral("{\"Version\": \"1\", \"Statement\": [\n"
                       "{\"Effect\": \"Allow\", \"Action\": \"oss:*\", \"Resource\": \"acs:oss:*:*:lake/*\"},\n"
                       "{\"Effect\": \"Deny\", \"Action\": \"oss:DeleteObject\", \"Resource\": \"*\"}]}");
    const auto put = QStringLiteral("oss:PutObject");
    const auto inLake = QStringLiteral("acs:oss:*:*:lake/1.csv");
    QCOMPARE(tryAccess(document, {}, put, inLake, kSceneNow)->text, QStringLiteral("Allowed by statement 1, line 2"));
    QCOMPARE(tryAccess(document, {}, QStringLiteral("oss:DeleteObject"), inLake, kSceneNow)->text,
             QStringLiteral("Denied by statement 2, line 3"));
    QVERIFY(!tryAccess(document, {}, put, QStringLiteral("acs:oss:*:*:other/1"), kSceneNow)->allowed);
    QCOMPARE(tryAccess({}, {QStringLiteral("AliyunOSSFullAccess")}, put, inLake, kSceneNow)->text,
             QStringLiteral("Allowed by AliyunOSSFullAccess"));
    QVERIFY(!tryAccess(document, {}, {}, inLake, kSceneNow));
}

QTEST_MAIN(tst_FormEditors)
#include "tst_formeditors.moc"
