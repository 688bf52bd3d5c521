// A role: who may assume it, its system policies, and a policy of its own.
#pragma once

#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class CheckList;
class JsonEditor;
class RadioRow;
class SwitchBox;

class RoleForm final : public Form {
    Q_OBJECT
public:
    explicit RoleForm(Staged &staged, QWidget *parent = nullptr);
    void load(const Role &value, FormMode mode);
    [[nodiscard]] Role value() const;

    void addTo(PutDefinitions &command) const override;
    [[nodiscard]] QString path() const override;

protected:
    void review() override;

private:
    void reviewDocument();

    Role m_value;
    QLineEdit *m_name;
    QLineEdit *m_description;
    RadioRow *m_trust;
    CheckList *m_policies;
    SwitchBox *m_own;
    QLineEdit *m_policyName;
    QLineEdit *m_policyDescription;
    JsonEditor *m_document;
    QString m_shown; // the document that was loaded, as it is shown
};

} // namespace sluice
