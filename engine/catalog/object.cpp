#include "engine/catalog/object.h"

#include "engine/catalog/fieldjson.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 10> kKindNames = {"authorization", "project",  "logstore", "bucket", "role",
                                                         "service",       "function", "trigger",  "user",   "connection"};
const std::string kConnection = "connection";
constexpr std::size_t kDescribedMax = 120; // bytes of one value in describe()

std::string nameOf(const std::string &key)
{
    return key;
}
template <class K> std::string nameOf(const K &key)
{
    return toText(key);
}

std::vector<std::string> parts(const std::string &name)
{
    std::vector<std::string> result(1);
    for (const char c : name) {
        if (c == '/')
            result.emplace_back();
        else
            result.back() += c;
    }
    return result;
}

bool keyFrom(const std::string &name, std::string &key)
{
    key = name;
    return true;
}
bool keyFrom(const std::string &name, LogstoreKey &key)
{
    const auto part = parts(name);
    if (part.size() == 2)
        key = {part[0], part[1]};
    return part.size() == 2;
}
bool keyFrom(const std::string &name, FunctionKey &key)
{
    const auto part = parts(name);
    if (part.size() == 2)
        key = {part[0], part[1]};
    return part.size() == 2;
}
bool keyFrom(const std::string &name, TriggerKey &key)
{
    const auto part = parts(name);
    if (part.size() == 3)
        key = {part[0], part[1], part[2]};
    return part.size() == 3;
}

template <class T> auto keyOf(const T &object)
{
    if constexpr (requires { object.key; })
        return object.key;
    else
        return object.name;
}

// Calls visit(kind, map) for each kind that is kept in a map.
template <class D, class V> void visitMaps(D &definitions, V visit)
{
    visit(ObjectKind::Project, definitions.projects);
    visit(ObjectKind::Logstore, definitions.logstores);
    visit(ObjectKind::Bucket, definitions.buckets);
    visit(ObjectKind::Role, definitions.roles);
    visit(ObjectKind::Service, definitions.services);
    visit(ObjectKind::Function, definitions.functions);
    visit(ObjectKind::Trigger, definitions.triggers);
    visit(ObjectKind::User, definitions.users);
    visit(ObjectKind::Connection, definitions.connections);
}

// Calls found(map, iterator) when the object is there.
template <class D, class F> void withObject(D &definitions, const ObjectRef &ref, F found)
{
    visitMaps(definitions, [&](ObjectKind kind, auto &map) {
        typename std::decay_t<decltype(map)>::key_type key;
        if (kind != ref.kind || !keyFrom(ref.name, key))
            return;
        if (const auto it = map.find(key); it != map.end())
            found(map, it);
    });
}

std::string authorizationText(bool authorized)
{
    return authorized ? R"({"authorized":true})" : R"({"authorized":false})";
}

template <class Map>
void diffMaps(ObjectKind kind, const Map &before, const Map &after, std::vector<Change> &kept, std::vector<Change> &gone)
{
    for (const auto &[key, object] : after) {
        const auto old = before.find(key);
        if (old == before.end())
            kept.push_back({{kind, nameOf(key)}, {}, fieldjson::toText(object), {}});
        else if (!(old->second == object))
            kept.push_back({{kind, nameOf(key)}, fieldjson::toText(old->second), fieldjson::toText(object), {}});
    }
    for (const auto &[key, object] : before) {
        if (!after.contains(key))
            gone.push_back({{kind, nameOf(key)}, fieldjson::toText(object), {}, {}});
    }
}

// A member's name as a stack file writes it.
std::string keyName(const std::string &member)
{
    static const std::map<std::string, std::string> kNames = {
        {"intervalSeconds", "interval"},
        {"ttlDays", "ttl"},
        {"memoryMb", "memorySize"},
        {"timeoutSeconds", "timeout"},
        {"initializationTimeoutSeconds", "initializationTimeout"},
        {"customCommand", "customRuntime.command"},
        {"customPort", "customRuntime.port"},
        {"templateName", "template"},
        {"startTime", "start at"},
        {"windowBytes", "window.bytes"},
        {"windowGroups", "window.groups"},
        {"environment", "environmentVariables"},
        {"secretValues", "secrets"},
    };
    const auto known = kNames.find(member);
    return known == kNames.end() ? member : known->second;
}

QJsonObject objectOf(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

std::string shown(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isEmpty() ? std::string("none") : value.toString().left(kDescribedMax).toStdString();
    if (value.isBool())
        return value.toBool() ? "yes" : "no";
    if (value.isDouble())
        return std::to_string(value.toInteger());
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact)).left(kDescribedMax).toStdString();
}

} // namespace

std::string_view toText(ObjectKind kind)
{
    return kKindNames[static_cast<std::size_t>(kind)];
}

Result<ObjectKind> objectKindFromText(std::string_view text)
{
    for (std::size_t i = 0; i < kKindNames.size(); ++i) {
        if (text == kKindNames[i]
            || (text.size() == kKindNames[i].size() + 1 && text.starts_with(kKindNames[i]) && text.ends_with('s')))
            return static_cast<ObjectKind>(i);
    }
    return fail(ErrorKind::Invalid, "UnknownKind",
                "there is no kind \"" + std::string(text)
                    + "\"; kinds are project, logstore, bucket, role, service, function, trigger, user and connection");
}

