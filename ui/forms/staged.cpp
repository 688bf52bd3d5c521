#include "ui/forms/staged.h"

#include "models/seen.h"

#include <algorithm>

namespace sluice {

namespace {

template <class T> const std::string &keyOf(const T &value)
{
    return value.name;
}
const LogstoreKey &keyOf(const Logstore &value)
{
    return value.key;
}
const LogstoreKey &keyOf(const LogstoreRow &value)
{
    return value.definition.key;
}
const FunctionKey &keyOf(const Function &value)
{
    return value.key;
}
const TriggerKey &keyOf(const Trigger &value)
{
    return value.key;
}

template <class T, class Key> auto *findIn(std::vector<T> &values, const Key &key)
{
    const auto it = std::find_if(values.begin(), values.end(), [&key](const T &value) { return keyOf(value) == key; });
    return it == values.end() ? nullptr : &*it;
}
template <class T, class Key> const T *findIn(const std::vector<T> &values, const Key &key)
{
    return findIn(const_cast<std::vector<T> &>(values), key);
}

template <class T> void putInto(std::vector<T> &values, const T &value)
{
    if (auto *there = findIn(values, keyOf(value)))
        *there = value;
    else
        values.push_back(value);
}

// What traffic a Logstore has is the engine's to say; the definition is the staged one.
void putInto(std::vector<LogstoreRow> &rows, const Logstore &value)
{
    if (auto *there = findIn(rows, value.key)) {
        there->definition = value;
        return;
    }
    LogstoreRow row;
    row.definition = value;
    rows.push_back(std::move(row));
}

} // namespace

Staged::Staged(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::definitionsChanged, this, &Staged::overlay);
    overlay();
}

void Staged::overlay()
{
    m_rows = *m_workspace.definitions();
    for (const auto &value : m_changes.projects)
        putInto(m_rows.projects, value);
    for (const auto &value : m_changes.logstores)
        putInto(m_rows.logstores, value);
    for (const auto &value : m_changes.buckets)
        putInto(m_rows.buckets, value);
    for (const auto &value : m_changes.roles)
        putInto(m_rows.roles, value);
    for (const auto &value : m_changes.services)
        putInto(m_rows.services, value);
    for (const auto &value : m_changes.functions)
        putInto(m_rows.functions, value);
    for (const auto &value : m_changes.triggers)
        putInto(m_rows.triggers, value);
    emit changed();
}

void Staged::setChanges(PutDefinitions changes)
{
    m_changes = std::move(changes);
    overlay();
}

template <class T> void Staged::stage(std::vector<T> &values, const T &value, SeenObject seen)
{
    putInto(values, value);
    putSeen(m_changes.seen, std::move(seen));
    overlay();
}

void Staged::put(const Project &value)
{
    stage(m_changes.projects, value, seenNow(m_workspace.definitions()->projects, value));
}
void Staged::put(const Logstore &value)
{
    const auto *row = findIn(m_workspace.definitions()->logstores, value.key);
    stage(m_changes.logstores, value, row ? seen(row->definition) : seenNow<Logstore>({}, value));
}
void Staged::put(const Bucket &value)
{
    stage(m_changes.buckets, value, seenNow(m_workspace.definitions()->buckets, value));
}
void Staged::put(const Role &value)
{
    put(value, seenRole(value.name));
}
void Staged::put(const Role &value, SeenObject seen)
{
    stage(m_changes.roles, value, std::move(seen));
}
void Staged::put(const Service &value)
{
    stage(m_changes.services, value, seenNow(m_workspace.definitions()->services, value));
}
void Staged::put(const Function &value)
{
    stage(m_changes.functions, value, seenNow(m_workspace.definitions()->functions, value));
}

SeenObject Staged::seenRole(const std::string &name) const
{
    Role role;
    role.name = name;
    return seenNow(m_workspace.definitions()->roles, role);
}

bool Staged::isOvertaken(const std::string &role) const
{
    const auto now = seenRole(role);
    const auto *then = seenIn(m_changes.seen, now);
    return then && then->text != now.text && findIn(m_changes.roles, role);
}

void Staged::clear()
{
    setChanges({});
}

const Project *Staged::project(const std::string &name) const
{
    return findIn(m_rows.projects, name);
}
const LogstoreRow *Staged::logstore(const LogstoreKey &key) const
{
    return findIn(m_rows.logstores, key);
}
const Bucket *Staged::bucket(const std::string &name) const
{
    return findIn(m_rows.buckets, name);
}
const Role *Staged::role(const std::string &name) const
{
    return findIn(m_rows.roles, name);
}
const Service *Staged::service(const std::string &name) const
{
    return findIn(m_rows.services, name);
}
const Function *Staged::function(const FunctionKey &key) const
{
    return findIn(m_rows.functions, key);
}
const Trigger *Staged::trigger(const TriggerKey &key) const
{
    return findIn(m_rows.triggers, key);
}

} // namespace sluice
