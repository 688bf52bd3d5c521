// Opens every page and dialog of the real window in light and dark, English and Chinese, wide and least, at the scale of the
// run (QT_SCALE_FACTOR); checks what a machine can check, and saves pictures and contact sheets for a person to look at.
#include "engine/functions/starters.h"
#include "tests/support/everyplace.h"
#include "tests/support/pagefixture.h"
#include "tests/support/widgetlint.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"
#include "ui/wizard/wizardfooter.h"
#include "ui/wizard/wizardpage.h"

#include <QDialog>
#include <QFile>
#include <QPainter>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace sluice;
using namespace sluice::test;

namespace {

// Texts that read differently in Chinese.
QSet<QString> translatedWords()
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/translations/sluice_zh_CN.ts"));
    QSet<QString> words;
    if (!file.open(QIODevice::ReadOnly))
        return words;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation") && source.size() > 3
                 && xml.readElementText(QXmlStreamReader::IncludeChildElements) != source)
            words.insert(source);
    }
    return words;
}

QString fileNameOf(QString place)
{
    return place.replace(QLatin1Char('/'), QLatin1Char('-'));
}

} // namespace

class tst_Walk : public QObject {
    Q_OBJECT
private slots:
    void everyPlace_data();
    void everyPlace();

private:
    void look(QWidget &widget, const QString &place, bool chinese);
    void lookAtTheTabs(MainWindow &window, FakeEngineClient &client, const QString &place, bool chinese); // after the first
    void lookAtTheWizard(MainWindow &window, FakeEngineClient &client, bool chinese); // its pages after the first
    void lookWithoutEngine(MainWindow &window, FakeEngineClient &client, bool chinese);
    void saveSheet(const QString &name);

    QList<std::pair<QString, QImage>> m_pictures;
    QStringList m_findings;
};

void tst_Walk::everyPlace_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QSize>("size");
    const QSize full(1440, 900);
    const QSize least(1024, 640);
    QTest::newRow("light-en") << false << false << full;
    QTest::newRow("dark-zh") << true << true << full;
    QTest::newRow("dark-en") << true << false << full;
    QTest::newRow("light-zh") << false << true << full;
    QTest::newRow("light-en-least") << false << false << least;
    QTest::newRow("dark-zh-least") << true << true << least;
}

void tst_Walk::look(QWidget &widget, const QString &place, bool chinese)
{
    static const auto kWords = translatedWords();
    for (int i = 0; i < 3; ++i) // a text that was set asks for a layout, that for another one
        QCoreApplication::processEvents();
    auto found = cutTexts(&widget) + overlaps(&widget) + nameless(&widget) + paleTexts(&widget);
    if (chinese)
        found += untranslated(&widget, kWords);
    for (const auto &finding : found)
        m_findings.append(QStringLiteral("%1: %2").arg(place, finding));
    m_pictures.append({place, widget.window()->grab().toImage()});
}

