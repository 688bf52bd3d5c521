#include "ui/access/accessrules.h"

#include "engine/access/serviceaddress.h"
#include "engine/catalog/accessnames.h"

#include <QCoreApplication>

namespace sluice::accessrules {

namespace {

struct RuleText {
    Q_DECLARE_TR_FUNCTIONS(AccessRules)
};

// The name with what is not allowed left out, when something remains.
QString mended(const QString &name, const QString &marks)
{
    QString text;
    for (const auto ch : name) {
        const bool good = ch.unicode() < 128 && (ch.isLetterOrNumber() || marks.contains(ch));
        if (good)
            text += ch;
        else if (ch.isSpace() && !text.isEmpty() && !text.endsWith(QLatin1Char('-')))
            text += QLatin1Char('-');
    }
    return text.left(kAccessNameBytes);
}

Verdict nameVerdict(const Done &checked, const QString &name, const QString &marks, const QString &allowed)
{
    if (checked)
        return {};
    const auto bytes = name.toUtf8().size();
    Verdict verdict;
    if (bytes > kAccessNameBytes)
        verdict.problem = RuleText::tr("It has %1 bytes; at most %2 are allowed.").arg(bytes).arg(kAccessNameBytes);
    else
        verdict.problem = allowed;
    verdict.example = mended(name, marks);
    return verdict;
}

} // namespace

Verdict userName(const QString &name)
{
    return nameVerdict(checkUserName(name.toStdString()), name, QStringLiteral("._-"),
                       RuleText::tr("Letters A–Z a–z, digits, '.', '_' and '-' are allowed."));
}

Verdict connectionName(const QString &name)
{
    return nameVerdict(checkConnectionName(name.toStdString()), name, QStringLiteral("_-"),
                       RuleText::tr("Letters A–Z a–z, digits, '_' and '-' are allowed."));
}

Verdict colour(const QString &text)
{
    if (checkColour(text.toStdString()))
        return {};
    return {RuleText::tr("A colour is # and six hexadecimal digits."), QStringLiteral("#c0392b")};
}

Verdict account(const QString &text)
{
    if (checkAccount(text.toStdString()))
        return {};
    return {RuleText::tr("An account is its id: 1–32 digits."), {}};
}

Verdict endpoint(const QString &text)
{
    if (text.isEmpty() || serviceAddress(text.toStdString()))
        return {};
    return {RuleText::tr("An endpoint is a host or https://HOST[:PORT]. Plain http is for this machine only."), {}};
}

Verdict broker(const QString &text)
{
    if (brokerAddress(text.toStdString()))
        return {};
    return {RuleText::tr("“%1” is no broker: HOST:PORT, such as kafka-1:9092.").arg(text.left(80)), {}};
}

} // namespace sluice::accessrules
