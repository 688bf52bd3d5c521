// The services page in a real window: the list, one service, a function beside it, its log, what keys do, how it looks.
#include "tests/support/listpagefixture.h"
#include "ui/services/functionpane.h"
#include "ui/services/recentlog.h"
#include "ui/services/servicelist.h"
#include "ui/services/servicespage.h"
#include "ui/services/serviceview.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

struct House : ListPageFixture<ServicesPage, ServiceList> {
    explicit House(QSize size = {1264, 832})
        : ListPageFixture(size)
        , view(page.view())
        , log(page.findChild<RecentLog *>())
        , pane(page.findChild<FunctionPane *>())
    {
        auto &clean = client.definitions.functions.front();
        clean.description = "Parses orders and masks the customer";
        clean.secretValues = {{"TOKEN", "shop-token"}};
    }
    void showList()
    {
        show();
        QTRY_COMPARE(page.services().rowCount(), 6);
        QTRY_VERIFY(page.services().find("cleaning")->worst.has_value());
    }
    void showService(const QString &name = "cleaning")
    {
        show(name);
        QTRY_VERIFY(view->isVisible());
        QTRY_VERIFY(view->triggers().total() > 0);
    }
    [[nodiscard]] Table *listTable() const { return list->findChild<Table *>(); }
    [[nodiscard]] Table *functions() const { return view->findChild<Table *>("functions"); }
    [[nodiscard]] Table *triggers() const { return view->findChild<Table *>("triggers"); }
    [[nodiscard]] QString firstAction() const { return page.actions().constFirst()->text(); }

    ServiceView *view;
    RecentLog *log;
    FunctionPane *pane;
};

} // namespace

class tst_Services : public QObject {
    Q_OBJECT
private slots:
    void init() { prepareApplication(Scheme::Light); }
    void listsAndOpens();
    void filtersTheList();
    void asksForDialogs();
    void noServices();
    void readingThenTrouble();
    void oneService();
    void linksLead();
    void functionBeside();
    void functionBelowWhenNarrow();
    void ofAFunctionAndATrigger();
    void followsTheLog();
    void bigLogLine();
    void withoutLogAndRole();
    void goneUnderThePage();
    void engineGone();
    void everythingByKeyboard();
    void pictures_data();
    void pictures();
};

void tst_Services::listsAndOpens()
{
    House f;
    QSignalSpy ready(&f.page, &Page::ready);
    f.showList();
    QCOMPARE(ready.size(), 1);
    QVERIFY(f.list->isVisible());
    QCOMPARE(f.listTable()->currentRow(), 0);
    QCOMPARE(f.firstAction(), "New service…");
    QTest::keyClick(f.listTable(), Qt::Key_Down);
    QTest::keyClick(f.listTable(), Qt::Key_Return);
    QCOMPARE(f.places, QStringList{"services/billing"});
    f.page.open("billing");
    QVERIFY(f.view->isVisible());
    QCOMPARE(f.firstAction(), "Create Function");
    f.page.open({});
    QVERIFY(f.list->isVisible());
    QCOMPARE(f.listTable()->currentRow(), 1); // where it was
}

void tst_Services::filtersTheList()
{
    House f({848, 572});
    f.showList();
    QVERIFY(savePicture(f.page, "services-narrow"));
    f.checkFilter(f.page.services(), "lake", "No service matches");
}

void tst_Services::asksForDialogs()
{
    House f;
    f.showList();
    f.button("New service…")->click();
    f.listTable()->selectOnly(2);
    for (auto *action : f.page.actions())
        action->trigger();
    QCOMPARE(f.places,
             (QStringList{"create/service", "create/service", "services/shipping", "edit/service/shipping",
                          "delete/service/shipping"}));
}

void tst_Services::noServices()
{
    House f;
    f.client.definitions.services.clear();
    f.show();
    QTRY_COMPARE(f.empty->title(), "No services yet");
    f.button("New trigger")->click();
    QCOMPARE(f.places, QStringList{"wizard"});
}

