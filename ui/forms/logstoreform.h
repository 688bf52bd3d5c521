// A Logstore: project, name, shards, retention, size, index.
#pragma once

#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class ChoiceBox;
class NumberBox;
class SwitchBox;

class LogstoreForm final : public Form {
    Q_OBJECT
public:
    explicit LogstoreForm(Staged &staged, QWidget *parent = nullptr);
    void load(const Logstore &value, FormMode mode); // Create with a project: it is preset
    [[nodiscard]] Logstore value() const;
    void fixProject(); // cannot be chosen: the Logstore is for what is already in that project

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

protected:
    void review() override;
    void stagedChanged() override;

private:
    Logstore m_value;
    ChoiceBox *m_project;
    QLineEdit *m_name;
    NumberBox *m_shards;
    NumberBox *m_ttl;
    SwitchBox *m_limited;
    NumberBox *m_maxMib;
    SwitchBox *m_index;
    bool m_projectFixed = false;
};

} // namespace sluice
