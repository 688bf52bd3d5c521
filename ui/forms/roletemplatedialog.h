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

class RoleTemplateDialog final : public QDialog {
    Q_OBJECT
public:
    // `value`: its document is the policy's details. `templateName`: the function template that the role is for; "" = any.
    // `use` is for narrowing. A role that exists (it has a uid) keeps its name.
    RoleTemplateDialog(Staged &staged, const Role &value, const QString &templateName, const PolicyUse &use,
                       QWidget *window);

    [[nodiscard]] Role value() const;
    void setRemark(const QString &text); // "The role is made with the service on the last page."
    void reject() override; // asks first when something was typed

    static constexpr int kReviewMs = 120; // after the last keystroke

signals:
    void taken(const sluice::Role &value); // OK

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
    Role m_value;
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
