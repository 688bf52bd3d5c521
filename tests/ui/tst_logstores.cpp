// The Logstores page and the import dialog on a staged engine.
#include "models/roles.h"
#include "tests/support/logscene.h"
#include "tests/support/pagefixture.h"
#include "ui/logstores/importdialog.h"
#include "ui/logstores/importfields.h"
#include "ui/logstores/logstorespage.h"
#include "ui/places.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QTabBar>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

using LogstoresFixture = PageFixture<LogstoresPage>;

template <class W> W *byName(QWidget &root, const QString &accessibleName)
{
    for (auto *one : root.findChildren<W *>()) {
        if (one->accessibleName() == accessibleName)
            return one;
    }
    return nullptr;
}

QPushButton *button(QWidget &root, const QString &text)
{
    for (auto *one : root.findChildren<QPushButton *>()) {
        if (QString(one->text()).remove(QLatin1Char('&')) == text && one->isVisible())
            return one;
    }
    return nullptr;
}

bool says(QWidget &root, const QString &text)
{
    for (const auto *label : root.findChildren<QLabel *>()) {
        const auto *ink = qobject_cast<const InkLabel *>(label);
        if (label->isVisible() && (label->text().contains(text) || (ink && ink->fullText().contains(text))))
            return true;
    }
    return false;
}

