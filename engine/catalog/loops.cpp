#include "engine/catalog/loops.h"

#include "engine/catalog/references.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace sluice {
namespace {

struct Step {
    const Trigger *trigger;
    LogstoreKey to;
    const char *by;
};
using Graph = std::map<LogstoreKey, std::vector<Step>>; // by the Logstore that is read

Graph graphOf(const Definitions &definitions)
{
    Graph graph;
    for (const auto &[key, trigger] : definitions.triggers) {
        if (trigger.allowLoop)
            continue;
        auto &steps = graph[trigger.source];
        steps.push_back({&trigger, trigger.triggerLogKey(), "its trigger log"});
        const auto service = definitions.services.find(key.service);
        if (service != definitions.services.end() && !service->second.log.logstore.empty())
            steps.push_back({&trigger, service->second.log, "the function log"});
        if (const auto target = seenTarget(definitions, trigger); target.logstore)
            steps.push_back({&trigger, *target.logstore, "its replication target"});
    }
    return graph;
}

// Logstores on which no chain can turn back are peeled off until only cycles, and what lies between them, are left.
std::set<LogstoreKey> candidates(const Graph &graph)
{
    std::map<LogstoreKey, int> waysOut;
    std::map<LogstoreKey, std::vector<LogstoreKey>> readers;
    for (const auto &[from, steps] : graph) {
        waysOut[from] += static_cast<int>(steps.size());
        for (const auto &step : steps) {
            waysOut.try_emplace(step.to, 0);
            readers[step.to].push_back(from);
        }
    }
    std::deque<LogstoreKey> ends;
    for (const auto &[key, count] : waysOut) {
        if (count == 0)
            ends.push_back(key);
    }
    while (!ends.empty()) {
        const auto end = ends.front();
        ends.pop_front();
        waysOut.erase(end);
        for (const auto &reader : readers[end]) {
            if (--waysOut[reader] == 0)
                ends.push_back(reader);
        }
    }
    std::set<LogstoreKey> left;
    for (const auto &[key, count] : waysOut)
        left.insert(key);
    return left;
}

std::string sentence(const Step &step)
{
    return toText(step.trigger->key) + " reads " + toText(step.trigger->source) + " and writes " + toText(step.to) + " ("
        + step.by + ")";
}

// The shortest way from what `first` writes back to what it reads; "" when there is none.
std::string wayBack(const Graph &graph, const std::set<LogstoreKey> &allowed, const Trigger &first)
{
    std::map<LogstoreKey, const Step *> cameBy;
    std::deque<LogstoreKey> open;
    const auto visit = [&](const Step &step) {
        if (allowed.contains(step.to) && cameBy.try_emplace(step.to, &step).second)
            open.push_back(step.to);
    };
    for (const auto &step : graph.at(first.source)) {
        if (step.trigger == &first)
            visit(step);
    }
    while (!open.empty() && !cameBy.contains(first.source)) {
        const auto at = open.front();
        open.pop_front();
        if (const auto steps = graph.find(at); steps != graph.end()) {
            for (const auto &step : steps->second)
                visit(step);
        }
    }
    const auto back = cameBy.find(first.source);
    if (back == cameBy.end())
        return {};
    std::string text = sentence(*back->second);
    for (const auto *step = back->second; step->trigger != &first; text = sentence(*step) + "; " + text)
        step = cameBy.at(step->trigger->source);
    return text;
}

} // namespace

std::vector<TriggerLoop> findLoops(const Definitions &definitions, std::size_t limit)
{
    const auto graph = graphOf(definitions);
    const auto allowed = candidates(graph);
    std::vector<TriggerLoop> loops;
    for (const auto &[from, steps] : graph) {
        if (!allowed.contains(from))
            continue;
        const Trigger *looked = nullptr; // the steps of one trigger are neighbours
        for (const auto &step : steps) {
            if (loops.size() >= limit)
                return loops;
            if (step.trigger == std::exchange(looked, step.trigger))
                continue;
            if (auto path = wayBack(graph, allowed, *step.trigger); !path.empty())
                loops.push_back({step.trigger->key, std::move(path)});
        }
    }
    return loops;
}

} // namespace sluice
