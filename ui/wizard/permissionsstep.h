// Page 6: what the two roles allow, in words, and what is missing.
#pragma once

#include "models/wizardneeds.h"
#include "ui/wizard/wizardstep.h"

namespace sluice {

class InkLabel;

// A role, who assumes it, and what it is needed for, each with whether it may.
class RoleCard;

class PermissionsStep final : public WizardStep {
    Q_OBJECT
public:
    explicit PermissionsStep(WizardDesk &desk);

    void load() override;
    [[nodiscard]] ProblemSummary summary() const override;
    bool focusFirst() override;
    void definitionsChanged() override { load(); }

private:
    void addPolicy(const std::string &name);

    RoleCard *m_service;
    RoleCard *m_trigger;
    std::vector<WizardNeed> m_needs;
};

} // namespace sluice
