// The checks of a policy as rows in a card: what is wrong or good, with a button where it can be repaired.
#pragma once

#include "ui/forms/policychecks.h"
#include "ui/widgets/cardframe.h"

class QVBoxLayout;

namespace sluice {

class FindingRows final : public CardFrame {
    Q_OBJECT
public:
    explicit FindingRows(QWidget *parent = nullptr);
    void set(const QList<PolicyCheck> &checks);

    static constexpr int kShown = 12; // the rest is counted

signals:
    void repairAsked(const QString &document);
    void placeAsked(int line, int column);

private:
    QWidget *rowOf(const PolicyCheck &check, bool first);

    QVBoxLayout *m_rows;
    QList<PolicyCheck> m_checks;
};

} // namespace sluice
