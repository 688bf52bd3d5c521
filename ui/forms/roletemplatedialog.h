// "Role templates" of the user guide: a role and its policy, checked while it is typed. OK gives the role; nothing is sent.
#pragma once

#include "ui/forms/policychecks.h"
#include "ui/forms/staged.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QMessageBox;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class BadgeLabel;
class FindingRows;
class Field;
class InkLabel;
class JsonEditor;
class TryBox;
class WordsCard;

struct RoleTemplate {
    Role role; // `document` is the policy's details
    QString policyName; // the local engine keeps one policy of its own a role: the name is for people and for the cloud
    QString policyDescription;
};

class RoleTemplateDialog final : public QDialog {
    Q_OBJECT
public:
    // `templateName`: the function template that the role is for; "" = any. `use` is for narrowing. A role that exists
    // (it has a uid) keeps its name.
    RoleTemplateDialog(Staged &staged, const RoleTemplate &value, const QString &templateName, const PolicyUse &use,
                       QWidget *window);

    [[nodiscard]] RoleTemplate value() const;
    void setRemark(const QString &text); // "The role is made with the service on the last page."
    void reject() override; // asks first when something was typed

    static constexpr int kReviewMs = 120; // after the last keystroke

signals:
    void taken(const sluice::RoleTemplate &value); // OK

private:
    QLayout *makeNames();
    QLayout *makeEditor();
    QLayout *makeFindings();
    QWidget *makeFooter();
    QPushButton *makeTemplates();
    void connectAll();
    void touched();
    void reviewNames();
    void review();
    void showSummary();
    void take();

    Staged &m_staged;
    RoleTemplate m_value;
    QString m_templateName;
    PolicyUse m_use;
    QTimer m_pause;
    bool m_touched = false;
    int m_errorLine = 0; // of the policy; 0 = none, -1 = an error without a line
    int m_errors = 0;

    QLineEdit *m_role;
    QLineEdit *m_roleDescription;
    QLineEdit *m_policy;
    QLineEdit *m_policyDescription;
    QList<Field *> m_fields;
    JsonEditor *m_editor;
    InkLabel *m_position;
    InkLabel *m_size;
    InkLabel *m_count;
    FindingRows *m_checks;
    WordsCard *m_words;
    TryBox *m_try;
    InkLabel *m_remark;
    BadgeLabel *m_summary;
    QPushButton *m_ok;
    QPointer<QMessageBox> m_question;
};

} // namespace sluice
