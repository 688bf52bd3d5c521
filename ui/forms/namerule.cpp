#include "ui/forms/namerule.h"

#include "engine/base/platformvariables.h"
#include "engine/catalog/names.h"
#include "models/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormRules)
};

constexpr int kExampleMax = 48; // characters: a longer one would not be read
constexpr int kPolicyNameMax = 128;

struct Rule {
    int least = 1;
    int most = 64;
    bool upper = true;
    bool hyphen = true;
    bool underscore = true;
    bool dot = false;
    bool noDigitFirst = false;
    bool noHyphenFirst = false;
    bool plainEnds = false; // a letter or a digit at both ends
};

Rule ruleFor(NameKind kind)
{
    switch (kind) {
    case NameKind::Project:
    case NameKind::Logstore: return {.least = 3, .most = 63, .upper = false, .plainEnds = true};
    case NameKind::Bucket: return {.least = 3, .most = 63, .upper = false, .underscore = false, .plainEnds = true};
    case NameKind::Role: return {.most = 64, .underscore = false};
    case NameKind::Policy: return {.most = kPolicyNameMax, .underscore = false};
    case NameKind::Service: return {.most = 128, .noDigitFirst = true, .noHyphenFirst = true};
    case NameKind::Function: return {.most = 64, .noDigitFirst = true, .noHyphenFirst = true};
    case NameKind::Trigger: return {.most = 256, .noDigitFirst = true, .noHyphenFirst = true};
    case NameKind::Region: return {.most = 64, .upper = false, .underscore = false};
    case NameKind::Variable: return {.most = 256, .hyphen = false, .noDigitFirst = true};
    case NameKind::Secret: return {.most = 128, .dot = true};
    }
    return {};
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}
bool isLower(QChar c)
{
    return c >= QLatin1Char('a') && c <= QLatin1Char('z');
}
bool isUpper(QChar c)
{
    return c >= QLatin1Char('A') && c <= QLatin1Char('Z');
}

bool allows(const Rule &rule, QChar c)
{
    return isLower(c) || isDigit(c) || (rule.upper && isUpper(c)) || (rule.hyphen && c == QLatin1Char('-'))
        || (rule.underscore && c == QLatin1Char('_')) || (rule.dot && c == QLatin1Char('.'));
}

bool isPlain(QChar c)
{
    return isLower(c) || isUpper(c) || isDigit(c);
}

// The engine decides; policies are the only names that it does not know.
bool passes(NameKind kind, const QString &name)
{
    const auto text = name.toStdString();
    switch (kind) {
    case NameKind::Project: return checkProjectName(text).has_value();
    case NameKind::Logstore: return checkLogstoreName(text).has_value();
    case NameKind::Bucket: return checkBucketName(text).has_value();
    case NameKind::Role: return checkRoleName(text).has_value();
    case NameKind::Service: return checkServiceName(text).has_value();
    case NameKind::Function: return checkFunctionName(text).has_value();
    case NameKind::Trigger: return checkTriggerName(text).has_value();
    case NameKind::Region: return checkRegion(text).has_value();
    case NameKind::Variable: return checkVariableName(text).has_value();
    case NameKind::Secret: return checkSecretName(text).has_value();
    case NameKind::Policy: break;
    }
    const auto rule = ruleFor(kind);
    return !name.isEmpty() && name.size() <= rule.most
        && std::all_of(name.begin(), name.end(), [&rule](QChar c) { return allows(rule, c); });
}

// What was typed, as near as the rule lets it be; "" when nothing sensible is left.
QString repaired(NameKind kind, const QString &typed)
{
    const auto rule = ruleFor(kind);
    const QChar joint = rule.hyphen ? QLatin1Char('-') : QLatin1Char('_');
    const auto isJoint = [](QChar c) { return c == QLatin1Char('-') || c == QLatin1Char('_') || c == QLatin1Char('.'); };
    QString name;
    for (const auto c : typed.left(rule.most)) {
        const auto wanted = !rule.upper && isUpper(c) ? c.toLower() : c;
        if (allows(rule, wanted))
            name += wanted;
        else if (!name.isEmpty() && !isJoint(name.back()) && (c.isSpace() || c.isPunct() || c.isSymbol() || c.isLetter()))
            name += joint;
    }
    while (!name.isEmpty() && isJoint(name.back()))
        name.chop(1);
    while (!name.isEmpty() && (name.front() == QLatin1Char('-') || (rule.plainEnds && isJoint(name.front()))))
        name.remove(0, 1);
    if (rule.noDigitFirst && !name.isEmpty() && isDigit(name.front())) {
        qsizetype digits = 0;
        while (digits < name.size() && isDigit(name[digits]))
            ++digits;
        auto rest = name.mid(digits);
        while (!rest.isEmpty() && isJoint(rest.front()))
            rest.remove(0, 1);
        name = rest.isEmpty() ? QLatin1Char('_') + name : rest + joint + name.left(digits);
    }
    while (!name.isEmpty() && name.size() < rule.least)
        name += name.size() + 1 < rule.least ? joint : QLatin1Char('1');
    return name != typed && name.size() <= kExampleMax && passes(kind, name) ? name : QString();
}

