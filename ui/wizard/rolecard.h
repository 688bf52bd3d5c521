// A role, who assumes it, what it is needed for and whether it may; with buttons that help where it may not.
#pragma once

#include "models/wizardneeds.h"
#include "ui/widgets/cardframe.h"

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class InkLabel;

class RoleCard final : public CardFrame {
    Q_OBJECT
public:
    explicit RoleCard(const QString &title, QWidget *parent = nullptr);
    void setRole(const QString &html, const QString &policies);
    void setNeeds(const std::vector<WizardNeed> &needs);
    void setButtons(const QList<QPushButton *> &buttons); // taken over
    [[nodiscard]] QPushButton *firstButton() const;

private:
    InkLabel *m_role;
    InkLabel *m_policies;
    QVBoxLayout *m_needs;
    QHBoxLayout *m_buttons;
};

[[nodiscard]] QString needText(const WizardNeed &need); // "read the Logstore shop/access"

} // namespace sluice
