// The secrets by name: state and remedy, who refers to each, where they are kept and why not in the keychain.
#pragma once

#include "models/secretmodel.h"
#include "ui/access/accesstab.h"

class QLabel;

namespace sluice {

class ListPane;
class MessageStrip;

class SecretsTab final : public AccessTab {
    Q_OBJECT
public:
    SecretsTab(Workspace &workspace, AccessReads &reads);

    [[nodiscard]] QString key() const override { return QStringLiteral("secrets"); }
    [[nodiscard]] QString title() const override { return tr("Secrets"); }
    void open(const QString &name) override;
    void focusFilter() override;
    void focusFirst() override;

protected:
    void refresh() override;

private:
    void updateDeeds();
    void setValue();
    void remove();
    [[nodiscard]] const SecretRow *current() const;

    SecretModel m_model;
    QLabel *m_home;
    MessageStrip *m_strip;
    ListPane *m_list;
    QAction *m_set;
    QAction *m_remove;
    QAction *m_again;
};

} // namespace sluice
