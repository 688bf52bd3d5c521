// The files that a Logstore reads: followed, not followed any more, removed; each is one change that undo takes back.
#include "models/collectsources.h"
#include "tests/support/pagefixture.h"
#include "ui/logstores/logstorespage.h"

#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

using LogstoresFixture = PageFixture<LogstoresPage>;

QPushButton *button(QWidget &root, const QString &text)
{
    for (auto *one : root.findChildren<QPushButton *>()) {
        if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == text)
            return one;
    }
    return nullptr;
}

} // namespace

class tst_LogstoreFiles : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(Scheme::Light); }
    void init() { QSettings().clear(); }

    void findsTheSource()
    {
        Logstore logstore;
        for (const auto *path : {"/srv/a.log", "/var/log/nginx/*.log", "/data/in/"}) {
            logstore.collect.emplace_back();
            logstore.collect.back().path = path;
        }
        QCOMPARE(sourceOf(logstore, "/srv/a.log").value_or(9), std::size_t(0));
        QCOMPARE(sourceOf(logstore, "/var/log/nginx/access.log").value_or(9), std::size_t(1));
        QCOMPARE(sourceOf(logstore, "/data/in/deep/b.csv").value_or(9), std::size_t(2));
        QCOMPARE(sourceOf(logstore, "/var/log/nginx/deep/access.log").has_value(), false);
        QCOMPARE(sourceOf(logstore, "/srv/a.log.1").has_value(), false);
    }

    void aFollowedFileCanBeStopped()
    {
        LogstoresFixture at;
        stageConsole(at.client);
        CollectSource other;
        other.path = "/srv/app.log";
        CollectSource nginx;
        nginx.path = "/var/log/nginx/*.log"; // what the file of the scene is read by
        nginx.follow = true;
        const auto access = std::ranges::find(at.client.definitions.logstores, LogstoreKey{"shop", "access"},
                                              [](const LogstoreRow &row) { return row.definition.key; });
        access->definition.collect = {other, nginx};
        at.show(QStringLiteral("shop/access"));
        at.page.findChild<QTabBar *>()->setCurrentIndex(3);
        QTRY_VERIFY(button(at.page, QStringLiteral("Stop following")));
        QTRY_VERIFY(button(at.page, QStringLiteral("Stop following"))->isEnabled());
        QVERIFY(savePicture(at.page, QStringLiteral("logstore-files")));
        button(at.page, QStringLiteral("Stop following"))->click();
        QTRY_COMPARE(at.client.sent<PutDefinitions>().size(), 1U);
        auto sent = at.client.sent<PutDefinitions>().back();
        QCOMPARE(sent.logstores.size(), 1U);
        QCOMPARE(sent.seen.size(), 1U); // over what is shown here only
        QCOMPARE(sent.seen[0].text.empty(), false);
        nginx.follow = false;
        QVERIFY(sent.logstores[0].collect == (std::vector<CollectSource>{other, nginx}));
        QTRY_VERIFY(!at.said.isEmpty());
        QCOMPARE(at.said.last(), QStringLiteral("/var/log/nginx/*.log is not followed any more. Ctrl+Z undoes it."));
        access->definition = sent.logstores[0];
        ++at.client.definitions.version;
        at.workspace.readAgain();
        QTRY_VERIFY(button(at.page, QStringLiteral("Follow")));
        button(at.page, QStringLiteral("Remove"))->click();
        QTRY_COMPARE(at.client.sent<PutDefinitions>().size(), 2U);
        sent = at.client.sent<PutDefinitions>().back();
        QVERIFY(sent.logstores[0].collect == std::vector<CollectSource>{other});
        access->definition = sent.logstores[0]; // the file is on the list until its reader has gone
        ++at.client.definitions.version;
        at.workspace.readAgain();
        QTRY_VERIFY(!button(at.page, QStringLiteral("Remove"))->isEnabled());
    }
};

QTEST_MAIN(tst_LogstoreFiles)
#include "tst_logstorefiles.moc"
