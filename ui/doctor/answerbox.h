// The doctor's answer, before everything else: what stands in the way, why, what to do, and the button that does it.
#pragma once

#include "ui/widgets/boxes.h"

namespace sluice {

class AnswerBox final : public TintBox {
    Q_OBJECT
public:
    explicit AnswerBox(QWidget *parent = nullptr);

    // `seen`: since when and where, at the right; `fixes`: the words of the buttons, at most kFixes, best first.
    void set(Tint tint, const Trouble &answer, const QString &seen, const QStringList &fixes);
    void setBusy(bool busy); // the buttons wait
    [[nodiscard]] QPushButton *button(int which = 0) const { return m_fixes[which]; }

    static constexpr int kFixes = 2;

signals:
    void fixAsked(int which);

private:
    BadgeLabel *m_sign;
    QLabel *m_what;
    QLabel *m_seen;
    QLabel *m_whyWord;
    QLabel *m_why;
    QLabel *m_todoWord;
    QLabel *m_todo;
    QPushButton *m_fixes[kFixes];
};

} // namespace sluice
