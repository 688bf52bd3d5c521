#include "engine/catalog/stackfile.h"

#include <algorithm>

namespace sluice {
namespace {

// Puts what the file says into `next`. The number of shards, which cannot change, stays where the file is silent.
void merge(const Stack &stack, Definitions &next)
{
    const auto &objects = stack.objects;
    if (stack.authorize)
        next.authorized = *stack.authorize;
    for (const auto &[name, project] : objects.projects)
        next.projects[name] = project;
    for (auto [key, logstore] : objects.logstores) {
        if (const auto old = next.logstores.find(key); old != next.logstores.end()) {
            logstore.uid = old->second.uid;
            if (!stack.places.contains(pathOf({ObjectKind::Logstore, toText(key)}, "shards")))
                logstore.shards = old->second.shards;
        }
        next.logstores[key] = std::move(logstore);
    }
    for (auto [name, bucket] : objects.buckets) {
        if (const auto old = next.buckets.find(name); old != next.buckets.end())
            bucket.uid = old->second.uid;
        next.buckets[name] = std::move(bucket);
    }
    for (auto [name, role] : objects.roles) {
        if (const auto old = next.roles.find(name); old != next.roles.end())
            role.uid = old->second.uid;
        next.roles[name] = std::move(role);
    }
    for (const auto &[name, service] : objects.services)
        next.services[name] = service;
    for (auto [key, function] : objects.functions) {
        if (const auto old = next.functions.find(key); old != next.functions.end())
            function.version = old->second.version;
        next.functions[key] = std::move(function);
    }
    for (auto [key, trigger] : objects.triggers) {
        if (const auto old = next.triggers.find(key); old != next.triggers.end()) {
            trigger.uid = old->second.uid;
            trigger.version = old->second.version;
            trigger.start = old->second.start; // it was used up at creation
            trigger.startTime = old->second.startTime;
        }
        next.triggers[key] = std::move(trigger);
    }
}

// What this stack made and its file no longer holds.
std::vector<ObjectRef> leftOver(const Stack &stack, const Definitions &before, const Marks &marks)
{
    std::vector<ObjectRef> refs;
    for (const auto &[ref, mark] : marks) {
        if (mark.owner == stack.file && contains(before, ref) && !contains(stack.objects, ref))
            refs.push_back(ref);
    }
    std::reverse(refs.begin(), refs.end()); // what is inside goes first
    return refs;
}

// Where in the file a problem is: the path itself, or the nearest thing around it that the file gives.
Place placeOf(const Stack &stack, std::string path)
{
    for (;;) {
        if (const auto place = stack.places.find(path); place != stack.places.end())
            return place->second;
        const auto dot = path.rfind('.');
        if (dot == std::string::npos)
            return Place{stack.file, 0, 0};
        path.resize(dot);
    }
}

std::vector<Error> placed(const Stack &stack, const std::vector<Problem> &problems)
{
    std::vector<Error> errors;
    for (const auto &problem : problems) {
        Error error = problem.error;
        const auto place = placeOf(stack, problem.path);
        if (place.line == 0)
            error.detail = problem.path + ": " + error.detail;
        error.place = place;
        errors.push_back(std::move(error));
    }
    std::stable_sort(errors.begin(), errors.end(), [](const Error &a, const Error &b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    return errors;
}

void startWarnings(const Stack &stack, const Definitions &before, std::vector<std::string> &warnings)
{
    for (const auto &[key, trigger] : stack.objects.triggers) {
        const auto old = before.triggers.find(key);
        if (old != before.triggers.end() && stack.places.contains(pathOf({ObjectKind::Trigger, toText(key)}, "source.start"))
            && (old->second.start != trigger.start || old->second.startTime != trigger.startTime))
            warnings.push_back("trigger " + toText(key)
                               + ": a start position counts at creation only; move the checkpoint to read from elsewhere");
    }
}

} // namespace

Error asError(const std::vector<Error> &errors)
{
    if (errors.empty())
        return {};
    Error all = errors.front();
    for (std::size_t i = 1; i < errors.size(); ++i)
        all.detail += '\n' + toText(errors[i]);
    return all;
}

std::vector<PlanStep> planSteps(const std::vector<Change> &changes)
{
    std::vector<PlanStep> steps;
    for (const auto &change : changes) {
        const auto *action = change.before.empty() ? "create" : change.after.empty() ? "delete" : "change";
        steps.push_back({action, change.ref, describe(change)});
    }
    return steps;
}

StackPlan planStack(const Stack &stack, const Definitions &before, const Marks &marks, PruneMode prune,
                    const RuleHooks &hooks)
{
    StackPlan plan;
    Definitions next = before;
    merge(stack, next);
    const auto left = leftOver(stack, before, marks);
    if (prune == PruneMode::Prune) {
        for (const auto &ref : left)
            eraseObject(next, ref);
    }
    plan.errors = placed(stack, check(next, before, hooks));
    plan.steps = planSteps(diff(before, next));
    startWarnings(stack, before, plan.warnings);
    if (prune == PruneMode::Keep) {
        for (const auto &ref : left)
            plan.steps.push_back({"keep", ref, "no longer in the file; --prune deletes it"});
    }
    return plan;
}

Edit applyEdit(std::shared_ptr<const Stack> stack, const Catalog &catalog, PruneMode prune, Actor actor)
{
    Edit edit;
    edit.actor = std::move(actor);
    if (edit.actor.action.empty())
        edit.actor.action = "apply";
    edit.owner = stack->file;
    edit.explain = [stack](const std::vector<Problem> &problems) { return asError(placed(*stack, problems)); };
    edit.mutate = [stack, prune, &catalog](Definitions &next) -> Done {
        const auto left = leftOver(*stack, next, catalog.marks());
        merge(*stack, next);
        if (prune == PruneMode::Prune) {
            for (const auto &ref : left)
                eraseObject(next, ref);
        }
        return {};
    };
    return edit;
}

} // namespace sluice
