#include "models/changewords.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

QString actionText(const std::string &action, const QString &what)
{
    if (action == "create")
        return ChangeWords::tr("created %1").arg(what);
    if (action == "delete")
        return ChangeWords::tr("deleted %1").arg(what);
    if (action == "restore")
        return ChangeWords::tr("restored %1").arg(what);
    if (action == "apply")
        return ChangeWords::tr("applied a stack with %1").arg(what);
    if (action == "pause")
        return ChangeWords::tr("paused %1").arg(what);
    if (action == "resume")
        return ChangeWords::tr("resumed %1").arg(what);
    if (action == "authorize")
        return ChangeWords::tr("confirmed the authorization policy");
    if (action == "revoke")
        return ChangeWords::tr("revoked the authorization");
    if (action == "checkpoint")
        return ChangeWords::tr("moved the checkpoint of %1").arg(what);
    if (action == "undo")
        return ChangeWords::tr("undone: %1").arg(what);
    if (action == "redo")
        return ChangeWords::tr("done again: %1").arg(what);
    return ChangeWords::tr("edited %1").arg(what);
}

QString withOthers(const QString &text, std::uint64_t others)
{
    return others == 0 ? text : ChangeWords::tr("%1 and %n more", nullptr, int(others)).arg(text);
}

} // namespace

QString kindWord(const std::string &kind)
{
    if (kind == "project")
        return ChangeWords::tr("project");
    if (kind == "logstore")
        return ChangeWords::tr("Logstore");
    if (kind == "bucket")
        return ChangeWords::tr("bucket");
    if (kind == "role")
        return ChangeWords::tr("role");
    if (kind == "service")
        return ChangeWords::tr("service");
    if (kind == "function")
        return ChangeWords::tr("function");
    if (kind == "trigger")
        return ChangeWords::tr("trigger");
    if (kind == "user")
        return ChangeWords::tr("user");
    if (kind == "connection")
        return ChangeWords::tr("connection");
    if (kind == "secret")
        return ChangeWords::tr("secret");
    if (kind == "authorization")
        return ChangeWords::tr("authorization");
    if (kind == "index")
        return ChangeWords::tr("index");
    return QString::fromStdString(kind);
}

QString changeText(const StepRow &step)
{
    if (step.timeMs == 0)
        return {};
    const auto what = ChangeWords::tr("%1 %2", "kind and name").arg(kindWord(step.kind), QString::fromStdString(step.name));
    return withOthers(actionText(step.action, what), step.others);
}

QString planText(const PlanRows &plan)
{
    const PlanRow *first = nullptr;
    std::uint64_t changed = 0;
    for (const auto &row : plan.rows) {
        if (row.action == "keep")
            continue;
        first = first ? first : &row;
        ++changed;
    }
    if (!first)
        return ChangeWords::tr("nothing changed");
    const auto what =
        ChangeWords::tr("%1 %2", "kind and name").arg(kindWord(first->kind), QString::fromStdString(first->name));
    return withOthers(actionText(first->action, what), changed - 1);
}

} // namespace sluice
