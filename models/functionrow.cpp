#include "models/functionrow.h"

#include "models/format.h"

#include <limits>
#include <map>

namespace sluice {

std::vector<FunctionRow> functionRows(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers)
{
    std::map<std::string, FunctionRow> rows;
    for (const auto &function : definitions.functions)
        rows[toText(function.key)].definition = function;
    const auto rowOf = [&rows](const TriggerKey &key) {
        const auto found = rows.find(toText(key.functionKey()));
        return found == rows.end() ? nullptr : &found->second;
    };
    for (const auto &trigger : definitions.triggers) {
        if (auto *row = rowOf(trigger.key))
            ++row->triggers;
    }
    for (const auto &trigger : triggers) {
        auto *row = rowOf(trigger.definition.key);
        if (!row)
            continue;
        if (needOf(trigger.state) < needOf(row->worst))
            row->worst = trigger.state;
        if (!trigger.lastError.empty() && (row->lastError.empty() || trigger.lastErrorMs > row->lastErrorMs)) {
            row->lastError = trigger.lastError;
            row->lastErrorMs = trigger.lastErrorMs;
        }
    }
    std::vector<FunctionRow> all;
    for (auto &[name, row] : rows)
        all.push_back(std::move(row));
    return all;
}

int needOf(const std::optional<PumpState> &worst)
{
    return worst ? needOf(*worst) : std::numeric_limits<int>::max();
}

QString kindOf(const Function &function)
{
    const auto &kind = function.templateName.empty() ? function.runtime : function.templateName;
    return kind.empty() ? format::none() : QString::fromStdString(kind);
}

} // namespace sluice
