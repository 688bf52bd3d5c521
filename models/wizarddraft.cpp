#include "models/wizarddraft.h"

#include "engine/catalog/fieldjson.h"
#include "models/seen.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

namespace {

template <class List, class Match> bool anyIn(const List &list, Match match)
{
    return std::any_of(list.begin(), list.end(), match);
}

bool projectIn(const std::vector<Project> &projects, const std::string &name)
{
    return anyIn(projects, [&name](const Project &one) { return one.name == name; });
}

const LogstoreRow *logstoreIn(const DefinitionRows &now, const LogstoreKey &key)
{
    const auto found = std::find_if(now.logstores.begin(), now.logstores.end(),
                                    [&key](const LogstoreRow &row) { return row.definition.key == key; });
    return found == now.logstores.end() ? nullptr : &*found;
}

bool bucketIn(const std::vector<Bucket> &buckets, const std::string &name)
{
    return anyIn(buckets, [&name](const Bucket &one) { return one.name == name; });
}

const Role *roleIn(const std::vector<Role> &roles, const std::string &name)
{
    const auto found = std::find_if(roles.begin(), roles.end(), [&name](const Role &one) { return one.name == name; });
    return found == roles.end() ? nullptr : &*found;
}

const Service *serviceIn(const DefinitionRows &now, const std::string &name)
{
    const auto found =
        std::find_if(now.services.begin(), now.services.end(), [&name](const Service &one) { return one.name == name; });
    return found == now.services.end() ? nullptr : &*found;
}

void appendMissing(std::vector<std::string> &list, const std::vector<std::string> &more)
{
    for (const auto &one : more) {
        if (std::find(list.begin(), list.end(), one) == list.end())
            list.push_back(one);
    }
}

// What the draft still refers to.
struct Uses {
    std::vector<LogstoreKey> logstores;
    std::string bucket;

    explicit Uses(const WizardDraft &draft)
    {
        if (!draft.service.log.logstore.empty())
            logstores.push_back(draft.service.log);
        if (!draft.withTrigger)
            return;
        logstores.push_back(draft.trigger.source);
        logstores.push_back(draft.trigger.triggerLogKey());
        auto target = targetOf(draft);
        bucket = std::move(target.bucket);
        if (!target.logstore.logstore.empty())
            logstores.push_back(std::move(target.logstore));
    }
    [[nodiscard]] bool logstore(const LogstoreKey &key) const
    {
        return std::find(logstores.begin(), logstores.end(), key) != logstores.end();
    }
    [[nodiscard]] bool project(const std::string &name) const
    {
        return anyIn(logstores, [&name](const LogstoreKey &key) { return key.project == name; });
    }
};

void addPlaces(PutDefinitions &command, const WizardDraft &draft, const DefinitionRows &now)
{
    const Uses uses(draft);
    for (const auto &project : draft.projects) {
        if (uses.project(project.name) && !projectIn(now.projects, project.name))
            command.projects.push_back(project);
    }
    for (const auto &logstore : draft.logstores) {
        if (!uses.logstore(logstore.key))
            continue;
        const auto *row = logstoreIn(now, logstore.key);
        if (row != nullptr && (row->definition.index || !logstore.index))
            continue;
        command.logstores.push_back(row == nullptr ? logstore : row->definition);
        command.logstores.back().index = logstore.index;
        if (row != nullptr)
            command.seen.push_back(seen(row->definition));
    }
    for (const auto &bucket : draft.buckets) {
        if (bucket.name == uses.bucket && !bucketIn(now.buckets, bucket.name))
            command.buckets.push_back(bucket);
    }
}

bool sameOwnPolicy(const Role &a, const Role &b)
{
    return a.document == b.document && a.policyName == b.policyName && a.policyDescription == b.policyDescription;
}

// A role that exists: what the draft changes of it goes over what it is now. Where both changed its own policy, the engine
// is told what the draft saw, and refuses.
void addChangedRole(PutDefinitions &command, const WizardDraft &draft, const Role &existing)
{
    auto changed = existing;
    auto was = seen(existing);
    const auto *staged = roleIn(draft.roles, existing.name);
    if (staged != nullptr && !sameOwnPolicy(*staged, existing)) {
        changed.document = staged->document;
        changed.policyName = staged->policyName;
        changed.policyDescription = staged->policyDescription;
        const auto *known = seenIn(draft.seen, was);
        const auto before = known ? fieldjson::fromText<Role>(known->text) : Result<Role>(*staged);
        if (known && known->text.empty())
            was.text.clear(); // it was to be new
        else if (!before || !sameOwnPolicy(*before, existing))
            was.text = known ? known->text : fieldjson::toText(*staged);
    }
    appendMissing(changed.policies, draft.morePolicies);
    if (changed == existing)
        return;
    command.roles.push_back(std::move(changed));
    command.seen.push_back(std::move(was));
}

void addService(PutDefinitions &command, const WizardDraft &draft, const DefinitionRows &now)
{
    const auto &name = draft.service.role;
    const auto *existing = roleIn(now.roles, name);
    const bool makes = draft.newService && !name.empty() && draft.role.name == name;
    if (makes) {
        command.roles.push_back(draft.role);
        appendMissing(command.roles.back().policies, draft.morePolicies);
    } else if (existing != nullptr) {
        addChangedRole(command, draft, *existing);
    }
    for (const auto &role : draft.roles) { // made in place
        if ((role.name == name || role.name == draft.trigger.role) && roleIn(now.roles, role.name) == nullptr
            && roleIn(command.roles, role.name) == nullptr)
            command.roles.push_back(role);
    }
    if (draft.newService) {
        command.services.push_back(draft.service);
        return;
    }
    const auto *service = serviceIn(now, draft.service.name);
    if (existing != nullptr || service == nullptr || service->role.empty())
        return;
    auto changed = *service; // its role is spelled out with the service alone
    appendMissing(changed.policies, draft.morePolicies);
    if (!(changed == *service)) {
        command.services.push_back(std::move(changed));
        command.seen.push_back(seen(*service));
    }
}

} // namespace

