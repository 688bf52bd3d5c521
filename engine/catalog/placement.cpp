#include "engine/catalog/placement.h"

#include <algorithm>
#include <optional>

namespace sluice {

namespace {

const ObjectRef kPlacedAuthorization{ObjectKind::Authorization, "connection"};

const std::string &placedKey(const Project &one)
{
    return one.name;
}
const std::string &placedKey(const Bucket &one)
{
    return one.name;
}
const std::string &placedKey(const Role &one)
{
    return one.name;
}
const std::string &placedKey(const Service &one)
{
    return one.name;
}
template <class T> const auto &placedKey(const T &one)
{
    return one.key;
}

std::string placedName(const std::string &key)
{
    return key;
}
template <class K> std::string placedName(const K &key)
{
    return toText(key);
}

template <class T, class Map>
void addPlaced(Map &map, ObjectKind kind, std::vector<T> objects, std::vector<Problem> &repeated)
{
    for (auto &one : objects) {
        const auto key = placedKey(one);
        if (map.try_emplace(key, std::move(one)).second)
            continue;
        const ObjectRef ref{kind, placedName(key)};
        repeated.push_back({pathOf(ref), Error{ErrorKind::Invalid, "NamedTwice", toText(ref) + " is given twice"}});
    }
}

template <class Map> void keepUid(const Map &before, typename Map::mapped_type &object)
{
    const auto old = before.find(placedKey(object));
    object.uid = old == before.end() ? std::string() : old->second.uid;
}
template <class Map> void keepVersion(const Map &before, typename Map::mapped_type &object)
{
    const auto old = before.find(placedKey(object));
    object.version = old == before.end() ? 1 : old->second.version;
}

void putTrigger(Definitions &next, Trigger trigger)
{
    keepUid(next.triggers, trigger);
    keepVersion(next.triggers, trigger);
    if (const auto old = next.triggers.find(trigger.key); old != next.triggers.end()) {
        trigger.start = old->second.start; // it was used up at creation
        trigger.startTime = old->second.startTime;
    }
    next.triggers[trigger.key] = std::move(trigger);
}

void placeAll(const Placement &placement, Definitions &next)
{
    next.authorized = next.authorized || placement.authorize;
    for (const auto &[name, project] : placement.objects.projects)
        next.projects[name] = project;
    for (auto [key, logstore] : placement.objects.logstores) {
        keepUid(next.logstores, logstore);
        next.logstores[key] = std::move(logstore);
    }
    for (auto [name, bucket] : placement.objects.buckets) {
        keepUid(next.buckets, bucket);
        next.buckets[name] = std::move(bucket);
    }
    for (auto [name, role] : placement.objects.roles) {
        keepUid(next.roles, role);
        next.roles[name] = std::move(role);
    }
    for (const auto &[name, service] : placement.objects.services)
        next.services[name] = service;
    for (auto [key, function] : placement.objects.functions) {
        keepVersion(next.functions, function);
        next.functions[key] = std::move(function);
    }
    for (const auto &[key, trigger] : placement.objects.triggers)
        putTrigger(next, trigger);
}

Error nameTaken(const ObjectRef &ref)
{
    return {ErrorKind::Exists, "NameTaken", toText(ref) + " exists already"};
}

// Why what somebody saw is not what is there now; none when it is.
std::optional<Error> otherwise(const Placement::Seen &seen, const std::string &now)
{
    if (seen.text == now)
        return std::nullopt;
    if (seen.text.empty())
        return nameTaken(seen.ref);
    if (now.empty())
        return Error{ErrorKind::NotFound, "GoneMeanwhile", toText(seen.ref) + " was deleted meanwhile"};
    const auto changes = describe({seen.ref, seen.text, now, {}});
    return Error{ErrorKind::Exists, "ChangedMeanwhile",
                 toText(seen.ref) + " was changed meanwhile" + (changes.empty() ? "" : " (" + changes + ')')};
}

// What is wrong with the placing itself, before any rule is asked.
std::vector<Problem> standsAgainst(const Placement &placement, const Definitions &before)
{
    auto problems = placement.repeated;
    for (const auto &ref : everyObject(placement.objects)) {
        if (placement.onlyNew && contains(before, ref))
            problems.push_back({pathOf(ref), nameTaken(ref)});
    }
    for (const auto &seen : placement.seen) {
        auto error = otherwise(seen, textOf(before, seen.ref));
        if (error && std::ranges::find(problems, pathOf(seen.ref), &Problem::path) == problems.end())
            problems.push_back({pathOf(seen.ref), std::move(*error)});
    }
    return problems;
}

} // namespace

void Placement::add(std::vector<Project> projects)
{
    addPlaced(objects.projects, ObjectKind::Project, std::move(projects), repeated);
}

void Placement::add(std::vector<Logstore> logstores)
{
    addPlaced(objects.logstores, ObjectKind::Logstore, std::move(logstores), repeated);
}

void Placement::add(std::vector<Bucket> buckets)
{
    addPlaced(objects.buckets, ObjectKind::Bucket, std::move(buckets), repeated);
}

void Placement::add(std::vector<Role> roles)
{
    addPlaced(objects.roles, ObjectKind::Role, std::move(roles), repeated);
}

void Placement::add(std::vector<Service> services)
{
    addPlaced(objects.services, ObjectKind::Service, std::move(services), repeated);
}

void Placement::add(std::vector<Function> functions)
{
    addPlaced(objects.functions, ObjectKind::Function, std::move(functions), repeated);
}

void Placement::add(std::vector<Trigger> triggers)
{
    addPlaced(objects.triggers, ObjectKind::Trigger, std::move(triggers), repeated);
}

std::vector<std::string> startWarnings(const Placement &placement, const Definitions &before)
{
    std::vector<std::string> warnings;
    for (const auto &[key, trigger] : placement.objects.triggers) {
        const auto old = before.triggers.find(key);
        if (old != before.triggers.end()
            && (old->second.start != trigger.start || old->second.startTime != trigger.startTime))
            warnings.push_back("trigger " + toText(key)
                               + ": a start position counts at creation only; move the checkpoint to read from elsewhere");
    }
    return warnings;
}

PlacementPlan planPlacement(const Placement &placement, const Definitions &before, const RuleHooks &hooks)
{
    PlacementPlan plan;
    Definitions next = before;
    placeAll(placement, next);
    plan.problems = standsAgainst(placement, before);
    std::ranges::move(check(next, before, hooks), std::back_inserter(plan.problems));
    if (plan.problems.size() > kProblemsMax)
        plan.problems.erase(plan.problems.begin() + kProblemsMax, plan.problems.end());
    plan.steps = stepsOf(placement, diff(before, next));
    plan.warnings = startWarnings(placement, before);
    plan.stack = stackOf(placement, next);
    return plan;
}

Edit placementEdit(std::shared_ptr<const Placement> placement, Actor actor)
{
    Edit edit;
    edit.actor = std::move(actor);
    edit.mutate = [placement = std::move(placement)](Definitions &next) -> Done {
        if (const auto problems = standsAgainst(*placement, next); !problems.empty())
            return fail(asError(problems));
        placeAll(*placement, next);
        return {};
    };
    return edit;
}

std::vector<PlanStep> stepsOf(const Placement &placement, const std::vector<Change> &changes)
{
    auto steps = planSteps(changes);
    for (auto &ref : everyObject(placement.objects)) {
        if (std::ranges::find(changes, ref, &Change::ref) == changes.end())
            steps.push_back({"keep", std::move(ref), {}});
    }
    std::ranges::stable_sort(steps, {}, &PlanStep::ref);
    return steps;
}

std::string stackOf(const Placement &placement, const Definitions &definitions)
{
    auto refs = everyObject(placement.objects);
    if (placement.authorize)
        refs.push_back(kPlacedAuthorization);
    return exportObjects(definitions, std::set<ObjectRef>(refs.begin(), refs.end()));
}

} // namespace sluice
