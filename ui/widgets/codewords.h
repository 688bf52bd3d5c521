// What completes a word while code is typed: words of the file, and what a handler is given: its context, its event, its
// logger. A name that was assigned from one of these (`creds = context.credentials`) is known as well.
#pragma once

#include <QString>
#include <QStringList>

namespace sluice {

enum class CodeLanguage { Plain, Python, JavaScript, Json, Markdown };
[[nodiscard]] CodeLanguage codeLanguageOf(const QString &path); // by the end of its name

struct CodeWords {
    int typed = 0; // characters before the cursor that the words replace
    QStringList words; // sorted, without what stands there already
};
// `before`: the line up to the cursor. Members come after a dot or a quoted key at once, words after `least` characters.
[[nodiscard]] CodeWords codeWords(CodeLanguage language, const QString &before, const QString &file, int least);

inline constexpr int kCodeWordsMost = 200;
inline constexpr qsizetype kCodeWordsFileMost = 300'000; // characters of the file that are searched for words

} // namespace sluice
