// What the function and the trigger of a draft have to do with things of others, and whether their roles allow it. Pure.
#pragma once

#include "models/wizarddraft.h"

namespace sluice {

struct WizardNeed {
    enum class Whose { Service, Trigger }; // the role that functions act as; the one that Log Service assumes
    enum class What { ReadSource, WriteBucket, WriteLogstore, WriteFunctionLog, Invoke, WriteTriggerLog };
    Whose whose = Whose::Service;
    What what = What::ReadSource;
    std::string name; // "shop/access", "lake", "delivery/to-csv"
    bool met = false;
    std::string policy; // the system policy that allows it; "" = an own policy is needed
};

[[nodiscard]] std::vector<WizardNeed> needsOf(const WizardDraft &draft, const DefinitionRows &now, std::int64_t nowMs);
// The system policies that the service's role lacks for what is not met.
[[nodiscard]] std::vector<std::string> missingPolicies(const std::vector<WizardNeed> &needs);

// The names of resources as policies write them, of the local engine.
[[nodiscard]] std::string resourceOf(const std::string &region, const LogstoreKey &key);

} // namespace sluice