std::string toText(const ObjectRef &ref)
{
    return std::string(toText(ref.kind)) + ' ' + ref.name;
}

bool isInside(const ObjectRef &inner, const ObjectRef &outer)
{
    const bool holds = (outer.kind == ObjectKind::Project && inner.kind == ObjectKind::Logstore)
        || (outer.kind == ObjectKind::Service && (inner.kind == ObjectKind::Function || inner.kind == ObjectKind::Trigger))
        || (outer.kind == ObjectKind::Function && inner.kind == ObjectKind::Trigger);
    return holds && inner.name.starts_with(outer.name + '/');
}

std::vector<Change> diff(const Definitions &before, const Definitions &after)
{
    std::vector<Change> kept;
    std::vector<Change> gone;
    if (before.authorized != after.authorized)
        kept.push_back({{ObjectKind::Authorization, kConnection},
                        authorizationText(before.authorized),
                        authorizationText(after.authorized),
                        {}});
    diffMaps(ObjectKind::Project, before.projects, after.projects, kept, gone);
    diffMaps(ObjectKind::Logstore, before.logstores, after.logstores, kept, gone);
    diffMaps(ObjectKind::Bucket, before.buckets, after.buckets, kept, gone);
    diffMaps(ObjectKind::Role, before.roles, after.roles, kept, gone);
    diffMaps(ObjectKind::Service, before.services, after.services, kept, gone);
    diffMaps(ObjectKind::Function, before.functions, after.functions, kept, gone);
    diffMaps(ObjectKind::Trigger, before.triggers, after.triggers, kept, gone);
    diffMaps(ObjectKind::User, before.users, after.users, kept, gone);
    diffMaps(ObjectKind::Connection, before.connections, after.connections, kept, gone);
    std::reverse(gone.begin(), gone.end());
    kept.insert(kept.end(), std::make_move_iterator(gone.begin()), std::make_move_iterator(gone.end()));
    return kept;
}

bool contains(const Definitions &definitions, const ObjectRef &ref)
{
    bool there = ref.kind == ObjectKind::Authorization;
    withObject(definitions, ref, [&there](auto &, auto) { there = true; });
    return there;
}

std::string textOf(const Definitions &definitions, const ObjectRef &ref)
{
    if (ref.kind == ObjectKind::Authorization)
        return authorizationText(definitions.authorized);
    std::string text;
    withObject(definitions, ref, [&text](auto &, auto it) { text = fieldjson::toText(it->second); });
    return text;
}

std::string uidOf(const Definitions &definitions, const ObjectRef &ref)
{
    std::string uid;
    withObject(definitions, ref, [&uid](auto &, auto it) {
        if constexpr (requires { it->second.uid; })
            uid = it->second.uid;
    });
    return uid;
}

void setUid(Definitions &definitions, const ObjectRef &ref, const std::string &uid)
{
    withObject(definitions, ref, [&uid](auto &, auto it) {
        if constexpr (requires { it->second.uid; })
            it->second.uid = uid;
    });
}

std::string uidInText(const std::string &json)
{
    return objectOf(json).value(QLatin1StringView("uid")).toString().toStdString();
}

void eraseObject(Definitions &definitions, const ObjectRef &ref)
{
    withObject(definitions, ref, [](auto &map, auto it) { map.erase(it); });
}

Done putObject(Definitions &definitions, ObjectKind kind, const std::string &json)
{
    if (kind == ObjectKind::Authorization) {
        definitions.authorized = objectOf(json).value(QLatin1StringView("authorized")).toBool();
        return {};
    }
    Done done;
    visitMaps(definitions, [&](ObjectKind mapKind, auto &map) {
        if (mapKind != kind)
            return;
        auto object = fieldjson::fromText<typename std::decay_t<decltype(map)>::mapped_type>(json);
        if (object)
            map.insert_or_assign(keyOf(*object), *object);
        else
            done = fail(std::move(object).error());
    });
    return done;
}

std::vector<ObjectRef> everyObject(const Definitions &definitions)
{
    std::vector<ObjectRef> refs;
    visitMaps(definitions, [&refs](ObjectKind kind, const auto &map) {
        for (const auto &[key, object] : map)
            refs.push_back({kind, nameOf(key)});
    });
    return refs;
}

std::string describe(const Change &change)
{
    if (change.before.empty() || change.after.empty())
        return {};
    const auto before = objectOf(change.before);
    const auto after = objectOf(change.after);
    std::string text;
    for (auto it = after.begin(); it != after.end(); ++it) {
        const auto old = before.value(it.key());
        if (it.key() == QLatin1StringView("version") || old == it.value())
            continue;
        text += (text.empty() ? "" : ", ") + keyName(it.key().toStdString()) + ": " + shown(old) + " → " + shown(it.value());
    }
    return text;
}

} // namespace sluice
