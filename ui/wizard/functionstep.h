// Page 5: the function.
#pragma once

#include "ui/wizard/wizardstep.h"

namespace sluice {

class FunctionForm;

class FunctionStep final : public WizardStep {
    Q_OBJECT
public:
    explicit FunctionStep(WizardDesk &desk);

    void load() override;
    [[nodiscard]] ProblemSummary summary() const override;
    void tellAll() override;
    bool focusFirst() override;
    [[nodiscard]] FunctionForm *form() const { return m_form; }

private:
    void takeForm();
    void propose(); // a folder for code that has none yet

    FunctionForm *m_form;
    Function m_loaded; // as the form shows it, with
    std::string m_loadedStarter;
    bool m_loading = false;
};

} // namespace sluice
