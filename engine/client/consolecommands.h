// Commands that forms, charts and previews of a console need.
#pragma once

#include "engine/client/consolerows.h"

#include <optional>

namespace sluice {

// What a sender saw of an object when it made another one of it: nobody's work is replaced unseen.
struct SeenObject {
    std::string kind;
    std::string name; // as `get` prints it
    std::string text; // its definition as it was read, fieldjson::toText(); "" = there was none of that name
    SLUICE_FIELDS(SeenObject, kind, name, text)
};

// Creates or replaces whole objects in one transaction that undo takes back; what is not named stays as it is.
// Owner only, as ApplyStack.
struct PutDefinitions {
    using Answer = PutAnswer;
    bool dryRun = false; // changes nothing; answers with problems instead of failing
    bool onlyNew = false; // Exists when one of the objects is there already
    bool authorize = false; // also confirms the authorization policy
    // Looked at when the change is made. Exists/"NameTaken", Exists/"ChangedMeanwhile", NotFound/"GoneMeanwhile" when one of
    // them is otherwise by then; what is not named here is replaced as it is.
    std::vector<SeenObject> seen;
    std::vector<Project> projects;
    std::vector<Logstore> logstores;
    std::vector<Bucket> buckets;
    std::vector<Role> roles;
    std::vector<Service> services;
    std::vector<Function> functions;
    std::vector<Trigger> triggers;
    std::string actor;
    SLUICE_FIELDS(PutDefinitions, dryRun, onlyNew, authorize, seen, projects, logstores, buckets, roles, services, functions,
                  triggers, actor)
};
struct RedoChange {
    using Answer = PlanRows; // Invalid/"NothingToRedo"
    std::string actor;
    SLUICE_FIELDS(RedoChange, actor)
};
struct GetHistory {
    using Answer = HistoryRow;
    SLUICE_FIELDS(GetHistory)
};
// Figures of the ledger's ring from `fromMs` (rounded down to a step) up to now.
struct GetFigures {
    using Answer = FigureRows;
    std::int64_t fromMs = 0;
    std::int64_t stepMs = 60'000; // 1 s …: Invalid/"StepTooShort"; at most kStepsMax steps: Invalid/"TooManySteps"
    std::string trigger; // SERVICE/FUNCTION/TRIGGER; "" = all; one that is not there has no figures
    SLUICE_FIELDS(GetFigures, fromMs, stepMs, trigger)

    static constexpr std::int64_t kStepsMax = 2'000;
};
struct PreviewFile { // reads at most kBytesMax of the first file; changes nothing
    using Answer = PreviewAnswer;
    CollectSource source;
    std::uint32_t max = 100; // logs, at most 1,000
    SLUICE_FIELDS(PreviewFile, source, max)

    static constexpr std::size_t kBytesMax = 4 * 1024 * 1024;
};

} // namespace sluice
