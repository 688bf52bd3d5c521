// The roles: who assumes each, what it allows in words, what is wrong with its own policy, and who acts as it.
#pragma once

#include "models/rolemodel.h"
#include "ui/access/accesstab.h"

class QLabel;

namespace sluice {

class ChecksCard;
class CodeView;
class InkLabel;
class ListPane;
class WordsCard;

class RolesTab final : public AccessTab {
    Q_OBJECT
public:
    RolesTab(Workspace &workspace, AccessReads &reads);

    [[nodiscard]] QString key() const override { return QStringLiteral("roles"); }
    [[nodiscard]] QString title() const override { return tr("Roles"); }
    void open(const QString &name) override;
    void focusFilter() override;
    void focusFirst() override;

protected:
    void refresh() override;

private:
    QWidget *buildDetail();
    void showRole();
    [[nodiscard]] const RoleItem *current() const;

    RoleModel m_model;
    ListPane *m_list;
    QWidget *m_detail;
    InkLabel *m_name;
    QLabel *m_facts;
    WordsCard *m_words;
    QLabel *m_ownTitle;
    ChecksCard *m_checks;
    CodeView *m_document;
    QLabel *m_trustTitle;
    CodeView *m_trust;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_delete;
};

} // namespace sluice