void tst_Services::readingThenTrouble()
{
    House f;
    f.checkReadingThenTrouble(f.page.services(), 6, "services");
}

void tst_Services::oneService()
{
    House f;
    f.showService();
    QCOMPARE(f.view->functions().rowCount(), 2);
    QCOMPARE(f.view->triggers().rowCount(), 3);
    QCOMPARE(f.workspace.triggers().rowCount(), 12);
    QCOMPARE(f.functions()->currentRow(), 0);
    QVERIFY(f.pane->isHidden());
    f.button("Create Function")->click();
    f.button("Edit…")->click();
    f.button("Delete…")->click();
    QCOMPARE(f.places, (QStringList{"wizard/cleaning", "edit/service/cleaning", "delete/service/cleaning"}));
}

void tst_Services::linksLead()
{
    House f;
    f.showService();
    QStringList links;
    for (auto *label : f.view->findChildren<QLabel *>()) {
        const auto place = label->text().section(QLatin1String("href=\""), 1).section('"', 0, 0);
        if (place.isEmpty())
            continue;
        emit label->linkActivated(place);
        links.append(place);
    }
    QCOMPARE(links, (QStringList{"services", "logstores/shop/fn-log", "access/roles/delivery-role"}));
    QCOMPARE(f.places, links);
}

void tst_Services::functionBeside()
{
    House f({1264, 832});
    f.showService();
    QTest::keyClick(f.functions(), Qt::Key_Return);
    QVERIFY(f.pane->isVisible());
    QCOMPARE(f.pane->function().function, "clean");
    QVERIFY(f.pane->x() > 0); // beside
    f.functions()->selectOnly(1);
    QCOMPARE(f.pane->function().function, "geo");
    QVERIFY(f.page.closeDetail());
    QVERIFY(f.pane->isHidden());
    QVERIFY(!f.page.closeDetail());
}

void tst_Services::functionBelowWhenNarrow()
{
    House f({848, 572});
    f.showService();
    QTest::keyClick(f.functions(), Qt::Key_Return);
    QCoreApplication::processEvents(); // laid out from there
    QCOMPARE(f.pane->x(), 0);
    QVERIFY(f.pane->y() > 0);
    QVERIFY(savePicture(f.page, "service-narrow"));
}

void tst_Services::ofAFunctionAndATrigger()
{
    House f;
    f.showService();
    f.functions()->selectOnly(1);
    f.button("Edit function…")->click();
    f.button("Delete function…")->click();
    f.triggers()->selectOnly(0);
    QTest::keyClick(f.triggers(), Qt::Key_Return);
    QCOMPARE(f.places,
             (QStringList{"edit/function/cleaning/geo", "delete/function/cleaning/geo", "triggers/cleaning/clean/orders"}));
}

void tst_Services::followsTheLog()
{
    House f;
    f.showService();
    QTRY_VERIFY(f.log->text().contains("window of 1284 logs"));
    QCOMPARE(f.client.sent<GetFunctionLog>().back().function, (FunctionKey{"cleaning", "clean"}));
    QCOMPARE(f.client.sent<GetFunctionLog>().back().max, RecentLog::kLines);
    LogRow line;
    line.time = kSceneNow / 1'000;
    line.contents = {{"message", "one more"}};
    f.client.functionLog.rows.push_back(line);
    Changed changed;
    changed.logs = true;
    f.client.ring(changed);
    QTRY_VERIFY(f.log->text().endsWith("10:42:07  one more"));
    f.functions()->selectOnly(1);
    QTRY_COMPARE(f.client.sent<GetFunctionLog>().back().function, (FunctionKey{"cleaning", "geo"}));
    QTRY_VERIFY(!f.log->text().isEmpty());
    f.page.leave();
    f.client.ring(changed);
    const auto before = f.client.sent<GetFunctionLog>().size();
    f.button("Follow")->click();
    f.button("Follow")->click();
    QCOMPARE(f.client.sent<GetFunctionLog>().size(), before); // not read any more
}

