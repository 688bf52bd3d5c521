// Page 7: everything in one view, what Create will make and use, what the engine says against it, and the stack file.
#pragma once

#include "models/reviewmodel.h"
#include "ui/forms/dryrun.h"
#include "ui/wizard/wizardstep.h"

class QPushButton;
class QStackedWidget;

namespace sluice {

class CodeView;
class FactCard;
class InkLabel;
class ReviewChecks;
class ReviewProblems;
class Table;
class TroubleBox;

class ReviewStep final : public WizardStep {
    Q_OBJECT
public:
    explicit ReviewStep(WizardDesk &desk);

    void load() override;
    void leave() override;
    [[nodiscard]] ProblemSummary summary() const override;
    bool focusFirst() override;
    // Asks again; what was found stands meanwhile, or Create would be dead for a moment with each piece of news. The engine
    // checks once more when it creates.
    void definitionsChanged() override { show(); }

    void showTrouble(const Trouble &trouble); // Create failed; stands until hideTrouble()
    void hideTrouble();
    [[nodiscard]] const QString &stack() const { return m_stack; } // as the engine writes it; "" = not known yet
    [[nodiscard]] ReviewModel &model() { return m_model; }
    [[nodiscard]] bool isChecked() const { return m_checked; } // the engine has answered for this draft

private:
    [[nodiscard]] QWidget *makeTables();
    void show();
    void showFacts();
    void showAfter();
    void take(const PutAnswer &answer);
    void takeFailure(const Error &error);
    void saveStack();

    ReviewModel m_model;
    DryRun m_dryRun;
    FactCard *m_function;
    FactCard *m_trigger;
    InkLabel *m_count;
    Table *m_table;
    CodeView *m_code;
    QStackedWidget *m_views;
    class Segmented *m_view;
    QPushButton *m_copy;
    QPushButton *m_save;
    TroubleBox *m_trouble;
    ReviewProblems *m_problems;
    ReviewChecks *m_checks;
    class MessageStrip *m_after;
    QString m_stack;
    bool m_checked = false;
    bool m_checkFailed = false; // the trouble that shows is the check's own
    int m_against = 0; // problems of the last answer
};

} // namespace sluice
