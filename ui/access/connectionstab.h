// The connections: what each stands for, whether its secret is there, and a test that changes nothing.
#pragma once

#include "models/connectionmodel.h"
#include "ui/access/accesstab.h"

class QLabel;

namespace sluice {

class BadgeLabel;
class ChecksCard;
class InkLabel;
class ListPane;
class SwitchBox;

class ConnectionsTab final : public AccessTab {
    Q_OBJECT
public:
    ConnectionsTab(Workspace &workspace, AccessReads &reads);

    [[nodiscard]] QString key() const override { return QStringLiteral("connections"); }
    [[nodiscard]] QString title() const override { return tr("Connections"); }
    void open(const QString &name) override;
    void focusFilter() override;
    void focusFirst() override;

protected:
    void refresh() override;

private:
    void addDeeds();
    QWidget *buildDetail();
    void showConnection();
    void test();
    void setReadOnly(bool on);
    [[nodiscard]] const ConnectionItem *current() const;
    [[nodiscard]] std::vector<ConnectionItem> items() const;

    ConnectionModel m_model;
    std::string m_tested; // whose checks are shown
    bool m_testing = false;
    ListPane *m_list;
    QWidget *m_detail;
    InkLabel *m_name;
    QLabel *m_facts;
    SwitchBox *m_readOnly;
    QLabel *m_secretTitle;
    BadgeLabel *m_secret;
    QLabel *m_remedy;
    BadgeLabel *m_testState;
    ChecksCard *m_checks;
    QAction *m_connect;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_test;
    QAction *m_delete;
};

} // namespace sluice
