// Opening and closing every page and dialog again and again leaves nothing behind: no widget, no memory.
#include "tests/support/everyplace.h"
#include "tests/support/pagefixture.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"

#include <QDialog>
#include <QLineEdit>
#include <QTest>

#include <malloc.h>

using namespace sluice;
using namespace sluice::test;

namespace {

std::size_t heapBytes()
{
    return mallinfo2().uordblks;
}

} // namespace

class tst_Reopen : public QObject {
    Q_OBJECT
private slots:
    void nothingStays();
    void windowsGo();

private:
    static void openAll(MainWindow &window)
    {
        for (const auto &place : everyPage() + everyDialog()) {
            window.workspace().open(place);
            QCoreApplication::processEvents();
            for (auto *dialog : window.findChildren<QDialog *>())
                dialog->reject();
            if (window.commands()->isVisible())
                QTest::keyClick(window.commands()->field(), Qt::Key_Escape);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCoreApplication::processEvents();
        }
    }
};

void tst_Reopen::nothingStays()
{
    const int rounds = qEnvironmentVariableIsSet("SLUICE_LONG") ? 100 : 8;
    prepareApplication(Scheme::Light);
    FakeEngineClient client;
    stageScene(client);
    stageConsole(client);
    MainWindow window([] { return kSceneNow; });
    window.openPage({});
    window.show();
    window.attach(client);
    QTRY_VERIFY(window.workspace().definitions()->version > 0);
    for (int warm = 0; warm < 3; ++warm) { // pages are made, caches are filled
        openAll(window);
        QTRY_VERIFY(client.idle());
    }
    const auto widgets = QApplication::allWidgets().size();
    client.forgetSent();
    const auto bytes = heapBytes();
    for (int round = 0; round < rounds; ++round) {
        openAll(window);
        client.forgetSent();
    }
    QTRY_VERIFY(client.idle());
    client.forgetSent();
    const auto grown = qint64(heapBytes()) - qint64(bytes);
    qInfo("%d rounds of %d places: %d widgets before, %d after; heap %+lld kB", rounds,
          int(everyPage().size() + everyDialog().size()), int(widgets), int(QApplication::allWidgets().size()),
          grown / 1024);
    QVERIFY2(QApplication::allWidgets().size() <= widgets + 4,
             qPrintable(QString::number(QApplication::allWidgets().size() - widgets)));
    QVERIFY2(grown < 2'000'000 + rounds * 4'000, qPrintable(QString::number(grown)));
}

void tst_Reopen::windowsGo()
{
    prepareApplication(Scheme::Dark);
    qsizetype first = 0;
    for (int i = 0; i < 10; ++i) {
        FakeEngineClient client;
        stageScene(client);
        stageConsole(client);
        MainWindow window([] { return kSceneNow; });
        window.openPage(everyPage()[i]);
        window.show();
        window.attach(client);
        QCoreApplication::processEvents();
        window.close();
        if (i == 0)
            first = QApplication::topLevelWidgets().size();
    }
    // The first one may leave a tool tip or the like; ten leave no more than one.
    QTRY_VERIFY2(QApplication::topLevelWidgets().size() <= first,
                 qPrintable(QString::number(QApplication::topLevelWidgets().size())));
}

QTEST_MAIN(tst_Reopen)
#include "tst_reopen.moc"
