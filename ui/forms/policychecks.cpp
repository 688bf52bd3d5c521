#include "ui/forms/policychecks.h"

#include "engine/access/ram/evaluator.h"
#include "engine/base/jsonvalue.h"
#include "engine/base/nearest.h"
#include "ui/forms/policystatements.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PolicyChecks)
};

// Those that triggers, functions and templates meet; the engine's own advice knows all.
constexpr std::array kActions = {
    "log:GetCursorOrData",  "log:GetLogStore",    "log:GetLogStoreLogs", "log:ListLogStores",  "log:ListShards",
    "log:PostLogStoreLogs", "log:CreateLogStore", "log:UpdateLogStore",  "log:DeleteLogStore", "log:CreateIndex",
    "fc:InvokeFunction",    "fc:GetFunction",     "fc:CreateTrigger",    "fc:UpdateTrigger",   "fc:DeleteTrigger",
    "oss:GetObject",        "oss:PutObject",      "oss:ListObjects",     "oss:DeleteObject",   "sts:AssumeRole",
};

// The engine's hint ends in "; did you mean NAME?": the repair is that word.
QString meantWord(const std::string &message)
{
    static constexpr std::string_view kMark = "did you mean ";
    const auto at = message.find(kMark);
    const auto end = message.rfind('?');
    if (at == std::string::npos || end == std::string::npos || end < at)
        return {};
    return QString::fromStdString(message.substr(at + kMark.size(), end - at - kMark.size()));
}

QString sentence(const std::string &message)
{
    auto text = QString::fromStdString(message);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text.endsWith(QLatin1Char('?')) || text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

// The written pattern that begins at that place, and whose it is.
const WrittenPattern *patternAt(const std::vector<WrittenStatement> &statements, std::string_view text, int line, int column)
{
    for (const auto &statement : statements) {
        for (const auto &action : statement.actions) {
            const auto place = placeAt(text, action.begin);
            if (place.line == line && place.column == column)
                return &action;
        }
    }
    return nullptr;
}

PolicyCheck checkOf(const PolicyProblem &problem, const std::string &text, const std::vector<WrittenStatement> &statements)
{
    PolicyCheck check;
    check.weight =
        problem.weight == PolicyProblem::Weight::Error ? PolicyCheck::Weight::Error : PolicyCheck::Weight::Warning;
    check.line = problem.line;
    check.column = problem.column;
    check.text = sentence(problem.message);
    const auto *pattern = patternAt(statements, text, problem.line, problem.column);
    if (!pattern)
        return check;
    check.column += 1; // inside the quotes
    check.length = int(pattern->text.size());
    const auto colon = pattern->text.find(':');
    const auto word = meantWord(problem.message);
    if (word.isEmpty() || colon == std::string::npos)
        return check;
    // The hint names an action of the service, or another service.
    const bool action = std::string_view(problem.message).starts_with("no action");
    const auto wanted =
        action ? pattern->text.substr(0, colon + 1) + word.toStdString() : word.toStdString() + pattern->text.substr(colon);
    check.text =
        Text::tr("unknown action %1. Meant %2?").arg(QString::fromStdString(pattern->text), QString::fromStdString(wanted));
    check.button = Text::tr("Fi&x");
    auto repaired = text;
    repaired.replace(pattern->begin, pattern->end - pattern->begin, jsonQuoted(wanted));
    check.repaired = QString::fromStdString(repaired);
    return check;
}

// "Resource": "*" where only one bucket or project is used.
std::optional<PolicyCheck> widthOf(const WrittenStatement &statement, const std::string &text, const PolicyUse &use)
{
    if (!statement.allows || statement.notAction || statement.notResource || statement.actions.empty())
        return std::nullopt;
    const auto all = std::find_if(statement.resources.begin(), statement.resources.end(),
                                  [](const WrittenPattern &one) { return one.text == "*"; });
    if (all == statement.resources.end())
        return std::nullopt;
    const auto only = [&statement](std::string_view service) {
        return std::all_of(statement.actions.begin(), statement.actions.end(),
                           [service](const WrittenPattern &one) { return one.text.starts_with(service); });
    };
    const bool objects = only("oss:");
    const auto used = objects ? use.bucket : only("log:") ? use.project : QString();
    if (used.isEmpty())
        return std::nullopt;
    PolicyCheck check;
    check.weight = PolicyCheck::Weight::Warning;
    const auto place = placeAt(text, all->begin);
    check.line = place.line;
    check.column = place.column + 1;
    check.length = 1;
    const auto first = QString::fromStdString(statement.actions.front().text);
    check.text = objects ? Text::tr("%1 on every bucket. Only %2 is used here.").arg(first, used)
                         : Text::tr("%1 on every project. Only %2 is used here.").arg(first, used);
    check.button = Text::tr("Narro&w");
    const auto base =
        (objects ? QStringLiteral("acs:oss:*:*:%1") : QStringLiteral("acs:log:*:*:project/%1")).arg(used).toStdString();
    const auto both = jsonQuoted(base) + ", " + jsonQuoted(base + "/*");
    auto repaired = text;
    const bool inList = statement.resourcesAreList;
    repaired.replace(all->begin, all->end - all->begin, inList ? both : '[' + both + ']');
    check.repaired = QString::fromStdString(repaired);
    return check;
}

} // namespace