QString characters(const Rule &rule)
{
    const QString letters = rule.upper ? Text::tr("letters, digits") : Text::tr("lower-case letters, digits");
    if (rule.dot)
        return Text::tr("%1, dots (.), underscores (_) and hyphens (-)").arg(letters);
    if (rule.hyphen && rule.underscore)
        return Text::tr("%1, hyphens (-) and underscores (_)").arg(letters);
    return rule.hyphen ? Text::tr("%1 and hyphens (-)").arg(letters) : Text::tr("%1 and underscores (_)").arg(letters);
}

// "a space", "the upper-case letter A", "“字”": what a person can find again in the text.
QString named(const QString &text, qsizetype at)
{
    const auto c = text[at];
    if (c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QChar(0x2028) || c == QChar(0x2029))
        return Text::tr("a line break");
    if (c == QLatin1Char('\t'))
        return Text::tr("a tab");
    if (c == QLatin1Char(' '))
        return Text::tr("a space");
    if (isUpper(c))
        return Text::tr("the upper-case letter %1").arg(c);
    const bool pair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    const auto code = pair ? QChar::surrogateToUcs4(c, text[at + 1]) : char32_t(c.unicode());
    if (!QChar::isPrint(code) || QChar::isSpace(code) || QChar::category(code) == QChar::Other_Format)
        return Text::tr("the invisible character U+%1")
            .arg(QString::number(code, 16).toUpper().rightJustified(4, QLatin1Char('0')));
    // Isolated: a letter that runs from right to left must not turn the sentence around.
    return Text::tr("“%1”").arg(QChar(0x2068) + text.mid(at, pair ? 2 : 1) + QChar(0x2069));
}

Verdict verdict(const QString &what, const QString &advice, const QString &example)
{
    if (advice.isEmpty())
        return {what, {}};
    return {example.isEmpty() ? Text::tr("%1 %2.").arg(what, advice)
                              : Text::tr("%1 %2, for example %3.").arg(what, advice, example),
            example};
}

QString tooLong(qsizetype bytes, std::size_t most)
{
    return Text::tr("Has %1 bytes; at most %2 are allowed.").arg(format::number(std::uint64_t(bytes)), format::number(most));
}

} // namespace

int bytesMax(NameKind kind)
{
    return ruleFor(kind).most;
}

QString ruleOf(NameKind kind)
{
    const auto rule = ruleFor(kind);
    const auto text = Text::tr("%1–%2 %3").arg(rule.least).arg(rule.most).arg(characters(rule));
    if (rule.plainEnds)
        return Text::tr("%1; a letter or a digit at both ends.").arg(text);
    return rule.upper ? Text::tr("%1; upper and lower case differ.").arg(text) : Text::tr("%1.").arg(text);
}

Verdict checkName(NameKind kind, const QString &name)
{
    if (passes(kind, name))
        return {};
    const auto rule = ruleFor(kind);
    if (name.isEmpty())
        return {Text::tr("A name is needed."), {}};
    const auto bytes = name.toUtf8().size();
    if (bytes > rule.most)
        return {tooLong(bytes, std::size_t(rule.most)), {}};
    if (kind == NameKind::Variable && isPlatformVariable(name.toStdString()))
        return {Text::tr("Belongs to the platform, which sets it itself. Use another name."), {}};
    const auto example = repaired(kind, name);
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!allows(rule, name[i]))
            return verdict(Text::tr("Holds %1.").arg(named(name, i)), Text::tr("Use only %1").arg(characters(rule)),
                           example);
    }
    const auto first = name.front();
    if (rule.plainEnds && (!isPlain(first) || !isPlain(name.back())))
        return verdict(!isPlain(first) ? Text::tr("Starts with “%1”.").arg(first)
                                       : Text::tr("Ends with “%1”.").arg(name.back()),
                       Text::tr("Begin and end with a letter or a digit"), example);
    if (rule.noDigitFirst && isDigit(first))
        return verdict(Text::tr("Starts with the digit %1.").arg(first), Text::tr("Begin with a letter or an underscore"),
                       example);
    if (rule.noHyphenFirst && first == QLatin1Char('-'))
        return verdict(Text::tr("Starts with a hyphen."), Text::tr("Begin with a letter or an underscore"), example);
    return verdict(Text::tr("Has %n character(s).", nullptr, int(name.size())), Text::tr("Use at least %1").arg(rule.least),
                   example);
}

Verdict checkFreeText(const QString &text, std::size_t limit)
{
    const auto bytes = text.toUtf8();
    const auto checked = checkText({bytes.constData(), std::size_t(bytes.size())}, limit, "the text");
    if (checked)
        return {};
    if (std::size_t(bytes.size()) > limit)
        return {tooLong(bytes.size(), limit), {}};
    if (text.contains(QChar(0)))
        return {Text::tr("Holds a NUL character, which cannot be stored."), {}};
    return {Text::tr("Begins with an invisible byte-order mark, which cannot be stored."), {}};
}

} // namespace sluice
