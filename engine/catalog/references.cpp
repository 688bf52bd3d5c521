#include "engine/catalog/references.h"

#include "engine/catalog/names.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t kNamedUsersMax = 20; // in one message

std::string field(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString().toStdString();
}

class Users {
public:
    Users(const Definitions &definitions, const ObjectRef &ref)
        : m_definitions(definitions)
        , m_ref(ref)
    {
    }

    std::vector<ObjectRef> find()
    {
        inside();
        services();
        triggers();
        std::sort(m_found.begin(), m_found.end());
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
        return std::move(m_found);
    }

private:
    void add(ObjectKind kind, std::string name) { m_found.push_back({kind, std::move(name)}); }
    bool isProject(const std::string &name) const { return m_ref.kind == ObjectKind::Project && m_ref.name == name; }
    bool isLogstore(const LogstoreKey &key) const
    {
        return isProject(key.project) || (m_ref.kind == ObjectKind::Logstore && m_ref.name == toText(key));
    }
    bool isRole(const std::string &name) const { return m_ref.kind == ObjectKind::Role && m_ref.name == name; }

    void inside()
    {
        if (m_ref.kind != ObjectKind::Project && m_ref.kind != ObjectKind::Service && m_ref.kind != ObjectKind::Function)
            return;
        for (auto &ref : everyObject(m_definitions)) {
            if (isInside(ref, m_ref))
                m_found.push_back(std::move(ref));
        }
    }
    void services()
    {
        for (const auto &[name, service] : m_definitions.services) {
            if ((!service.log.logstore.empty() && isLogstore(service.log))
                || (!service.role.empty() && isRole(service.role)))
                add(ObjectKind::Service, name);
        }
    }
    void triggers()
    {
        const bool seen =
            m_ref.kind == ObjectKind::Project || m_ref.kind == ObjectKind::Logstore || m_ref.kind == ObjectKind::Bucket;
        for (const auto &[key, trigger] : m_definitions.triggers) {
            if (isLogstore(trigger.source) || isLogstore(trigger.triggerLogKey())
                || (!trigger.role.empty() && isRole(trigger.role)) || (seen && targets(trigger)))
                add(ObjectKind::Trigger, toText(key));
        }
    }
    bool targets(const Trigger &trigger) const
    {
        const auto target = seenTarget(m_definitions, trigger);
        return (target.logstore && isLogstore(*target.logstore))
            || (target.bucket && m_ref.kind == ObjectKind::Bucket && m_ref.name == *target.bucket);
    }

    const Definitions &m_definitions;
    const ObjectRef &m_ref;
    std::vector<ObjectRef> m_found;
};

void loseReference(Service &service, const ObjectRef &ref)
{
    const bool log = (ref.kind == ObjectKind::Logstore && toText(service.log) == ref.name)
        || (ref.kind == ObjectKind::Project && service.log.project == ref.name);
    if (log)
        service.log = {};
    if (ref.kind == ObjectKind::Role && service.role == ref.name) {
        service.role.clear();
        service.policies.clear();
    }
}

} // namespace

bool isLocalEndpoint(std::string_view endpoint)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (endpoint.starts_with(scheme))
            endpoint.remove_prefix(scheme.size());
    }
    const auto host = endpoint.substr(0, endpoint.find_first_of(":/"));
    return host.empty() || host == "local" || host == "localhost" || host == "127.0.0.1" || endpoint.starts_with("[::1]");
}

SeenTarget seenTarget(const Definitions &definitions, const Trigger &trigger)
{
    const auto function = definitions.functions.find(trigger.key.functionKey());
    if (function == definitions.functions.end())
        return {};
    const auto name = nativeTemplateName(function->second.templateName);
    if (!name)
        return {};
    const auto target = QJsonDocument::fromJson(QByteArray::fromStdString(trigger.parameter))
                            .object()
                            .value(QLatin1StringView("target"))
                            .toObject();
    SeenTarget seen;
    if (*name == kReplicationTemplate && isLocalEndpoint(field(target, "endpoint"))) {
        LogstoreKey key{field(target, "projectName"), field(target, "logstoreName")};
        if (!key.project.empty() && !key.logstore.empty())
            seen.logstore = std::move(key);
    }
    if (*name == kShipperTemplate && isLocalEndpoint(field(target, "ossEndpoint"))) {
        if (auto bucket = field(target, "ossBucket"); !bucket.empty())
            seen.bucket = std::move(bucket);
    }
    return seen;
}

std::vector<ObjectRef> usersOf(const Definitions &definitions, const ObjectRef &ref)
{
    return Users(definitions, ref).find();
}

tl::unexpected<Error> notFound(const ObjectRef &ref)
{
    const auto code = [&ref] {
        switch (ref.kind) {
        case ObjectKind::Authorization: break;
        case ObjectKind::Project: return "ProjectNotExist";
        case ObjectKind::Logstore: return "LogStoreNotExist";
        case ObjectKind::Bucket: return "NoSuchBucket";
        case ObjectKind::Role: return "EntityNotExist.Role";
        case ObjectKind::Service: return "ServiceNotFound";
        case ObjectKind::Function: return "FunctionNotFound";
        case ObjectKind::Trigger: return "TriggerNotFound";
        case ObjectKind::User: return "EntityNotExist.User";
        case ObjectKind::Connection: return "ConnectionNotExist";
        }
        return "NotFound";
    }();
    return fail(ErrorKind::NotFound, code, "there is no " + toText(ref));
}

Done removeObject(Definitions &definitions, const ObjectRef &ref, DeleteMode mode)
{
    if (ref.kind == ObjectKind::Authorization || !contains(definitions, ref))
        return notFound(ref);
    const auto users = usersOf(definitions, ref);
    if (!users.empty() && mode == DeleteMode::Alone) {
        std::string list;
        for (std::size_t i = 0; i < users.size() && i < kNamedUsersMax; ++i)
            list += (i > 0 ? ", " : "") + toText(users[i]);
        if (users.size() > kNamedUsersMax)
            list += " and " + std::to_string(users.size() - kNamedUsersMax) + " more";
        return fail(ErrorKind::InUse, "ObjectInUse",
                    toText(ref) + " is used by " + list + "; delete them first, or all together with --cascade");
    }
    for (const auto &user : users) {
        if (user.kind == ObjectKind::Service && !isInside(user, ref))
            loseReference(definitions.services.at(user.name), ref);
        else if (contains(definitions, user))
            SLUICE_TRY(removeObject(definitions, user, DeleteMode::Cascade));
    }
    eraseObject(definitions, ref);
    return {};
}

} // namespace sluice