void WizardDraft::joinNames()
{
    function.key.service = service.name;
    trigger.key.service = service.name;
    trigger.key.function = function.key.function;
}

QByteArray storedForm(const WizardDraft &draft)
{
    const QJsonObject object{{QStringLiteral("version"), WizardDraft::kVersion},
                             {QStringLiteral("draft"), fieldjson::toValue(draft)}};
    auto text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return text.size() > WizardDraft::kBytesMax ? QByteArray() : text;
}

std::optional<WizardDraft> wizardDraftOf(const QByteArray &stored)
{
    if (stored.isEmpty() || stored.size() > WizardDraft::kBytesMax)
        return {};
    const auto object = QJsonDocument::fromJson(stored).object();
    if (object.value(QStringLiteral("version")).toInt(-1) != WizardDraft::kVersion)
        return {};
    WizardDraft draft;
    if (!fieldjson::fromValue(object.value(QStringLiteral("draft")), draft))
        return {};
    if (draft.step < 0 || draft.step >= wizard::kSteps || draft.furthest < draft.step || draft.furthest >= wizard::kSteps)
        return {};
    return draft;
}

WizardTarget targetOf(const WizardDraft &draft)
{
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(draft.trigger.parameter)).object();
    const auto target = object.value(QStringLiteral("target")).toObject();
    const auto text = [&target](const char *key) { return target.value(QLatin1String(key)).toString().toStdString(); };
    WizardTarget found;
    if (draft.kind == "oss-shipper-csv")
        found.bucket = text("ossBucket");
    else if (draft.kind == "logstore_replication")
        found.logstore = {text("projectName"), text("logstoreName")};
    return found;
}

PutDefinitions madeInPlace(const WizardDraft &draft)
{
    PutDefinitions made;
    made.projects = draft.projects;
    made.logstores = draft.logstores;
    made.buckets = draft.buckets;
    made.roles = draft.roles;
    made.seen = draft.seen;
    return made;
}

void takeMadeInPlace(WizardDraft &draft, const PutDefinitions &made)
{
    draft.projects = made.projects;
    draft.logstores = made.logstores;
    draft.buckets = made.buckets;
    draft.roles = made.roles;
    draft.seen = made.seen;
}

std::vector<std::string> policiesOf(const WizardDraft &draft, const DefinitionRows &now)
{
    std::vector<std::string> policies;
    if (draft.newService && draft.role.name == draft.service.role)
        appendMissing(policies, draft.role.policies);
    for (const auto *list : {&draft.roles, &now.roles}) {
        if (const auto *role = roleIn(*list, draft.service.role))
            appendMissing(policies, role->policies);
    }
    for (const auto &service : now.services) {
        if (!draft.service.role.empty() && service.role == draft.service.role)
            appendMissing(policies, service.policies);
    }
    appendMissing(policies, draft.service.policies);
    appendMissing(policies, draft.morePolicies);
    return policies;
}

PutDefinitions commandOf(const WizardDraft &draft, const DefinitionRows &now)
{
    PutDefinitions command;
    command.authorize = draft.confirm && !now.authorized;
    command.actor = "sluice";
    addPlaces(command, draft, now);
    addService(command, draft, now);
    auto joined = draft;
    joined.joinNames();
    command.functions.push_back(std::move(joined.function));
    if (draft.withTrigger)
        command.triggers.push_back(std::move(joined.trigger));
    expectNew(command);
    return command;
}

int pageOfProblem(const WizardDraft &draft, const std::string &path)
{
    const auto text = QString::fromStdString(path);
    if (text.contains(QLatin1String(".triggers.")))
        return wizard::kTrigger;
    if (text.contains(QLatin1String(".functions.")))
        return draft.kind.empty() ? wizard::kTemplate : wizard::kFunction;
    if (text.startsWith(QLatin1String("services.")))
        return wizard::kService;
    if (text.startsWith(QLatin1String("roles.")))
        return draft.newService ? wizard::kService : wizard::kPermissions;
    if (text.startsWith(QLatin1String("projects.")) || text.startsWith(QLatin1String("buckets.")))
        return wizard::kTrigger;
    return wizard::kAuthorize;
}

} // namespace sluice
