// Page 1: may Log Service invoke functions, where do functions log to, and is there a Logstore to read.
#pragma once

#include "ui/wizard/wizardstep.h"

class QCheckBox;
class QPushButton;

namespace sluice {

class BadgeLabel;
class ChoiceBox;
class CodeView;
class InkLabel;
class MessageStrip;

class AuthorizeStep final : public WizardStep {
    Q_OBJECT
public:
    explicit AuthorizeStep(WizardDesk &desk);

    void load() override;
    [[nodiscard]] ProblemSummary summary() const override;
    void tellAll() override;
    bool focusFirst() override;
    void definitionsChanged() override { load(); }

    // A Logstore made in place: asks for it in a dialog over `over`'s window.
    static void askLogstore(WizardDesk &desk, QWidget *over, const std::string &project,
                            std::function<void(LogstoreKey)> done);

private:
    [[nodiscard]] QWidget *makeAuthorization();
    [[nodiscard]] QWidget *makeLogs();
    void showAuthorization();
    void showLogs();
    void showSources();
    void showPolicy();
    void confirmNow();
    void chooseProject(const QString &name);
    void chooseLogstore(const QString &name);

    BadgeLabel *m_state;
    InkLabel *m_meaning;
    QPushButton *m_confirm;
    QWidget *m_policyBox;
    InkLabel *m_policyHead;
    CodeView *m_policy;
    QCheckBox *m_withCreate;
    QPushButton *m_now;
    InkLabel *m_answer;
    Field *m_projectField;
    Field *m_logstoreField;
    ChoiceBox *m_project;
    ChoiceBox *m_logstore;
    QPushButton *m_newProject;
    QPushButton *m_newLogstore;
    QWidget *m_sourceBox;
    BadgeLabel *m_source;
    InkLabel *m_sourceText;
    QPushButton *m_import;
    QPushButton *m_newSource;
};

} // namespace sluice
