#include "ui/doctor/checkfix.h"

#include "ui/codelink.h"
#include "ui/places.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CheckFix)
};

CheckFix to(const QString &words, const QString &place)
{
    return {CheckFix::Kind::Place, words, place};
}

CheckFix createFix(const QString &lost) // KIND/NAME
{
    const auto kind = places::head(lost);
    const auto name = places::rest(lost);
    if (kind == QLatin1String("logstore"))
        return to(Text::tr("Create Logstore…"), places::at("create/logstore", name));
    if (kind == QLatin1String("bucket"))
        return to(Text::tr("Create bucket…"), places::at("create/bucket", name));
    return to(Text::tr("New function…"), places::at("create/function", places::head(name)));
}

// What the trash may still have; a target was more likely never made.
QList<CheckFix> lostFixes(const CheckRow &row, const QString &lost)
{
    const auto trash = to(Text::tr("Open trash"), QStringLiteral("trash"));
    const auto create = createFix(lost);
    const bool isTarget = row.check == "function" && places::head(lost) != QLatin1String("function");
    return isTarget ? QList<CheckFix>{create, trash} : QList<CheckFix>{trash, create};
}

CheckFix editFix(const CheckRow &row)
{
    const auto name = QString::fromStdString(row.subject);
    if (row.check == "service-role" || row.check == "function-log")
        return to(Text::tr("Edit service…"), places::at("edit/service", places::head(name)));
    return to(Text::tr("Edit trigger…"), places::at("edit/trigger", name));
}

CheckFix roleFix(const CheckRow &row, const QString &role, const DefinitionRows &definitions)
{
    const auto isDefined = std::any_of(definitions.roles.begin(), definitions.roles.end(),
                                       [&role](const Role &one) { return QString::fromStdString(one.name) == role; });
    return isDefined ? to(Text::tr("Edit role…"), places::at("edit/role", role)) : editFix(row);
}

QList<CheckFix> logFixes(const CheckRow &row, const DefinitionRows &definitions)
{
    const auto log = to(Text::tr("Open trigger log"), places::at("triggers", row.subject));
    const auto code = codeLink(triggerKeyOf(row.subject).functionKey(), QString::fromStdString(row.evidence), definitions);
    return code.place.isEmpty() ? QList<CheckFix>{log} : QList<CheckFix>{to(code.words, code.place), log};
}

// "edit-role=clerk" is "edit-role" and "clerk".
QList<CheckFix> namedFixes(const CheckRow &row, const QString &verb, const QString &named, const DefinitionRows &definitions)
{
    if (verb == QLatin1String("lost"))
        return lostFixes(row, named);
    if (verb == QLatin1String("edit-role"))
        return {roleFix(row, named, definitions)};
    if (verb == QLatin1String("edit-logstore"))
        return {to(Text::tr("Edit Logstore…"), places::at("edit/logstore", named))};
    if (verb == QLatin1String("logstore"))
        return {to(Text::tr("Open Logstore"), places::at("logstores", named))};
    if (verb == QLatin1String("import"))
        return {to(Text::tr("Import files…"), places::at("import", named))};
    if (const auto seconds = named.toInt(); verb == QLatin1String("interval") && seconds > 0)
        return {{CheckFix::Kind::Interval, Text::tr("Use %1 s").arg(seconds), {}, seconds}};
    return {};
}

QList<CheckFix> plainFixes(const CheckRow &row, const QString &verb, const DefinitionRows &definitions)
{
    if (verb == QLatin1String("authorize"))
        return {to(Text::tr("Authorize…"), QStringLiteral("authorize"))};
    if (verb == QLatin1String("resume"))
        return {{CheckFix::Kind::Resume, Text::tr("Resume"), {}}};
    if (verb == QLatin1String("tick"))
        return {{CheckFix::Kind::Tick, Text::tr("Tick now"), {}}};
    if (verb == QLatin1String("move-checkpoint"))
        return {to(Text::tr("Move checkpoint…"), places::at("checkpoint", row.subject))};
    if (verb == QLatin1String("edit"))
        return {editFix(row)};
    if (verb == QLatin1String("edit-function"))
        return {
            to(Text::tr("Edit function…"), places::at("edit/function", toText(triggerKeyOf(row.subject).functionKey())))};
    if (verb == QLatin1String("open-function-log"))
        return logFixes(row, definitions);
    if (verb == QLatin1String("logstores"))
        return {to(Text::tr("Open Logstores"), QStringLiteral("logstores"))};
    return {};
}

} // namespace

QList<CheckFix> fixesOf(const CheckRow &row, const DefinitionRows &definitions)
{
    if (row.good)
        return {};
    const auto action = QString::fromStdString(row.action);
    const auto at = action.indexOf(QLatin1Char('='));
    const auto fixes =
        at < 0 ? plainFixes(row, action, definitions) : namedFixes(row, action.left(at), action.mid(at + 1), definitions);
    if (!fixes.isEmpty() || row.command.empty())
        return fixes;
    return {{CheckFix::Kind::Copy, Text::tr("Copy command"), QString::fromStdString(row.command)}};
}

} // namespace sluice
