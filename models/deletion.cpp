#include "models/deletion.h"

#include "engine/catalog/references.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct DeletionText {
    Q_DECLARE_TR_FUNCTIONS(Deletion)
};

Definitions definitionsOf(const DefinitionRows &rows)
{
    Definitions all;
    for (const auto &value : rows.projects)
        all.projects[value.name] = value;
    for (const auto &row : rows.logstores)
        all.logstores[row.definition.key] = row.definition;
    for (const auto &value : rows.buckets)
        all.buckets[value.name] = value;
    for (const auto &value : rows.roles)
        all.roles[value.name] = value;
    for (const auto &value : rows.users)
        all.users[value.name] = value;
    for (const auto &value : rows.connections)
        all.connections[value.name] = value;
    for (const auto &value : rows.services)
        all.services[value.name] = value;
    for (const auto &value : rows.functions)
        all.functions[value.key] = value;
    for (const auto &value : rows.triggers)
        all.triggers[value.key] = value;
    return all;
}

std::optional<ObjectRef> refOf(const Definitions &all, const std::string &kind, const std::string &name)
{
    for (const auto &ref : everyObject(all)) {
        if (toText(ref) == kind + ' ' + name)
            return ref;
    }
    return std::nullopt;
}

// What a trigger elsewhere has to do with things that go.
QString useOf(const Definitions &before, const Definitions &after, const TriggerKey &key)
{
    const auto &trigger = before.triggers.at(key);
    const auto goes = [&](const LogstoreKey &logstore) {
        return before.logstores.contains(logstore) && !after.logstores.contains(logstore);
    };
    if (goes(trigger.source))
        return DeletionText::tr("reads it");
    if (goes(trigger.triggerLogKey()))
        return DeletionText::tr("has its trigger log there");
    const auto target = seenTarget(before, trigger);
    if ((target.logstore && goes(*target.logstore)) || (target.bucket && !after.buckets.contains(*target.bucket)))
        return DeletionText::tr("writes to it");
    return DeletionText::tr("runs under it");
}

QString lossOf(const Service &before, const Service &after)
{
    return before.log != after.log ? DeletionText::tr("has its function log there") : DeletionText::tr("runs under it");
}

} // namespace

Deletion deletionOf(const DefinitionRows &rows, const std::string &kind, const std::string &name)
{
    const auto before = definitionsOf(rows);
    const auto ref = refOf(before, kind, name);
    auto after = before;
    Deletion all;
    if (!ref || !removeObject(after, *ref, DeleteMode::Cascade))
        return all;
    for (const auto &one : everyObject(before)) {
        if (one == *ref)
            continue;
        Deletion::Other other{std::string(toText(one.kind)), one.name, {}};
        if (!contains(after, one)) {
            if (!isInside(one, *ref) && one.kind == ObjectKind::Trigger)
                other.why = useOf(before, after, triggerKeyOf(one.name));
            (isInside(one, *ref) ? all.inside : all.users).push_back(std::move(other));
        } else if (one.kind == ObjectKind::Service && before.services.at(one.name) != after.services.at(one.name)) {
            other.why = lossOf(before.services.at(one.name), after.services.at(one.name));
            all.losers.push_back(std::move(other));
        }
    }
    return all;
}

} // namespace sluice
