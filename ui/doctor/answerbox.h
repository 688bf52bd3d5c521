// The doctor's answer, before everything else: what stands in the way, why, what to do, and the button that does it.
#pragma once

#include "ui/widgets/boxes.h"

namespace sluice {

class AnswerBox final : public TintBox {
    Q_OBJECT
public:
    explicit AnswerBox(QWidget *parent = nullptr);

    // `seen`: since when and where, at the right; `fix`: the button's words with mnemonic, "" = there is none.
    void set(Tint tint, const Trouble &answer, const QString &seen, const QString &fix);
    void setBusy(bool busy); // the button waits
    [[nodiscard]] QPushButton *button() const { return m_fix; }

signals:
    void fixAsked();

private:
    BadgeLabel *m_sign;
    QLabel *m_what;
    QLabel *m_seen;
    QLabel *m_whyWord;
    QLabel *m_why;
    QLabel *m_todoWord;
    QLabel *m_todo;
    QPushButton *m_fix;
};

} // namespace sluice
