#include "ui/sentences.h"

#include <QCoreApplication>

namespace sluice {

SentenceBook::SentenceBook(const char *context, std::span<const Sentence> sentences)
    : m_context(context)
{
    static const QRegularExpression kPlace(QStringLiteral("\\\\%\\d"));
    for (const auto &sentence : sentences) {
        const auto text = QString::fromUtf8(sentence.engine);
        auto form = QRegularExpression::escape(text);
        form.replace(kPlace, QStringLiteral("(.+?)"));
        Pattern pattern{
            sentence.window ? sentence.window : sentence.engine,
            QRegularExpression(QRegularExpression::anchoredPattern(form), QRegularExpression::DotMatchesEverythingOption),
            {}};
        for (int i = 1; i < 10; ++i) {
            const auto at = text.indexOf(QStringLiteral("%%1").arg(i));
            pattern.quoted[i] = at > 0 && QStringLiteral("\"'`").contains(text[at - 1]);
        }
        m_patterns.push_back(std::move(pattern));
    }
}

std::optional<QString> SentenceBook::words(const QString &said, const Named &named) const
{
    for (const auto &pattern : m_patterns) {
        const auto match = pattern.form.match(said);
        if (!match.hasMatch())
            continue;
        const auto text = QCoreApplication::translate(m_context, pattern.words);
        QString words;
        for (qsizetype at = 0; at < text.size(); ++at) { // in one pass: a name may hold a %1 itself
            const auto number = text[at] == QLatin1Char('%') && at + 1 < text.size() ? text[at + 1].digitValue() : -1;
            if (number < 1 || number > match.lastCapturedIndex()) {
                words += text[at];
                continue;
            }
            const auto name = match.captured(number);
            words += pattern.quoted[number] ? name : named(name);
            ++at;
        }
        return words;
    }
    return std::nullopt;
}

} // namespace sluice
