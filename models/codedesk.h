// The files that are open for editing, each by its folder and its path there. A text that is not saved stays here whatever
// page shows it. A file that changed on disk meanwhile is never overwritten unseen: saving answers with the clash instead.
// UI thread. Owner: the workspace, so it outlives every page.
#pragma once

#include "models/codefolder.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace sluice {

enum class CodeClash { None, Changed, Gone }; // what the disk did to a file that is edited here

struct CodePaper {
    QString text; // as it is edited; a byte-order mark is not in it
    QByteArray base; // what the disk had when the two last met
    QByteArray theirs; // what the disk has now, of a clash
    CodeClash clash = CodeClash::None;
    bool mark = false; // a byte-order mark goes before the text
    bool edited = false;

    [[nodiscard]] QByteArray bytes() const;
};

class CodeDesk final : public QObject {
    Q_OBJECT
public:
    struct Key {
        QString folder;
        QString path;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.folder, key.path); }
    };

    explicit CodeDesk(QObject *parent = nullptr);
    [[nodiscard]] static CodeDesk &of(QObject &owner); // the one of that owner; made when it is first asked for

    CodeReading open(const Key &key); // a text is a paper from now on
    [[nodiscard]] const CodePaper *paper(const Key &key) const; // null = not open
    void setText(const Key &key, const QString &text); // by a person
    void gather(); // who shows a text tells what was typed a moment ago; also before all that follows
    void look(const QString &folder); // at the disk again, for every paper of that folder
    Done save(const Key &key); // Exists/"ChangedOnDisk"; else as writeCode()
    void keepMine(const Key &key); // the next save() overwrites what the disk has now
    void takeTheirs(const Key &key);
    void close(const Key &key); // what was not saved is gone
    void move(const Key &key, const QString &path); // the file has another name

    [[nodiscard]] QStringList papers(const QString &folder) const; // paths
    [[nodiscard]] QSet<QString> edited(const QString &folder) const;
    [[nodiscard]] QList<Key> unsavedKeys() const;
    [[nodiscard]] QStringList unsaved() const; // full paths, sorted: what closing the window would lose

signals:
    void textsAsked(); // to be answered at once, by setText()
    void editedChanged(const QString &folder, const QString &path);
    void textReplaced(const QString &folder, const QString &path); // by what the disk has
    void clashChanged(const QString &folder, const QString &path);

private:
    void lookAt(const Key &key);
    void setEdited(const Key &key, bool edited);
    void setClash(const Key &key, CodeClash clash);
    void adopt(const Key &key, const QByteArray &bytes); // text and base are that

    QHash<Key, CodePaper> m_papers;
};

} // namespace sluice
