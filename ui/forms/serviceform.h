// A service and the role that is made with it.
#pragma once

#include "ui/forms/form.h"
#include "ui/forms/roletemplatedialog.h"

class QLineEdit;
class QPushButton;

namespace sluice {

class BadgeLabel;
class CheckList;
class ChoiceBox;
class RadioRow;
class SwitchBox;

class ServiceForm final : public Form {
    Q_OBJECT
public:
    explicit ServiceForm(Staged &staged, QWidget *parent = nullptr);
    // Create: the role operation starts at "Create a role" unless the value names one.
    void load(const Service &value, FormMode mode);
    [[nodiscard]] Service value() const;
    [[nodiscard]] std::optional<Role> newRole() const; // that is made with it
    // What a kept draft needs beside value(): the role of "Authorize…".
    [[nodiscard]] std::optional<Role> authorized() const { return m_template; }
    void setAuthorized(std::optional<Role> value);
    void setTemplateName(const QString &name, const PolicyUse &use = {}); // for Role templates
    void setRemark(const QString &remark) { m_remark = remark; } // in Role templates' footer

    void addTo(PutDefinitions &command) const override; // the service, and the new role
    [[nodiscard]] QString path() const override;

protected:
    void review() override;
    void stagedChanged() override;

private:
    void buildLog(QVBoxLayout *column);
    void buildRole(QVBoxLayout *column);
    void reviewLog();
    void reviewRole();
    void authorize();
    void newLogstore();
    void newProject();
    [[nodiscard]] QString roleName() const; // of the role that is made

    Service m_value;
    std::optional<Role> m_template;
    QString m_templateName;
    PolicyUse m_use;
    QString m_remark;
    QLineEdit *m_name;
    QLineEdit *m_description;
    SwitchBox *m_advanced;
    QLineEdit *m_region; // shown when there is more than one
    QWidget *m_more;
    ChoiceBox *m_project;
    ChoiceBox *m_logstore;
    RadioRow *m_operation;
    ChoiceBox *m_role;
    CheckList *m_policies;
    QPushButton *m_authorize;
    BadgeLabel *m_state;
};

} // namespace sluice
