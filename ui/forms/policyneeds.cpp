#include "ui/forms/policyneeds.h"

#include "engine/base/jsonvalue.h"
#include "engine/catalog/names.h"
#include "ui/widgets/codeview.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PolicyNeeds)
};

struct Need {
    QStringList actions;
    QString resource; // that stands for what is used
    QString pattern; // to be allowed
};

QList<Need> needs(const QString &templateName, const PolicyUse &use)
{
    const auto name = nativeTemplateName(templateName.toStdString());
    const auto project = use.project.isEmpty() ? QStringLiteral("*") : use.project;
    const auto bucket = use.bucket.isEmpty() ? QStringLiteral("*") : use.bucket;
    const auto inProject = QStringLiteral("acs:log:*:*:project/%1/*").arg(project);
    const auto inBucket = QStringLiteral("acs:oss:*:*:%1/*").arg(bucket);
    const Need read = {
        {QStringLiteral("log:GetCursorOrData"), QStringLiteral("log:ListShards")},
        QStringLiteral("acs:log:local:0:project/%1/logstore/source").arg(project == "*" ? "project" : project),
        inProject};
    if (name == kShipperTemplate)
        return {read,
                {{QStringLiteral("oss:PutObject")},
                 QStringLiteral("acs:oss:local:0:%1/object").arg(bucket == "*" ? "bucket" : bucket),
                 inBucket}};
    if (name == kReplicationTemplate)
        return {read,
                {{QStringLiteral("log:PostLogStoreLogs")},
                 QStringLiteral("acs:log:local:0:project/%1/logstore/target").arg(project == "*" ? "project" : project),
                 inProject}};
    return {};
}

QString statementOf(const Need &need)
{
    QStringList actions;
    for (const auto &action : need.actions)
        actions.append(QLatin1Char('"') + action + QLatin1Char('"'));
    return QStringLiteral("{\"Effect\": \"Allow\", \"Action\": [%1], \"Resource\": \"%2\"}")
        .arg(actions.join(QLatin1String(", ")), need.pattern);
}

QString documentOf(const QList<Need> &all)
{
    QStringList statements;
    for (const auto &need : all)
        statements.append(statementOf(need));
    return indentedJson(QStringLiteral("{\"Version\": \"1\", \"Statement\": [%1]}").arg(statements.join(QLatin1Char(','))));
}

// The document with one more statement; "" when there is no list of statements.
QString withStatement(const QString &document, const Need &need)
{
    auto text = document.toStdString();
    const auto root = parseJson(text, kPolicyBytesMax);
    const auto *list = root ? root->find("Statement") : nullptr;
    if (!list || !list->is(JsonValue::Kind::Array))
        return {};
    const auto statement = statementOf(need).toStdString();
    if (list->items.empty())
        text.insert(list->begin + 1, statement);
    else
        text.insert(list->items.back().end, ", " + statement);
    return indentedJson(QString::fromStdString(text));
}

} // namespace

QList<PolicyCheck> needsOf(const QString &document, const QStringList &systemPolicies, const QString &templateName,
                           const PolicyUse &use, std::int64_t nowMs)
{
    QList<PolicyCheck> checks;
    const auto all = needs(templateName, use);
    for (const auto &need : all) {
        for (const auto &action : need.actions) {
            const auto answer = tryAccess(document, systemPolicies, action, need.resource, nowMs);
            if (answer && answer->allowed)
                continue;
            PolicyCheck check;
            check.weight = PolicyCheck::Weight::Warning;
            check.text = Text::tr("%1 also needs %2.").arg(templateName, action);
            check.repaired = withStatement(document, need);
            check.button = check.repaired.isEmpty() ? QString() : Text::tr("Add");
            checks.append(check);
            break; // the repair allows the others too
        }
    }
    if (checks.isEmpty() && !all.isEmpty()) {
        PolicyCheck good;
        good.text = Text::tr("Covers what %1 needs").arg(templateName);
        checks.append(good);
    }
    return checks;
}

QList<PolicyTemplate> policyTemplates(const PolicyUse &use)
{
    QList<PolicyTemplate> templates;
    for (const auto name : {kShipperTemplate, kReplicationTemplate}) {
        const auto text = QString::fromUtf8(name.data(), qsizetype(name.size()));
        templates.append({Text::tr("What %1 needs").arg(text), documentOf(needs(text, use))});
    }
    for (const auto &policy : systemPolicies()) {
        if (policy.name.starts_with("AliyunLog") || policy.name.starts_with("AliyunOSS"))
            templates.append({QString::fromUtf8(policy.name.data(), qsizetype(policy.name.size())),
                              indentedJson(QString::fromUtf8(policy.document.data(), qsizetype(policy.document.size())))});
    }
    return templates;
}

} // namespace sluice
