// Two folders of code against each other, and one file of them as text. What lies there is hostile until checked: regular
// files only, no links, named limits. All verbs read files and block: never on the UI thread.
#pragma once

#include <QString>

#include <vector>

namespace sluice {

struct CodeFileChange {
    enum class Kind { Added, Changed, Removed };
    QString path; // relative, '/' between parts
    Kind kind = Kind::Changed;
    qint64 before = 0; // bytes
    qint64 after = 0;
    friend bool operator==(const CodeFileChange &, const CodeFileChange &) = default;
};

struct CodeComparison {
    std::vector<CodeFileChange> files; // by path
    bool cut = false; // more than kCompareFilesMax files, or than kCompareBytesMax to read: the rest was not looked at
    bool missing = false; // one of the folders cannot be read
};
inline constexpr int kCompareFilesMax = 5'000; // of one folder
inline constexpr qint64 kCompareBytesMax = 64 * 1024 * 1024; // read of both

[[nodiscard]] CodeComparison compareCode(const QString &before, const QString &after); // "" = an empty folder

enum class CodeTextKind { Text, Missing, Binary, TooLarge };
struct CodeText {
    CodeTextKind kind = CodeTextKind::Missing;
    QString text;
};
inline constexpr qint64 kCodeTextBytesMax = 512 * 1024;

// `path` as CodeFileChange names it; one that leads out of the folder is Missing.
[[nodiscard]] CodeText readCodeText(const QString &folder, const QString &path);

} // namespace sluice
