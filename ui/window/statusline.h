// The engine's figures at the left, the clock with its zone at the right; always there.
#pragma once

#include "engine/client/rows.h"

#include <QWidget>

class QPushButton;

namespace sluice {

class StatusLine final : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);
    void setStatus(const EngineStatus &status);
    void setText(const QString &text); // instead of figures
    void setNow(std::int64_t nowMs);
    [[nodiscard]] const QString &clock() const { return m_clock; } // in the chosen zone, which it names
    void say(const QString &text); // for a few seconds, beside the clock
    void setLastChange(const QString &text); // what undo would take back; "" = nothing

signals:
    void undoAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();

    QPushButton *m_undo;
    QStringList m_figures;
    QStringList m_warnings; // limits that were hit, data that was lost
    QString m_clock;
    QString m_said;
    std::int64_t m_saidUntilMs = 0;
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
