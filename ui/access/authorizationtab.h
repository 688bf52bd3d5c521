// The quick authorization: whether it stands, what it grants, and the ways to give it and to take it back.
#pragma once

#include "ui/access/accesstab.h"

class QPushButton;
class QStackedWidget;

namespace sluice {

class AuthorizationView;
class BadgeLabel;
class EmptyState;
class InkLabel;

class AuthorizationTab final : public AccessTab {
    Q_OBJECT
public:
    AuthorizationTab(Workspace &workspace, AccessReads &reads);

    [[nodiscard]] QString key() const override { return QStringLiteral("authorization"); }
    [[nodiscard]] QString title() const override { return tr("Authorization"); }
    void open(const QString &name) override;
    void focusFirst() override;

protected:
    void refresh() override;

private:
    void revoke();

    BadgeLabel *m_state;
    InkLabel *m_means;
    AuthorizationView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QAction *m_confirm;
    QAction *m_revoke;
    QPushButton *m_confirmButton;
    QPushButton *m_revokeButton;
};

// Names of the triggers that stop when nothing is authorized: enabled, in order.
[[nodiscard]] QStringList triggersThatStop(const DefinitionRows &rows);

} // namespace sluice
