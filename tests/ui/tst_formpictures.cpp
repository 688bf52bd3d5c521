// The forms as a person sees them: pictures to look at, and nothing cut.
#include "tests/support/formdesk.h"
#include "ui/forms/roletemplatedialog.h"
#include "ui/forms/serviceform.h"
#include "ui/forms/triggerform.h"

using namespace sluice;
using namespace sluice::test;

namespace {

struct Desk : FormDesk {
    Desk()
    {
        client.on<GetShards>([](const GetShards &) {
            ShardRows rows;
            rows.rows.resize(2);
            rows.rows[1].shard = 1;
            rows.rows[0].bytesPerSecond = 212'500;
            rows.rows[1].bytesPerSecond = 300'000;
            return rows;
        });
    }
};

} // namespace

class tst_FormPictures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void dialogs_data();
    void dialogs();
    void serviceInTheWizard();
    void triggerInTheWizard();
    void roleTemplates();
};

void tst_FormPictures::dialogs_data()
{
    QTest::addColumn<QString>("place");
    for (const auto *place :
         {"create/project", "create/logstore/shop", "create/bucket", "create/role", "create/service",
          "create/trigger/shipping/to-csv", "edit/logstore/shop/orders", "edit/role/delivery-role", "edit/service/cleaning",
          "edit/function/cleaning/clean", "edit/function/shipping/to-csv", "edit/trigger/cleaning/clean/orders"})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void tst_FormPictures::dialogs()
{
    QFETCH(QString, place);
    Desk desk;
    QVERIFY(desk.read());
    auto *dialog = desk.open(qPrintable(place));
    QVERIFY(dialog);
    QCoreApplication::processEvents();
    QVERIFY(savePicture(*dialog, QString(place).replace(QLatin1Char('/'), QLatin1Char('-'))));
}

void tst_FormPictures::serviceInTheWizard()
{
    for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
        prepareApplication(scheme);
        Desk desk;
        QVERIFY(desk.read());
        Staged staged(desk.workspace);
        ServiceForm form(staged);
        Service value;
        value.log = {"shop", "fn-log"};
        form.load(value, FormMode::Create);
        form.resize(740, 620);
        form.show();
        form.focusField(QStringLiteral("name"));
        QTest::keyClicks(nameOf(form), QStringLiteral("2-delivery"));
        QCoreApplication::processEvents();
        QVERIFY(
            savePicture(form, scheme == Scheme::Light ? QStringLiteral("service-light") : QStringLiteral("service-dark")));
    }
    prepareApplication(Scheme::Light);
}

void tst_FormPictures::triggerInTheWizard()
{
    for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
        prepareApplication(scheme);
        Desk desk;
        QVERIFY(desk.read());
        Staged staged(desk.workspace);
        TriggerForm form(staged);
        Trigger value;
        value.key = {"shipping", "to-csv", "access-csv"};
        value.source = {"shop", "access"};
        value.triggerLog = "fn-log";
        value.start = StartAt::Oldest;
        value.parameter =
            "{\"target\":{\"ossEndpoint\":\"local\",\"ossBucket\":\"lake\",\"ossPrefix\":\"csv/\","
            "\"ossPostfix\":\".csv.gz\",\"ossDateFormat\":\"yyyyMMdd\"},\"transform\":{\"compressType\":\"gzip\","
            "\"delimiterChar\":\",\",\"quoteChar\":\"\\\"\",\"escapeChar\":\"\\\"\",\"enableHeader\":false,"
            "\"nullColumnValue\":\"\",\"columnNames\":[\"remote_addr\",\"status\",\"request_uri\",\"body_bytes\"]}}";
        form.load(value, FormMode::Create);
        form.resize(1030, 740);
        form.show();
        QTRY_VERIFY(!form.problems().isEmpty());
        QTRY_VERIFY(desk.client.sent<GetShards>().size() > 0);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QVERIFY(
            savePicture(form, scheme == Scheme::Light ? QStringLiteral("trigger-light") : QStringLiteral("trigger-dark")));
    }
    prepareApplication(Scheme::Light);
}

void tst_FormPictures::roleTemplates()
{
    for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
        prepareApplication(scheme);
        Desk desk;
        QVERIFY(desk.read());
        Staged staged(desk.workspace);
        Role value;
        value.name = "shipping-role";
        value.trust = "fc";
        value.description = "Lets functions of delivery read and ship";
        value.policyName = "delivery-role-policy";
        value.policyDescription = "Read project shop, write lake";
        value.document =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"log:BatchGet*\",\"log:PostLogStoreLog\","
            "\"log:List*\",\"log:Get*\"],\"Resource\":\"acs:log:*:*:project/shop/*\"},{\"Effect\":\"Allow\",\"Action\":"
            "\"oss:PutObject\",\"Resource\":\"*\"}]}";
        auto *dialog = new RoleTemplateDialog(staged, value, QStringLiteral("oss-shipper-csv"),
                                              {QStringLiteral("lake"), QStringLiteral("shop")}, &desk.window);
        dialog->setRemark(QStringLiteral("The role is made with the service on the last page."));
        dialog->open();
        QCoreApplication::processEvents();
        QVERIFY(savePicture(*dialog, scheme == Scheme::Light ? QStringLiteral("role-light") : QStringLiteral("role-dark")));
        delete dialog;
    }
    prepareApplication(Scheme::Light);
}

QTEST_MAIN(tst_FormPictures)
#include "tst_formpictures.moc"
