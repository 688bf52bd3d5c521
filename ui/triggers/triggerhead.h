// The head of a trigger's page: where it is, its name and state, what can be done with it, its facts in one line, and a
// message when something is wrong.
#pragma once

#include "ui/errors.h"
#include "ui/widgets/controls.h"

namespace sluice {

class MessageStrip;

class TriggerHead final : public QWidget {
    Q_OBJECT
public:
    explicit TriggerHead(QWidget *parent = nullptr);

    void setTrigger(const TriggerRow &row, std::int64_t nowMs);
    void setGone(const QString &name); // it is not there any more
    void setBusy(bool busy); // a command is under way: its button waits
    void say(const Trouble &trouble); // what a command answered; until the next one
    void setConnected(bool connected);

signals:
    void placeAsked(const QString &place); // ui/places.h
    void tickAsked();
    void pauseAsked();
    void resumeAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFacts();
    void showStrips();
    void showMessage(const TriggerRow &row, std::int64_t nowMs);

    QLabel *m_crumbs;
    InkLabel *m_name;
    BadgeLabel *m_state;
    QPushButton *m_tick;
    QPushButton *m_pause;
    QLabel *m_facts;
    QWidget *m_strips = nullptr;
    MessageStrip *m_message;
    MessageStrip *m_answer;
    Trigger m_trigger;
    QString m_functionKind;
    bool m_busy = false;
    bool m_connected = true;
    bool m_gone = false;
};

} // namespace sluice
