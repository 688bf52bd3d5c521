// A local user: its name, what it is for, the system policies and a policy of its own.
#pragma once

#include "engine/access/user.h"
#include "ui/forms/form.h"

class QLineEdit;

namespace sluice {

class CheckList;
class ChecksCard;
class JsonEditor;
class SwitchBox;
class WordsCard;

class UserForm final : public Form {
    Q_OBJECT
public:
    explicit UserForm(Staged &staged, QWidget *parent = nullptr);
    void load(const User &value, FormMode mode);
    [[nodiscard]] User value() const; // keys as they were loaded

    void addTo(PutDefinitions &) const override { } // a user is put by a command of its own
    [[nodiscard]] QString path() const override;

protected:
    void review() override;

private:
    void reviewDocument();
    void showWords();

    User m_value;
    QLineEdit *m_name;
    QLineEdit *m_description;
    CheckList *m_policies;
    SwitchBox *m_own;
    JsonEditor *m_document;
    ChecksCard *m_checks;
    WordsCard *m_words;
};

} // namespace sluice
