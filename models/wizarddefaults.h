// What the wizard fills in by itself, so that pressing Next on every page makes a trigger that delivers: names that are
// free, the Logstore with the most traffic, logs and a bucket that are there or will be made, the policies a template needs.
// What a person has changed is never overwritten (WizardDraft::Suggested).
#pragma once

#include "models/wizarddraft.h"

namespace sluice {

struct TemplateFacts {
    std::string kind; // WizardDraft::kind
    bool native = false;
    std::string runtime;
    std::string handler;
    int memoryMb = 0;
    int timeoutSeconds = 0;
    std::vector<std::string> policies; // system policies that the service's role needs; empty = what the code calls
    std::string function; // its name, when it is free
    std::string triggerSuffix;
};
[[nodiscard]] const std::vector<TemplateFacts> &templateFacts();
[[nodiscard]] const TemplateFacts *templateFacts(const std::string &kind); // null = none of that name

// For a service that exists, or for a new one ("" or a name that no service has).
[[nodiscard]] WizardDraft freshDraft(const DefinitionRows &now, const std::string &service = {});

void chooseTemplate(WizardDraft &draft, const DefinitionRows &now, const std::string &kind);
void chooseTrigger(WizardDraft &draft, const DefinitionRows &now, bool withTrigger);
void chooseService(WizardDraft &draft, const DefinitionRows &now, const std::string &name); // one that exists
void chooseNewService(WizardDraft &draft, const DefinitionRows &now);
void chooseSource(WizardDraft &draft, const DefinitionRows &now, const LogstoreKey &source);
// Names that hang on others, after any of them was changed.
void followNames(WizardDraft &draft, const DefinitionRows &now);
// The columns that the source's logs have, for a configuration that nobody has changed.
void setColumns(WizardDraft &draft, const std::vector<std::string> &columns);

// Logstores that only hold what triggers and functions say of themselves.
[[nodiscard]] bool isOwnLog(const DefinitionRows &now, const LogstoreKey &key);
// The one with the most traffic, else the most logs; empty names when none has any.
[[nodiscard]] LogstoreKey busiestLogstore(const DefinitionRows &now);

} // namespace sluice
