// The row of checks below the table: may the owner read and write the source, may Log Service invoke, one region, no loop.
#pragma once

#include <QWidget>

namespace sluice {

class BadgeLabel;
class FlowLayout;
class WizardDesk;

class ReviewChecks final : public QWidget {
    Q_OBJECT
public:
    explicit ReviewChecks(WizardDesk &desk, QWidget *parent = nullptr); // the desk outlives it
    void load();
    void setLoop(bool loop); // as the dry run says
    [[nodiscard]] QStringList texts() const;

private:
    enum Check { MayRead, MayInvoke, OneRegion, NoLoop };
    void set(Check check, bool good, const QString &text);
    void askAccess();

    WizardDesk &m_desk;
    FlowLayout *m_flow;
    BadgeLabel *m_badges[4];
    std::uint64_t m_question = 0;
    int m_answers = 0;
    bool m_may = true;
};

} // namespace sluice
