#include "models/codedesk.h"

#include <utility>

namespace sluice {

namespace {

const QByteArray kByteOrderMark("\xEF\xBB\xBF");

} // namespace

QByteArray CodePaper::bytes() const
{
    return mark ? kByteOrderMark + text.toUtf8() : text.toUtf8();
}

CodeDesk::CodeDesk(QObject *parent)
    : QObject(parent)
{
}

CodeDesk &CodeDesk::of(QObject &owner)
{
    if (auto *found = owner.findChild<CodeDesk *>(QString(), Qt::FindDirectChildrenOnly))
        return *found;
    return *new CodeDesk(&owner);
}

CodeReading CodeDesk::open(const Key &key)
{
    gather();
    if (m_papers.contains(key)) {
        lookAt(key);
        if (const auto *open = paper(key)) {
            CodeReading known;
            known.nature = CodeNature::Text;
            known.bytes = open->base;
            known.size = open->base.size();
            return known;
        }
    }
    auto reading = readCode(key.folder, key.path);
    if (reading.nature == CodeNature::Text) {
        m_papers.insert(key, {});
        adopt(key, reading.bytes);
    }
    return reading;
}

const CodePaper *CodeDesk::paper(const Key &key) const
{
    const auto found = m_papers.constFind(key);
    return found == m_papers.constEnd() ? nullptr : &*found;
}

void CodeDesk::setText(const Key &key, const QString &text)
{
    const auto found = m_papers.find(key);
    if (found == m_papers.end() || found->text == text)
        return;
    found->text = text;
    setEdited(key, found->bytes() != found->base);
}

void CodeDesk::gather()
{
    emit textsAsked();
}

void CodeDesk::look(const QString &folder)
{
    gather();
    for (const auto &path : papers(folder))
        lookAt({folder, path});
}

void CodeDesk::lookAt(const Key &key)
{
    auto &paper = m_papers[key];
    const auto reading = readCode(key.folder, key.path);
    if (reading.nature != CodeNature::Text) {
        if (!paper.edited) {
            m_papers.remove(key); // nothing is lost: who shows it opens it again and sees what it is now
            emit textReplaced(key.folder, key.path);
            return;
        }
        if (paper.base.isNull())
            return; // a person knows already, and wants it anew
        paper.theirs.clear();
        return setClash(key, CodeClash::Gone);
    }
    if (reading.bytes == paper.base)
        return setClash(key, CodeClash::None);
    if (!paper.edited || reading.bytes == paper.bytes()) {
        const bool same = reading.bytes == paper.bytes();
        adopt(key, reading.bytes);
        if (!same)
            emit textReplaced(key.folder, key.path);
        return;
    }
    const bool news = paper.clash == CodeClash::Changed && paper.theirs != reading.bytes;
    paper.theirs = reading.bytes;
    if (news)
        emit clashChanged(key.folder, key.path);
    setClash(key, CodeClash::Changed);
}

Done CodeDesk::save(const Key &key)
{
    gather();
    if (!m_papers.contains(key))
        return {};
    const bool acknowledged = m_papers[key].clash == CodeClash::None && m_papers[key].base.isNull();
    if (!acknowledged)
        lookAt(key);
    if (!m_papers.contains(key))
        return fail(ErrorKind::NotFound, "FileGone", key.path.toStdString() + " is not there any more");
    auto &paper = m_papers[key];
    if (paper.clash != CodeClash::None)
        return fail(ErrorKind::Exists, "ChangedOnDisk", key.path.toStdString() + " was changed on disk meanwhile");
    const auto bytes = paper.bytes();
    if (bytes == paper.base && !acknowledged)
        return {};
    auto written = acknowledged ? createCode(key.folder, key.path, bytes) : writeCode(key.folder, key.path, bytes);
    if (!written)
        return written;
    paper.base = bytes;
    setEdited(key, false);
    return {};
}

void CodeDesk::keepMine(const Key &key)
{
    gather();
    const auto found = m_papers.find(key);
    if (found == m_papers.end() || found->clash == CodeClash::None)
        return;
    // What is gone is made anew; what changed is replaced, if it is still what was seen.
    found->base = found->clash == CodeClash::Gone ? QByteArray() : found->theirs;
    found->theirs.clear();
    setEdited(key, true);
    setClash(key, CodeClash::None);
}

void CodeDesk::takeTheirs(const Key &key)
{
    gather();
    const auto found = m_papers.find(key);
    if (found == m_papers.end() || found->clash == CodeClash::None)
        return;
    if (found->clash == CodeClash::Gone)
        close(key);
    else
        adopt(key, QByteArray(found->theirs));
    emit textReplaced(key.folder, key.path);
}

void CodeDesk::close(const Key &key)
{
    setEdited(key, false);
    m_papers.remove(key);
}

void CodeDesk::move(const Key &key, const QString &path)
{
    if (!m_papers.contains(key))
        return;
    m_papers.insert({key.folder, path}, m_papers.take(key));
    emit editedChanged(key.folder, path);
}

QStringList CodeDesk::papers(const QString &folder) const
{
    QStringList out;
    for (auto it = m_papers.constBegin(); it != m_papers.constEnd(); ++it) {
        if (it.key().folder == folder)
            out.append(it.key().path);
    }
    out.sort();
    return out;
}

QSet<QString> CodeDesk::edited(const QString &folder) const
{
    QSet<QString> out;
    for (auto it = m_papers.constBegin(); it != m_papers.constEnd(); ++it) {
        if (it.key().folder == folder && it->edited)
            out.insert(it.key().path);
    }
    return out;
}

QList<CodeDesk::Key> CodeDesk::unsavedKeys() const
{
    QList<Key> out;
    for (auto it = m_papers.constBegin(); it != m_papers.constEnd(); ++it) {
        if (it->edited)
            out.append(it.key());
    }
    return out;
}

QStringList CodeDesk::unsaved() const
{
    QStringList out;
    for (const auto &[folder, path] : unsavedKeys())
        out.append(folder + QLatin1Char('/') + path);
    out.sort();
    return out;
}

void CodeDesk::setEdited(const Key &key, bool edited)
{
    const auto found = m_papers.find(key);
    if (found == m_papers.end() || std::exchange(found->edited, edited) == edited)
        return;
    emit editedChanged(key.folder, key.path);
}

void CodeDesk::setClash(const Key &key, CodeClash clash)
{
    const auto found = m_papers.find(key);
    if (found == m_papers.end() || std::exchange(found->clash, clash) == clash)
        return;
    emit clashChanged(key.folder, key.path);
}

void CodeDesk::adopt(const Key &key, const QByteArray &bytes)
{
    auto &paper = m_papers[key];
    paper.base = bytes.isNull() ? QByteArray("") : bytes;
    paper.theirs.clear();
    paper.mark = bytes.startsWith(kByteOrderMark);
    paper.text = QString::fromUtf8(paper.mark ? bytes.mid(kByteOrderMark.size()) : bytes);
    setEdited(key, false);
    setClash(key, CodeClash::None);
}

} // namespace sluice
