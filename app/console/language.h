// The language of the window: the catalogue of our words and that of Qt's own. Windows that are open get a LanguageChange.
#pragma once

#include <QLocale>
#include <QTranslator>

namespace sluice::console {

class Language {
public:
    // `name`: en, zh_CN or "" = the system's, English where we have no words for it.
    explicit Language(const QString &name);
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    void set(const QString &name); // nothing happens when it is that already

private:
    void drop();

    QTranslator m_words;
    QTranslator m_qtWords;
    QLocale m_locale;
    bool m_installed = false;
};

} // namespace sluice::console
