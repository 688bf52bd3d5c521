#include "app/console/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace sluice::console {

namespace {

QLocale localeOf(const QString &name)
{
    const auto locale = name.isEmpty() ? QLocale::system() : QLocale(name);
    // The C locale writes 1284 where people read 1,284.
    if (locale.language() == QLocale::C || (locale.language() != QLocale::Chinese && locale.language() != QLocale::English))
        return {QLocale::English, QLocale::UnitedStates};
    return locale;
}

} // namespace

Language::Language(const QString &name)
{
    set(name);
}

Language::~Language()
{
    drop();
}

void Language::set(const QString &name)
{
    const auto locale = localeOf(name);
    if (m_installed && locale == m_locale)
        return;
    drop();
    m_locale = locale;
    m_installed = true;
    const bool chinese = locale.language() == QLocale::Chinese;
    QLocale::setDefault(locale);
    if (m_words.load(chinese ? QStringLiteral(":/i18n/sluice_zh_CN.qm") : QStringLiteral(":/i18n/sluice_en.qm")))
        QCoreApplication::installTranslator(&m_words);
    if (chinese && m_qtWords.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtWords);
}

void Language::drop()
{
    QCoreApplication::removeTranslator(&m_qtWords);
    QCoreApplication::removeTranslator(&m_words);
    m_installed = false;
}

} // namespace sluice::console