void tst_Walk::everyPlace()
{
    const auto known = starters();
    QFETCH(bool, dark);
    QFETCH(bool, chinese);
    QFETCH(QSize, size);
    m_pictures.clear();
    m_findings.clear();
    prepareApplication(dark ? Scheme::Dark : Scheme::Light);
    const Words words(chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    FakeEngineClient client;
    stageScene(client);
    stageConsole(client);
    const QTemporaryDir code; // of the scene's functions of one's own
    for (auto &function : client.definitions.functions) {
        const auto starter = std::ranges::find(known, function.runtime, &Starter::runtime);
        if (starter == known.end())
            continue;
        function.code = code.filePath(QString::fromStdString(function.key.function)).toStdString();
        QVERIFY(writeStarter(*starter, function.code));
    }
    MainWindow window([] { return kSceneNow; });
    window.resize(size);
    window.chooseTelling();
    window.openPage(QStringLiteral("triggers"));
    window.show();
    window.attach(client);
    QTRY_VERIFY(window.workspace().definitions()->version > 0);
    QTRY_COMPARE(window.workspace().triggers().total(), std::size_t(12));
    for (const auto &place : everyPage() + everyDialog()) {
        window.workspace().open(place);
        const auto settle = [&client] { return client.idle(); };
        QTRY_VERIFY2(settle(), qPrintable(place));
        QWidget *shown = &window;
        for (auto *dialog : window.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                shown = dialog;
        }
        look(*shown, place, chinese);
        if (place == QLatin1String("wizard"))
            lookAtTheWizard(window, client, chinese);
        else if (place.startsWith(QLatin1String("logstores/")) || place.startsWith(QLatin1String("triggers/")))
            lookAtTheTabs(window, client, place, chinese);
        if (auto *dialog = qobject_cast<QDialog *>(shown)) {
            dialog->reject();
            dialog->hide();
        }
        if (window.commands()->isVisible())
            QTest::keyClick(window.commands()->field(), Qt::Key_Escape);
    }
    lookWithoutEngine(window, client, chinese);
    saveSheet(QString::fromLatin1(QTest::currentDataTag()));
    for (const auto &finding : std::as_const(m_findings)) // the list of what is wrong
        qWarning("%s", qPrintable(finding));
    QVERIFY2(m_findings.isEmpty(), "the list is above");
}

void tst_Walk::lookAtTheWizard(MainWindow &window, FakeEngineClient &client, bool chinese)
{
    auto *wizard = qobject_cast<WizardPage *>(window.pages()->page());
    auto *footer = wizard->findChild<WizardFooter *>();
    for (int step = 2; step <= 7; ++step) {
        QTRY_VERIFY2(footer->next()->isEnabled(), qPrintable(QString::number(step)));
        QTest::mouseClick(footer->next(), Qt::LeftButton);
        QTRY_VERIFY2(client.idle(), qPrintable(QString::number(step)));
        QTRY_VERIFY2(footer->next()->isEnabled(), qPrintable(QString::number(step))); // its checks are through
        look(window, QStringLiteral("wizard-%1").arg(step), chinese);
    }
}

void tst_Walk::lookAtTheTabs(MainWindow &window, FakeEngineClient &client, const QString &place, bool chinese)
{
    for (auto *tabs : window.pages()->page()->findChildren<QTabBar *>()) {
        for (int tab = 1; tabs->isVisible() && tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTRY_VERIFY2(client.idle(), qPrintable(place));
            look(window, QStringLiteral("%1-tab%2").arg(place).arg(tab + 1), chinese);
        }
    }
}

// The engine answers no more, and then it is gone.
void tst_Walk::lookWithoutEngine(MainWindow &window, FakeEngineClient &client, bool chinese)
{
    const QStringList places = {QStringLiteral("overview"), QStringLiteral("triggers/cleaning/clean/orders"),
                                QStringLiteral("logstores/shop/access"), QStringLiteral("access/users")};
    client.fail({ErrorKind::Denied, "Unauthorized", "no statement allows log:ListShards on it"});
    client.ring(Changed::everything());
    for (const auto &place : places) {
        window.workspace().open(place);
        QTRY_VERIFY2(client.idle(), qPrintable(place));
        look(window, place + QStringLiteral("-refused"), chinese);
    }
    client.setLink(Link::Lost);
    for (const auto &place : places) {
        window.workspace().open(place);
        look(window, place + QStringLiteral("-stopped"), chinese);
    }
}

void tst_Walk::saveSheet(const QString &name)
{
    const auto scale = qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1"));
    const auto root = qEnvironmentVariable("SLUICE_PICTURES", QStringLiteral(SLUICE_BIN_DIR "/../pictures"));
    const auto folder = QStringLiteral("%1/walk-%2-%3x").arg(root, name, scale);
    QVERIFY(QDir().mkpath(folder));
    constexpr int kColumns = 4;
    constexpr QSize kCell(480, 320);
    const int rows = int((m_pictures.size() + kColumns - 1) / kColumns);
    QImage sheet(kCell.width() * kColumns, kCell.height() * rows, QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < m_pictures.size(); ++i) {
        auto [place, picture] = m_pictures[i];
        QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(folder, fileNameOf(place))));
        picture.setDevicePixelRatio(1);
        const QRect cell(QPoint(i % kColumns * kCell.width(), i / kColumns * kCell.height()), kCell);
        painter.drawText(cell.adjusted(6, 2, -6, 0), Qt::AlignTop, place);
        const auto small = picture.scaled(kCell - QSize(12, 24), Qt::KeepAspectRatio, Qt::SmoothTransformation);
        painter.drawImage(cell.topLeft() + QPoint(6, 18), small);
    }
    painter.end();
    QVERIFY(sheet.save(folder + QStringLiteral(".png")));
}

QTEST_MAIN(tst_Walk)
#include "tst_walk.moc"
