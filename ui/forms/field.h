// One line of a form: the label, right-aligned, with its mnemonic; the control; below it what is wrong (in the colour of
// trouble, with a frame around the control), a hint, a note, and the rule with a live count of bytes.
// A field that nobody touched says nothing about being empty: it only tells its form.
#pragma once

#include "ui/forms/namerule.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace sluice {

class Field : public QWidget {
    Q_OBJECT
public:
    Field(const QString &label, QWidget *control, QWidget *parent = nullptr); // the control is taken over

    [[nodiscard]] QString label() const; // without its mnemonic
    [[nodiscard]] QWidget *control() const { return m_control; }
    void addBeside(QWidget *widget); // right of the control: a unit, a button
    void addBelow(QWidget *widget); // between the control and the messages
    void setLabelWidth(int width);
    void setControlWidth(int width); // at most; 0 = as wide as there is room
    void setRule(const QString &text, int bytesMax = 0); // shown once the field was touched or is wrong
    void setBytes(qsizetype bytes);
    void setNote(const QString &text, Ink ink = Ink::Text2,
                 const QString &strong = {}); // always shown; Ok and Warn with an icon

    // What review() of a form found. A problem is said only when the field was touched, or is not `missing`.
    void setVerdict(const Verdict &verdict);
    void setMissing(const QString &problem); // nothing was given that must be
    void setHint(const QString &hint); // does not stand in the way
    void setQuietHint(const QString &hint); // the same, but it is said elsewhere
    void setEngineProblem(const QString &problem); // from a dry run; goes with the next touch
    void touch(); // a person changed it
    void untouch();

    [[nodiscard]] QString problem() const; // "" = good
    [[nodiscard]] bool isEngineProblem() const { return m_verdict.problem.isEmpty() && !m_engineProblem.isEmpty(); }
    [[nodiscard]] bool isMissing() const { return m_missing; }
    [[nodiscard]] bool isTouched() const { return m_touched; }
    [[nodiscard]] QString hint() const { return m_hint; }
    void focusControl();

    static constexpr int kLabelWidth = 128;

signals:
    void exampleTaken(const QString &example); // the link in a problem was followed

private:
    class Message;
    void showState();
    void markWrong(bool wrong);
    void addTail(); // what is left of the row stays empty

    QLabel *m_label;
    QWidget *m_control;
    QHBoxLayout *m_row;
    QVBoxLayout *m_below;
    Message *m_problemLine;
    Message *m_hintLine;
    Message *m_noteLine;
    QLabel *m_ruleLine;
    Verdict m_verdict;
    QString m_engineProblem;
    QString m_hint;
    QString m_rule;
    int m_bytesMax = 0;
    qsizetype m_bytes = 0;
    bool m_tail = false;
    bool m_missing = false;
    bool m_touched = false;
};

// Hidden on purpose, not only because its window is not shown yet.
[[nodiscard]] bool isPutAway(const QWidget *widget);

} // namespace sluice
