// The language of the window: the catalogue of our words and that of Qt's own.
#pragma once

#include <QLocale>
#include <QTranslator>

namespace sluice::console {

class Language {
public:
    // `name`: en, zh_CN or "" = the system's, English where we have no words for it.
    explicit Language(const QString &name);
    ~Language();

private:
    QTranslator m_words;
    QTranslator m_qtWords;
};

} // namespace sluice::console
