// Every text of the window has Chinese words, and every count has its English plural.
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

class tst_Translations : public QObject {
    Q_OBJECT
private slots:
    void everyTextIsTranslated();
    void placeholdersStay();
    void qtFindsThem();
};

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations;
    bool counts = false;
    bool unfinished = false;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> all;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            all.append({context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), false});
        } else if (xml.name() == QLatin1String("source")) {
            all.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            all.last().translations.append(xml.readElementText());
        } else if (xml.name() == QLatin1String("translation")) {
            all.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!all.last().counts)
                all.last().translations.append(xml.readElementText());
        }
    }
    return all;
}

QString words(const char *language)
{
    return QStringLiteral(SLUICE_SOURCE_DIR "/translations/sluice_%1.ts").arg(QLatin1String(language));
}

} // namespace

void tst_Translations::everyTextIsTranslated()
{
    const auto tool = QStringLiteral("/usr/lib/qt6/bin/lupdate");
    if (!QFile::exists(tool))
        QSKIP("lupdate is not installed");
    const QTemporaryDir folder;
    const auto fresh = folder.filePath(QStringLiteral("fresh.ts"));
    QProcess run;
    run.start(tool,
              {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"), QStringLiteral(SLUICE_SOURCE_DIR),
               QStringLiteral(SLUICE_SOURCE_DIR "/models"), QStringLiteral(SLUICE_SOURCE_DIR "/ui"),
               QStringLiteral(SLUICE_SOURCE_DIR "/app/console"), QStringLiteral("-ts"), fresh});
    QVERIFY(run.waitForFinished());
    QCOMPARE(run.exitCode(), 0);
    const auto wanted = messagesOf(fresh);
    QVERIFY(wanted.size() > 150);
    QHash<QString, Message> chinese;
    for (const auto &message : messagesOf(words("zh_CN")))
        chinese.insert(message.context + QLatin1Char('|') + message.source, message);
    QSet<QString> plurals;
    for (const auto &message : messagesOf(words("en"))) {
        QCOMPARE(message.translations.size(), 2);
        plurals.insert(message.context + QLatin1Char('|') + message.source);
    }
    QStringList missing;
    for (const auto &message : wanted) {
        const auto key = message.context + QLatin1Char('|') + message.source;
        const auto found = chinese.value(key);
        if (found.translations.isEmpty() || found.translations.contains(QString()) || found.unfinished)
            missing.append(QStringLiteral("zh_CN: ") + key);
        if (message.counts && !plurals.contains(key))
            missing.append(QStringLiteral("en: ") + key);
    }
    QCOMPARE(missing, QStringList());
    QCOMPARE(chinese.size(), wanted.size()); // none that nobody says any more
}

void tst_Translations::placeholdersStay()
{
    for (const auto &message : messagesOf(words("zh_CN"))) {
        for (const auto &text : message.translations) {
            for (const auto *holder : {"%1", "%2", "%3", "%4", "%5", "%6"})
                QVERIFY2(message.source.contains(QLatin1String(holder)) == text.contains(QLatin1String(holder)),
                         qPrintable(text));
            QVERIFY2(message.source.contains(QLatin1Char('&')) == text.contains(QLatin1Char('&')), qPrintable(text));
        }
    }
}

void tst_Translations::qtFindsThem()
{
    QVERIFY(QFile::exists(QStringLiteral(":/i18n/sluice_zh_CN.qm")));
    QVERIFY(QFile::exists(QStringLiteral(":/i18n/sluice_en.qm")));
    // A class's context is its full name; words under the bare name are never found.
    QTranslator chinese;
    QVERIFY(chinese.load(QStringLiteral(":/i18n/sluice_zh_CN.qm")));
    QCOMPARE(chinese.translate("sluice::Rail", "Triggers"), QStringLiteral("触发器"));
    QCOMPARE(chinese.translate("Words", "Blocked"), QStringLiteral("已阻塞"));
    QTranslator english;
    QVERIFY(english.load(QStringLiteral(":/i18n/sluice_en.qm")));
    QCOMPARE(english.translate("sluice::TriggerLog", "%Ln execution(s)", nullptr, 1), QStringLiteral("%Ln execution"));
    QCOMPARE(english.translate("sluice::TriggerLog", "%Ln execution(s)", nullptr, 2), QStringLiteral("%Ln executions"));
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_translations.moc"