void tst_Services::bigLogLine()
{
    House f;
    LogRow line;
    line.time = kSceneNow / 1'000;
    line.contents = {{"message", std::string(5 * 1024 * 1024, 'x')}};
    f.client.functionLog.rows = {line};
    f.showService();
    QTRY_VERIFY(f.log->text().endsWith("… (5.0 MiB in all)"));
    QVERIFY(f.log->text().size() < RecentLog::kLineMax + 100);
}

void tst_Services::withoutLogAndRole()
{
    House f;
    auto &service = f.client.definitions.services.front();
    service.log = {};
    service.role.clear();
    service.description.clear();
    f.showService();
    QVERIFY(f.log->text().isEmpty());
    QVERIFY(f.client.sent<GetFunctionLog>().empty());
    QVERIFY(savePicture(f.page, "service-bare"));
}

void tst_Services::goneUnderThePage()
{
    House f;
    f.showService();
    auto &services = f.client.definitions.services;
    services.erase(services.begin());
    f.checkGone(*f.view, "All services", "services");
    f.page.open("nobody/at all");
    QVERIFY(f.button("All services"));
}

void tst_Services::engineGone()
{
    House f;
    f.showService();
    f.client.setLink(Link::Lost);
    QTRY_VERIFY(!f.button("Create Function")->isEnabled());
    QVERIFY(!f.button("Edit function…")->isEnabled());
    QVERIFY(f.page.findChild<MessageStrip *>()->isVisible());
    QCOMPARE(f.view->triggers().rowCount(), 3);
    f.client.setLink(Link::Connected);
    QTRY_VERIFY(f.button("Create Function")->isEnabled());
    QVERIFY(f.button("Edit function…")->isEnabled());
}

void tst_Services::everythingByKeyboard()
{
    House f;
    f.showService();
    f.page.activateWindow();
    f.page.focusFirst();
    QTRY_VERIFY(f.functions()->hasFocus());
    QList<QWidget *> seen;
    for (int i = 0; i < 60; ++i) {
        auto *now = QApplication::focusWidget();
        if (!now || (seen.contains(now) && now != seen.back()))
            break; // round once; a label with a link takes the key twice
        seen.append(now);
        const auto *button = qobject_cast<QPushButton *>(now);
        QVERIFY2(!now->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || qobject_cast<QLabel *>(now),
                 now->metaObject()->className());
        QTest::keyClick(now, Qt::Key_Tab);
    }
    QVERIFY(seen.contains(f.triggers()));
    for (const auto *text : {"Create Function", "Edit…", "Delete…", "Edit function…", "Delete function…", "Follow"})
        QVERIFY2(seen.contains(f.button(text)), text);
    QSet<QChar> letters;
    for (auto *button : f.view->findChildren<QPushButton *>()) {
        const auto at = button->text().indexOf('&');
        if (at < 0 || !button->isVisible())
            continue;
        const auto letter = button->text()[at + 1].toLower();
        QVERIFY2(!letters.contains(letter), qPrintable(button->text()));
        letters.insert(letter);
    }
}

void tst_Services::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QString>("place");
    QTest::newRow("services-light") << false << false << "";
    QTest::newRow("services-dark") << true << false << "";
    QTest::newRow("service-light") << false << false << "cleaning";
    QTest::newRow("service-dark") << true << false << "cleaning";
    QTest::newRow("service-zh-light") << false << true << "cleaning";
}

void tst_Services::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, chinese);
    QFETCH(QString, place);
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    std::optional<Chinese> words;
    if (chinese)
        words.emplace();
    House f;
    if (place.isEmpty()) {
        f.showList();
    } else {
        f.showService(place);
        QTRY_VERIFY(!f.log->text().isEmpty());
        QTest::keyClick(f.functions(), Qt::Key_Return);
        QCoreApplication::processEvents(); // the splitter's handle comes from there
    }
    QVERIFY(savePicture(f.page, QString::fromLatin1(QTest::currentDataTag())));
}

QTEST_MAIN(tst_Services)
#include "tst_services.moc"
