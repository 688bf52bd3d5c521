// "Why does it not fire?": the answer first, then all that was looked at in the order of the path. Place `doctor/S/F/T`.
// It only looks; what mends is on buttons. An old answer stays on the screen until there is a new one.
#pragma once

#include "models/reader.h"
#include "ui/page.h"

#include <QElapsedTimer>

class QBoxLayout;

class QLabel;

namespace sluice {

class AnswerBox;
class BadgeLabel;
class Crumbs;
class DoctorList;
class DoctorSide;
class EmptyState;
class InkLabel;

class DoctorPage final : public Page {
    Q_OBJECT
public:
    explicit DoctorPage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override; // SERVICE/FUNCTION/TRIGGER
    void leave() override;
    void focusFirst() override;
    void showTrouble(const Error &error) override;

    [[nodiscard]] QString report() const; // the findings as text; "" = none yet

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    QLayout *buildHead();
    QWidget *buildChecks();
    void attach();
    void check();
    void take(Result<CheckRows> answer);
    void showAnswer();
    void showCounts();
    void showChecked();
    void updateBusy();
    void tick();
    void fix(const CheckRow &row, int which); // of fixesOf(); doctorpage_fix.cpp
    void changeInterval(int seconds);
    template <class C> void command(C what, const QString &doing);

    std::unique_ptr<Reader<Diagnose>> m_reader;
    Crumbs *m_crumbs;
    QLabel *m_title;
    InkLabel *m_checked;
    AnswerBox *m_answer;
    DoctorList *m_checks;
    EmptyState *m_empty;
    DoctorSide *m_side;
    QWidget *m_sideScroll = nullptr;
    QBoxLayout *m_halves = nullptr;
    BadgeLabel *m_counts[4];
    QAction *m_again = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_tick = nullptr;
    QTimer m_late;
    QElapsedTimer m_timer;
    CheckRows m_rows;
    CheckRow m_worst; // what the answer is about; check "" = nothing is wrong
    QString m_name;
    TriggerKey m_key;
    std::int64_t m_checkedMs = 0; // 0 = never
    std::int64_t m_tookMs = 0;
    std::uint64_t m_version = 0; // of the definitions when the check began
    bool m_checking = false;
    bool m_stale = false; // something changed during the check
    bool m_sending = false;
    bool m_left = true;
};

} // namespace sluice
