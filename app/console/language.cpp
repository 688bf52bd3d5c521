#include "app/console/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace sluice::console {

Language::Language(const QString &name)
{
    auto locale = name.isEmpty() ? QLocale::system() : QLocale(name);
    const bool chinese = locale.language() == QLocale::Chinese;
    // The C locale writes 1284 where people read 1,284.
    if (locale.language() == QLocale::C || (!chinese && locale.language() != QLocale::English))
        locale = QLocale(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(locale);
    if (m_words.load(chinese ? QStringLiteral(":/i18n/sluice_zh_CN.qm") : QStringLiteral(":/i18n/sluice_en.qm")))
        QCoreApplication::installTranslator(&m_words);
    if (chinese && m_qtWords.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtWords);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_qtWords);
    QCoreApplication::removeTranslator(&m_words);
}

} // namespace sluice::console
