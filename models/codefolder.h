// The files of a function's code folder, as a person edits them. What lies there is strange until it is looked at: names are
// taken one by one below the folder and no link is followed, only regular files are read, sizes have limits. Small local
// files are read and written at once, on the thread that asks.
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace sluice {

inline constexpr int kCodeListedMost = 2'000; // files and folders of one code folder that are listed
inline constexpr int kCodeListedDepth = 12;
inline constexpr qint64 kCodeEditBytesMost = 4 * 1024 * 1024; // of a file that is edited here

enum class CodeEntryKind { File, Folder, Link, Special };

struct CodeEntry {
    QString path; // below the folder, "tests/event.json"
    CodeEntryKind kind = CodeEntryKind::File;
    qint64 bytes = 0;

    [[nodiscard]] QString name() const { return path.section(QLatin1Char('/'), -1); }
    [[nodiscard]] QString parent() const { return path.section(QLatin1Char('/'), 0, -2); }
    friend bool operator==(const CodeEntry &, const CodeEntry &) = default;
};

struct CodeListing {
    std::vector<CodeEntry> entries; // a folder before what is in it; folders first, then by name; without caches and .git
    bool cut = false; // there are more than the limits let in
    QString problem; // why nothing could be listed, one sentence in English of the system; "" = it could
    friend bool operator==(const CodeListing &, const CodeListing &) = default;
};
[[nodiscard]] CodeListing listCode(const QString &folder);

enum class CodeNature { Text, Binary, TooLarge, Link, Special, Missing, Unreadable };

struct CodeReading {
    CodeNature nature = CodeNature::Missing;
    QByteArray bytes; // of a text; a byte-order mark and the line ends are in it
    qint64 size = 0;
    QString problem; // of Unreadable
};
[[nodiscard]] CodeReading readCode(const QString &folder, const QString &path);

// Exists/"FileExists", Invalid/"BadName", Unavailable with the system's words. Folders on the way must be there and be no
// links.
Done writeCode(const QString &folder, const QString &path, const QByteArray &bytes);
Done createCode(const QString &folder, const QString &path,
                const QByteArray &bytes); // not over what is there; makes folders
Done renameCode(const QString &folder, const QString &path, const QString &to); // a file; not over what is there
Done removeCode(const QString &folder, const QString &path); // a file, for good

// Invalid/"BadName": empty, "..", a part over 255 bytes, a control character, a back slash.
Done checkCodeName(const QString &path);

} // namespace sluice
