// The head of a trigger's page: where it is, its name and state, what can be done with it, its facts in one line, and a
// message when something is wrong.
#pragma once

#include "ui/errors.h"
#include "ui/widgets/controls.h"

class QMenu;

namespace sluice {

class Crumbs;
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
    // What can be done with the trigger is in actions().

signals:
    void placeAsked(const QString &place); // ui/places.h
    void tickAsked();
    void pauseAsked();
    void resumeAsked();
    void said(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    QMenu *makeMenu();
    QAction *add(const QString &text, const QString &tip, const char *head); // asks for HEAD/service/function/trigger
    QLayout *buildTitle();
    void copy(const QString &command);
    void showFacts();
    void showStrips();
    void showMessage(const TriggerRow &row, std::int64_t nowMs);
    void offer(const QString &text, const QString &place); // the message's button; "" = none

    Crumbs *m_crumbs;
    InkLabel *m_name;
    BadgeLabel *m_state;
    QAction *m_tick = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_doctor = nullptr;
    QAction *m_move = nullptr;
    QAction *m_delete = nullptr;
    QPushButton *m_pauseButton = nullptr;
    QPushButton *m_fix;
    QLabel *m_facts;
    QWidget *m_strips = nullptr;
    MessageStrip *m_message;
    MessageStrip *m_answer;
    Trigger m_trigger;
    QString m_functionKind;
    QString m_place; // of the message's button
    bool m_busy = false;
    bool m_connected = true;
    bool m_gone = false;
};

} // namespace sluice
