// Page 2: a service that exists, or a new one, and what this page will create.
#pragma once

#include "ui/wizard/wizardstep.h"

class QHBoxLayout;

namespace sluice {

class CardFrame;
class ChoiceBox;
class InkLabel;
class RadioRow;
class ServiceForm;

// A card at the right: what will be made, line by line.
class WillCreate;

class ServiceStep final : public WizardStep {
    Q_OBJECT
public:
    explicit ServiceStep(WizardDesk &desk);

    void load() override;
    [[nodiscard]] ProblemSummary summary() const override;
    void tellAll() override;
    bool focusFirst() override;
    void definitionsChanged() override;
    [[nodiscard]] ServiceForm *form() const { return m_form; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void chooseMode(int mode);
    void chooseExisting(const QString &name);
    void takeForm();
    void loadForm();
    void takeFreeRole();
    void showExisting();
    void showCard();

    RadioRow *m_mode;
    Field *m_existingField;
    ChoiceBox *m_existing;
    InkLabel *m_facts;
    ServiceForm *m_form;
    WillCreate *m_card;
    QHBoxLayout *m_row = nullptr;
    QVBoxLayout *m_column = nullptr;
    bool m_narrow = false;
    std::optional<Service> m_typed; // the new service, while an existing one is chosen
    Service m_loaded; // as the form shows it
    Role m_loadedRole;
    bool m_loading = false;
};

} // namespace sluice
