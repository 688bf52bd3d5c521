#include "ui/widgets/codewords.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace sluice {

namespace {

using Members = QHash<QString, QStringList>;

QStringList split(const char *words)
{
    return QString::fromLatin1(words).split(QLatin1Char(' '));
}

// What both runtimes give, by the name that a handler usually has for it.
void addEvent(Members &members)
{
    members.insert(QStringLiteral("event"), split("cursorTime jobName parameter source taskId"));
    members.insert(QStringLiteral("event.source"), split("beginCursor endCursor endpoint logstoreName projectName shardId"));
}

const Members &pythonMembers()
{
    static const auto kMembers = [] {
        Members members;
        addEvent(members);
        members.insert(
            QStringLiteral("context"),
            split("account_id credentials function logger region requestId request_id retry_count service to_json tracing"));
        members.insert(QStringLiteral("context.credentials"),
                       split("accessKeyId accessKeySecret access_key_id access_key_secret securityToken security_token"));
        members.insert(QStringLiteral("context.function"), split("handler memory name timeout"));
        members.insert(QStringLiteral("context.service"), split("log_project log_store name qualifier version_id"));
        members.insert(QStringLiteral("context.tracing"), split("jaeger_endpoint span_baggages span_context"));
        const auto logger = split("critical debug error exception info log setLevel warning");
        members.insert(QStringLiteral("context.logger"), logger);
        members.insert(QStringLiteral("logger"), logger);
        members.insert(QStringLiteral("logging"), logger + split("getLogger"));
        members.insert(QStringLiteral("logging.getLogger()"), logger);
        return members;
    }();
    return kMembers;
}

const Members &javaScriptMembers()
{
    static const auto kMembers = [] {
        Members members;
        addEvent(members);
        members.insert(QStringLiteral("context"),
                       split("accountId credentials function logger region requestId retryCount service tracing "
                             "waitsForEmptyEventLoopBeforeCallback"));
        members.insert(QStringLiteral("context.credentials"), split("accessKeyId accessKeySecret securityToken"));
        members.insert(QStringLiteral("context.function"), split("handler memory name timeout"));
        members.insert(QStringLiteral("context.service"), split("logProject logStore name qualifier versionId"));
        members.insert(QStringLiteral("context.tracing"),
                       split("jaegerEndpoint openTracingSpanBaggages openTracingSpanContext"));
        const auto logger = split("debug error info log requestId setLogLevel warn");
        members.insert(QStringLiteral("context.logger"), logger);
        members.insert(QStringLiteral("logger"), logger);
        members.insert(QStringLiteral("console"), split("debug error info log setLogLevel warn"));
        return members;
    }();
    return kMembers;
}

const QStringList &keywords(CodeLanguage language)
{
    static const auto kPython = split("False None True and as assert async await break class continue def del elif else "
                                      "except finally for from global if import in is lambda nonlocal not or pass raise "
                                      "return try while with yield");
    static const auto kJavaScript =
        split("async await break case catch class const continue default delete else export extends "
              "false finally for function import instanceof let module new null return static "
              "switch this throw true try typeof undefined while yield");
    static const QStringList kNone;
    return language == CodeLanguage::Python ? kPython : language == CodeLanguage::JavaScript ? kJavaScript : kNone;
}

// event["source"]["x → event.source.x: both ways to name a member are one.
QString dotted(QString chain)
{
    static const QRegularExpression kKey(QStringLiteral("\\[['\"](\\w+)['\"]\\]"));
    static const QRegularExpression kGet(QStringLiteral("\\.get\\(['\"](\\w+)['\"][^()]*\\)"));
    chain.replace(kKey, QStringLiteral(".\\1"));
    chain.replace(kGet, QStringLiteral(".\\1"));
    chain.replace(QLatin1String("?."), QLatin1String("."));
    return chain;
}

// Names that stand for something known: the first assignment of each counts.
QHash<QString, QString> aliases(const QString &file, const Members &members)
{
    static const QRegularExpression kAssigned(
        QStringLiteral("^[ \\t]*(?:const |let |var )?(\\w{1,64})[ \\t]*=[ \\t]*(?:json\\.loads|JSON\\.parse)?"
                       "\\(?((?:event|context|logging)[\\w.\\[\\]\"'?()]{0,120}?)\\)?;?[ \\t]*$"),
        QRegularExpression::MultilineOption);
    QHash<QString, QString> out;
    auto found = kAssigned.globalMatch(file);
    while (found.hasNext() && out.size() < kCodeWordsMost) {
        const auto one = found.next();
        auto chain = dotted(one.captured(2));
        if (chain.endsWith(QLatin1Char('(')))
            chain += QLatin1Char(')');
        if (members.contains(chain) && !out.contains(one.captured(1)))
            out.insert(one.captured(1), chain);
    }
    return out;
}

QString known(const QString &chain, const Members &members, const QString &file)
{
    if (members.contains(chain))
        return chain;
    const auto named = aliases(file, members);
    const auto head = chain.section(QLatin1Char('.'), 0, 0);
    if (!named.contains(head))
        return {};
    const auto rest = chain.mid(head.size());
    return members.contains(named[head] + rest) ? named[head] + rest : QString();
}

QStringList startingWith(const QStringList &all, const QString &start)
{
    QStringList out;
    for (const auto &word : all) {
        if (word.startsWith(start, Qt::CaseInsensitive) && word != start)
            out.append(word);
    }
    out.removeDuplicates();
    out.sort(Qt::CaseInsensitive);
    return out.mid(0, kCodeWordsMost);
}

QStringList wordsOf(const QString &file)
{
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z_][A-Za-z0-9_]{2,63}"));
    QSet<QString> words;
    auto found = kWord.globalMatch(file);
    while (found.hasNext())
        words.insert(found.next().captured(0));
    return {words.begin(), words.end()};
}

} // namespace