QList<PolicyCheck> checksOf(const QString &document, const PolicyUse &use)
{
    const auto text = document.toStdString();
    const auto statements = writtenStatements(text);
    QList<PolicyCheck> checks;
    bool broken = false;
    for (const auto &problem : checkPolicy(text)) {
        checks.append(checkOf(problem, text, statements));
        broken = broken || problem.weight == PolicyProblem::Weight::Error;
    }
    if (!broken) {
        for (const auto &statement : statements) {
            if (auto wide = widthOf(statement, text, use))
                checks.append(*wide);
        }
    }
    std::stable_sort(checks.begin(), checks.end(), [](const PolicyCheck &a, const PolicyCheck &b) {
        return a.weight != b.weight ? a.weight == PolicyCheck::Weight::Error : a.line < b.line;
    });
    if (!broken) {
        PolicyCheck good;
        good.text = Text::tr("Valid JSON, policy version 1");
        checks.append(good);
    }
    return checks;
}

std::optional<TryAnswer> tryAccess(const QString &document, const QStringList &systemPolicies, const QString &action,
                                   const QString &resource, std::int64_t nowMs)
{
    if (action.trimmed().isEmpty() || resource.trimmed().isEmpty())
        return std::nullopt;
    std::vector<PolicyPtr> kept;
    std::vector<std::string> names;
    const auto text = document.toStdString();
    const auto own = parsePolicy(text);
    if (own) {
        kept.push_back(*own);
        names.emplace_back();
    }
    for (const auto &name : systemPolicies) {
        if (auto policy = systemPolicy(name.toStdString())) {
            kept.push_back(std::move(policy));
            names.push_back(name.toStdString());
        }
    }
    std::vector<AttachedPolicy> attached;
    for (std::size_t i = 0; i < kept.size(); ++i)
        attached.push_back({names[i], kept[i].get()});
    const auto wantedAction = action.trimmed().toStdString();
    const auto wantedResource = resource.trimmed().toStdString();
    AccessRequest request;
    request.action = wantedAction;
    request.resource = wantedResource;
    request.time = WallTime(std::chrono::duration_cast<WallTime::duration>(std::chrono::milliseconds(nowMs)));
    const auto decision = evaluate(attached, request);
    TryAnswer answer;
    answer.allowed = decision.allowed();
    if (decision.verdict == AccessVerdict::DeniedByDefault) {
        answer.text = Text::tr("Not allowed: no statement allows it");
        return answer;
    }
    const auto number = decision.statement + 1;
    const auto &name = names[decision.policy];
    if (!name.empty()) {
        answer.text =
            (answer.allowed ? Text::tr("Allowed by %1") : Text::tr("Denied by %1")).arg(QString::fromStdString(name));
        return answer;
    }
    const auto statements = writtenStatements(text);
    const int line = decision.statement < statements.size() ? placeAt(text, statements[decision.statement].begin).line : 0;
    answer.text =
        (answer.allowed ? Text::tr("Allowed by statement %1, line %2") : Text::tr("Denied by statement %1, line %2"))
            .arg(number)
            .arg(line);
    return answer;
}

QString emptyPolicy()
{
    return QStringLiteral("{\n  \"Version\": \"1\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n"
                          "      \"Action\": [\n        \"log:GetCursorOrData\",\n        \"log:ListShards\"\n      ],\n"
                          "      \"Resource\": \"*\"\n    }\n  ]\n}");
}

QStringList knownActions()
{
    QStringList actions;
    for (const auto *action : kActions)
        actions.append(QLatin1String(action));
    return actions;
}

} // namespace sluice
