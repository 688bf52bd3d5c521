#include "ui/forms/choices.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormChoices)
};

} // namespace

QList<Choice> projectChoices(const Staged &staged)
{
    QList<Choice> choices;
    for (const auto &project : staged.rows().projects)
        choices.append({QString::fromStdString(project.name),
                        {},
                        Text::tr("region %1").arg(QString::fromStdString(project.region)),
                        "bucket"});
    return choices;
}

QList<Choice> logstoreChoices(const Staged &staged, const std::string &project)
{
    QList<Choice> choices;
    for (const auto &row : staged.rows().logstores) {
        const auto &key = row.definition.key;
        if (key.project != project)
            continue;
        const bool fresh = row.definition.uid.empty(); // the engine gives it when it makes one
        choices.append(
            {QString::fromStdString(key.logstore), {}, fresh ? Text::tr("will be created") : QString(), "logstore"});
    }
    return choices;
}

QList<Choice> roleChoices(const Staged &staged)
{
    QList<Choice> choices;
    for (const auto &role : staged.rows().roles)
        choices.append(
            {QString::fromStdString(role.name),
             {},
             role.trust == "log" ? Text::tr("Log Service assumes it to invoke") : Text::tr("Function Compute assumes it"),
             "shield"});
    return choices;
}

QList<Choice> bucketChoices(const Staged &staged)
{
    QList<Choice> choices;
    for (const auto &bucket : staged.rows().buckets)
        choices.append({QString::fromStdString(bucket.name), {}, {}, "bucket"});
    return choices;
}

} // namespace sluice
