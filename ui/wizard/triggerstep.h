// Page 4: the trigger and the function's configuration beside it.
#pragma once

#include "ui/wizard/wizardstep.h"

class QStackedWidget;

namespace sluice {

class MessageStrip;
class TriggerForm;

class TriggerStep final : public WizardStep {
    Q_OBJECT
public:
    explicit TriggerStep(WizardDesk &desk);

    void load() override;
    [[nodiscard]] ProblemSummary summary() const override;
    void tellAll() override;
    bool focusFirst() override;
    void definitionsChanged() override;
    [[nodiscard]] TriggerForm *form() const { return m_form; }

private:
    void takeForm();
    void loadForm();
    void showEmpty();

    QWidget *m_noData;
    TriggerForm *m_form;
    QWidget *m_without;
    QWidget *m_with;
    Trigger m_loaded; // as the form shows it
    bool m_loading = false;
};

} // namespace sluice
