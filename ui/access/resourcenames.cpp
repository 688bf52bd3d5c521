#include "ui/access/resourcenames.h"

namespace sluice {

QStringList resourceNames(const DefinitionRows &rows)
{
    QStringList names;
    const auto add = [&names](const char *service, const QString &path) {
        if (names.size() < kResourcesOffered)
            names.append(QStringLiteral("acs:%1:*:*:%2").arg(QLatin1String(service), path));
    };
    const auto text = [](const std::string &name) { return QString::fromStdString(name); };
    for (const auto &project : rows.projects)
        add("log", QStringLiteral("project/%1").arg(text(project.name)));
    for (const auto &service : rows.services)
        add("fc", QStringLiteral("services/%1").arg(text(service.name)));
    for (const auto &bucket : rows.buckets)
        add("oss", QStringLiteral("%1/*").arg(text(bucket.name)));
    for (const auto &row : rows.logstores)
        add("log",
            QStringLiteral("project/%1/logstore/%2")
                .arg(text(row.definition.key.project), text(row.definition.key.logstore)));
    for (const auto &function : rows.functions)
        add("fc", QStringLiteral("services/%1/functions/%2").arg(text(function.key.service), text(function.key.function)));
    for (const auto &trigger : rows.triggers)
        add("fc",
            QStringLiteral("services/%1/functions/%2/triggers/%3")
                .arg(text(trigger.key.service), text(trigger.key.function), text(trigger.key.trigger)));
    for (const auto &role : rows.roles)
        add("ram", QStringLiteral("role/%1").arg(text(role.name)));
    for (const auto &user : rows.users)
        add("ram", QStringLiteral("user/%1").arg(text(user.name)));
    return names;
}

} // namespace sluice
