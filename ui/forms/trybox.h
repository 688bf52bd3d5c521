// "Try it": one action on one resource, and whether the policy allows it.
#pragma once

#include "ui/forms/policychecks.h"
#include "ui/widgets/cardframe.h"

class QLineEdit;

namespace sluice {

class BadgeLabel;
class ChoiceBox;

class TryBox final : public CardFrame {
    Q_OBJECT
public:
    explicit TryBox(const PolicyUse &use, QWidget *parent = nullptr);
    void setPolicy(const QString &document, const QStringList &systemPolicies,
                   std::int64_t nowMs); // and again as it is typed here

private:
    void evaluate();

    ChoiceBox *m_action;
    QLineEdit *m_resource;
    BadgeLabel *m_answer;
    QString m_document;
    QStringList m_policies;
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
