// The local users: what each may do in words, its keys with their ages.
#pragma once

#include "models/usermodel.h"
#include "ui/access/accesstab.h"

class QLabel;

namespace sluice {

class ChecksCard;
class CodeView;
class InkLabel;
class KeysCard;
class ListPane;
class WordsCard;

class UsersTab final : public AccessTab {
    Q_OBJECT
public:
    UsersTab(Workspace &workspace, AccessReads &reads);

    [[nodiscard]] QString key() const override { return QStringLiteral("users"); }
    [[nodiscard]] QString title() const override { return tr("Users"); }
    void open(const QString &name) override;
    void focusFilter() override;
    void focusFirst() override;

protected:
    void refresh() override;

private:
    void addDeeds();
    QWidget *buildDetail();
    void showUser();
    [[nodiscard]] const User *current() const;

    UserModel m_model;
    ListPane *m_list;
    QWidget *m_detail;
    InkLabel *m_name;
    QLabel *m_facts;
    WordsCard *m_words;
    KeysCard *m_keys;
    QLabel *m_ownTitle;
    ChecksCard *m_checks;
    CodeView *m_document;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_newKey;
    QAction *m_delete;
};

} // namespace sluice