PreviewAnswer stagedPreview()
{
    PreviewAnswer answer;
    answer.format = "json";
    answer.columns = {"level", "text"};
    answer.files = {"/var/log/app.log"};
    answer.bytes = 5'000'000;
    answer.parseErrors = 2;
    answer.firstError = "JSON: not an object";
    for (int i = 0; i < 30; ++i) {
        auto &row = answer.rows.emplace_back();
        row.time = kSceneNow / 1'000 - i;
        row.contents = {{"level", i % 5 == 0 ? "warn" : "info"},
                        {"text", "order " + std::to_string(7'000 + i) + " accepted"}};
    }
    return answer;
}

// The dialog over an empty window.
struct ImportFixture {
    FakeEngineClient client;
    Workspace workspace{[] { return kSceneNow; }};
    QWidget window;
    QPointer<ImportDialog> dialog;

    ImportFixture()
    {
        stageScene(client);
        client.on<PreviewFile>([](const PreviewFile &) { return stagedPreview(); });
        client.on<PutDefinitions>([this](const PutDefinitions &command) {
            for (auto &row : client.definitions.logstores) {
                if (row.definition.key == command.logstores.front().key)
                    row.definition = command.logstores.front();
            }
            ++client.definitions.version;
            return PutAnswer();
        });
        workspace.attach(client);
        window.resize(1264, 832);
        window.show();
    }
    void show(const QString &target = QStringLiteral("shop/access"))
    {
        QTRY_VERIFY(workspace.definitions()->version > 0);
        dialog = new ImportDialog(workspace, target, &window);
        dialog->open();
    }
    QLineEdit *path() { return byName<QLineEdit>(*dialog, QStringLiteral("File, folder or pattern")); }
};

} // namespace

class tst_Logstores : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Dark); }
    void init() { QSettings().clear(); }

    void listOfTheScene()
    {
        LogstoresFixture at;
        at.show();
        auto *table = byName<Table>(at.page, QStringLiteral("Logstores"));
        QTRY_COMPARE(table->model()->rowCount(), 8);
        QVERIFY(savePicture(at.page, QStringLiteral("logstores-list")));
        table->selectOnly(1);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(at.places.last(), QStringLiteral("logstores/security/auth"));
        button(at.page, QStringLiteral("Import files…"))->click();
        QCOMPARE(at.places.last(), QStringLiteral("import"));
        at.page.focusFilter();
        QTest::keyClicks(byName<QLineEdit>(at.page, QStringLiteral("Filter Logstores")), QStringLiteral("zzz"));
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QTRY_COMPARE(table->findChild<EmptyState *>()->title(), QStringLiteral("No Logstore matches"));
    }

    void emptyListOffersWhatToDo()
    {
        LogstoresFixture at;
        at.client.definitions.logstores.clear();
        at.show();
        auto *empty = byName<Table>(at.page, QStringLiteral("Logstores"))->findChild<EmptyState *>();
        QTRY_COMPARE(empty->title(), QStringLiteral("No Logstores yet"));
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->findChildren<QPushButton *>().size(), 2);
        QVERIFY(savePicture(at.page, QStringLiteral("logstores-empty")));
    }

    void browsingOneLogstore()
    {
        LogstoresFixture at;
        stageLogs(at.client);
        at.show(QStringLiteral("shop/access"));
        auto *logs = byName<Table>(at.page, QStringLiteral("Logs"));
        QTRY_VERIFY(logs->model()->rowCount() >= 500);
        QCOMPARE(logs->model()->columnCount(), 7);
        QTRY_VERIFY(says(at.page, QStringLiteral("2 shard(s), 4.1 Mbit/s in, kept 7 day(s)")));
        const int before = logs->model()->rowCount();
        logs->selectOnly(3);
        auto *fields = at.page.findChild<CodeView *>();
        QTRY_VERIFY(fields->isVisible());
        QVERIFY(fields->toPlainText().contains(QStringLiteral("request_uri")));
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-browse")));
        button(at.page, QStringLiteral("Older logs"))->click();
        QTRY_VERIFY(logs->model()->rowCount() > before);
        button(at.page, QStringLiteral("Raw"))->click();
        QCOMPARE(logs->model()->columnCount(), 3);
        QVERIFY(at.page.closeDetail());
        QVERIFY(!at.page.closeDetail());
        button(at.page, QStringLiteral("Edit…"))->click();
        QCOMPARE(at.places.last(), QStringLiteral("edit/logstore/shop/access"));
        button(at.page, QStringLiteral("Delete…"))->click();
        QCOMPARE(at.places.last(), QStringLiteral("delete/logstore/shop/access"));
        button(at.page, QStringLiteral("Import files…"))->click();
        QCOMPARE(at.places.last(), QStringLiteral("import/shop/access"));
    }

    void theOtherTabs()
    {
        LogstoresFixture at;
        stageLogs(at.client);
        at.show(QStringLiteral("shop/access"));
        auto *tabs = at.page.findChild<QTabBar *>();
        QTRY_COMPARE(tabs->tabText(1), QStringLiteral("Shards 2"));
        tabs->setCurrentIndex(1);
        auto *shards = byName<Table>(at.page, QStringLiteral("Shards"));
        QTRY_COMPARE(shards->model()->rowCount(), 2);
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-shards")));
        tabs->setCurrentIndex(2);
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-traffic")));
        tabs->setCurrentIndex(3);
        auto *index = at.page.findChild<QCheckBox *>();
        QVERIFY(!index->isChecked());
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-retention")));
        index->click();
        QTRY_COMPARE(at.client.sent<PutDefinitions>().size(), 1U);
        const auto sent = at.client.sent<PutDefinitions>().front();
        QCOMPARE(sent.logstores.size(), 1U);
        QVERIFY(sent.logstores[0].index);
        QCOMPARE(sent.logstores[0].shards, 2);
        QCOMPARE(sent.actor, std::string("sluice"));
        at.page.open(QStringLiteral("shop/orders"));
        tabs->setCurrentIndex(4);
        auto *readers = byName<Table>(at.page, QStringLiteral("Triggers that read it"));
        QTRY_VERIFY(readers->model()->rowCount() > 0);
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-triggers")));
    }

    void deletedUnderThePage()
    {
        LogstoresFixture at;
        stageLogs(at.client);
        at.show(QStringLiteral("shop/access"));
        QTRY_VERIFY(button(at.page, QStringLiteral("Edit…")) && button(at.page, QStringLiteral("Edit…"))->isEnabled());
        std::erase_if(at.client.definitions.logstores,
                      [](const LogstoreRow &row) { return row.definition.key.logstore == "access"; });
        ++at.client.definitions.version;
        at.workspace.readSoon();
        QTRY_VERIFY(says(at.page, QStringLiteral("No Logstore has this name now")));
        QVERIFY(!button(at.page, QStringLiteral("Edit…"))->isEnabled());
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-gone")));
    }

    void engineStops()
    {
        LogstoresFixture at;
        at.show(QStringLiteral("shop/access"));
        QTRY_VERIFY(button(at.page, QStringLiteral("Edit…")) && button(at.page, QStringLiteral("Edit…"))->isEnabled());
        at.client.setLink(Link::Lost);
        QTRY_VERIFY(!button(at.page, QStringLiteral("Edit…"))->isEnabled());
    }

    void smallWindow()
    {
        LogstoresFixture at{QSize(848, 572)};
        stageLogs(at.client);
        at.show();
        QTRY_COMPARE(byName<Table>(at.page, QStringLiteral("Logstores"))->model()->rowCount(), 8);
        QVERIFY(savePicture(at.page, QStringLiteral("logstores-list-small")));
        at.page.open(QStringLiteral("shop/access"));
        QTRY_VERIFY(byName<Table>(at.page, QStringLiteral("Logs"))->model()->rowCount() >= 500);
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-browse-small")));
    }

    void previewBeforeAnythingIsWritten()
    {
        ImportFixture at;
        at.show();
        QVERIFY(!button(*at.dialog, QStringLiteral("Import"))->isEnabled());
        QVERIFY(savePicture(*at.dialog, QStringLiteral("import-empty")));
        at.path()->setText(QStringLiteral("/var/log/app.log"));
        auto *table = byName<Table>(*at.dialog, QStringLiteral("Preview"));
        QTRY_COMPARE(table->model()->rowCount(), 30);
        QCOMPARE(at.client.sent<PreviewFile>().size(), 1U);
        QCOMPARE(at.client.sent<PreviewFile>()[0].source.path, std::string("/var/log/app.log"));
        QVERIFY(at.client.sent<PutDefinitions>().empty());
        QVERIFY(says(*at.dialog, QStringLiteral("format json, 1 file(s)")));
        QVERIFY(says(*at.dialog, QStringLiteral("2 line(s) not parsed: JSON: not an object")));
        QVERIFY(button(*at.dialog, QStringLiteral("Import"))->isEnabled());
        QVERIFY(savePicture(*at.dialog, QStringLiteral("import-preview")));
    }

    void theNewestPreviewWins()
    {
        ImportFixture at;
        at.show();
        at.client.holdAnswers();
        at.path()->setText(QStringLiteral("/old.log"));
        QTRY_COMPARE(at.client.sent<PreviewFile>().size(), 1U);
        at.client.on<PreviewFile>([](const PreviewFile &) -> Result<PreviewAnswer> {
            return fail(ErrorKind::NotFound, "FileNotExist", "the file /new.log does not exist");
        });
        at.path()->setText(QStringLiteral("/new.log"));
        QTRY_COMPARE(at.client.sent<PreviewFile>().size(), 2U);
        at.client.releaseAnswers();
        QTRY_VERIFY(says(*at.dialog, QStringLiteral("Could not look at the file")));
        QCOMPARE(byName<Table>(*at.dialog, QStringLiteral("Preview"))->model()->rowCount(), 0);
        QVERIFY(!button(*at.dialog, QStringLiteral("Import"))->isEnabled());
    }

    void importAddsASourceAndFollowsIt()
    {
        ImportFixture at;
        CollectorRow row;
        row.logstore = {"shop", "access"};
        row.path = "/var/log/app.log";
        row.size = 5'000'000;
        row.offset = 1'250'000;
        row.lines = 9'000;
        at.client.on<GetCollectors>([&row](const GetCollectors &) { return CollectorRows{{row}}; });
        at.show();
        at.path()->setText(QStringLiteral("/var/log/app.log"));
        QTRY_VERIFY(button(*at.dialog, QStringLiteral("Import"))->isEnabled());
        button(*at.dialog, QStringLiteral("Import"))->click();
        QTRY_COMPARE(at.client.sent<PutDefinitions>().size(), 1U);
        const auto sent = at.client.sent<PutDefinitions>()[0].logstores.at(0);
        QCOMPARE(sent.collect.size(), 1U);
        QCOMPARE(sent.collect[0].path, std::string("/var/log/app.log"));
        QCOMPARE(sent.ttlDays, 7); // everything else stays
        QTRY_VERIFY(says(*at.dialog, QStringLiteral("9,000 lines")));
        QCOMPARE(at.dialog->findChild<QProgressBar *>()->value(), 250);
        QVERIFY(savePicture(*at.dialog, QStringLiteral("import-running")));
        row.offset = row.size;
        row.atEnd = true;
        QTRY_VERIFY(says(*at.dialog, QStringLiteral("Done: ")));
        button(*at.dialog, QStringLiteral("Close"))->click();
        QTRY_VERIFY(!at.dialog);
    }

    void stoppingTakesTheSourceAwayAgain()
    {
        ImportFixture at;
        CollectorRow row;
        row.logstore = {"shop", "access"};
        row.path = "/var/log/app.log";
        row.size = 100;
        row.offset = 10;
        row.lines = 3;
        at.client.on<GetCollectors>([&row](const GetCollectors &) { return CollectorRows{{row}}; });
        at.show();
        at.path()->setText(QStringLiteral("/var/log/app.log"));
        QTRY_VERIFY(button(*at.dialog, QStringLiteral("Import"))->isEnabled());
        button(*at.dialog, QStringLiteral("Import"))->click();
        QTRY_VERIFY(says(*at.dialog, QStringLiteral("3 lines")));
        QTRY_VERIFY(std::ranges::any_of(at.workspace.definitions()->logstores,
                                        [](const LogstoreRow &one) { return !one.definition.collect.empty(); }));
        button(*at.dialog, QStringLiteral("Stop the import"))->click();
        QTRY_COMPARE(at.client.sent<PutDefinitions>().size(), 2U);
        QVERIFY(at.client.sent<PutDefinitions>()[1].logstores.at(0).collect.empty());
        QTRY_VERIFY(says(*at.dialog, QStringLiteral("What was written stays: 3 lines.")));
    }

    void aNewLogstoreInPlace()
    {
        ImportFixture at;
        at.show(QString());
        auto *target = at.dialog->findChildren<QComboBox *>().at(1);
        target->setCurrentIndex(target->count() - 1);
        at.path()->setText(QStringLiteral("/var/log/app.log"));
        QTRY_VERIFY(says(*at.dialog, QStringLiteral("The new Logstore needs a name.")));
        auto *name = at.dialog->findChildren<QLineEdit *>().last();
        name->setText(QStringLiteral("A b"));
        QVERIFY(says(*at.dialog, QStringLiteral("The name of a Logstore")));
        name->setText(QStringLiteral("imported"));
        QTRY_VERIFY(button(*at.dialog, QStringLiteral("Import"))->isEnabled());
        button(*at.dialog, QStringLiteral("Import"))->click();
        QTRY_COMPARE(at.client.sent<PutDefinitions>().size(), 1U);
        const auto sent = at.client.sent<PutDefinitions>()[0];
        QVERIFY(sent.onlyNew);
        QCOMPARE(toText(sent.logstores.at(0).key), std::string("shop/imported"));
    }
};

QTEST_MAIN(tst_Logstores)
#include "tst_logstores.moc"