CodeLanguage codeLanguageOf(const QString &path)
{
    const auto end = path.section(QLatin1Char('.'), -1).toLower();
    if (end == QLatin1String("py") || end == QLatin1String("pyi"))
        return CodeLanguage::Python;
    if (end == QLatin1String("js") || end == QLatin1String("mjs") || end == QLatin1String("cjs"))
        return CodeLanguage::JavaScript;
    if (end == QLatin1String("json"))
        return CodeLanguage::Json;
    if (end == QLatin1String("md"))
        return CodeLanguage::Markdown;
    return CodeLanguage::Plain;
}

CodeWords codeWords(CodeLanguage language, const QString &before, const QString &file, int least)
{
    static const QRegularExpression kMember(
        QStringLiteral("([A-Za-z_][\\w.\\[\\]\"'?()]{0,200}?)(?:\\??\\.|\\[[\"']|\\.get\\([\"'])(\\w*)$"));
    static const QRegularExpression kWord(QStringLiteral("([A-Za-z_]\\w*)$"));
    CodeWords out;
    const auto searched = file.left(kCodeWordsFileMost);
    if (language == CodeLanguage::Python || language == CodeLanguage::JavaScript) {
        const auto &members = language == CodeLanguage::Python ? pythonMembers() : javaScriptMembers();
        // The chain is tried from each name in it on: `print(context.` is about the context.
        if (const auto found = kMember.match(before); found.hasMatch()) {
            auto chain = dotted(found.captured(1));
            const auto cut = chain.lastIndexOf(QLatin1Char('('));
            if (cut >= 0 && !chain.endsWith(QLatin1Char(')')))
                chain = chain.mid(cut + 1);
            const auto name = known(chain, members, searched);
            if (!name.isEmpty()) {
                out.typed = int(found.captured(2).size());
                out.words = startingWith(members[name], found.captured(2));
                return out;
            }
        }
    }
    const auto found = kWord.match(before);
    if (!found.hasMatch() || found.captured(1).size() < least)
        return out;
    out.typed = int(found.captured(1).size());
    out.words = startingWith(wordsOf(searched) + keywords(language), found.captured(1));
    return out;
}

} // namespace sluice
