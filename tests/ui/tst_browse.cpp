// Logs from a moment to a moment, and copying them.
#include "models/roles.h"
#include "tests/support/logscene.h"
#include "tests/support/pagefixture.h"
#include "tests/support/zoneof.h"
#include "ui/logstores/logstorespage.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QMenu>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::int64_t kTenMs = kSceneNow - kSceneNow % 3'600'000; // 10:00 UTC

struct BrowseFixture : PageFixture<LogstoresPage> {
    BrowseFixture()
    {
        stageLogs(client);
        show(QStringLiteral("shop/access"));
    }
    template <class W> [[nodiscard]] W *named(const char *name)
    {
        for (auto *one : page.findChildren<W *>()) {
            if (one->accessibleName() == QLatin1String(name))
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] Table &logs() { return *named<Table>("Logs"); }
    void type(const char *field, const QString &digits)
    {
        named<QDateTimeEdit>(field)->setDateTime(QDateTime::fromString(digits + QLatin1Char('Z'), Qt::ISODate));
    }
};

} // namespace

class tst_Browse : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Dark); }
    void fromAMomentToAMoment();
    void endsBeforeItBegins();
    void copiesLogs();
};

void tst_Browse::fromAMomentToAMoment()
{
    const ZoneOf zone("UTC", format::Zone::Local);
    qputenv("TZ", "Asia/Shanghai"); // what is typed is eight hours ahead
    tzset();
    BrowseFixture f;
    QTRY_VERIFY(f.logs().model()->rowCount() >= 500);
    QVERIFY(!f.named<QDateTimeEdit>("From")->isVisible());
    auto *time = f.named<QComboBox>("Time");
    time->setFocus();
    QTest::keyClick(time, Qt::Key_End);
    QTRY_VERIFY(f.named<QDateTimeEdit>("From")->isVisible());
    QCOMPARE(f.named<QDateTimeEdit>("From")->text(), QStringLiteral("2026-11-22 17:42:07")); // what was shown before
    QCOMPARE(f.named<QDateTimeEdit>("To")->text(), QStringLiteral("2026-11-22 18:42:07"));
    f.type("From", QStringLiteral("2026-11-22T18:00:00"));
    f.type("To", QStringLiteral("2026-11-22T18:00:09"));
    QTRY_COMPARE(f.logs().model()->rowCount(), 20); // ten seconds, two shards
    const auto *model = f.logs().model();
    QCOMPARE(model->index(0, 0).data(ValueRole).toLongLong(), kTenMs / 1'000 + 9); // the newest first
    QCOMPARE(model->index(19, 0).data(ValueRole).toLongLong(), kTenMs / 1'000);
    QVERIFY(savePicture(f.page, QStringLiteral("logstore-browse-span")));
    time->setFocus();
    QTest::keyClick(time, Qt::Key_Home);
    QTRY_VERIFY(!f.named<QDateTimeEdit>("From")->isVisible());
    QTRY_VERIFY(model->rowCount() >= 500);
}

void tst_Browse::endsBeforeItBegins()
{
    BrowseFixture f;
    QTRY_VERIFY(f.logs().model()->rowCount() >= 500);
    auto *time = f.named<QComboBox>("Time");
    time->setFocus();
    QTest::keyClick(time, Qt::Key_End);
    const auto asked = f.client.sent<GetShards>().size();
    f.type("From", QStringLiteral("2026-11-22T10:30:00"));
    f.type("To", QStringLiteral("2026-11-22T10:29:59"));
    auto *empty = f.logs().findChild<EmptyState *>();
    QTRY_COMPARE(empty->title(), QStringLiteral("This time ends before it begins"));
    QVERIFY(empty->isVisible());
    QCOMPARE(f.logs().model()->rowCount(), 0);
    QCOMPARE(f.client.sent<GetShards>().size(), asked); // nothing to ask the engine
    f.type("To", QStringLiteral("2026-11-22T10:30:00"));
    QTRY_COMPARE(f.logs().model()->rowCount(), 2); // this second
    QVERIFY(!empty->isVisible());
}

void tst_Browse::copiesLogs()
{
    BrowseFixture f;
    QTRY_VERIFY(f.logs().model()->rowCount() >= 500);
    auto &logs = f.logs();
    logs.setFocus();
    logs.selectOnly(0);
    QTest::keyClick(&logs, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&logs, Qt::Key_C, Qt::ControlModifier);
    const auto lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].startsWith(QStringLiteral("{\"__source__\":\"web-1\",\"__time__\":17")), qPrintable(lines[0]));
    QVERIFY(f.said.contains(QStringLiteral("2 log(s) copied")));
    const auto cell = logs.model()->index(1, 4);
    emit logs.customContextMenuRequested(logs.visualRect(cell).center());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().front()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), cell.data().toString());
    menu->close();
}

QTEST_MAIN(tst_Browse)
#include "tst_browse.moc"
