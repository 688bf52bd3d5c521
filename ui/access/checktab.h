// "May X do Y on Z?", answered by the engine with the reason in full, and what was asked before.
#pragma once

#include "models/questionmodel.h"
#include "ui/access/accesstab.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace sluice {

class BadgeLabel;
class EmptyState;
class Table;

class CheckTab final : public AccessTab {
    Q_OBJECT
public:
    CheckTab(Workspace &workspace, AccessReads &reads);

    [[nodiscard]] QString key() const override { return QStringLiteral("check"); }
    [[nodiscard]] QString title() const override { return tr("Check"); }
    void open(const QString &name) override; // name: "user/reader", "role/etl-role": who to ask about
    void focusFirst() override;

protected:
    void refresh() override;

private:
    QWidget *buildQuestion();
    QWidget *buildAnswer();
    void offerNames();
    void review();
    void askEngine();
    void showAnswer(const AccessAnswer &answer, const QString &question);
    [[nodiscard]] QString who() const; // as CheckAccess takes it

    QuestionModel &m_questions; // of the session: lives with the workspace
    QComboBox *m_who;
    QComboBox *m_action;
    QComboBox *m_resource;
    QPushButton *m_askButton;
    QAction *m_ask;
    QWidget *m_answer;
    BadgeLabel *m_verdict;
    QLabel *m_asked;
    QLabel *m_explanation;
    Table *m_table;
    EmptyState *m_empty;
    static constexpr auto kNotOffered = ~std::uint64_t(0);
    std::uint64_t m_offeredVersion = kNotOffered; // of the definitions
    QString m_wanted; // who to ask about, once there are names
};

} // namespace sluice
