// "Role templates" of the user guide: a role and its policy, checked while it is typed. OK gives the role; nothing is sent.
#pragma once

#include "ui/forms/policychecks.h"
#include "ui/forms/staged.h"

#include <QDialog>

namespace sluice {

struct RoleTemplate {
    Role role; // `document` is the policy's details
    QString policyName;
    QString policyDescription;
};

class RoleTemplateDialog final : public QDialog {
    Q_OBJECT
public:
    // `templateName`: the function template that the role is for; "" = any. `use` is for narrowing.
    RoleTemplateDialog(Staged &staged, const RoleTemplate &value, const QString &templateName, const PolicyUse &use,
                       QWidget *window);
    ~RoleTemplateDialog() override;

    [[nodiscard]] RoleTemplate value() const;
    void setRemark(const QString &text); // "The role is made with the service on the last page."
    void reject() override;

signals:
    void taken(const sluice::RoleTemplate &value); // OK

private:
    struct Parts;
    void build();
    void review();
    void tryIt();

    Staged &m_staged;
    RoleTemplate m_value;
    QString m_templateName;
    PolicyUse m_use;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sluice
